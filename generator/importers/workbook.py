"""XLSX and XLSM: values as they were last shown, with comments and merged areas; macros and links are left alone."""

import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from generator.intake.container import broken, hides, open_container, remarks_on
from generator.intake.exported import CHOICES, SHEET
from generator.intake.grid import Book, Cell, Sheet, UnreadableError, clean, column_letters, make_sheet
from generator.intake.values import text_of
from generator.intake.worksheet_marks import Marks, area, look_over

_COMMENTS: Final = "/relationships/comments"


def read(raw: bytes, name: str) -> Book:
    from openpyxl import load_workbook  # noqa: PLC0415  # only who imports waits for it

    with open_container(raw) as container:
        remarks = tuple(remarks_on(container))
        try:
            book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and extensions that nothing here looks at
                marks = [look_over(container, sheet._worksheet_path, sheet.title) for sheet in book.worksheets]
                sheets = tuple(_sheet(container, book, *one) for one in zip(book.worksheets, marks, strict=True))
        except UnreadableError:
            raise
        except Exception as problem:  # a library of many hands, given strangers' bytes
            raise UnreadableError(broken()) from problem
    hidden = [
        s.title
        for s, m in zip(book.worksheets, marks, strict=True)
        if (m.hides or s.sheet_state != "visible") and m.cells and s.title not in {SHEET, CHOICES}
    ]
    return Book(name, sheets, (*remarks, *map(hides, hidden)))


def _sheet(container: zipfile.ZipFile, book: Any, sheet: Any, marks: Marks) -> Sheet:
    comments = dict(_comments(container, sheet._worksheet_path))
    cells = {cell.address: cell for cell in _cells(book, sheet, comments, marks.formulas)}
    for address in {*comments, *marks.formulas} - cells.keys():
        span = area(address)
        if span:
            cells[address] = Cell(span[0], span[1], "", comments.get(address, ""), address in marks.formulas)
    return make_sheet(sheet.title, cells.values(), marks.merged)


def _cells(book: Any, sheet: Any, comments: dict[str, str], formulas: set[str]) -> Iterator[Cell]:
    """The cells that have a value; rows without any cost nothing, whatever size the sheet says it has."""
    from openpyxl.worksheet._reader import WorkSheetParser  # noqa: PLC0415  # as above

    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source, sheet._shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats
        )
        for _row, found in parser.parse():
            parser.row_dimensions.clear()
            for one in found:
                if one["value"] is not None and (text := text_of(one["value"])):
                    row, column = one["row"] - 1, one["column"] - 1
                    address = f"{column_letters(column)}{row + 1}"
                    yield Cell(row, column, text, comments.get(address, ""), address in formulas)


def _comments(container: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Addresses and texts of the comments on a worksheet."""
    from openpyxl.comments.comment_sheet import CommentSheet  # noqa: PLC0415  # as above
    from openpyxl.packaging.relationship import get_dependents, get_rels_path  # noqa: PLC0415  # as above
    from openpyxl.xml.functions import fromstring  # noqa: PLC0415  # as above

    relations = get_rels_path(part)
    if relations not in container.namelist():
        return
    for relation in get_dependents(container, relations):
        if not relation.Type.endswith(_COMMENTS):
            continue
        sheet = CommentSheet.from_tree(fromstring(container.read(relation.target)))
        for address, comment in sheet.comments:
            yield address, clean(comment.text or "")
