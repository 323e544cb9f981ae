"""The catalogue as it stood at the ends of a period: the main line of the repository (``generator.mainline``) says what was there, and when."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from generator import catalog as catalogs
from generator.catalog import Catalog
from generator.diagnostics import Severity
from generator.diff import Loaded
from generator.i18n import _
from generator.mainline import Commit, head_of, main_line
from generator.reports.period import Period
from generator.revisions import RevisionError, lay_out, of_revision
from generator.rules import dangling_reference


class Version(Struct, frozen=True):
    """A catalogue, and the commit and the day that it stood so; both "" for files that are in no commit."""

    loaded: Loaded
    commit: str
    day: str

    @property
    def catalog(self) -> Catalog:
        return self.loaded.catalog


class Versions(Struct, frozen=True):
    """``before`` is what stood when the period began, or the first version where the history begins in it, ``None`` where there is nothing
    to compare; ``after`` is what stood when it ended.

    ``today`` is what the newest commit has. ``since`` is the day of the first commit, "" where there is no history.
    """

    before: Version | None
    after: Version
    today: Version
    since: str


def versions(root: Path, period: Period) -> Versions:
    """The versions that a report of ``period`` is made of. Raises ``RevisionError`` where they cannot be had or be relied on.

    Where the history begins after the period, the newest version stands for its end, for that knows most; without any history, the
    files as they are do.
    """
    line = _main_line(root)
    if not line:
        only = Version(_sound(Loaded(*catalogs.load(root)), str(root)), "", "")
        return Versions(None, only, only, "")
    known: dict[str, Version] = {}

    def at(commit: Commit) -> Version:
        if commit.id not in known:
            known[commit.id] = _version(root, commit)
        return known[commit.id]

    begun, ended = ends_of(line, period)
    return Versions(None if begun is None else at(line[begun]), at(line[ended]), at(line[0]), line[-1].day)


def ends_of(line: Sequence[Commit], period: Period) -> tuple[int | None, int]:
    """The numbers of the commits of a main ``line``, the newest first, that stood when a period began and ended: the first version where the
    history begins in it and goes on, ``None`` where it ends; the newest where nothing is as old as its end."""
    ended = next((number for number, commit in enumerate(line) if commit.day < period.after), 0)
    oldest = len(line) - 1
    first = oldest if line[oldest].day < period.after and ended != oldest else None
    return next((number for number, commit in enumerate(line) if commit.day < period.begins), first), ended


def _main_line(root: Path) -> tuple[Commit, ...]:
    """The commits that the catalogue at ``root`` has been through, the newest first; none where there is no history."""
    try:
        return main_line(root, head_of(root).commit)
    except RevisionError:
        return ()


def _version(root: Path, commit: Commit) -> Version:
    with tempfile.TemporaryDirectory(prefix="daylight-") as name:
        folder = Path(name)
        lay_out(of_revision(root, commit.id), folder)
        return Version(_sound(Loaded(*catalogs.load(folder)), commit.id[:10]), commit.id, commit.day)


def _sound(loaded: Loaded, name: str) -> Loaded:
    """``loaded``, if every file of it can be read and names nothing that is not there: a count of what is broken would be wrong."""
    faults = [fault.file for fault in loaded.faults if fault.severity is Severity.ERROR]
    faults += [finding.path for finding in dangling_reference.check(loaded.catalog)]
    if loaded.catalog.jurisdiction is None:
        faults.append("catalog/jurisdiction.yml")
    if faults:
        message = _("The version {name} has errors, the first in {file}; no report can be made of it.")
        raise RevisionError(message.format(name=name, file=faults[0]))
    return loaded
