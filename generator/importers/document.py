"""DOCX: the tables of a Word document, a sheet each, with merged cells and comments; text outside tables is not looked at."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from generator.i18n import _
from generator.intake.container import broken, open_container, remarks_on
from generator.intake.grid import Book, Cell, Sheet, Span, UnreadableError, clean, make_sheet


def read(raw: bytes, name: str) -> Book:
    from docx import Document  # noqa: PLC0415  # only who imports waits for it

    with open_container(raw) as container:
        remarks = tuple(remarks_on(container))
    try:
        document = Document(BytesIO(raw))
        tables = [_sheet(number, table, document) for number, table in enumerate(document.tables, start=1)]
    except UnreadableError:
        raise
    except Exception as problem:  # a library of many hands, given strangers' bytes
        raise UnreadableError(broken()) from problem
    return Book(name, tuple(tables), remarks)


def _sheet(number: int, table: Any, document: Any) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    merged: dict[tuple[int, int], Span] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(table._tbl.tr_lst):
        column = line.grid_before
        for element in line.tc_lst:
            across = element.grid_span
            spot = above.get(column, (row, column)) if element.vMerge == "continue" else (row, column)
            if spot == (row, column):
                cells[spot] = Cell(row, column, _text(element), _comment(element, document))
            above[column] = spot
            if across > 1 or spot != (row, column):
                merged[spot] = (*spot, row, spot[1] + across - 1)
            column += across
    return make_sheet(_("Table {number}").format(number=number), cells.values(), merged.values())


def _text(element: Any) -> str:
    from docx.table import _Cell  # noqa: PLC0415  # as above

    return clean(_Cell(element, None).text)  # type: ignore[arg-type]  # its text asks nothing of its table


def _comment(element: Any, document: Any) -> str:
    return "\n".join(_comments(element, document))


def _comments(element: Any, document: Any) -> Iterator[str]:
    for reference in element.xpath(".//w:commentReference/@w:id"):
        comment = document.comments.get(int(reference))
        if comment is not None:
            yield clean(comment.text)
