"""Defects in codes, numbers, names and dates, and entries that are given twice."""

import re
from copy import deepcopy
from random import Random
from typing import Any, Final

from generator.codes import basic_code, credit_code_check, organisation_code_check
from generator.diagnostics import Trail
from generator.kinds import FLOW, JURISDICTION, LAW, POWER, RULES, UNIT, Kind, identify
from generator.vocabulary import INTERNAL_CATEGORIES
from generator.wording import are_alike, strings
from mutations.city import City, Defect, Expected, NothingFitsError
from mutations.edits import Spoil, append, at, change, one_of, put, two_of

_PUBLISHER: Final = ("publisher", "uscc")
_LOCAL: Final = ("codes", 0, "value")
_NATIONAL: Final = ("codes", 1, "value")
_INDEX: Final = ("disclosure", "index_number")
_ANOTHER_INDEX: Final = frozenset({"index-number-of-another-body"})
_ITS_FLOW: Final = frozenset({"flow-titled-for-another-power"})
_UNCITED: Final = frozenset({"uncited-article"})


# --- codes --------------------------------------------------------------------


def _signed(code: str) -> str:
    """A credit code with the check character that its other characters call for."""
    return code[:17] + str(credit_code_check(code))


def _of_area(code: str, area: str) -> str:
    return _signed(code[:2] + area + code[8:])


def _of_no_organisation(code: str) -> str:
    """A credit code that is right save for the check of the organisation code in it."""
    right = organisation_code_check(code[8:17])
    return _signed(code[:16] + next(c for c in "0123456789" if c != right) + code[17])


def _swapped(code: str) -> str:
    """A code with its second digit and its third exchanged."""
    return code[0] + code[2] + code[1] + code[3:]


def _another(character: str) -> str:
    return "1" if character == "0" else "0"


def _registered_as(city: City, path: str, code: str) -> Expected:
    """Gives a unit another credit code, in its index numbers too."""
    data = city.data(path)
    for own in [path, *_powers_of(city, path)]:
        entry = city.data(own)
        put(city, own, entry, _INDEX, at(entry, _INDEX).replace(data["uscc"], code))
    return put(city, path, city.data(path), ("uscc",), code)


def _powers_of(city: City, unit_path: str) -> list[str]:
    return [path for path in city.paths(POWER) if _unit(path) == _unit(unit_path)]


def _unit(path: str) -> str:
    identity = identify(path)
    return identity.unit if identity else ""


def _code_of_another(city: City, random: Random, path: str) -> str:
    """The credit code of a unit that the file does not belong to."""
    other = one_of(random, [p for p in city.paths(UNIT) if _unit(p) != _unit(path)])
    return str(city.data(other)["uscc"])


def _from_elsewhere(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT)
    return _registered_as(city, path, _of_area(data["uscc"], random.choice(["990200", "110101", "330100"])))


def _as_institution(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT, lambda d: d["kind"] in {"department", "township"})
    return _registered_as(city, path, _signed("12" + data["uscc"][2:]))


def _of_wrong_kind(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT, lambda d: d["kind"] == "department")
    put(city, path, data, ("kind",), random.choice(["institution", "enterprise"]))
    return Expected(path, ("uscc",))


def _publisher_as_unit(city: City, random: Random) -> Expected:
    path, data = city.pick(random, JURISDICTION)
    return put(city, path, data, _PUBLISHER, _code_of_another(city, random, path))


def _unit_as_unit(city: City, random: Random) -> Expected:
    departments = [path for path in city.paths(UNIT) if city.data(path)["kind"] == "department"]
    first, second = two_of(random, departments)
    return put(city, second, city.data(second), ("uscc",), city.data(first)["uscc"])


def _without_claim_to_be_invented(city: City, random: Random) -> Expected:
    path, data = city.pick(random, JURISDICTION)
    del data["fictional"]
    city.write(path, data)
    return Expected(path, ("area_code",))


def _has_no_sub_items(data: Any) -> bool:
    return not data.get("sub_items") and data["status"]["state"] == "active"


def _is_parent(data: Any) -> bool:
    return str(at(data, _NATIONAL)).endswith("00Y") and data["status"]["state"] == "active"


def _has_local_sub_items(data: Any) -> bool:
    first = at(data, ("sub_items", 0, "code"))
    return first is not None and str(first).startswith(data["codes"][0]["value"]) and len(data["sub_items"]) > 1


