"""What a table for readers is: columns, each with its name, its meaning, where its value comes from and how it is written.

Everything that says what a column is (headings, comments in workbooks, the table schema, the page about the data) is made of
these descriptions.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from generator.flowchart import limit_text
from generator.model import Limit
from generator.public import Dossier, PublicBasis, PublicJurisdiction
from generator.vocabulary import label

R = TypeVar("R")

Form = Literal["text", "lines", "date", "number", "yes_no", "word"]
"""How a cell is written: a text; several, one a line; YYYY-MM-DD; digits; 是 or 否; a word of a vocabulary. Any may be empty."""


class Column(Struct, Generic[R], frozen=True):
    """``source`` is the field that it comes from, as ``power.time_limits.promised``; ``of`` gives the cell of a record.

    ``vocabulary`` is the enumeration whose Chinese names a ``word`` is one of.
    """

    key: str
    name: str
    meaning: str
    source: str
    of: Callable[[R], str]
    form: Form = "text"
    vocabulary: str = ""


class Table(Struct, Generic[R], frozen=True):
    """``identity`` are the keys of the columns that tell one record from all others."""

    key: str
    name: str
    meaning: str
    identity: tuple[str, ...]
    columns: tuple[Column[R], ...]
    records: Callable[[Dossier, PublicJurisdiction], Iterator[R]]

    @property
    def headings(self) -> list[str]:
        return [c.name for c in self.columns]

    def rows(self, dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[tuple[str, ...]]:
        """The cells of a unit's records, in the order of the columns."""
        records = tuple(self.records(dossier, jurisdiction))
        return zip(*(map(column.of, records) for column in self.columns), strict=True)


# --- cells --------------------------------------------------------------------


def lines(items: Iterable[str]) -> str:
    """Several texts in a cell, one a line."""
    return "\n".join(items)


def words(items: Iterable[str | int], vocabulary: str) -> str:
    return lines(label(vocabulary, item) for item in items)


def word(value: str | int | None, vocabulary: str) -> str:
    return label(vocabulary, value) if value is not None else ""


def number(value: int | None) -> str:
    return "" if value is None else str(value)


def yes_no(value: bool) -> str:
    return "是" if value else "否"


def limit(value: Limit | None) -> str:
    return limit_text(value) if value else ""


def cited(basis: PublicBasis) -> str:
    """A citation by the law's full name."""
    return f"《{basis.law.title}》{basis.article or ''}"


def citations(bases: Iterable[PublicBasis | None]) -> str:
    """Citations, one a line, each once."""
    return lines(dict.fromkeys(cited(b) for b in bases if b))


def noted(text: str, note: str | None) -> str:
    """A text with what else is said of it in brackets."""
    return f"{text}（{note}）" if note else text
