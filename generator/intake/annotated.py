"""A copy of what was imported, as a workbook with a colour and a comment on every cell in doubt, and a list of these in front.

Everything is written as text: a cell that begins with ``=`` in a strange file does nothing in the copy. The copy holds what the
clerk's own file holds, people's names too; it belongs beside that file, not into the catalogue.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import count
from typing import Any, Final

from generator.i18n import _
from generator.intake.account import Account, Remark, State
from generator.intake.grid import Book, Cell, Sheet
from generator.intake.report import verdict
from generator.row_heights import row_height
from generator.text_width import width

_COLOURS: Final = {State.UNDERSTOOD: "E7F3E4", State.DOUBTED: "FFE9A8", State.LEFT_OVER: "F6C9C2"}
_NARROWEST: Final = 10
_WIDEST: Final = 48
_LONGEST_NAME: Final = 31
_RESERVED: Final = "history"
"""What Excel calls a sheet of its own."""
_LONGEST_CELL: Final = 32_767
"""UTF-16 units that a cell or a comment holds."""
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))

_A4: Final = 9
_LISTED: Final = (18, 10, 36, 72)
"""Widths of the list's columns, in digits."""
_MOST_LINKS: Final = 65_000
"""Links on a sheet; Excel follows 65,530."""

Told = Mapping[tuple[int, int], tuple[State, Sequence[Remark]]]


def annotated(books: Sequence[Book], account: Account) -> bytes:
    """The bytes of the copy, an .xlsx workbook of all sheets."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # only who imports waits for it

    told: dict[tuple[str, str], dict[tuple[int, int], tuple[State, Sequence[Remark]]]] = {}
    for mark, state, remarks in account.all():
        told.setdefault((mark.book, mark.sheet), {})[mark.cell.row, mark.cell.column] = state, remarks
    file = BytesIO()
    names: set[str] = set()
    with Workbook(file, {"in_memory": True}) as made:
        formats = {
            s: made.add_format(
                {
                    "bg_color": f"#{c}",
                    "text_wrap": True,
                    "valign": "top",
                    "num_format": "@",
                    "border": 1,
                    "border_color": "#C8C8C8",
                }
            )
            for s, c in _COLOURS.items()
        }
        overview = made.add_worksheet(_name(_("To be looked at"), names))
        copies: dict[tuple[str, str], str] = {}
        for book in books:
            for sheet in book.sheets:
                name = copies[book.name, sheet.name] = _name(sheet.name or book.name, names)
                _fill(_page(made.add_worksheet(name)), sheet, told.get((book.name, sheet.name), {}), formats)
        _list(_page(overview), account, copies, formats)
    return file.getvalue()


def _page(sheet: Any) -> Any:
    """A sheet that prints on paper as wide as it is."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    return sheet


def _list(to: Any, account: Account, copies: Mapping[tuple[str, str], str], formats: Mapping[State, Any]) -> None:
    """Every cell in doubt and every one left over, each a link to it, under how to read the copy."""
    to.write_string(
        0, 0, _("Green was understood, yellow is doubted, red was not taken in. Choose a cell to go to it.")
    )
    for column, heading in enumerate((_("Cell"), _("Verdict"), _("What stands there"), _("Remark"))):
        to.set_column(column, column, _LISTED[column])
        to.write_string(1, column, heading, formats[State.UNDERSTOOD])
    to.freeze_panes(2, 0)
    row = 1
    for mark, state, remarks in account.all():
        if state is State.UNDERSTOOD:
            continue
        row += 1
        texts = mark.place, verdict(state), mark.cell.text, "\n".join(_messages(remarks))
        for column, text in enumerate(texts):
            to.write_string(row, column, _fitting(text), formats[state])
        if row <= _MOST_LINKS:
            sheet = copies[mark.book, mark.sheet].replace("'", "''")
            to.write_url(row, 0, f"internal:'{sheet}'!{mark.cell.address}", formats[state], mark.place)
        to.set_row(row, row_height(texts, _LISTED))
    to.autofilter(1, 0, row, 3)


def _fill(to: Any, sheet: Sheet, told: Told, formats: Mapping[State, Any]) -> None:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for spot, anchor in sheet.anchors.items():
        last = spans.get(anchor, anchor)
        spans[anchor] = max(last[0], spot[0]), max(last[1], spot[1])
    alone: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        state, remarks = told.get((row, column), (State.LEFT_OVER, ()))
        style = formats[state]
        if (row, column) in spans and sheet.anchors.get((row, column)) is None:
            to.merge_range(row, column, *spans[row, column], "", style)
        to.write_string(row, column, _fitting(cell.text), style)
        comment = _comment(cell, state, remarks)
        if comment:
            to.write_comment(row, column, comment, {"x_scale": 2, "y_scale": 1 + comment.count("\n") / 2})
        if (row, column) not in spans:
            alone.setdefault(row, {})[column] = cell.text
    _fit(to, alone)


def _fit(to: Any, said: Mapping[int, Mapping[int, str]]) -> None:
    """Make columns as wide and rows as high as ``said``, texts by row and column, needs."""
    widths: dict[int, float] = {}
    for texts in said.values():
        for column, text in texts.items():
            widest = max(width(line) * 2 + 2 for line in text.split("\n"))
            widths[column] = min(_WIDEST, max(_NARROWEST, widths.get(column, 0), widest))
    for column, wide in widths.items():
        to.set_column(column, column, wide)
    for row, texts in said.items():
        to.set_row(row, row_height(tuple(texts.values()), [widths[column] for column in texts]))


def _comment(cell: Cell, state: State, remarks: Sequence[Remark]) -> str:
    """What is said on a cell; one that was understood needs no words."""
    if state is State.UNDERSTOOD:
        return cell.comment
    head = _("Doubted") if state is State.DOUBTED else _("Left over")
    return _fitting("\n".join([f"【{head}】", *_messages(remarks), *([cell.comment] if cell.comment else [])]))


def _fitting(text: str) -> str:
    """As much of a text as a cell holds."""
    return text.encode("utf-16-le", "replace")[: _LONGEST_CELL * 2].decode("utf-16-le", "ignore")


def _messages(remarks: Sequence[Remark]) -> list[str]:
    """What remarks say, each once."""
    return list(dict.fromkeys(r.message for r in remarks if r.message))


def _name(wanted: str, taken: set[str]) -> str:
    """A sheet's name as the format allows it, once."""
    base = (wanted.translate(_FORBIDDEN).strip("' ") or "Sheet")[:_LONGEST_NAME].strip("' ")
    base += " 1" if base.lower() == _RESERVED else ""
    for number in count(1):
        name = base if number == 1 else f"{base[: _LONGEST_NAME - 4]} {number}"
        if name.lower() not in taken:
            taken.add(name.lower())
            return name
    raise AssertionError  # counting does not end
