"""Plain grids of cells: what every kind of file is turned into before anything is understood.

Rows and columns count from 0; addresses are those of a spreadsheet (``C5``), for tables of a Word document too.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from generator.i18n import _

Spot = tuple[int, int]
"""A row and a column."""
Span = tuple[int, int, int, int]
"""The first row and column of a merged area, and its last ones."""

MOST_CELLS: Final = 300_000
"""Cells with text in a file: more than any unit's list has (2,300 powers in 60 columns), less than memory suffers from."""
LONGEST_TEXT: Final = 32_767
"""Characters in a cell, as Excel has it."""


class UnreadableError(Exception):
    """A file that is not taken in; the message says what is wrong with it and what to do, in words for its owner."""


class Cell(Struct, frozen=True):
    """A cell with text, a comment or a formula. With ``is_formula``, the text is what the formula gave when the file was saved."""

    row: int
    column: int
    text: str
    comment: str = ""
    is_formula: bool = False

    @property
    def address(self) -> str:
        return f"{column_letters(self.column)}{self.row + 1}"


class Sheet(Struct, frozen=True):
    """A grid. ``anchors`` leads from each further spot of a merged area to the first, where the text is."""

    name: str
    cells: Mapping[Spot, Cell]
    anchors: Mapping[Spot, Spot] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that is seen at a spot, merged areas filled."""
        spot = (row, column)
        return self.cells.get(self.anchors.get(spot, spot))

    def own(self, row: int, column: int) -> Cell | None:
        """The cell that begins at a spot."""
        return self.cells.get((row, column))


class Book(Struct, frozen=True):
    """A file's grids. ``remarks`` say what of the file was not taken in (macros, links to other files)."""

    name: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


def make_sheet(name: str, cells: Iterable[Cell], merged: Iterable[Span] = ()) -> Sheet:
    """A sheet of cells that have text, with its merged areas; bounded (``UnreadableError``)."""
    kept: dict[Spot, Cell] = {}
    for cell in cells:
        if cell.text or cell.comment or cell.is_formula:
            kept[cell.row, cell.column] = cell
        if len(kept) > MOST_CELLS:
            raise too_many_cells(name)
    last_row = max((row for row, _column in kept), default=-1)
    last_column = max((column for _row, column in kept), default=-1)
    anchors: dict[Spot, Spot] = {}
    for top, left, bottom, right in merged:
        if (top, left) not in kept:
            continue
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                if (row, column) not in kept:
                    anchors[row, column] = (top, left)
        if len(anchors) > MOST_CELLS * 4:
            raise too_many_cells(name)
    return Sheet(name, kept, anchors)


def too_many_cells(name: str) -> UnreadableError:
    message = _("The sheet “{name}” has more than {limit} cells. Split the file, or delete what is not the list.")
    return UnreadableError(message.format(name=name, limit=MOST_CELLS))


def column_letters(column: int) -> str:
    """The letters of a column in a spreadsheet: A for 0."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def clean(text: str) -> str:
    """The text of a cell as it is worked on: plain line ends, no spaces around lines, no control characters; cut where no
    spreadsheet goes on."""
    plain = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    plain = "".join(
        c if c == "\n" or c.isprintable() else " " for c in plain.replace("\u3000", " ").replace("\u200b", "")
    )
    return "\n".join(line.strip() for line in plain.strip().split("\n"))
