"""What a heading means: the slot of a kind of table that it fills, by the synonyms in ``headings.yml``."""

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct

from generator import quick_yaml

_FILE: Final = Path(__file__).parent / "headings.yml"
_ALIKE: Final = 0.8
_SHORTEST_TO_GUESS: Final = 4
_NEVER_GUESSED: Final = frozenset({"unit", "id", "serial"})
"""Slots that decide what becomes of a whole row."""
_NOTES: Final = ("必填", "选填", "如有", "可多选", "请填写", "填写", "单选")


class Slots(Struct, frozen=True):
    """The slots of a kind of table. ``names`` gives each slot's first heading, by which reports and ``--fill`` call it."""

    kind: str
    by_heading: Mapping[str, str]
    telling: frozenset[str]
    names: Mapping[str, str]


class Match(Struct, frozen=True):
    """The slot that a heading fills; ``certain`` is false where the heading is only like one that is known."""

    slot: str
    certain: bool
    like: str = ""


@cache
def kinds() -> Mapping[str, Slots]:
    """The kinds of table, by name."""
    data = cast("dict[str, Any]", quick_yaml.load(_FILE.read_text("utf-8")))
    return {kind: _slots(kind, of["telling"], of["slots"]) for kind, of in data.items()}


def _slots(kind: str, telling: Iterable[str], slots: Mapping[str, list[str]]) -> Slots:
    by_heading: dict[str, str] = {}
    for slot, headings in slots.items():
        for heading in headings:
            by_heading.setdefault(normal(heading), slot)
    return Slots(kind, by_heading, frozenset(telling), {slot: headings[0] for slot, headings in slots.items()})


def normal(heading: str) -> str:
    """A heading without what is not heard in it: spaces, punctuation, width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", heading))).casefold()


def match(slots: Slots, stack: tuple[str, ...]) -> Match | None:
    """What a column under the headings in ``stack`` (from the top) holds, where one of them is known."""
    for form in _forms(stack):
        slot = slots.by_heading.get(form)
        if slot:
            return Match(slot, certain=True)
    return None


def guess(slots: Slots, stack: tuple[str, ...]) -> Match | None:
    """The known heading that the lowest of ``stack`` is nearly the same as."""
    lowest = normal(_bare(stack[-1])) if stack else ""
    near = get_close_matches(lowest, slots.by_heading, n=1, cutoff=_ALIKE) if len(lowest) >= _SHORTEST_TO_GUESS else []
    if not near:
        return None
    slot = slots.by_heading[near[0]]
    if slot in _NEVER_GUESSED:
        return None
    return Match(slot, certain=False, like=slots.names[slot])


def _forms(stack: tuple[str, ...]) -> Iterable[str]:
    """The ways in which headings over each other may be known."""
    yield normal("".join(stack))
    if stack:
        yield normal("".join(_bare(part) for part in stack))
        yield normal(stack[-1])
        yield normal(_bare(stack[-1]))
        if len(stack) > 1 and not normal(stack[-1]):
            yield normal(stack[0])


def _bare(heading: str) -> str:
    """A heading without what stands in brackets and asks for something."""
    text = unicodedata.normalize("NFKC", heading)
    while "(" in text:
        before, _mark, rest = text.partition("(")
        text = before + rest.partition(")")[2]
    for note in _NOTES:
        text = text.replace(note, "")
    return text.strip("*: ")
