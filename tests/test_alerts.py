"""What follows from alerts: levels in any scheme, points and colours, who above is told, what is late on a day."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from generator import catalog as catalogs
from generator.alert_model import Alert, AlertStages, AlertSubject
from generator.alerts import (
    STAGES,
    colour_of,
    consequence,
    counted,
    counts_as,
    entered_between,
    points_in_year,
    rows_of,
)
from generator.cache import Cache
from generator.catalog import Catalog
from generator.check import check
from generator.cli import main
from generator.diagnostics import Severity
from generator.disclose import disclose
from generator.disclose_own import own_use_of
from generator.examination import look_through
from generator.parts import core_of, parts_of
from generator.public import PublicAlerts
from generator.vocabulary import labels
from generator.workdays import LAST_YEAR

EXAMINER = AlertSubject(post="licence-examiner")


def _alert(name: str, entered: str, level: str | None = "blue", *, kind: str = "warning") -> Alert:
    return Alert(
        kind=kind,
        title="踏勘照片不全",
        facts="三份案卷少照片。",
        channel="inspection",
        subject=EXAMINER,
        scheme="four-colours",
        level=level,
        concluded=entered,
        entered=entered,
        stages=AlertStages(collection=entered),
        unit="urban-management",
        id=name,
    )


def _with(sample: Catalog, alerts: Sequence[Alert]) -> Catalog:
    return replace(sample, alerts={(a.unit, a.id): a for a in alerts})


@pytest.mark.parametrize(
    ("levels", "lost", "colour"),
    [
        ((), 0, "green"),
        (("blue",), 2, "blue"),
        (("blue", "blue"), 4, "blue"),
        (("blue", "blue", "blue"), 6, "yellow"),
        (("yellow",), 6, "yellow"),
        (("yellow", "blue", "blue"), 10, "yellow"),
        (("yellow", "yellow"), 12, "red"),
        (("red",), 12, "red"),
        (("red", "yellow"), 12, "red"),
    ],
)
def test_points_of_a_year_add_up_to_a_colour_and_no_more_than_twelve(
    sample: Catalog, levels: Sequence[str], lost: int, colour: str
) -> None:
    scheme = sample.alert_schemes["four-colours"]
    city = _with(sample, [_alert(f"a{i}", f"2026-03-{i + 2:02}", level) for i, level in enumerate(levels)])
    found = points_in_year(city, "urban-management", EXAMINER, "2026", scheme)
    standing = colour_of(found, scheme)
    assert standing is not None
    assert (found, standing.id) == (lost, colour)


def test_each_year_and_each_subject_begins_with_none_lost(sample: Catalog) -> None:
    scheme = sample.alert_schemes["four-colours"]
    city = _with(sample, [_alert("old", "2025-12-31", "red"), _alert("new", "2026-01-01", "blue")])
    about = ("urban-management", EXAMINER)
    assert points_in_year(city, *about, "2025", scheme) == 12
    assert points_in_year(city, *about, "2026", scheme) == 2
    assert points_in_year(city, *about, "2027", scheme) == 0
    assert points_in_year(city, "urban-management", AlertSubject(unit=True), "2026", scheme) == 0
    assert points_in_year(city, "water-resources", EXAMINER, "2026", scheme) == 0


def test_the_supervisor_is_shown_where_each_subject_stands(sample: Catalog) -> None:
    """What was lost of the year's points by every subject that was warned, the gravest first, and none in a scheme without points."""
    thresholds = {"蓝色预警": range(2, 6), "黄色预警": range(6, 12), "红色预警": range(12, 13)}
    seen = set()
    for unit, part in parts_of(core_of(sample), sample):
        standings = own_use_of(part, unit).standings
        counted = [a for a in part.alerts.values() if a.kind != "learning"]
        assert sum(s.alerts for s in standings) == len(counted)
        assert len(standings) == len({(a.subject, a.entered[:4]) for a in counted})
        assert [s.lost for s in standings if s.year == "2026"] == sorted(
            (s.lost for s in standings if s.year == "2026"), reverse=True
        )
        assert all(s.lost + s.left == 12 and s.lost in thresholds[s.level] for s in standings)
        seen |= {s.level for s in standings}
        jurisdiction = replace(sample.jurisdiction, alert_scheme="blue-orange-red") if sample.jurisdiction else None
        assert own_use_of(replace(part, jurisdiction=jurisdiction), unit).standings == ()
    assert seen >= {"蓝色预警", "黄色预警"}


