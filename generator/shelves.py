"""A public catalogue put into order once: which powers, risks and flows stand together on which page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.model import FocusField
from generator.public import PublicBasis, PublicCatalog, PublicLaw, PublicPower, PublicRisk, PublicUnit
from generator.vocabulary import labels

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Resting:
    """A power that rests on a law, and the citations by which it does."""

    power: PublicPower
    citations: tuple[PublicBasis, ...]


@dataclass(frozen=True, slots=True)
class Shelves:
    """Powers and risks by what readers look for them under; every mapping has an entry for each thing, if an empty one."""

    public: PublicCatalog
    by_unit: Mapping[str, tuple[PublicPower, ...]]
    by_category: Mapping[str, tuple[PublicPower, ...]]
    by_field: Mapping[str, tuple[PublicPower, ...]]
    by_law: Mapping[str, tuple[Resting, ...]]
    risks_by_unit: Mapping[str, tuple[PublicRisk, ...]]
    latest: str

    @property
    def fields(self) -> tuple[FocusField, ...]:
        return self.public.jurisdiction.focus_fields

    def unit(self, name: str) -> PublicUnit:
        return next(u for u in self.public.units if u.id == name)

    def latest_of(self, powers: Iterable[PublicPower]) -> str:
        """The last date on which any of ``powers`` was published; the whole catalogue's where there are none."""
        return max((p.disclosure.published for p in powers), default=self.latest)


def shelve(public: PublicCatalog) -> Shelves:
    """Put ``public`` into order."""
    by_unit: dict[str, list[PublicPower]] = {u.id: [] for u in public.units}
    by_category: dict[str, list[PublicPower]] = {str(c): [] for c in labels("category")}
    by_field: dict[str, list[PublicPower]] = {f.id: [] for f in public.jurisdiction.focus_fields}
    by_law: dict[str, list[Resting]] = {law.id: [] for law in public.laws}
    for power in public.powers:
        by_unit[power.unit.id].append(power)
        by_category[power.category].append(power)
        for name in dict.fromkeys(f.field for f in power.focus_fields):
            by_field[name].append(power)
        for law, citations in _by_law(power).items():
            by_law[law.id].append(Resting(power, tuple(citations)))
    risks: dict[str, list[PublicRisk]] = {u.id: [] for u in public.units}
    for risk in public.risks:
        risks[risk.unit.id].append(risk)
    dates = [p.disclosure.published for p in public.powers] + [u.disclosure.published for u in public.units]
    return Shelves(
        public,
        _frozen(by_unit),
        _frozen(by_category),
        _frozen(by_field),
        _frozen(by_law),
        _frozen(risks),
        max(dates, default=""),
    )


def _by_law(power: PublicPower) -> dict[PublicLaw, list[PublicBasis]]:
    grouped: dict[PublicLaw, list[PublicBasis]] = {}
    for basis in dict.fromkeys(power.citations()):
        grouped.setdefault(basis.law, []).append(basis)
    return grouped


def _frozen(lists: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {name: tuple(items) for name, items in lists.items()}
