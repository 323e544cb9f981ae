"""Working days by the State Council's calendar of public holidays, make-up workdays and all (国务院办公厅节假日安排的通知).

The calendar comes with the package ``chinesecalendar``. It ends with the last year that has been announced, which happens each
November; for a later year nothing is guessed.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from chinese_calendar import is_workday as _is_workday
from chinese_calendar.constants import holidays

from generator.i18n import _

LAST_YEAR: Final[int] = max(holidays).year
FIRST_YEAR: Final[int] = min(holidays).year
"""The years whose holidays are known."""


class UnannouncedYearError(ValueError):
    """The holidays of a year are not known; the message names the year and the cure, in the reader's language."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(unannounced(year))

    def __reduce__(self) -> tuple[type["UnannouncedYearError"], tuple[int]]:
        """So that it says the same when it comes from another process."""
        return UnannouncedYearError, (self.year,)


def unannounced(year: int) -> str:
    """What is said of a year whose working days cannot be told."""
    return _("The public holidays of {year} are not in the calendar, which holds {first} to {last}.").format(
        year=year, first=FIRST_YEAR, last=LAST_YEAR
    )


def is_announced(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR


@lru_cache(maxsize=4096)  # the days of some ten years: a city asks for the same few again and again
def is_workday(day: date) -> bool:
    """Whether ``day`` is worked: raises ``UnannouncedYearError`` where nobody has said so yet."""
    if not is_announced(day.year):
        raise UnannouncedYearError(day.year)
    return bool(_is_workday(day))


def workdays_after(begin: str, end: str) -> int:
    """How many working days lie after ``begin`` up to ``end``, ISO 8601 dates; the first day is not counted (民法典第二百零一条).

    0 where ``end`` is not later. Only the years between the two need to be announced.
    """
    first, last = date.fromisoformat(begin), date.fromisoformat(end)
    return sum(is_workday(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def add_workdays(begin: str, count: int) -> str:
    """The ``count``-th working day after ``begin``, as an ISO 8601 date."""
    day = date.fromisoformat(begin)
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day.isoformat()
