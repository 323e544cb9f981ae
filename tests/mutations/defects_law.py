"""Defects in references, law, limits, review and history, and in the shape of files."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from generator.diagnostics import Trail
from generator.kinds import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Kind, identify
from mutations.city import City, Defect, Expected
from mutations.edits import Spoil, append, at, can_spare, change, drop, find, is_held, one_of, put, trails, two_of

Fits = Callable[[Any, Trail], bool]
"""Whether a defect fits the place at a trail in data."""

_STATUTORY: Final = ("time_limits", "statutory")
_PROMISED: Final = ("time_limits", "promised")
_APPROVED: Final = ("review", "lead_approval", "date")
_NEXT_REVIEW: Final = ("review", "next_review")
_PUBLISHED: Final = ("disclosure", "published")
_VALIDITY: Final = ("disclosure", "validity")
_STATE: Final = ("status", "state")
_SINCE: Final = ("status", "since")
_NEW_LAW: Final = "catalog/laws/greening-regulation.yml"
_NEW_UNIT: Final = "catalog/units/greening-office/unit.yml"
_NEW_EXCUSE: Final = "catalog/excuses/agreed.yml"
_FAR: Final = "第九百九十九条"
"""An article that no law has."""


# --- where things are ---------------------------------------------------------


def _path(kind: Kind, unit: str, name: str = "") -> str:
    return kind.pattern.format(unit=unit, id=name)


def _unit(path: str) -> str:
    identity = identify(path)
    return identity.unit if identity else ""


def _id(path: str) -> str:
    identity = identify(path)
    return identity.id if identity else ""


def _shift(day: str, days: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _day_after(trail: Trail) -> Callable[[Any], str]:
    """The day after the one at ``trail``, told of data."""
    return lambda data: _shift(at(data, trail), 1)


# --- citations ----------------------------------------------------------------


def _is_spare(data: Any, trail: Trail) -> bool:
    """Whether the article cited around ``trail`` is cited elsewhere too."""
    basis = at(data, trail[:-1])
    return "article" in basis and can_spare(basis)


def _in(field: str, fits: Fits = _is_spare) -> Fits:
    """Fits places of held powers, and of risks, inside ``field``."""
    return lambda data, trail: ("status" not in data or is_held(data)) and field in trail and fits(data, trail)


def _all_of(data: Any, law: str) -> list[Trail]:
    found = [trail for trail in trails(data, "law") if at(data, trail) == law]
    return sorted(found, key=lambda trail: trail[0] != "legal_basis")


def _change_law(field: str, value: Any, fits: Callable[[Any], bool]) -> Spoil:
    """Changes a law that a power's legal basis cites, and looks at that power."""

    def spoil(city: City, random: Random) -> Expected:
        laws = {_id(path) for path in city.paths(LAW) if fits(city.data(path))}
        path, data, trail = find(city, random, POWER, "law", _in("legal_basis", lambda d, t: at(d, t) in laws))
        law = at(data, trail)
        entry = city.data(_path(LAW, "", law))
        put(city, _path(LAW, "", law), entry, (field,), value)
        return Expected(path, _all_of(data, law)[0])

    return spoil


# --- spoilers -----------------------------------------------------------------


def _vary(kind: Kind, field: str, edit: Callable[[Any], Any], fits: Fits = lambda _data, _trail: True) -> Spoil:
    """Edits the value of ``field``, at a random place that fits."""

    def spoil(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, kind, field, fits)
        return put(city, path, data, trail, edit(at(data, trail)))

    return spoil


def _without(kind: Kind, field: str, fits: Fits = lambda _data, _trail: True) -> Spoil:
    """Leaves ``field`` out, at a random place that fits."""
    return lambda city, random: drop(city, *find(city, random, kind, field, fits))


def _rename(kind: Kind, field: str, name: str) -> Spoil:
    """Gives ``field`` another name, at a random place."""

    def spoil(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, kind, field)
        here = at(data, trail[:-1])
        return put(city, path, data, (*trail[:-1], name), here.pop(field))

    return spoil


