"""The span of time that a report is about."""

import re
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

MONTHS: Final = 12
"""The months that a site has reports of."""
YEARS: Final = 5
"""The years that it has reports of."""

_MONTH: Final = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])\Z")
_YEAR: Final = re.compile(r"[1-9]\d{3}\Z")


class Period(Struct, frozen=True):
    """A month or a year: ``begins`` is its first day, ``after`` the first day after it, both ISO 8601; ``id`` is 2026-10 or 2026."""

    id: str
    name: str
    begins: str
    after: str
    months: tuple[str, ...]

    @property
    def ends(self) -> str:
        """The last day."""
        return (date.fromisoformat(self.after) - timedelta(days=1)).isoformat()

    @property
    def is_year(self) -> bool:
        return len(self.months) > 1


def month(text: str) -> Period | None:
    """The month that is written as in 2026-10; ``None`` for any other text."""
    found = _MONTH.match(text)
    if not found:
        return None
    year, number = int(found[1]), int(found[2])
    following = f"{year + number // 12:04}-{number % 12 + 1:02}-01"
    return Period(text, f"{year}年{number}月", f"{text}-01", following, (text,))


def year(text: str) -> Period | None:
    """The year that is written as in 2026; ``None`` for any other text."""
    if not _YEAR.match(text):
        return None
    months = tuple(f"{text}-{number:02}" for number in range(1, 13))
    return Period(text, f"{int(text)}年", f"{text}-01-01", f"{int(text) + 1:04}-01-01", months)


def over(first: str, newest: str) -> tuple[Period, ...]:
    """The periods of which a site has reports where its history goes from the day ``first`` to the day ``newest``, which has to be in a later
    one: the last ``MONTHS`` months and the last ``YEARS`` years, the newest of each first.

    So it does not depend on the day of the build; what came last says how late it is.
    """
    begun, ended = _number(first), _number(newest)
    months = (
        f"{number // 12:04}-{number % 12 + 1:02}" for number in range(ended - 1, max(begun, ended - MONTHS) - 1, -1)
    )
    years = (f"{number:04}" for number in range(ended // 12 - 1, max(begun // 12, ended // 12 - YEARS) - 1, -1))
    found = (*map(month, months), *map(year, years))
    return tuple(period for period in found if period)


def _number(day: str) -> int:
    """How many months lie between the year 0 and that of ``day``."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1
