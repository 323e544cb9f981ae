"""Files made of rows: workbooks old and new, OpenDocument, text and Word tables."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import xlwt
from docx import Document
from xlsxwriter import Workbook

Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class SheetOf:
    """``merged`` are areas (``A1:C2``); ``comments`` and ``formulas`` are texts by address."""

    name: str
    rows: Rows
    merged: Sequence[str] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    formulas: Mapping[str, str] = field(default_factory=dict)


def xlsx(sheets: Sequence[SheetOf]) -> bytes:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        for of in sheets:
            sheet = book.add_worksheet(of.name)
            for row, values in enumerate(of.rows):
                for column, value in enumerate(values):
                    if value is not None:
                        sheet.write(row, column, value)
            for area in of.merged:
                first = _spot(area.split(":")[0])
                value = of.rows[first[0]][first[1]]
                sheet.merge_range(area, value)
            for address, formula in of.formulas.items():
                row, column = _spot(address)
                sheet.write_formula(row, column, formula, None, of.rows[row][column])
            for address, comment in of.comments.items():
                sheet.write_comment(address, comment)
    return file.getvalue()


def xls(sheets: Sequence[SheetOf]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    for of in sheets:
        sheet = book.add_sheet(of.name)
        areas = {_spot(a.split(":")[0]): _spot(a.split(":")[1]) for a in of.merged}
        for row, values in enumerate(of.rows):
            for column, value in enumerate(values):
                if (row, column) in areas:
                    sheet.write_merge(row, areas[row, column][0], column, areas[row, column][1], value)
                elif value is not None:
                    sheet.write(row, column, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(sheets: Sequence[SheetOf]) -> bytes:
    tables = "".join(f'<table:table table:name="{escape(s.name)}">{_ods_rows(s)}</table:table>' for s in sheets)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def _ods_rows(of: SheetOf) -> str:
    areas = {_spot(a.split(":")[0]): _spot(a.split(":")[1]) for a in of.merged}
    made = []
    for row, values in enumerate(of.rows):
        cells = []
        for column, value in enumerate(values):
            last = areas.get((row, column))
            span = (
                f' table:number-rows-spanned="{last[0] - row + 1}" table:number-columns-spanned="{last[1] - column + 1}"'
                if last
                else ""
            )
            lines = (
                "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
                if value is not None
                else ""
            )
            cells.append(f"<table:table-cell{span}>{lines}</table:table-cell>")
        cells.append('<table:table-cell table:number-columns-repeated="1000"/>')
        made.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    made.append(
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return "".join(made)


def text(encoding: str, separator: str = ",") -> Callable[[Sequence[SheetOf]], bytes]:
    """Writes the first sheet as text between separators."""

    def write(sheets: Sequence[SheetOf]) -> bytes:
        file = io.StringIO(newline="")
        csv.writer(file, delimiter=separator).writerows(
            [["" if v is None else v for v in row] for row in sheets[0].rows]
        )
        return file.getvalue().encode(encoding)

    return write


def docx(sheets: Sequence[SheetOf]) -> bytes:
    document = Document()
    for of in sheets:
        document.add_paragraph(of.name)
        table = document.add_table(len(of.rows), max(len(r) for r in of.rows))
        for row, values in enumerate(of.rows):
            for column, value in enumerate(values):
                if value is not None:
                    table.cell(row, column).text = str(value)
        for area in of.merged:
            first, last = (_spot(a) for a in area.split(":"))
            kept = table.cell(*first).text
            table.cell(*first).merge(table.cell(*last)).text = kept
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return file.getvalue()


def with_members(raw: bytes, members: Mapping[str, bytes]) -> bytes:
    """A zipped file with some parts put in or exchanged."""
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        kept = {n: container.read(n) for n in container.namelist()}
    return zipped(kept | dict(members))


def _spot(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1