def _set(
    kind: Kind, trail: Trail, value: Callable[[Any], Any], fits: Callable[[Any], bool] = lambda _data: True
) -> Spoil:
    """Writes at ``trail`` what ``value`` makes of the data of a random file that fits."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, fits)
        return put(city, path, data, trail, value(data))

    return spoil


def _add(
    kind: Kind, trail: Trail, entry: Callable[[Any], Any], fits: Callable[[Any], bool] = lambda _data: True
) -> Spoil:
    """Appends to the list at ``trail`` what ``entry`` makes of the data of a random file that fits."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, fits)
        return append(city, path, data, trail, entry(data))

    return spoil


def _found_at(trail: Trail, spoil: Spoil) -> Spoil:
    """The same, told of another place in the file."""
    return lambda city, random: Expected(spoil(city, random).path, trail)


# --- flows and risks ----------------------------------------------------------


def _flow_gone(city: City, random: Random) -> Expected:
    path, _data = city.pick(random, POWER, is_held)
    city.remove(_path(FLOW, _unit(path), _id(path)))
    city.forget_alerts()
    return Expected(path, ())


def _second_flow(city: City, random: Random) -> Expected:
    path, data = city.pick(random, FLOW)
    again = path.replace(".yml", "-again.yml")
    put(city, again, data, ("title",), "新" + data["title"])
    return Expected(again, ("power",))


def _two_flows(city: City, random: Random) -> tuple[str, str]:
    """The paths of two flows of one unit, in their order."""
    unit = _unit(one_of(random, city.paths(UNIT)))
    return two_of(random, sorted(path for path in city.paths(FLOW) if _unit(path) == unit))


def _title_of_another_flow(city: City, random: Random) -> Expected:
    first, second = _two_flows(city, random)
    return put(city, second, city.data(second), ("title",), city.data(first)["title"])


def _flows_exchanged(city: City, random: Random) -> Expected:
    first, second = _two_flows(city, random)
    one, other = city.data(first), city.data(second)
    city.write(first, other)
    city.write(second, one)
    return Expected(first, ("power",))


def _flow_under_the_name_of_a_cancelled_power(city: City, random: Random) -> Expected:
    cancelled, _data = city.pick(random, POWER, lambda d: not is_held(d))
    unit = _unit(cancelled)
    name = _path(FLOW, unit, _id(cancelled))
    path = one_of(random, [p for p in city.paths(FLOW) if _unit(p) == unit and p != name])
    city.forget_alerts()
    city.write(name, city.data(path))
    city.remove(path)
    return Expected(name, ("power",))


def _title_of_another_category(city: City, random: Random) -> Expected:
    named = {"licensing": "许可", "penalty": "处罚", "inspection": "检查", "adjudication": "裁决", "reward": "奖励"}
    path, data = city.pick(random, POWER, lambda d: named.get(d["category"], "无") in d["name"])
    flow = _path(FLOW, _unit(path), _id(path))
    return put(
        city, flow, city.data(flow), ("title",), data["name"].replace(named[data["category"]], "确认") + "流程图"
    )


def _risk_taken_from_the_flow(city: City, random: Random) -> Expected:
    path, data = city.pick(random, RISKS, lambda d: "power" in d["about"])
    flow = _path(FLOW, _unit(path), data["about"]["power"])
    i, chart = random.randrange(len(data["risks"])), city.data(flow)
    for step in chart["steps"]:
        step["risks"] = [risk for risk in step.get("risks", []) if risk != data["risks"][i]["id"]]
        if not step["risks"]:
            del step["risks"]
    city.write(flow, chart)
    return Expected(path, ("risks", i))


def _risk_of_another_power(city: City, random: Random) -> Expected:
    first, second = _two_flows(city, random)
    _same, chart, trail = find(city, random, FLOW, "risks", lambda d, _t: d == city.data(first))
    foreign = next(risk for step in city.data(second)["steps"] for risk in step.get("risks", []))
    return append(city, first, chart, trail, foreign)


def _control_on_a_rule(state: str) -> Spoil:
    """Lets a control of a lesser risk rest on a rule of its unit that is in ``state``."""

    def spoil(city: City, random: Random) -> Expected:
        libraries = {_unit(path): city.data(path)["rules"] for path in city.paths(RULES)}
        idle = {unit: rule["id"] for unit, rules in libraries.items() for rule in rules if rule["state"] == state}
        places = [place for path in city.paths(RISKS) if _unit(path) in idle for place in _lesser_controls(city, path)]
        path, trail = one_of(random, places)
        return put(city, path, city.data(path), trail, idle[_unit(path)])

    return spoil


