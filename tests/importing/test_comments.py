"""Comments on cells are told of, whatever kind of file they are in."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from generator import import_command
from importing.files import SheetOf, ods, with_members, xlsx

SHEETS = [
    SheetOf(
        "清单", [["职权名称", "权力类型"], ["修剪树木审批", "行政许可"]], comments={"A2": "要改名", "F9": "空格上的话"}
    )
]


def in_word() -> bytes:
    document = Document()
    table = document.add_table(2, 2)
    for row, values in enumerate(SHEETS[0].rows):
        for column, value in enumerate(values):
            table.cell(row, column).text = str(value)
    document.add_comment(table.cell(1, 0).paragraphs[0].runs[0], "要改名", author="甲", initials="甲")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def in_open_document() -> bytes:
    raw = ods(SHEETS)
    content = zipfile.ZipFile(io.BytesIO(raw)).read("content.xml").decode()
    note = "<office:annotation><text:p>要改名</text:p></office:annotation><text:p>修剪"
    return with_members(raw, {"content.xml": content.replace("<text:p>修剪", note).encode()})


@pytest.mark.parametrize("make", [lambda: xlsx(SHEETS), in_word, in_open_document], ids=["xlsx", "docx", "ods"])
def test_a_comment_is_read_with_its_cell(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(make())
    sheet = import_command.read_file(file).sheets[0]
    assert (sheet.cells[1, 0].text, sheet.cells[1, 0].comment) == ("修剪树木审批", "要改名")


def test_a_comment_on_an_empty_cell_is_read(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(xlsx(SHEETS))
    assert import_command.read_file(tmp_path / "list").sheets[0].cells[8, 5].comment == "空格上的话"
