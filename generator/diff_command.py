"""``daylight diff`` behind its door: names of two sides in, a report out."""

from pathlib import Path

from generator import diff_report, gate_report
from generator.diff import compare
from generator.diff_load import load_both
from generator.diff_report import prepared
from generator.gate import judge
from generator.revisions import sides


def told(
    root: Path, base: str, head: str | None, form: str, *, today: str | None = None, internal: bool = False
) -> tuple[str, bool]:
    """What changed from ``base`` to ``head`` (git revisions or folders; ``None`` is the checkout at ``root``), in the format ``form``.

    With ``today`` (an ISO date) the gate judges it, and the flag says whether all may pass. Raises ``revisions.RevisionError`` where a
    side cannot be had.
    """
    older, newer = load_both(*sides(root, base, head))
    changes = prepared(compare(older, newer), internal=internal)
    if today is None:
        return diff_report.FORMATS[form](changes), True
    rulings = judge(older.catalog, newer.catalog, changes, today)
    return gate_report.FORMATS[form](changes, rulings), all(r.passes for r in rulings)
