"""What an edit costs while the site is looked at: from the moment a file is saved until a browser gets the new page."""

import re
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import psutil
from serving import Served, serving

from benchmarks import edits
from benchmarks.processes import Cost

_EDITS: Final = 5
_BETWEEN: Final = 0.5
"""Seconds of rest before each edit, as a hand leaves at least: what is counted is one edit, not a queue of them."""
_MARK: Final = re.compile("（第[0-9]+次修改）")


def edit_served(root: Path, environment: Mapping[str, str]) -> Cost:
    """The median of some edits of one power in a running preview of ``root``; memory is that of the preview after them."""
    with TemporaryDirectory() as desk, serving(root, environment, Path(desk) / "said") as served:
        served.wait_for("index.html", "<h1")
        costs = [_edit(root, served) for _time in range(_EDITS)]
        memory = psutil.Process(served.process.pid).memory_full_info()
    walls, times = zip(*costs, strict=True)
    return Cost(median(walls), median(times), memory.rss, memory.pss, memory.rss)


def _edit(root: Path, served: Served) -> tuple[float, float]:
    """(seconds on the clock, seconds of processors) from a saved file to the page that says it."""
    time.sleep(_BETWEEN)
    before, began = _cpu(served), time.perf_counter()
    path = edits.change_power(root)
    mark = _MARK.findall(path.read_text("utf-8"))[-1]
    served.wait_for(f"powers/{path.parent.parent.name}/{path.stem}.html", mark)
    return time.perf_counter() - began, _cpu(served) - before


def _cpu(served: Served) -> float:
    times = psutil.Process(served.process.pid).cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)
