"""A document has the shape of its kind, or it is told in what it has not; whatever it says."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from suite import LONG

from generator import schema, schema_faults
from generator.check import check
from generator.diagnostics import Trail
from generator.kinds import FLOW, JURISDICTION, KINDS, LAW, POWER, RISKS, UNIT, Kind, identify
from generator.source import parse

FACTOR = 20 if LONG else 1

BASE = Path(__file__).parent / "base_catalog"
PATHS = sorted(str(path.relative_to(BASE)) for path in BASE.rglob("*.yml"))


def _told(kind: Kind, text: str) -> list[tuple[int, int]]:
    document = parse("entry.yml", text.encode("utf-8"))
    assert document.is_sound
    return sorted((d.line, d.column) for d in schema.check(document, kind))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_the_schema_of_every_kind_is_a_schema(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(schema.load(kind.schema))


@pytest.mark.parametrize(
    ("kind", "trail", "title", "description"),
    [
        (LAW, (), "法律文件", "一部法律、法规、规章或规范性文件。每部只登记一次，职权按标识引用。"),
        (LAW, ("title",), "全称", "一行写完，不换行。"),
        (LAW, ("effective",), "施行日期", "现行版本开始施行的日期。"),
        (LAW, ("articles", 3, "article"), "条", "用中文数字写到条，例如：第四十二条、第一百二十条之一。"),
        (POWER, ("time_limits", "promised", "value"), "数量", "整数；当场办结写 0。"),
        (POWER, ("fees", "items", 0, "basis", 1, "law"), "法律文件的标识", "catalog/laws/ 下的文件名，不带 .yml。"),
        (FLOW, ("steps", 2, "next"), "下一环节", "下一环节的标识；几个环节同时进行时写成列表。"),
        (FLOW, ("steps", 2, "next", 0), "标识", "小写英文字母、数字和连字符，例如 street-occupation；一经公开不再改动。"),
        (UNIT, ("internal", "notes"), "内部备注", "一段或几段话，只写纯文字，不写网页代码。"),
        (UNIT, ("no", "such", 1, "thing"), None, None),
        (UNIT, ("name", 0, "x"), None, None),
    ],
)  # fmt: skip
def test_a_trail_leads_to_what_the_form_says_of_its_value(
    kind: Kind, trail: Trail, title: str | None, description: str | None
) -> None:
    described = schema.describe(kind, trail)
    assert (described.get("title"), described.get("description")) == (title, description)


LAW_TEXT = """\
title: 甲
kind: law
issuer: 乙
effective: 2020-01-01
articles:
  - {article: 第一条, gist: 丙}
