"""Which change record answers for a change.

A record answers for one kind of change of one part of one entry, with the values that it says, in the words of ``daylight diff``. A
value that is too long to be repeated is said by its beginning, its length and its digest: as exact, and short.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

from generator.change import Change
from generator.i18n import in_quotes
from generator.model import ChangeRecord, Covered

_WHOLE: Final = 60
_BEGINNING: Final = 30
_DIGITS: Final = 32
"""So many digits of a digest that nobody can find two texts that share them."""
CITYWIDE: Final = frozenset({"jurisdiction", "law", "excuse", "change-policy", "alert-scheme"})
"""The kinds of entries that belong to no unit."""
_ONE_A_UNIT: Final = frozenset({"unit", "rules"})
_INNER_MARKS: Final = str.maketrans("“”", "‘’")


def covering(change: Change, records: Iterable[ChangeRecord]) -> ChangeRecord | None:
    """The first of ``records`` that answers for ``change``: one of its unit (of any unit, for what is the whole city's)."""
    return next((r for r in records if any(answers(c, r, change) for c in r.covers)), None)


def answers(covered: Covered, record: ChangeRecord, change: Change) -> bool:
    """Whether what ``record`` covers is ``change``, values included."""
    said = (covered.change, covered.part or "", covered.before or "", covered.after or "")
    return names(covered, record, change) and said == (change.kind, stated(change.subject), *values(change))


def names(covered: Covered, record: ChangeRecord, change: Change) -> bool:
    """Whether what ``record`` covers is in the entry that ``change`` happened to, under its old name or its new one."""
    entry = change.entry
    return covered.kind == entry.kind and any(
        _is_named(covered, record, key) for key in (entry.key, entry.was) if key or entry.kind in CITYWIDE
    )


def _is_named(covered: Covered, record: ChangeRecord, key: str) -> bool:
    if covered.kind in CITYWIDE:
        return (covered.id or "") == key
    unit, _slash, own = key.partition("/")
    if covered.kind in _ONE_A_UNIT:
        return record.unit == unit and covered.id in (None, unit)
    return record.unit == unit and covered.id in (own, key)


def values(change: Change) -> tuple[str, str]:
    """What a record says that a change was from and to: nothing of what an internal field says."""
    return ("", "") if change.is_internal else (stated(change.before), stated(change.after))


def stated(value: str) -> str:
    """A value on one line of a record."""
    plain = in_quotes(value, len(value) + 1)[1:-1].strip()
    if len(plain) <= _WHOLE and "\n" not in value:
        return plain
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{plain[:_BEGINNING]}…（共{len(value)}字，校验码{digest}）"


def risk_in_part(name: str) -> str:
    """How the part of a change names the risk ``name``."""
    return in_quotes(name.translate(_INNER_MARKS), 30)
