"""What does not show at first sight in a file is read as its owner means it, and told of."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt
from docx import Document
from docx.oxml import parse_xml
from xlsxwriter import Workbook

from generator import import_command
from generator.intake.grid import Book

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROWS = [["职权名称", "权力类型"], ["修剪树木审批", "行政许可"]]


def read(raw: bytes, folder: Path) -> Book:
    (folder / "list").write_bytes(raw)
    return import_command.read_file(folder / "list")


def word(cell: str, around: str = "{}") -> bytes:
    """A document with a table of one row, whose second cell is ``cell``, inside what stands ``around`` the table."""
    row = f"<w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc>{cell}</w:tr>"
    table = f"<w:tbl {WORD}><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{row}</w:tbl>"
    document = Document()
    document.element.body.insert(0, parse_xml(around.format(table)))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


CELLS = {
    "inserted and deleted words": (
        f"<w:tc><w:p>{run('法定')}<w:ins w:id='1'>{run('二十')}</w:ins><w:del w:id='2'>{run('三十', 'delText')}</w:del>{run('日')}</w:p></w:tc>",
        "法定二十日",
    ),
    "moved words": (
        f"<w:tc><w:p><w:moveFrom w:id='1'>{run('前')}</w:moveFrom>{run('中')}<w:moveTo w:id='2'>{run('前')}</w:moveTo></w:p></w:tc>",
        "中前",
    ),
    "a field of a form": (f"<w:tc><w:sdt><w:sdtContent><w:p>{run('许可')}</w:p></w:sdtContent></w:sdt></w:tc>", "许可"),
    "a cell that is a field": (
        f"<w:sdt><w:sdtContent><w:tc><w:p>{run('许可')}</w:p></w:tc></w:sdtContent></w:sdt>",
        "许可",
    ),
    "a link, a break and a tab": (
        f"<w:tc><w:p><w:hyperlink>{run('甲')}</w:hyperlink><w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p><w:p>{run('丁')}</w:p></w:tc>",
        "甲\n乙 丙\n丁",
    ),
    "a table inside": (
        f"<w:tc><w:tbl><w:tr><w:tc><w:p>{run('里')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('外')}</w:p></w:tc>",
        "里\n外",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_of_a_word_table_says_all_that_its_reader_sees(name: str, tmp_path: Path) -> None:
    cell, text = CELLS[name]
    book = read(word(cell), tmp_path)
    assert [c.text for c in book.sheets[0].cells.values()] == ["一", text]
    assert [r[:5] for r in book.remarks] == (["文档里有修"] if "d words" in name else [])


def test_a_word_table_inside_a_field_is_found(tmp_path: Path) -> None:
    around = f"<w:sdt {WORD}><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    cell = f"<w:tc><w:p>{run('许可')}</w:p></w:tc>"
    assert len(read(word(cell, around), tmp_path).sheets[0].cells) == 2


def xlsx(hide: Callable[..., object]) -> bytes:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheets = book.add_worksheet("清单"), book.add_worksheet("往年")
        for sheet in sheets:
            for number, row in enumerate(ROWS):
                sheet.write_row(number, 0, row)
        hide(sheets[1])
    return file.getvalue()


def xls(hide: Callable[..., object]) -> bytes:
    book, file = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    sheets = book.add_sheet("清单"), book.add_sheet("往年")
    for sheet in sheets:
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                sheet.write(number, column, text)
    hide(sheets[1])
    book.save(file)
    return file.getvalue()


HIDDEN: dict[str, Callable[[], bytes]] = {
    "a sheet": lambda: xlsx(lambda s: s.hide()),
    "a very hidden sheet": lambda: xlsx(lambda s: s.very_hidden()),
    "a row": lambda: xlsx(lambda s: s.set_row(1, None, None, {"hidden": True})),
    "a column": lambda: xlsx(lambda s: s.set_column(1, 1, None, None, {"hidden": True})),
    "an old sheet": lambda: xls(lambda s: setattr(s, "visibility", 1)),
    "an old row": lambda: xls(lambda s: setattr(s.row(1), "hidden", 1)),
    "an old column": lambda: xls(lambda s: setattr(s.col(1), "hidden", 1)),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_in_a_workbook_is_read_and_told_of(name: str, tmp_path: Path) -> None:
    book = read(HIDDEN[name](), tmp_path)
    assert [len(sheet.cells) for sheet in book.sheets] == [4, 4]
    assert [r for r in book.remarks if "隐藏" in r and "“往年”" in r] == list(book.remarks)
    assert len(book.remarks) == 1


@pytest.mark.parametrize("write", [xlsx, xls])
def test_a_workbook_that_hides_nothing_is_told_nothing_of(write: Callable[..., bytes], tmp_path: Path) -> None:
    assert read(write(lambda _sheet: None), tmp_path).remarks == ()
