"""Things that are worked out once for a catalogue and shared by all who ask, for as long as the catalogue is there."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Source = TypeVar("Source")
Thing = TypeVar("Thing")


def once(make: Callable[[Source], Thing]) -> Callable[[Source], Thing]:
    """``make``, done once for each object (by identity). What it makes must not hold the object, or neither ever goes."""
    made: WeakKeyDictionary[Source, Thing] = WeakKeyDictionary()

    @wraps(make)
    def shared(source: Source) -> Thing:
        if source not in made:
            made[source] = make(source)
        return made[source]

    return shared
