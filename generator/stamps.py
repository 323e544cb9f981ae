"""What folders of a checkout hold, without reading again what the file system says is as it was."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Final

import msgspec
from msgspec import Struct

from generator.digests import digest, program
from generator.discovery import heads, sift
from generator.folders import Entry, Folder

MISSING: Final = b""
"""The digest of a file that cannot be read."""

_RACE: Final = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again and look the same."""


class Stamp(Struct, frozen=True, array_like=True):
    """What the ``count`` files of the catalogue in a folder were when they were read: their digests by name, encoded, and that of all.

    ``unit`` is the one that they belong to, ``heads`` says whether they describe it. Where something is out of place (not
    ``is_sound``) that has to be told, and the folder has to be sifted again.
    """

    entries: bytes
    """What the file system said, encoded."""
    read: int
    """When (ns)."""
    is_settled: bool
    """Whether all could be read, and none of them had changed just before."""
    digest: bytes
    files: bytes
    count: int
    unit: str
    heads: bool
    is_sound: bool

    def digests(self) -> dict[str, bytes]:
        """The digest of each file, by name."""
        return _FILES.decode(self.files)


class _Kept(Struct, frozen=True, array_like=True):
    """Stamps by folder, and the program that sifted these: another one may know other kinds of file."""

    program: bytes
    stamps: Mapping[str, Stamp]


_FILES: Final = msgspec.msgpack.Decoder(dict[str, bytes])
_ENTRIES: Final = msgspec.msgpack.Decoder(list[Entry])
_KEPT: Final = msgspec.msgpack.Decoder(_Kept)
_ENCODER: Final = msgspec.msgpack.Encoder()


class Stamps:
    """The stamps of the checkout at ``root``, kept in ``folder``; they are only ever a shorter way to the same digests."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._root = root
        self._file = folder / f"stamps-{digest(os.fsencode(root.resolve())).hex()[:16]}"
        self._known: Mapping[str, Stamp] = {}
        with suppress(OSError, msgspec.MsgspecError):
            kept = _KEPT.decode(self._file.read_bytes())
            self._known = kept.stamps if kept.program == program() else {}
        self._now: dict[str, Stamp] = {}

    def forget(self) -> None:
        """Keep nothing of a checkout that will not come back."""
        self._file.unlink(missing_ok=True)

    def of(self, folder: Folder) -> Stamp:
        """The stamp of a folder as it is now."""
        said = _encoded(folder)
        known = self._known.get(folder.path)
        if known is None or known.entries != said or not known.is_settled or folder.trouble:
            known = self._read(folder, said, known)
        self._now[folder.path] = known
        return known

    def keep(self) -> None:
        """Remember the stamps of all folders that were asked for, and of no others."""
        if self._now == self._known:
            return
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_ENCODER.encode(_Kept(program(), self._now)))
            beside.replace(self._file)

    def _read(self, folder: Folder, said: bytes, known: Stamp | None) -> Stamp:
        """A new stamp; files that must be what they were are not read again."""
        now, before = time_ns(), _settled(known) if known else {}
        found, faults = sift(folder)
        names = {file.path.rpartition("/")[2] for file in found if file.is_file}
        files = {
            entry[0]: before.get(entry) or self._digest(folder.path_of(entry))
            for entry in folder.entries
            if entry[0] in names
        }
        sum_ = digest(*(part for name, one in files.items() for part in (name.encode(), one)))
        unit = found[0].identity.unit if found else ""
        is_settled = MISSING not in files.values() and all(_is_settled(entry, now) for entry in folder.entries)
        return Stamp(said, now, is_settled, sum_, _ENCODER.encode(files), len(files), unit, heads(found), not faults)

    def _digest(self, path: str) -> bytes:
        try:
            with open(f"{self._root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  # half the time of Path.open, thousands of times
                return digest(file.read())
        except OSError:
            return MISSING


def _encoded(folder: Folder) -> bytes:
    try:
        return _ENCODER.encode(folder.entries)
    except UnicodeEncodeError:  # a name that is no text
        return _ENCODER.encode([(os.fsencode(entry[0]), *entry[1:]) for entry in folder.entries])


def _settled(stamp: Stamp) -> dict[Entry, bytes]:
    """The digests of files that had not changed for a while when they were read, by what the file system said of them."""
    digests = stamp.digests()
    try:
        entries = _ENTRIES.decode(stamp.entries)
    except msgspec.MsgspecError:
        return {}
    return {entry: digests[entry[0]] for entry in entries if entry[0] in digests and _is_settled(entry, stamp.read)}


def _is_settled(entry: Entry, read: int) -> bool:
    return max(entry[2], entry[3]) + _RACE < read
