"""Changes of excuses: findings that are allowed to stand."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Table, Value
from generator.model import Excuse

FIELDS: Final[Table] = {
    Excuse: {
        "rule": Value(weight=GRAVE),
        "file": Value(weight=GRAVE),
        "reason": Hidden(weight=GRAVE),
        "decided_by": Hidden(weight=GRAVE),
        "date": Value(weight=GRAVE),
        "at": Value(weight=GRAVE),
        "document": Hidden(weight=GRAVE),
    },
}
