"""Words of the field read as values of enumerations: the schema's own names, and the aliases in ``words.yml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from generator import quick_yaml
from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.headings import normal
from generator.intake.lists import split_list
from generator.vocabulary import label, labels

_FILE: Final = Path(__file__).parent / "words.yml"
Word = str | int

YES: Final = frozenset({"是", "有", "√", "y", "yes", "对", "收", "收费", "true", "公开", "☑", "1"})
NO: Final = frozenset(
    {
        "否",
        "无",
        "×",
        "x",
        "n",
        "no",
        "不收",
        "不收费",
        "免费",
        "没有",
        "false",
        "不公开",
        "/",
        "0",
        "不收取费用",
        "不收取",
    }
)
NOTHING: Final = frozenset({"", "无", "—", "-", "/", "／", "——", "--", "－", "\\", "暂无", "没有", "不涉及", "无要求"})
"""What people write into a cell to leave it empty."""


def read_word(vocabulary: str, text: str) -> Reading:
    """The value of ``vocabulary`` that ``text`` names; a doubt where it may mean another."""
    sure, unsure = _aliases(vocabulary)
    key = normal(text) or text.strip()
    if key in sure:
        return Reading(sure[key])
    if key in unsure:
        value = unsure[key]
        said = _("{text} is taken for “{label}”; is that meant?")
        return Reading(value, (said.format(text=in_quotes(text), label=label(vocabulary, value)),))
    choices = "、".join(labels(vocabulary).values())
    said = _("{text} is none of: {choices}.")
    return Reading(left=said.format(text=in_quotes(text), choices=choices))


def read_words(vocabulary: str, text: str) -> Reading:
    """Several values, between commas or on lines."""
    values: list[Word] = []
    doubts: list[str] = []
    left: list[str] = []
    whole = read_word(vocabulary, text)
    readings = [whole] if not whole.left else [read_word(vocabulary, part) for part in split_list(text, words=True)]
    for reading in readings:
        if reading.left:
            left.append(reading.left)
        elif reading.value not in values:
            values.append(cast("Word", reading.value))
        doubts += reading.doubts
    if left and values:
        return Reading(values, (*doubts, *left))
    return Reading(values or None, tuple(doubts), left[0] if left else "")


def read_yes_no(text: str) -> Reading:
    key = normal(text) or text.strip()
    if key in YES:
        return Reading(True)
    if key in NO:
        return Reading(False)
    return Reading(left=_("{text} is neither yes nor no.").format(text=in_quotes(text)))


def is_nothing(text: str) -> bool:
    return text.strip() in NOTHING


@cache
def _aliases(vocabulary: str) -> tuple[Mapping[str, Word], Mapping[str, Word]]:
    own = {str(value): value for value in labels(vocabulary)}
    sure: dict[str, Word] = {normal(name): value for value, name in labels(vocabulary).items()}
    sure |= {normal(str(value)): value for value in labels(vocabulary) if isinstance(value, str)}
    unsure: dict[str, Word] = {}
    file = cast("dict[str, Any]", quick_yaml.load(_FILE.read_text("utf-8")))
    of = file.get(vocabulary, {})
    for target, group in ((sure, "sure"), (unsure, "unsure")):
        for name, aliases in of.get(group, {}).items():
            for alias in aliases:
                target.setdefault(normal(str(alias)) or str(alias), own[str(name)])
    return sure, unsure
