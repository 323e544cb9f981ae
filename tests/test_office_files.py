"""Workbooks and documents that the program makes open in Excel, WPS and LibreOffice as they are meant."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from office_rules import faults
from openpyxl import load_workbook
from suite import ROOT

from generator import export_command
from generator.audience import Audience
from generator.check import check
from generator.disclose import disclose
from generator.exports import office, workbook
from generator.exports.tables import rows_of
from generator.intake.account import Account, Mark, State
from generator.intake.annotated import annotated
from generator.intake.grid import Book, Cell, make_sheet
from generator.pages.papers import of_unit
from generator.papers import Paper
from generator.row_heights import row_height, row_heights

BASE = ROOT / "tests" / "base_catalog"
STRANGE = "=1+1 \x0b<&>👍 _x0041_" + "很长" * 20_000


def _report() -> bytes:
    """The annotated copy of books whose sheets have names that no sheet can have, and cells that no cell can hold."""
    cells = [Cell(row, 0, STRANGE if row else "职权名称") for row in range(3)]
    names = ("a/b:c[d]*?\\", "A B C D", "'很长的名字" * 9, "'很长的名字" * 9, "History", "")
    books = [Book(f"{n}.xlsx", (make_sheet(name, cells),)) for n, name in enumerate(names)]
    account = Account()
    for book in books:
        for cell in cells:
            account.tell(Mark(book.name, book.sheets[0].name, cell), State.DOUBTED, STRANGE)
    return annotated(books, account)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """All kinds of office files, of the small catalogue."""
    told = disclose(check(BASE).catalog, Audience.INTERNAL)
    (dossier,) = told.dossiers
    papers = [p for p in of_unit(dossier, told.jurisdiction) if isinstance(p, Paper)]
    files = {asset.address: asset.content for asset in map(office.write, papers)}
    files["unit.xlsx"] = workbook.of_unit(dossier, told.jurisdiction, rows_of(dossier, told.jurisdiction)).content
    files["editable.xlsx"] = export_command.workbook(BASE, "park-office")
    files["report.xlsx"] = _report()
    return files


def test_no_file_breaks_a_rule_of_its_format(made: dict[str, bytes]) -> None:
    assert {name.rpartition(".")[2] for name in made} == {"xlsx", "docx"}
    assert {name: faults(content) for name, content in made.items()} == {name: [] for name in made}


def test_other_libraries_read_every_file(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith(".xlsx"):
            assert all(sheet.max_row for sheet in load_workbook(BytesIO(content)).worksheets)
        else:
            assert Document(BytesIO(content)).tables


def _spoilt(file: bytes, member: str, old: str, new: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as packed, zipfile.ZipFile(out, "w") as spoilt:
        for name in packed.namelist():
            text = packed.read(name).decode()
            if name == member:
                assert re.search(old, text)
                text = re.sub(old, new, text, count=1)
            spoilt.writestr(name, text)
    return out.getvalue()


SPOILT: Sequence[tuple[str, str, str, str]] = (
    ("[Content_Types].xml", 'PartName="/xl/styles.xml"', 'PartName="/xl/style.xml"', "style"),
    ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/sheet99.xml", "sheet99"),
    ("xl/workbook.xml", 'name="单位"', f'name="{"长" * 32}"', "no sheet can be called"),
    ("xl/workbook.xml", 'name="单位"', 'name="职权"', "called the same"),
    ("xl/workbook.xml", r"'选项'!|单位!|'单位'!", "别处!", "not there"),
    ("xl/worksheets/sheet2.xml", r"(<c r=\"A2\"[^>]*>)", r"\1<f>1+1</f>", "a formula"),
    ("xl/worksheets/sheet2.xml", r"(<sheetProtection[^>]*/>)(.*)(</worksheet>)", r"\2\1\3", "another order"),
)


@pytest.mark.parametrize(("member", "old", "new", "fault"), SPOILT)
def test_the_rules_find_what_is_spoilt(made: dict[str, bytes], member: str, old: str, new: str, fault: str) -> None:
    found = faults(_spoilt(made["editable.xlsx"], member, old, new))
    assert fault in " ".join(found)


# --- rows -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "widths", "height"),
    [
        (["短"], [10], None),
        ([], [], None),
        (["一二三四五六七八九十"], [12], 31.9),
        (["一二三四五六七八九十", "短"], [40, 40], None),
        (["甲\n\n乙"], [10], 46.9),
        (["长" * 9999], [10], 409.0),
    ],
)
def test_a_row_is_as_high_as_its_longest_text_needs(texts: list[str], widths: list[float], height: Any) -> None:
    assert row_height(texts, widths) == height


def test_rows_measured_together_are_as_high_as_each_by_itself() -> None:
    rows = [["短", "", "甲\n乙"], ["一二三四五六七八九十", "", "甲"], ["短", "", "甲"], ["", "", ""]]
    assert row_heights(rows, [12, 8, 30]) == [row_height(row, [12, 8, 30]) for row in rows] == [31.9, 31.9, None, None]
    assert row_heights([], [12]) == []


def test_rows_show_all_their_text_and_those_to_be_edited_may_grow(made: dict[str, bytes]) -> None:
    for name in ("unit.xlsx", "editable.xlsx"):
        with zipfile.ZipFile(BytesIO(made[name])) as packed:
            rows = [
                r
                for n in packed.namelist()
                if "worksheets/sheet" in n
                for r in re.findall(b"<row [^>]*>", packed.read(n))
            ]
        assert any(b" ht=" in row for row in rows)
        assert not any(b"customHeight" in row for row in rows)
