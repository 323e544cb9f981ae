"""Defects in what a power tells the citizen, in duties and rights, and in wording."""

import re
from collections.abc import Callable
from random import Random
from typing import Any, Final

from generator.kinds import FLOW, JURISDICTION, POWER, RULES, UNIT, identify
from mutations.city import City, Defect, Expected
from mutations.edits import (
    Spoil,
    add,
    append,
    at,
    can_spare,
    change,
    change_in,
    drop,
    is_held,
    leave_out,
    one_of,
    put,
    seen_at,
    two_of,
    without,
)

_FREQUENCY: Final = ("enforcement", "frequency")
_CAP: Final = ("enforcement", "frequency_cap")
_OFFICERS: Final = ("enforcement", "officers")
_HEARING_WHEN: Final = ("enforcement", "hearing_when")
_RIGHTS: Final = ("counterpart_rights",)
_JOINT: Final = ("exercised_by", "joint_with")
_SOURCE: Final = ("exercised_by", "source")
_CHANNELS: Final = ("supervision",)
_MATERIALS: Final = ("materials",)
_DUTIES: Final = ("responsibilities",)
_APPLIED_FOR: Final = ("licensing", "confirmation", "payment", "adjudication")

_TOLD_BY_WORDS: Final = frozenset({"licensing", "confirmation", "payment", "reward", "penalty"})
"""Categories that a pasted text of another may give away."""


def _is(*categories: str) -> Callable[[Any], bool]:
    return lambda power: power["category"] in categories and is_held(power)


def _has(field: str, *values: Any) -> Callable[[Any], bool]:
    """Whether an object has a field, with one of ``values`` if any are given."""
    return lambda item: field in item and (not values or item[field] in values)


def _says(field: str, words: str) -> Callable[[Any], bool]:
    return lambda item: words in item.get(field, "")


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _: value


def _respelled(old: str, new: str) -> Callable[[Any], Any]:
    """An edit of a text: the first match of the pattern ``old`` becomes ``new``."""
    return lambda text: re.sub(old, new, text, count=1)


# --- rights -------------------------------------------------------------------


def _without_right(seen: tuple[str, ...], fits: Callable[[Any], bool], *rights: str) -> Spoil:
    """Takes rights from a power whose citations of them others have too."""

    def taken(data: Any) -> list[Any]:
        return [right for right in data["counterpart_rights"] if right["right"] in rights]

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, POWER, lambda d: fits(d) and bool(taken(d)) and can_spare(taken(d)))
        put(city, path, data, _RIGHTS, [right for right in data["counterpart_rights"] if right not in taken(data)])
        return Expected(path, seen)

    return spoil


def _never_heard(city: City, random: Random) -> Expected:
    path = _without_right(_RIGHTS, _is("penalty"), "hearing")(city, random).path
    drop(city, path, city.data(path), _HEARING_WHEN)
    return Expected(path, _RIGHTS)


def _faces_the_public(power: Any) -> bool:
    return power["exercised_by"]["source"] != "internal" and is_held(power)


# --- enforcement, and units among each other ----------------------------------


def _inspected_too_often(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, lambda d: at(d, _CAP) is not None)
    return put(city, path, data, _FREQUENCY, at(data, _CAP) + random.randint(1, 3))


def _own_unit(path: str) -> str:
    identity = identify(path)
    assert identity
    return identity.unit


