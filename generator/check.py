"""The one verdict on a checkout: what it says, and everything that is wrong with it."""

from pathlib import Path

from msgspec import Struct

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, has_errors
from generator.lint import lint


class Verdict(Struct, frozen=True):
    """A catalogue and its diagnostics, in the order of file, line and column."""

    catalog: Catalog
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_publishable(self) -> bool:
        return not has_errors(self.diagnostics)


def check(root: Path, as_of: str = "") -> Verdict:
    """Load the checkout at ``root`` and hold it against schemas and rules: all faults in one run.

    What is late is told as of the day ``as_of`` (ISO 8601), and not at all without one.
    """
    catalog, faults = catalogs.load(root)
    return Verdict(catalog, tuple(sorted([*faults, *lint(catalog, as_of)])))
