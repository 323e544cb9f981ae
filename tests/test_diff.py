"""A change is told as what it means, whatever changed, and from either side."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from diff_sides import PATHS, Files, base_files, edited, loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from generator import alert_model, diff, model, schema
from generator.catalog import CLASSES, Catalog
from generator.change import GRAVE, Change
from generator.comparers import FROM_THE_PATH, Value
from generator.diff import Loaded, compare, table
from generator.diff_report import FORMATS, prepared, sentence
from generator.effects import NEUTRAL, Effects
from generator.kinds import identify
from generator.source import parse


class Loader(yaml.CSafeLoader):
    """YAML whose dates are text, as the catalogue has them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Dumper(yaml.CSafeDumper):
    """Writes what ``Loader`` reads, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # a hook of the library
        return True


Dumper.yaml_implicit_resolvers = Loader.yaml_implicit_resolvers

CASES = [
    pytest.param(case, id=f"{file.stem}-{number}-{case['told'][0]['kind']}")
    for file in sorted((Path(__file__).parent / "diff_cases").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(file.read_text("utf-8")))
]


def _sides(case: Any) -> tuple[Loaded, Loaded]:
    start = edited(base_files(), case.get("start", ()))
    return loaded(start), loaded(edited(start, case["edits"]))


def _in_words(effects: Effects) -> str:
    told = (w for w in (effects.citizen, effects.power, effects.guard) if w not in ("neutral", "same"))
    return " ".join(told) or "neutral"


def _effects(changes: list[Change]) -> Counter[Effects]:
    return Counter(c.effects for c in changes)


def _mirrored(changes: list[Change]) -> Counter[Effects]:
    return Counter(c.effects.mirrored for c in changes)


# --- what is told ---------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_as_what_it_means(case: Any) -> None:
    told = [{"kind": c.kind, "effects": _in_words(c.effects), "sentence": sentence(c)} for c in compare(*_sides(case))]
    assert told == case["told"]


@pytest.mark.parametrize("case", [c for c in CASES if not c.values[0].get("is_one_way")])
def test_a_change_undone_has_the_opposite_effects(case: Any) -> None:
    old, new = _sides(case)
    assert _effects(compare(new, old)) == _mirrored(compare(old, new))


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_where_it_is(case: Any) -> None:
    start = edited(base_files(), case.get("start", ()))
    new = edited(start, case["edits"])
    for change in compare(loaded(start), loaded(new)):
        lines = (start if change.is_gone else new)[change.file].split("\n")
        assert lines[change.line - 1][change.column - 1 :].strip()


def test_the_place_of_a_change_is_that_of_its_value() -> None:
    edits = [{"in": "power", "old": "value: 10, unit: workday", "new": "value: 15, unit: workday"}]
    (change,) = compare(loaded(base_files()), loaded(edited(base_files(), edits)))
    line = edited(base_files(), edits)[change.file].split("\n")[change.line - 1]
    assert (change.file, line[change.column - 1 :]) == (PATHS["power"], "promised: {value: 15, unit: workday}")


def test_what_is_gone_has_the_place_that_it_had() -> None:
    edits = [{"in": "power", "old": "  - {name: 树木照片, form: electronic, source: applicant}\n", "new": ""}]
    (change,) = compare(loaded(base_files()), loaded(edited(base_files(), edits)))
    line = base_files()[change.file].split("\n")[change.line - 1]
    assert (change.is_gone, line[change.column - 1 :]) == (
        True,
        "{name: 树木照片, form: electronic, source: applicant}",
    )


def test_the_same_catalogue_has_no_changes() -> None:
    assert compare(loaded(base_files()), loaded(base_files())) == []


def test_the_sample_city_has_no_changes_against_itself(sample: Catalog) -> None:
    assert compare(Loaded(sample), Loaded(sample)) == []


def test_what_matters_most_comes_first() -> None:
    edits = [
        {"in": "power", "old": "visits: 1", "new": "visits: 2"},
        {"in": "power", "old": "summary: 要砍城市里的树，先来办这项许可。", "new": "summary: 砍树前先办许可。"},
        {"in": "flow", "old": "    gate: [核查记录两人签字]\n", "new": ""},
    ]
    told = [c.kind for c in compare(loaded(base_files()), loaded(edited(base_files(), edits)))]
    assert told == ["service-visits-increased", "power-summary-changed", "step-gate-removed"]


def test_a_broken_file_that_did_not_change_elsewhere_hides_nothing_else() -> None:
    edits = [
        {"in": "risks", "old": "nature: crime", "new": "nature: sin"},
        {"in": "power", "old": "visits: 1", "new": "visits: 2"},
    ]
    told = [c.kind for c in compare(loaded(base_files()), loaded(edited(base_files(), edits)))]
    assert told == ["file-not-compared", "service-visits-increased"]


# --- nothing is forgotten ---------------------------------------------------------


def test_every_field_of_the_model_has_its_comparer_and_no_other_has() -> None:
    named = (*vars(model).values(), *vars(alert_model).values())
    classes = {c for c in named if isinstance(c, type) and issubclass(c, Struct) and c is not Struct}
    entries = set(CLASSES.values())
    expected = {c: set(c.__struct_fields__) - (FROM_THE_PATH if c in entries else set()) for c in classes}
    assert {c: set(rows) for c, rows in table().items()} == expected


@pytest.mark.parametrize("case", CASES)
def test_a_field_without_a_comparer_is_told_by_its_title(case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "table", dict)
    assert compare(*_sides(case))


def test_what_nobody_judged_is_neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diff, "table", dict)
    edits = [{"in": "power", "old": "visits: 1", "new": "visits: 2"}]
    (change,) = compare(loaded(base_files()), loaded(edited(base_files(), edits)))
    assert (sentence(change), change.effects) == ("怎么办：到现场次数由 1 改为 2", NEUTRAL)


# --- anything may happen ----------------------------------------------------------


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for child in value.values() if isinstance(value, dict) else value:
            yield from _containers(child)


def _mutate(data: Any, chance: Random) -> None:
    """Take something out of the data, put something twice, or put one thing in the place of another."""
    spot = chance.choice(list(_containers(data)))
    places = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
    if not places:
        return
    place = chance.choice(places)
    other = chance.choice(list(_containers(data)))
    match chance.randrange(6):
        case 0:
            del spot[place]
        case 5 if isinstance(spot[place], str):
            spot[place] = f"{spot[place]}（新）" if chance.random() < 0.5 else spot[place][1:]
        case 1 if isinstance(spot, list):
            spot.insert(chance.choice(places), deepcopy(spot[place]))
        case 2:
            spot[place] = deepcopy(other)
        case 3:
            spot[place] = chance.choice(["第三条", 3, 0, True, "2026-01-01", "clerk", "x" * 90, "“怪”\u202e字\n二"])
        case _ if isinstance(spot, list):
            chance.shuffle(spot)


def _fits(path: str, text: str) -> bool:
    identity = identify(path)
    document = parse(path, text.encode())
    return identity is not None and document.is_sound and not any(schema.check(document, identity.kind))


def _mutated(seed: int) -> Files:
    """The small catalogue after some changes, nearly all of which leave its files whole."""
    chance = Random(seed)
    files = base_files()
    for _turn in range(chance.randrange(12)):
        path = chance.choice(sorted(files))
        if not _fits(path, files[path]):
            continue
        data = yaml.load(files[path], Loader)  # noqa: S506  # a safe loader with fewer tags
        _mutate(data, chance)
        text = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)
        if chance.random() < 0.05 or _fits(path, text):
            files[path] = text
    if chance.random() < 0.2:
        path = chance.choice(sorted(files))
        files[path.replace("tree", "bush").replace("park", "wood")] = files.pop(path)
    return files


@settings(max_examples=150)
@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_any_two_catalogues_can_be_compared_from_either_side(one: int, other: int) -> None:
    old, new = loaded(_mutated(one)), loaded(_mutated(other))
    there, back = compare(old, new), compare(new, old)
    assert _effects(back) == _mirrored(there)
    for form in FORMATS.values():
        assert form(prepared(there, internal=False))


def test_kinds_of_changes_are_plain_names() -> None:
    kinds = {told["kind"] for case in CASES for told in case.values[0]["told"]}
    assert len(kinds) >= 80
    assert all(re.fullmatch("[a-z]+(-[a-z]+)+", kind) for kind in kinds)


def _values(comparer: Any) -> Iterator[Value]:
    """The single value that a comparer looks at, whatever is around it."""
    if isinstance(comparer, Value):
        yield comparer
    elif hasattr(comparer, "within"):
        yield from _values(comparer.within)


def test_what_is_judged_when_it_grows_is_judged_when_it_is_left_out() -> None:
    """Else it could be left out today and be back tomorrow, as much more as one likes."""
    forgotten = [
        f"{owner.__name__}.{one.name}"
        for owner, rows in table().items()
        for one in fields(owner)
        for value in _values(rows.get(one.name))
        if value.more != NEUTRAL and value.gain == NEUTRAL and value.weight < GRAVE and not one.required
    ]
    assert forgotten == []
