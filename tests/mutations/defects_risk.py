"""Defects in risks and controls, in the rules of a unit, and in what must not be told of persons."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, Final

from generator.diagnostics import Trail
from generator.kinds import FLOW, JURISDICTION, POWER, RISKS, RULES, UNIT, identify
from generator.references import article_of
from generator.rules.power_without_risk import CATEGORIES
from generator.rules.unguarded_discretion import WORDS
from mutations.city import City, Defect, Expected
from mutations.edits import Spoil, append, at, change, find, is_held, one_of, put, two_of

Item = dict[str, Any]
"""A risk, control, post or rule, as data."""

_LOWER: Final = {1: 2, 2: 3}
_HARMLESS: Final = {"power_held": "direct", "likelihood": "high", "harm": "crime"}
"""For each factor, what puts a risk on the first level."""


# --- one risk -----------------------------------------------------------------


def _risk(
    spoil: Callable[[Item, Random], Trail],
    fits: Callable[[Item], Any] = lambda _risk: True,
    about: tuple[str, ...] = ("power", "post", "department", "unit"),
) -> Spoil:
    """Spoils a random risk that fits, of a power that is held or of something else; ``spoil`` says where in it that is found."""

    def spoil_one(city: City, random: Random) -> Expected:
        ended = {_id(path) for path in city.paths(POWER) if not is_held(city.data(path))}

        def is_fitting(data: Any, trail: Trail) -> bool:
            subject, name = next(iter(data["about"].items()))
            return subject in about and name not in ended and bool(fits(at(data, trail[:-1])))

        path, data, trail = find(city, random, RISKS, "rating", is_fitting)
        inner = spoil(at(data, trail[:-1]), random)
        city.write(path, data)
        return Expected(path, (*trail[:-1], *inner))

    return spoil_one


def _set(trail: Trail, edit: Callable[[Any], Any]) -> Callable[[Item, Random], Trail]:
    """Another value at a place of a risk."""

    def spoil(risk: Item, _random: Random) -> Trail:
        at(risk, trail[:-1])[trail[-1]] = edit(at(risk, trail))
        return trail

    return spoil


def _drop(*trail: str) -> Callable[[Item, Random], Trail]:
    """Nothing at a place of a risk."""

    def spoil(risk: Item, _random: Random) -> Trail:
        del at(risk, trail[:-1])[trail[-1]]
        return trail[:-1]

    return spoil


def _id(path: str) -> str:
    identity = identify(path)
    return identity.id if identity else ""


def _unit(path: str) -> str:
    identity = identify(path)
    return identity.unit if identity else ""


def _is_grave(risk: Item) -> bool:
    return bool(risk["rating"]["final"] == 1)


def _kinds(risk: Item) -> list[str]:
    return [control["kind"] for control in risk["controls"]]


# --- controls -------------------------------------------------------------------


def _guarded_by_itself(risk: Item, random: Random) -> Trail:
    i = random.randrange(len(risk["controls"]))
    risk["controls"][i]["owner"] = risk["post"]
    return ("controls", i, "owner")


def _without_oversight(risk: Item, random: Random) -> Trail:
    oversight = next(c for c in risk["controls"] if c["kind"] == "oversight")
    oversight["kind"] = random.choice(["prevention", "education", "accountability"])
    return ("controls",)


def _with_prevention_only(risk: Item, _random: Random) -> Trail:
    risk["controls"] = [c for c in risk["controls"] if c["kind"] != "oversight"]
    return ("controls",)


def _without_rules(risk: Item, _random: Random) -> Trail:
    for control in risk["controls"]:
        control.pop("rule", None)
    return ("controls",)


def _on_a_rule_that_is_not_in_force(city: City, random: Random) -> Expected:
    library, data = city.pick(random, RULES, lambda d: any(r["state"] != "in_force" for r in d["rules"]))
    idle = one_of(random, [r["id"] for r in data["rules"] if r["state"] != "in_force"])
    path, data, trail = find(city, random, RISKS, "rule", lambda d, t: _is_grave(d["risks"][t[1]]))
    while _unit(path) != _unit(library):
        path, data, trail = find(city, random, RISKS, "rule", lambda d, t: _is_grave(d["risks"][t[1]]))
    for control in at(data, trail[:3]):
        control["rule"] = idle
    city.write(path, data)
    return Expected(path, trail[:3])


def _copied(edit: Callable[[str], str]) -> Spoil:
    """A measure that another control of the unit has already."""

    def spoil(city: City, random: Random) -> Expected:
        unit = one_of(random, [_unit(path) for path in city.paths(UNIT)])
        places = [
            (path, ("risks", i, "controls", j, "measure"))
            for path in city.paths(RISKS)
            if _unit(path) == unit
            for i, risk in enumerate(city.data(path)["risks"])
            for j in range(len(risk["controls"]))
        ]
        (first, there), (second, here) = two_of(random, places)
        return put(city, second, city.data(second), here, edit(at(city.data(first), there)))

    return spoil


def _due_before_rating(risk: Item, random: Random) -> Trail:
    i = random.choice([i for i, c in enumerate(risk["controls"]) if "deadline" in c])
    risk["controls"][i]["deadline"] = "2019" + risk["controls"][i]["deadline"][4:]
    return ("controls", i, "deadline")


def _rated_after_deadline(risk: Item, _random: Random) -> Trail:
    i = next(i for i, c in enumerate(risk["controls"]) if "deadline" in c)
    risk["rating"]["date"] = str(int(risk["controls"][i]["deadline"][:4]) + 1) + "-01-05"
    return ("controls", i, "deadline")


def _has_deadline(risk: Item) -> bool:
    return "date" in risk["rating"] and any("deadline" in c for c in risk["controls"])


# --- levels -----------------------------------------------------------------------


def _graver_in_one_factor(risk: Item, random: Random) -> Trail:
    factor = random.choice(list(_HARMLESS))
    risk["factors"][factor] = _HARMLESS[factor]
    return ("rating", "final")


def _rated_lower(risk: Item, _random: Random) -> Trail:
    risk["rating"] |= dict.fromkeys(("self", "reviewed", "final"), _LOWER[risk["rating"]["final"]])
    return ("rating", "final")


def _is_steady(risk: Item) -> bool:
    """Whether a risk, not of the third level, has always had the level it has."""
    return risk["rating"]["final"] in _LOWER and "level_history" not in risk


def _was_lowered(risk: Item) -> bool:
    rating = risk["rating"]
    return "level_history" in risk and rating["final"] > min(rating.get(s, 3) for s in ("self", "reviewed"))


def _lowered(stage: str) -> Spoil:
    """A level that was graver at an earlier stage."""

    def spoil(risk: Item, _random: Random) -> Trail:
        risk["rating"][stage] = 1
        return ("rating", "final")

    return _risk(spoil, lambda r: r["rating"]["final"] > 1 and "level_history" not in r)


def _history(*changes: Callable[[Item], Item], at_fault: tuple[int, str]) -> Spoil:
    """Other changes in the place of a risk's only one, each made from it."""

    def spoil(risk: Item, _random: Random) -> Trail:
        risk["level_history"] = [made(deepcopy(risk["level_history"][0])) for made in changes]
        return ("level_history", *at_fault)

    return _risk(spoil, lambda r: len(r.get("level_history", [])) == 1)


def _same(entry: Item) -> Item:
    return entry


def _turned(entry: Item) -> Item:
    return entry | {"before": entry["after"], "after": entry["before"]}


# --- which risk, and where ------------------------------------------------------------


def _post_elsewhere(city: City, random: Random) -> Expected:
    """A post of the unit that has no part in the power."""
    path, data, trail = find(city, random, RISKS, "post", lambda d, t: t[0] == "risks" and "power" in d["about"])
    power = city.data(f"catalog/units/{_unit(path)}/powers/{data['about']['power']}.yml")
    flows = [f for f in map(city.data, _of_unit(city, FLOW.name, path)) if f["power"] == data["about"]["power"]]
    related = {*power["posts"], *(s.get("post") for f in flows for s in f["steps"])}
    related |= {c["owner"] for risk in data["risks"] for c in risk["controls"]}
    strangers = [p["id"] for p in city.data(f"catalog/units/{_unit(path)}/unit.yml")["posts"] if p["id"] not in related]
    return put(city, path, data, trail, one_of(random, strangers))
