"""How wide text is, without any font: so that charts are the same on every machine.

A Chinese glyph is one em wide in every Chinese font (GB/T 18030 fonts are full-width); the widths of the others are upper bounds
over the usual interface fonts.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Final

_NARROW: Final = frozenset("iljft.,:;'|!()[] ")
_NEVER_FIRST: Final = frozenset("、，。；：？！）》〉」』】”’％%,.;:?!)")
_NEVER_LAST: Final = frozenset("（《〈「『【“‘(")


def width(text: str) -> float:
    """The width of ``text`` in em, never less than any usual font needs."""
    return sum(map(_glyph, text))


@cache
def _glyph(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in _NARROW:
        return 0.4
    return 0.72 if character.isupper() else 0.62


@lru_cache(maxsize=4096)  # posts and duties come again and again
def wrap(text: str, widest: float) -> tuple[str, ...]:
    """``text`` in as few lines of at most ``widest`` em as can be, of about the same length.

    Lines break between Chinese characters, not inside words of letters and digits; punctuation does not begin a line. What
    may not be broken and is wider than ``widest`` makes the lines as wide as it is. Spaces at the ends of lines are left out.
    """
    pieces = [(piece, width(piece.rstrip()), width(piece)) for piece in _pieces(text.strip())]
    widest = max(widest, max((seen for _piece, seen, _whole in pieces), default=0.0))
    count = len(_fill(pieces, widest))
    goal = min(width(text) / count, widest)
    while len(lines := _fill(pieces, goal)) > count:
        goal = min(goal + 0.5, widest)
    return tuple(lines)


def _pieces(text: str) -> list[str]:
    """The parts of ``text`` that stay together."""
    pieces: list[str] = []
    for character in text:
        if pieces and _belongs(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _belongs(before: str, character: str) -> bool:
    if character.isspace() or character in _NEVER_FIRST or before.rstrip()[-1:] in _NEVER_LAST:
        return True
    return _is_word(before[-1]) and _is_word(character)


def _is_word(character: str) -> bool:
    return character.isascii() and not character.isspace()


def _fill(pieces: list[tuple[str, float, float]], widest: float) -> list[str]:
    """Lines of ``pieces``, given with their widths without and with the space at their ends."""
    lines, wide = [""], 0.0
    for piece, seen, whole in pieces:
        if lines[-1] and wide + seen > widest:
            lines.append("")
            wide = 0.0
        lines[-1] += piece
        wide += whole
    return [line.strip() for line in lines]