def _lesser_controls(city: City, path: str) -> list[tuple[str, Trail]]:
    """The places of the rules that controls of risks below the first level rest on."""
    data = city.data(path)
    power = data["about"].get("power")
    if power and not is_held(city.data(_path(POWER, _unit(path), power))):
        return []
    return [(path, t) for t in trails(data, "rule") if at(data, (*t[:2], "rating", "final")) != 1]


# --- units --------------------------------------------------------------------


def _unit_without_powers(city: City, _random: Random) -> Expected:
    office = {
        "name": "晴岚市绿化管理局",
        "short_name": "市绿化局",
        "uscc": "11990100MB1009007L",
        "kind": "department",
        "mission": "养护公园和街边的树木。",
        "departments": [{"id": "office", "name": "办公室"}],
        "posts": [{"id": "head", "name": "局长岗", "department": "office", "tier": "lead", "duties": ["主持工作"]}],
        "address": "晴岚市青枫路90号",
        "hours": "工作日 9:00—17:00",
        "telephone": "0000-5559000",
        "owners": ["@qinglan/lvhua"],
        "disclosure": {
            "index_number": "11990100MB1009007L/2026-00001",
            "published": "2026-03-01",
            "mode": "proactive",
            "validity": "valid",
        },
    }
    city.write(_NEW_UNIT, office)
    return Expected(_NEW_UNIT, ())


def _idle_post(unit: Any) -> Any:
    department = unit["departments"][0]["id"]
    return {"id": "idle-post", "name": "待定岗", "department": department, "tier": "key", "duties": ["待分工事务"]}


def _misspelt(name: str) -> str:
    return name[:-1] + "xx"


# --- law ----------------------------------------------------------------------


def _cites_a_repealed_law(city: City, random: Random) -> Expected:
    law, text = city.pick(random, LAW, lambda d: "repealed" in d)
    basis = {"law": _id(law), "article": text["articles"][0]["article"], "role": "exercises"}
    path, data = city.pick(random, POWER, is_held)
    at_basis = append(city, path, data, ("legal_basis",), basis)
    return Expected(path, (*at_basis.trail, "law"))


def _low_basis_establishes(city: City, random: Random) -> Expected:
    low = {_id(p) for p in city.paths(LAW) if city.data(p)["kind"] == "department_rule"}
    limited = ("licensing", "coercion")
    path, data, trail = find(
        city, random, POWER, "law", _in("legal_basis", lambda d, t: d["category"] in limited and at(d, t) in low)
    )
    put(city, path, data, (*trail[:-1], "role"), "establishes")
    return Expected(path, trail)


def _establishes_a_licence(data: Any, trail: Trail) -> bool:
    return bool(data["category"] == "licensing" and at(data, trail[:-1]).get("role") == "establishes")


def _low_law_for_a_licence(city: City, random: Random) -> Expected:
    path, data, trail = find(city, random, POWER, "law", _in("legal_basis", _establishes_a_licence))
    law = _path(LAW, "", at(data, trail))
    put(city, law, city.data(law), ("kind",), "department_rule")
    return Expected(path, trail)


def _nothing_establishes(data: Any) -> Any:
    return [{**basis, "role": "exercises"} for basis in data["legal_basis"]]


def _articles_exchanged(city: City, random: Random) -> Expected:
    path, data = city.pick(random, LAW, lambda d: len(d["articles"]) > 1)
    articles, i = data["articles"], random.randrange(1, len(data["articles"]))
    articles[i - 1], articles[i] = articles[i], articles[i - 1]
    city.write(path, data)
    return Expected(path, ("articles", i, "article"))


def _cited_twice(kind: Kind, field: str) -> Spoil:
    def spoil(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, kind, field)
        return append(city, path, data, trail, dict(one_of(random, at(data, trail))))

    return spoil


def _rule_of_state(state: str, edit: Callable[[Any], Any]) -> Spoil:
    """Edits a rule of a library that is in ``state``; ``edit`` says which field of it is then wrong, if one."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, RULES, lambda d: any(r["state"] == state for r in d["rules"]))
        i = next(i for i, rule in enumerate(data["rules"]) if rule["state"] == state)
        field = edit(data["rules"][i])
        city.write(path, data)
        return Expected(path, ("rules", i, field) if field else ("rules", i))

    return spoil


def _unsaid_repeal(rule: Any) -> None:
    del rule["repealed"]


def _in_force_again(rule: Any) -> str:
    rule["state"] = "in_force"
    del rule["replaced_by"]
    return "repealed"


def _replaced_by_itself(rule: Any) -> str:
    rule["replaced_by"] = rule["id"]
    return "replaced_by"


def _own_name(kind: Kind, field: str) -> Spoil:
    """Names the entry itself in ``field``."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind)
        return put(city, path, data, (field,), _id(path) or _unit(path))

    return spoil