def test_a_scheme_without_points_has_no_colour_of_subjects(sample: Catalog) -> None:
    assert colour_of(0, sample.alert_schemes["yellow-orange-red"]) is None


@pytest.mark.parametrize(
    ("levels", "up", "times"),
    [
        (("blue",), None, None),
        (("blue", "blue"), None, None),
        (("blue", "blue", "blue"), 1, 3),
        (("yellow",), 1, 1),
        (("red",), 2, 1),
        (("yellow", "yellow"), 2, 2),
        (("yellow", "blue"), 1, 2),
    ],
)
def test_the_superior_is_told_by_level_by_colour_or_by_number(
    sample: Catalog, levels: Sequence[str], up: int | None, times: int | None
) -> None:
    alerts = [_alert(f"a{i}", f"2026-03-{i + 2:02}", level) for i, level in enumerate(levels)]
    due = consequence(_with(sample, alerts), alerts[-1])
    assert (due.up if due else None, due.times if due else None) == (up, times)


def test_what_came_later_or_is_only_for_learning_does_not_make_an_alert_graver(sample: Catalog) -> None:
    first, later = _alert("a1", "2026-03-02"), [_alert(f"b{i}", "2026-03-03") for i in range(5)]
    learned = [_alert(f"c{i}", "2026-03-01", None, kind="learning") for i in range(5)]
    city = _with(sample, [first, *later, *learned])
    assert consequence(city, first) is None
    assert all(consequence(city, alert) is None for alert in learned)


def test_every_alert_of_the_sample_counts_in_every_scheme(sample: Catalog) -> None:
    rated = [a for a in sample.alerts.values() if a.kind != "learning"]
    assert len(rated) >= 60
    assert {a.unit for a in rated} == set(sample.units)
    ranks = {name: [level.id for level in s.for_alerts] for name, s in sample.alert_schemes.items()}
    assert len(ranks) == 3
    for alert in rated:
        levels = {name: counts_as(sample, alert, scheme) for name, scheme in sample.alert_schemes.items()}
        assert len({ranks[name].index(level.id) for name, level in levels.items() if level}) == 1
        assert all(levels.values())


@pytest.mark.parametrize("scheme", ["four-colours", "yellow-orange-red", "blue-orange-red"])
def test_the_sample_is_sound_and_told_in_each_scheme(sample_copy: Path, scheme: str) -> None:
    path = sample_copy / "catalog/jurisdiction.yml"
    path.write_text(path.read_text("utf-8").replace("alert_scheme: four-colours", f"alert_scheme: {scheme}"), "utf-8")
    verdict = check(sample_copy)
    assert [d for d in verdict.diagnostics if d.severity is Severity.ERROR] == []
    alerts = disclose(verdict.catalog).city.alerts
    assert alerts.scheme is not None
    levels = {name for t in alerts.periods[0].tables if t.by == "level" for s in t.sums for name in s.names}
    assert levels == {level.name for level in verdict.catalog.alert_schemes[scheme].for_alerts}


# --- what is told ---------------------------------------------------------------------


def _told(sample: Catalog, **changes: object) -> PublicAlerts:
    assert sample.jurisdiction is not None
    policy = replace(sample.jurisdiction.disclosure, **changes)  # type: ignore[arg-type]  # fields of any kind
    return disclose(replace(sample, jurisdiction=replace(sample.jurisdiction, disclosure=policy))).city.alerts


def test_notices_are_told_only_where_the_jurisdiction_says_so(sample: Catalog) -> None:
    written = {a.notice.title for a in sample.alerts.values() if a.notice}
    assert len(written) >= 5
    assert {n.title for n in _told(sample, fields=("alert.notice",)).notices} == written
    hidden = _told(sample, fields=())
    assert hidden.notices == ()
    assert {p.noticed for p in hidden.periods} == {0}


def test_nothing_is_counted_where_the_jurisdiction_names_no_period(sample: Catalog) -> None:
    assert _told(sample, alerts=None).periods == ()


def test_a_count_says_how_things_stood_on_the_last_day_of_its_period(sample: Catalog) -> None:
    assert sample.jurisdiction is not None
    assert sample.jurisdiction.disclosure.alerts is not None
    (period,) = sample.jurisdiction.disclosure.alerts.periods
    later = AlertStages(**dict.fromkeys(STAGES, "2026-12-30") | {"collection": "2026-03-02"})
    alerts = {key: replace(a, stages=later) for key, a in sample.alerts.items()}
    (told,) = disclose(replace(sample, alerts=alerts)).city.alerts.periods
    (stages,) = (t for t in told.tables if t.by == "stage")
    assert period.ends < "2026-12-30"
    assert [s.names for s in stages.sums] == [tuple(labels("alertStage").values())]
    assert told.closed is None


