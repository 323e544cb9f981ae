"""Work that is spread over processes gives what it gives in one."""

import os
import subprocess
import sys

import pytest

from generator import spread as spreading
from generator.chart import LayoutError
from generator.spread import FEWEST, spread


def _doubled(shop: int, item: int) -> tuple[int, int]:
    return shop * item, os.getpid()


def _failing(_shop: int, item: int) -> int:
    raise LayoutError(f"chart-{item}", "too wide")


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert [result for result, _process in spread(_doubled, 7, range(20), workers)] == [7 * n for n in range(20)]


def test_several_processes_do_the_work_and_few_things_are_done_at_once() -> None:
    assert os.getpid() not in {process for _result, process in spread(_doubled, 1, range(20), 2)}
    assert {process for _result, process in spread(_doubled, 1, range(FEWEST - 1), 2)} == {os.getpid()}


def test_processes_that_begin_from_nothing_do_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "start_method", lambda: "spawn")
    assert [result for result, _process in spread(_doubled, 7, range(8), 2)] == [7 * n for n in range(8)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failure_arrives_as_it_was_raised(workers: int) -> None:
    with pytest.raises(LayoutError, match="chart-0: too wide") as raised:
        list(spread(_failing, 1, range(10), workers))
    assert raised.value.diagram == "chart-0"


_SLOW = """
import os
import time
from generator.spread import spread

def slow(_shop, item):
    os.write(1, b"begun\\n")
    time.sleep(3600)

list(spread(slow, None, range(8), 2))
"""


def test_no_process_outlives_the_one_that_gave_it_work_when_that_is_killed() -> None:
    giving = subprocess.Popen([sys.executable, "-c", _SLOW], stdout=subprocess.PIPE, text=True)
    assert giving.stdout
    assert [giving.stdout.readline() for _worker in range(2)] == ["begun\n"] * 2
    giving.kill()
    assert giving.communicate(timeout=30)[0] == ""  # the end of what is written comes when nobody is left who could
