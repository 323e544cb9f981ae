"""Defects in risks and controls, in the rules of a unit, and in what must not be told of persons."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache, partial
from random import Random
from typing import Any, Final

from generator.diagnostics import Trail
from generator.kinds import FLOW, JURISDICTION, POWER, RISKS, RULES, UNIT, identify
from generator.rules.power_without_risk import CATEGORIES
from generator.rules.unguarded_discretion import WORDS
from mutations.city import City, Defect, Expected
from mutations.edits import (
    Spoil,
    append,
    at,
    can_spare,
    change,
    change_in,
    find,
    is_held,
    one_of,
    put,
    two_of,
    without,
)

Item = dict[str, Any]
"""A risk, control, post or rule, as data."""

_GRAVEST: Final = {"power_held": "direct", "likelihood": "high", "harm": "crime"}
"""For each factor, what puts a risk on the first level."""


# --- one risk -----------------------------------------------------------------


_change = partial(change_in, RISKS, ("risks",))
"""Edits a field of a random risk that suits, in a ledger that fits."""


@cache
def _ended() -> frozenset[str]:
    """The powers of the sample that no unit has now."""
    city = City()
    return frozenset(_id(path) for path in city.paths(POWER) if not is_held(city.data(path)))


def _is_live(ledger: Any) -> bool:
    """Whether the risks of a file can still come true."""
    return ledger["about"].get("power") not in _ended()


def _about(*subjects: str) -> Callable[[Any], bool]:
    return lambda ledger: _is_live(ledger) and not ledger["about"].keys().isdisjoint(subjects)


def _risk(
    spoil: Callable[[Item, Random], Trail],
    suits: Callable[[Item], object] = lambda _risk: True,
    fits: Callable[[Any], bool] = _is_live,
) -> Spoil:
    """Spoils a random risk that suits, in a ledger that fits; ``spoil`` says where in the risk that is to be found."""

    def spoil_one(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, RISKS, "rating", lambda d, t: fits(d) and bool(suits(at(d, t[:-1]))))
        inner = spoil(at(data, trail[:-1]), random)
        city.write(path, data)
        return Expected(path, (*trail[:-1], *inner))

    return spoil_one


def _id(path: str) -> str:
    identity = identify(path)
    return identity.id if identity else ""


def _unit(path: str) -> str:
    identity = identify(path)
    return identity.unit if identity else ""


def _beside(path: str, name: str) -> str:
    """The path of a file of the same unit."""
    return f"catalog/units/{_unit(path)}/{name}.yml"


def _is_grave(risk: Item) -> bool:
    return bool(risk["rating"]["final"] == 1)


def _kinds(risk: Item) -> list[str]:
    return [control["kind"] for control in risk["controls"]]


# --- controls -------------------------------------------------------------------


def _guarded_by_itself(risk: Item, random: Random) -> Trail:
    i = random.randrange(len(risk["controls"]))
    risk["controls"][i]["owner"] = risk["post"]
    return ("controls", i, "owner")


def _called(kind: str, controls: Any) -> Any:
    """The controls, with those of supervision called another kind."""
    return [c | {"kind": kind if c["kind"] == "oversight" else c["kind"]} for c in controls]


def _only_preventing(controls: Any) -> Any:
    return [c for c in controls if c["kind"] == "prevention"]


def _without_rules(controls: Any) -> Any:
    return [without("rule")(c) for c in controls]


def _on_a_rule_that_is_not_in_force(city: City, random: Random) -> Expected:
    path, data, (*trail, _) = find(
        city, random, RISKS, "controls", lambda d, t: _is_live(d) and _is_grave(at(d, t[:-1]))
    )
    rules = city.data(_beside(path, "rules"))["rules"]
    idle = one_of(random, [r["id"] for r in rules if r["state"] != "in_force"])
    for control in at(data, (*trail, "controls")):
        control["rule"] = idle
    city.write(path, data)
    return Expected(path, (*trail, "controls"))


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
    factor = random.choice(list(_GRAVEST))
    risk["factors"][factor] = _GRAVEST[factor]
    return ("rating", "final")


def _rated(level: int) -> Callable[[Item, Random], Trail]:
    """That level at every stage, whatever the factors are."""

    def spoil(risk: Item, _random: Random) -> Trail:
        risk["rating"] |= dict.fromkeys(("self", "reviewed", "final"), level)
        return ("rating", "final")

    return spoil


def _at(level: int) -> Callable[[Item], bool]:
    """Whether a risk has always been of that level."""
    return lambda risk: risk["rating"]["final"] == level and "level_history" not in risk


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


def _behaving_as_named(form: str) -> Callable[[Item, Random], Trail]:
    def spoil(risk: Item, _random: Random) -> Trail:
        risk["behaviour"] = form.format(risk["name"])
        return ("behaviour",)

    return spoil


# --- what a ledger is about -----------------------------------------------------------


def _flows_of(city: City, path: str, power: str) -> list[str]:
    flows = [f for f in city.paths(FLOW) if _unit(f) == _unit(path)]
    return [f for f in flows if city.data(f)["power"] == power]


def _with_a_stranger(city: City, random: Random) -> Expected:
    """A post of the unit that has no part in the power."""
    path, data, trail = find(city, random, RISKS, "post", lambda d, t: t[0] == "risks" and _about("power")(d))
    power = data["about"]["power"]
    related = {c["owner"] for risk in data["risks"] for c in risk["controls"]}
    related |= set(city.data(_beside(path, f"powers/{power}"))["posts"])
    related |= {s.get("post") for f in _flows_of(city, path, power) for s in city.data(f)["steps"]}
    posts = city.data(_beside(path, "unit"))["posts"]
    return put(city, path, data, trail, one_of(random, [p["id"] for p in posts if p["id"] not in related]))


def _of_another_post(subject: str) -> Spoil:
    """A risk of a post that the file is not about."""

    def spoil(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, RISKS, "post", lambda d, t: t[0] == "risks" and subject in d["about"])
        owners = {c["owner"] for c in at(data, trail[:-1])["controls"]}
        posts = city.data(_beside(path, "unit"))["posts"]
        others = [p["id"] for p in posts if {p["id"], p["department"]}.isdisjoint({*owners, data["about"][subject]})]
        return put(city, path, data, trail, one_of(random, others))

    return spoil


def _in_another_field(city: City, random: Random) -> Expected:
    path, data, trail = find(city, random, RISKS, "focus_field", lambda d, _t: _about("power")(d))
    power = city.data(_beside(path, f"powers/{data['about']['power']}"))
    own = {focus["field"] for focus in power["focus_fields"]}
    fields = [field["id"] for field in city.data(city.paths(JURISDICTION)[0])["focus_fields"]]
    return put(city, path, data, trail, one_of(random, [field for field in fields if field not in own]))


def _in_a_field_the_power_lacks(city: City, random: Random) -> Expected:
    path, data, trail = find(city, random, RISKS, "focus_field", lambda d, _t: _about("power")(d))
    power_path = _beside(path, f"powers/{data['about']['power']}")
    power = city.data(power_path)
    power["focus_fields"] = [focus for focus in power["focus_fields"] if focus["field"] != at(data, trail)]
    city.write(power_path, {field: value for field, value in power.items() if value != []})
    return Expected(path, trail)


def _under_a_powers_name(city: City, random: Random) -> Expected:
    """A ledger about something else has the name that a power's ledger should have."""
    path, data = city.pick(random, RISKS, lambda d: "power" not in d["about"])
    powers = [p for p in city.paths(RISKS) if _unit(p) == _unit(path) and "power" in city.data(p)["about"]]
    named = one_of(random, powers)
    city.write(_beside(path, f"risks/{_id(named)}-risks"), city.data(named))
    city.remove(path)
    city.write(named, data)
    return Expected(named, ("about",))


