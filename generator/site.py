"""Composes every page and file of the site from what is disclosed, as data."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.page import Asset, Page
from generator.pages import category, checks, field, flow, home, law, power, risk, rules, unit
from generator.public import PublicCatalog
from generator.rulebook import all_rules
from generator.shelves import Shelves, shelve

PAGE_KINDS: Final[tuple[Callable[[Shelves], Iterator[Page]], ...]] = (
    home.compose,
    category.compose,
    power.compose,
    unit.compose,
    field.compose,
    flow.compose,
    risk.compose,
    law.compose,
    rules.compose,
)


def compose(public: PublicCatalog) -> Iterator[Page | Asset]:
    """Every page of the site, kind by kind."""
    shelves = shelve(public)
    for pages in PAGE_KINDS:
        yield from pages(shelves)
    yield from checks.compose(shelves, all_rules())
