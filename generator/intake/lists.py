"""Several things in a cell taken apart: numbered ①②③, 1. or （一）, on lines, or between semicolons."""

import re
from typing import Final

_MARK: Final = (
    r"(?:[①-⑳]|[⑴-⒇]|[⒈-⒛]"
    r"|[（(]\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]"
    r"|(?<![0-9.第])[0-9]{1,2}(?:[.．、]|[)）])(?![0-9])"
    r"|(?<![一-鿿])[一二三四五六七八九十]{1,3}[、.．])"
)
_AT_START: Final = re.compile(rf"\s*{_MARK}\s*")
_ANYWHERE: Final = re.compile(rf"(?:^|(?<=[\n；;。：:，,）) 》])|(?<=[一-鿿]))\s*{_MARK}\s*", re.MULTILINE)
_FIRSTS: Final = re.compile(
    r"①|⑴|⒈|[（(]\s?[1一]\s?[）)]|(?<![0-9.第])1(?:[.．、]|[)）])(?![0-9])|(?<![一-鿿])一[、.．]"
)
_STOPS: Final = "；;。，,、 \n"


def split_list(text: str, *, words: bool = False) -> list[str]:
    """The things in a text, without their numbers. ``words``: commas divide, too."""
    if _FIRSTS.search(text):
        begun = _FIRSTS.search(text)
        mark = begun[0] if begun else ""
        pieces = _ANYWHERE.split(text) if begun else [text]
        if mark and len(pieces) > 1:
            return _tidy(pieces)
    if words:
        return _tidy(re.split(r"[、，,；;/／\n]|和", text))
    if "\n" in text:
        return _tidy(text.split("\n"))
    if re.search(r"[；;]", text):
        return _tidy(re.split(r"[；;]", text))
    return _tidy([text])


def one_line(text: str) -> str:
    """A text that was broken to fit a cell, on one line."""
    return re.sub(r"(?<=[0-9A-Za-z,.])\n(?=[0-9A-Za-z])", " ", text).replace("\n", "")


def _tidy(pieces: list[str]) -> list[str]:
    """Each thing on one line, without its number and the stop behind it; a full stop stays where the thing is a sentence."""
    things = []
    for piece in pieces:
        thing = _AT_START.sub("", one_line(piece.strip()), count=1).strip().strip("；;，, 、")
        if thing.strip(_STOPS):
            things.append(thing)
    return things
