"""What was worked out before, under the digest of all that it was worked out from.

A value is a pure function of what its key is the digest of, so it is never out of date: deleting the cache changes nothing but
time, and it may be shared between branches, checkouts and machines. It is one SQLite file, which several processes may use at
once and which a process that is killed leaves whole. A cache that cannot be used is no fault of the catalogue: everything is
worked out anew, and ``trouble`` says why.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import time
from typing import Any, Final, TypeVar

import zstandard
from platformdirs import user_cache_path

T = TypeVar("T")

VARIABLE: Final = "DAYLIGHT_CACHE"
"""The environment's word for another folder than the usual one."""

LARGEST: Final = 4 << 30
"""Bytes that it may take; what was not asked for longest goes first."""

_PACKER: Final = zstandard.ZstdCompressor(level=-1)
_UNPACKER: Final = zstandard.ZstdDecompressor()
"""Used again and again, for to make one takes longer than to pack a page; one thread at a time may. Below level 1 it is quicker still."""

_DAY: Final = 86_400
_PATIENCE: Final = 60.0
"""Seconds to wait for another process that is writing."""

_ASK: Final = "select key, used, sum, value from kept where key in"
_AT_ONCE: Final = 64
"""Keys that are asked for in one statement: that they are not there takes a fifth of the time then. More gain nothing."""

_SCHEMA: Final = """
pragma page_size = 16384;  -- most values take a page or two of it
pragma journal_mode = wal;
pragma synchronous = normal;
create table if not exists kept (key blob primary key, used integer not null, sum integer not null, value blob not null);
"""


def packed(value: bytes) -> bytes:
    """A large value as it is kept: pages shrink to a fifth, and quickly, for saving time is what keeping them is for."""
    return _PACKER.compress(value)


def unpacked(kept: bytes) -> bytes:
    """The value that ``packed`` was given."""
    return _UNPACKER.decompress(kept)


def usual_folder() -> Path:
    """Where what is kept lies unless the environment says otherwise: outside every checkout, so that no change to one brings its own."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_cache_path("daylight", appauthor=False)


class Cache:
    """Values by key, in the file ``cache.sqlite`` of ``folder``."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self.trouble = ""
        self.folder = folder
        self._largest = largest
        self._file = folder / "cache.sqlite"
        self._today = int(time()) // _DAY
        self._store: sqlite3.Connection | None = None
        self._owner = 0
        self._decoded: dict[bytes, Any] = {}
        self._decoded_before: dict[bytes, Any] = {}

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: it opens the file for itself."""
        return {**self.__dict__, "_store": None, "_decoded": {}, "_decoded_before": {}}

    def recall(self, key: bytes) -> bytes | None:
        """The value under ``key``; ``None`` where there is none, or where it was damaged."""
        return self.recall_all([key]).get(key)

    def recall_all(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The values that there are under ``keys``."""
        try:
            return self._recall(list(keys))
        except sqlite3.Error as problem:
            self._give_up(problem)
            return {}

    def _recall(self, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        stale: list[tuple[int, bytes]] = []
        store = self._open()
        if store is None:
            return found
        for start in range(0, len(keys), _AT_ONCE):
            few = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(few))
            for key, used, sum_, value in store.execute(f"{_ASK} ({marks})", few):
                if zlib.crc32(value) == sum_:
                    found[key] = value
                    if used != self._today:
                        stale.append((self._today, key))
        if stale:
            with store:
                store.executemany("update kept set used = ? where key = ?", stale)
        return found

    def recall_as(self, key: bytes, decode: Callable[[bytes], T]) -> T | None:
        """What ``decode`` makes of the value under ``key``; a process that asks again, build after build, is told at once."""
        return self.recall_each([key], decode).get(key)

    def recall_each(self, keys: Iterable[bytes], decode: Callable[[bytes], T]) -> dict[bytes, T]:
        """The same of many."""
        known: dict[bytes, T] = {}
        unknown = []
        for key in keys:
            value = self._decoded.get(key) or self._decoded_before.get(key)
            if value is None:
                unknown.append(key)
            else:
                known[key] = value
        known.update((key, decode(raw)) for key, raw in self.recall_all(unknown).items())
        self._decoded.update(known)
        return known

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Remember ``values``, all or none of them."""
        if not values:
            return
        rows = [(key, self._today, zlib.crc32(value), value) for key, value in values.items()]
        try:
            store = self._open()
            if store:
                with store:
                    store.executemany("insert or replace into kept values (?, ?, ?, ?)", rows)
        except sqlite3.Error as problem:
            self._give_up(problem)

    def absorb(self, other: Path) -> None:
        """Remember all that the cache in the folder ``other`` remembers; raises ``OSError`` where there is none."""
        file = other / "cache.sqlite"
        if not file.is_file():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))
        try:
            store = self._open()
            if store:
                store.execute("attach ? as other", (str(file),))
                with store:
                    store.execute("insert or ignore into main.kept select * from other.kept")
                store.execute("detach other")
        except sqlite3.Error as problem:
            raise OSError(str(problem)) from problem

    def tidy(self) -> None:
        """End a build: let go of what was not asked for longest, until the file is within its bounds."""
        self._decoded_before, self._decoded = self._decoded, {}
        try:
            store = self._open()
            if store and self._file.stat().st_size > self._largest:
                self._shrink(store)
        except (sqlite3.Error, OSError) as problem:
            self._give_up(problem)

    def _shrink(self, store: sqlite3.Connection) -> None:
        rows = store.execute("select key, length(value) from kept order by used desc, key").fetchall()
        room, spare = self._largest // 2, []
        for key, size in rows:
            room -= size
            if room < 0:
                spare.append((key,))
        with store:
            store.executemany("delete from kept where key = ?", spare)
        store.execute("vacuum")

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._store is not None and self._owner == os.getpid():
            self._store.close()
        self._store = None

    def _open(self) -> sqlite3.Connection | None:
        """The connection of this process; a child does not use its parent's."""
        if self.trouble:
            return None
        if self._store is None or self._owner != os.getpid():
            self._owner = os.getpid()
            try:
                self._store = self._connect()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._discard()
                self._store = self._connect()
        return self._store

    def _connect(self) -> sqlite3.Connection:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise sqlite3.OperationalError(str(problem)) from problem
        store = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level="IMMEDIATE")
        try:
            store.executescript(_SCHEMA)
        except sqlite3.Error:
            store.close()
            raise
        return store

    def _discard(self) -> None:
        """Make room for a new file where the old one is no database (any more)."""
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + ending).unlink(missing_ok=True)

    def _give_up(self, problem: Exception) -> None:
        self.close()
        if isinstance(problem, sqlite3.DatabaseError) and not isinstance(problem, sqlite3.OperationalError):
            self._discard()
        self.trouble = str(problem)
