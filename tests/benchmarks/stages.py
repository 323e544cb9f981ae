"""How long the parts of a program take, told in the lines that Daylight itself writes under ``DAYLIGHT_TIMINGS``."""

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

VARIABLE: Final = "DAYLIGHT_TIMINGS"
"""Names the file that gets a line a part: ``{"stage": name, "wall": seconds, "cpu": seconds}``."""


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Add what the work inside cost, its ended child processes with it, to the file that the environment names."""
    wall, cpu = time.perf_counter(), _cpu()
    yield
    line = {"stage": name, "wall": time.perf_counter() - wall, "cpu": _cpu() - cpu}
    if VARIABLE in os.environ:
        with Path(os.environ[VARIABLE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _cpu() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in usages)
