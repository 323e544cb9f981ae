"""Where the files of a site come from: the commit that a checkout is at, and a commit's files by themselves.

A commit is named only where the work tree says just what the commit says, so that its name is a promise: whoever has the repository
can build the same bytes again. git's own names of the folders (``git rev-parse COMMIT:catalog``) stand beside it, for they outlive a
history that is written anew.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.git import GitError, ask
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


def origin_of(root: Path) -> Origin:
    """Where the files under ``root`` come from, as they are now."""
    try:
        commit = resolve(root, "HEAD")
        differing = ask(
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
    listed = ask(root, "ls-tree", "-z", commit, "--", *FOLDERS).decode("utf-8", "surrogateescape")
    lines = (line.split("\t", 1) for line in listed.split("\0") if line)
    return Origin(COMMITTED, commit, {path: about.split()[2] for about, path in lines})


def resolve(root: Path, revision: str) -> str:
    """The full id of the commit that ``revision`` names."""
    found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode("ascii").strip()


def is_shallow(root: Path) -> bool:
    """Whether a part of the history was left out when the repository was cloned."""
    try:
        return ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        return False


def clone(root: Path, commit: str, folder: Path) -> Path:
    """A clone of the repository of ``root`` at ``commit``, in the empty ``folder``: its past belongs to what pages tell. Where in it the
    files are that ``root`` has."""
    top = ask(root, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip("\n")
    prefix = ask(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    ask(root, "clone", "--quiet", "--no-checkout", "--shared", top, str(folder))
    ask(folder, "checkout", "--quiet", "--detach", commit)
    return folder / prefix