def _filed_elsewhere(city: City, random: Random) -> Expected:
    """Another category's letters in a local code."""
    path, data = city.pick(random, POWER, lambda d: _has_no_sub_items(d) and d["category"] != "adjudication")
    return put(city, path, data, _LOCAL, re.sub("-[A-Z]{2}-[0-9]{3}", "-CJ-900", at(data, _LOCAL)))


def _of_another_type(city: City, random: Random) -> Expected:
    """Another category's letter in a national code."""
    path, data = city.pick(random, POWER, lambda d: at(d, _NATIONAL) and d["category"] not in INTERNAL_CATEGORIES)
    code = at(data, _NATIONAL)
    return put(city, path, data, _NATIONAL, code[:3] + ("F" if code[3] != "F" else "A") + code[4:6] + "900" + code[9:])


def _is_exercised_alone(data: Any) -> bool:
    return not {"delegated_by", "joint_with"} & {*data["exercised_by"]}


def _implemented_by(city: City, path: str, data: Any, body: str) -> Expected:
    added = append(city, path, data, ("codes",), {"scheme": "national_implementation", "value": f"{body}0001990010002"})
    return Expected(path, (*added.trail, "value"))


def _implemented_by_another(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _is_exercised_alone)
    return _implemented_by(city, path, data, _code_of_another(city, random, path))


def _implemented_by_a_mistyped_unit(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _is_exercised_alone)
    own = city.data(f"catalog/units/{_unit(path)}/unit.yml")["uscc"]
    return _implemented_by(city, path, data, own[:-1] + _another(own[-1]))


def _sub_item_of_another_power(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER, _has_local_sub_items)
    _other, taken = city.pick(random, POWER, lambda d: _has_no_sub_items(d) and d["codes"][0] != data["codes"][0])
    trail = ("sub_items", random.randrange(len(data["sub_items"])), "code")
    return put(city, path, data, trail, at(taken, _LOCAL) + "-01")


def _with_another_powers_code(city: City, random: Random) -> Expected:
    """The local code of a power of the same category, found at the later of the two."""
    by_category: dict[str, list[str]] = {}
    for path in city.paths(POWER):
        if _has_no_sub_items(city.data(path)):
            by_category.setdefault(city.data(path)["category"], []).append(path)
    first, second = _two_of_a_group(random, by_category)
    return put(city, second, city.data(second), _LOCAL, at(city.data(first), _LOCAL))


def _with_another_powers_national_code(city: City, random: Random) -> Expected:
    """The national code of another power of the unit and of the same type."""
    by_type: dict[str, list[str]] = {}
    for path in city.paths(POWER):
        parts = basic_code(at(city.data(path), _NATIONAL) or "")
        if parts:
            by_type.setdefault(f"{_unit(path)} {parts.type}{parts.sub_item}", []).append(path)
    first, second = _two_of_a_group(random, by_type)
    return put(city, second, city.data(second), _NATIONAL, at(city.data(first), _NATIONAL))


def _two_of_a_group(random: Random, groups: dict[str, list[str]]) -> tuple[str, str]:
    return two_of(random, one_of(random, [paths for paths in groups.values() if len(paths) > 1]))


# --- index numbers ------------------------------------------------------------


def _with_another_powers_index(city: City, random: Random) -> Expected:
    first, second = two_of(random, _powers_of(city, one_of(random, city.paths(UNIT))))
    return put(city, second, city.data(second), _INDEX, at(city.data(first), _INDEX))


def _with_its_units_index(city: City, random: Random) -> Expected:
    path, data = city.pick(random, POWER)
    return put(city, path, data, _INDEX, at(city.data(f"catalog/units/{_unit(path)}/unit.yml"), _INDEX))


def _indexed_by_another(city: City, random: Random) -> Expected:
    """The index number of another unit, with a serial number that nobody has."""
    path, data = city.pick(random, POWER, lambda d: d["disclosure"].get("publisher") is None)
    return put(city, path, data, _INDEX, f"{_code_of_another(city, random, path)}/2026-00900")


def _indexed_by_a_former_code(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT)
    former = _of_area(data["uscc"], "990000")
    return put(city, path, data, _INDEX, at(data, _INDEX).replace(data["uscc"], former))


def _indexed_by_a_mistyped_code(number: str) -> str:
    return number[:17] + _another(number[17]) + number[18:]


