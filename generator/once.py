"""Things that are worked out once for a catalogue and shared by all who ask, for as long as the catalogue is there."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

Source = TypeVar("Source")
Thing = TypeVar("Thing")


class once(Generic[Source, Thing]):  # noqa: N801  # a decorator
    """``make``, done once for each object (by identity). What it makes must not hold the object, or neither ever goes."""

    def __init__(self, make: Callable[[Source], Thing]) -> None:
        self.__doc__ = make.__doc__
        self._make = make
        self._made: WeakKeyDictionary[Source, Thing] = WeakKeyDictionary()

    def __call__(self, source: Source) -> Thing:
        try:
            return self._made[source]
        except KeyError:
            made = self._made[source] = self._make(source)
            return made

    def holds_for(self, heir: Source, source: Source) -> None:
        """Let ``heir`` be told what ``source`` is told: what this follows from is the same in both."""
        self._made[heir] = self(source)
