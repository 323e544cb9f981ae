"""The files of a catalogue as a git revision or a folder has them, without a checkout: a process or two a revision, never one a file.

The name of a file's content is git's own (the id of its blob), for folders too, so that equal files are found without being read.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.discovery import discover
from generator.git import GitError, ask
from generator.i18n import _, in_quotes
from generator.kinds import FOLDERS

_FILES: Final = frozenset({"100644", "100755"})
_SINCE: Final = "..."


class RevisionError(Exception):
    """A side of a comparison cannot be had; the message says why, for people."""


class Tree(Struct, frozen=True):
    """The files of one side: ``blobs`` maps paths to the names of their contents, ``others`` are paths that are no plain files.

    ``read`` gives the bytes of the files at some paths, in their order.
    """

    name: str
    blobs: Mapping[str, str]
    others: frozenset[str]
    read: Callable[[Sequence[str]], Iterator[bytes]]


def sides(root: Path, base: str, head: str | None) -> tuple[Tree, Tree]:
    """The trees to compare. Each name is a git revision or a folder with ``catalog/`` in it; without ``head``, the files under
    ``root`` as they are. ``A...B`` for ``base`` alone is B since it left A."""
    if head is None and _SINCE in base:
        left, _dots, right = base.partition(_SINCE)
        head = right or "HEAD"
        base = _parting(root, left or "HEAD", head)
    older = _tree(root, base)
    return older, _tree(root, head) if head is not None else _of_folder(root, _id_length(older), str(root))


def _parting(root: Path, left: str, right: str) -> str:
    """The commit at which ``right`` left ``left``. Where there are several, for each was merged into the other, none of them is the
    one to compare with: what ``left`` has since decided may be undone in ``right`` and be as it was in one of them. Then it is ``left``."""
    found = _git(root, ["merge-base", "--all", "--end-of-options", left, right]).decode("ascii").split()
    return found[0] if len(found) == 1 else left


def _tree(root: Path, name: str) -> Tree:
    folder = Path(name)
    if name and (folder / FOLDERS[0]).is_dir():
        return _of_folder(folder, 40, name)
    return of_revision(root, name)


# --- folders --------------------------------------------------------------------


def _of_folder(folder: Path, id_length: int, name: str) -> Tree:
    found, _misplaced = discover(folder)
    blobs, others = {}, set()
    for item in found:
        if item.is_file:
            blobs[item.path] = _blob_id(folder / item.path, id_length)
        elif os.path.lexists(folder / item.path):
            others.add(item.path)
    return Tree(name, blobs, frozenset(others), lambda paths: ((folder / p).read_bytes() for p in paths))


def _blob_id(file: Path, length: int) -> str:
    """git's name for a file's content; a repository's names are SHA-1 (40 digits) or SHA-256 (64)."""
    try:
        content = file.read_bytes()
    except OSError as problem:
        message = _("{file} cannot be read: {reason}.")
        raise RevisionError(message.format(file=file, reason=problem.strerror or problem)) from problem
    kind = hashlib.sha256 if length == 64 else hashlib.sha1  # git's choice of names, not a protection
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _id_length(tree: Tree) -> int:
    return len(next(iter(tree.blobs.values()), "")) or 40


# --- revisions ------------------------------------------------------------------


def of_revision(root: Path, name: str) -> Tree:
    """The files that the git revision ``name`` has; raises ``RevisionError`` where there is none. A path that it has twice is no
    plain file: nobody knows which of the two a checkout gets."""
    commit = _commit(root, name)
    listed = _git(root, ["ls-tree", "-r", "-z", commit, "--", *(f"{f}/" for f in FOLDERS)]).decode(
        "utf-8", "surrogateescape"
    )
    blobs, others = {}, set()
    for line in filter(None, listed.split("\0")):
        about, path = line.split("\t", 1)
        mode, _kind, blob = about.split()
        if mode in _FILES and path not in blobs:
            blobs[path] = blob
        else:
            others.add(path)
    return Tree(name, blobs, frozenset(others), lambda paths: _contents(root, [blobs[p] for p in paths]))


def lay_out(tree: Tree, folder: Path) -> None:
    """Have the plain files of ``tree`` in ``folder``."""
    paths = sorted(tree.blobs)
    for path, content in zip(paths, tree.read(paths), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _commit(root: Path, name: str) -> str:
    """The id of the commit that a revision names."""
    _git(root, ["rev-parse", "--git-dir"])
    try:
        done = _git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    except RevisionError:
        message = _("There is no git revision (and no folder with a catalogue) called {name}.").format(
            name=in_quotes(name)
        )
        if _git(root, ["rev-parse", "--is-shallow-repository"]).strip() == b"true":
            hint = _("This clone is shallow: fetch the whole history first, with git fetch --unshallow.")
            message = f"{message} {hint}"
        raise RevisionError(message) from None
    return done.decode("ascii").strip()


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The contents that ``blobs`` name, from one process."""
    if not blobs:
        return
    answers = _git(root, ["cat-file", "--batch"], "".join(f"{b}\n" for b in blobs).encode("ascii"))
    start = 0
    for blob in blobs:
        end = answers.index(b"\n", start)
        header = answers[start:end].split()
        if header[1:2] != [b"blob"]:
            message = _("git does not have the content {blob}: the clone is not complete.")
            raise RevisionError(message.format(blob=blob))
        start = end + 1 + int(header[2])
        yield answers[end + 1 : start]
        start += 1


def _git(root: Path, arguments: Sequence[str], given: bytes | None = None) -> bytes:
    try:
        return ask(root, *arguments, given=given)
    except GitError as problem:
        if problem.is_missing:
            message = _("The program git is not installed; compare two folders instead.")
            raise RevisionError(message) from problem
        raise RevisionError(_("git cannot answer: {reason}").format(reason=problem)) from problem
