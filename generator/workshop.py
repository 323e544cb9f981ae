"""A workshop: a private folder beside a published one, in which one process at a time works."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

try:
    import fcntl
except ImportError:  # Windows: nobody is waited for there
    fcntl = None  # type: ignore[assignment]

_HELD: Final = "held"
_BENCH: Final = "bench-"


@contextmanager
def workshop(target: Path, waiting: Callable[[], None]) -> Iterator[Path]:
    """The workshop of ``target``, which no other process enters meanwhile; ``waiting`` is called if one has to leave it first.

    Nobody but its owner may look into it: what lies in it is not published, or no longer. It goes when nothing is left in it.
    """
    shop = target.with_name(f".{target.name}-workshop")
    with _held(shop / _HELD, waiting):
        _clear(shop)
        try:
            yield shop
        finally:
            _clear(shop)
            if [place.name for place in shop.iterdir()] == [_HELD]:
                shutil.rmtree(shop, ignore_errors=True)


def bench(shop: Path) -> Path:
    """A new folder in a workshop, of a name that there was never before: what a killed process left running does not reach it."""
    folder = (
        Path(tempfile.mkdtemp(prefix=_BENCH, dir=shop)) / "new"
    )  # below, for who may enter a temporary folder is its owner alone
    folder.mkdir()
    return folder


def _clear(shop: Path) -> None:
    """Delete what was worked on, by this process or by one that was killed."""
    for left in shop.glob(f"{_BENCH}*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _held(place: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the file ``place``. Whoever held it before may have deleted it, and then it is another one that has to be held."""
    is_ours = False
    while not is_ours:
        with _opened(place) as file:
            _lock(file, waiting)
            is_ours = _is_there(file, place)
            if is_ours:
                yield


def _opened(place: Path) -> IO[str]:
    while True:
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return place.open("a")
        except FileNotFoundError:  # cleared away in between
            continue


def _is_there(file: IO[str], place: Path) -> bool:
    """Whether an open file is the one that is at ``place`` now."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except FileNotFoundError:
        return False


def _lock(file: IO[str], waiting: Callable[[], None]) -> None:
    """Lock a file as a process does, not as a file does: children that outlive a killed parent do not keep the lock."""
    if fcntl is None:
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.lockf(file, fcntl.LOCK_EX)
