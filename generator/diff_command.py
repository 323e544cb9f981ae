"""``daylight diff`` behind its door: names of two sides in, a report out."""

from pathlib import Path

from generator.diff import compare
from generator.diff_load import load_both
from generator.diff_report import FORMATS, prepared
from generator.revisions import sides


def report_changes(root: Path, base: str, head: str | None, form: str, *, internal: bool = False) -> str:
    """What changed from ``base`` to ``head`` (git revisions or folders; ``None`` is the checkout at ``root``), in the format ``form``.

    Raises ``revisions.RevisionError`` where a side cannot be had.
    """
    older, newer = load_both(*sides(root, base, head))
    return FORMATS[form](prepared(compare(older, newer), internal=internal))
