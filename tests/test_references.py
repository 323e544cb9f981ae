"""Every mention of one entry in another is known, and looked up where it belongs."""

from pathlib import Path
from typing import NamedTuple

import pytest

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.references import Reference, Register, article_of, references, split_power
from generator.rules import duplicate_identifier

UNIT = "catalog/units/park-office/unit.yml"
RULES = "catalog/units/park-office/rules.yml"
POWER = "catalog/units/park-office/powers/tree-felling.yml"
RISKS = "catalog/units/park-office/risks/tree-felling.yml"
FLOW = "flows/park-office/tree-felling.yml"
LAW = "catalog/laws/greening-regulation.yml"

NOWHERE = "nowhere"
BASIS = "{law: nowhere, article: 第二十条}"


def _load(root: Path, path: str = "", old: str = "", new: str = "") -> Catalog:
    """The catalogue at ``root`` with ``new`` for ``old`` in a file; it fits its schemas."""
    if path:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (root / path).write_text(text.replace(old, new), "utf-8")
    catalog, diagnostics = catalogs.load(root)
    assert diagnostics == []
    return catalog


def _dangling(catalog: Catalog) -> list[Reference]:
    register = Register(catalog)
    return [r for r in references(catalog) if not register.has(r)]


class Mention(NamedTuple):
    """A mention of ``nowhere``, made by ``new`` in the place of ``old``, and what it must be found as."""

    path: str
    old: str
    new: str
    trail: Trail
    target: str


