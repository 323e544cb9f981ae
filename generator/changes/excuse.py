"""Changes of excuses: findings that are allowed to stand."""

from typing import Final

from generator.comparers import GRAVE, Hidden, Table, Value
from generator.model import Excuse

FIELDS: Final[Table] = {
    Excuse: {
        "rule": Value(weight=GRAVE),
        "file": Value(weight=GRAVE),
        "reason": Hidden(),
        "decided_by": Hidden(),
        "date": Value(),
        "at": Value(weight=GRAVE),
        "document": Hidden(),
    },
}
