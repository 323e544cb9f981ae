"""Changes of the schemes by which alerts are rated: they move the bar for all alerts to come."""

from typing import Final

from generator.alert_model import AlertLevel, AlertScheme, EntryDeadlines, Equivalent, Escalation
from generator.change import GRAVE
from generator.comparers import Hidden, Items, Part, Table, Value, own
from generator.effects import STRONGER, WEAKER
from generator.quantities import by_size

FIELDS: Final[Table] = {
    AlertScheme: {
        "name": Value(),
        "summary": Value(),
        "levels": Items(keys=(own("id"), own("name")), weight=GRAVE),
        "entry": Part(named=False),
        "escalation": Items(gain=STRONGER, keys=(own("up"),), by_words=False),
        "points_a_year": Value(more=WEAKER, order=by_size, weight=GRAVE),
        "equivalents": Items(keys=(lambda _view, e: (e.scheme, e.level),), by_words=False),
        "internal": Hidden(),
    },
    AlertLevel: {
        "id": Value(),
        "name": Value(weight=GRAVE),
        "colour": Value(weight=GRAVE),
        "meaning": Value(weight=GRAVE),
        "handled_by": Value(weight=GRAVE),
        "measures": Items(gain=STRONGER),
        "answer_within": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "points": Value(gain=STRONGER, more=STRONGER, order=by_size),
        "threshold": Value(more=WEAKER, order=by_size, weight=GRAVE),
    },
    EntryDeadlines: {
        "warning": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "reminder": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "prompt": Value(gain=STRONGER, more=WEAKER, order=by_size),
        "learning": Value(gain=STRONGER, more=WEAKER, order=by_size),
    },
    Escalation: {
        "up": Value(),
        "who": Value(weight=GRAVE),
        "levels": Items(gain=STRONGER),
        "repeated": Value(gain=STRONGER, more=WEAKER, order=by_size),
    },
    Equivalent: {"scheme": Value(refers="alert_scheme"), "level": Value(), "counts_as": Value(weight=GRAVE)},
}
