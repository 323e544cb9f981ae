"""Documents for an office program as data: what stands in them, not how a format says it. They are written only where that has changed."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; ``breaks`` where it begins a page."""

    text: str
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: ``shares`` say how wide columns are beside one another; ``headings`` are repeated on each page, and may be none.

    Cells are texts, of several lines perhaps. ``name`` is what the table is called as a sheet.
    """

    name: str
    shares: tuple[int, ...]
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]


Part = Heading | Text | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document; the end of ``address`` is its format. ``created`` is a date of the records, ``mark`` stands at the head of each page."""

    address: str
    title: str
    author: str
    created: str
    mark: str = ""
    landscape: bool = False
    parts: tuple[Part, ...] = ()