# --- names --------------------------------------------------------------------


def _name_of_another_in_list(items: str, field: str) -> Spoil:
    """Gives one of a unit's departments, posts or the like the name of an earlier one."""

    def spoil(city: City, random: Random) -> Expected:
        kind = RULES if items == "rules" else POWER if items == "sub_items" else UNIT
        path, data = city.pick(random, kind, lambda d: len(_standing(d, items)) > 1)
        first, second = two_of(random, _standing(data, items))
        return put(city, path, data, (items, second, field), data[items][first][field])

    return spoil


def _standing(data: Any, items: str) -> list[int]:
    return [i for i, item in enumerate(data.get(items, [])) if item.get("state") != "repealed"]


def _named_as_another_power(city: City, random: Random) -> Expected:
    first, second = two_of(random, _powers_of(city, one_of(random, city.paths(UNIT))))
    return put(city, second, city.data(second), ("name",), city.data(first)["name"])


def _named_as_another_unit(city: City, random: Random) -> Expected:
    first, second = two_of(random, city.paths(UNIT))
    return put(city, second, city.data(second), ("short_name",), city.data(first)["short_name"])


def _named_twice(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT)
    return append(city, path, data, ("other_names",), data["name"])


def _registered_twice(city: City, random: Random) -> Expected:
    first, second = two_of(random, city.paths(LAW))
    data, law = city.data(second), city.data(first)
    same = {field: law[field] for field in ("title", "version") if field in law}
    city.write(second, {field: value for field, value in data.items() if field != "version"} | same)
    return Expected(second, ("title",))


def _rule_with_an_id_alike(city: City, random: Random) -> Expected:
    path, data = city.pick(random, RULES, lambda d: any("-" in rule["id"] for rule in d["rules"]))
    like = deepcopy(one_of(random, [rule for rule in data["rules"] if "-" in rule["id"]]))
    for field in ("number", "working_rule"):
        like.pop(field, None)
    like |= {"id": like["id"].replace("-", ""), "title": like["title"] + "补充规定"}
    return Expected(path, (*append(city, path, data, ("rules",), like).trail, "id"))


def _law_with_an_id_alike(city: City, random: Random) -> Expected:
    path = one_of(random, [path for path in city.paths(LAW) if "-" in path])
    data = city.data(path)
    city.write(path.replace("-", ""), data | {"title": data["title"] + "（征求意见稿）"})
    return Expected(path.replace("-", ""), ())


def _in_some_text(files: Kind, pattern: str, replacement: str, fields: frozenset[str]) -> Spoil:
    """Changes what first matches ``pattern`` in a random text of a file, if it stands in one of ``fields``."""

    def places(data: Any) -> list[Trail]:
        return [t for t, text in strings(data) if t[-1] in fields and re.search(pattern, text) and "internal" not in t]

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, files, lambda d: bool(places(d)))
        trail = one_of(random, places(data))
        return put(city, path, data, trail, re.sub(pattern, replacement, at(data, trail), count=1))

    return spoil


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def _with_a_full_width_telephone(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT)
    return put(city, path, data, ("telephone",), _full_width(data["telephone"]))


def _with_a_full_width_number(city: City, random: Random) -> Expected:
    path, data = city.pick(random, RULES, lambda d: any("number" in rule for rule in d["rules"]))
    index = one_of(random, [i for i, rule in enumerate(data["rules"]) if "number" in rule])
    return put(city, path, data, ("rules", index, "number"), _full_width(data["rules"][index]["number"]))


# --- entries that differ ------------------------------------------------------


def _two_alike(city: City, random: Random) -> tuple[str, str]:
    """Two powers over the public, of two units, with one category and names that are alike."""
    powers = [(path, city.data(path)) for path in city.paths(POWER)]
    pairs = [
        (path, other)
        for path, data in powers
        for other, its in powers
        if path < other and _unit(path) != _unit(other)
        if data["category"] == its["category"] and data["category"] not in INTERNAL_CATEGORIES
        if are_alike(data["name"], its["name"]) and data["legal_basis"] != its["legal_basis"]
    ]
    if not pairs:
        raise NothingFitsError
    return random.choice(pairs)


def _same_name_other_bases(city: City, random: Random) -> Expected:
    first, second = _two_alike(city, random)
    put(city, second, city.data(second), ("name",), city.data(first)["name"])
    return Expected(second, ("legal_basis",))


