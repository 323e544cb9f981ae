"""Changes of alerts: how far one has come, and what is told of it. What it is about and how grave it is held to be is internal."""

from typing import Final

from generator.alert_model import Alert, AlertNotice, AlertOutcome, AlertStages, AlertStep, AlertSubject, Escalated
from generator.comparers import Hidden, Part, Table, Value
from generator.effects import SHELTER, STRONGER, WEAKER
from generator.quantities import by_date

FIELDS: Final[Table] = {
    Alert: {
        "kind": Hidden(),
        "title": Hidden(),
        "facts": Hidden(),
        "channel": Hidden(),
        "subject": Hidden(),
        "scheme": Hidden(),
        "concluded": Value(),
        "entered": Value(),
        "stages": Part(named=False),
        "level": Hidden(),
        "measures": Hidden(),
        "deadline": Value(gain=STRONGER, more=WEAKER, order=by_date),
        "escalated": Hidden(),
        "outcome": Hidden(),
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
        "collection": Value(),
        "rating": Value(),
        "handling": Value(),
        "rectification": Value(),
        "feedback": Value(),
        "circulation": Value(),
    },
    Escalated: {"up": Value(), "date": Value(), "to": Value()},
    AlertOutcome: {"result": Hidden(), "summary": Hidden()},
    AlertNotice: {"title": Value(), "text": Value(), "date": Value()},
}
