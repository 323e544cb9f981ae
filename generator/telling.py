"""The changes between two versions in sentences for everybody: told of what was public alone.

``generator.redact`` takes everything else out of both sides before they are compared. What comes into view or goes out of it by that
is told as being made public, or no longer: whether it was there before, unseen, is not said. So a risk whose level rises from the second
to the first is told as one that is made public, and nothing is told of what it was called on the second.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from generator.catalog import Catalog, Key
from generator.change import Change
from generator.comparers import quoted
from generator.diff import Loaded, compare
from generator.disclose import has_passed_review
from generator.effects import SHELTER, Effects
from generator.i18n import _
from generator.kinds import FLOW, LAW, POWER, RISKS, RULES, UNIT, Identity, Kind, identify
from generator.lineage import Lineage, trace
from generator.redact import Policy, redact
from generator.references import split_power
from generator.side import Name


class Told(Struct, frozen=True):
    """A change in a sentence. Units (by id) and powers are called as the newer version calls them, or the older if they are gone."""

    unit: str
    unit_name: str
    kind: str
    title: str
    powers: tuple[Key, ...]
    told: str
    effects: tuple[str, ...]


Visible = Callable[[Name], bool]


class Sides(Struct, frozen=True):
    """Two versions, whole as they are to be compared; of ``unread`` files the newer version cannot be read."""

    older: Catalog
    newer: Catalog
    unread: Collection[str] = ()


def tell(sides: Sides, policy: Policy, visible: Visible, visible_after: Visible) -> Iterator[Told]:
    """Every change that may be told of: ``policy`` is that of today, ``visible`` says what of each side is still public."""
    for side in (sides.older, sides.newer):
        if side.jurisdiction:
            policy &= Policy.of(side.jurisdiction)
    older, newer = redact(sides.older, policy, visible), redact(sides.newer, policy, visible_after)
    lineage = trace(older, newer)
    teller = _Teller(sides, older, newer, lineage)
    told = [(c, teller.told(c)) for c in compare(Loaded(older), Loaded(newer), lineage) if not c.is_internal]
    yield from teller.unread()
    yield from _folded(told)


def _folded(found: Iterable[tuple[Change, Told]]) -> Iterator[Told]:
    """All but those flows and risks that came, went or moved with their power: that says it all."""
    listed = list(found)
    whole = {(c.kind.removeprefix("power-"), key) for c, t in listed if c.kind in _WHOLE for key in t.powers}
    for change, told in listed:
        sort, _dash, what = change.kind.partition("-")
        is_part = sort in ("flow", "risk", "risks") and any((what, key) in whole for key in told.powers)
        if not is_part:
            yield told


_WHOLE: Final = frozenset({"power-added", "power-removed", "power-renamed", "power-moved"})

_AS_PUBLISHED: Final[Mapping[str, Callable[[], str]]] = {
    "power-added": lambda: _("power {name} is made public"),
    "power-removed": lambda: _("power {name} is no longer public"),
    "risk-added": lambda: _("risk {name} is made public"),
    "risk-removed": lambda: _("risk {name} is no longer public"),
    "power-review-updated": lambda: _("the record of its review was brought up to date"),
    "power-disclosure-updated": lambda: _("the particulars of its disclosure were brought up to date"),
    "unit-disclosure-updated": lambda: _("the particulars of its disclosure were brought up to date"),
}
"""What comes into view or goes out of it, as the public sees it; and what only goes with another change, in few words."""


class _Teller(Struct, frozen=True):
    sides: Sides
    older: Catalog
    newer: Catalog
    lineage: Lineage

    def told(self, change: Change) -> Told:
        entry = change.entry
        template = _AS_PUBLISHED.get(change.kind)
        said = template().format(name=quoted(change.before or change.after)) if template else change.message
        if change.subject:
            said = f"{change.subject}：{said}"
        key = entry.key.partition("/")
        effects = self._effects(change, (key[0], key[2]))
        return Told(
            unit=key[0] if entry.unit else "",
            unit_name=entry.unit,
            kind=entry.kind,
            title=entry.title,
            powers=tuple(self._powers(change, (key[0], key[2]))),
            told=said,
            effects=tuple(e for e in (effects.citizen, effects.power, effects.guard) if e not in ("neutral", "same")),
        )

    def _effects(self, change: Change, key: Key) -> Effects:
        """A power that was held all the time, but not for everybody to see, is neither more power nor less when this changes."""
        for kind, side, effects in (
            ("power-added", self.sides.older, SHELTER),
            ("power-removed", self.sides.newer, SHELTER.mirrored),
        ):
            known = side.powers.get(key)
            if change.kind == kind and known and has_passed_review(known.review):
                return effects
        return change.effects

    def _powers(self, change: Change, key: Key) -> Iterator[Key]:
        """The powers that a change of the entry called ``key`` is about."""
        if change.kind == "power-split":
            yield from self._family(key, self.lineage.powers.splits)
        elif change.kind == "power-merged":
            yield from self._family(key, [(whole, parts) for parts, whole in self.lineage.powers.merges])
        else:
            yield from self._own(change.entry.kind, key)

    def _family(self, key: Key, families: Iterable[tuple[Any, tuple[Any, ...]]]) -> Iterator[Key]:
        for whole, parts in families:
            if (whole.unit, whole.id) == key:
                yield from ((p.unit, p.id) for p in (whole, *parts))

    def _own(self, kind: str, key: Key) -> Iterator[Key]:
        for side in (self.newer, self.older):
            if kind == POWER.name:
                yield key
                return
            if kind == FLOW.name and key in side.flows:
                yield key[0], side.flows[key].power
                return
            if kind == RISKS.name and key in side.ledgers:
                power = side.ledgers[key].about.power
                yield from [split_power(key[0], power)] if power else []
                return

    def unread(self) -> Iterator[Told]:
        """The files that cannot be read, if what they last said is public."""
        for path in sorted(self.sides.unread):
            identity = identify(path)
            title = self._title(identity) if identity else ""
            if identity and title:
                unit = self.newer.units.get(identity.unit)
                key = (identity.unit, identity.id)
                yield Told(
                    unit=identity.unit,
                    unit_name=unit.short_name if unit else "",
                    kind=identity.kind.name,
                    title=title,
                    powers=tuple(self._own(identity.kind.name, key)),
                    told=_("this version cannot be read, and is not compared"),
                    effects=(),
                )

    def _title(self, identity: Identity) -> str:
        """What a file is about, as far as that is public; "" for one of which nothing is."""
        shelves: Mapping[Kind, Callable[[], Any]] = {
            LAW: lambda: self.newer.laws.get(identity.id),
            UNIT: lambda: self.newer.units.get(identity.unit),
            RULES: lambda: self.newer.libraries.get(identity.unit) and self.newer.units.get(identity.unit),
            POWER: lambda: self.newer.powers.get((identity.unit, identity.id)),
            FLOW: lambda: self.newer.flows.get((identity.unit, identity.id)),
            RISKS: lambda: self._subject((identity.unit, identity.id)),
        }
        entry = shelves.get(identity.kind, lambda: None)()
        names = (getattr(entry, name, None) for name in ("title", "short_name", "name"))
        return next((str(name) for name in names if name), "")

    def _subject(self, key: Key) -> Any:
        """What a ledger with something public in it is about."""
        ledger = self.newer.ledgers.get(key)
        if not ledger or not ledger.risks:
            return None
        power = ledger.about.power
        return self.newer.powers.get(split_power(key[0], power)) if power else self.newer.units.get(key[0])