"""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (LAW_TEXT, []),
        (LAW_TEXT + "internal: {notes: 丁}\n", []),
        ("{}", [(1, 1)] * 5),
        ("- 甲\n", [(1, 1)]),
        ("甲", [(1, 1)]),
        ("title: 甲\nissuer: 乙\n", [(1, 1)] * 3),
        (LAW_TEXT.replace("title", "titel"), [(1, 8)]),
        (LAW_TEXT.replace("title", "titel").replace("issuer", "isuer"), [(1, 8), (3, 8)]),
        (LAW_TEXT.replace("title", "x"), [(1, 1), (1, 4)]),
        (LAW_TEXT.replace("甲", "甲" * 201), [(1, 8)]),
        (LAW_TEXT.replace("甲", '" ' + "甲" * 200 + '"'), [(1, 8)] * 2),
        (LAW_TEXT.replace("甲", '" 甲"'), [(1, 8)]),
        (LAW_TEXT.replace("甲", "|\n  甲"), [(1, 8)]),
        (LAW_TEXT.replace("甲", "|-\n  甲\n  乙"), [(1, 8)]),
        (LAW_TEXT.replace("kind: law", "kind: [law]"), [(2, 1)]),
        (LAW_TEXT.replace("kind: law", "kind: Law"), [(2, 7)]),
        (LAW_TEXT.replace("kind: law", "kind: 3"), [(2, 7)]),
        (LAW_TEXT.replace("kind: law", "kind:"), [(2, 6)]),
        (LAW_TEXT.replace("2020-01-01", "20200101"), [(4, 12)]),
        (LAW_TEXT.replace("2020-01-01", "2020-1-1"), [(4, 12)]),
        (LAW_TEXT.replace("2020-01-01", "0000-01-01"), [(4, 12)]),
        (LAW_TEXT.replace("2020-01-01", "2023-02-29"), [(4, 12)]),
        (LAW_TEXT.replace("2020-01-01", "2024-02-29"), []),
        (LAW_TEXT.replace("2020-01-01", "２０２０-０１-０１"), [(4, 12)]),
        (LAW_TEXT.replace("第一条", "第一百二十条之十一"), []),
        (LAW_TEXT.replace("第一条", "第一条第二款"), [(6, 15)]),
        (LAW_TEXT.replace("第一条", "第1条"), [(6, 15)]),
        (LAW_TEXT.replace("{article: 第一条, gist: 丙}", "{}"), [(6, 5)] * 2),
        (LAW_TEXT.replace("{article: 第一条, gist: 丙}", "第一条"), [(6, 5)]),
        (LAW_TEXT.replace("  - {article: 第一条, gist: 丙}", "  article: 第一条\n  gist: 丙"), [(5, 1)]),
    ],
)  # fmt: skip
def test_each_thing_that_does_not_fit_is_told_once_at_its_place(text: str, places: list[tuple[int, int]]) -> None:
    assert _told(LAW, text) == places


STEPS = {
    "a step": "id: a, name: 甲, task: 乙, next: b",
    "a step that is called one": "id: a, kind: step, name: 甲, task: 乙, next: b",
    "a fork": "id: a, name: 甲, task: 乙, next: [b, c]",
    "a decision": "id: a, kind: decision, name: 甲, task: 乙, branches: [{label: 是, next: b}, {label: 否, next: c}]",
}
BRANCHES = "branches: [{label: 是, next: b}, {label: 否, next: c}]"


@pytest.mark.parametrize(
    ("step", "count"),
    [
        *((step, 0) for step in STEPS.values()),
        ("id: a, name: 甲, task: 乙", 1),
        ("id: a, kind: decision, name: 甲, task: 乙", 1),
        ("id: a, kind: decision, name: 甲, task: 乙, next: b", 1),
        (f"id: a, name: 甲, task: 乙, {BRANCHES}", 1),
        (f"id: a, kind: step, name: 甲, task: 乙, {BRANCHES}", 1),
        (f"id: a, kind: decide, name: 甲, task: 乙, {BRANCHES}", 1),
        (f"id: a, kind: ~, name: 甲, task: 乙, {BRANCHES}", 1),
        (f"id: a, name: 甲, task: 乙, next: b, {BRANCHES}", 1),
        (f"id: a, kind: decision, name: 甲, task: 乙, next: b, {BRANCHES}", 1),
        ("id: a, name: 甲, task: 乙, next: [b]", 1),
        ("id: a, name: 甲, task: 乙, next: [b, b]", 1),
        ("id: a, name: 甲, task: 乙, next: B", 1),
        ("id: a, name: 甲, task: 乙, next: 5", 1),
        ("id: a, kind: decision, name: 甲, task: 乙, branches: [{label: 是, next: b}]", 1),
        ("id: a, kind: decision, name: 甲, task: 乙, branches: [{label: 是}, {label: 否, next: c}]", 1),
        ("kind: decision, name: 甲, next: b", 3),
    ],
)  # fmt: skip
def test_a_decision_has_branches_and_every_other_step_a_next(step: str, count: int) -> None:
    flow = (
        "power: a\ntitle: 甲\nstart: {name: 乙, next: a}\nends: [{id: b, name: 丙, outcome: granted}]\n"
        f"steps:\n  - {{{step}}}\n"
    )
    assert len(_told(FLOW, flow)) == count


# --- whatever a document says ---------------------------------------------------


def _trails(value: Any, trail: Trail = ()) -> Iterator[Trail]:
    yield trail
    for step, child in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from _trails(child, (*trail, step))


def _at(data: Any, trail: Trail) -> Any:
    for step in trail:
        data = data[step]
    return data


STRANGE: list[Any] = [
    None, True, False, 0, 1, 4, -1, 99, "", " ", "甲", "甲\n", "nowhere", "tree-felling", "park-office", "receive", "start",
    "第九条", "第四十二条第一款", "第一条之二第（三）项", "2026-02-30", "2026-02-28", "9999-12-31", "0001-01-01", "law", "decision",
    "[", "^(?<a>b)", "<script>", "%s {x} {{ y }}", "甲" * 5000, "/", "a/b", "a/b/c", [], {}, [[]], ["甲", "甲"], {"id": "甲"}, [{}],
]  # fmt: skip


def _mutate(data: Any, chance: random.Random) -> Any:
    """``data`` with one thing in it taken out, doubled, renamed or exchanged."""
    data = json.loads(json.dumps(data))
    trail = chance.choice(list(_trails(data)))
    if not trail:
        return chance.choice(STRANGE) if chance.random() < 0.2 else data
    parent, step = _at(data, trail[:-1]), trail[-1]
    match chance.randrange(6):
        case 0:
            del parent[step]
        case 1 if isinstance(parent, list):
            parent.insert(int(step), json.loads(json.dumps(parent[int(step)])))
        case 1:
            parent[f"{step}x"] = parent.pop(step)
        case 2:
            parent[step] = [parent[step]]
        case 3:
            other = _at(data, chance.choice(list(_trails(data))))
            parent[step] = json.loads(json.dumps(other))
        case _:
            parent[step] = chance.choice(STRANGE)
    return data


def _documents_to_mutate() -> st.SearchStrategy[tuple[str, int, int]]:
    return st.tuples(st.sampled_from(PATHS), st.integers(0, 2**32), st.integers(1, 4))


def _mutated(path: str, seed: int, count: int) -> Any:
    chance = random.Random(seed)  # tests need no secrets
    data = parse(path, (BASE / path).read_bytes()).data
    for _ in range(count):
        data = _mutate(data, chance)
    return data


@settings(max_examples=300 * FACTOR, deadline=None, derandomize=not LONG)
@given(case=_documents_to_mutate())
def test_both_validators_agree_and_what_does_not_fit_is_told(case: tuple[str, int, int]) -> None:
    path, *_rest = case
    identity = identify(path)
    assert identity is not None
    raw = json.dumps(_mutated(*case), ensure_ascii=False).encode("utf-8")
    document = parse(path, raw)
    if document.is_sound:
        slow = schema_faults.validator(schema.load(identity.kind.schema), schema.schemas())
        told = list(schema.check(document, identity.kind))
        assert bool(told) is not schema.validator(identity.kind).is_valid(document.data)
        assert bool(told) is not slow.is_valid(document.data)
        assert len(set(told)) == len(told)
        assert all(d.file == path and d.message for d in told)


@settings(
    max_examples=60 * FACTOR,
    deadline=None,
    derandomize=not LONG,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(case=_documents_to_mutate())
def test_a_catalogue_is_checked_whatever_one_of_its_files_says(base_catalog: Path, case: tuple[str, int, int]) -> None:
    path, *_rest = case
    whole = (BASE / path).read_bytes()
    (base_catalog / path).write_text(json.dumps(_mutated(*case), ensure_ascii=False), "utf-8")
    diagnostics = check(base_catalog).diagnostics
    (base_catalog / path).write_bytes(whole)
    assert list(diagnostics) == sorted(diagnostics)
    assert all((BASE / d.file).is_file() and d.line >= 1 and d.column >= 1 for d in diagnostics)


@pytest.mark.parametrize("pattern", ["[", "(?<name>a)", "a{2,1}", "(?P<n>a", "\\"])
def test_a_pattern_that_python_cannot_use_does_not_fit(base_catalog: Path, pattern: str) -> None:
    data: Any = parse("x", (base_catalog / "catalog/jurisdiction.yml").read_bytes()).data
    data["codes"]["pattern"] = pattern
    assert len(_told(JURISDICTION, json.dumps(data, ensure_ascii=False))) == 1


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ("{unit: true}", 0),
        ("{power: a}", 0),
        ("{unit: false}", 1),
        ("{unit: yes}", 1),
        ("{}", 1),
        ("{power: a, post: b}", 1),
        ("{powr: a}", 1),
        ("{powr: a, post: b}", 1),
        ("{power: a, post: B}", 2),
    ],
)
def test_a_ledger_is_about_just_one_thing(about: str, count: int) -> None:
    ledger = (BASE / "catalog/units/park-office/risks/tree-felling.yml").read_text("utf-8")
    assert len(_told(RISKS, ledger.replace("{power: tree-felling}", about))) == count
