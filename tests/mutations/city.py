"""The sample city in memory, ready to be spoilt: files as data, and a verdict on them after each change."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from suite import ROOT

from generator import catalog
from generator.diagnostics import Diagnostic, Trail
from generator.discovery import Found
from generator.kinds import ALERT, Kind, identify
from generator.lint import lint
from generator.source import Document, parse, read


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a defect must be found: the file, and the trail to the value."""

    path: str
    trail: Trail


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to spoil a city. ``spoil`` changes it at a random fitting place and says where that must be found.

    ``also`` names the rules that rightly speak of the same defect too; no other rule may.
    """

    name: str
    rule: str
    spoil: "Callable[[City, Random], Expected]"
    also: frozenset[str] = frozenset()


class NothingFitsError(Exception):
    """The sample has no place for a defect: the defect, or the sample, is wrong."""


@dataclass
class City:
    """The sample with some files changed or gone. Unchanged files are read once for all cities."""

    changed: dict[str, Document | None] = field(default_factory=dict)
    day: str = ""
    """The day that it is looked at, where that matters."""

    def paths(self, kind: Kind) -> list[str]:
        return [f.path for f in _found() if f.identity.kind is kind and self.changed.get(f.path, True)]

    def data(self, path: str) -> Any:
        """What a file says, free to be changed; ``write`` puts it back."""
        return deepcopy(self._document(path).data)

    def write(self, path: str, data: Any) -> None:
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        self.changed[path] = parse(path, text.encode())

    def remove(self, path: str) -> None:
        self.changed[path] = None

    def forget_alerts(self) -> None:
        """Take all alerts away, where what they are about is to go."""
        for path in self.paths(ALERT):
            self.remove(path)

    def pick(self, random: Random, kind: Kind, fits: Callable[[Any], bool] = lambda _data: True) -> tuple[str, Any]:
        """A random file of ``kind`` whose data fits, and its data."""
        fitting = [path for path in self.paths(kind) if fits(self._document(path).data)]
        if not fitting:
            raise NothingFitsError
        path = random.choice(fitting)  # a test's dice
        return path, self.data(path)

    def findings(self) -> Iterator[Diagnostic]:
        """Every diagnostic of the city as it now is."""
        documents = {f.path: self.changed.get(f.path, True) for f in _found()} | self.changed
        present = [path for path, document in documents.items() if document is not None]
        found = [Found(path, identity) for path in sorted(present) if (identity := identify(path))]
        loaded, faults = catalog.load_found(ROOT, found, self._read)
        return iter(sorted([*faults, *lint(loaded, self.day)]))

    def line(self, expected: Expected) -> int:
        return self._document(expected.path).place(expected.trail)[0]

    def _read(self, _root: Path, path: str) -> Document:
        return self._document(path)

    def _document(self, path: str) -> Document:
        return self.changed.get(path) or _sample(path)


@cache
def _found() -> tuple[Found, ...]:
    from generator.discovery import discover  # noqa: PLC0415  # once

    return tuple(discover(ROOT)[0])


@cache
def _sample(path: str) -> Document:
    return read(ROOT, path)


def any_of(random: Random, items: list[Any]) -> int:
    """The index of a random one of ``items``."""
    if not items:
        raise NothingFitsError
    return random.randrange(len(items))
