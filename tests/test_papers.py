"""Papers of risks: what the page, the document and the workbook say is what the catalogue says, and nothing that is not disclosed."""

import time
from collections import Counter
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from msgspec.structs import replace
from openpyxl import load_workbook

from generator.audience import INTERNAL_MARK, Audience
from generator.catalog import Catalog
from generator.commitments import forms
from generator.disclose import disclose
from generator.exports import office
from generator.page import Draft
from generator.pages.papers import of_unit
from generator.papers import Grid, Heading, Paper, Part, Text
from generator.public import Dossier, PublicCatalog
from generator.risk_papers import controls, ledger
from generator.vocabulary import label

UNIT = "urban-management"


@pytest.fixture(scope="module")
def whole(sample: Catalog) -> PublicCatalog:
    """The sample city as the supervisor sees it."""
    return disclose(sample, Audience.INTERNAL)


def _dossier(told: PublicCatalog) -> Dossier:
    return next(d for d in told.dossiers if d.unit.id == UNIT)


def _grids(parts: tuple[Part, ...]) -> dict[str, Grid]:
    """The tables by name, the first of each."""
    return {part.name: part for part in reversed(parts) if isinstance(part, Grid)}


def _column(grid: Grid, heading: str) -> list[str]:
    return [row[grid.headings.index(heading)] for row in grid.rows]


def _papers(told: PublicCatalog) -> dict[str, Paper]:
    made = of_unit(_dossier(told), told.jurisdiction)
    return {paper.address: paper for paper in made if isinstance(paper, Paper)}


# --- what they say ----------------------------------------------------------------


def test_the_ledger_has_every_risk_of_the_catalogue(sample: Catalog, whole: PublicCatalog) -> None:
    grid = _grids(ledger(_dossier(whole), whole.jurisdiction))["风险台帐"]
    names = [risk.name for _ledger, _number, risk in sample.risks(UNIT)]
    assert Counter(_column(grid, "风险点")) == Counter(names)
    assert _column(grid, "序号") == [str(n) for n in range(1, len(names) + 1)]


@pytest.mark.parametrize("view", ["按岗位", "按重点领域"])
def test_the_views_of_a_ledger_lead_to_the_rows_that_they_name(whole: PublicCatalog, view: str) -> None:
    grids = _grids(ledger(_dossier(whole), whole.jurisdiction))
    rows = grids["风险台帐"].rows
    place = grids["风险台帐"].headings.index({"按岗位": "风险岗位", "按重点领域": "重点领域"}[view])
    assert grids[view].rows
    for name, *_more, one, two, three, numbers in grids[view].rows:
        found = [rows[int(number) - 1] for number in numbers.split("、")]
        assert {row[place] for row in found} == {name}
        assert int(one) + int(two) + int(three) == len(found)


def test_the_public_control_table_has_just_the_risks_that_are_disclosed(sample: Catalog, public: PublicCatalog) -> None:
    table = _grids(controls(_dossier(public), public.jurisdiction))["风险防控一览表"]
    disclosed = [risk.name for _ledger, _number, risk in sample.risks(UNIT) if risk.level == 1]
    assert Counter(cell.partition("\n")[0] for cell in _column(table, "风险点")) == Counter(disclosed)
    assert set(_column(table, "等级")) == {label("riskLevel", 1)}


def test_everybody_gets_the_control_table_and_nothing_else(public: PublicCatalog) -> None:
    made = list(of_unit(_dossier(public), public.jurisdiction))
    assert [item.address for item in made] == [f"controls/{UNIT}.{form}" for form in ("html", "docx", "xlsx")]
    assert [item.mark for item in made if isinstance(item, Paper)] == ["", ""]
    assert {item.kind for item in made if isinstance(item, Draft)} == {"controls"}


def test_there_is_a_form_for_the_unit_and_each_post_on_a_page_of_its_own(sample: Catalog, whole: PublicCatalog) -> None:
    parts = forms(_dossier(whole), whole.jurisdiction)
    headings = [part for part in parts if isinstance(part, Heading)]
    posts = sample.units[UNIT].posts
    assert [h.text.partition("：")[2] for h in headings[1:]] == [post.name for post in posts]
    assert [h.breaks for h in headings] == [False, *(True for _post in posts)]
    signatures = [
        cell for part in parts if isinstance(part, Grid) for row in part.rows for cell in row if "签名：\n" in cell
    ]
    assert len(signatures) == 1 + 2 * len(posts)


