"""The past of a checkout, from git: what is published of it, for the city and for each unit, made once for each commit.

The main line is read in one pass (``generator.mainline``). From the newest commit back, each is compared with the one before it, one at
a time (``generator.pair``), and what is found is kept: a new commit costs one comparison. A unit's past has a key of its own, so that
what is written of a unit is made anew only where its own past has changed.

What is in no commit yet is not told; of the files that differ from the newest commit it is said that they do.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct, field

from generator.cache import Cache, packed, unpacked
from generator.digests import digest, program
from generator.examination import Examination
from generator.i18n import _, site_language
from generator.kinds import CHANGE_RECORD, UNIT, identify
from generator.mainline import Commit, Contents, Head, head_of, is_versioned, main_line
from generator.names import encode
from generator.pair import Pair, Reader, Versions, undo
from generator.passage import Names, Standing
from generator.past import CityPast, Happening, Reported, UnitPast, Version, of_unit
from generator.redact import Policy
from generator.revisions import RevisionError
from generator.side import Name
from generator.stands import Stands
from generator.telling import Told
from generator.timings import stage


class _Index(msgspec.Struct, frozen=True):
    """Where what is published of the past of one commit is kept: the whole of it, and by unit its changes, its files and its reported
    periods."""

    all: bytes
    told: dict[str, bytes]
    files: dict[str, bytes]
    reported: bytes
    reported_of: dict[str, bytes]
    since: str


_Touch = tuple[str, str, str, int]
"""The name of a content, the last commit that touched it, and that commit's day and moment."""
_Touched = dict[str, _Touch]
"""The files that the newest commit has, by path."""

_INDEX: Final = msgspec.msgpack.Decoder(_Index)
_TOUCHED: Final = msgspec.msgpack.Decoder(_Touched)
_HAPPENINGS: Final = msgspec.msgpack.Decoder(tuple[Happening, ...])
_REPORTED: Final = msgspec.msgpack.Decoder(tuple[Reported, ...])
_NAMES: Final = msgspec.msgpack.Decoder(tuple[Names, Names])
_NO_INDEX: Final = _Index(b"", {}, {}, b"", {}, "")


def chronicle(examination: Examination, cache: Cache) -> "Chronicle":
    """The past of an examined checkout. Whatever keeps git from telling it is no fault: there is less to show, and that is said."""
    root, revision = examination.vantage.root, examination.vantage.revision
    with stage("history"):
        if not is_versioned(root):
            return Chronicle(
                examination, cache, None, "none", _("{folder} is in no git repository").format(folder=root)
            )
        try:
            head = head_of(root, revision)
            known = Chronicle(examination, cache, head, "shallow" if head.is_shallow else "")
            known.look()
        except RevisionError as problem:
            return Chronicle(examination, cache, None, "unreadable", str(problem))
        return known