def _same_code_other_name(city: City, random: Random) -> Expected:
    coded = [path for path in city.paths(POWER) if at(city.data(path), _NATIONAL)]
    pairs = [_two_alike(city, random) for _ in range(99)]
    first, second = next(
        (a, b) for a, b in pairs if {a, b} <= {*coded} and city.data(a)["name"] != city.data(b)["name"]
    )
    put(city, second, city.data(second), _NATIONAL, at(city.data(first), _NATIONAL))
    return Expected(second, ("name",))


def _jointly_but_not_returned(city: City, random: Random) -> Expected:
    """A unit says that it exercises a power with another, which has that power and does not say so."""
    internal = [
        path for path in city.paths(POWER) if city.data(path)["category"] in {"finance", "works", "procurement"}
    ]
    path = one_of(random, internal)
    like = city.data(path)
    kindred = [p for p in internal if _unit(p) != _unit(path) and city.data(p)["category"] == like["category"]]
    other = one_of(random, kindred)
    put(city, other, city.data(other), ("name",), like["name"])
    for flow in _flows_of(city, other):
        put(city, flow, city.data(flow), ("title",), like["name"] + "流程图")
    put(city, path, like, ("exercised_by", "joint_with"), [_unit(other)])
    return Expected(path, ("exercised_by", "joint_with", 0))


def _flows_of(city: City, power_path: str) -> list[str]:
    flows = [path for path in city.paths(FLOW) if _unit(path) == _unit(power_path)]
    return [path for path in flows if power_path.endswith(f"/{city.data(path)['power']}.yml")]


def _withheld(city: City, random: Random) -> Expected:
    path, data = city.pick(random, UNIT)
    put(city, path, data, ("disclosure", "mode"), "withheld")
    return Expected(one_of(random, _public_powers_of(city, path)), ("disclosure", "mode"))


def _public_powers_of(city: City, unit_path: str) -> list[str]:
    return [p for p in _powers_of(city, unit_path) if _is_public(city.data(p))]


def _is_public(data: Any) -> bool:
    return bool(data["disclosure"]["mode"] == "proactive" and data["status"]["state"] == "active")


_NAMES: Final = frozenset({"name", "title", "short_name"})
_PROSE: Final = frozenset({"content", "summary", "duty", "task", "note", "measure", "behaviour", "mission", "gist"})

