"""The cards of a whole city put into order once: what readers look for things under."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.cards import LessonCard, PowerCard, RiskCard, UnitCard, UnitLine
from generator.holders import Holder
from generator.model import FocusField
from generator.past import CityPast, Line
from generator.public import PublicCity
from generator.tallies import Counts
from generator.vocabulary import labels

T = TypeVar("T")


class Resting(Struct, frozen=True):
    """A power that rests on a law, and the articles that it cites of it."""

    power: PowerCard
    articles: tuple[str, ...]


class Totals(Struct, frozen=True):
    """How much is published; ``serious`` are risks of the first level."""

    units: int
    powers: int
    flows: int
    serious: int
    laws: int
    rules: int


class Shelves(Struct, frozen=True):
    """Units, powers and risks; every mapping has an entry for each thing that exists, if an empty one.

    Powers stand unit by unit, and those of a unit in the order of category and code. ``counts`` are those of ``units``, in their order.
    """

    city: PublicCity
    units: tuple[UnitLine, ...]
    totals: Totals
    by_category: Mapping[str, tuple[PowerCard, ...]]
    by_field: Mapping[str, tuple[PowerCard, ...]]
    by_matter: Mapping[str, tuple[PowerCard, ...]]
    by_law: Mapping[str, tuple[Resting, ...]]
    risks: tuple[RiskCard, ...]
    risks_by_field: Mapping[str, tuple[RiskCard, ...]]
    by_item: Mapping[str, tuple[Holder, ...]]
    """Items that several units hold; unlike the others, this mapping has no empty entry."""
    counts: tuple[Counts, ...]
    lessons: tuple[LessonCard, ...]
    """Those of all units, the newest first."""
    dated: tuple[Line, ...]
    """What is on record of changes, unit by unit."""
    latest: str
    past: CityPast

    @property
    def fields(self) -> tuple[FocusField, ...]:
        return self.city.jurisdiction.focus_fields

    @property
    def field_sizes(self) -> tuple[tuple[FocusField, int], ...]:
        """Each focus field with the number of powers in it."""
        return tuple((f, len(self.by_field[f.id])) for f in self.fields)

    @property
    def category_sizes(self) -> dict[str, int]:
        return {name: len(powers) for name, powers in self.by_category.items()}

    def latest_of(self, powers: Iterable[PowerCard]) -> str:
        """The last date on which any of ``powers`` was published; the whole catalogue's where there are none."""
        return max((p.published for p in powers), default=self.latest)


def shelve(city: PublicCity, units: tuple[UnitCard, ...], past: CityPast = CityPast()) -> Shelves:  # noqa: B008  # frozen
    """Put the cards of a city's units into order, with what is known of the ``past`` and the change records that decided it."""
    fields = [f.id for f in city.jurisdiction.focus_fields]
    by_category: dict[str, list[PowerCard]] = {str(c): [] for c in labels("category")}
    by_matter: dict[str, list[PowerCard]] = {str(m): [] for m in labels("majorMatter")}
    by_field: dict[str, list[PowerCard]] = {name: [] for name in fields}
    by_law: dict[str, list[Resting]] = {law.id: [] for law in city.laws}
    risks_by_field: dict[str, list[RiskCard]] = {name: [] for name in fields}
    by_item: dict[str, list[Holder]] = {}
    for unit in units:
        for power in unit.powers:
            by_category[power.category].append(power)
            for name in dict.fromkeys(f.field for f in power.focus_fields):
                by_field[name].append(power)
            for matter in power.major_matters:
                by_matter[matter].append(power)
            for cited in power.laws:
                by_law[cited.law].append(Resting(power, cited.articles))
        for one in unit.holders:
            by_item.setdefault(one.item, []).append(one)
        for risk in unit.risks:
            if risk.focus_field:
                risks_by_field[risk.focus_field].append(risk)
    lines = tuple(u.line for u in units)
    dates = [line.published for line in lines] + [p.published for u in units for p in u.powers]
    return Shelves(
        city=city,
        units=lines,
        totals=_totals(city, lines),
        by_category=_frozen(by_category),
        by_field=_frozen(by_field),
        by_matter=_frozen(by_matter),
        by_law=_frozen(by_law),
        risks=tuple(r for u in units for r in u.risks),
        risks_by_field=_frozen(risks_by_field),
        by_item=_frozen(by_item),
        counts=tuple(u.counts for u in units),
        lessons=tuple(
            sorted((x for u in units for x in u.lessons), key=lambda x: (x.link.date, x.link.key), reverse=True)
        ),
        dated=tuple(line for u in units for line in u.dated),
        latest=max(dates, default=""),
        past=replace(past, records={u.line.id: u.records for u in units if u.records}),
    )


def _totals(city: PublicCity, lines: tuple[UnitLine, ...]) -> Totals:
    return Totals(
        units=len(lines),
        powers=sum(line.powers for line in lines),
        flows=sum(line.flows for line in lines),
        serious=sum(line.risks[1] for line in lines),
        laws=len(city.laws),
        rules=sum(line.rules for line in lines),
    )


def _frozen(lists: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {name: tuple(items) for name, items in lists.items()}