class Chronicle(Struct):
    """What is published of the past of one checkout, seen from the commit ``head``; nothing where there is none.

    ``code`` says why what is known is not everything: none, unreadable or shallow, "" where it is; ``reason`` is that of git.
    """

    examination: Examination
    cache: Cache
    head: Head | None
    code: str
    reason: str = ""
    _index: _Index = _NO_INDEX
    _fresh: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def trouble(self) -> str:
        """What is missing, in a sentence for whoever builds the site; "" where nothing is."""
        reason = self.reason or _("this clone is shallow, git fetch --unshallow brings the rest")
        message = _("The history that the pages show is not complete: {reason}.")
        return message.format(reason=reason.rstrip(".。")) if self.code else ""

    def look(self) -> None:
        """Find what is known of the past, or find it out. Raises ``RevisionError``."""
        self._index = self.cache.recall_as(self._key, _INDEX.decode) or self._made()

    def city_key(self) -> bytes:
        """The digest of all that the city's past follows from."""
        return digest(self._index.all, self._index.reported, self._index.since.encode(), self.code.encode())

    def city(self) -> CityPast:
        return CityPast(
            happenings=self._happenings(self._index.all),
            reported=self._reported(self._index.reported),
            since=self._index.since,
            trouble=self.code,
        )

    def unit_key(self, unit: str) -> bytes:
        """The digest of all that the past of ``unit`` follows from, beside its own files."""
        index = self._index
        own = (kept.get(unit, b"") for kept in (index.told, index.files, index.reported_of))
        parts = (*own, index.since.encode(), self.code.encode())
        return digest(*parts, bytes([self._is_open]))

    def unit(self, unit: str) -> UnitPast:
        """The past of a unit."""
        if self.head is None:
            return UnitPast(trouble=self.code)
        touched = self._value(self._index.files.get(unit, b""))
        return UnitPast(
            happenings=self._happenings(self._index.told.get(unit, b"")),
            versions=tuple(self._versions(unit, _TOUCHED.decode(touched) if touched else {})),
            reported=self._reported(self._index.reported_of.get(unit, b"")),
            since=self._index.since,
            trouble=self.code,
        )

    def _versions(self, unit: str, touched: _Touched) -> Iterator[Version]:
        root = self.examination.checkout.root
        for file in self.examination.states[unit].group.found:
            if file.is_file:
                yield _version(root, file.path, touched.get(file.path), is_open=self._is_open)

    @property
    def _is_open(self) -> bool:
        return self.examination.city.jurisdiction.repository is not None

    @property
    def _key(self) -> bytes:
        states = self.examination.states
        names = (state.examined.names for state in states.values())
        jurisdiction = self.examination.checkout.jurisdiction_digest
        about = encode((self.head, sorted(states), self.examination.audience))
        return digest(program(), b"history", about, jurisdiction, *names)

    def _made(self) -> _Index:
        if self.head is None:
            return _NO_INDEX
        line = main_line(self.examination.vantage.root, self.head.commit)
        with site_language(), Contents(self.examination.vantage.root) as contents:
            walk = _Walk(self.examination, self.cache, line, Reader(contents), is_whole=not self.head.is_shallow)
            happenings, reported = tuple(walk.happenings()), walk.stands.reported()
        by_unit: dict[str, list[Happening]] = {}
        for happening in happenings:
            by_unit.setdefault(happening.unit, []).append(happening)
        made = _Index(
            all=self._keep(happenings),
            told={unit: self._keep(found) for unit, found in by_unit.items()},
            files={unit: self._keep(found) for unit, found in _touched(line).items()},
            reported=self._keep(reported) if reported else b"",
            reported_of={
                unit: self._keep(of_unit(reported, unit)) for unit in self.examination.links.units if reported
            },
            since=line[-1].day if line else "",
        )
        self.cache.keep({self._key: encode(made)})
        return made

    def _keep(self, value: Any) -> bytes:
        raw = encode(value)
        key = digest(b"of the past", raw)
        self._fresh[key] = raw
        self.cache.keep({key: packed(raw)})
        return key

    def _value(self, key: bytes) -> bytes:
        """What is kept under ``key``, made again where the cache has forgotten it; b"" for no key."""
        if not key:
            return b""
        if key not in self._fresh:
            kept = self.cache.recall(key)
            if kept is None:
                self._made()
            else:
                self._fresh[key] = unpacked(kept)
        return self._fresh[key]

    def _reported(self, key: bytes) -> tuple[Reported, ...]:
        raw = self._value(key)
        return _REPORTED.decode(raw) if raw else ()

    def _happenings(self, key: bytes) -> tuple[Happening, ...]:
        raw = self._value(key)
        return _HAPPENINGS.decode(raw) if raw else ()


def _touched(line: Sequence[Commit]) -> dict[str, _Touched]:
    """The files of each unit at the newest commit."""
    found: dict[str, _Touched] = {}
    seen: set[str] = set()
    for commit in line:
        for edit in commit.edits:
            identity = identify(edit.path)
            if edit.path not in seen and identity and identity.unit:
                seen.add(edit.path)
                if edit.after:
                    found.setdefault(identity.unit, {})[edit.path] = (edit.after, commit.id, commit.day, commit.moment)
    return found


def _version(root: Path, path: str, touched: _Touch | None, *, is_open: bool) -> Version:
    """The version of the file at ``path``, which the newest commit has as ``touched``."""
    try:
        content = (root / path).read_bytes()
    except OSError:
        content = b""
    plain = content.replace(b"\r\n", b"\n")  # git may have given the lines of a checkout the endings of its system
    for said in (content, plain):
        if touched and _blob_name(said, len(touched[0])) == touched[0]:
            total = hashlib.sha256(said).hexdigest() if is_open else ""
            return Version(path=path, commit=touched[1], day=touched[2], moment=touched[3], sum=total)
    return Version(path=path, commit="", day="", moment=0, sum="")


