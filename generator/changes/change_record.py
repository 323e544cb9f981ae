"""Changes of change records. A record that is merged is settled: whatever is touched in it afterwards weighs."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Items, Part, Table, Value, own
from generator.effects import STRONGER
from generator.model import Authority, ChangeRecord, Covered, RecordApproval, SuperiorApproval


def _change(_view: object, covered: Covered) -> tuple[object, ...]:
    return covered.kind, covered.id, covered.change, covered.part


FIELDS: Final[Table] = {
    ChangeRecord: {
        "title": Value(weight=GRAVE),
        "date": Value(weight=GRAVE),
        "reason": Value(weight=GRAVE),
        "authority": Part(gain=STRONGER, weight=GRAVE),
        "covers": Items(keys=(_change,), weight=GRAVE, by_words=False),
        "cause_date": Value(weight=GRAVE),
        "applied": Value(weight=GRAVE),
        "decision": Part(gain=STRONGER, weight=GRAVE),
        "approval": Part(gain=STRONGER, weight=GRAVE),
        "superior": Part(gain=STRONGER, weight=GRAVE),
        "filed": Items(gain=STRONGER, keys=(own("office"),), weight=GRAVE, by_words=False),
        "internal": Hidden(),
    },
    Authority: {
        "title": Value(weight=GRAVE),
        "number": Value(weight=GRAVE),
        "issuer": Value(weight=GRAVE),
        "date": Value(weight=GRAVE),
    },
    Covered: {
        "kind": Value(),
        "id": Value(),
        "change": Value(),
        "part": Value(),
        "before": Value(weight=GRAVE),
        "after": Value(weight=GRAVE),
        "note": Value(),
    },
    RecordApproval: {"post": Value(weight=GRAVE), "date": Value(weight=GRAVE)},
    SuperiorApproval: {"body": Value(weight=GRAVE), "date": Value(weight=GRAVE), "number": Value(weight=GRAVE)},
}
