"""Materials as lists name them: 营业执照（复印件，一式两份）becomes name, form and copies."""

import re
from typing import Final

from generator.intake.account import Reading
from generator.intake.lists import split_list
from generator.intake.numerals import narrow, number_of
from generator.intake.words import read_word

_COPIES: Final = re.compile(r"(?:一式\s?)?([0-9]{1,2}|[一二两三四五六七八九十]{1,2})\s?(?:份|套)")
_BRACKET: Final = re.compile(r"[（(]([^（）()]*)[）)]")
_MOST: Final = 20


def read_materials(text: str) -> Reading:
    """``[{"name", "form", "copies", "source"}]``, the last three where they are said."""
    return Reading([_material(part) for part in split_list(narrow(text))])


def _material(text: str) -> dict[str, object]:
    facts: dict[str, object] = {}
    name = _BRACKET.sub(lambda found: "" if _take(found[1], facts) else found[0], text)
    tail = _COPIES.search(name)
    if tail and tail.end() == len(name.rstrip(" 。")) and _take(tail[0], facts):
        name = name[: tail.start()]
    for form in ("原件", "复印件"):
        if "form" not in facts and name.endswith(form) and len(name) > len(form) + 1:
            facts |= {"form": read_word("materialForm", form).value}
            name = name.removesuffix(form).rstrip("的和及、")
    made = {"name": name.strip(" ，,、。；;")} | facts
    return {key: made[key] for key in ("name", "form", "copies", "source") if key in made}


def _take(words: str, facts: dict[str, object]) -> bool:
    """Keep what all the words of a bracket say, if they say nothing else."""
    found: dict[str, object] = {}
    for part in filter(None, re.split(r"[，,、；;及和\s]+|(?<=原件|印件|子件)(?=[一0-9])", words.strip())):
        copies = _COPIES.fullmatch(part)
        number = number_of(copies[1]) if copies else None
        form, source = read_word("materialForm", part), read_word("materialSource", part)
        if number and number <= _MOST:
            found["copies"] = number
        elif form.value:
            found["form"] = form.value
        elif source.value:
            found["source"] = source.value
        else:
            return False
    facts.update(found)
    return True
