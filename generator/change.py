"""One change between two catalogues, as a reviewer is told of it."""

from typing import Final

from msgspec import Struct

from generator.effects import NEUTRAL, Effects


class Entry(Struct, frozen=True):
    """What a change happened to: the kind of file, the entry's key there, its title, and the unit's name ("" for the city's own).

    ``key`` is ``unit/id`` or what the kind has of it; of the side on which ``Change.file`` stands. ``was`` is the key that the older
    side has for it, if that is another.
    """

    kind: str
    key: str
    title: str
    unit: str = ""
    was: str = ""


GRAVE: Final = 60
"""The least weight of what a reviewer must not miss although nobody can say whom it favours."""
BLIND: Final = 1000
"""The weight of a file that could not be compared: whatever it hides may be worse than all that is seen."""


class Change(Struct, frozen=True):
    """A change in words. ``line`` and ``column`` count from 1 in ``file`` as HEAD has it, or BASE if it is gone there.

    ``kind`` is a stable name. ``subject`` says which part of the entry, "" for the entry itself. ``message`` holds no value of an
    internal field; for these (``is_internal``) ``before`` and ``after`` alone do. They are "" where there was or is nothing.
    """

    kind: str
    entry: Entry
    file: str
    line: int
    column: int
    subject: str
    message: str
    before: str = ""
    after: str = ""
    effects: Effects = NEUTRAL
    weight: int = 0
    is_internal: bool = False
    is_gone: bool = False
    """Whether ``file`` is to be looked up in BASE."""

    @property
    def is_pressing(self) -> bool:
        """Whether a reviewer must look at it before anything else."""
        return self.effects.is_adverse or self.weight >= BLIND
