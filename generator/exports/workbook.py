"""XLSX: a unit's workbook, one sheet a table, every cell a text.

There is none of the whole city: sheets cannot be joined from finished pieces, so each change of a single power would have all the
workbook written anew, and the tables of the city open in the same programs as CSV.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

from generator.exports.columns import Column, Table
from generator.exports.places import of_unit as place_of_unit
from generator.exports.tables import TABLES
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction
from generator.text_width import width

LONGEST_CELL: Final = 32_767
"""Characters (UTF-16 units) that the format holds in a cell."""
CUT: Final = "……（太长，全文见同名的 JSON 文件）"

_WIDTHS: Final = {"text": 28, "lines": 44, "date": 12, "number": 10, "yes_no": 10, "word": 14}
"""The narrowest columns, in digits."""


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    """All that is in the tables of a unit."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # takes as long to import as a build that has nothing to do

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:  # no temporary files: a unit is never more than memory holds
        book.set_properties(_properties(dossier, jurisdiction))
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4"})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for table in TABLES:
            rows = list(table.rows(dossier, jurisdiction))
            _fill(book.add_worksheet(table.name), table, rows, heading, cell)
    return Asset(place_of_unit(dossier.unit.id, "xlsx"), file.getvalue())


def _properties(dossier: Dossier, jurisdiction: PublicJurisdiction) -> dict[str, Any]:
    return {
        "title": f"{dossier.unit.name}职权数据",
        "author": jurisdiction.publisher.name,
        "comments": jurisdiction.site.licence or "",
        "created": datetime.fromisoformat(dossier.latest),  # never the day of the build: equal records, equal bytes
    }


def _fill(
    sheet: "Worksheet", table: Table[Any], rows: Sequence[Sequence[str]], heading: "Format", cell: "Format"
) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    for i, column in enumerate(table.columns):
        sheet.set_column(i, i, _width(column))
        sheet.write_string(0, i, column.name, heading)
        sheet.write_comment(0, i, column.meaning, {"x_scale": 1.6})
    for i, row in enumerate(rows, start=1):
        for j, text in enumerate(row):
            if text:
                sheet.write_string(i, j, fitting(text), cell)


def _width(column: Column[Any]) -> float:
    """Wide enough for the form of the cells, and for the heading with the button of its filter."""
    return max(_WIDTHS[column.form], width(column.name) * 2 + 4)


def fitting(text: str) -> str:
    """A text that fits into a cell; where it had to be cut, it says so."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= LONGEST_CELL:
        return text
    return units[: (LONGEST_CELL - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT
