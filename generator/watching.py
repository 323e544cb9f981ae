"""Learning that a file was saved: at once where the system tells of it, by looking every half second where it does not."""

import sys
from pathlib import Path
from typing import Final

from msgspec import Struct
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_SAVED: Final[list[type[FileSystemEvent]]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
]
"""What happens to a file that is saved. Of files that are read the system tells too, and each build reads them."""
_LOOK_EVERY: Final = 0.5
_MOUNTS: Final = Path("/proc/self/mountinfo")
_SILENT: Final = ("9p", "nfs", "cifs", "smb", "fuse", "drvfs", "vboxsf", "virtiofs", "prl_fs", "ceph", "afs", "davfs")
"""How the types of file systems begin that others write to without this system's knowledge: drives of a network or of a host."""


class _Asked(Struct, frozen=True):
    handler: FileSystemEventHandler
    path: str
    recursive: bool


class Watch:
    """An observer as MkDocs' server wants one (``schedule``, ``start``, ``stop``, ``join``), which begins as suits where the files are."""

    def __init__(self) -> None:
        self._asked: list[_Asked] = []
        self._observer: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> _Asked:
        """Let ``handler`` know of what is saved in ``path``."""
        asked = _Asked(handler, path, recursive)
        self._asked.append(asked)
        return asked

    def start(self) -> None:
        told = not any(is_silent(Path(asked.path)) for asked in self._asked)
        try:
            self._observer = self._started(Observer() if told else PollingObserver(timeout=_LOOK_EVERY))
        except OSError:  # more folders than the system lets one process watch
            self._observer = self._started(PollingObserver(timeout=_LOOK_EVERY))

    def stop(self) -> None:
        if self._observer:
            self._observer.stop()

    def join(self) -> None:
        if self._observer:
            self._observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        for asked in self._asked:
            observer.schedule(asked.handler, asked.path, recursive=asked.recursive, event_filter=_SAVED)
        observer.start()
        return observer


def is_silent(place: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether files at ``place`` may change without the system telling of it; ``mounts`` is Linux' own table (proc(5), mountinfo)."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        lines = [line.split(" ") for line in mounts.read_text("utf-8", "surrogateescape").splitlines()]
    except OSError:  # a sandbox that does not show it
        return False
    types = {_unescaped(words[4]): words[words.index("-") + 1] for words in lines}
    place = place.resolve()
    nearest = next((types[str(folder)] for folder in (place, *place.parents) if str(folder) in types), "")
    return nearest.startswith(_SILENT)


def _unescaped(path: str) -> str:
    r"""A path as it is, of one in which blanks and the like are written as ``\040``."""
    parts = path.split("\\")
    return parts[0] + "".join(chr(int(part[:3], 8)) + part[3:] for part in parts[1:])
