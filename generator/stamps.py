"""Digests of files, without reading again those that the file system says are as they were."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Final

import msgspec

from generator.digests import digest

MISSING: Final = b""
"""The digest of a file that cannot be read."""

_RACE: Final = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was read may change again and look the same."""

Stat = tuple[int, int, int, int]
Stamp = tuple[Stat, int, bytes]
"""What the file system said of a file, when it was read (ns), and its digest."""

_READER: Final = msgspec.msgpack.Decoder(dict[str, Stamp])


class Stamps:
    """The stamps of the checkout at ``root``, kept in ``folder``; they are only ever a shorter way to the same digests."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._prefix = f"{root}/"
        self._file = folder / f"stamps-{digest(os.fsencode(root.resolve())).hex()[:16]}"
        self._known: dict[str, Stamp] = {}
        with suppress(OSError, msgspec.MsgspecError):
            self._known = _READER.decode(self._file.read_bytes())

    def forget(self) -> None:
        """Keep nothing of a checkout that will not come back."""
        self._file.unlink(missing_ok=True)

    def digests(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The digest of each of ``paths``, relative to the root."""
        fresh = {path: self._stamp(path) for path in paths}
        if fresh != self._known:
            self._known = fresh
            self._save()
        return {path: stamp[2] for path, stamp in fresh.items()}

    def _stamp(self, path: str) -> Stamp:
        place = self._prefix + path
        try:
            said = os.stat(place)  # noqa: PTH116  # half the time of Path.stat, thousands of times
            stat = (said.st_mtime_ns, said.st_ctime_ns, said.st_size, said.st_ino)
            known = self._known.get(path)
            if known and known[0] == stat and max(stat[0], stat[1]) + _RACE < known[1]:
                return known
            now = time_ns()
            with open(place, "rb", buffering=0) as file:  # noqa: PTH123  # as above
                return stat, now, digest(file.read())
        except OSError:
            return (0, 0, 0, 0), 0, MISSING

    def _save(self) -> None:
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(msgspec.msgpack.encode(self._known))
            beside.replace(self._file)
