"""Defects in change records (their dates, their order, how long they took, what they name) and in who reviews."""

from random import Random
from typing import Any, Final

from generator.kinds import CHANGE_RECORD, UNIT
from mutations.city import City, Defect, Expected
from mutations.edits import Spoil, at, change, put

_DATE: Final = ("date",)
_APPROVED: Final = ("approval", "date")


def _names(kind: str) -> Spoil:
    """Misspells what a record covers of ``kind``."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, CHANGE_RECORD, lambda d: d["covers"][0]["kind"] == kind)
        return put(city, path, data, ("covers", 0, "id"), f"{at(data, ('covers', 0, 'id'))}s")

    return spoil


def _reviewed_by_nobody(city: City, random: Random) -> Expected:
    """Takes away the accounts of a unit's reviewers."""
    path, data = city.pick(random, UNIT, lambda d: "owners" in d)
    del data["owners"]
    city.write(path, data)
    return Expected(path, ("name",))


def _late(city: City, random: Random) -> Expected:
    """Puts the cause a year before the application."""
    path, data = city.pick(random, CHANGE_RECORD, lambda d: "applied" in d)
    data["cause_date"] = _year_before(data["applied"])
    city.write(path, data)
    return Expected(path, ("applied",))


def _year_before(day: Any) -> str:
    return f"{int(day[:4]) - 1}{day[4:]}"


DEFECTS: Final = [
    Defect("Nobody reviews the files of a unit", "file-without-owner", _reviewed_by_nobody),
    Defect(
        "a record whose date is not the one in its name",
        "misdated-record",
        change(CHANGE_RECORD, _DATE, lambda day: f"{day[:8]}28"),
        also=frozenset({"overlong-change-procedure"}),
    ),
    Defect(
        "a record that was approved before it was decided",
        "record-out-of-order",
        change(CHANGE_RECORD, _APPROVED, _year_before),
    ),
    Defect(
        "a record that was applied for long after its cause",
        "overlong-change-procedure",
        _late,
    ),
    Defect("a record of a power that never was", "record-of-nothing", _names("power")),
    Defect("a record of a ledger that never was", "record-of-nothing", _names("risks")),
]
