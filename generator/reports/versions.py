"""The catalogue as it stood at the ends of a period: the main line of the repository (``generator.mainline``) says what was there, and when."""

import tempfile
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

    ended = next((commit for commit in line if commit.day < period.after), line[0])
    first = line[-1] if line[-1].day < period.after and line[-1] != ended else None
    begun = next((commit for commit in line if commit.day < period.begins), first)
    return Versions(at(begun) if begun else None, at(ended), at(line[0]), line[-1].day)


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