def _joint_with_itself(with_others: bool) -> Spoil:
    """Names a power's own unit as one that it is exercised with, alone or after others."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, POWER, lambda d: bool(at(d, _JOINT)) is with_others and is_held(d))
        return append(city, path, data, _JOINT, _own_unit(path))

    return spoil


def _own_power_of_another(city: City, random: Random) -> Expected:
    """Names a unit, which knows of the power, as entrusting what is not entrusted."""
    known = {name: _own_unit(p) for p in city.paths(POWER) for name in city.data(p).get("related", ()) if "/" in name}
    paths = {"catalog/units/{}/powers/{}.yml".format(*name.split("/")): unit for name, unit in sorted(known.items())}
    path = one_of(random, [path for path in paths if at(city.data(path), _SOURCE) == "statutory"])
    return put(city, path, city.data(path), ("exercised_by", "delegated_by"), paths[path])


# --- materials and duties -----------------------------------------------------


def _demanded_twice(respell: Callable[[str], str]) -> Spoil:
    """Asks for a material once more, in another spelling."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, POWER, lambda d: "materials" in d and is_held(d))
        again = one_of(random, data["materials"])
        return append(city, path, data, _MATERIALS, again | {"name": respell(again["name"])})

    return spoil


def _with_anothers_duty(city: City, random: Random) -> Expected:
    """Pastes a long duty of one power into a later power, whose category is another."""
    first, second = two_of(random, [path for path in city.paths(POWER) if is_held(city.data(path))])
    sources = [r["duty"] for r in city.data(first)["responsibilities"] if _has_long_sentence(r["duty"])]
    data = city.data(second)
    if not sources or data["category"] == city.data(first)["category"] or data["category"] in _TOLD_BY_WORDS:
        return _with_anothers_duty(city, random)
    trail = ("responsibilities", random.randrange(len(data["responsibilities"])), "duty")
    return put(city, second, data, trail, one_of(random, sources))


def _has_long_sentence(duty: str) -> bool:
    return any(len(sentence.strip()) >= 24 for sentence in re.split("[。；;\n]", duty))


def _in_flow_of(category: str, words: str) -> Spoil:
    """Adds words to the task of a random step of a flow of a power of ``category``."""

    def spoil(city: City, random: Random) -> Expected:
        paths = [p for p in city.paths(FLOW) if _is(category)(city.data(_power_path(p, city.data(p))))]
        path = one_of(random, paths)
        data = city.data(path)
        trail = ("steps", random.randrange(len(data["steps"])), "task")
        return put(city, path, data, trail, at(data, trail) + words)

    return spoil


def _power_path(flow_path: str, flow: Any) -> str:
    return f"catalog/units/{_own_unit(flow_path)}/powers/{flow['power']}.yml"


def _repeating_its_name(field: str, wording: str) -> Spoil:
    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, POWER, is_held)
        return put(city, path, data, (field,), wording.format(name=data["name"]))

    return spoil


_ANYTHING_ELSE: Final = {"name": "法律法规规定的其他材料", "form": "original", "source": "applicant"}
_LONG_WINDED: Final = "（包括本机关依照法律、法规、规章和上级机关的委托，在本行政区域内对自然人、法人和非法人组织所作的这一类决定的全部情形）"

