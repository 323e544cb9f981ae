"""Loads of two trees what their comparison needs: the files that differ, what these name, and what all of a unit rests on.

A content that both trees have is read and understood once. What does not differ and is not named by anything that does is left
out of both.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from generator.catalog import Catalog, Understood, load_found, understand
from generator.diagnostics import error
from generator.diff import Loaded
from generator.discovery import Found
from generator.i18n import _
from generator.kinds import ALERT, FLOW, POWER, RISKS, UNIT, Identity, identify, is_slug
from generator.lineage import alike
from generator.references import references
from generator.revisions import Tree
from generator.side import names_of
from generator.source import Document, parse

_MAYBE_GIVEN_UP: Final = re.compile(rb"cancelled|merged|transferred|\\")
"""What every file of a power that is no longer held has, however it is spelt (YAML escapes begin with a backslash); others may have
it too."""


class Known(Struct):
    """Files that have been read, by path and the name of their content, and what they were understood to be."""

    documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    _understood: dict[int, Understood] = field(default_factory=dict)

    def understand(self, document: Document, identity: Identity) -> Understood:
        name = id(document)  # one of those above, which stay
        if name not in self._understood:
            self._understood[name] = understand(document, identity)
        return self._understood[name]

    def keep_within(self, most: int) -> None:
        """Forget everything where it is more than ``most`` files."""
        if len(self.documents) > most:
            self.documents.clear()
            self._understood.clear()


def load_both(base: Tree, head: Tree, known: Known | None = None) -> tuple[Loaded, Loaded]:
    """The two catalogues, so far as they may differ; a file that is broken and the same in both is no fault of either.

    Who compares many versions hands on what is ``known``: most of their files are the same.
    """
    differing = _differing(base, head)
    units = {i.unit for p in differing if (i := _identity(p)) is not None}
    wanted = differing | {p for t in (base, head) for p in (*t.blobs, *t.others) if _is_ground(p, units)}
    known = known or Known()
    older, newer = _load(base, wanted, known), _load(head, wanted, known)
    while named := {*_named(base, older.catalog), *_named(head, newer.catalog)} - wanted:
        wanted |= named
        older, newer = _load(base, wanted, known), _load(head, wanted, known)
    if former := set(_former(base, older.catalog, newer.catalog)) - wanted:
        wanted |= former
        older, newer = _load(base, wanted, known), _load(head, wanted, known)
    return _telling(older, differing), _telling(newer, differing)


def _former(base: Tree, older: Catalog, newer: Catalog) -> Iterator[str]:
    """Where a power is new or is another than it was, the files of those that are no longer held: one of them may be back."""
    known = ((older.powers.get(key), power) for key, power in newer.powers.items())
    if any(was is None or not alike(was, power) for was, power in known):
        powers = [p for p in base.blobs if (identity := _identity(p)) is not None and identity.kind is POWER]
        yield from (p for p, raw in zip(powers, base.read(powers), strict=True) if _MAYBE_GIVEN_UP.search(raw))


def _differing(base: Tree, head: Tree) -> set[str]:
    paths = base.blobs.keys() | head.blobs.keys() | base.others | head.others
    return {p for p in paths if base.blobs.get(p) != head.blobs.get(p) or (p in base.others) != (p in head.others)}


@lru_cache(1 << 16)
def _identity(path: str) -> Identity | None:
    found = identify(path)
    return found if found and all(is_slug(s) for s in (found.unit, found.id) if s) else None


def _is_ground(path: str, units: set[str]) -> bool:
    """Whether a file is the whole city's, a unit's own, or one that all of a touched unit rests on."""
    identity = _identity(path)
    if identity is None or identity.kind in (ALERT, POWER, FLOW, RISKS):
        return False
    return not identity.unit or identity.kind is UNIT or identity.unit in units


def _named(tree: Tree, catalog: Catalog) -> Iterator[str]:
    """The files that may hold what the loaded ones name: of a power just one; of a risk the ledger named like the flow, then all."""
    known = {name for name, _words in names_of(catalog)}
    ledgers: dict[str, list[str]] = {}
    for path in tree.blobs:
        if (identity := _identity(path)) is not None and identity.kind is RISKS:
            ledgers.setdefault(identity.unit, []).append(path)
    for mention in references(catalog):
        if (mention.target, mention.unit, mention.id) in known:
            continue
        if mention.target == "power":
            yield POWER.pattern.format(unit=mention.unit, id=mention.id)
        elif mention.target == "risk":
            flow = Path(mention.path).stem
            is_next = (mention.unit, flow) not in catalog.ledgers
            like = RISKS.pattern.format(unit=mention.unit, id=flow)
            yield from [like] if is_next and like in tree.blobs else ledgers.get(mention.unit, ())


def _load(tree: Tree, wanted: set[str], known: Known) -> Loaded:
    found = [f for f in _found(tree) if f.path in wanted]
    _read(tree, [f.path for f in found if f.is_file], known)
    catalog, faults = load_found(
        Path(), found, lambda _root, path: known.documents[path, tree.blobs[path]], known.understand
    )
    strange = {f.path for f in found if not f.is_file} | tree.others
    odd = [error(path, (1, 1), "not-a-file", _("This is not a plain file.")) for path in sorted(strange)]
    return Loaded(catalog, [*faults, *odd])


def _telling(side: Loaded, differing: set[str]) -> Loaded:
    return Loaded(side.catalog, [fault for fault in side.faults if fault.file in differing])


def _found(tree: Tree) -> list[Found]:
    """The files of a tree that are entries, or stand where one should."""
    named = [(p, True) for p in tree.blobs] + [(p, False) for p in tree.others]
    return [Found(p, i, is_file) for p, is_file in sorted(named) if (i := _identity(p)) is not None]


def _read(tree: Tree, paths: Sequence[str], known: Known) -> None:
    """Understand the contents at ``paths`` that are not ``known`` yet."""
    fresh = [p for p in paths if (p, tree.blobs[p]) not in known.documents]
    for path, raw in zip(fresh, tree.read(fresh), strict=True):
        known.documents[path, tree.blobs[path]] = parse(path, raw)
