"""How the data files of an internal site say that they are not for everybody: each where its format has a place for it, so that it stays readable.

Pages say so at their head. A file leaves the site by itself, and what is copied out of a table leaves the file: so a table says it in each line.
"""

from typing import Any, Final

from msgspec.structs import replace

from generator.audience import INTERNAL_MARK
from generator.exports.columns import Column, Table
from generator.public import PublicJurisdiction

KEY: Final = "restricted"
"""The field of JSON, and the key of the column."""
TITLE: Final = "使用范围"
SHORT: Final = "【内部】"
"""Stands before titles that are read in lists."""

_COLUMN: Final[Column[Any]] = Column(
    KEY, TITLE, "供监督机关内部使用，不是对外公开的数据。", "", lambda _record: INTERNAL_MARK
)


def table(of: Table[Any], jurisdiction: PublicJurisdiction) -> Table[Any]:
    """A table as a site for this audience has it: for the supervisor with the mark as its first column."""
    return replace(of, columns=(_COLUMN, *of.columns)) if jurisdiction.is_internal else of


def field(jurisdiction: PublicJurisdiction) -> dict[str, str]:
    """The mark as a field of JSON, and nothing on a public site."""
    return {KEY: INTERNAL_MARK} if jurisdiction.is_internal else {}


def title(of: str, jurisdiction: PublicJurisdiction) -> str:
    return f"{SHORT}{of}" if jurisdiction.is_internal else of
