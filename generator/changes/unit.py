"""Changes of a unit, its departments and its posts."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Folded, Hidden, Items, Part, Table, Value, own
from generator.effects import SHELTER, STRONGER
from generator.model import Department, Post, StaffingBasis, Unit

FIELDS: Final[Table] = {
    Unit: {
        "name": Value(weight=GRAVE),
        "short_name": Value(),
        "uscc": Value(weight=GRAVE),
        "kind": Value(weight=GRAVE),
        "mission": Value(),
        "departments": Items(keys=(own("id"), own("name"))),
        "posts": Items(keys=(own("id"), own("name"))),
        "address": Value(),
        "hours": Value(weight=GRAVE),
        "telephone": Value(),
        "disclosure": Folded(Part(named=False)),
        "other_names": Items(),
        "parent": Value(refers="unit"),
        "staffing_basis": Part(weight=GRAVE),
        "email": Value(),
        "supervision": Items(gain=SHELTER, keys=(own("contact"), own("name"))),
        "owners": Hidden(weight=GRAVE),
        "internal": Hidden(),
    },
    StaffingBasis: {"title": Value(weight=GRAVE), "number": Value(weight=GRAVE), "date": Value(weight=GRAVE)},
    Department: {"id": Value(), "name": Value(weight=GRAVE), "duties": Value(), "telephone": Value()},
    Post: {
        "id": Value(),
        "name": Value(weight=GRAVE),
        "department": Value(refers="department"),
        "tier": Value(weight=GRAVE),
        "duties": Items(gain=STRONGER, weight=GRAVE),
        "headcount": Hidden(),
        "internal": Hidden(),
    },
}
