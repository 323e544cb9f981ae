"""DOCX: the tables of a Word document, a sheet each, with merged cells and comments; text outside tables is not looked at."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from generator.i18n import _
from generator.intake.container import broken, open_container, remarks_on
from generator.intake.grid import Book, Cell, Sheet, Span, UnreadableError, clean, make_sheet

_GONE: Final = "not(ancestor::w:moveFrom or ancestor::w:del or ancestor::*[local-name()='Fallback'])"
_TABLES: Final = f".//w:tbl[not(ancestor::w:tbl) and {_GONE}]"
_ROWS: Final = "(./w:tr | ./w:sdt/w:sdtContent/w:tr)[not(./w:trPr/w:del)]"
_CELLS: Final = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
"""Tables, rows and cells, in fields of forms too, and none that a revision takes out."""
_PARTS: Final = (
    f".//*[self::w:p or self::w:t or self::w:br or self::w:cr or self::w:tab or self::w:noBreakHyphen][{_GONE}]"
)
_SAID: Final[Mapping[str, Callable[[Any], str]]] = {
    "p": lambda _part: "\n",
    "t": lambda part: part.text or "",
    "br": lambda _part: "\n",
    "cr": lambda _part: "\n",
    "tab": lambda _part: "\t",
    "noBreakHyphen": lambda _part: "-",
}
"""What parts of a cell (ECMA-376 part 1, 17.3) stand for; a paragraph begins a line."""


def read(raw: bytes, name: str) -> Book:
    from docx import Document  # noqa: PLC0415  # only who imports waits for it

    with open_container(raw) as container:
        remarks = tuple(remarks_on(container))
    try:
        document = Document(BytesIO(raw))
        found = document.element.body.xpath(_TABLES)
        tables = [_sheet(number, table, document) for number, table in enumerate(found, start=1)]
    except UnreadableError:
        raise
    except Exception as problem:  # a library of many hands, given strangers' bytes
        raise UnreadableError(broken()) from problem
    if document.element.xpath(".//w:tbl//*[self::w:ins or self::w:del or self::w:moveFrom]"):
        remarks += (_("The document has tracked changes. It was read as if all of them were accepted."),)
    return Book(name, tuple(tables), remarks)


def _sheet(number: int, table: Any, document: Any) -> Sheet:
    cells: dict[tuple[int, int], Cell] = {}
    merged: dict[tuple[int, int], Span] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(table.xpath(_ROWS)):
        column = line.grid_before
        for element in line.xpath(_CELLS):
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
    """The text of a cell as it is once all revisions are accepted, with what stands in fields of forms and in tables inside it."""
    return clean("".join(_SAID[part.tag.rpartition("}")[2]](part) for part in element.xpath(_PARTS)).strip("\n"))


def _comment(element: Any, document: Any) -> str:
    return "\n".join(_comments(element, document))


def _comments(element: Any, document: Any) -> Iterator[str]:
    for reference in element.xpath(".//w:commentReference/@w:id"):
        comment = document.comments.get(int(reference))
        if comment is not None:
            yield clean(comment.text)
