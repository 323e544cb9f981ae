"""``daylight diff`` behind its door: names of two sides in, a report out."""

from pathlib import Path

from msgspec import Struct

from generator import diff_report, gate_report
from generator.diff import compare
from generator.diff_load import load_both
from generator.diff_public import for_everybody
from generator.diff_report import prepared
from generator.gate import judge
from generator.revisions import sides


class Wanted(Struct, frozen=True):
    """What is asked for: the format, the day on which the gate judges (an ISO date; ``None``: no gate), and for whom it is: with
    what ``internal`` fields say, or only what is ``public``."""

    form: str
    today: str | None = None
    internal: bool = False
    public: bool = False


def told(root: Path, base: str, head: str | None, wanted: Wanted) -> tuple[str, bool]:
    """What changed from ``base`` to ``head`` (git revisions or folders; ``None`` is the checkout at ``root``), and whether the gate lets
    all of it pass. Raises ``revisions.RevisionError`` where a side cannot be had.
    """
    older, newer = load_both(*sides(root, base, head))
    changes = prepared(compare(older, newer), internal=wanted.internal)
    rulings = judge(older.catalog, newer.catalog, changes, wanted.today) if wanted.today else []
    passes = all(r.passes for r in rulings)
    if wanted.public:
        changes, rulings = for_everybody(older.catalog, newer.catalog, changes, rulings)
    if wanted.today is None:
        return diff_report.FORMATS[wanted.form](changes), passes
    return gate_report.FORMATS[wanted.form](changes, rulings), passes
