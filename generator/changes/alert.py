"""Changes of alerts: how far one has come, and what is told of it. What it is about and how grave it is held to be is internal."""

from collections.abc import Iterator
from typing import Final

from generator.alert_model import Alert, AlertNotice, AlertOutcome, AlertStages, AlertStep, AlertSubject, Escalated
from generator.change import Change
from generator.comparers import Hidden, Lasting, Part, Spot, Table, Value
from generator.effects import SHELTER, STRONGER, WEAKER
from generator.quantities import by_date

_DONE: Final = Lasting(Value())
_STANDING: Final = Lasting(Hidden())


class _Rated:
    """How grave an alert is held to be: it may be found to be graver; that it is found to be less is grave."""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        scheme = spot.new.side.catalog.alert_schemes.get(spot.holders[1].scheme)
        ranks = {level.id: rank for rank, level in enumerate(scheme.levels)} if scheme else {}
        is_graver = ranks.get(spot.after, -1) > ranks.get(spot.before, len(ranks))
        return (Hidden() if is_graver else _STANDING)(spot)


FIELDS: Final[Table] = {
    Alert: {
        "kind": _STANDING,
        "title": Hidden(),
        "facts": _STANDING,
        "channel": Hidden(),
        "subject": _STANDING,
        "scheme": _STANDING,
        "concluded": _DONE,
        "entered": _DONE,
        "stages": Part(named=False),
        "level": _Rated(),
        "measures": _STANDING,
        "deadline": Value(gain=STRONGER, more=WEAKER, order=by_date),
        "escalated": _STANDING,
        "outcome": _STANDING,
        "notice": Part(gain=SHELTER),
        "internal": Hidden(),
    },
    AlertSubject: {
        "unit": Value(),
        "department": Value(refers="department"),
        "post": Value(refers="post"),
        "power": Value(refers="power"),
        "step": Part(named=False),
        "risk": Value(refers="risk"),
    },
    AlertStep: {"flow": Value(refers="flow"), "step": Value()},
    AlertStages: {
        "collection": _DONE,
        "rating": _DONE,
        "handling": _DONE,
        "rectification": _DONE,
        "feedback": _DONE,
        "circulation": _DONE,
    },
    Escalated: {"up": Value(), "date": Value(), "to": Value()},
    AlertOutcome: {"result": Hidden(), "summary": Hidden()},
    AlertNotice: {"title": Value(), "text": Value(), "date": Value()},
}
