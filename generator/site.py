"""Composes every page of the site from what is disclosed, as data: each unit's pages by themselves, then those of the city."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.own_use import OwnCity, OwnUse
from generator.page import Draft
from generator.pages import (
    alerts,
    category,
    changes,
    checks,
    data,
    field,
    flow,
    home,
    internal,
    item,
    law,
    learning,
    letter,
    papers,
    reports,
    risk,
    rules,
    statistics,
    unit,
)
from generator.papers import Paper
from generator.public import Dossier, PublicJurisdiction
from generator.rulebook import all_rules
from generator.shelves import Shelves

OF_A_UNIT: Final[tuple[Callable[[Dossier, PublicJurisdiction], Iterator[Draft | Paper]], ...]] = (
    unit.of_unit,
    flow.of_unit,
    risk.of_unit,
    rules.of_unit,
    letter.of_unit,
    changes.of_unit,
    papers.of_unit,
    statistics.of_unit,
    learning.of_unit,
)
OF_THE_CITY: Final[tuple[Callable[[Shelves], Iterator[Draft]], ...]] = (
    home.of_city,
    category.of_city,
    item.of_city,
    unit.of_city,
    field.of_city,
    flow.of_city,
    risk.of_city,
    law.of_city,
    rules.of_city,
    alerts.of_city,
    statistics.of_city,
    reports.of_city,
    learning.of_city,
    data.of_city,
    changes.of_city,
)


def compose_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft | Paper]:
    """The pages and papers of a unit, save those of its powers."""
    for pages in OF_A_UNIT:
        yield from pages(dossier, jurisdiction)


def compose_city(shelves: Shelves) -> Iterator[Draft]:
    """The pages that belong to no unit."""
    for pages in OF_THE_CITY:
        yield from pages(shelves)
    yield from checks.of_city(shelves, all_rules())


def compose_own_unit(dossier: Dossier, own: OwnUse) -> Iterator[Draft]:
    """The pages of a unit that only the supervisor sees."""
    return internal.of_unit(dossier, own)


def compose_own_city(shelves: Shelves, own: OwnCity) -> Iterator[Draft]:
    """The pages that belong to no unit and that only the supervisor sees."""
    return internal.of_city(shelves, own)