# --- counts ------------------------------------------------------------------------


def test_counts_are_made_of_rows_by_any_group(sample: Catalog) -> None:
    rows = rows_of(sample)
    assert len(rows) == len(sample.alerts)
    by = counted(rows, lambda row: (row.unit, row.month))
    assert by["urban-management", "2026-01"] == sum(
        a.unit == "urban-management" and a.entered.startswith("2026-01") for a in sample.alerts.values()
    )
    assert sum(by.values()) == len(rows)


def test_a_span_holds_the_days_at_both_ends_and_nothing_for_learning(sample: Catalog) -> None:
    alerts = [_alert("a", "2026-03-01"), _alert("b", "2026-03-31"), _alert("c", "2026-04-01")]
    learned = _alert("d", "2026-03-15", None, kind="learning")
    rows = rows_of(_with(sample, [*alerts, learned]))
    assert [r.id for r in entered_between(rows, "2026-03-01", "2026-03-31")] == ["a", "b"]


@pytest.mark.parametrize(
    ("day", "stage"),
    [("2026-02-28", "collection"), ("2026-03-01", "collection"), ("2026-03-05", "rating"), ("2026-04-01", "feedback")],
)
def test_an_alert_stands_at_the_last_stage_that_was_done_by_a_day(sample: Catalog, day: str, stage: str) -> None:
    stages = AlertStages(collection="2026-03-01", rating="2026-03-05", feedback="2026-03-20")
    (row,) = rows_of(_with(sample, [replace(_alert("a", "2026-03-01"), stages=stages)]))
    assert row.stage_on(day) == stage
    assert stage in STAGES


# --- what is late --------------------------------------------------------------------


def test_nothing_is_late_unless_a_day_is_given_and_the_same_day_says_the_same(
    sample_copy: Path, tmp_path: Path
) -> None:
    late = "2026-12-31"
    cache = Cache(tmp_path / "cache")
    for _again in range(2):
        assert look_through(sample_copy, cache).diagnostics == ()
        told = look_through(sample_copy, cache, late).diagnostics
        assert {d.rule for d in told} == {"overdue-alert"}
        assert told == check(sample_copy, late).diagnostics
    assert look_through(sample_copy, cache, "2026-01-01").diagnostics == ()
    cache.close()


def test_a_scheme_that_changes_changes_what_is_found_in_units(sample_copy: Path, tmp_path: Path) -> None:
    """Units rest on the schemes: what was found before is not what is found now."""
    cache = Cache(tmp_path / "cache")
    assert look_through(sample_copy, cache).diagnostics == ()
    path = sample_copy / "catalog/alert-schemes/four-colours.yml"
    path.write_text(path.read_text("utf-8").replace("entry: {warning: 7,", "entry: {warning: 1,"), "utf-8")
    told = look_through(sample_copy, cache).diagnostics
    assert {d.rule for d in told} == {"alert-entered-late"}
    cache.close()


def test_alerts_of_a_catalogue_without_a_scheme_are_not_counted_by_level(base_catalog: Path) -> None:
    path = base_catalog / "catalog/jurisdiction.yml"
    path.write_text(path.read_text("utf-8").replace("alert_scheme: three-colours\n", ""), "utf-8")
    loaded, faults = catalogs.load(base_catalog)
    assert faults == []
    alerts = disclose(loaded).city.alerts
    assert (alerts.scheme, alerts.periods, alerts.notices) == (None, (), ())


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2026-11-18", 0, "没有发现问题"),
        ("2026-12-31", 0, "overdue-alert"),
        (f"{LAST_YEAR + 1}-02-01", 2, f"日历里没有 {LAST_YEAR + 1} 年的放假安排"),
        ("2026-2-1", 2, "日期写成 2026-11-01 的样子"),
        ("2026-02-30", 2, "日期写成 2026-11-01 的样子"),
        ("昨天", 2, "日期写成 2026-11-01 的样子"),
    ],
)
def test_the_command_asks_for_a_day_that_can_be_told(root: Path, day: str, code: int, said: str) -> None:
    answer = CliRunner().invoke(main, ["--root", str(root), "validate", "--format", "text", "--as-of", day])
    assert answer.exit_code == code
    assert said in answer.output
