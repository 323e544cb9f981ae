"""Work on many things at once: one process a processor, each result in its place."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

Shop = TypeVar("Shop")
Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST: Final = 4
"""Things for which it is worth starting processes."""

_shop: Any = None


def spread(
    work: Callable[[Shop, Item], Result], shop: Shop, items: Sequence[Item], workers: int | None = None
) -> Iterator[Result]:
    """``work(shop, item)`` for each of ``items``, in their order. ``work`` is a function of a module, and what it returns can be pickled."""
    workers = min(workers or _processors(), len(items))
    if workers < 2 or len(items) < FEWEST:
        for item in items:
            with uncollected():
                result = work(shop, item)
                gc.collect(0)
            yield result
        return
    context = multiprocessing.get_context(start_method())
    gc.freeze()  # what is there before the fork is shared, and stays so if nobody counts through it
    try:
        with ProcessPoolExecutor(workers, context, initializer=_enter, initargs=(work, shop)) as pool:
            yield from pool.map(_do, items)
    finally:
        gc.unfreeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Let what is left in circles be. What a build makes is kept, and to look through all of it time and again frees next to nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def start_method() -> str:
    """How processes begin: as copies of this one where that is safe, for then they share what it knows."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return "fork" if can_fork and threading.active_count() == 1 else "spawn"


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _enter(work: Callable[[Any, Any], Any], shop: Any) -> None:
    global _shop  # noqa: PLW0603  # a worker has one shop, given once and not with every item
    _shop = work, shop
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the process that gives out the work, and end when it is gone: who was killed gives no leave."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do(item: Any) -> Any:
    """One piece of work; what it leaves in circles is collected once, at its end: among what is new, for the old is known to be kept."""
    work, shop = _shop
    try:
        return work(shop, item)
    finally:
        gc.collect(0)