DEFECTS: list[Defect] = [
    Defect(
        "a credit code's last character is wrong",
        "mistyped-credit-code",
        change(JURISDICTION, _PUBLISHER, lambda c: c[:-1] + _another(c[-1])),
    ),
    Defect(
        "two characters of a unit's credit code are exchanged",
        "mistyped-credit-code",
        change(UNIT, ("uscc",), lambda c: c[:7] + c[8] + c[7] + c[9:]),
    ),
    Defect(
        "a credit code has a letter in its area",
        "mistyped-credit-code",
        change(UNIT, ("uscc",), lambda c: c[:5] + "A" + c[6:]),
    ),
    Defect(
        "the organisation code in the publisher's credit code is made up",
        "mistyped-organisation-code",
        change(JURISDICTION, _PUBLISHER, _of_no_organisation),
    ),
    Defect(
        "the organisation code in a unit's credit code is made up",
        "mistyped-organisation-code",
        change(UNIT, ("uscc",), _of_no_organisation),
    ),
    Defect("a department is filed as an institution", "credit-code-of-another-kind", _of_wrong_kind),
    Defect("a government body has an institution's credit code", "credit-code-of-another-kind", _as_institution),
    Defect(
        "the publisher is registered in another city",
        "credit-code-of-another-place",
        change(JURISDICTION, _PUBLISHER, lambda c: _of_area(c, "990200")),
    ),
    Defect("a unit is registered elsewhere", "credit-code-of-another-place", _from_elsewhere),
    Defect(
        "the area code begins with no province",
        "impossible-area-code",
        change(JURISDICTION, ("area_code",), lambda c: "17" + c[2:]),
    ),
    Defect(
        "the area code is of a county in no city",
        "impossible-area-code",
        change(JURISDICTION, ("area_code",), lambda c: c[:2] + "0001"),
    ),
    Defect("an invented place does not say that it is invented", "impossible-area-code", _without_claim_to_be_invented),
    Defect(
        "the pattern of codes looks ahead",
        "unusable-code-pattern",
        change(JURISDICTION, ("codes", "pattern"), lambda _: "^(?=QL).*$"),
    ),
    Defect(
        "the pattern of codes fits anything",
        "unusable-code-pattern",
        change(JURISDICTION, ("codes", "pattern"), lambda _: ".*"),
    ),
    Defect(
        "a local code lacks a digit", "code-out-of-form", change(POWER, _LOCAL, lambda c: c[:-1], _has_no_sub_items)
    ),
    Defect("a local code is in small letters", "code-out-of-form", change(POWER, _LOCAL, str.lower, _has_no_sub_items)),
    Defect("a national code lacks a character", "code-out-of-form", change(POWER, _NATIONAL, lambda c: c[:-1])),
    Defect(
        "a sub-item's code lacks a digit", "code-out-of-form", change(POWER, ("sub_items", 1, "code"), lambda c: c[:-1])
    ),
    Defect("a local code has another category's letters", "local-code-of-another-category", _filed_elsewhere),
    Defect("a national code has another category's letter", "basic-code-of-another-category", _of_another_type),
    Defect(
        "a sub-item's code is of a power that there is not",
        "sub-item-code-astray",
        change(POWER, ("sub_items", 0, "code"), lambda c: re.sub("-[0-9]{3}-", "-909-", c), _has_local_sub_items),
    ),
    Defect("a sub-item's code is of another power", "sub-item-code-astray", _sub_item_of_another_power),
    Defect(
        "a code says that there are sub-items and there are none",
        "parent-code-without-sub-items",
        change(POWER, _NATIONAL, lambda c: c[:-3] + "00Y", _has_no_sub_items),
    ),
    Defect(
        "a code says that there are no sub-items and there are some",
        "parent-code-without-sub-items",
        change(POWER, _NATIONAL, lambda c: c[:-3] + "000", _is_parent),
    ),
    Defect(
        "a power's code is one digit over and over",
        "placeholder-code",
        change(POWER, _LOCAL, lambda _: "1111111111111111", _has_no_sub_items),
    ),
    Defect(
        "the site's code is all zeros",
        "placeholder-code",
        change(JURISDICTION, ("site", "id_code"), lambda _: "0000000000"),
    ),
    Defect(
        "an index number counts upward",
        "placeholder-code",
        change(POWER, _INDEX, lambda _: "123456789012345678/2026-00083"),
    ),
    Defect(
        "a unit's credit code is filled up with zeros",
        "placeholder-code",
        change(UNIT, ("uscc",), lambda c: c[:8] + "0" * 10),
    ),
    Defect(
        "an implementation code contains another unit's credit code",
        "implementation-code-of-another-body",
        _implemented_by_another,
    ),
    Defect(
        "an implementation code contains the unit's credit code mistyped",
        "implementation-code-of-another-body",
        _implemented_by_a_mistyped_unit,
    ),
    Defect("two powers have one local code", "doubled-code", _with_another_powers_code),
    Defect("two powers have one national code", "doubled-code", _with_another_powers_national_code),
    Defect(
        "two sub-items have one code", "doubled-code", change(POWER, ("sub_items", 1, "code"), lambda c: c[:-2] + "01")
    ),
    Defect("two powers of a unit have one name", "doubled-power-name", _named_as_another_power, _ITS_FLOW),
    Defect("two sub-items have one name", "doubled-power-name", _name_of_another_in_list("sub_items", "name")),
    Defect("two units have one short name", "doubled-unit-name", _named_as_another_unit),
    Defect("a unit's other name is its name", "doubled-unit-name", _named_twice),
    Defect("the publisher has a unit's credit code", "doubled-credit-code", _publisher_as_unit),
    Defect("a unit has another unit's credit code", "doubled-credit-code", _unit_as_unit, _ANOTHER_INDEX),
    Defect("two departments have one name", "doubled-department-name", _name_of_another_in_list("departments", "name")),
    Defect("two posts have one name", "doubled-post-name", _name_of_another_in_list("posts", "name")),
    Defect("two rules have one title", "doubled-rule-title", _name_of_another_in_list("rules", "title")),
    Defect("a law is registered twice", "doubled-law", _registered_twice),
    Defect("two powers have one index number", "doubled-index-number", _with_another_powers_index),
    Defect("a power has its unit's index number", "doubled-index-number", _with_its_units_index),
    Defect("an index number names no body", "malformed-index-number", change(POWER, _INDEX, lambda n: n[19:])),
    Defect(
        "an index number has a mistyped body",
        "malformed-index-number",
        change(POWER, _INDEX, _indexed_by_a_mistyped_code),
    ),
    Defect(
        "an index number has no hyphen", "malformed-index-number", change(UNIT, _INDEX, lambda n: n.replace("-", ""))
    ),
    Defect("an index number begins with another unit's code", "index-number-of-another-body", _indexed_by_another),
    Defect(
        "a unit's index number begins with a code that is not its own",
        "index-number-of-another-body",
        _indexed_by_a_former_code,
    ),
    Defect(
        "a power's index number is of a later year than its publication",
        "index-number-of-a-later-year",
        change(POWER, _INDEX, lambda n: n.replace("/2026-", "/2027-")),
    ),
    Defect(
        "a unit's index number is of a later year than its publication",
        "index-number-of-a-later-year",
        change(UNIT, _INDEX, lambda n: n.replace("/2026-", "/2031-")),
    ),
    Defect(
        "the site's code begins with another area",
        "site-code-of-another-place",
        change(JURISDICTION, ("site", "id_code"), lambda _: "1101000001"),
    ),
    Defect(
        "the site's code is of a ministry",
        "site-code-of-another-place",
        change(JURISDICTION, ("site", "id_code"), lambda _: "bm99010001"),
    ),
    Defect("two rules have ids that differ by hyphens", "identifiers-alike", _rule_with_an_id_alike),
    Defect("two laws have ids that differ by hyphens", "identifiers-alike", _law_with_an_id_alike, _UNCITED),
    Defect(
        "a power's name has a space in it",
        "stray-space-in-name",
        change(POWER, ("name",), lambda n: n[:2] + " " + n[2:]),
    ),
    Defect(
        "a department's name has a wide space in it",
        "stray-space-in-name",
        change(UNIT, ("departments", 1, "name"), lambda n: n[:2] + "\u3000" + n[2:]),
    ),
    Defect("a name has two spaces in it", "stray-space-in-name", _in_some_text(LAW, "国", "国  ", _NAMES)),
    Defect(
        "a sub-item's name has a full-width digit",
        "full-width-characters",
        change(POWER, ("sub_items", 0, "name"), lambda n: n + "１"),
    ),
    Defect("a unit's telephone is written in full-width digits", "full-width-characters", _with_a_full_width_telephone),
    Defect("a rule's number is written in full-width digits", "full-width-characters", _with_a_full_width_number),
    Defect("a bracket in a power's text is not closed", "unpaired-bracket", _in_some_text(POWER, "，", "（", _PROSE)),
    Defect("a bracket in a unit's text is not opened", "unpaired-bracket", _in_some_text(UNIT, "，", "），", _PROSE)),
    Defect(
        "a book title mark in a rule's summary is not closed",
        "unpaired-bracket",
        _in_some_text(RULES, "^", "按照《", _PROSE),
    ),
    Defect(
        "a law's title stands in book title marks", "title-in-book-marks", change(LAW, ("title",), lambda t: f"《{t}》")
    ),
    Defect(
        "a rule's title stands in book title marks",
        "title-in-book-marks",
        change(RULES, ("rules", 0, "title"), lambda t: f"《{t}》"),
    ),
    Defect(
        "a staffing plan's title stands in book title marks",
        "title-in-book-marks",
        change(UNIT, ("staffing_basis", "title"), lambda t: f"《{t}》"),
    ),
    Defect(
        "a law took effect a thousand years ago",
        "year-out-of-reach",
        change(LAW, ("effective",), lambda d: "10" + d[2:]),
    ),
    Defect(
        "a staffing plan is of the wrong millennium",
        "year-out-of-reach",
        change(UNIT, ("staffing_basis", "date"), lambda d: "1" + d[1:]),
    ),
    Defect(
        "a disclosure expires in eight thousand years",
        "year-out-of-reach",
        change(POWER, ("disclosure", "expires"), lambda _: "9999-12-31"),
    ),
    Defect("two units rest one item on different articles", "same-item-differs", _same_name_other_bases),
    Defect("two units call one item by different names", "same-item-differs", _same_code_other_name),
    Defect("a joint power is not joint for the other unit", "joint-power-not-returned", _jointly_but_not_returned),
    Defect("a unit is not published and its powers are", "power-more-public-than-unit", _withheld),
]