MENTIONS = [
    Mention(LAW, "issuer: 国务院", "issuer: 国务院\nreplaced_by: nowhere", ("replaced_by",), "law"),
    Mention(UNIT, "kind: department", "kind: department\nparent: nowhere", ("parent",), "unit"),
    Mention(UNIT, "name: 局长岗, department: office", "name: 局长岗, department: nowhere", ("posts", 0, "department"), "department"),
    Mention(RULES, "owner: office, summary: 每月", "owner: nowhere, summary: 每月", ("rules", 0, "owner"), "department"),
    Mention(RULES, "owner: office, summary: 每月", "owner: office, replaced_by: nowhere, summary: 每月", ("rules", 0, "replaced_by"), "rule"),
    Mention(POWER, "department: greening-section", "department: nowhere", ("department",), "department"),
    Mention(POWER, "posts: [clerk, examiner, ", "posts: [clerk, nowhere, ", ("posts", 1), "post"),
    Mention(POWER, "level: city}", "level: city, delegated_by: nowhere}", ("exercised_by", "delegated_by"), "unit"),
    Mention(POWER, "level: city}", "level: city, joint_with: [park-office, nowhere]}", ("exercised_by", "joint_with", 1), "unit"),
    Mention(POWER, "focus_fields:", "related: [tree-felling, nowhere]\nfocus_fields:", ("related", 1), "power"),
    Mention(POWER, "  state: active", "  state: merged\n  successor: nowhere", ("status", "successor"), "power"),
    Mention(POWER, "field: approval", "field: nowhere", ("focus_fields", 0, "field"), "field"),
    Mention(POWER, "field: approval", "field: works, link: nowhere", ("focus_fields", 0, "link"), "link"),
    Mention(POWER, "{post: director, date", "{post: nowhere, date", ("review", "lead_approval", "post"), "post"),
    Mention(POWER, "{law: greening-regulation,", "{law: nowhere,", ("legal_basis", 0, "law"), "law"),
    Mention(POWER, "statutory_basis: {law: administrative-licensing-law", "statutory_basis: {law: nowhere", ("time_limits", "statutory_basis", "law"), "law"),
    Mention(POWER, "  promised:", f"  override_basis: {BASIS}\n  promised:", ("time_limits", "override_basis", "law"), "law"),
    Mention(POWER, "basis: {law: administrative-licensing-law, article: 第四十五条", "basis: {law: nowhere, article: 第四十五条", ("time_limits", "excluded", 0, "basis", "law"), "law"),
    Mention(POWER, "fees: {charged: false}", f"fees: {{charged: true, items: [{{name: 甲, standard: 乙, basis: [{BASIS}]}}]}}", ("fees", "items", 0, "basis", 0, "law"), "law"),
    Mention(POWER, "duty: 不准的说明理由。}", f"duty: 不准的说明理由。, basis: {BASIS}}}", ("responsibilities", 1, "basis", "law"), "law"),
    Mention(POWER, "basis: {law: administrative-licensing-law, article: 第七十四条", "basis: {law: nowhere, article: 第七十四条", ("accountability", 0, "basis", "law"), "law"),
    Mention(POWER, "basis: {law: administrative-reconsideration-law", "basis: {law: nowhere", ("counterpart_rights", 1, "basis", "law"), "law"),
    Mention(FLOW, "power: tree-felling", "power: nowhere", ("power",), "power"),
    Mention(FLOW, "next: receive}", "next: nowhere}", ("start", "next"), "node"),
    Mention(FLOW, "next: receive}", "next: [receive, nowhere]}", ("start", "next", 1), "node"),
    Mention(FLOW, "post: director", "post: nowhere", ("steps", 4, "post"), "post"),
    Mention(FLOW, "risks: [favour]", "risks: [favour, nowhere]", ("steps", 4, "risks", 1), "risk"),
    Mention(FLOW, "next: decide", "next: nowhere", ("steps", 3, "next"), "node"),
    Mention(FLOW, "next: decide", "next: [decide, nowhere]", ("steps", 3, "next", 1), "node"),
    Mention(FLOW, "next: refused}", "next: nowhere}", ("steps", 4, "branches", 1, "next"), "node"),
    Mention(RISKS, "{power: tree-felling}", "{power: nowhere}", ("about", "power"), "power"),
    Mention(RISKS, "{power: tree-felling}", "{post: nowhere}", ("about", "post"), "post"),
    Mention(RISKS, "{power: tree-felling}", "{department: nowhere}", ("about", "department"), "department"),
    Mention(RISKS, "post: examiner", "post: nowhere", ("risks", 1, "post"), "post"),
    Mention(RISKS, "    nature: crime", "    nature: crime\n    focus_field: nowhere", ("risks", 0, "focus_field"), "field"),
    Mention(RISKS, "{law: administrative-licensing-law,", "{law: nowhere,", ("risks", 0, "breaches", 0, "law"), "law"),
    Mention(RISKS, "owner: auditor", "owner: nowhere", ("risks", 0, "controls", 0, "owner"), "post"),
    Mention(RISKS, "rule: case-check", "rule: nowhere", ("risks", 0, "controls", 0, "rule"), "rule"),
]  # fmt: skip


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda m: f"{m.target} at {m.trail}")
def test_a_mention_of_what_is_not_there_is_found_at_its_trail(base_catalog: Path, mention: Mention) -> None:
    [found] = _dangling(_load(base_catalog, mention.path, mention.old, mention.new))
    assert (found.path, found.trail, found.target, found.id) == (mention.path, mention.trail, mention.target, NOWHERE)


def test_an_article_is_looked_up_in_its_law(base_catalog: Path) -> None:
    new = "article: 第二十四条第三款"
    assert _dangling(_load(base_catalog, POWER, "article: 第二十条, role", f"{new}, role")) == []
    [found] = _dangling(_load(base_catalog, POWER, new, "article: 第二十四条之一第三款"))
    assert (found.trail, found.target, found.unit, found.id) == (
        ("legal_basis", 0, "article"),
        "article",
        "greening-regulation",
        "第二十四条之一",
    )


def test_everything_that_is_mentioned_in_the_sample_is_there(sample: Catalog) -> None:
    assert _dangling(sample) == []


