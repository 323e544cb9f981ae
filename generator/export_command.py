"""``daylight export`` behind its door: a unit's entries as a workbook made to be edited and taken in again.

A sheet holds one kind of entry or one of its lists (see ``intake.full_sheets``). Identifiers are locked, enumerations have
drop-downs, headings the schema's help. Every cell is text, so nothing that somebody wrote is ever taken for a formula.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from generator import source
from generator.i18n import _
from generator.intake import exported, full_sheets
from generator.intake.full_sheets import FullColumn, FullSheet
from generator.intake.known import Known, look
from generator.kinds import Kind, identify
from generator.new_answers import Choices, choices_of, look_around
from generator.row_heights import ON_SCREEN, row_height, rows_may_grow
from generator.text_width import width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL: Final = 32_767
_ROOM: Final = 300
"""Rows for new entries below those that are there."""
_NARROWEST: Final = 12
_WIDEST: Final = 48
_MOST_SAMPLED: Final = 50
_MAY: Final = {
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


class TooLongError(ValueError):
    """A text that no cell holds; says where it stands."""


class UnfitError(ValueError):
    """Something that sheets have no place for; says in which file and line it stands."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path, line)
        self.path, self.line = path, line


class _Formats(Struct, frozen=True):
    heading: "Format"
    required: "Format"
    locked: "Format"
    open: "Format"


def workbook(root: Path, unit: str) -> bytes:
    """The .xlsx file of a unit. ``TooLongError`` or ``UnfitError`` where it would not come back whole."""
    known = look(root, unit)
    for path in known.files:
        _must_fit(root, path, known)
    return drawn(known, look_around(root, unit))


def _must_fit(root: Path, path: str, known: Known) -> None:
    if path in known.broken:
        raise UnfitError(path, known.broken[path])
    identity = identify(path)
    trail = full_sheets.misfit(identity.kind, known.files[path]) if identity else None
    if trail is not None:
        raise UnfitError(path, source.read(root, path).place(trail)[0])


def drawn(known: Known, around: Mapping[str, Choices]) -> bytes:
    """The workbook of what is ``known``; ``around`` has the names behind identifiers."""
    from xlsxwriter import Workbook  # noqa: PLC0415  # takes as long to import as other commands take

    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_calc_mode("manual")
        cell = {"text_wrap": True, "valign": "top", "num_format": "@"}
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E8EEF4"}
        formats = _Formats(
            heading=book.add_format(head),
            required=book.add_format({**head, "bg_color": "#F6E3B4"}),
            locked=book.add_format({**cell, "font_color": "#5F6B76", "bg_color": "#F2F2F2"}),
            open=book.add_format({**cell, "locked": False}),
        )
        pages = [(sheet, book.add_worksheet(sheet.name)) for sheet in full_sheets.sheets()]
        lists = _Lists(book)
        for sheet, worksheet in pages:
            rows = [row for own, data in _entries(known, sheet) for row in full_sheets.rows(sheet, own, data)]
            _draw(worksheet, sheet, _named(sheet, rows, around), formats)
            _offer(worksheet, sheet, len(rows), around, lists)
        _keep(book, known)
    return rows_may_grow(file.getvalue())


def _entries(known: Known, sheet: FullSheet) -> Iterator[tuple[str, dict[str, Any]]]:
    """The unit's entries on a sheet, each under its identifier; the unit and its rules under the unit's."""
    for own, data in known.entries(sheet.kind):
        yield (own if "{id}" in sheet.kind.pattern else known.unit), data


# --- cells --------------------------------------------------------------------


def _named(sheet: FullSheet, rows: Sequence[list[str]], around: Mapping[str, Choices]) -> list[list[str]]:
    """``rows`` with the name behind each identifier of something else: import takes what is before the space."""
    first = len(sheet.headings) - len(sheet.columns)
    names = [choices_of(sheet.kind, c.path[-1], around) if c.form in {"slug", "slugs"} else {} for c in sheet.columns]
    return [
        [
            *row[:first],
            *(
                "\n".join(map(_labelled(n), t.split("\n"))) if n and t else t
                for n, t in zip(names, row[first:], strict=True)
            ),
        ]
        for row in rows
    ]


def _labelled(names: Choices) -> Any:
    return lambda own: f"{own} {' '.join(names[own].split())}" if names.get(own) else own


