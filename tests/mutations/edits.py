"""Edits that many defects are made of: what stands at a trail, and another value put there."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from generator.diagnostics import Trail
from generator.kinds import KINDS, Kind
from generator.references import article_of
from mutations.city import City, Expected, NothingFitsError, any_of

Spoil = Callable[[City, Random], Expected]
"""What a defect does to a city."""


def at(data: Any, trail: Trail) -> Any:
    """The value at ``trail``; ``None`` where there is nothing."""
    for step in trail:
        if isinstance(step, int) and isinstance(data, list):
            data = data[step] if step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, dict) else None
    return data


def put(city: City, path: str, data: Any, trail: Trail, value: Any) -> Expected:
    """Writes the file with another value at ``trail``, where the defect must then be found."""
    at(data, trail[:-1])[trail[-1]] = value
    city.write(path, data)
    return Expected(path, trail)


def change(kind: Kind, trail: Trail, edit: Callable[[Any], Any], fits: Callable[[Any], bool] = lambda _: True) -> Spoil:
    """Edits the value at ``trail`` in a random file of ``kind`` that has such a value and fits."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, lambda d: at(d, trail) is not None and fits(d))
        return put(city, path, data, trail, edit(at(data, trail)))

    return spoil


def one_of(random: Random, items: list[Any]) -> Any:
    """A random one of ``items``."""
    return items[any_of(random, items)]


def two_of(random: Random, items: list[Any]) -> tuple[Any, Any]:
    """Two random ones of ``items``, in their order."""
    if len(items) < 2:
        raise NothingFitsError
    first, second = sorted(random.sample(range(len(items)), 2))
    return items[first], items[second]


def drop(city: City, path: str, data: Any, trail: Trail) -> Expected:
    """Writes the file without what is at ``trail``; a defect must then be found at what it was in."""
    del at(data, trail[:-1])[trail[-1]]
    city.write(path, data)
    return Expected(path, trail[:-1])


def append(city: City, path: str, data: Any, trail: Trail, *entries: Any) -> Expected:
    """Writes the file with more entries in the list at ``trail``, which need not be there; the last is the defect."""
    longer = [*(at(data, trail) or []), *entries]
    put(city, path, data, trail, longer)
    return Expected(path, (*trail, len(longer) - 1))


def trails(data: Any, field: str, trail: Trail = ()) -> Iterator[Trail]:
    """Where in ``data`` there is a field of that name."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        if step == field:
            yield (*trail, step)
        yield from trails(value, field, (*trail, step))


def find(
    city: City, random: Random, kind: Kind, field: str, fits: Callable[[Any, Trail], bool] = lambda _data, _trail: True
) -> tuple[str, Any, Trail]:
    """A random file of ``kind``, its data, and a random place of ``field`` in it that fits."""

    def fitting(data: Any) -> list[Trail]:
        return [trail for trail in trails(data, field) if fits(data, trail)]

    path, data = city.pick(random, kind, lambda d: bool(fitting(d)))
    return path, data, one_of(random, fitting(data))


def is_held(power: Any) -> bool:
    """Whether a power is one that a unit has now."""
    return at(power, ("status", "state")) in ("active", "suspended")


def change_in(  # noqa: PLR0917  # as in change
    kind: Kind,
    items: Trail,
    field: Trail,
    edit: Callable[[Any], Any],
    suits: Callable[[Any], object] = lambda _: True,
    fits: Callable[[Any], object] = lambda _: True,
) -> Spoil:
    """Edits ``field`` of a random item that suits, in the list at ``items`` of a random file that fits."""

    def places(data: Any) -> list[int]:
        return [i for i, item in enumerate(at(data, items) or ()) if suits(item)] if fits(data) else []

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, lambda d: bool(places(d)))
        trail = (*items, one_of(random, places(data)), *field)
        return put(city, path, data, trail, edit(at(data, trail)))

    return spoil


def add(kind: Kind, items: Trail, item: Any, field: Trail = (), fits: Callable[[Any], bool] = lambda _: True) -> Spoil:
    """Appends an item, whose ``field`` is wrong, to the list at ``items`` in a random file that has it and fits."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, lambda d: at(d, items) is not None and fits(d))
        added = append(city, path, data, items, item)
        return Expected(path, (*added.trail, *field))

    return spoil


def leave_out(kind: Kind, trail: Trail, fits: Callable[[Any], bool] = lambda _: True) -> Spoil:
    """Deletes the field at ``trail``, whose citations others have too; the object that it was in is to be found."""

    def spoil(city: City, random: Random) -> Expected:
        path, data = city.pick(random, kind, lambda d: at(d, trail) is not None and fits(d) and can_spare(at(d, trail)))
        return drop(city, path, data, trail)

    return spoil


def seen_at(trail: Trail, spoil: Spoil) -> Spoil:
    """Another edit's defect, which is found at ``trail`` and not where the edit was made."""
    return lambda city, random: Expected(spoil(city, random).path, trail)


def without(field: str) -> Callable[[Any], Any]:
    """An edit that takes ``field`` out of an object."""
    return lambda data: {key: value for key, value in data.items() if key != field}


def can_spare(part: Any) -> bool:
    """Whether all that ``part`` of the sample cites is cited elsewhere too."""
    everywhere = _cited_everywhere()
    return all(everywhere[citation] > count for citation, count in _citations(part).items())


def _citations(data: Any) -> Counter[tuple[str, str]]:
    """How often each article is cited, a law's paragraphs counted with their article."""
    if isinstance(data, dict):
        own = [(str(data["law"]), article_of(data["article"]))] if {"law", "article"} <= data.keys() else []
        return sum((_citations(value) for value in data.values()), Counter(own))
    return sum((_citations(item) for item in data), Counter()) if isinstance(data, list) else Counter()


@cache
def _cited_everywhere() -> Counter[tuple[str, str]]:
    city = City()
    return sum((_citations(city.data(path)) for kind in KINDS for path in city.paths(kind)), Counter())
