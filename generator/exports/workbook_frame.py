"""The frame of a unit's workbook: all of it but the records, drawn by XlsxWriter once and filled for each unit.

XlsxWriter looks at each cell half a dozen times, for a cell may be anything; ours are texts of one look. So it draws a workbook with
one record of which every cell is filled, and the parts of the file (ECMA-376, part 1) that hold records are cut out of it.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

from generator.audience import INTERNAL_MARK
from generator.exports.columns import Column, Table
from generator.exports.tables import tables_for
from generator.moulds import mould
from generator.public import PublicJurisdiction
from generator.row_heights import ON_SCREEN, row_heights
from generator.text_width import width

STRINGS: Final = "xl/sharedStrings.xml"
BOOK: Final = "xl/workbook.xml"
CORE: Final = "docProps/core.xml"
TITLE: Final = "a unit's title"
CREATED: Final = "1900-01-02T00:00:00Z"
"""What stands in the frame for the title and the day of a unit."""

_WIDTHS: Final = {"text": 28, "lines": 44, "date": 12, "number": 10, "yes_no": 10, "word": 14}
"""The narrowest columns, in digits."""

_ROW: Final = "\0"
"""Stands in a cell for the number of its row."""
_SHEET: Final = re.compile(
    r'(.*<dimension ref="A1:[A-Z]+)2(".*)(<row r="2".*</row>)(</sheetData><autoFilter ref="A1:[A-Z]+)2(".*)', re.DOTALL
)
_CELL: Final = re.compile(r'<c r="([A-Z]+)2" s="(\d+)" t="s">')
_RANGE: Final = re.compile(r'(localSheetId="(\d+)" hidden="1">[^<]*\$)2<')


class Sheet(Struct, frozen=True):
    """A sheet: its text up to the number of its last row, from there to the records, from the records to that number, and the rest."""

    pieces: tuple[str, str, str, str]
    columns: tuple[str, ...]
    style: str
    widths: tuple[float, ...]

    def filled(self, rows: Sequence[Sequence[str]], strings: Mapping[str, int]) -> str:
        """The sheet with ``rows``, cells of which are numbers in ``strings``; empty ones are left out."""
        before, head, after, rest = self.pieces
        return "".join([before, str(len(rows) + 1), head, *self._rows(rows, strings), after, str(len(rows) + 1), rest])

    def _rows(self, rows: Sequence[Sequence[str]], strings: Mapping[str, int]) -> Iterator[str]:
        numbers = {text: strings[text] for text in dict.fromkeys(chain.from_iterable(rows)) if text}
        named = zip(self.columns, zip(*rows, strict=True), strict=False)  # no rows have no columns
        columns = [self._cells(name, column, numbers) for name, column in named]
        heights = row_heights(rows, self.widths, highest=ON_SCREEN)
        for number, (cells, height) in enumerate(zip(zip(*columns, strict=True), heights, strict=True), start=2):
            tall = f' ht="{height:g}"' if height else ""
            yield f'<row r="{number}"{tall}>{"".join(cells).replace(_ROW, str(number))}</row>'

    def _cells(self, name: str, column: Sequence[str], numbers: Mapping[str, int]) -> Iterator[str]:
        """The cells of a column, each text written once; the number of its row is still to be put in."""
        said = {
            text: f'<c r="{name}{_ROW}" s="{self.style}" t="s"><v>{numbers[text]}</v></c>' if text else ""
            for text in set(column)
        }
        return map(said.__getitem__, column)


class Frame(Struct, frozen=True):
    """A workbook without records: its members in order, those of them that are sheets, and the headings of its columns, each once."""

    members: tuple[tuple[zipfile.ZipInfo, str], ...]
    sheets: Mapping[str, Sheet]
    headings: tuple[str, ...]


def with_last_rows(book: str, rows: Sequence[int]) -> str:
    """The workbook's own member, where the filter of each sheet goes down to the last of so many ``rows``."""
    return _RANGE.sub(lambda found: f"{found[1]}{rows[int(found[2])] + 1}<", book)


@lru_cache(maxsize=4)
def frame(jurisdiction: PublicJurisdiction) -> Frame:
    """The frame of all workbooks of a site."""
    author, licence = jurisdiction.publisher.name, jurisdiction.site.licence or ""
    made = mould("xlsx", author, licence, str(jurisdiction.is_internal), draw=lambda: _drawn(jurisdiction))
    with zipfile.ZipFile(BytesIO(made)) as drawn:
        members = tuple((member, drawn.read(member).decode()) for member in drawn.infolist())
    sheets = [(m.filename, text) for m, text in members if m.filename.startswith("xl/worksheets/sheet")]
    shown = tables_for(jurisdiction)
    headings = dict.fromkeys(heading for table in shown for heading in table.headings)
    cut = {name: _cut(text, table) for (name, text), table in zip(sheets, shown, strict=True)}
    return Frame(members, cut, tuple(headings))


def _cut(sheet: str, table: Table[Any]) -> Sheet:
    found = _SHEET.fullmatch(sheet)
    cells = _CELL.findall(found[3]) if found else []
    if found is None or len({style for _column, style in cells}) != 1:
        raise ValueError("XlsxWriter writes sheets in another way than was known of it")
    return Sheet(
        pieces=(found[1], found[2], found[4], found[5]),
        columns=tuple(column for column, _style in cells),
        style=cells[0][1],
        widths=tuple(map(_width, table.columns)),
    )


def _drawn(jurisdiction: PublicJurisdiction) -> bytes:
    """What XlsxWriter makes of a unit that has one of everything."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # takes as long to import as a build that has nothing to do

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        created = datetime.fromisoformat(CREATED.removesuffix("Z"))
        mark = INTERNAL_MARK if jurisdiction.is_internal else ""
        said = {"author": jurisdiction.publisher.name, "comments": mark or jurisdiction.site.licence or ""}
        book.set_properties({"title": TITLE, "created": created, **said})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4"})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for table in tables_for(jurisdiction):
            sheet = book.add_worksheet(table.name)
            _draw(sheet, table, heading, cell)
            if mark:
                sheet.set_header(f"&C{mark}")
    return file.getvalue()


def _draw(sheet: "Worksheet", table: Table[Any], heading: "Format", cell: "Format") -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, 1, len(table.columns) - 1)
    for i, column in enumerate(table.columns):
        sheet.set_column(i, i, _width(column))
        sheet.write_string(0, i, column.name, heading)
        sheet.write_comment(0, i, column.meaning, {"x_scale": 1.6})
        sheet.write_string(1, i, table.headings[0], cell)  # a text that is counted anyway


def _width(column: Column[Any]) -> float:
    """Wide enough for the form of the cells, and for the heading with the button of its filter."""
    return max(_WIDTHS[column.form], width(column.name) * 2 + 4)
