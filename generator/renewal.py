"""Publishing: a new site takes the old one's place in one step, and costs what differs between them.

Two sites are kept: the one that is published, and beside it, out of sight, the one before. The one before is brought up to date,
and then they change places. So no more files are touched than two builds have changed, however large the site is; files
that both have are one file under two names.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.exchange import exchange
from generator.manifest import MANIFEST, About, Manifest
from generator.publish import Target, read_manifest
from generator.workshop import bench, workshop

_BEFORE: Final = "before"


class Proof(Struct, frozen=True):
    """What a site says of itself beside its files, and what seals it: ``seal`` may add a signature to the finished folder."""

    said: About | None = None
    seal: Callable[[Path], None] | None = None


NO_PROOF: Final = Proof()


def publish(
    target: Path,
    fill: Callable[[Target], object],
    waiting: Callable[[], None] = lambda: None,
    proof: Proof = NO_PROOF,
) -> bool:
    """Put the site that ``fill`` makes at ``target``; whether that is another one than was there.

    Until the new site is whole, the old one is not touched. Both stand on the same file system and change places in one step, so
    that whoever reads sees one or the other, whenever this is stopped. What another hand has done to the old site (changed, added,
    deleted) is not in the new one. ``waiting`` is called before another process is waited for that publishes at the same place.
    """
    with workshop(target, waiting) as shop:
        renewal = Renewal(target, shop / _BEFORE, bench(shop), proof)
        try:
            fill(renewal)
            return renewal.take_place()
        finally:
            if not (shop / _BEFORE / MANIFEST).is_file():
                shutil.rmtree(shop / _BEFORE, ignore_errors=True)


class Stand:
    """What stands in a folder, and what of it is still as its manifest says: files changed since are not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest, self._since = read_manifest(folder)
        self.said = self.manifest.files

    def has(self, address: str, said: str) -> bool:
        """Whether there is the file that ``said`` is the sum of, untouched."""
        if self.said.get(address) != said:
            return False
        try:
            return os.lstat(f"{self.folder}/{address}").st_mtime_ns <= self._since
        except OSError:
            return False

    @cached_property
    def seen(self) -> "Seen":
        """All that is there."""
        standing, late = set[str](), list[str]()
        ahead = [""]
        for prefix in ahead:
            with os.scandir(f"{self.folder}/{prefix}") as entries:
                for entry in entries:
                    address = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        ahead.append(f"{address}/")
                    elif entry.stat(follow_symlinks=False).st_mtime_ns <= self._since:
                        standing.add(address)
                    else:
                        late.append(address)
        missing = self.said.keys() - standing
        sound = {a: said for a, said in self.said.items() if a not in missing} if missing else self.said
        strange = {*late, *standing} - sound.keys() - {MANIFEST}
        return Seen(sound, strange, [prefix[:-1] for prefix in ahead if prefix])

    def is_just(self, manifest: Manifest) -> bool:
        """Whether there are the files of ``manifest``, untouched, and nothing else."""
        files = manifest.files
        return self.manifest == manifest and self.seen.sound.keys() == files.keys() and not self.seen.strange


class Seen(Struct, frozen=True):
    """What is in a folder: files as its manifest says, with their sums; other things; folders, each after the one it is in."""

    sound: Mapping[str, str]
    strange: set[str]
    folders: list[str]


class Renewal:
    """The site before last at ``before``, to be made the next one; files that neither it nor the last one has go to ``fresh``."""

    def __init__(self, target: Path, before: Path, fresh: Path, proof: Proof = NO_PROOF) -> None:
        self._proof = proof
        self._last = Stand(target)
        self._before = before
        self._fresh = fresh
        self._files = Manifest()
        spare = Stand(before)
        self._base = before if spare.said else fresh
        self._seen = spare.seen if spare.said else Seen({}, set(), [])
        self._folders: set[str] = set()

    def lacks(self, sums: Mapping[str, str]) -> set[str]:
        return {address for address, said in sums.items() if not self._has(address, said)}

    def put(self, address: str, sum_: str, content: bytes) -> None:
        if not self._has(address, sum_):
            with open(self._place(self._fresh, address), "wb") as file:  # noqa: PTH123  # half the time of Path.open
                file.write(content)

    def _has(self, address: str, said: str) -> bool:
        """Whether one of the two sites has the file that ``said`` is the sum of."""
        return self._seen.sound.get(address) == said or self._last.has(address, said)

    def finish(self, sums: Mapping[str, str]) -> None:
        self._files = Manifest.of(sums, self._proof.said)

    def take_place(self) -> bool:
        """Be the published site; whether that needed anything to be done."""
        if self._proof.seal is None and self._last.is_just(self._files):
            return False
        (self._base / MANIFEST).unlink(missing_ok=True)  # from here on it is neither the one nor the other
        self._clear()
        self._folders.clear()
        for address, said in sorted(self._files.files.items() - self._seen.sound.items()):
            self._bring(address, said)
        self._files.write(self._base)
        if self._proof.seal:
            self._proof.seal(self._base)
        self._exchange()
        return True

    def _clear(self) -> None:
        """Delete what is not in the new site."""
        files, seen = self._files.files, self._seen
        for address in {*seen.strange, *(address for address, _said in seen.sound.items() - files.items())}:
            (self._base / address).unlink()
        needed = {folder for address in {a.rpartition("/")[0] for a in files} for folder in _and_above(address)}
        for folder in reversed(seen.folders):
            if folder not in needed:
                (self._base / folder).rmdir()

    def _bring(self, address: str, said: str) -> None:
        """Have a file from the last site, or from those that were made; raises ``OSError`` where another hand has taken it away."""
        place = self._place(self._base, address)
        if self._last.has(address, said):
            _link(f"{self._last.folder}/{address}", place)
        elif self._base is self._fresh:
            os.lstat(place)
        else:
            os.rename(f"{self._fresh}/{address}", place)  # noqa: PTH104  # as above

    def _exchange(self) -> None:
        """Change places with the last site, and keep that as the one before."""
        try:
            self._base.rename(self._last.folder)
        except OSError:  # there is one
            exchange(self._base, self._last.folder)
            if self._base is self._fresh:
                shutil.rmtree(self._before, ignore_errors=True)
                self._fresh.rename(self._before)

    def _place(self, base: Path, address: str) -> str:
        """Where a file goes in ``base``; there is a folder for it."""
        folder, _slash, _name = address.rpartition("/")
        if folder not in self._folders:
            (base / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{base}/{address}"


def _and_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _link(file: str, place: str) -> None:
    """One file under two names; where the file system has no such thing, two of them."""
    with suppress(OSError):
        os.link(file, place)
        return
    shutil.copyfile(file, place)
