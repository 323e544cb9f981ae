"""Files that no one should open are told of in words, with exit code 1; what is only strange is read without its dangers."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from suite import LONG

from generator import import_command
from generator.cli import main
from generator.intake import grid, worksheet_marks
from generator.intake.annotated import annotated
from generator.intake.assembling import assemble
from generator.intake.grid import UnreadableError
from generator.intake.known import look
from importing.files import SheetOf, docx, ods, text, with_members, xls, xlsx

ROWS = [["职权名称", "权力类型", "实施依据"], ["修剪树木审批", "行政许可", "《城市绿化条例》第二十条"]]
SHEETS = [SheetOf("清单", ROWS)]
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


def lying(raw: bytes, member: bytes) -> bytes:
    """A zipped file whose directory says that a part unpacks to two gigabytes."""
    at = raw.index(b"PK\x01\x02")
    while raw[at + 46 : at + 46 + len(member)] != member:
        at = raw.index(b"PK\x01\x02", at + 4)
    return raw[: at + 24] + struct.pack("<I", 0x7FFFFFFF) + raw[at + 28 :]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"  \n", "空的"),
    "a zip bomb": (lambda: lying(xlsx(SHEETS), b"xl/worksheets/sheet1.xml"), "解压后"),
    "an entity bomb in a workbook": (lambda: with_members(xlsx(SHEETS), {"xl/workbook.xml": BOMB}), "实体声明"),
    "an entity bomb in ODS": (lambda: with_members(ods(SHEETS), {"content.xml": BOMB}), "实体声明"),
    "an entity bomb in DOCX": (lambda: with_members(docx(SHEETS), {"word/document.xml": BOMB}), "实体声明"),
    "a workbook with a password": (lambda: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "an ODS with a password": (
        lambda: with_members(ods(SHEETS), {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
        "密码",
    ),
    "an old Word document": (lambda: COMPOUND + "WordDocument".encode("utf-16-le"), ".docx"),
    "a web page named .xls": (lambda: b"\xef\xbb\xbf<html><table><tr><td>x</td></tr></table></html>", "网页"),
    "an XML spreadsheet named .xls": (lambda: b'<?xml version="1.0"?><Workbook/>', "网页"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "PDF"),
    "half a workbook": (lambda: xlsx(SHEETS)[:2000], "坏了"),
    "half an old workbook": (lambda: xls(SHEETS)[:3000], "坏了"),
    "a zip of something else": (lambda: with_members(xlsx([]), {"xl/workbook.xml": b""}), "坏了"),
    "bytes in no encoding": (lambda: b"\xff\xfe\x00\xd8\x00", "编码"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_should_not_be_opened_is_told_of(name: str, base_catalog: Path, tmp_path: Path) -> None:
    make, words = REFUSED[name]
    file = tmp_path / "list.xlsx"
    file.write_bytes(make())
    done = CliRunner().invoke(main, ["--root", str(base_catalog), "import", str(file), "--unit", "park-office"])
    assert done.exit_code == 1, done.output
    assert words in done.output
    assert "Traceback" not in done.output
    assert not (base_catalog / ".daylight").exists()


def test_an_xls_named_xlsx_and_the_reverse_are_read(tmp_path: Path) -> None:
    for name, raw in (("a.xlsx", xls(SHEETS)), ("b.xls", xlsx(SHEETS)), ("c.csv", ods(SHEETS))):
        (tmp_path / name).write_bytes(raw)
        assert import_command.read_file(tmp_path / name).sheets[0].cells[1, 0].text == "修剪树木审批"


def test_macros_links_and_pictures_are_left_alone_and_told_of(tmp_path: Path) -> None:
    parts = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": b"<x/>",
        "xl/media/image1.png": b"\x89PNG" + b"\0" * 5_000_000,
    }
    (tmp_path / "a.xlsm").write_bytes(with_members(xlsx(SHEETS), parts))
    book = import_command.read_file(tmp_path / "a.xlsm")
    assert [r[:6] for r in book.remarks] == ["文件里有宏，", "文件里有指向", "图片和嵌入的"]
    assert book.sheets[0].cells[1, 0].text == "修剪树木审批"


def test_a_million_empty_rows_and_a_cell_at_the_far_end_are_read(tmp_path: Path) -> None:
    count = 1_048_570 if LONG else 50_000
    raw = xlsx(SHEETS)
    with io.BytesIO(raw) as file:
        sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    empty = b"".join(b'<row r="%d" spans="1:3" ht="14" customHeight="1"/>' % i for i in range(3, count))
    last = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    (tmp_path / "a.xlsx").write_bytes(
        with_members(raw, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", empty + last + b"</sheetData>")})
    )
    cells = import_command.read_file(tmp_path / "a.xlsx").sheets[0].cells
    assert len(cells) == 7
    assert cells[1_048_575, 16_383].address == "XFD1048576"


def test_more_cells_than_any_list_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 5)
    (tmp_path / "a.csv").write_bytes(text("utf-8")(SHEETS))
    with pytest.raises(UnreadableError, match="拆成几个文件"):
        import_command.read_file(tmp_path / "a.csv")
    monkeypatch.setattr(worksheet_marks, "_MOST_EMPTY", 3)
    (tmp_path / "a.xlsx").write_bytes(xlsx(SHEETS))
    with pytest.raises(UnreadableError, match="拆成几个文件"):
        import_command.read_file(tmp_path / "a.xlsx")


def test_the_copy_with_comments_has_no_formulas_and_marks_each_cell_in_doubt(
    base_catalog: Path, tmp_path: Path
) -> None:
    rows = [*ROWS, ['=HYPERLINK("http://x.test")', "行政审批", "+cmd|' /C calc'!A1"]]
    (tmp_path / "a.csv").write_bytes(text("utf-8")([SheetOf("", rows)]))
    book = import_command.read_file(tmp_path / "a.csv")
    made = assemble([book], look(base_catalog, "park-office"), {})
    overview, sheet = load_workbook(io.BytesIO(annotated([book], made.account))).worksheets
    assert [(row[0].value, row[0].hyperlink.location) for row in overview.iter_rows(min_row=3)] == [
        (place, f"'{sheet.title}'!{place}") for place in ("B3", "C3")
    ]
    assert {cell.data_type for row in overview.iter_rows() for cell in row if cell.value} == {"s"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet["A3"].value == rows[2][0]
    assert sheet["B3"].comment.text.startswith("【存疑】\n“行政审批”当作“行政许可”")
    assert sheet["C3"].comment.text.startswith("【没有导入】")
    assert sheet["A2"].comment is None
    assert len({sheet[a].fill.fgColor.rgb for a in ("A2", "B3", "C3")}) == 3
