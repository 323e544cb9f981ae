"""The folders of a catalogue as the file system tells of them: one look at each, whatever is asked of it afterwards."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR
from typing import Final

from msgspec import Struct

from generator.kinds import identify

DEEPEST: Final = 8
"""As many slashes are too many in the path of a folder."""

Entry = tuple[str, int, int, int, int, int]
"""What the file system says of a thing: its name, mode, when it and what is said of it were changed (ns), size (bytes), number.
Of a folder, which changes with every file in it, only name and mode."""


class Folder(Struct, frozen=True):
    """A folder at ``path`` (relative to the root, with ``/``): what is in it in the order of names, or why that cannot be told."""

    path: str
    entries: tuple[Entry, ...] = ()
    trouble: str = ""

    def path_of(self, entry: Entry) -> str:
        return f"{self.path}/{entry[0]}"


def folders(root: Path, path: str) -> Iterator[Folder]:
    """The folder at ``path`` and all below it, each before those in it; not those that are hidden, or stand where a file should."""
    folder = _look(root, path)
    yield folder
    for entry in folder.entries:
        if S_ISDIR(entry[1]) and not is_aside(entry[0]):
            below = folder.path_of(entry)
            if below.count("/") < DEEPEST and ("." not in entry[0] or identify(below) is None):
                yield from folders(root, below)


def is_aside(name: str) -> bool:
    """Whether a thing of this name is no part of a catalogue: hidden, left by an editor, or a note for people."""
    return name.startswith(".") or name.endswith(("~", ".swp")) or name == "README.md"


def _look(root: Path, path: str) -> Folder:
    found: list[Entry] = []
    try:
        with os.scandir(root / path) as entries:
            for entry in entries:
                try:
                    said = entry.stat(follow_symlinks=False)
                except FileNotFoundError:  # an editor has put it away since
                    continue
                if S_ISDIR(said.st_mode):
                    found.append((entry.name, said.st_mode, 0, 0, 0, 0))
                else:
                    times = said.st_mtime_ns, said.st_ctime_ns
                    found.append((entry.name, said.st_mode, *times, said.st_size, said.st_ino))
    except OSError as problem:
        return Folder(path, trouble=problem.strerror or str(problem))
    found.sort()
    return Folder(path, tuple(found))
