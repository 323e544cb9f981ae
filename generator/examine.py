"""One unit's files, worked through: what is wrong in them, and what others need to know of them.

All of it follows from the unit's own files, the jurisdiction and the laws that the unit mentions, so it can be kept.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.alert_model import Alert
from generator.alerts import AlertRow, rows_of
from generator.audience import Audience
from generator.catalog import Catalog, load_found
from generator.census import return_of
from generator.checkout import Group
from generator.diagnostics import Diagnostic
from generator.disclose import links_of
from generator.lint import check_part
from generator.model import ChangeRecord, Flow, Lesson, Power, RiskLedger, RuleLibrary, Unit
from generator.parts import Mentions
from generator.public import Links
from generator.redact import names_told_apart
from generator.rule import Told
from generator.source import Document, read
from generator.stamps import MISSING


class Holdings(Struct, frozen=True):
    """The entries of a unit, without their documents: what its pages are made from."""

    units: dict[str, Unit]
    libraries: dict[str, RuleLibrary]
    powers: tuple[Power, ...]
    ledgers: tuple[RiskLedger, ...]
    flows: tuple[Flow, ...]
    records: tuple[ChangeRecord, ...]
    alerts: tuple[Alert, ...]
    lessons: tuple[Lesson, ...]


class Examined(Struct, frozen=True):
    """What is wrong in a unit's files (as files, by their schemas, by the rules), and what the unit tells others: everybody by ``links``,
    and the supervisor's network by ``hidden`` too.

    ``returned`` is its return to the census, ``names`` are the names of what it publishes and of what it does not, both encoded: most
    builds need to know only whether they have changed. ``alerts`` are counted over all units, and published only so.
    """

    faults: tuple[Diagnostic, ...]
    told: tuple[Told, ...]
    links: Links
    hidden: Links
    returned: bytes
    names: bytes
    alerts: tuple[AlertRow, ...]


def load_group(root: Path, group: Group) -> tuple[Catalog, list[Diagnostic]]:
    """The entries and documents of a group of files, and the faults in them."""
    return load_found(root, group.found, lambda folder, path: _read(folder, path, group.digests.get(path, MISSING)))


@lru_cache(maxsize=256)  # a unit or two: what is read takes more memory than its file
def _read(root: Path, path: str, _digest: bytes) -> Document:
    """A file that is as it was when it was last read is not parsed again: whoever edits one comes back to its neighbours."""
    return read(root, path)


def examine(part: Catalog, unit: str, faults: Sequence[Diagnostic]) -> Examined:
    """What there is to say of a unit that is ``part`` of a catalogue, and whose files have ``faults``."""
    told, returned = check_part(part), msgspec.msgpack.encode(return_of(part))
    names = msgspec.msgpack.encode(names_told_apart(part))
    links, every = (links_of(part, unit, audience) for audience in Audience)
    hidden = Links(
        units={name: link for name, link in every.units.items() if name not in links.units},
        powers={key: link for key, link in every.powers.items() if key not in links.powers},
        items={key: item for key, item in every.items.items() if key not in links.items},
    )
    return Examined(tuple(faults), told, links, hidden, returned, names, rows_of(part))


def holdings_of(own: Catalog) -> Holdings:
    return Holdings(
        units=dict(own.units),
        libraries=dict(own.libraries),
        powers=tuple(own.powers.values()),
        ledgers=tuple(own.ledgers.values()),
        flows=tuple(own.flows.values()),
        records=tuple(own.records.values()),
        alerts=tuple(own.alerts.values()),
        lessons=tuple(own.lessons.values()),
    )


def part_with(core: Catalog, holdings: Holdings, mentioned: Mentions) -> Catalog:
    """The part that ``holdings`` came from, as far as pages need it."""
    return Catalog(
        jurisdiction=core.jurisdiction,
        laws={law: core.laws[law] for law in mentioned.laws if law in core.laws},
        units=holdings.units,
        libraries=holdings.libraries,
        powers={(p.unit, p.id): p for p in holdings.powers},
        ledgers={(r.unit, r.id): r for r in holdings.ledgers},
        flows={(f.unit, f.id): f for f in holdings.flows},
        excuses={},
        declared=core.declared,
        documents={},
        records={(r.unit, r.id): r for r in holdings.records},
        alerts={(a.unit, a.id): a for a in holdings.alerts},
        alert_schemes=core.alert_schemes,
        lessons={(lesson.unit, lesson.id): lesson for lesson in holdings.lessons},
    )