DEFECTS: list[Defect] = [
    Defect("inspections are more than their cap", "inspection-above-cap", _inspected_too_often),
    Defect(
        "the cap on inspections is lower than their number",
        "inspection-above-cap",
        seen_at(_FREQUENCY, change(POWER, _CAP, _always(1), lambda d: at(d, _FREQUENCY) > 1)),
    ),
    Defect(
        "enterprises are inspected without a cap",
        "inspection-without-cap",
        leave_out(POWER, _CAP, lambda d: "enterprise" in d["audience"]),
    ),
    Defect(
        "a penalty has no discretion scale",
        "penalty-without-scale",
        seen_at(("category",), leave_out(POWER, ("discretion",), _is("penalty"))),
    ),
    Defect("a penalty says nothing of a hearing", "penalty-without-hearing", _never_heard),
    Defect(
        "there are cases for a hearing and no right to it",
        "half-told-hearing",
        _without_right(_HEARING_WHEN, _is("penalty"), "hearing"),
    ),
    Defect(
        "there is a right to a hearing in no case", "half-told-hearing", leave_out(POWER, _HEARING_WHEN, _is("penalty"))
    ),
    Defect(
        "a hearing is requested in days that are not working days",
        "short-hearing-limit",
        change_in(POWER, _RIGHTS, ("limit",), lambda n: n | {"unit": "day"}, _has("right", "hearing"), _is("penalty")),
    ),
    Defect(
        "a hearing is requested within three days",
        "short-hearing-limit",
        change_in(POWER, _RIGHTS, ("limit",), lambda n: n | {"value": 3}, _has("right", "hearing"), _is("penalty")),
    ),
    Defect("one officer acts alone", "too-few-officers", change(POWER, _OFFICERS, _always(1))),
    Defect("nobody says how many officers act", "too-few-officers", leave_out(POWER, _OFFICERS)),
    Defect(
        "a seizure says nothing of its officers",
        "too-few-officers",
        seen_at(("category",), leave_out(POWER, ("enforcement",), _is("coercion"))),
    ),
    Defect(
        "a levy does not say what is levied",
        "levy-without-standard",
        change(POWER, ("fees",), _always({"charged": False}), lambda d: _is("levy")(d) and can_spare(d["fees"])),
    ),
    Defect(
        "a fee rests on a whole law",
        "fee-without-article",
        change_in(
            POWER,
            ("fees", "items"),
            ("basis",),
            lambda b: [without("article")(each) for each in b],
            lambda fee: can_spare(fee["basis"]),
        ),
    ),
    Defect(
        "fees are listed and nothing is charged",
        "free-with-fees",
        change(POWER, ("fees", "charged"), _always(False), lambda d: at(d, ("fees", "items"))),
    ),
    Defect(
        "a payment does not say how much",
        "payment-without-standard",
        seen_at(("category",), leave_out(POWER, ("payment_standard",), _is("payment"))),
    ),
    Defect(
        "the document that entrusts a power is not named",
        "unnamed-delegation",
        leave_out(POWER, ("exercised_by", "delegation_document"), lambda d: "delegated_by" in d["exercised_by"]),
    ),
    Defect(
        "the unit that entrusts a power is not named",
        "unnamed-delegation",
        leave_out(POWER, ("exercised_by", "delegated_by")),
    ),
    Defect(
        "a power of a unit's own is said to be entrusted",
        "unnamed-delegation",
        seen_at(
            ("exercised_by",),
            change(
                POWER, _SOURCE, _always("entrusted_by_peer"), lambda d: at(d, _SOURCE) == "statutory" and is_held(d)
            ),
        ),
    ),
    Defect(
        "an entrusted power is said to be the unit's own",
        "delegator-without-delegation",
        seen_at(
            ("exercised_by", "delegated_by"),
            change(POWER, _SOURCE, _always("statutory"), lambda d: "delegated_by" in d["exercised_by"]),
        ),
    ),
    Defect(
        "a unit is named as entrusting what is not entrusted", "delegator-without-delegation", _own_power_of_another
    ),
    Defect(
        "nobody may defend himself against a penalty",
        "enforcement-without-defence",
        _without_right(_RIGHTS, _is("penalty"), "state_and_defend"),
    ),
    Defect(
        "nobody may defend himself against coercion",
        "enforcement-without-defence",
        _without_right(_RIGHTS, _is("coercion"), "state_and_defend"),
    ),
    Defect(
        "a licence lists no materials",
        "licence-without-materials",
        seen_at(("category",), leave_out(POWER, _MATERIALS, _is("licensing"))),
    ),
    Defect(
        "a condition is that of the law",
        "hollow-condition",
        change_in(POWER, ("conditions",), (), _always("符合法律、法规规定的条件。"), fits=is_held),
    ),
    Defect(
        "a condition is that of the state's rules",
        "hollow-condition",
        add(POWER, ("conditions",), "应当符合国家有关规定。", fits=is_held),
    ),
    Defect(
        "an application has nowhere to go",
        "application-without-contact",
        seen_at(("category",), leave_out(POWER, ("service",), _is(*_APPLIED_FOR))),
    ),
    Defect(
        "an applicant is told how often to come and not where",
        "application-without-contact",
        change(POWER, ("service",), _always({"visits": 1}), _is(*_APPLIED_FOR)),
    ),
    Defect("a power is exercised jointly with its own unit", "joint-with-itself", _joint_with_itself(False)),
    Defect("a unit is among those it acts jointly with", "joint-with-itself", _joint_with_itself(True)),
    Defect(
        "there is no remedy at all", "no-remedy", _without_right(_RIGHTS, _faces_the_public, "reconsideration", "suit")
    ),
    Defect("nobody can sue", "single-remedy", _without_right(_RIGHTS, _faces_the_public, "suit")),
    Defect(
        "nobody can ask for reconsideration",
        "single-remedy",
        _without_right(_RIGHTS, _faces_the_public, "reconsideration"),
    ),
    Defect(
        "reconsideration is asked for within thirty days",
        "short-reconsideration-limit",
        change_in(POWER, _RIGHTS, ("limit",), lambda n: n | {"value": 30}, _has("right", "reconsideration"), is_held),
    ),
    Defect(
        "reconsideration is asked for within thirty days, in words",
        "short-reconsideration-limit",
        change_in(
            POWER,
            _RIGHTS,
            ("limit_text",),
            _respelled("六十日", "三十日"),
            lambda r: r["right"] == "reconsideration" and "limit_text" in r,
        ),
    ),
    Defect(
        "a suit is filed within three months",
        "mistaken-suit-limit",
        change_in(
            POWER, _RIGHTS, ("limit_text",), _respelled("六个月", "三个月"), _says("limit_text", "六个月"), is_held
        ),
    ),
    Defect(
        "a suit over land is filed within six months",
        "mistaken-suit-limit",
        change_in(
            POWER,
            _RIGHTS,
            ("limit_text",),
            _respelled("[三十五]+日", "六个月"),
            lambda r: r["right"] == "suit" and r.get("basis", {}).get("law") == "land-administration-law",
        ),
    ),
    Defect("a material is demanded twice", "doubled-material", _demanded_twice(str)),
    Defect(
        "a material is demanded again with other punctuation",
        "doubled-material",
        _demanded_twice(lambda name: name[:2] + "、" + name[2:].replace("、", "，")),
    ),
    Defect(
        "a shared material is to be brought",
        "shared-material-demanded",
        change_in(
            POWER, _MATERIALS, ("note",), _always("请携带原件到窗口。"), _has("source", "government_shared"), is_held
        ),
    ),
    Defect(
        "two copies of a shared material are demanded",
        "shared-material-demanded",
        change_in(POWER, _MATERIALS, ("copies",), _always(1), _has("source", "government_shared"), is_held),
    ),
    Defect(
        "six copies are demanded",
        "too-many-copies",
        change_in(POWER, _MATERIALS, ("copies",), _always(6), _has("copies"), is_held),
    ),
    Defect(
        "an electronic file is demanded twice over",
        "too-many-copies",
        change_in(
            POWER, _MATERIALS, ("copies",), _always(2), lambda m: m["form"] == "electronic" and "copies" in m, is_held
        ),
    ),
    Defect("a unit's telephone lacks two digits", "unusable-contact", change(UNIT, ("telephone",), lambda n: n[:-2])),
    Defect(
        "the publisher's telephone has a letter in it",
        "unusable-contact",
        change(JURISDICTION, ("publisher", "telephone"), lambda n: n[:-1] + "O"),
    ),
    Defect(
        "a mail address has no sign at",
        "unusable-contact",
        change_in(UNIT, _CHANNELS, ("contact",), _respelled("@", "."), _has("kind", "mail")),
    ),
    Defect(
        "a telephone is a picture to be scanned",
        "unusable-contact",
        change_in(POWER, _CHANNELS, ("contact",), _always("任务书上的二维码"), _has("kind", "telephone"), is_held),
    ),
    Defect(
        "an office has no hours",
        "office-without-hours",
        change_in(UNIT, _CHANNELS, (), without("hours"), _has("kind", "office")),
    ),
    Defect(
        "an applicant has to come five times",
        "too-many-visits",
        change(POWER, ("service", "visits"), _always(5), is_held),
    ),
    Defect(
        "materials end in any others that the law asks for",
        "catch-all-material",
        add(POWER, _MATERIALS, _ANYTHING_ELSE, ("name",), is_held),
    ),
    Defect(
        "a material is one of several that are not named",
        "catch-all-material",
        change_in(POWER, _MATERIALS, ("name",), lambda name: name + "等材料", fits=is_held),
    ),
    Defect(
        "a material comes with what the window holds needful",
        "catch-all-material",
        change_in(
            POWER, _MATERIALS, ("note",), _always("窗口认为需要的，一并提交。"), _has("source", "applicant"), is_held
        ),
    ),
    Defect(
        "conditions end in any others of the law",
        "catch-all-wording",
        add(POWER, ("conditions",), "法律、法规规定的其他条件。", fits=is_held),
    ),
    Defect(
        "a duty is any other duty",
        "catch-all-wording",
        change_in(POWER, _DUTIES, ("duty",), _always("法律、法规、规章规定应履行的其他责任。"), fits=is_held),
    ),
    Defect(
        "accountability is for anything unlawful",
        "catch-all-wording",
        change_in(POWER, ("accountability",), ("circumstance",), _always("其他违反法律法规的行为。"), fits=is_held),
    ),
    Defect("a procedure is in an annex", "empty-wording", change(POWER, ("procedure",), _always("详见附件。"))),
    Defect(
        "a step's task is to follow the rules",
        "empty-wording",
        change_in(FLOW, ("steps",), ("task",), _always("按有关规定执行。")),
    ),
    Defect(
        "a rule's summary is to be written",
        "empty-wording",
        change_in(RULES, ("rules",), ("summary",), _always("待补充")),
    ),
    Defect("a mission is of some city", "leftover-placeholder", change(UNIT, ("mission",), lambda text: "XX市" + text)),
    Defect(
        "a power is of some bureau", "leftover-placeholder", change(POWER, ("content",), lambda text: "由某某局" + text)
    ),
    Defect(
        "a step's task has a blank in it",
        "leftover-placeholder",
        change_in(FLOW, ("steps",), ("task",), lambda text: text + "期限为____日。"),
    ),
    Defect(
        "a licence's duty is a penalty's",
        "borrowed-wording",
        change_in(
            POWER,
            _DUTIES,
            ("duty",),
            lambda text: text + "送达行政处罚事先告知书。",
            fits=_is("licensing", "confirmation", "payment"),
        ),
    ),
    Defect("a penalty's step issues a licence", "borrowed-wording", _in_flow_of("penalty", "颁发许可证。")),
    Defect("a duty is copied from another power", "copied-duty", _with_anothers_duty),
    Defect(
        "a power's content has a tag in it",
        "markup-in-text",
        change(POWER, ("content",), lambda text: f"<b>{text[:2]}</b>{text[2:]}"),
    ),
    Defect("a mission has an entity in it", "markup-in-text", change(UNIT, ("mission",), lambda text: text + "&nbsp;")),
    Defect(
        "a step's task has stars in it",
        "markup-in-text",
        change_in(FLOW, ("steps",), ("task",), lambda text: f"**{text}**"),
    ),
    Defect("a summary is the power's name", "name-as-summary", _repeating_its_name("summary", "办理{name}。")),
    Defect("a power's content is its name", "name-as-summary", _repeating_its_name("content", "{name}事项。")),
    Defect(
        "a name is a paragraph", "overlong-name", change(POWER, ("name",), lambda name: name + _LONG_WINDED, is_held)
    ),
]
