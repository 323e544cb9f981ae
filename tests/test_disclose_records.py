"""A change record is published where all that it covers is, and without what is for reviewers."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.catalog import Catalog
from generator.check import check
from generator.disclose import disclose
from generator.model import Covered
from generator.public import PublicCatalog, PublicRecord

RECORD = """\
title: 承诺时限从十五个工作日减为十个工作日
date: 2026-03-01
reason: 审查改为网上进行，五天够用。
covers:
  - {kind: power, id: tree-felling, change: time-limits-promised-decreased, before: 15 个工作日, after: 10 个工作日, note: 只给审核人看。}
decision: {body: 局长办公会, date: 2026-02-10, minutes: 试园纪〔2026〕1号}
approval: {post: 局长岗, date: 2026-02-11}
filed:
  - {office: risk_control, date: 2026-02-20}
"""


@pytest.fixture
def recorded(base_catalog: Path) -> Catalog:
    """The small catalogue with a record of a shorter limit in the place of its own."""
    path = base_catalog / "catalog/units/park-office/changes/2026-03-01-fewer-materials.yml"
    path.write_text(RECORD, "utf-8")
    return check(base_catalog).catalog


def _covering(catalog: Catalog, *covers: Covered) -> PublicCatalog:
    """What is published of the catalogue when its record covers just ``covers``."""
    ((key, record),) = catalog.records.items()
    return disclose(replace(catalog, records={key: replace(record, covers=covers)}))


def _records(public: PublicCatalog) -> tuple[PublicRecord, ...]:
    (dossier,) = public.dossiers
    return dossier.records


def test_a_record_tells_why_and_who_and_nothing_that_is_for_reviewers(recorded: Catalog) -> None:
    (record,) = _records(disclose(recorded))
    assert (record.id, record.reason) == ("2026-03-01-fewer-materials", "审查改为网上进行，五天够用。")
    assert (record.body, record.decided, record.approved_by) == ("局长办公会", "2026-02-10", "局长岗")
    assert [link.key for link in record.powers] == ["park-office/tree-felling"]
    assert "只给审核人看" not in repr(record)
    assert {"covers", "internal"}.isdisjoint(PublicRecord.__struct_fields__)


def test_minutes_are_shown_only_where_the_jurisdiction_says_so(recorded: Catalog) -> None:
    assert recorded.jurisdiction is not None
    for shown in ((), ("review.minutes",)):
        policy = replace(recorded.jurisdiction.disclosure, fields=shown)
        public = disclose(replace(recorded, jurisdiction=replace(recorded.jurisdiction, disclosure=policy)))
        assert [r.minutes for r in _records(public)] == ["试园纪〔2026〕1号" if shown else None]


@pytest.mark.parametrize(
    ("covered", "is_published"),
    [
        (Covered(kind="power", id="tree-felling", change="power-name-changed"), True),
        (Covered(kind="power", id="park-office/tree-felling", change="power-moved"), True),
        (Covered(kind="flow", id="tree-felling", change="flow-title-changed"), True),
        (Covered(kind="unit", change="unit-name-changed"), True),
        (Covered(kind="law", id="greening-regulation", change="law-version-changed"), True),
        (Covered(kind="risks", id="tree-felling", change="risk-removed"), False),
        (Covered(kind="risks", id="nowhere", change="risk-removed"), False),
        (Covered(kind="power", id="gone", change="power-removed"), False),
        (Covered(kind="flow", id="gone", change="flow-removed"), False),
        (Covered(kind="unit", id="other-office", change="unit-removed"), False),
        (Covered(kind="excuse", id="one", change="excuse-added"), False),
        (Covered(kind="change-record", id="2026-01-01-other", change="change-record-removed"), False),
    ],
    ids=lambda v: "/".join(filter(None, (v.kind, v.id))) if isinstance(v, Covered) else None,
)
def test_a_record_is_published_where_all_that_it_covers_is(
    recorded: Catalog, covered: Covered, is_published: bool
) -> None:
    known = Covered(kind="power", id="tree-felling", change="power-name-changed")
    assert bool(_records(_covering(recorded, known, covered))) is is_published


def test_a_record_of_a_risk_is_published_while_the_risk_is_there_and_disclosed(recorded: Catalog) -> None:
    key = ("park-office", "tree-felling")
    ledger = recorded.ledgers[key]
    first = next(r for r in ledger.risks if r.level == 1)
    covered = Covered(kind="risks", id="tree-felling", part=f"风险“{first.name}”", change="rating-final-decreased")
    lower = replace(ledger, risks=tuple(replace(r, rating=replace(r.rating, final=3)) for r in ledger.risks))
    gone = replace(ledger, risks=tuple(r for r in ledger.risks if r is not first))
    shown = [
        bool(_records(_covering(replace(recorded, ledgers=recorded.ledgers | {key: now}), covered)))
        for now in (ledger, lower, gone)
    ]
    assert shown == [True, False, False]


def test_the_newest_record_comes_first_in_the_sample_city(public: PublicCatalog) -> None:
    records = {d.unit.id: [r.id for r in d.records] for d in public.dossiers if d.records}
    assert records == {
        "civil-affairs": ["2026-08-10-assistance-law"],
        "market-supervision": ["2026-02-13-stricter-food-check", "2025-01-10-fewer-spot-checks"],
        "urban-management": ["2026-09-22-waste-basis"],
    }
