"""Where the files of a site come from: the commit that a checkout is at, and a commit's files by themselves.

A commit is named only where the work tree says just what the commit says, so that its name is a promise: whoever has the repository
can build the same bytes again. git's own names of the folders (``git rev-parse COMMIT:catalog``) stand beside it, for they outlive a
history that is written anew.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.kinds import FOLDERS

COMMITTED: Final = "committed"
CHANGED: Final = "changed"
UNVERSIONED: Final = "unversioned"

_OWN: Final = (*FOLDERS, "mkdocs.yml", "site_templates")
"""What of a checkout shapes a site; the program itself is named by its own digest."""


class Origin(msgspec.Struct, frozen=True):
    """``state`` is "committed", or "changed" (the work tree differs from its commit), or "unversioned" (git knows nothing of it).

    ``commit`` is the full id of the commit, ``trees`` are git's ids of the catalogue's folders; only what is committed has them.
    """

    state: str = UNVERSIONED
    commit: str | None = None
    trees: Mapping[str, str] = {}


class GitError(Exception):
    """git is not there or does not know what it is asked; the message is its own."""


def origin_of(root: Path) -> Origin:
    """Where the files under ``root`` come from, as they are now."""
    try:
        commit = resolve(root, "HEAD")
        differing = _git(
            root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=traditional", "--", *_OWN
        )
        return committed(root, commit) if not _shaping(differing) else Origin(CHANGED)
    except GitError:
        return Origin()


def _shaping(status: bytes) -> list[bytes]:
    """What of git's answer the catalogue may read: an editor's own files beside it do not count (see ``discovery``)."""
    paths = (entry[3:].rstrip(b"/").rpartition(b"/")[2] for entry in status.split(b"\0") if entry)
    return [name for name in paths if not name.startswith(b".") and not name.endswith((b"~", b".swp"))]


def committed(root: Path, commit: str) -> Origin:
    """The origin of a site made of ``commit``."""
    listed = _git(root, "ls-tree", "-z", commit, "--", *FOLDERS).decode("utf-8", "surrogateescape")
    lines = (line.split("\t", 1) for line in listed.split("\0") if line)
    return Origin(COMMITTED, commit, {path: about.split()[2] for about, path in lines})


def resolve(root: Path, revision: str) -> str:
    """The full id of the commit that ``revision`` names."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode("ascii").strip()


def is_shallow(root: Path) -> bool:
    """Whether a part of the history was left out when the repository was cloned."""
    try:
        return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return False


def write_out(root: Path, commit: str, folder: Path) -> None:
    """Have the files that ``commit`` has under ``root`` in the empty ``folder``, without its past."""
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n").rstrip("/")
    index = {"GIT_INDEX_FILE": str(folder.with_name(f"{folder.name}.index"))}
    _git(root, "read-tree", f"{commit}:{prefix}", more=index)
    top = _git(root, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip("\n")
    _git(Path(top), "checkout-index", "--all", "--quiet", f"--prefix={folder}/", more=index)


def clone(root: Path, commit: str, folder: Path) -> Path:
    """A clone of the repository of ``root`` at ``commit``, in the empty ``folder``: its past belongs to what pages tell. Where in it the
    files are that ``root`` has."""
    top = _git(root, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip("\n")
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    _git(root, "clone", "--quiet", "--no-checkout", "--shared", top, str(folder))
    _git(folder, "checkout", "--quiet", "--detach", commit)
    return folder / prefix


def _git(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> bytes:
    command: Sequence[str] = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", **(more or {})}
    try:
        done = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603  # no shell; names cannot be options
    except OSError as problem:
        raise GitError(problem.strerror or str(problem)) from problem
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[-1] if said else str(problem.returncode)) from problem
    return done.stdout
