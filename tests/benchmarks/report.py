"""Figures as a table in Markdown."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.growth import exponent


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One run of one thing on one city; seconds and bytes as in ``processes.Cost``."""

    size: str
    powers: int
    what: str
    run: int
    wall: float
    cpu: float
    tree: int
    tree_once: int
    largest: int
    stages: Mapping[str, tuple[float, float]]
    """(wall, cpu) of each part that the program told of."""


def report(figures: Sequence[Figure], plot: str) -> str:
    """The whole report; ``plot`` is where its picture is."""
    return "\n".join(
        [
            f"{_machine()}",
            "",
            "Time, best of the runs (their number in brackets): seconds on the clock / seconds of processors.",
            "",
            *_table(figures, _time),
            "",
            "Memory, most of the runs, MB: all processes with shared pages counted once (PSS) / for each (RSS) / the largest process.",
            "",
            *_table(figures, _memory),
            "",
            *_ratios(figures),
            "",
            *_growth(figures),
            "",
            *_stages(figures),
            f"![Seconds by powers]({plot})",
            "",
        ]
    )


def by_size(figures: Sequence[Figure], what: str) -> dict[str, list[Figure]]:
    """The runs of one thing on each city."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.what == what:
            found.setdefault(figure.size, []).append(figure)
    return found


def things(figures: Sequence[Figure]) -> list[str]:
    """What was measured, in the order in which it was."""
    return list(dict.fromkeys(f.what for f in figures))


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}."


def _table(figures: Sequence[Figure], cell: Callable[[Sequence[Figure]], str]) -> Iterator[str]:
    sizes = {f.size: f.powers for f in figures}
    yield _row("", *(f"{size} city ({powers:,} powers)" for size, powers in sizes.items()))
    yield _row(*["---"] * (len(sizes) + 1))
    for what in things(figures):
        runs = by_size(figures, what)
        count = max(len(r) for r in runs.values())
        yield _row(f"{what} ({count})", *(cell(runs[s]) if s in runs else "" for s in sizes))


def _time(runs: Sequence[Figure]) -> str:
    return f"{min(r.wall for r in runs):.2f} / {min(r.cpu for r in runs):.2f}"


def _memory(runs: Sequence[Figure]) -> str:
    most = (max(column) for column in zip(*((r.tree_once, r.tree, r.largest) for r in runs), strict=True))
    return " / ".join(f"{size / 1e6:.0f}" for size in most)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


_COMPARED: Final = (
    ("validate, cold", "parse alone"),
    ("plain", "build, cold"),
    ("build, cold", "Hugo, pages only"),
    ("build, cold", "build, one power changed"),
)


def _ratios(figures: Sequence[Figure]) -> Iterator[str]:
    """Ratios of things measured in runs of the same number, the middle one of them."""
    for one, other in _COMPARED:
        for size in dict.fromkeys(f.size for f in figures):
            ratios = [
                (a.wall / b.wall, a.cpu / b.cpu)
                for a in figures
                for b in figures
                if (a.what, b.what) == (one, other) and a.size == b.size == size and a.run == b.run
            ]
            if ratios:
                wall, cpu = (median(column) for column in zip(*ratios, strict=True))
                yield f"- {one} : {other}, {size} city: {wall:.2f} on the clock, {cpu:.2f} of processors"


def _growth(figures: Sequence[Figure]) -> Iterator[str]:
    for what in things(figures):
        runs = by_size(figures, what)
        if len(runs) > 1:
            powers = [r[0].powers for r in runs.values()]
            wall, cpu, memory = ([cost(r) for r in runs.values()] for cost in _COSTS)
            slopes = [exponent(powers, costs) for costs in (wall, cpu, memory)]
            yield f"- {what} grows with powers to the {_three(slopes)}"
            if {"1", "10"} <= runs.keys():
                yield f"  - ten cities : one = {_three([cost(runs['10']) / cost(runs['1']) for cost in _COSTS])}"


_COSTS: Final[tuple[Callable[[Sequence[Figure]], float], ...]] = (
    lambda runs: min(r.wall for r in runs),
    lambda runs: min(r.cpu for r in runs),
    lambda runs: max(r.tree_once for r in runs),
)


def _three(values: Sequence[float]) -> str:
    return "{:.2f} (clock), {:.2f} (processors), {:.2f} (memory)".format(*values)


def _stages(figures: Sequence[Figure]) -> Iterator[str]:
    """The parts of each thing that told of them: seconds on the clock / of processors, in its quickest run."""
    for what in things(figures):
        quickest = {f.size: f for f in sorted(figures, key=lambda f: -f.wall) if f.what == what and f.stages}
        names = list(dict.fromkeys(name for f in quickest.values() for name in f.stages))
        if names:
            sizes = [s for s in dict.fromkeys(f.size for f in figures) if s in quickest]
            yield _row(what, *(f"{s} city" for s in sizes))
            yield _row(*["---"] * (len(sizes) + 1))
            for name in names:
                yield _row(name, *(_seconds(quickest[s].stages.get(name)) for s in sizes))
            yield ""


def _seconds(times: tuple[float, float] | None) -> str:
    return f"{times[0]:.2f} / {times[1]:.2f}" if times else ""
