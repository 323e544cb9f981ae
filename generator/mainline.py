"""The main line of a repository: the commits that touched the catalogue, read in one go, and the contents that they name.

One process answers what HEAD is, one lists every commit, one gives all contents, whatever the number of commits. Only first
parents are followed, so that what a merge brought is one change, dated when it arrived. A checkout without ``.git`` costs nothing.
"""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from msgspec import Struct

from generator.git import GitError, ask
from generator.i18n import _, in_quotes
from generator.kinds import FOLDERS
from generator.revisions import RevisionError

_FILES: Final = frozenset({"100644", "100755"})
_GONE: Final = "000000"
_PLAIN: Final = ("--no-replace-objects", "-c", "log.showSignature=false", "-c", "core.quotePath=false")
"""Options by which git answers the same whatever its user has set."""
_LOG: Final = ("log", "--first-parent", "-m", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative")
_LOG_FORMAT: Final = "--format=%x01%H %T %cI %ct"
_START: Final = "\x01"
"""Stands before each commit: no path of the catalogue begins with it, for these begin with a folder's name."""


class Vantage(Struct, frozen=True):
    """From where the past is seen: a folder that may lie in a repository, and the newest revision that is looked at."""

    root: Path
    revision: str = "HEAD"


class Edit(Struct, frozen=True):
    """A path that a commit touched, and the names of its contents before and after; "" where there is no plain file."""

    path: str
    before: str
    after: str


class Commit(Struct, frozen=True):
    """A commit on the main line. ``day`` is that of the committer, in the zone that the commit itself says: the same everywhere;
    ``moment`` counts the seconds since 1970."""

    id: str
    tree: str
    day: str
    moment: int
    edits: tuple[Edit, ...]


class Head(Struct, frozen=True):
    """What a revision is, and whether the clone holds only the newest part of what was before it."""

    commit: str
    is_shallow: bool


def is_versioned(root: Path) -> bool:
    """Whether ``root`` may lie in a git repository; no process is asked."""
    whole = root.resolve()
    return any((folder / ".git").exists() for folder in (whole, *whole.parents))


def head_of(root: Path, revision: str = "HEAD") -> Head:
    """The commit that ``revision`` names in the repository at ``root``. Raises ``RevisionError``."""
    try:
        said = _run(
            root, ["rev-parse", "--is-shallow-repository", "--verify", "--end-of-options", f"{revision}^{{commit}}"]
        )
    except RevisionError as problem:
        message = _("There is no git revision called {name} in {folder}")
        raise RevisionError(message.format(name=in_quotes(revision), folder=root)) from problem
    shallow, commit = said.decode("ascii").split()[0], said.decode("ascii").split()[-1]
    return Head(commit, shallow == "true")


def main_line(root: Path, commit: str) -> tuple[Commit, ...]:
    """The commits up to ``commit`` that touched the catalogue at ``root``, the newest first. Raises ``RevisionError``."""
    listed = _run(
        root,
        [*_LOG, _LOG_FORMAT, commit, "--", *(f"{folder}/" for folder in FOLDERS)],
    )
    return tuple(_commits(listed.decode("utf-8", "surrogateescape").split("\0")))


def _commits(fields: Sequence[str]) -> Iterator[Commit]:
    """The commits in what ``git log --raw -z`` said: a head, then for each path what it was and is, and the path."""
    head, edits, at = "", list[Edit](), 0
    while at < len(fields):
        field = fields[at].lstrip("\n")
        if field.startswith(_START):
            if head:
                yield _commit(head, edits)
            head, edits = field.removeprefix(_START), []
        elif field.startswith(":"):
            at += 1
            edits.append(_edit(field, fields[at]))
        at += 1
    if head:
        yield _commit(head, edits)


def _commit(head: str, edits: Iterable[Edit]) -> Commit:
    name, tree, said, moment = head.split(" ")
    return Commit(name, tree, said[:10], int(moment), tuple(edits))


def _edit(said: str, path: str) -> Edit:
    was, is_, before, after, _letter = said.removeprefix(":").split(" ")
    return Edit(path, before if was in _FILES else "", after if is_ in _FILES else "")


def _run(root: Path, arguments: Sequence[str]) -> bytes:
    try:
        return ask(root, *_PLAIN, *arguments)
    except GitError as problem:
        said = _("The program git is not installed.") if problem.is_missing else problem.said[0]
        raise RevisionError(said) from problem


class Contents(AbstractContextManager["Contents"]):
    """Gives contents by their names, from one process, which is begun when something is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.communicate()
            self._process = None

    def read(self, names: Iterable[str]) -> Iterator[bytes]:
        """The contents that ``names`` name, in their order. Raises ``RevisionError`` where the clone does not have one."""
        for name in names:
            asked, answers = self._pipes()
            with suppress(BrokenPipeError):  # who has gone does not answer
                asked.write(f"{name}\n".encode("ascii"))
                asked.flush()
            header = answers.readline().split()
            if header[1:2] != [b"blob"]:
                message = _("git does not have the content {blob}: the clone is not complete.")
                raise RevisionError(message.format(blob=name))
            content = answers.read(int(header[2]))
            answers.read(1)  # the end of the line, taken at once: nobody has to ask for more than they want
            yield content

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            command = ["git", *_PLAIN, "-C", str(self._root), "cat-file", "--batch"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  # no shell
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise ValueError("a process without pipes")
        return process.stdin, process.stdout
