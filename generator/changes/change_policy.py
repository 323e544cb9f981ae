"""Changes of the change policy: less asked for is less guarded."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Items, Part, Table, Value, own
from generator.effects import STRONGER, WEAKER
from generator.model import ChangeLimits, ChangePolicy, Demand
from generator.quantities import by_time

_LIMIT: Final = Value(gain=STRONGER, more=WEAKER, order=by_time)

FIELDS: Final[Table] = {
    ChangePolicy: {
        "title": Value(),
        "document": Value(weight=GRAVE),
        "limits": Part(named=False),
        "demands": Items(gain=STRONGER, keys=(own("title"),)),
        "internal": Hidden(),
    },
    ChangeLimits: {"apply": _LIMIT, "review": _LIMIT, "publish": _LIMIT},
    Demand: {
        "title": Value(),
        "changes": Items(gain=STRONGER),
        "effects": Items(gain=STRONGER),
        "unless": Items(gain=WEAKER),
        "needs": Items(gain=STRONGER),
    },
}