@pytest.mark.parametrize("kind", ["law", "unit", "rules", "power", "risks", "flow", "jurisdiction"])
def test_what_a_broken_file_declares_is_not_missing(base_catalog: Path, kind: str) -> None:
    paths = {"law": LAW, "unit": UNIT, "rules": RULES, "power": POWER, "risks": RISKS, "flow": FLOW}
    path = paths.get(kind, "catalog/jurisdiction.yml")
    (base_catalog / path).write_text("[", "utf-8")
    catalog, [diagnostic] = catalogs.load(base_catalog)
    assert diagnostic.file == path
    assert _dangling(catalog) == []


def test_what_a_broken_law_does_not_hide_is_still_missing(base_catalog: Path) -> None:
    (base_catalog / LAW).write_text("[", "utf-8")
    text = (base_catalog / POWER).read_text("utf-8")
    (base_catalog / POWER).write_text(text.replace("law: administrative-litigation-law", "law: nowhere"), "utf-8")
    catalog, _diagnostics = catalogs.load(base_catalog)
    assert [(r.target, r.id) for r in _dangling(catalog)] == [("law", NOWHERE)]


@pytest.mark.parametrize(
    ("reference", "candidates"),
    [
        (Reference("", (), "law", "", "x"), ["administrative-licensing-law", "administrative-litigation-law", "administrative-reconsideration-law", "greening-regulation"]),
        (Reference("", (), "article", "greening-regulation", "x"), ["第二十四条", "第二十条"]),
        (Reference("", (), "unit", "", "x"), ["park-office"]),
        (Reference("", (), "department", "park-office", "x"), ["greening-section", "office", "window"]),
        (Reference("", (), "post", "park-office", "x"), ["auditor", "clerk", "director", "examiner"]),
        (Reference("", (), "post", "another", "x"), []),
        (Reference("", (), "power", "park-office", "x"), ["tree-felling"]),
        (Reference("", (), "rule", "park-office", "x"), ["case-check", "duty-roster"]),
        (Reference("", (), "risk", "park-office", "x"), ["favour", "overlook-tree"]),
        (Reference("", (), "node", "park-office/tree-felling", "x"), ["correct", "decide", "deliver", "granted", "receive", "refused", "review", "survey"]),
        (Reference("", (), "field", "", "x"), ["approval", "works"]),
        (Reference("", (), "link", "works", "x"), ["tendering"]),
        (Reference("", (), "link", "approval", "x"), []),
    ],
    ids=lambda v: f"{v.target} in {v.unit}" if isinstance(v, Reference) else "",
)  # fmt: skip
def test_what_could_have_been_meant_is_of_the_same_sort_and_place(
    base_catalog: Path, reference: Reference, candidates: list[str]
) -> None:
    found = Register(_load(base_catalog)).candidates(reference)
    assert found == sorted(found)
    assert set(candidates) <= set(found)
    assert bool(candidates) is bool(found)


@pytest.mark.parametrize("old", ["id: correct", "id: refused"])
def test_no_step_or_end_may_have_the_name_of_the_start(base_catalog: Path, old: str) -> None:
    [finding] = duplicate_identifier.check(_load(base_catalog, FLOW, old, "id: start"))
    assert (finding.path, finding.trail[0], finding.trail[-1]) == (FLOW, "ends" if "refused" in old else "steps", "id")


@pytest.mark.parametrize(
    ("citation", "article"),
    [
        ("第三十条", "第三十条"),
        ("第三十条第二款", "第三十条"),
        ("第三十条第二款第（一）项", "第三十条"),
        ("第一百二十条之一", "第一百二十条之一"),
        ("第一百二十条之十一第二款", "第一百二十条之十一"),
        ("第一百二十条之一第（三）项", "第一百二十条之一"),
    ],
)
def test_a_citation_begins_with_its_article(citation: str, article: str) -> None:
    assert article_of(citation) == article


@pytest.mark.parametrize(
    ("name", "meant"), [("tree-felling", ("park-office", "tree-felling")), ("zoo/feeding", ("zoo", "feeding"))]
)
def test_a_power_is_named_with_its_unit_or_without_inside_it(name: str, meant: tuple[str, str]) -> None:
    assert split_power("park-office", name) == meant
