"""Working days follow the State Council's notices: holidays, and the days that are worked in their stead."""

from datetime import date, timedelta

import pytest

from generator.workdays import LAST_YEAR, UnannouncedYearError, add_workdays, is_workday, workdays_after

# Copied by hand from the notices 国办发明电〔2023〕7号, 国办发明电〔2024〕12号, 国办发明电〔2025〕7号: spans of days off, and days that are worked.
OFF = {
    2024: ["01-01 01-01", "02-10 02-17", "04-04 04-06", "05-01 05-05", "06-08 06-10", "09-15 09-17", "10-01 10-07"],
    2025: ["01-01 01-01", "01-28 02-04", "04-04 04-06", "05-01 05-05", "05-31 06-02", "10-01 10-08"],
    2026: ["01-01 01-03", "02-15 02-23", "04-04 04-06", "05-01 05-05", "06-19 06-21", "09-25 09-27", "10-01 10-07"],
}
MADE_UP = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def _published(day: date) -> bool:
    """Whether a day is worked, by the tables above."""
    short = day.isoformat()[5:]
    if short in MADE_UP[day.year].split():
        return True
    return day.weekday() < 5 and not any(span[:5] <= short <= span[6:] for span in OFF[day.year])


@pytest.mark.parametrize("year", OFF)
def test_every_day_of_a_year_is_worked_or_not_as_was_announced(year: int) -> None:
    assert [d for d in _days(year) if is_workday(d) != _published(d)] == []


@pytest.mark.parametrize("year", OFF)
@pytest.mark.parametrize("count", [1, 3, 7, 10, 20])
def test_sums_of_working_days_agree_with_the_published_calendar(year: int, count: int) -> None:
    worked = [d.isoformat() for d in _days(year) if _published(d)]
    for day in _days(year)[::5]:
        later = [d for d in worked if d > day.isoformat()]
        if len(later) >= count:
            end = add_workdays(day.isoformat(), count)
            assert end == later[count - 1]
            assert workdays_after(day.isoformat(), end) == count


@pytest.mark.parametrize(
    ("begin", "end", "count"),
    [
        (
            "2026-02-13",
            "2026-02-24",
            2,
        ),  # the Saturday before the Spring Festival is worked, the nine days of it are not
        ("2026-09-18", "2026-09-24", 5),  # a Sunday is worked
        ("2026-09-30", "2026-10-10", 3),  # 8, 9 and the Saturday
        ("2025-12-31", "2026-01-05", 2),  # over the turn of the year: Sunday 4 is worked
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-03", "2026-03-02", 0),
    ],
)
def test_days_around_holidays_are_counted_by_hand(begin: str, end: str, count: int) -> None:
    assert workdays_after(begin, end) == count


def test_a_year_that_was_not_announced_is_an_error_that_names_it() -> None:
    later = LAST_YEAR + 1
    with pytest.raises(UnannouncedYearError, match=f"{later} 年.*{LAST_YEAR}"):
        workdays_after(f"{LAST_YEAR}-12-28", f"{later}-01-08")
    with pytest.raises(UnannouncedYearError):
        add_workdays(f"{LAST_YEAR}-12-28", 10)
    assert workdays_after(f"{LAST_YEAR}-12-28", f"{LAST_YEAR}-12-29") == 1
