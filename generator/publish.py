"""Publishing: a new site is put together aside and takes the old one's place only when it is whole."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time
from typing import Final, Protocol

import msgspec

from generator.exchange import exchange

try:
    import fcntl
except ImportError:  # Windows: a workshop that was left behind is only deleted when nobody has a file of it open
    fcntl = None  # type: ignore[assignment]

MANIFEST: Final = "manifest.json"
"""What a site says of itself: the SHA-256 of each of its files, this one excepted."""


_BEGINNING: Final = 10
"""Seconds in which a new workshop is let be: whoever made it may not hold it yet."""


class Manifest(msgspec.Struct, frozen=True):
    """The files of a site: address to SHA-256, in hexadecimal."""

    files: dict[str, str]


def sum_of(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


class Target(Protocol):
    """A folder that a site is put together in."""

    def take(self, address: str, sum_: bytes) -> bool:
        """Let the file of the site before stand, if it is the same; whether it is."""

    def put(self, address: str, sum_: bytes, content: bytes) -> None:
        """Have ``content`` at ``address``."""

    def finish(self, sums: Mapping[str, bytes]) -> None:
        """Say that the site is whole, and consists of the files ``sums``."""


class FreshFolder:
    """A site in a new folder; what the ``old`` one has too is linked and not written again."""

    def __init__(self, fresh: Path, old: Path) -> None:
        self._fresh = fresh
        self._old = old
        self._was, self._since = _read_manifest(old)
        self._folders: set[str] = set()

    def take(self, address: str, sum_: bytes) -> bool:
        if self._was.get(address) != sum_.hex():
            return False
        before = f"{self._old}/{address}"
        try:
            if os.stat(before).st_mtime_ns > self._since:  # noqa: PTH116  # thousands of times; changed by another hand
                return False
            os.link(before, self._place(address))
        except OSError:
            return False
        return True

    def put(self, address: str, sum_: bytes, content: bytes) -> None:
        if not self.take(address, sum_):
            with open(self._place(address), "wb") as file:  # noqa: PTH123  # half the time of Path.open
                file.write(content)

    def finish(self, sums: Mapping[str, bytes]) -> None:
        Path(self._place(MANIFEST)).write_bytes(_manifest(sums))

    def _place(self, address: str) -> str:
        folder, _slash, _name = address.rpartition("/")
        if folder not in self._folders:
            (self._fresh / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self._fresh}/{address}"


class StandingFolder:
    """A site that is looked at while it is worked on: only what differs is written, and what is gone is deleted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._was, _since = _read_manifest(folder)

    def take(self, address: str, sum_: bytes) -> bool:
        return self._was.get(address) == sum_.hex()

    def put(self, address: str, sum_: bytes, content: bytes) -> None:
        if not self.take(address, sum_):
            place = self._folder / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def finish(self, sums: Mapping[str, bytes]) -> None:
        for address in self._was.keys() - sums.keys():
            with suppress(OSError):
                (self._folder / address).unlink()
        self._was = {address: sum_.hex() for address, sum_ in sums.items()}
        (self._folder / MANIFEST).write_bytes(_manifest(sums))


def write_manifest(folder: Path) -> None:
    """Say what the files of a site that another engine wrote are."""
    files = (f for f in folder.rglob("*") if f.is_file() and f.name != MANIFEST)
    sums = {f.relative_to(folder).as_posix(): sum_of(f.read_bytes()) for f in files}
    (folder / MANIFEST).write_bytes(_manifest(sums))


def _manifest(sums: Mapping[str, bytes]) -> bytes:
    written = msgspec.json.encode(Manifest({address: sums[address].hex() for address in sorted(sums)}))
    return msgspec.json.format(written, indent=1) + b"\n"


def _read_manifest(folder: Path) -> tuple[Mapping[str, str], int]:
    """The files of a site and when it was said that it is whole (ns); nothing of a folder that does not say so."""
    file = folder / MANIFEST
    try:
        return msgspec.json.decode(file.read_bytes(), type=Manifest).files, file.stat().st_mtime_ns
    except (OSError, msgspec.MsgspecError):
        return {}, 0


def replace_folder(target: Path, fill: Callable[[Path], bool]) -> bool:
    """Let ``fill`` make a folder, and put that in the place of ``target`` if it says that it went well; whether it did.

    Until the new folder is whole, the old one is not touched. Both stand on the same file system and change places in one step,
    so that whoever reads sees one or the other, whenever this is stopped. What a killed publishing left behind is cleared away.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target)
    workshop = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    with _held(workshop):
        try:
            fresh = workshop / "site"
            fresh.mkdir()
            if not fill(fresh):
                return False
            try:
                fresh.rename(target)
            except OSError:  # there is one already
                exchange(fresh, target)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return True


def _prefix(target: Path) -> str:
    return f".{target.name}-"


def _clear(target: Path) -> None:
    """Delete the workshops of publishings that were killed: nobody holds them."""
    for workshop in target.parent.glob(f"{_prefix(target)}*"):
        with suppress(OSError):
            if time() - workshop.stat().st_mtime > _BEGINNING:
                with _held(workshop):
                    shutil.rmtree(workshop, ignore_errors=True)


@contextmanager
def _held(workshop: Path) -> Iterator[None]:
    """Hold a workshop, or raise ``OSError`` where another process does."""
    with (workshop / "held").open("a") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
