"""Reports of months and years as pages (R14), and where to find them: those of the city, and unit by unit.

What a report says is a paper, made once for pages and office programs alike; here it gets its place among the pages.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from generator import address
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.papers import Grid, Heading, Paper, Part, Text
from generator.past import Reported
from generator.shelves import Shelves

MOST: Final = 100
"""Lines of a table that a page shows; the files have all."""
FORMS: Final = {"docx": "DOCX 文档", "xlsx": "XLSX 工作簿"}


class Entry(Struct, frozen=True):
    """A report in a list: its page, and its files by what they are called."""

    name: str
    page: str
    files: tuple[tuple[str, str], ...]


def entries(reported: tuple[Reported, ...], unit: str, *, is_internal: bool) -> tuple[Entry, ...]:
    """The reports that there are of ``unit``, or ("") of the city."""
    return tuple(
        Entry(
            name=one.name,
            page=address.report(unit, one.period),
            files=tuple(
                (name, address.report_file(unit, one.period, form, is_internal=is_internal))
                for form, name in FORMS.items()
            ),
        )
        for one in reported
    )


def of_city(shelves: Shelves) -> Iterator[Draft]:
    """Where the reports are."""
    jurisdiction, past = shelves.city.jurisdiction, shelves.past
    for leaf in leaves(address.REPORTS, shelves.units):
        yield Draft(
            address=leaf.here,
            kind="reports",
            title=f"月报和年报{leaf.suffix}",
            description="每月一报、每年一报：有多少职权和风险，比上一期多了什么、少了什么、改了什么。",
            template="reports.html.j2",
            values={
                "leaf": leaf,
                "entries": entries(past.reported, "", is_internal=jurisdiction.is_internal),
                "since": past.since,
                "trouble": past.trouble,
            },
            metadata=Metadata("统计", shelves.latest, jurisdiction.publisher.name),
        )


def of_paper(paper: Paper, entry: Entry, unit: tuple[str, str] | None, source: str) -> Draft:
    """The page of a report; ``unit`` is the id and the name of the one that it is about, ``source`` who publishes it."""
    return Draft(
        address=entry.page,
        kind="report",
        title=paper.title,
        description=f"{paper.title}：总数、各项要素和防控、改动、登记的变动和预警通报。",
        template="site_report.html.j2",
        values={
            "title": paper.title,
            "entry": entry,
            "unit": unit,
            "parts": list(_parts(paper.parts)),
        },
        metadata=Metadata("统计", paper.created, source),
    )


class Table(Struct, frozen=True):
    """A table of a page, its cells in lines: ``hidden`` are the rows that only the files have; ``caption`` is "" below a heading that says it."""

    name: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    hidden: int


def _parts(parts: Sequence[Part]) -> Iterator[tuple[str, Heading | Text | Table]]:
    """What stands in a paper as a page has it: a table has a caption, and no line above it that says the same."""
    headed = ""
    for part, following in zip(parts, (*parts[1:], Text(text="")), strict=True):
        if isinstance(part, Heading):
            headed = part.text
        if isinstance(part, Grid):
            yield part.kind, _table(part, is_named=headed.endswith(part.name))
        elif not (isinstance(following, Grid) and part.text == f"{following.name}："):
            yield part.kind, part


def _table(grid: Grid, *, is_named: bool) -> Table:
    rows = tuple(tuple(tuple(cell.split("\n")) for cell in row) for row in grid.rows[:MOST])
    return Table(grid.name, "" if is_named else grid.name, grid.headings, rows, len(grid.rows) - len(rows))
