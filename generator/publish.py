"""What a site is put together in, and what it says of itself."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import msgspec

from generator.manifest import MANIFEST, About, Manifest, decode_manifest


def sum_of(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Target(Protocol):
    """A folder that a site is put together in."""

    def lacks(self, sums: Mapping[str, str]) -> set[str]:
        """The addresses of those of the files ``sums`` that the site before does not have, and that must be put here."""

    def put(self, address: str, sum_: str, content: bytes) -> None:
        """Have ``content`` at ``address``."""

    def finish(self, sums: Mapping[str, str]) -> None:
        """Say that the site is whole, and consists of the files ``sums``."""


class StandingFolder:
    """A site that is looked at while it is worked on: only what differs is written, and what is gone is deleted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._was = read_manifest(folder)[0].files

    def lacks(self, sums: Mapping[str, str]) -> set[str]:
        return {address for address, said in sums.items() if self._was.get(address) != said}

    def put(self, address: str, sum_: str, content: bytes) -> None:
        if self._was.get(address) != sum_:
            place = self._folder / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)

    def finish(self, sums: Mapping[str, str]) -> None:
        for address in self._was.keys() - sums.keys():
            with suppress(OSError):
                (self._folder / address).unlink()
        manifest = Manifest.of(sums)
        self._was = manifest.files
        manifest.write(self._folder)


def write_manifest(folder: Path, said: About) -> None:
    """Say what the files of a site that another engine wrote are."""
    files = (f for f in folder.rglob("*") if f.is_file() and f.name != MANIFEST)
    Manifest.of({f.relative_to(folder).as_posix(): sum_of(f.read_bytes()) for f in files}, said).write(folder)


def read_manifest(folder: Path) -> tuple[Manifest, int]:
    """What a site says of itself and when it was said that it is whole (ns); of a folder that does not say so, nothing."""
    file = folder / MANIFEST
    try:
        return decode_manifest(file.read_bytes()), file.stat().st_mtime_ns
    except (OSError, msgspec.MsgspecError):
        return Manifest(), 0
