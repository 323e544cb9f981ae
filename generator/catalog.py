"""Everything that a checkout says, loaded once: entries by id, their documents, and the ids that broken files declare."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import msgspec
from msgspec import Struct, field

from generator import schema
from generator.alert_model import Alert, AlertScheme
from generator.diagnostics import Diagnostic
from generator.discovery import Found, discover
from generator.kinds import (
    ALERT,
    ALERT_SCHEME,
    CHANGE_POLICY,
    CHANGE_RECORD,
    EXCUSE,
    FLOW,
    JURISDICTION,
    LAW,
    LESSON,
    POWER,
    RISKS,
    RULES,
    UNIT,
    Identity,
    Kind,
)
from generator.model import (
    ChangePolicy,
    ChangeRecord,
    Excuse,
    Flow,
    Jurisdiction,
    Law,
    Lesson,
    Power,
    Risk,
    RiskLedger,
    Rule,
    RuleLibrary,
    Unit,
)
from generator.source import Document, read

Key = tuple[str, str]
"""The name of something inside a unit: (unit id, own id)."""

Entry = (
    Jurisdiction
    | Law
    | Unit
    | RuleLibrary
    | Power
    | RiskLedger
    | Excuse
    | Flow
    | ChangeRecord
    | ChangePolicy
    | Alert
    | Lesson
    | AlertScheme
)

CLASSES: Final[Mapping[Kind, type[Entry]]] = {
    JURISDICTION: Jurisdiction,
    LAW: Law,
    UNIT: Unit,
    RULES: RuleLibrary,
    POWER: Power,
    RISKS: RiskLedger,
    EXCUSE: Excuse,
    FLOW: Flow,
    CHANGE_RECORD: ChangeRecord,
    CHANGE_POLICY: ChangePolicy,
    ALERT: Alert,
    LESSON: Lesson,
    ALERT_SCHEME: AlertScheme,
}


class Declared(Struct, frozen=True):
    """The ids that exist in files, sound or not, so that one broken file does not make every mention of it dangle."""

    files: frozenset[tuple[Kind, str, str]]
    opaque: frozenset[tuple[Kind, str, str]]
    """Files that are not entries: what is inside them cannot be known to be missing."""

    def has(self, kind: Kind, unit: str, name: str) -> bool:
        return (kind, unit, name) in self.files

    def hides(self, kind: Kind, unit: str) -> bool:
        """Whether some file of ``kind`` in ``unit`` could not be loaded."""
        return any(k == kind and u == unit for k, u, _name in self.opaque)


class Catalog(Struct, frozen=True, eq=False, weakref=True):
    """A whole catalogue, or a part of one. Powers, flows, ledgers, records, alerts and lessons are keyed by (unit, id); laws, units and schemes by id."""

    jurisdiction: Jurisdiction | None
    laws: Mapping[str, Law]
    units: Mapping[str, Unit]
    libraries: Mapping[str, RuleLibrary]
    powers: Mapping[Key, Power]
    ledgers: Mapping[Key, RiskLedger]
    flows: Mapping[Key, Flow]
    excuses: Mapping[str, Excuse]
    declared: Declared
    documents: Mapping[str, Document]
    records: Mapping[Key, ChangeRecord] = field(default_factory=dict)
    change_policy: ChangePolicy | None = None
    alerts: Mapping[Key, Alert] = field(default_factory=dict)
    alert_schemes: Mapping[str, AlertScheme] = field(default_factory=dict)
    lessons: Mapping[Key, Lesson] = field(default_factory=dict)

    @property
    def alert_scheme(self) -> AlertScheme | None:
        """The scheme by which the jurisdiction rates alerts now."""
        named = self.jurisdiction.alert_scheme if self.jurisdiction else None
        return self.alert_schemes.get(named or "")

    def risks(self, unit: str) -> Iterator[tuple[RiskLedger, int, Risk]]:
        """The risks of a unit, each with its ledger and its index there."""
        for ledger in self.ledgers_of(unit):
            for index, risk in enumerate(ledger.risks):
                yield ledger, index, risk

    def ledgers_of(self, unit: str) -> Iterator[RiskLedger]:
        return (ledger for (owner, _name), ledger in self.ledgers.items() if owner == unit)

    def rules(self, unit: str) -> Iterator[Rule]:
        library = self.libraries.get(unit)
        return iter(library.rules if library else ())


class _Shelves(Struct):
    jurisdiction: Jurisdiction | None = None
    laws: dict[str, Law] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    libraries: dict[str, RuleLibrary] = field(default_factory=dict)
    powers: dict[Key, Power] = field(default_factory=dict)
    ledgers: dict[Key, RiskLedger] = field(default_factory=dict)
    flows: dict[Key, Flow] = field(default_factory=dict)
    excuses: dict[str, Excuse] = field(default_factory=dict)
    records: dict[Key, ChangeRecord] = field(default_factory=dict)
    change_policy: ChangePolicy | None = None
    alerts: dict[Key, Alert] = field(default_factory=dict)
    alert_schemes: dict[str, AlertScheme] = field(default_factory=dict)
    lessons: dict[Key, Lesson] = field(default_factory=dict)

    def put(self, entry: Any) -> None:
        if type(entry) in _ALONE:
            setattr(self, _ALONE[type(entry)], entry)
        elif isinstance(entry, RuleLibrary):
            self.libraries[entry.unit] = entry
        elif type(entry) in _BY_ID:
            getattr(self, _BY_ID[type(entry)])[entry.id] = entry
        else:
            getattr(self, _BY_UNIT_AND_ID[type(entry)])[entry.unit, entry.id] = entry


_ALONE: Final[Mapping[type[Any], str]] = {Jurisdiction: "jurisdiction", ChangePolicy: "change_policy"}
_BY_ID: Final[Mapping[type[Any], str]] = {Law: "laws", Unit: "units", Excuse: "excuses", AlertScheme: "alert_schemes"}
_BY_UNIT_AND_ID: Final[Mapping[type[Any], str]] = {
    Power: "powers",
    RiskLedger: "ledgers",
    Flow: "flows",
    ChangeRecord: "records",
    Alert: "alerts",
    Lesson: "lessons",
}
"""The shelf of each class of entry."""


def load(root: Path) -> tuple[Catalog, list[Diagnostic]]:
    """The catalogue under ``root``, and every fault of its files. A file with an error becomes no entry."""
    found, misplaced = discover(root)
    catalog, faults = load_found(root, found, read)
    return catalog, [*misplaced, *faults]


Understood = tuple[Entry | None, list[Diagnostic]]
"""The entry that a document is, if it is one, and what does not fit in its shape."""


def understand(document: Document, identity: Identity) -> Understood:
    misfits = list(schema.check(document, identity.kind)) if document.is_sound else []
    return (_entry(document, identity) if document.is_sound and not misfits else None), misfits


def load_found(
    root: Path,
    found: Iterable[Found],
    reader: Callable[[Path, str], Document],
    understand: Callable[[Document, Identity], Understood] = understand,
) -> tuple[Catalog, list[Diagnostic]]:
    """The catalogue that the files ``found`` make, each read by ``reader``, and every fault in them."""
    diagnostics: list[Diagnostic] = []
    shelves, documents = _Shelves(), {}
    declared: set[tuple[Kind, str, str]] = set()
    opaque: set[tuple[Kind, str, str]] = set()
    for item in found:
        identity = item.identity
        declared.add((identity.kind, identity.unit, identity.id))
        if not item.is_file:
            opaque.add((identity.kind, identity.unit, identity.id))
            continue
        document = reader(root, item.path)
        documents[item.path] = document
        entry, misfits = understand(document, identity)
        diagnostics += [*document.faults, *misfits]
        if entry is not None:
            shelves.put(entry)
        else:
            opaque.add((identity.kind, identity.unit, identity.id))
    return _catalog(shelves, Declared(frozenset(declared), frozenset(opaque)), documents), diagnostics


def _catalog(shelves: _Shelves, declared: Declared, documents: Mapping[str, Document]) -> Catalog:
    return Catalog(
        shelves.jurisdiction,
        shelves.laws,
        shelves.units,
        shelves.libraries,
        shelves.powers,
        shelves.ledgers,
        shelves.flows,
        shelves.excuses,
        declared,
        documents,
        shelves.records,
        shelves.change_policy,
        shelves.alerts,
        shelves.alert_schemes,
        shelves.lessons,
    )


def _entry(document: Document, identity: Identity) -> Entry:
    """The entry that a document of the right shape is. Only what comes from its path is added."""
    cls: type[Any] = CLASSES[identity.kind]
    identifiers = {"path": document.path, "unit": identity.unit, "id": identity.id or identity.unit}
    origin = {name: said for name, said in identifiers.items() if name in cls.__struct_fields__}
    return cast("Entry", msgspec.convert(cast("dict[str, Any]", document.data) | origin, cls))
