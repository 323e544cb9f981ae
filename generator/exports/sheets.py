"""XLSX: the tables of a paper, a sheet each, every cell a text."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

from generator.exports.workbook import fitting
from generator.page import Asset
from generator.papers import Grid, Paper
from generator.row_heights import row_heights

_POINTS: Final = 9
"""How large the text of tables is."""
_DIGITS: Final = 150
"""How wide a whole sheet is: so many digits stand beside one another on a page turned."""


def write(paper: Paper) -> Asset:
    """The workbook of ``paper``: what stands in it beside its tables is left out."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # takes as long to import as a build that has nothing to do

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": paper.title,
                "author": paper.author,
                "comments": paper.mark,
                "created": datetime.fromisoformat(paper.created),  # never the day of the build
            }
        )
        edge = {"text_wrap": True, "valign": "top", "border": 1, "font_size": _POINTS}
        heading = book.add_format({**edge, "bold": True, "bg_color": "#E8EEF4", "valign": "vcenter"})
        cell = book.add_format({**edge, "num_format": "@"})
        title = book.add_format({"bold": True, "font_size": 16})
        for grid in (part for part in paper.parts if isinstance(part, Grid)):
            _fill(book, grid, paper, (title, heading, cell))
    return Asset(paper.address, file.getvalue())


def _fill(book: "Workbook", grid: Grid, paper: Paper, looks: "tuple[Format, Format, Format]") -> None:
    title, heading, cell = looks
    sheet, whole = book.add_worksheet(grid.name), sum(grid.shares)
    sheet.write_string(0, 0, f"{paper.title}　{paper.mark}".strip(), title)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, 1 + len(grid.rows), len(grid.headings) - 1)
    widths = [max(6, _DIGITS * share // whole) for share in grid.shares]
    for i, (name, wide) in enumerate(zip(grid.headings, widths, strict=True)):
        sheet.set_column(i, i, wide)
        sheet.write_string(1, i, name, heading)
    for i, height in enumerate(row_heights((grid.headings, *grid.rows), widths, _POINTS), start=1):
        sheet.set_row(i, height)
    for i, row in enumerate(grid.rows, start=2):
        for j, text in enumerate(row):
            sheet.write_string(i, j, fitting(text), cell)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    if paper.mark:
        sheet.set_header(f"&C{paper.mark}")
    sheet.set_footer("&C第 &P 页，共 &N 页")
