"""What a command costs: time on the clock, time of processors, memory of all its processes.

Linux lets a process begin with the largest memory of the one that started it, so each command is started by a small process of its
own: ``python -m benchmarks.processes RESULT COMMAND...`` writes the cost to the file ``RESULT``.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

_TESTS: Final = Path(__file__).parent.parent
_EVERY: Final = 0.1
"""Seconds between two looks at memory; oftener would itself cost a core too much."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and bytes of one run."""

    wall: float
    cpu: float
    """User and system time of the process and of all that it started and waited for."""
    tree: int
    """The most that the resident sets of all its processes came to at a time (RSS); pages that they share count for each."""
    tree_once: int
    """The same, but pages that processes share count once (PSS); what a machine must have."""
    largest: int
    """The largest resident set that any one of its processes ever had (``ru_maxrss``)."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run ``command`` in ``folder`` and weigh it. One that fails is a ``RuntimeError`` with the end of what it said."""
    with TemporaryDirectory() as desk:
        result = Path(desk) / "cost.json"
        path = os.pathsep.join((str(_TESTS), environment.get("PYTHONPATH", "")))
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.processes", str(result), *command],
            cwd=folder,
            env={**os.environ, **environment, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            said = done.stdout[-4000:].decode("utf-8", "replace")
            raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{said}")
        return Cost(**json.loads(result.read_text("utf-8")))


def main() -> None:
    """Run the command of the command line, write its cost, and end as it ended."""
    begun = time.perf_counter()
    process = subprocess.Popen(sys.argv[2:])
    scales = _Scales(process.pid)
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    largest = usage.ru_maxrss * 1024
    tree, tree_once = scales.stop()
    cost = Cost(wall, usage.ru_utime + usage.ru_stime, max(tree, largest), tree_once, largest)
    Path(sys.argv[1]).write_text(json.dumps(asdict(cost)), "utf-8")
    raise SystemExit(process.returncode)


class _Scales:
    """Looks again and again at the memory of a process and its descendants, until stopped."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._tree = self._tree_once = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            sizes = [_sizes(process) for process in (self._root, *_descendants(self._root))]
            self._tree = max(self._tree, sum(resident for resident, _share in sizes))
            self._tree_once = max(self._tree_once, sum(share for _resident, share in sizes))

    def stop(self) -> tuple[int, int]:
        """The most bytes seen: (shared pages counted for each process, counted once)."""
        self._done.set()
        self._thread.join()
        return self._tree, self._tree_once


def _descendants(process: psutil.Process) -> list[psutil.Process]:
    try:
        return list(process.children(recursive=True))
    except psutil.Error:  # it has ended
        return []


def _sizes(process: psutil.Process) -> tuple[int, int]:
    try:
        memory = process.memory_full_info()
    except psutil.Error:  # it has ended
        return 0, 0
    return memory.rss, memory.pss


if __name__ == "__main__":
    main()
