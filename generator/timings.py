"""How long the stages of a build take, for the benchmarks: one line of JSON a stage, in the file that ``DAYLIGHT_TIMINGS`` names."""

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

VARIABLE: Final = "DAYLIGHT_TIMINGS"


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure what is done inside as the stage ``name``: seconds on the clock, and of all processors of this process and its children."""
    file = os.environ.get(VARIABLE)
    if not file:
        yield
        return
    clock, cpu = time.perf_counter(), _cpu()
    try:
        yield
    finally:
        line = {"stage": name, "wall": round(time.perf_counter() - clock, 4), "cpu": round(_cpu() - cpu, 4)}
        with Path(file).open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")


def _cpu() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
