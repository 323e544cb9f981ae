"""Defects in alerts, in the schemes that they are rated by, and in what is told of them."""

from random import Random
from typing import Any, Final

from generator.kinds import ALERT, ALERT_SCHEME, JURISDICTION
from mutations.city import City, Defect, Expected
from mutations.edits import append, at, change, put

DAY: Final = "2026-11-18"
"""A day on which nothing in the sample is late."""


def _has(*trails: tuple[str, ...]) -> Any:
    return lambda alert: all(at(alert, trail) is not None for trail in trails)


def _without(field: str, *found: str) -> Any:
    """Takes a field out of an alert that is being put right; that is to be found at ``found``."""

    def spoil(city: City, random: Random) -> Expected:
        path, alert = city.pick(random, ALERT, _has((field,), ("stages", "feedback"), found))
        del alert[field]
        city.write(path, alert)
        return Expected(path, found)

    return spoil


def _without_deadline(city: City, random: Random) -> Expected:
    path, alert = city.pick(random, ALERT, _has(("deadline",)))
    del alert["deadline"]
    city.write(path, alert)
    return Expected(path, ("measures", alert["measures"].index("rectification")))


def _entered_after(city: City, random: Random) -> Expected:
    path, alert = city.pick(random, ALERT, lambda a: a["kind"] == "prompt" and a["entered"] > "2026-02-20")
    put(city, path, alert, ("concluded",), "2026-02-02")
    return Expected(path, ("entered",))


def _late(city: City, random: Random) -> Expected:
    city.day = DAY
    path, alert = city.pick(random, ALERT, lambda a: "deadline" in a and "rectification" not in a["stages"])
    return put(city, path, alert, ("deadline",), "2026-11-17")


def _not_handled(city: City, random: Random) -> Expected:
    city.day = "2026-11-18"
    path, alert = city.pick(random, ALERT, lambda a: a.get("level") == "yellow" and a["entered"] < "2026-10-01")
    alert["stages"] = {stage: alert["stages"][stage] for stage in ("collection", "rating")}
    for field in ("measures", "deadline", "escalated", "outcome", "notice"):
        alert.pop(field, None)
    city.write(path, alert)
    return Expected(path, ("stages", "rating"))


def _overlapping(city: City, random: Random) -> Expected:
    path, data = city.pick(random, JURISDICTION)
    again = {"name": "2026年10月", "begins": "2026-10-01", "ends": "2026-10-31"}
    return append(city, path, data, ("disclosure", "alerts", "periods"), again)


DEFECTS: Final = [
    Defect(
        "an alert's result is reported before it is put right",
        "alert-stages-out-of-order",
        change(ALERT, ("stages", "feedback"), lambda _: "2026-01-04", _has(("stages", "rectification"))),
    ),
    Defect(
        "an alert is entered before its conclusion",
        "alert-stages-out-of-order",
        change(ALERT, ("entered",), lambda _: "2026-01-04"),
    ),
    Defect(
        "an alert has a level of another scheme",
        "alert-level-not-of-scheme",
        change(ALERT, ("level",), lambda _: "orange"),
    ),
    Defect(
        "an alert has the colour of those that were never warned",
        "alert-level-not-of-scheme",
        change(ALERT, ("level",), lambda _: "green"),
    ),
    Defect(
        "a light alert has a grave measure",
        "alert-measure-beyond-level",
        change(ALERT, ("measures", 0), lambda _: "admonition", lambda a: a["level"] != "red"),
    ),
    Defect("an alert to be put right in time has no deadline", "alert-without-deadline", _without_deadline),
    Defect(
        "an alert is closed without an outcome",
        "alert-closed-without-outcome",
        _without("outcome", "stages", "feedback"),
    ),
    Defect("an alert is entered weeks after its conclusion", "alert-entered-late", _entered_after),
    Defect(
        "an alert is dated in a year that has no holidays yet",
        "workdays-not-announced",
        change(ALERT, ("entered",), lambda _: "2033-01-05", _has(("level",))),
    ),
    Defect("an alert is not told to the superior", "escalation-not-recorded", _without("escalated", "level")),
    Defect("a deadline has passed", "overdue-alert", _late),
    Defect("an alert was rated and nothing was done", "overdue-alert", _not_handled),
    Defect(
        "a scheme tells superiors of a level that it does not have",
        "alert-scheme-contradicts-itself",
        change(ALERT_SCHEME, ("escalation", 0, "levels", 0), lambda _: "purple"),
    ),
    Defect(
        "a scheme counts others' levels as one that it does not have",
        "alert-scheme-contradicts-itself",
        change(ALERT_SCHEME, ("equivalents", 0, "counts_as"), lambda _: "purple"),
    ),
    Defect("two periods of the counts overlap", "overlapping-alert-periods", _overlapping),
]