def _named_as_another(edit: Callable[[str], str]) -> Spoil:
    """Two risks of a file have one name."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, RISKS, lambda d: len(d["risks"]) > 1)
        first, second = two_of(random, list(range(len(data["risks"]))))
        return put(city, path, data, ("risks", second, "name"), edit(data["risks"][first]["name"]))

    return spoil


# --- powers and their risks ---------------------------------------------------------


def _mentions_discretion(data: Any) -> bool:
    return any(word in risk[field] for risk in data["risks"] for field in ("name", "behaviour") for word in WORDS)


def _with_discretion_unguarded(city: City, random: Random) -> Expected:
    powers = {p: _beside(p, f"powers/{city.data(p)['about'].get('power')}") for p in city.paths(RISKS)}
    held = {p for p in city.paths(POWER) if is_held(city.data(p)) and "discretion" in city.data(p)}
    plain = [p for p, power in powers.items() if power in held and not _mentions_discretion(city.data(p))]
    path = one_of(random, plain)
    data = city.data(path)
    for risk in data["risks"]:
        risk["factors"]["discretion"] = "none"
    city.write(path, data)
    return Expected(powers[path], ("discretion",))


def _without_risks(city: City, random: Random) -> Expected:
    """The ledger of a power is gone, and no step carries its risks."""
    path = one_of(random, [p for p in city.paths(RISKS) if _can_be_lost(city, p)])
    power = city.data(path)["about"]["power"]
    for flow in _flows_of(city, path, power):
        data = city.data(flow)
        put(city, flow, data, ("steps",), [without("risks")(step) for step in data["steps"]])
    city.remove(path)
    city.forget_alerts()
    return Expected(_beside(path, f"powers/{power}"), ("name",))


def _can_be_lost(city: City, path: str) -> bool:
    """Whether a ledger is of a power that cannot be without risk, and all that it cites is cited elsewhere too."""
    ledger = city.data(path)
    if not _about("power")(ledger) or not can_spare(ledger):
        return False
    return city.data(_beside(path, f"powers/{ledger['about']['power']}"))["category"] in CATEGORIES


# --- rules --------------------------------------------------------------------------


def _replaced_by_a_repealed_rule(city: City, random: Random) -> Expected:
    """An older rule is replaced by the one that was repealed later."""
    path, data = city.pick(random, RULES, lambda d: any(r["state"] == "repealed" for r in d["rules"]))
    rule = one_of(random, [r for r in data["rules"] if r["state"] == "repealed"])
    older = {**rule, "id": rule["id"] + "-first", "title": rule["title"] + "（试行）", "repealed": rule["issued"]}
    older |= {"issued": "2009-03-02", "number": rule["number"].replace("〔20", "〔19"), "replaced_by": rule["id"]}
    expected = append(city, path, data, ("rules",), older)
    return Expected(path, (*expected.trail, "replaced_by"))


# --- words that must not be there ------------------------------------------------------


def _saying(words: str) -> Callable[[str], str]:
    """A text with ``words`` as a further sentence."""
    return lambda text: f"{text}{words}"


def _marked(mark: str) -> Callable[[str], str]:
    return lambda text: mark + text


def _noted(words: str) -> Spoil:
    """``words`` in a note for the unit's own use."""

    def spoil(city: City, random: Random) -> Expected:
        path, data, trail = find(city, random, RISKS, "notes")
        return put(city, path, data, trail, at(data, trail) + words)

    return spoil