def _related_to_itself(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER)
    return append(city, path, data, ("related",), _id(path))


def _delegation_not_listed(city: City, random: Random) -> Expected:
    path, _data = city.pick(random, POWER, lambda d: "delegated_by" in d["exercised_by"])
    name = f"{_unit(path)}/{_id(path)}"
    for principal in [p for p in city.paths(POWER) if name in city.data(p).get("related", [])]:
        entry = city.data(principal)
        put(city, principal, entry, ("related",), [r for r in entry["related"] if r != name])
    return Expected(path, ("exercised_by", "delegated_by"))


def _uncited_law(city: City, _random: Random) -> Expected:
    articles = [{"article": "第一条", "gist": "城市绿化要有规划。"}]
    law = {"title": "城市绿化条例", "kind": "administrative_regulation", "issuer": "国务院", "effective": "2017-03-01"}
    city.write(_NEW_LAW, {**law, "articles": articles})
    return Expected(_NEW_LAW, ())


# --- limits -------------------------------------------------------------------


def _has_statutory(unit: str) -> Callable[[Any], bool]:
    return lambda power: is_held(power) and at(power, (*_STATUTORY, "unit")) == unit


def _is_told_in_days(power: Any) -> bool:
    """Whether a power has a statutory limit in days; a licence may not take as many working days."""
    return _has_statutory("day")(power) and power["category"] != "licensing"


def _is_plain_licence(power: Any) -> bool:
    limits = power["time_limits"]
    return (
        is_held(power) and power["category"] == "licensing" and "statutory" in limits and "override_basis" not in limits
    )


def _longer_than_statute(power: Any) -> Any:
    statutory = at(power, _STATUTORY)
    return {**statutory, "value": statutory["value"] + 1}


def _in_hours(power: Any) -> Any:
    return {"value": at(power, (*_STATUTORY, "value")) * 24 + 1, "unit": "hour"}


# --- review and history -------------------------------------------------------


def _ends_adjusted(power: Any) -> bool:
    """Whether the last change of a power is an adjustment, and not its first."""
    history = power["status"]["history"]
    return len(history) > 1 and history[-1]["change"] == "adjusted" and history[-1]["date"] > history[0]["date"]


def _two_changes(power: Any) -> bool:
    return _ends_adjusted(power) and len(power["status"]["history"]) == 2


def _last_change(field: str, value: Callable[[Any], Any], fits: Callable[[Any], bool] = _two_changes) -> Spoil:
    """Writes another value into the second and last change of a power's history."""
    return _set(POWER, ("status", "history", 1, field), value, fits)


def _established_twice(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _two_changes)
    data["status"]["since"] = data["status"]["history"][1]["date"]
    return put(city, path, data, ("status", "history", 1, "change"), "established")


def _changes_exchanged(city: City, random: Random) -> Expected:
    path, data = city.pick(
        random, POWER, lambda d: [h["change"] for h in d["status"]["history"][1:]] == ["adjusted"] * 2
    )
    first, *later = data["status"]["history"]
    put(city, path, data, ("status", "history"), [first, *reversed(later)])
    return Expected(path, ("status", "history", 2, "date"))


def _last_filing(power: Any) -> str:
    return str(max(filing["date"] for filing in power["review"]["filed"]))


def _is_reviewed(power: Any) -> bool:
    return (
        is_held(power) and len(at(power, ("review", "filed")) or []) == 4 and "collective_decision" in power["review"]
    )


def _filed_late(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _is_reviewed)
    put(city, path, data, ("review", "filed", 3, "date"), _shift(data["disclosure"]["published"], 1))
    return Expected(path, _PUBLISHED)


def _approved_by_another(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _is_reviewed)
    posts = city.data(_path(UNIT, _unit(path)))["posts"]
    wrong = one_of(random, [post["id"] for post in posts if post["tier"] != "lead"])
    return put(city, path, data, ("review", "lead_approval", "post"), wrong)


