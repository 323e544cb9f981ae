"""Documents for an office program as data: what stands in them, not how a format says it. They are written only where that has changed."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct


class Heading(Struct, frozen=True, kw_only=True):
    """A heading; ``breaks`` where it begins a page."""

    kind: ClassVar[str] = "heading"
    text: str
    breaks: bool = False


class Text(Struct, frozen=True, kw_only=True):
    """A paragraph."""

    kind: ClassVar[str] = "text"
    text: str


class Grid(Struct, frozen=True, kw_only=True):
    """A table: ``shares`` say how wide columns are beside one another; ``headings`` are repeated on each page, and may be none.

    Cells are texts, of several lines perhaps. ``name`` is what the table is called as a sheet.
    """

    kind: ClassVar[str] = "grid"
    name: str
    shares: tuple[int, ...]
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]


Part = Heading | Text | Grid


class Paper(Struct, frozen=True, kw_only=True):
    """A document; the end of ``address`` is its format. ``created`` is a date of the records, ``mark`` stands at the head of each page."""

    address: str
    title: str
    author: str
    created: str
    mark: str = ""
    landscape: bool = False
    parts: tuple[Part, ...] = ()