def _draw(worksheet: "Worksheet", sheet: FullSheet, rows: Sequence[list[str]], formats: _Formats) -> None:
    locked = len(sheet.headings) - len(sheet.columns)
    worksheet.freeze_panes(1, locked)
    worksheet.protect("", _MAY)
    worksheet.autofilter(0, 0, max(1, len(rows)), len(sheet.headings) - 1)
    widths = [_width(heading, [row[i] for row in rows[:_MOST_SAMPLED]]) for i, heading in enumerate(sheet.headings)]
    for i, heading in enumerate(sheet.headings):
        column = sheet.columns[i - locked] if i >= locked else None
        worksheet.set_column(i, i, widths[i], formats.open)
        worksheet.write_string(0, i, heading, formats.required if column and column.is_required else formats.heading)
        worksheet.write_comment(0, i, _help(column, heading), {"x_scale": 1.8, "y_scale": 1.5})
    worksheet.set_row(0, row_height(sheet.headings, widths))
    for number, row in enumerate(rows, start=1):
        worksheet.set_row(number, row_height(row, widths, highest=ON_SCREEN))
        for i, text in enumerate(row):
            if len(text) > LONGEST_CELL:
                raise TooLongError(f"{row[0]} {sheet.headings[i]}")
            if text or i < locked:
                worksheet.write_string(number, i, text, formats.locked if i < locked else formats.open)


def _width(heading: str, texts: Sequence[str]) -> float:
    longest = max((width(line) for text in (heading, *texts) for line in text.split("\n")), default=0)
    return max(_NARROWEST, min(_WIDEST, longest * 2 + 2))


def _help(column: FullColumn | None, heading: str) -> str:
    if column is None:
        return _KEYS()[heading]
    forms = {
        "lines": _("One item a line."),
        "slugs": _("One identifier a line; the name behind it is only to be read."),
        "slug": _("An identifier; the name behind it is only to be read."),
        "words": _("One a line, of: {choices}.").format(choices="、".join(column.words)),
        "limit": _("As in 5个工作日."),
    }
    must = _("Must be filled in.") if column.is_required else ""
    return "\n".join(line for line in (column.meaning, forms.get(column.form, ""), must) if line) or heading


def _KEYS() -> Mapping[str, str]:  # noqa: N802  # a table whose words follow the language
    return {
        full_sheets.ID: _(
            "The identifier of the entry; it is not changed. For a new entry write a new one in a new row."
        ),
        full_sheets.ROW: _(
            "The place in the list, as in 2, or 2.1 for the first below the second. To take an item out, empty its row."
        ),
    }


# --- drop-downs ---------------------------------------------------------------


class _Lists:
    """The sheet that holds what drop-downs offer, each list once."""

    def __init__(self, book: "Workbook") -> None:
        self._sheet = book.add_worksheet(exported.CHOICES)
        self._sheet.hide()
        self._sheet.protect()
        self._ranges: dict[tuple[str, ...], str] = {}

    def range_of(self, words: tuple[str, ...]) -> str:
        from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415  # as above

        if words not in self._ranges:
            column = len(self._ranges)
            for row, word in enumerate(words):
                self._sheet.write_string(row, column, word)
            self._ranges[words] = f"='{exported.CHOICES}'!{xl_range_abs(0, column, len(words) - 1, column)}"
        return self._ranges[words]


def _offer(worksheet: "Worksheet", sheet: FullSheet, count: int, around: Mapping[str, Choices], lists: _Lists) -> None:
    """Drop-downs for enumerations, yes and no, and identifiers of what is there."""
    first = len(sheet.headings) - len(sheet.columns)
    for i, column in enumerate(sheet.columns, start=first):
        words = _words(sheet.kind, column, around)
        if words:
            rule = {
                "validate": "list",
                "source": lists.range_of(words),
                "error_type": "warning" if column.form == "slug" else "stop",
                "error_title": column.heading[-32:],
                "error_message": _("Choose one of the list."),
            }
            worksheet.data_validation(1, i, count + _ROOM, i, rule)


def _words(kind: Kind, column: FullColumn, around: Mapping[str, Choices]) -> tuple[str, ...]:
    if column.form == "word":
        return tuple(column.words)
    if column.form == "yes_no":
        return "是", "否"
    if column.form == "slug":
        names = choices_of(kind, column.path[-1], around)
        return tuple(map(_labelled(names), names))
    return ()


# --- what is kept -------------------------------------------------------------


def _keep(book: "Workbook", known: Known) -> None:
    """What the entries say now, for the import that takes the workbook back."""
    sheet = book.add_worksheet(exported.SHEET)
    sheet.very_hidden()
    sheet.write_row(0, 0, exported.HEADINGS)
    number = 0
    for kind in full_sheets.KINDS:
        for own, data in known.entries(kind):
            for row in exported.rows(kind.pattern.format(unit=known.unit, id=own), data):
                number += 1
                for i, text in enumerate(row):
                    sheet.write_string(number, i, text)
