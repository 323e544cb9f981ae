"""Stages of a procedure in a cell, as 受理→审查→决定→送达, and duties by stage, as 1.受理责任：…"""

import re
from typing import Final

from generator.intake.lists import one_line, split_list

_ARROW: Final = re.compile(r"\s*(?:→|➔|➜|⟶|⇒|=>|-+>|—+>|——+|↓|>+|＞+)\s*")
_LONGEST: Final = 20
_FEWEST: Final = 2
_LABELLED: Final = re.compile(r"^\s*([^：:，。；\n]{1,16}?)\s*[：:]\s*(.+)$", re.DOTALL)
_STAGE: Final = re.compile(r"(?:阶段|环节|步骤|责任|程序)$")


def read_stages(text: str) -> list[str]:
    """The names of the stages, in order; nothing where a text is no row of stages."""
    pieces = _ARROW.split(text.strip())
    if len(pieces) < _FEWEST:
        pieces = split_list(text, words=True) if len(text) <= _LONGEST * 4 and not re.search("[。：:]", text) else []
    names = [stage_name(split_list(p)[0] if split_list(p) else "") for p in pieces if p.strip()]
    fits = len(names) >= _FEWEST and all(0 < len(n) <= _LONGEST for n in names)
    return names if fits else []


def stage_name(text: str) -> str:
    """A stage without the words that only say that it is one: 受理责任 is 受理."""
    plain = one_line(text.strip())
    short = _STAGE.sub("", plain)
    return short if len(short) >= 2 else plain


def read_duties(text: str) -> list[tuple[str, str]]:
    """Stage ("" where none is named) and duty of each thing in a text."""
    duties = []
    for part in split_list(text):
        found = _LABELLED.match(part)
        if found and len(found[1]) <= 12:
            duties.append((stage_name(found[1]), found[2].strip()))
        else:
            duties.append(("", part))
    return duties
