"""Prints the table of defects: how many were caught, at their place, and with how many false alarms."""

from random import Random

from mutations.city import City, Defect
from mutations.test_mutations import DEFECTS


def _tried(defect: Defect) -> tuple[bool, bool, bool]:
    """(caught, at its place, with a false alarm)."""
    city = City()
    expected = defect.spoil(city, Random(f"{defect.name} table"))  # a test's dice
    found = list(city.findings())
    right = {(d.file, d.line) for d in found if d.rule == defect.rule}
    others = [d for d in found if d.rule != defect.rule and d.rule not in defect.also]
    return bool(right), (expected.path, city.line(expected)) in right, bool(others)


def main() -> None:
    results = [_tried(defect) for defect in DEFECTS]
    rules = len({d.rule for d in DEFECTS})
    caught, placed, alarms = (sum(column) for column in zip(*results, strict=True))
    print(f"rules {rules}  defects {len(DEFECTS)}  caught {caught}  place right {placed}  false alarms {alarms}")


if __name__ == "__main__":
    main()
