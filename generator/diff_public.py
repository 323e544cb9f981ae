"""What of a comparison may be told to everybody (R9): only what is published on both sides says anything.

Readers of the repository see all of it anyway, so a report shows them everything. What is meant for others shows the changes of
published powers, field by field from a list of those fields that speak of nothing else; of all the rest it says how much there is.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

from generator.catalog import Catalog
from generator.change import Change, Entry
from generator.disclose import is_published
from generator.gate import Ruling
from generator.i18n import _

_SPEAKING_OF_NOTHING_ELSE: Final = (
    "power-name-*",
    "power-category-*",
    "power-summary-*",
    "power-content-*",
    "power-audience-*",
    "power-conditions-*",
    "power-quota-*",
    "power-materials-*",
    "material-*",
    "power-procedure-*",
    "time-limits-*",
    "excluded-time-*",
    "fees-*",
    "fee-*",
    "result-*",
    "service-*",
    "power-service-commitments-*",
    "power-discipline-*",
    "power-responsibilities-*",
    "responsibility-*",
    "power-accountability-*",
    "accountability-*",
    "discretion-*",
    "enforcement-*",
    "power-payment-standard-*",
    "power-counterpart-rights-*",
    "counterpart-right-*",
    "power-supervision-*",
    "channel-*",
    "power-sub-items-*",
    "sub-item-*",
    "power-legal-basis-*",
    "basis-*",
    "status-state-*",
)
"""The kinds of change of a power whose words are the power's own: not another entry's, an internal or an optional field's."""


def for_everybody(
    base: Catalog, head: Catalog, changes: Sequence[Change], rulings: Sequence[Ruling]
) -> tuple[list[Change], list[Ruling]]:
    """``changes`` and the gate's ``rulings`` on them with one in the place of all that may not be told."""
    shown = [c for c in changes if _is_public(c, base, head)]
    told = {id(c) for c in shown}
    ruled = [r for r in rulings if id(r.change) in told]
    hidden = len(changes) - len(shown)
    if not hidden:
        return shown, ruled
    rest = _rest(hidden)
    refused = sum(not r.passes for r in rulings if id(r.change) not in told)
    if refused:
        reason = _("{count} of them do not have the record that they need.").format(count=refused)
        ruled.append(Ruling(rest, (), (), None, (reason,)))
    return [*shown, rest], ruled


def _rest(count: int) -> Change:
    entry = Entry("", "", _("what is not disclosed"))
    message = _("{count} more changes, of what is not disclosed or speaks of it").format(count=count)
    return Change("not-disclosed", entry, "catalog", 1, 1, "", message)


def _is_public(change: Change, base: Catalog, head: Catalog) -> bool:
    entry = change.entry
    if change.is_internal or entry.kind != "power":
        return False
    if not any(fnmatchcase(change.kind, pattern) for pattern in _SPEAKING_OF_NOTHING_ELSE):
        return False
    return _is_shown(base, entry.was or entry.key) and _is_shown(head, entry.key)


def _is_shown(catalog: Catalog, key: str) -> bool:
    unit, _slash, own = key.partition("/")
    power, holder = catalog.powers.get((unit, own)), catalog.units.get(unit)
    return power is not None and holder is not None and is_published(power, holder)
