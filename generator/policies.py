"""Which changes need a record, and who must have signed it: what the jurisdiction's change policy says, or the program's own."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from generator import schema
from generator.catalog import Catalog
from generator.change import GRAVE, Change
from generator.effects import NEUTRAL
from generator.kinds import CHANGE_POLICY
from generator.model import ChangePolicy, Demand
from generator.source import read
from generator.vocabulary import labels

_STANDARD: Final = "change-policy.yml"


@cache
def standard() -> ChangePolicy:
    """The policy of a jurisdiction that has none of its own."""
    document = read(Path(__file__).parent / "defaults", _STANDARD)
    faults = [*document.faults, *schema.check(document, CHANGE_POLICY)]
    if faults:
        raise ValueError(f"{_STANDARD}: {faults[0].message}")
    return msgspec.convert(document.data, ChangePolicy)


def policy_of(catalog: Catalog) -> ChangePolicy:
    """The policy that holds in ``catalog``."""
    return catalog.change_policy or standard()


def demands_on(change: Change, policy: ChangePolicy) -> tuple[Demand, ...]:
    """The demands of ``policy`` that ``change`` falls under."""
    return tuple(d for d in policy.demands if _falls_under(change, d))


def needs_of(demands: Sequence[Demand]) -> tuple[str, ...]:
    """All sign-offs that ``demands`` ask for, in the order of the procedure."""
    asked = {need for demand in demands for need in demand.needs}
    return tuple(str(need) for need in labels("signOff") if need in asked)


def _falls_under(change: Change, demand: Demand) -> bool:
    if any(_fits(change, pattern) for pattern in demand.unless):
        return False
    fits = not demand.changes or any(_fits(change, pattern) for pattern in demand.changes)
    return fits and (not demand.effects or not _effects(change).isdisjoint(demand.effects))


def _effects(change: Change) -> set[str]:
    effects = change.effects
    grave = {"grave"} if effects == NEUTRAL and change.weight >= GRAVE else set()
    return {effects.citizen, effects.power, effects.guard} | grave


def _fits(change: Change, pattern: str) -> bool:
    return fnmatchcase(f"{change.entry.kind}/{change.kind}" if "/" in pattern else change.kind, pattern)
