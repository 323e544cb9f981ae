"""How names and texts are walked through, compared and held against the rules of writing."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, TypeVar

NAME_FIELDS: Final = frozenset({"name", "short_name", "other_names", "title", "short_title", "topic", "term"})
"""The fields of a catalogue that hold names."""

_ALIKE: Final = 0.6
_TELLING: Final = 24
_STOPS: Final = str.maketrans("；;\n", "。。。")
_OPENERS: Final = {
    "（": "）)",
    "(": "）)",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "『": "』",
}
_MARKS: Final = "（()）《》〈〉“”〔〕【】「」『』"
_MARK: Final = re.compile(f"[{_MARKS}]")
_PAIRS: Final = "|".join(rf"\{mark}[^{_MARKS}]*+[{closers}]" for mark, closers in _OPENERS.items())
_SIMPLY_PAIRED: Final = re.compile(rf"[^{_MARKS}]*+(?:(?:{_PAIRS})[^{_MARKS}]*+)*+")
"""Texts in which no mark stands inside a pair of others: nearly all are like that, and are done with."""
_SIGNS: Final = re.compile(r"[\W_]+")
_NUMBER_BEFORE: Final = re.compile(r"(?:^|[\s。；，、：])[0-9A-Za-z一二三四五六七八九十]{1,3}\Z")


Thing = TypeVar("Thing")
Place = tuple[str | int, ...]


def strings(value: object, trail: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text inside YAML data, with the way to it."""
    if isinstance(value, str):
        yield trail, value
        return
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        if isinstance(child, str):
            yield (*trail, step), child
        elif isinstance(child, dict | list):
            yield from strings(child, (*trail, step))


def field_of(trail: Place) -> str:
    """The field at the end of ``trail``, places in lists apart."""
    return next((step for step in reversed(trail) if isinstance(step, str)), "")


@lru_cache(maxsize=4096)  # several rules ask for the same measures and names, one after the other
def bare(text: str) -> str:
    """The text without spaces, punctuation and other signs."""
    return _SIGNS.sub("", text)


def respelled(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but spaces and punctuation; signs that say how much (%, ≥, +) are no punctuation."""
    return _said(one) == _said(other)


def _said(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "%‰％" or unicodedata.category(c)[0] == "S")


@lru_cache(maxsize=1 << 16)  # the names of all powers are compared after each edit
def plain(name: str) -> str:
    """A name without what nobody hears in it: spaces, and the width of letters, digits and punctuation (Unicode NFKC)."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are too long to be the same as another by chance or by law."""
    for sentence in text.translate(_STOPS).split("。"):
        trimmed = sentence.strip()
        if len(trimmed) >= _TELLING:
            yield trimmed


def are_alike(name: str, other: str) -> bool:
    """Whether two names may be two ways to call the same thing."""
    return plain(name) == plain(other) or SequenceMatcher(None, plain(name), plain(other)).ratio() >= _ALIKE


def repeated(things: Iterable[tuple[Hashable, Thing]]) -> Iterator[tuple[Thing, Thing]]:
    """Each thing whose key came before, with the first that had it."""
    first: dict[Hashable, Thing] = {}
    for key, thing in things:
        if key in first:
            yield thing, first[key]
        else:
            first[key] = thing


def unpaired(text: str) -> str | None:
    """The first Chinese bracket or quotation mark of ``text`` that has no other half, or whose other half is another's;
    the bracket after a number in a list, as in 1）, needs none."""
    if _SIMPLY_PAIRED.fullmatch(text):
        return None
    open_marks: list[str] = []
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark in _OPENERS:
            open_marks.append(mark)
        elif open_marks and mark in _OPENERS[open_marks[-1]]:
            open_marks.pop()
        elif not (mark in "）)" and _NUMBER_BEFORE.search(text[max(0, found.start() - 4) : found.start()])):
            return mark
    return open_marks[0] if open_marks else None
