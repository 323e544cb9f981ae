"""Two versions of the catalogue, one after the other on the main line: what became of things in between, and what may be told of it.

What is found is kept under the two trees, and is found again without reading a file. What may be told depends also on what is public
today; only what that means for the things in these very versions is in the key.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from generator.cache import Cache
from generator.catalog import Catalog, load_found
from generator.diagnostics import Diagnostic
from generator.diff_load import Known, load_both
from generator.digests import digest, program
from generator.discovery import Found
from generator.kinds import identify
from generator.lineage import trace
from generator.mainline import Commit, Contents
from generator.names import encode
from generator.passage import Names, Passage, filled, passage, unreadable
from generator.redact import Policy
from generator.revisions import Tree
from generator.side import Name
from generator.source import parse
from generator.telling import Sides, Told, tell

_MOST_KNOWN: Final = 4_000
"""Files that are kept in memory as they were understood: those of one commit are mostly those of the next."""

_PASSAGE: Final = msgspec.msgpack.Decoder(Passage)
_TOLD: Final = msgspec.msgpack.Decoder(tuple[Told, ...])


class Versions:
    """The versions that each file has had on the main line, the newest first, each with the number of the commit that brought it."""

    def __init__(self, line: Sequence[Commit]) -> None:
        self.line = line
        self._of: dict[str, list[tuple[int, str]]] = {}
        for number, commit in enumerate(line):
            for edit in commit.edits:
                self._of.setdefault(edit.path, []).append((number, edit.after))

    def before(self, path: str, number: int) -> Iterator[str]:
        """The contents that the file at ``path`` had before the commit ``number``, the newest first."""
        return (blob for brought, blob in self._of.get(path, ()) if brought > number and blob)


class Reader(Struct):
    """Reads versions; what it has understood it remembers, within bounds."""

    contents: Contents
    known: Known = field(default_factory=Known)

    def tree(self, blobs: Mapping[str, str]) -> Tree:
        return Tree("", blobs, frozenset(), lambda paths: self.contents.read(blobs[path] for path in paths))

    def load(self, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Sides, set[str]]:
        """Two versions, and the files that cannot be read in the older."""
        self.forget_most()
        older, newer = load_both(self.tree(before), self.tree(after), self.known)
        sides = Sides(
            filled(older.catalog, newer.catalog), filled(newer.catalog, older.catalog), unreadable(newer.faults)
        )
        return sides, unreadable(older.faults)

    def forget_most(self) -> None:
        """Keep what was understood within bounds."""
        self.known.keep_within(_MOST_KNOWN)

    def understood(self, files: Mapping[str, str]) -> tuple[Catalog, list[Diagnostic]]:
        """The entries in ``files`` (the names of contents by path) and their faults."""
        known, fresh = self.known, [one for one in files.items() if one not in self.known.documents]
        for (path, blob), raw in zip(fresh, self.contents.read(blob for _path, blob in fresh), strict=True):
            known.documents[path, blob] = parse(path, raw)
        found = [Found(path, identity) for path in sorted(files) if (identity := identify(path))]
        return load_found(Path(), found, lambda _root, path: known.documents[path, files[path]], known.understand)

    def is_readable(self, path: str, blob: str) -> bool:
        """Whether a content of the file at ``path`` is an entry."""
        identity = identify(path)
        if identity is None:
            return False
        document = parse(path, next(self.contents.read([blob])))
        _catalog, faults = load_found(Path(), [Found(path, identity)], lambda _root, _path: document)
        return not unreadable(faults)


def undo(blobs: dict[str, str], commit: Commit) -> None:
    """Make the contents by path after ``commit`` those before it."""
    for edit in commit.edits:
        if edit.before:
            blobs[edit.path] = edit.before
        else:
            blobs.pop(edit.path, None)


class Pair(Struct, dict=True):
    """The version ``after`` the commit ``number``, as contents by path, and the one before it.

    A file that cannot be read before it is taken as it last could be, so that no change is lost between.
    """

    reader: Reader
    cache: Cache
    versions: Versions
    number: int
    after: Mapping[str, str]
    _loaded: tuple[Mapping[str, str], Sides, set[str]] | None = None

    @cached_property
    def passage(self) -> Passage:
        """What became of things."""
        mended = encode(sorted(self._mended.items()))
        return self._found(digest(self._key, mended), self._mended) if self._mended else self._as_it_was

    def told(self, policy: Policy, visible: Names, visible_after: Names) -> tuple[Told, ...]:
        """The changes that may be told of; the rest as for ``telling.tell``."""
        about = (sorted(policy.levels), sorted(policy.fields), visible, visible_after, sorted(self._mended.items()))
        key = digest(self._key, b"told", encode(about))
        known = self.cache.recall_as(key, _TOLD.decode)
        if known is None:
            is_visible, is_visible_after = (partial(_is_in, frozenset(names)) for names in (visible, visible_after))
            known = tuple(tell(self._sides, policy, is_visible, is_visible_after))
            self.cache.keep({key: encode(known)})
        return known

    @property
    def _key(self) -> bytes:
        commit, older = self.versions.line[self.number], self.versions.line[self.number + 1]
        return digest(program(), b"pair", encode((older.tree, commit.tree, commit.edits)))

    @cached_property
    def _as_it_was(self) -> Passage:
        """What became of things, before anything that cannot be read is taken as it last could be."""
        return self._found(self._key, {})

    @cached_property
    def _mended(self) -> Mapping[str, str]:
        """The last readable contents of the files that cannot be read in the older version."""
        candidates = (
            (path, next((b for b in self._earlier(path) if self.reader.is_readable(path, b)), ""))
            for path in self._as_it_was.broken
        )
        return {path: blob for path, blob in candidates if blob}

    def _earlier(self, path: str) -> Iterator[str]:
        return self.versions.before(path, self.number + 1)

    def _found(self, key: bytes, mended: Mapping[str, str]) -> Passage:
        known = self.cache.recall_as(key, _PASSAGE.decode)
        if known is None:
            sides, broken = self._load(mended)
            known = passage(sides.older, sides.newer, trace(sides.older, sides.newer), broken)
            self.cache.keep({key: encode(known)})
        return known

    @property
    def _sides(self) -> Sides:
        return self._load(self._mended)[0]

    def _load(self, mended: Mapping[str, str]) -> tuple[Sides, set[str]]:
        """The two versions; what was loaded last is at hand."""
        if self._loaded is None or self._loaded[0] != mended:
            before = dict(self.after)
            undo(before, self.versions.line[self.number])
            self._loaded = mended, *self.reader.load({**before, **mended}, self.after)
        return self._loaded[1:]


def _is_in(names: frozenset[Name], name: Name) -> bool:
    return name in names
