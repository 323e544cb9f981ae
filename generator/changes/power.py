"""Changes of a power: what a citizen must bring, wait and pay for, what the unit may do, and what holds it back.

A power must not grow unseen (R2): new sub-items, further people, wider discretion, further means and higher charges are growth;
more materials, longer limits and more conditions are burdens on the citizen.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec.structs import replace

from generator.change import GRAVE, Change
from generator.comparers import (
    Annals,
    Dated,
    Folded,
    Hidden,
    Items,
    Lasting,
    Part,
    Spot,
    Table,
    Told,
    Value,
    Watched,
    own,
)
from generator.effects import BETTER, BURDEN, GROWS, NEUTRAL, SHELTER, STRONGER, WORSE, Citizen, Effects
from generator.i18n import _
from generator.model import (
    Accountability,
    Code,
    CollectiveDecision,
    CounterpartRight,
    Discretion,
    DiscretionGrade,
    Enforcement,
    ExcludedTime,
    Exercise,
    Fee,
    Fees,
    Filing,
    FocusReference,
    LeadApproval,
    Material,
    Power,
    Responsibility,
    Result,
    Review,
    Service,
    Status,
    StatusChange,
    SubItem,
    TimeLimits,
)
from generator.quantities import by_numbers, by_rank, by_size, by_time

_REMEDIES: Final = frozenset({"reconsideration", "suit", "review_request"})
_RELIEF: Final = Effects(citizen="better", power="shrinks")
_OUR_SCALE: Final = Effects(power="shrinks", guard="stronger")
"""A published scale narrows the power and guards it."""

_TO_CITIZENS: Final[Mapping[str, Citizen]] = {"grows": "better", "shrinks": "worse"}
_SIGNED: Final = Lasting(Value(), unless="date")
"""What was signed on a day stays, until there is another day."""
_GIVING: Final = frozenset({"payment", "reward"})
"""The categories of powers that give: who loses one of these loses what it gave."""


def _last_change(status: Status) -> str:
    return max((change.date for change in status.history), default=status.since)


class _Standing:
    """Whether a power is held: that it is takes from citizens or gives to them, by its category."""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        gives = all(power.category in _GIVING for power in spot.holders)
        for change in Part(named=False)(spot):
            turned = replace(change.effects, citizen=_TO_CITIZENS.get(change.effects.power, "neutral"))
            is_state = change.kind == "status-state-changed"
            yield replace(change, effects=turned, weight=turned.weight + GRAVE) if gives and is_state else change


def _of_material(material: Material) -> Effects:
    return NEUTRAL if material.source == "government_shared" else WORSE


def _of_right(right: CounterpartRight) -> str:
    return _("remedies") if right.right in _REMEDIES else _("rights of the counterpart")


def _cited(view: Any, basis: Any) -> tuple[object, str | None]:
    return view.canonical("law", basis.law), basis.article


def _law(view: Any, basis: Any) -> object:
    return view.canonical("law", basis.law)


FIELDS: Final[Table] = {
    Power: {
        "name": Value(weight=GRAVE),
        "category": Value(weight=GRAVE),
        "codes": Items(keys=(own("scheme"),), by_words=False, weight=GRAVE),
        "summary": Watched(Value()),
        "content": Value(weight=GRAVE),
        "status": _Standing(),
        "legal_basis": Items(gain=STRONGER, keys=(_cited, _law), by_words=False, swaps=True),
        "exercised_by": Part(named=False),
        "department": Value(refers="department", weight=GRAVE),
        "posts": Items(refers="post", weight=GRAVE),
        "audience": Items(gain=GROWS),
        "conditions": Watched(Items(gain=WORSE, weight=GRAVE)),
        "time_limits": Part(named=False),
        "fees": Part(named=False),
        "responsibilities": Items(gain=STRONGER, keys=(own("duty"),)),
        "accountability": Items(gain=STRONGER, keys=(own("circumstance"),)),
        "counterpart_rights": Items(gain=SHELTER, keys=(own("right"),), noun=_of_right, by_words=False),
        "disclosure": Folded(Part(named=False)),
        "sub_items": Items(gain=GROWS, keys=(own("id"), own("name"))),
        "quota": Value(gain=WORSE, more=BETTER, order=by_numbers, weight=GRAVE),
        "materials": Items(gain=_of_material, keys=(own("name"),)),
        "procedure": Watched(Value(weight=GRAVE)),
        "result": Lasting(Part()),
        "service": Part(gain=BETTER, named=False),
        "service_commitments": Watched(Items(gain=BETTER, weight=GRAVE)),
        "discipline": Items(gain=STRONGER, weight=GRAVE),
        "discretion": Part(gain=_OUR_SCALE, named=False),
        "enforcement": Part(named=False, weight=GRAVE),
        "payment_standard": Value(gain=BETTER, more=BETTER, order=by_numbers, weight=GRAVE),
        "supervision": Items(gain=SHELTER, keys=(own("contact"), own("name"))),
        "focus_fields": Items(gain=STRONGER, keys=(own("field"),), by_words=False),
        "major_matters": Items(gain=STRONGER),
        "related": Items(refers="power"),
        "review": Folded(Part(gain=STRONGER, named=False)),
        "internal": Hidden(),
    },
    Code: {"scheme": Value(), "value": Value(weight=GRAVE)},
    SubItem: {"id": Value(), "name": Value(weight=GRAVE), "code": Value(), "content": Value(weight=GRAVE)},
    Status: {
        "state": Value(
            more=GROWS,
            order=by_rank(("cancelled", "merged", "transferred"), "suspended", "active"),
            weight=GRAVE,
        ),
        "since": Lasting(Dated(), unless="state"),
        "history": Annals(
            Items(gain=STRONGER, keys=(lambda _view, item: (item.date, item.change),), by_words=False), _last_change
        ),
        "successor": Value(refers="power", weight=GRAVE),
    },
    StatusChange: {
        "date": Value(weight=GRAVE),
        "change": Value(weight=GRAVE),
        "reason": Value(weight=GRAVE),
        "document": Value(weight=GRAVE),
    },
    Exercise: {
        "source": Value(weight=GRAVE),
        "level": Value(weight=GRAVE),
        "delegated_by": Value(refers="unit", weight=GRAVE),
        "delegation_document": Value(gain=STRONGER, weight=GRAVE),
        "joint_with": Items(refers="unit", weight=GRAVE),
    },
    Material: {
        "name": Watched(Value(weight=GRAVE)),
        "form": Value(more=WORSE, order=by_rank("original_or_electronic", ("electronic", "copy"), "original")),
        "source": Value(more=WORSE, order=by_rank("government_shared", "applicant", "third_party")),
        "copies": Value(gain=WORSE, more=WORSE, order=by_size),
        "when": Value(gain=BETTER, weight=GRAVE),
        "note": Watched(Value(weight=GRAVE)),
    },
    TimeLimits: {
        "promised": Value(order=by_time, gain=BETTER, more=WORSE, weight=GRAVE),
        "statutory": Value(order=by_time, gain=STRONGER, more=WORSE, weight=GRAVE),
        "statutory_basis": Told(gain=STRONGER, weight=GRAVE),
        "counted_from": Value(weight=GRAVE),
        "override_basis": Told(weight=GRAVE),
        "excluded": Items(gain=WORSE, keys=(own("name"), own("procedure"))),
    },
    ExcludedTime: {
        "procedure": Value(weight=GRAVE),
        "name": Value(),
        "limit": Value(order=by_time, gain=BETTER, more=WORSE, weight=GRAVE),
        "basis": Told(gain=STRONGER, weight=GRAVE),
    },
    Fees: {
        "charged": Value(
            more=BURDEN,
            order=by_rank(False, True),
            noun=lambda: _("charging"),
            words=lambda: (_("charged"), _("not charged")),
        ),
        "items": Items(gain=BURDEN, keys=(own("name"),)),
    },
    Fee: {
        "name": Value(weight=GRAVE),
        "standard": Value(more=BURDEN, order=by_numbers, weight=GRAVE),
        "basis": Items(gain=STRONGER, keys=(_cited, _law), by_words=False, swaps=True),
        "reduction": Value(gain=BETTER, more=BETTER, order=by_numbers, weight=GRAVE),
    },
    Result: {
        "name": Watched(Value()),
        "validity": Watched(Value(more=BETTER, order=by_numbers, weight=GRAVE)),
        "delivery": Watched(Value()),
    },
    Service: {
        "places": Watched(Items(gain=BETTER, weight=GRAVE)),
        "hours": Watched(Value(gain=BETTER, weight=GRAVE)),
        "telephone": Value(gain=BETTER),
        "online": Value(gain=BETTER),
        "visits": Value(gain=BETTER, more=WORSE, order=by_size),
    },
    Responsibility: {"stage": Value(), "duty": Value(weight=GRAVE), "basis": Told(gain=STRONGER, weight=GRAVE)},
    Accountability: {
        "circumstance": Value(weight=GRAVE),
        "form": Value(gain=STRONGER, weight=GRAVE),
        "basis": Told(gain=STRONGER, weight=GRAVE),
    },
    Discretion: {
        "scale": Items(gain=_OUR_SCALE, keys=(own("circumstances"), own("grade"))),
        "document": Value(gain=STRONGER, weight=GRAVE),
    },
    DiscretionGrade: {
        "circumstances": Value(weight=GRAVE),
        "outcome": Value(more=GROWS, order=by_numbers, weight=GRAVE),
        "grade": Value(),
    },
    Enforcement: {
        "officers": Value(gain=STRONGER, more=STRONGER, order=by_size),
        "hearing_when": Value(gain=SHELTER, weight=GRAVE),
        "frequency": Value(more=BURDEN, order=by_size, weight=GRAVE),
        "frequency_cap": Value(gain=_RELIEF, more=BURDEN, order=by_size),
        "methods": Items(gain=GROWS, weight=GRAVE),
        "sampling": Value(more=BURDEN, order=by_numbers, weight=GRAVE),
    },
    CounterpartRight: {
        "right": Value(),
        "how": Value(weight=GRAVE),
        "body": Value(weight=GRAVE),
        "limit": Value(order=by_time, more=BETTER, weight=GRAVE),
        "limit_text": Value(more=BETTER, order=by_numbers, weight=GRAVE),
        "basis": Told(gain=STRONGER, weight=GRAVE),
    },
    FocusReference: {"field": Value(refers="field"), "link": Value(refers="link")},
    Review: {
        "collective_decision": Part(gain=STRONGER),
        "lead_approval": Part(gain=STRONGER),
        "filed": Items(gain=STRONGER, keys=(own("office"),), by_words=False),
        "next_review": Lasting(Value(gain=STRONGER), unless="collective_decision"),
    },
    CollectiveDecision: {"body": _SIGNED, "date": Dated(), "minutes": _SIGNED},
    LeadApproval: {"post": Lasting(Value(refers="post"), unless="date"), "date": Dated()},
    Filing: {"office": Value(), "date": Dated(), "number": _SIGNED},
}
