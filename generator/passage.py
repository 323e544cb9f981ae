"""From one version of the catalogue to the next: what things are called afterwards, what went, and what was public on either side.

A thing that is public today may have had another name, and one that is not may have been public: so whether the past may be told is
asked of what became of each thing. ``Standing`` answers it while a reader goes back from today, one passage at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic, Severity
from generator.kinds import EXCUSE, FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Kind
from generator.lineage import Lineage
from generator.redact import TRACED, Policy, published
from generator.side import Name, names_of

Names = tuple[Name, ...]


class Passage(Struct, frozen=True):
    """What became of units, powers, risks and internal regulations between two versions.

    ``shown`` are the names of what was public then, on either side; ``broken`` are the files that cannot be read on the older side.
    """

    renamed: tuple[tuple[Name, Name], ...]
    gone: Names
    new: Names
    shown: Names
    broken: tuple[str, ...]


def passage(older: Catalog, newer: Catalog, lineage: Lineage, broken: Iterable[str]) -> Passage:
    """What became of the things in ``older``, whose ``lineage`` leads to ``newer``."""
    before, after = _names(older), _names(newer)
    renamed = {a: b for a, b in lineage.renamed.items() if a[0] in TRACED}
    became = {renamed.get(name, name) for name in before}
    return Passage(
        renamed=tuple(sorted(renamed.items())),
        gone=tuple(sorted(name for name in before if renamed.get(name, name) not in after)),
        new=tuple(sorted(after - became)),
        shown=tuple(sorted(_shown(older) | _shown(newer))),
        broken=tuple(sorted(broken)),
    )


def _names(catalog: Catalog) -> set[Name]:
    return {name for name, _words in names_of(catalog) if name[0] in TRACED}


def _shown(catalog: Catalog) -> frozenset[Name]:
    return published(catalog, Policy.of(catalog.jurisdiction)) if catalog.jurisdiction else frozenset()


def unreadable(faults: Iterable[Diagnostic]) -> set[str]:
    """The files that are no entries because of their faults."""
    return {fault.file for fault in faults if fault.severity is Severity.ERROR}


# --- what cannot be read ----------------------------------------------------------

_SHELVES: Final[Mapping[Kind, Callable[[Any], tuple[str, Any]]]] = {
    LAW: lambda name: ("laws", name[1]),
    UNIT: lambda name: ("units", name[0]),
    RULES: lambda name: ("libraries", name[0]),
    POWER: lambda name: ("powers", name),
    RISKS: lambda name: ("ledgers", name),
    FLOW: lambda name: ("flows", name),
    EXCUSE: lambda name: ("excuses", name[1]),
}
"""Where a catalogue has the entry of a file of a kind that is called (unit, id)."""


def filled(catalog: Catalog, other: Catalog) -> Catalog:
    """``catalog`` with the entries of ``other`` in the place of those that cannot be read, so that nothing is told of them."""
    shelves: dict[str, dict[Any, Any]] = {}
    documents = dict(catalog.documents)
    jurisdiction = catalog.jurisdiction
    for kind, unit, name in catalog.declared.opaque:
        if kind is JURISDICTION:
            jurisdiction, entry = other.jurisdiction, other.jurisdiction
        elif kind not in _SHELVES:
            continue  # nothing is told of these
        else:
            shelf, key = _SHELVES[kind]((unit, name))
            entry = getattr(other, shelf).get(key)
            if entry is not None:
                shelves.setdefault(shelf, dict(getattr(catalog, shelf)))[key] = entry
        if entry is not None:
            documents[entry.path] = other.documents[entry.path]
    return replace(catalog, jurisdiction=jurisdiction, documents=documents, **shelves)


# --- going back -------------------------------------------------------------------


class Standing:
    """Where things stand today, seen from a version that is gone back to step by step: what is still public, and its name now."""

    def __init__(self, public: Iterable[Name], withheld: Iterable[Name]) -> None:
        self._public = set(public)
        self._today: dict[Name, Name] = {}
        self._shunned = set(withheld)

    def back(self, passed: Passage) -> None:
        """Go back to before ``passed``."""
        self._shunned |= {name for name in passed.new if name not in self._public}
        images = [(before, after, after in self._public) for before, after in passed.renamed]
        names = {before: self._today.get(after, after) for before, after in passed.renamed}
        for _before, after, _is_public in images:
            self._public.discard(after)
            self._today.pop(after, None)
        self._public |= {before for before, _after, is_public in images if is_public}
        self._public |= {name for name in passed.gone if name not in self._shunned}
        self._today |= names

    def is_visible(self, name: Name) -> bool:
        """Whether what is called ``name`` here is published today, or was taken away since."""
        return name in self._public

    def visible(self, names: Iterable[Name]) -> Iterator[Name]:
        return filter(self.is_visible, names)

    def by_unit(self) -> dict[str, frozenset[Name]]:
        """The names of all that is visible here, by the unit that it is of."""
        found: dict[str, set[Name]] = {}
        for name in self._public:
            kind, unit, id_ = name
            found.setdefault(id_ if kind == UNIT.name else unit, set()).add(name)
        return {unit: frozenset(names) for unit, names in found.items()}

    def today(self, name: Name) -> Name:
        """What is called ``name`` here as it is called today."""
        return self._today.get(name, name)
