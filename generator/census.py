"""What units tell of themselves, and all of it together: what is compared between units is compared here.

A unit tells little (a few hundred bytes a power), for it is told again from a cache each time: heads of its powers, and marks by
which long things are known to be the same. What a mark stands for is read in the unit's file where a fault has been found.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from generator.alerts import Due, due_of
from generator.catalog import Catalog, Key
from generator.diagnostics import Trail
from generator.flow_graph import graphs, living, shape
from generator.kinds import LAW, POWER, UNIT
from generator.model import Limit, Power, Unit
from generator.references import Reference, citations, outward, references, split_power
from generator.source import Document
from generator.wording import plain, sentences

Mark = int
"""A number of 64 bits that stands for something long: things with the same mark are the same."""


def mark(thing: object) -> Mark:
    """The mark of a value made of texts, numbers and tuples."""
    return int.from_bytes(blake2b(msgspec.msgpack.encode(thing), digest_size=8).digest())


class UnitHead(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What others may be confused with of a unit."""

    path: str
    id: str
    name: str
    short_name: str
    other_names: tuple[str, ...]
    uscc: str
    index_number: str
    is_owned: bool
    """Whether somebody on the forge is named for its files."""


class PowerHead(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is compared of a power. The marks stand for the names of its materials, for the articles that it rests on, and for the
    longer sentences of each of its responsibilities."""

    path: str
    unit: str
    id: str
    name: str
    category: str
    is_held: bool
    codes: tuple[tuple[str, str], ...]
    """(scheme, code) of each code, in the order written."""
    sub_items: tuple[tuple[int, str, str], ...]
    """(index, name, code) of the sub-items that have a code."""
    index_number: str
    published: str
    next_review: str | None
    delegated_by: str | None
    joint_with: tuple[str, ...]
    related: tuple[Key, ...]
    charged: bool
    statutory: Limit | None
    materials: Mark
    articles: Mark
    duties: tuple[tuple[Mark, ...], ...]

    @property
    def key(self) -> str:
        """The power's name among all units: ``unit/id``."""
        return f"{self.unit}/{self.id}"


class FlowHead(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A whole flow of a power that is held: how many steps it has, and the mark of all but its words."""

    path: str
    steps: int
    shape: Mark


class Citation(NamedTuple):
    """A citation where it stands."""

    path: str
    trail: Trail
    law: str
    article: str | None


class UnitReturn(msgspec.Struct, frozen=True, array_like=True):
    """What a unit tells of itself."""

    head: UnitHead | None
    """``None`` where the unit's own file could not be loaded."""
    powers: tuple[PowerHead, ...]
    flows: tuple[FlowHead, ...]
    cited: Mapping[str, tuple[str, ...]]
    """The articles cited of each law."""
    repealed: tuple[Citation, ...]
    """Citations, in what the unit still holds, of laws that have been repealed one day."""
    outward: tuple[Reference, ...]
    """Mentions of other units and their powers, and of laws that there are none of."""
    opaque: tuple[tuple[str, str], ...]
    """(kind, id) of the files that could not be loaded."""
    due: tuple[Due, ...]
    """What its alerts wait for."""


# --- what a unit tells --------------------------------------------------------


def return_of(part: Catalog) -> UnitReturn:
    """What the unit of ``part`` tells."""
    return UnitReturn(
        head=next(map(_head, part.units.values()), None),
        powers=tuple(map(_power_head, part.powers.values())),
        flows=tuple(_flow_heads(part)),
        cited=_cited(part),
        repealed=tuple(_repealed(part)),
        outward=tuple(_abroad(part)),
        opaque=tuple(sorted((kind.name, name) for kind, unit, name in part.declared.opaque if unit)),
        due=tuple(due_of(part)),
    )


def _abroad(part: Catalog) -> Iterator[Reference]:
    """The mentions of what a unit's part itself does not know: it knows of laws."""
    laws = {name for kind, _unit, name in part.declared.files if kind == LAW}
    return (r for r in outward(part) if r.target != "law" or r.id not in laws)


def _head(unit: Unit) -> UnitHead:
    number = unit.disclosure.index_number
    return UnitHead(
        unit.path, unit.id, unit.name, unit.short_name, unit.other_names, unit.uscc, number, bool(unit.owners)
    )


def _power_head(power: Power) -> PowerHead:
    return PowerHead(
        path=power.path,
        unit=power.unit,
        id=power.id,
        name=power.name,
        category=power.category,
        is_held=power.is_held,
        codes=tuple((code.scheme, code.value) for code in power.codes),
        sub_items=tuple((i, item.name, item.code) for i, item in enumerate(power.sub_items) if item.code),
        index_number=power.disclosure.index_number,
        published=power.disclosure.published,
        next_review=power.review.next_review if power.review else None,
        delegated_by=power.exercised_by.delegated_by,
        joint_with=power.exercised_by.joint_with,
        related=tuple(split_power(power.unit, name) for name in power.related),
        charged=power.fees.charged,
        statutory=power.time_limits.statutory,
        materials=mark(sorted({plain(material.name) for material in power.materials})),
        articles=mark(sorted({(basis.law, basis.article or "") for basis in power.legal_basis})),
        duties=tuple(tuple(map(mark, sentences(r.duty))) for r in power.responsibilities),
    )


def _flow_heads(part: Catalog) -> Iterator[FlowHead]:
    drawn = graphs(part)
    for flow, _power in living(part):
        graph = drawn[flow.path]
        if graph.is_whole:
            yield FlowHead(flow.path, len(flow.steps), mark(shape(flow, graph)))


def _cited(part: Catalog) -> dict[str, tuple[str, ...]]:
    cited: dict[str, set[str]] = {}
    for reference in references(part):
        if reference.target == "law" and reference.owner:
            cited.setdefault(reference.id, set())
        elif reference.target == "article":
            cited.setdefault(reference.unit, set()).add(reference.id)
    return {law: tuple(sorted(articles)) for law, articles in sorted(cited.items())}


def _repealed(part: Catalog) -> Iterator[Citation]:
    gone = {power.id for power in part.powers.values() if not power.is_held}
    idle = {power.path for power in part.powers.values() if power.id in gone}
    idle |= {ledger.path for ledger in part.ledgers.values() if ledger.about.power in gone}
    for path, cited in citations(part).items():
        for trail, basis in cited if path not in idle else ():
            if basis.law in part.laws and part.laws[basis.law].repealed:
                yield Citation(path, trail, basis.law, basis.article)


# --- all of it together -------------------------------------------------------


class Census:
    """What all units tell, with what belongs to the whole city.

    ``locate`` gives the document at a path: what rules find is told with words that are in no return. As findings come file by file,
    the last few documents are kept.
    """

    def __init__(self, core: Catalog, returns: Mapping[str, UnitReturn], locate: Callable[[str], Document]) -> None:
        self.core = core
        self.returns = {unit: returns[unit] for unit in sorted(returns)}
        self.locate = lru_cache(maxsize=64)(locate)

    @cached_property
    def units(self) -> Mapping[str, UnitHead]:
        """The units that could be loaded, by id."""
        return {unit: told.head for unit, told in self.returns.items() if told.head}

    @cached_property
    def powers(self) -> tuple[PowerHead, ...]:
        """The powers of all units, unit by unit."""
        return tuple(power for told in self.returns.values() for power in told.powers)

    @cached_property
    def latest(self) -> str:
        """The day on which a power was last published; "" where there is none."""
        return max((power.published for power in self.powers), default="")

    def is_unread(self, unit: str, kind: str) -> bool:
        """Whether some file of the kind in ``unit`` could not be loaded."""
        return any(k == kind for k, _name in self.returns[unit].opaque)

    def data(self, path: str) -> Any:
        """What the file at ``path`` says."""
        return self.locate(path).data

    def has(self, reference: Reference) -> bool:
        """Whether what leads out of a unit leads somewhere, or may lead into a file that could not be loaded."""
        known = (names[reference.target].get(reference.unit, frozenset()) for names in (self._names, self._hidden))
        return any(reference.id in ids for ids in known)

    def candidates(self, reference: Reference) -> list[str]:
        """The ids that could have been meant."""
        return sorted(self._names[reference.target].get(reference.unit, ()))

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, Set[str]]]:
        """The ids of all that can be mentioned from outside, by the sort of thing and the unit that it is looked up in."""
        powers = {unit: {power.id for power in told.powers} for unit, told in self.returns.items()}
        return {"law": {"": self.core.laws.keys()}, "unit": {"": self.units.keys()}, "power": powers}

    @cached_property
    def _hidden(self) -> Mapping[str, Mapping[str, Set[str]]]:
        """The same of what stands in files that could not be loaded."""
        return {
            "law": {"": {name for kind, _unit, name in self.core.declared.opaque if kind == LAW}},
            "unit": {"": {unit for unit in self.returns if self.is_unread(unit, UNIT.name)}},
            "power": {
                unit: {name for kind, name in told.opaque if kind == POWER.name} for unit, told in self.returns.items()
            },
        }
