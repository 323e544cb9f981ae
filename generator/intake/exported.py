"""What entries said when they were written into a workbook of ours: kept in the workbook itself, on a sheet that nobody sees.

So the import that takes the workbook back knows what was changed in it and what was changed in the files meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from generator.intake import full_sheets
from generator.intake.account import Account, State
from generator.intake.grid import Book, Sheet
from generator.intake.merging import Merge

SHEET: Final = "导出时的内容"
CHOICES: Final = "选项"
"""The sheet of what drop-downs offer."""
HEADINGS: Final = ("文件", "位置", "摘要")

Digests = dict[str, dict[str, str]]


def rows(path: str, data: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What to keep of the file at ``path``."""
    merge = Merge({})
    merge.remember(data)
    yield from ((path, place, digest) for place, digest in merge.said.items())


def taken_out(books: Sequence[Book]) -> tuple[tuple[Book, ...], Digests]:
    """The books without what they keep for us, and what that is, by file and place."""
    found: Digests = {}
    for sheet in (s for b in books for s in b.sheets if s.name == SHEET):
        for path, place, digest in _rows(sheet):
            found.setdefault(path, {})[place] = digest
    if not found:
        return tuple(books), found
    rest = tuple(Book(b.name, tuple(s for s in b.sheets if s.name not in {SHEET, CHOICES}), b.remarks) for b in books)
    return rest, found


def is_whole(books: Sequence[Book], account: Account) -> bool:
    """Whether nothing is missing in workbooks of ours, so that an empty cell there means that a value was taken out."""
    headings = {s.name: {c.text for (row, _c), c in s.cells.items() if row == 0} for b in books for s in b.sheets}
    have_all = all(set(sheet.headings) <= headings.get(sheet.name, set()) for sheet in full_sheets.sheets())
    return have_all and all(state is not State.LEFT_OVER for _mark, state, _remarks in account.all())


def _rows(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    cells: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        cells.setdefault(row, {})[column] = cell.text
    for row, said in cells.items():
        if row and len(said) == len(HEADINGS):
            yield said[0], said[1], said[2]


def merged(base: Digests, said: Mapping[str, Mapping[str, str]]) -> Digests:
    """What the last import said, and over it what a workbook of ours was written with."""
    return {**base, **{path: {**base.get(path, {}), **digests} for path, digests in said.items()}}