def test_the_form_of_a_post_has_its_risks_with_their_ratings_and_what_the_post_has_to_do(
    sample: Catalog, whole: PublicCatalog
) -> None:
    parts = forms(_dossier(whole), whole.jurisdiction)
    risks = [risk for _ledger, _number, risk in sample.risks(UNIT)]
    for post in sample.units[UNIT].posts:
        begin = next(i for i, p in enumerate(parts) if isinstance(p, Heading) and p.text.endswith(f"：{post.name}"))
        rest = parts[begin + 1 :]
        end = next((i for i, p in enumerate(rest) if isinstance(p, Heading)), len(rest))
        grids = _grids(rest[:end])
        own = [r for r in risks if r.post == post.id]
        rated = Counter(
            (r.name, "\n".join(f"{word}{label('riskLevel', level)}" for word, level in _ratings(r))) for r in own
        )
        found = grids.get("岗位风险")
        rows = [(row[1].partition("\n")[0], row[3]) for row in found.rows] if found else []
        assert Counter(rows) == rated
        owed = [c.measure for r in risks for c in r.controls if c.owner == post.id]
        done = grids.get("落实措施")
        assert Counter(_column(done, "防控措施") if done else []) == Counter(owed)
        assert any(isinstance(p, Text) and p.text.startswith("本人承诺") for p in rest[:end])


def _ratings(risk: Any) -> list[tuple[str, int]]:
    said = (("自评", risk.rating.self), ("审核", risk.rating.reviewed), ("审定", risk.rating.final))
    return [(word, level) for word, level in said if level]


# --- formats ----------------------------------------------------------------------


def test_a_document_says_what_its_paper_says(whole: PublicCatalog) -> None:
    for address, paper in _papers(whole).items():
        if not address.endswith(".docx"):
            continue
        read = Document(BytesIO(office.write(paper).content))
        grids = [part for part in paper.parts if isinstance(part, Grid)]
        assert len(read.tables) == len(grids)
        for grid, table in zip(grids, read.tables, strict=True):
            cells = [[cell.text for cell in row.cells] for row in table.rows]
            assert cells == [list(row) for row in ([grid.headings] if grid.headings else []) + list(grid.rows)]
        said = [p.text for p in read.paragraphs]
        assert [p.text for p in paper.parts if not isinstance(p, Grid) and p.text not in said] == []
        assert read.sections[0].header.paragraphs[0].text == INTERNAL_MARK
        assert (read.sections[0].page_width > read.sections[0].page_height) is paper.landscape


def test_a_workbook_says_what_its_paper_says(whole: PublicCatalog) -> None:
    paper = _papers(whole)[f"internal/ledgers/{UNIT}.xlsx"]
    book = load_workbook(BytesIO(office.write(paper).content))
    grids = [part for part in paper.parts if isinstance(part, Grid)]
    assert book.sheetnames == [grid.name for grid in grids]
    for grid in grids:
        title, *rows = ([cell or "" for cell in row] for row in book[grid.name].iter_rows(values_only=True))
        assert INTERNAL_MARK in str(title[0])
        assert rows == [list(grid.headings), *map(list, grid.rows)]
        assert INTERNAL_MARK in book[grid.name].oddHeader.center.text


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_paper_is_the_same_bytes_whenever_it_is_written(
    public: PublicCatalog, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = _papers(public)[f"controls/{UNIT}.{form}"]
    once = office.write(paper).content
    later = time.time() + 400 * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda _seconds=None: time.gmtime(later))
    assert office.write(paper).content == once
    with ZipFile(BytesIO(once)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}


def test_what_xml_cannot_say_and_what_looks_like_a_formula_stay_plain_text() -> None:
    rows = [["<w:t>&", "=1+1", "一\n二", "\x0b完"]]
    grid = Grid(name="表", shares=(1, 1, 1, 1), headings=("甲", "乙", "丙", "丁"), rows=rows)
    paper = Paper(address="a.docx", title="<题>", author="某", created="2026-01-02", parts=(grid,))
    read = Document(BytesIO(office.write(paper).content))
    assert [cell.text for cell in read.tables[0].rows[1].cells] == ["<w:t>&", "=1+1", "一\n二", "完"]
    book = load_workbook(BytesIO(office.write(replace(paper, address="a.xlsx")).content))
    assert [(cell.value, cell.data_type) for cell in book["表"][3]][1] == ("=1+1", "s")
    assert (read.paragraphs[0].text, read.core_properties.title) == ("<题>", "<题>")
