"""XLS (Excel 97 to 2003): values, comments and merged areas. The format does not tell which values formulas gave."""

import io
from collections.abc import Iterator
from typing import Any

from generator.intake.container import broken, hides, locked
from generator.intake.grid import Book, Cell, Sheet, UnreadableError, clean, make_sheet
from generator.intake.values import text_of


def read(raw: bytes, name: str) -> Book:
    import xlrd  # noqa: PLC0415  # only who imports waits for it

    try:
        book = xlrd.open_workbook(file_contents=raw, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        hidden = [sheet.name for sheet in book.sheets() if _hides(sheet)]
        return Book(name, tuple(_sheet(book, sheet) for sheet in book.sheets()), tuple(map(hides, hidden)))
    except UnreadableError:
        raise
    except xlrd.XLRDError as problem:
        raise (locked() if "encrypted" in str(problem) else UnreadableError(broken())) from problem
    except Exception as problem:  # a library of many hands, given strangers' bytes
        raise UnreadableError(broken()) from problem


def _hides(sheet: Any) -> bool:
    """Whether a sheet with something on it is hidden, or has hidden rows or columns."""
    parts = (*sheet.rowinfo_map.values(), *sheet.colinfo_map.values())
    return bool(sheet.nrows and (sheet.visibility or any(part.hidden for part in parts)))


def _sheet(book: Any, sheet: Any) -> Sheet:
    merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return make_sheet(sheet.name, _cells(book, sheet), merged)


def _cells(book: Any, sheet: Any) -> Iterator[Cell]:
    notes = {spot: clean(note.text) for spot, note in sheet.cell_note_map.items()}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            text = _text(book, cell)
            note = notes.pop((row, column), "")
            if text or note:
                yield Cell(row, column, text, note)
    for (row, column), note in notes.items():
        yield Cell(row, column, "", note)


def _text(book: Any, cell: Any) -> str:
    import xlrd  # noqa: PLC0415  # as above

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return text_of(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode))
        except (xlrd.xldate.XLDateError, ValueError, OverflowError):
            return text_of(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return text_of(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#VALUE!"))
    return text_of(cell.value)