DEFECTS: Final = [
    Defect("a post guards against itself", "control-owned-by-holder", _risk(_guarded_by_itself, fits=_about("power"))),
    Defect(
        "a post guards against itself in its department",
        "control-owned-by-holder",
        _risk(_guarded_by_itself, fits=_about("department", "unit")),
    ),
    Defect(
        "the supervision of a first-level risk is of another kind",
        "unsupervised-first-level-risk",
        _change(("controls",), partial(_called, "education"), _is_grave),
    ),
    Defect(
        "a first-level risk is only prevented",
        "unsupervised-first-level-risk",
        _change(("controls",), _only_preventing, lambda r: _is_grave(r) and "prevention" in _kinds(r)),
    ),
    Defect(
        "no control of a first-level risk has a rule",
        "first-level-risk-without-rule",
        _change(("controls",), _without_rules, _is_grave, _is_live),
    ),
    Defect(
        "the controls of a first-level risk rest on a rule that is not in force",
        "first-level-risk-without-rule",
        _on_a_rule_that_is_not_in_force,
        frozenset({"control-on-rule-not-in-force"}),
    ),
    Defect(
        "a factor of a lesser risk is the gravest",
        "level-against-factors",
        _risk(_graver_in_one_factor, lambda r: not _is_grave(r) and r["nature"] != "regulation"),
    ),
    Defect("a risk is rated lower than its factors", "level-against-factors", _risk(_rated(2), _at(1))),
    Defect("a risk is rated higher than its factors", "level-against-factors", _risk(_rated(2), _at(3))),
    Defect("no risk of a power is about its discretion", "unguarded-discretion", _with_discretion_unguarded),
    Defect(
        "a lowered level has no history",
        "level-lowered-without-reason",
        _risk(lambda r, _: r.pop("level_history") and ("rating", "final"), _was_lowered),
    ),
    Defect(
        "a unit rated its own risk graver and nobody says why it is not",
        "level-lowered-without-reason",
        _lowered("self"),
    ),
    Defect(
        "a reviewer rated a risk graver and nobody says why it is not",
        "level-lowered-without-reason",
        _lowered("reviewed"),
    ),
    Defect(
        "a change of level changes nothing",
        "broken-level-history",
        _history(lambda e: e | {"before": e["after"]}, at_fault=(0, "after")),
    ),
    Defect("a change of level ends at another level", "broken-level-history", _history(_turned, at_fault=(0, "after"))),
    Defect(
        "a change of level starts where the last did not end",
        "broken-level-history",
        _history(_same, _same, at_fault=(1, "before")),
    ),
    Defect(
        "a change of level is older than the one before it",
        "broken-level-history",
        _history(_turned, lambda e: e | {"date": "2019-02-03"}, at_fault=(1, "date")),
    ),
    Defect(
        "a first-level risk was not reviewed",
        "unreviewed-first-level-risk",
        _change(("rating",), without("reviewed"), _is_grave),
    ),
    Defect(
        "a first-level risk was not rated by its unit",
        "unreviewed-first-level-risk",
        _change(("rating",), without("self"), _is_grave),
    ),
    Defect(
        "a first-level risk breaches nothing",
        "first-level-risk-without-breach",
        _change((), without("breaches"), lambda r: _is_grave(r) and can_spare(r["breaches"])),
    ),
    Defect("a measure is copied from another risk", "copied-control", _copied(lambda m: m)),
    Defect(
        "a measure is copied with other punctuation",
        "copied-control",
        _copied(lambda m: m.replace("，", "；").replace("。", "！")),
    ),
    Defect(
        "a measure consists of phrases",
        "empty-control",
        _change(("controls", 0, "measure"), lambda _: "加强学习教育，提高思想认识，严格执行各项规章制度。"),
    ),
    Defect(
        "a measure is too short to say anything",
        "empty-control",
        _change(("controls", 0, "measure"), lambda _: "定期抽查。"),
    ),
    Defect("a risk's behaviour is its name", "behaviour-repeating-name", _risk(_behaving_as_named("{}。"))),
    Defect(
        "a risk's behaviour is its name with padding",
        "behaviour-repeating-name",
        _risk(_behaving_as_named("存在{}的情况。")),
    ),
    Defect(
        "a crime is called a breach of rules",
        "nature-against-harm",
        _change(("nature",), lambda _: "regulation", lambda r: r["nature"] == "crime"),
    ),
    Defect(
        "what harms discipline is called a crime",
        "nature-against-harm",
        _change(("nature",), lambda _: "crime", lambda r: r["factors"]["harm"] != "crime"),
    ),
    Defect("a risk is of a post that has no part in the power", "unrelated-risk-post", _with_a_stranger),
    Defect(
        "a risk of a post is called one of the department",
        "layer-against-subject",
        _change(("layer",), lambda _: "department", fits=_about("post")),
    ),
    Defect(
        "a risk of a unit is called one of a post",
        "layer-against-subject",
        _change(("layer",), lambda _: "post", fits=_about("unit")),
    ),
    Defect(
        "a risk of a department is called one of the unit",
        "layer-against-subject",
        _change(("layer",), lambda _: "unit", fits=_about("department")),
    ),
    Defect("a risk stands in the file of another post", "misfiled-risk", _of_another_post("post")),
    Defect("a risk stands in the file of another department", "misfiled-risk", _of_another_post("department")),
    Defect("a risk is of a focus field that its power is not in", "foreign-focus-field", _in_another_field),
    Defect("a power has left the focus field of its risk", "foreign-focus-field", _in_a_field_the_power_lacks),
    Defect("a file of other risks has the name of a power", "misnamed-ledger", _under_a_powers_name),
    Defect(
        "a control was due before the risk was rated",
        "deadline-before-rating",
        _risk(_due_before_rating, _has_deadline),
    ),
    Defect(
        "a risk was rated again and a control is due before",
        "deadline-before-rating",
        _risk(_rated_after_deadline, _has_deadline),
    ),
    Defect("two risks of a file have one name", "duplicate-risk-name", _named_as_another(lambda n: n)),
    Defect(
        "two risks of a file differ by punctuation in name",
        "duplicate-risk-name",
        _named_as_another(lambda n: n + "！"),
    ),
    Defect("a rule is replaced by a repealed rule", "repealed-successor", _replaced_by_a_repealed_rule),
    Defect(
        "a unit's mission counts its risks", "typed-total", change(UNIT, ("mission",), _saying("共查找风险点27个。"))
    ),
    Defect(
        "a power's content counts first-level risks",
        "typed-total",
        change(POWER, ("content",), _saying("其中一级风险三个。")),
    ),
    Defect(
        "a consequence names an identity number",
        "identity-number",
        _change(("consequence",), _saying("如11010519491231002X一案。")),
    ),
    Defect("an internal note holds an identity number", "identity-number", _noted("证件号110105 19491231 002x。")),
    Defect(
        "a department's duties name a mobile number",
        "mobile-number",
        change(UNIT, ("departments", 0, "duties"), _saying("值班138 0013 8000。")),
    ),
    Defect("an internal note holds a mobile number", "mobile-number", _noted("电话13800138000。")),
    Defect("an internal note holds a bank card number", "bank-card-number", _noted("卡号6200 0000 0000 0005。")),
    Defect(
        "a power's content names a bank card number",
        "bank-card-number",
        change(POWER, ("content",), _saying("打入6200000000000005。")),
    ),
    Defect(
        "a post is called by a person's name", "named-person", change_in(UNIT, ("posts",), ("name",), lambda _: "张三")
    ),
    Defect(
        "a channel's note names a person",
        "named-person",
        change(JURISDICTION, ("supervision", 1, "note"), _marked("联系人：张三，")),
    ),
    Defect(
        "a power's content names a comrade", "named-person", change(POWER, ("content",), _saying("由王小明同志把关。"))
    ),
    Defect("a consequence bears a mark of secrecy", "secrecy-mark", _change(("consequence",), _marked("机密★5年。"))),
    Defect(
        "a rule's summary says that it is internal",
        "secrecy-mark",
        change(RULES, ("rules", 0, "summary"), _saying("内部资料，注意保存。")),
    ),
    Defect("a power has no risk", "power-without-risk", _without_risks),
]
