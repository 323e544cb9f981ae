"""What became of each cell: understood, doubted or left over. Nothing is guessed without a word here."""

from collections.abc import Iterator, Mapping
from enum import IntEnum

from msgspec import Struct, field

from generator.intake.grid import Cell


class State(IntEnum):
    """The graver counts where a cell gave rise to several."""

    UNDERSTOOD = 0
    DOUBTED = 1
    LEFT_OVER = 2


class Remark(Struct, frozen=True):
    """Something that is said of a cell. ``target`` is what it was taken for, as 承诺时限 of 占道审批; "" for nothing."""

    state: State
    message: str
    target: str = ""


class Mark(Struct, frozen=True):
    """A cell at its place."""

    book: str
    sheet: str
    cell: Cell

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell.address}" if self.sheet else self.cell.address


class Account(Struct):
    """All remarks of an import, by cell. ``sheets`` are the numbers of the sheets, by book and name, in the order in which they
    are told of."""

    marks: dict[tuple[str, str, int, int], Mark] = field(default_factory=dict)
    remarks: dict[tuple[str, str, int, int], list[Remark]] = field(default_factory=dict)
    general: list[str] = field(default_factory=list)
    sheets: Mapping[tuple[str, str], int] = field(default_factory=dict)
    _seen: set[tuple[tuple[str, str, int, int], Remark]] = field(default_factory=set)

    def tell(self, mark: Mark, state: State, message: str = "", target: str = "") -> None:
        key = (mark.book, mark.sheet, mark.cell.row, mark.cell.column)
        remark = Remark(state, message, target)
        if (key, remark) not in self._seen:
            self._seen.add((key, remark))
            self.marks[key] = mark
            self.remarks.setdefault(key, []).append(remark)

    def state(self, mark: Mark) -> State | None:
        found = self.remarks.get((mark.book, mark.sheet, mark.cell.row, mark.cell.column))
        return max((r.state for r in found), default=None) if found else None

    def all(self) -> Iterator[tuple[Mark, State, list[Remark]]]:
        """Every cell that something was said of, in the order of files, sheets, rows and columns."""
        for key, remarks in sorted(self.remarks.items(), key=lambda one: (self.sheets.get(one[0][:2], 0), *one[0][2:])):
            yield self.marks[key], max(r.state for r in remarks), remarks


class Reading(Struct, frozen=True):
    """What a text was read as: nothing where ``value`` is ``None``. ``doubts`` say what is not certain, ``left`` what was not
    taken in at all."""

    value: object = None
    doubts: tuple[str, ...] = ()
    left: str = ""
