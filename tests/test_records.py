"""A record answers for just the change that it says, and the procedure is counted as it was."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.cache import Cache
from generator.change import Change, Entry
from generator.examination import look_through
from generator.model import ChangeLimits, ChangeRecord, CollectiveDecision, Covered, Filing, Limit, RecordApproval
from generator.procedure import days_between, last_signed, out_of_order, overruns
from generator.records import covering, stated

CHANGE = Change(
    "time-limits-promised-increased",
    Entry("power", "park-office/tree-felling", "砍伐城市树木审批", "市园林局"),
    "catalog/units/park-office/powers/tree-felling.yml",
    26,
    3,
    "",
    "承诺时限由 10 个工作日改为 15 个工作日",
    "10 个工作日",
    "15 个工作日",
)
COVERED = Covered(
    kind="power", id="tree-felling", change="time-limits-promised-increased", before="10 个工作日", after="15 个工作日"
)


def _record(*covers: Covered, unit: str = "park-office") -> ChangeRecord:
    return ChangeRecord(
        title="调整", date="2026-03-01", reason="调整", covers=covers, unit=unit, id="2026-03-01-x", path="x"
    )


def test_the_record_that_says_a_change_answers_for_it() -> None:
    records = [_record(), _record(COVERED)]
    assert covering(CHANGE, records) is records[1]
    assert covering(CHANGE, []) is None


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "flow"},
        {"id": "tree-planting"},
        {"id": "water-office/tree-felling"},
        {"change": "time-limits-statutory-increased"},
        {"part": "材料“照片”"},
        {"before": "9 个工作日"},
        {"after": None},
    ],
    ids=str,
)
def test_a_record_of_anything_else_does_not(other: dict[str, str | None]) -> None:
    assert covering(CHANGE, [_record(replace(COVERED, **other))]) is None  # type: ignore[arg-type]  # a table of fields


def test_a_record_of_another_unit_does_not() -> None:
    assert covering(CHANGE, [_record(COVERED, unit="water-office")]) is None


@pytest.mark.parametrize("name", ["tree-felling", "tree-cutting", "park-office/tree-cutting"])
def test_an_entry_goes_by_its_old_name_and_by_its_new_one(name: str) -> None:
    entry = replace(CHANGE.entry, key="park-office/tree-cutting", was="park-office/tree-felling")
    assert covering(replace(CHANGE, entry=entry), [_record(replace(COVERED, id=name))])


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (Entry("jurisdiction", "", "试例市"), None),
        (Entry("law", "greening-regulation", "城市绿化条例"), "greening-regulation"),
        (Entry("excuse", "ours", "x"), "ours"),
        (Entry("change-policy", "", "规程"), None),
        (Entry("unit", "park-office", "市园林局"), None),
        (Entry("rules", "park-office", "市园林局"), "park-office"),
    ],
    ids=lambda v: v.kind if isinstance(v, Entry) else None,
)
def test_what_has_no_id_of_its_own_or_no_unit_is_named_too(entry: Entry, name: str | None) -> None:
    covered = replace(COVERED, kind=entry.kind, id=name)
    assert covering(replace(CHANGE, entry=entry), [_record(covered)])
    is_citywide = entry.kind not in ("unit", "rules")
    assert bool(covering(replace(CHANGE, entry=entry), [_record(covered, unit="water-office")])) is is_citywide


def test_what_an_internal_field_says_is_in_no_record() -> None:
    hidden = replace(CHANGE, is_internal=True)
    assert covering(hidden, [_record(replace(COVERED, before=None, after=None))])
    assert covering(hidden, [_record(COVERED)]) is None


def test_a_long_value_is_said_shortly_and_exactly() -> None:
    one, other = "条件" * 100, "条件" * 99 + "条款"
    assert (stated("十五个工作日"), stated(" 十五 ")) == ("十五个工作日", "十五")
    assert stated(one) != stated(other)
    assert stated(one).startswith("条件条件")
    assert max(len(stated(one)), len(stated("一\n二"))) < 80
    assert "\n" not in stated("一\n二")


def test_stages_are_told_where_they_are_out_of_order() -> None:
    record = replace(
        _record(COVERED),
        decision=CollectiveDecision(body="会", date="2026-02-10"),
        approval=RecordApproval(post="局长岗", date="2026-02-09"),
        filed=(
            Filing(office="legal", date="2026-02-11"),
            Filing(office="risk_control", date="2026-02-12"),
        ),
    )
    assert [(s.trail, latest) for s, latest in out_of_order(record)] == [
        (("approval", "date"), "2026-02-10"),
        (("filed", 0, "date"), "2026-02-12"),
    ]
    assert (last_signed(record), last_signed(_record(COVERED))) == ("2026-02-12", "")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-06-01", "2026-06-01", 0),
        ("2026-06-05", "2026-06-08", 1),  # Friday to Monday
        ("2026-06-01", "2026-06-15", 10),
        ("2026-06-06", "2026-06-07", 0),  # a weekend
        ("2026-06-08", "2026-06-01", 0),
        ("2025-09-30", "2025-10-09", 1),  # the holidays of National Day and Mid-Autumn
        ("2025-09-26", "2025-09-28", 1),  # a Sunday that is worked for them
        ("2093-06-05", "2093-06-08", 1),  # nobody has announced that year
    ],
)
def test_working_days_are_those_after_the_first_by_the_calendar_of_holidays(start: str, end: str, days: int) -> None:
    assert days_between(start, end, "workday") == days


def test_each_stage_has_its_limit() -> None:
    limit = Limit(value=3, unit="day")
    record = replace(
        _record(COVERED),
        cause_date="2026-02-01",
        applied="2026-02-05",
        approval=RecordApproval(post="局长岗", date="2026-02-08"),
    )
    found = {
        o.name: (o.trail, o.taken) for o in overruns(record, ChangeLimits(apply=limit, review=limit, publish=limit))
    }
    assert found == {"apply": (("applied",), 4), "publish": (("date",), 21)}
    assert list(overruns(record, ChangeLimits())) == []
    assert list(overruns(replace(record, applied=None, approval=None), ChangeLimits(apply=limit, publish=limit))) == []


def test_the_limits_are_those_of_the_jurisdiction_once_it_has_its_own(base_catalog: Path, tmp_path: Path) -> None:
    record = base_catalog / "catalog/units/park-office/changes/2026-03-01-fewer-materials.yml"
    record.write_text(
        "title: 调整\ndate: 2026-03-01\nreason: 调整。\ncause_date: 2026-02-25\napplied: 2026-02-26\n"
        "covers: [{kind: power, id: tree-felling, change: power-summary-changed}]\n",
        "utf-8",
    )
    cache = Cache(tmp_path / "cache")
    assert look_through(base_catalog, cache).diagnostics == ()
    (base_catalog / "catalog/change-policy.yml").write_text(
        "title: 规程\nlimits: {apply: {value: 0, unit: workday}}\ndemands: [{title: 一切, needs: [approval]}]\n",
        "utf-8",
    )
    assert [d.rule for d in look_through(base_catalog, cache).diagnostics] == ["overlong-change-procedure"]
    cache.close()