# --- excuses and checks -------------------------------------------------------


def _excuse(rule: str) -> Spoil:
    """Adds an excuse from ``rule`` for a power in which it finds nothing."""

    def spoil(city: City, random: Random) -> Expected:
        path, _data = city.pick(random, POWER)
        reason = {"reason": "已经会商同意。", "decided_by": "防控办", "date": "2026-03-01"}
        city.write(_NEW_EXCUSE, {"rule": rule, "file": path, "at": "summary", **reason})
        return Expected(_NEW_EXCUSE, ("rule",))

    return spoil


def _check(rule: str) -> Spoil:
    entry = {"rule": rule, "severity": "warning"}
    return lambda city, random: _within("rule", _add(JURISDICTION, ("checks",), lambda _d: entry)(city, random))


def _within(field: str, expected: Expected) -> Expected:
    return Expected(expected.path, (*expected.trail, field))


# --- identifiers --------------------------------------------------------------


def _twin(kind: Kind, trail: Trail, field: str = "id", **changes: Any) -> Spoil:
    """Appends another entry of the same identifier as a random one of the list at ``trail``."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind)
        of = at(data, trail)[-1] if field == "article" else one_of(random, at(data, trail))  # articles stand in order
        return _within(field, append(city, path, data, trail, {**deepcopy(of), **changes}))

    return spoil


# --- shape --------------------------------------------------------------------


def _shapeless_excuse(city: City, _random: Random) -> Expected:
    city.write(_NEW_EXCUSE, {"rule": "no-remedy", "file": _NEW_UNIT, "decided_by": "防控办", "date": "2026-03-01"})
    return Expected(_NEW_EXCUSE, ())


def _required_left_out(kind: Kind, *fields: str) -> Spoil:
    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind)
        return drop(city, path, data, (one_of(random, list(fields)),))

    return spoil


def _decision_with_next(city: City, random: Random) -> Expected:
    path, data, trail = find(city, random, FLOW, "branches")
    return put(city, path, data, (*trail[:-1], "next"), at(data, trail)[0]["next"])


_REFERENCES: Final = [
    Defect(
        "A duty rests on a law that is not registered",
        "dangling-reference",
        _vary(POWER, "law", _misspelt, _in("responsibilities")),
    ),
    Defect(
        "A breach is of a law that is not registered",
        "dangling-reference",
        _vary(RISKS, "law", _misspelt, _in("breaches")),
    ),
    Defect(
        "A citation is of an article that the law has not",
        "dangling-reference",
        _vary(POWER, "article", lambda _v: _FAR, _in("legal_basis")),
    ),
    Defect(
        "A unit is under one that is not there", "dangling-reference", _set(UNIT, ("parent",), lambda _d: "city-hall")
    ),
    Defect(
        "A power belongs to no department of its unit", "dangling-reference", change(POWER, ("department",), _misspelt)
    ),
    Defect("A rule belongs to no department of its unit", "dangling-reference", _vary(RULES, "owner", _misspelt)),
    Defect(
        "A power is related to one that is not there",
        "dangling-reference",
        _add(POWER, ("related",), lambda _d: "tree-felling"),
    ),
    Defect("A control rests on a rule that the library has not", "dangling-reference", _vary(RISKS, "rule", _misspelt)),
    Defect(
        "A power is in a focus field that is not there",
        "dangling-reference",
        _add(POWER, ("focus_fields",), lambda _d: {"field": "sports"}),
    ),
    Defect("A power is in a link that its focus field has not", "dangling-reference", _vary(POWER, "link", _misspelt)),
    Defect(
        "Two posts have one identifier",
        "duplicate-identifier",
        _twin(UNIT, ("posts",), name="待定岗", duties=["待分工事务"]),
    ),
    Defect("Two departments have one identifier", "duplicate-identifier", _twin(UNIT, ("departments",), name="待定科")),
    Defect(
        "Two rules have one identifier",
        "duplicate-identifier",
        _twin(RULES, ("rules",), title="车辆停放管理办法", number="晴车〔2024〕1号"),
    ),
    Defect("An article is registered twice", "duplicate-identifier", _twin(LAW, ("articles",), "article")),
    Defect(
        "Two focus fields have one identifier",
        "duplicate-identifier",
        _twin(JURISDICTION, ("focus_fields",), name="体育赛事"),
    ),
    Defect("An excuse is for what no rule finds", "unneeded-excuse", _excuse("name-as-summary")),
    Defect("An excuse is from a rule that there is not", "unneeded-excuse", _excuse("too-short-summary")),
    Defect("A severity is set for a rule that there is not", "unknown-check", _check("too-short-summary")),
    Defect("A severity is set for a rule whose name is misspelt", "unknown-check", _check("unused-posts")),
    Defect(
        "An article that nothing cites is registered",
        "uncited-article",
        _add(LAW, ("articles",), lambda _d: {"article": _FAR, "gist": "本法自公布之日起施行。"}),
    ),
    Defect("A law that nothing cites is registered", "uncited-article", _uncited_law),
]

_FLOWS: Final = [
    Defect("A power's flow is gone", "power-without-flow", _flow_gone),
    Defect("A power has a second flow", "power-with-two-flows", _second_flow, frozenset({"copied-flow"})),
    Defect(
        "A flow has the title of another",
        "repeated-flow-title",
        _title_of_another_flow,
        frozenset({"flow-titled-for-another-power"}),
    ),
    Defect("Two flows have each other's file names", "flow-named-after-another-power", _flows_exchanged),
    Defect(
        "A flow has the file name of a cancelled power",
        "flow-named-after-another-power",
        _flow_under_the_name_of_a_cancelled_power,
    ),
    Defect(
        "A flow's title is of quite another matter",
        "flow-titled-for-another-power",
        change(FLOW, ("title",), lambda _v: "体育赛事报名流程图"),
    ),
    Defect("A flow's title is of another category", "flow-titled-for-another-power", _title_of_another_category),
    Defect("No step carries a risk any more", "risk-on-no-step", _risk_taken_from_the_flow),
    Defect("A step carries a risk of another power", "risk-of-another-power", _risk_of_another_power),
    Defect("A control rests on a repealed rule", "control-on-rule-not-in-force", _control_on_a_rule("repealed")),
    Defect(
        "A control rests on a rule still being drafted", "control-on-rule-not-in-force", _control_on_a_rule("drafting")
    ),
    Defect("A post has nothing to do", "unused-post", _add(UNIT, ("posts",), _idle_post)),
    Defect(
        "A department has nothing to do",
        "unused-department",
        _add(UNIT, ("departments",), lambda _d: {"id": "idle-section", "name": "车辆科"}),
    ),
    Defect("A unit has no power", "unit-without-powers", _unit_without_powers),
]

_LAW: Final = [
    Defect("A legal basis names no article", "basis-without-article", _without(POWER, "article", _in("legal_basis"))),
    Defect("A breach names no article", "basis-without-article", _without(RISKS, "article", _in("breaches"))),
    Defect(
        "A law that powers rest on is repealed",
        "basis-repealed",
        _change_law("repealed", "2026-05-01", lambda law: "repealed" not in law),
    ),
    Defect("A power rests on a law long repealed", "basis-repealed", _cites_a_repealed_law),
    Defect(
        "A law that powers rest on is not in force yet",
        "basis-not-in-force",
        _change_law("effective", "2026-11-01", lambda law: "version" not in law),
    ),
    Defect(
        "A law was amended after the powers were published",
        "basis-newer-than-publication",
        _change_law("effective", "2026-11-01", lambda law: "version" in law),
    ),
    Defect("A ministry's rule is said to establish a licence", "basis-too-low", _low_basis_establishes),
    Defect("The law that establishes a licence is a ministry's rule", "basis-too-low", _low_law_for_a_licence),
    Defect(
        "Nothing establishes a licence",
        "licence-without-establishing-basis",
        _set(POWER, ("legal_basis",), _nothing_establishes, _is_plain_licence),
    ),
    Defect("Two articles are exchanged", "article-out-of-order", _articles_exchanged),
    Defect("A legal basis is given twice", "repeated-citation", _cited_twice(POWER, "legal_basis")),
    Defect("A breach is given twice", "repeated-citation", _cited_twice(RISKS, "breaches")),
    Defect("It is not said when a rule was repealed", "half-repealed-rule", _rule_of_state("repealed", _unsaid_repeal)),
    Defect("A repealed rule is said to be in force", "half-repealed-rule", _rule_of_state("repealed", _in_force_again)),
    Defect("A power is related to itself", "self-reference", _related_to_itself),
    Defect("A unit is under itself", "self-reference", _own_name(UNIT, "parent")),
    Defect("A law is replaced by itself", "self-reference", _own_name(LAW, "replaced_by")),
    Defect("A rule is replaced by itself", "self-reference", _rule_of_state("in_force", _replaced_by_itself)),
    Defect("A unit does not list what it delegated", "delegation-not-listed-back", _delegation_not_listed),
]

_LIMITS: Final = [
    Defect(
        "A licence takes longer than the licensing law allows",
        "longer-than-licensing-law",
        _found_at(
            _STATUTORY,
            _set(POWER, (*_STATUTORY, "value"), lambda _d: 100, _is_plain_licence),
        ),
    ),
    Defect(
        "No special law is named for a long licence",
        "longer-than-licensing-law",
        _found_at(
            _STATUTORY,
            _without(POWER, "override_basis", lambda d, t: _is_spare(d, (*t, "law")) and d["category"] == "licensing"),
        ),
    ),
    Defect(
        "More days are promised than the law allows",
        "promise-longer-than-law",
        _set(POWER, _PROMISED, _longer_than_statute, _has_statutory("workday")),
    ),
    Defect(
        "More hours are promised than the law allows days",
        "promise-longer-than-law",
        _set(POWER, _PROMISED, _in_hours, _has_statutory("day")),
    ),
    Defect(
        "Days are promised for the law's working days",
        "limits-in-different-units",
        _found_at(
            _PROMISED,
            _set(
                POWER,
                (*_STATUTORY, "unit"),
                lambda _d: "workday",
                _is_told_in_days,
            ),
        ),
    ),
    Defect(
        "Working days are promised for the law's days",
        "limits-in-different-units",
        _found_at(
            _PROMISED,
            _set(POWER, (*_STATUTORY, "unit"), lambda _d: "day", _has_statutory("workday")),
        ),
    ),
    Defect(
        "No article is named for a statutory limit",
        "statutory-limit-without-basis",
        _found_at(
            _STATUTORY,
            _without(POWER, "statutory_basis", lambda d, t: is_held(d) and _is_spare(d, (*t, "law"))),
        ),
    ),
]

_REVIEW: Final = [
    Defect(
        "A power was approved before it was decided on",
        "review-out-of-order",
        _set(
            POWER,
            _APPROVED,
            lambda d: _shift(at(d, ("review", "collective_decision", "date")), -1),
            _is_reviewed,
        ),
    ),
    Defect(
        "A power was filed for law before it was filed for risks",
        "review-out-of-order",
        _set(
            POWER,
            ("review", "filed", 1, "date"),
            lambda d: _shift(at(d, ("review", "filed", 0, "date")), -1),
            _is_reviewed,
        ),
    ),
    Defect(
        "A power was published before its last filing",
        "published-before-review",
        _set(POWER, _PUBLISHED, lambda d: _shift(_last_filing(d), -1), _is_reviewed),
    ),
    Defect("A power was filed after it was published", "published-before-review", _filed_late),
    Defect("A power was approved by a post that does not lead", "approved-by-non-lead", _approved_by_another),
    Defect(
        "The next review is on the day of publication",
        "next-review-before-publication",
        _set(POWER, _NEXT_REVIEW, lambda d: d["disclosure"]["published"], _is_reviewed),
    ),
    Defect(
        "The next review has been forgotten",
        "review-overdue",
        _set(
            POWER,
            _NEXT_REVIEW,
            _day_after(_PUBLISHED),
            lambda d: _is_reviewed(d) and d["disclosure"]["published"] < "2026-09-01",
        ),
    ),
    Defect(
        "A change is dated before the beginning",
        "history-out-of-order",
        _last_change("date", lambda d: _shift(d["status"]["since"], -1)),
    ),
    Defect("The later changes of a power are exchanged", "history-out-of-order", _changes_exchanged),
    Defect(
        "A history begins with an adjustment",
        "history-without-beginning",
        _set(POWER, ("status", "history", 0, "change"), lambda _d: "adjusted"),
    ),
    Defect("A power was established twice", "history-without-beginning", _established_twice),
    Defect(
        "A power was changed after it was published",
        "change-not-published",
        _last_change("date", _day_after(_PUBLISHED)),
    ),
    Defect(
        "A power is suspended, but not by its history",
        "state-contradicts-history",
        _set(POWER, _STATE, lambda _d: "suspended", is_held),
    ),
    Defect(
        "A cancelled power is said to be merged",
        "state-contradicts-history",
        _set(POWER, _STATE, lambda _d: "merged", lambda d: not is_held(d)),
    ),
    Defect(
        "A power is counted from its last adjustment",
        "since-contradicts-history",
        _set(POWER, _SINCE, lambda d: d["status"]["history"][-1]["date"], _ends_adjusted),
    ),
    Defect(
        "A power that is held is said to be repealed",
        "validity-contradicts-state",
        _set(POWER, _VALIDITY, lambda _d: "repealed", is_held),
    ),
    Defect(
        "A cancelled power is said to be valid",
        "validity-contradicts-state",
        _set(POWER, _VALIDITY, lambda _d: "valid", lambda d: not is_held(d)),
    ),
]

_SHAPE: Final = [
    Defect(
        "A power lacks a field that it needs",
        "schema",
        _required_left_out(POWER, "name", "summary", "department", "conditions", "fees"),
    ),
    Defect(
        "A law lacks a field that it needs",
        "schema",
        _required_left_out(LAW, "title", "kind", "issuer", "effective", "articles"),
    ),
    Defect(
        "The jurisdiction lacks a field that it needs",
        "schema",
        _required_left_out(JURISDICTION, "name", "area_code", "risk_scheme", "focus_fields"),
    ),
    Defect("An excuse gives no reason", "schema", _shapeless_excuse),
    Defect("A field of a power is misspelt", "schema", _rename(POWER, "summary", "sumary")),
    Defect("A field of a step is misspelt", "schema", _rename(FLOW, "task", "taks")),
    Defect("A unit has a field that units have not", "schema", _set(UNIT, ("fax",), lambda _d: "0000-5559001")),
    Defect("A category is written in Chinese", "schema", change(POWER, ("category",), lambda _v: "许可")),
    Defect("A step has a duty that there is not", "schema", _vary(FLOW, "duty", lambda _v: "think")),
    Defect("A risk is on a fourth level", "schema", _vary(RISKS, "final", lambda _v: 4)),
    Defect("A charge is neither true nor false", "schema", _vary(POWER, "charged", lambda _v: "不收")),
    Defect("A limit is written as text", "schema", _vary(FLOW, "value", str)),
    Defect(
        "A limit is below nothing", "schema", _vary(POWER, "value", lambda _v: -1, lambda _d, t: t[0] == "time_limits")
    ),
    Defect("A date is on no calendar", "schema", change(POWER, _SINCE, lambda _v: "2026-02-30")),
    Defect("A date is written with dots", "schema", _vary(LAW, "effective", lambda value: value.replace("-", "."))),
    Defect("An article is written in digits", "schema", _vary(POWER, "article", lambda _v: "第30条")),
    Defect("A citation is of a chapter", "schema", _vary(RISKS, "article", lambda _v: "第三章")),
    Defect("A power is exercised by no post", "schema", change(POWER, ("posts",), lambda _v: [])),
    Defect("A library has no rule", "schema", change(RULES, ("rules",), lambda _v: [])),
    Defect("A power names a post twice", "schema", change(POWER, ("posts",), lambda posts: [*posts, posts[0]])),
    Defect(
        "First-level risks are not to be published",
        "schema",
        change(JURISDICTION, ("disclosure", "risk_levels"), lambda _v: [2]),
    ),
    Defect(
        "Risks belong to a power and to the whole unit",
        "schema",
        change(RISKS, ("about",), lambda about: {**about, "unit": True}, lambda d: "power" in d["about"]),
    ),
    Defect("A decision goes on as a plain step does", "schema", _decision_with_next),
    Defect("A step's name is left empty", "schema", _vary(FLOW, "name", lambda _v: None)),
    Defect("A telephone number is written as a number", "schema", change(UNIT, ("telephone",), lambda _v: 12345)),
    Defect("A summary is longer than anyone reads", "schema", change(POWER, ("summary",), lambda value: value * 20)),
]

DEFECTS: Final = [*_REFERENCES, *_FLOWS, *_LAW, *_LIMITS, *_REVIEW, *_SHAPE]
