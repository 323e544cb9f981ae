"""Ids for what comes without: the pinyin of its name, unique among what is there.

An id is made once: on the next import the entry is found again by its id, code or name, whatever its row.
"""

import re
from collections.abc import Container
from itertools import count
from typing import Final

from generator.kinds import SLUG_LENGTH, is_slug

_SPELLED: Final = 6
"""Syllables that are written out; of the rest come the first letters."""
_LONGEST: Final = 44


def slug_of(name: str, taken: Container[str]) -> str:
    """An id for ``name`` that is not in ``taken``: 占道经营许可 becomes zhan-dao-jing-ying-xu-ke; what is an id already stays."""
    base = name if is_slug(name) else _spelled(name) or "entry"
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in count(2) if f"{base}-{number}" not in taken)


def _spelled(name: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # only who imports waits for it

    plain = re.sub(r"^对|[（(].*?[）)]", "", name) or name
    syllables = [
        s
        for part in lazy_pinyin(plain, style=Style.NORMAL, errors=_kept)  # type: ignore[arg-type]  # several are allowed
        for s in re.findall("[a-z0-9]+", part.lower())
    ]
    rest = "".join(s[0] for s in syllables[_SPELLED:])
    parts = [*syllables[:_SPELLED], rest] if rest else syllables
    while len("-".join(parts)) > _LONGEST and len(parts) > 1:
        parts.pop(-2 if rest and len(parts) > 2 else -1)
    return "-".join(parts)[: min(_LONGEST, SLUG_LENGTH)].strip("-")


def _kept(characters: str) -> list[str]:
    """What has no pinyin: letters and digits stay, as one syllable each run."""
    return re.findall("[A-Za-z0-9]+", characters)