def _blob_name(content: bytes, length: int) -> str:
    """git's name for a content: SHA-1 (40 digits) or SHA-256 (64)."""
    kind = hashlib.sha256 if length == 64 else hashlib.sha1  # git's choice of names, not a protection
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


# --- from commit to commit ----------------------------------------------------------


class _Walk(Struct, dict=True):
    """Goes from the newest commit back to the oldest, and tells what each of them changed, and counts those at which a period ended.

    Where the line is not the whole history, nothing is counted.
    """

    examination: Examination
    cache: Cache
    line: Sequence[Commit]
    reader: Reader
    is_whole: bool

    @cached_property
    def stands(self) -> Stands:
        return Stands(
            line=self.line if self.is_whole else (),
            reader=self.reader,
            cache=self.cache,
            audience=self.examination.audience,
            policy=self._policy,
            known=frozenset(self.examination.states),
            seen=frozenset(self.examination.links.units),
        )

    @property
    def _policy(self) -> Policy:
        """What is disclosed today."""
        jurisdiction = self.examination.core.jurisdiction
        if jurisdiction is None:
            raise ValueError("a catalogue without a jurisdiction has no public past")
        return Policy.of(jurisdiction)

    def happenings(self) -> Iterator[Happening]:
        """All that may be told, the newest first."""
        policy = self._policy
        names = [_NAMES.decode(state.examined.names) for state in self.examination.states.values()]
        standing = Standing(
            (n for public, _rest in names for n in public), (n for _public, rest in names for n in rest)
        )
        versions, blobs = Versions(self.line), _newest(self.line)
        for number, commit in enumerate(self.line):
            self.stands.come_past(number, blobs, standing)
            if number + 1 < len(self.line):
                yield from self._told(commit, Pair(self.reader, self.cache, versions, number, blobs), policy, standing)
                undo(blobs, commit)
        yield from self._beginnings(standing)

    def _told(self, commit: Commit, pair: Pair, policy: Policy, standing: Standing) -> Iterator[Happening]:
        passed = pair.passage
        after = tuple(standing.visible(passed.shown))
        now = {name: standing.today(name) for name in after}
        standing.back(passed)
        before = tuple(standing.visible(passed.shown))
        now = {name: standing.today(name) for name in before} | now
        for told in pair.told(policy, before, after):
            yield self._happening(commit, told, now)

    def _happening(self, commit: Commit, told: Told, now: Mapping[Name, Name]) -> Happening:
        links = self.examination.links
        name: Name = ("unit", "", told.unit)
        unit = now.get(name, name)[2]
        powers: list[Name] = [("power", *key) for key in told.powers]
        keys = dict.fromkeys("/".join(now.get(power, power)[1:]) for power in powers)
        return Happening(
            day=commit.day,
            commit=commit.id,
            unit=unit if unit in links.units else "",
            unit_name=told.unit_name,
            kind=told.kind,
            title=told.title,
            powers=tuple(key for key in keys if key in links.powers),
            told=told.told,
            effects=told.effects,
            records=_records(commit, told.unit),
        )

    def _beginnings(self, standing: Standing) -> Iterator[Happening]:
        """The units that the oldest commit has: their records begin there."""
        links = self.examination.links
        for commit in self.line[-1:]:
            found = (identity for e in commit.edits if e.after and (identity := identify(e.path)))
            ids = (standing.today(("unit", "", i.unit))[2] for i in found if i.kind is UNIT)
            for unit in sorted(u for u in ids if u in links.units):
                name = links.units[unit].name
                said = Told(unit, name, UNIT.name, name, (), _("the records begin with this version"), ())
                yield self._happening(commit, said, {})


def _records(commit: Commit, unit: str) -> tuple[str, ...]:
    """The change records of ``unit`` that a commit brought."""
    new = (identify(edit.path) for edit in commit.edits if edit.after and not edit.before)
    return tuple(sorted(i.id for i in new if i and i.kind is CHANGE_RECORD and i.unit == unit))


def _newest(line: Sequence[Commit]) -> dict[str, str]:
    """The contents by path at the newest commit."""
    found: dict[str, str] = {}
    for commit in line:
        for edit in commit.edits:
            found.setdefault(edit.path, edit.after)
    return {path: blob for path, blob in found.items() if blob}
