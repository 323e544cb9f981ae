"""What the report says of the figures is right."""

import pytest

from benchmarks.growth import exponent
from benchmarks.report import Figure, report


def _figure(size: str, powers: int, what: str, wall: float) -> Figure:
    return Figure(
        size=size,
        powers=powers,
        what=what,
        run=1,
        wall=wall,
        cpu=2 * wall,
        tree=3_000_000,
        tree_once=2_000_000,
        largest=1_000_000,
        stages={"read": (wall / 2, wall)},
    )


@pytest.mark.parametrize("power", [0, 1, 1.2, 2])
def test_the_exponent_is_found_whatever_the_unit(power: float) -> None:
    sizes = [288, 1152, 2304, 23040]
    assert exponent(sizes, [0.03 * size**power for size in sizes]) == pytest.approx(power)


def test_the_exponent_of_noisy_costs_is_that_of_the_nearest_line() -> None:
    assert exponent([1, 10, 100], [1, 20, 100]) == pytest.approx(1)


def test_the_report_has_times_memory_ratios_growth_and_stages() -> None:
    figures = [
        _figure("1", 2304, "build, cold", 4.0),
        _figure("1", 2304, "plain", 100.0),
        _figure("10", 23040, "build, cold", 44.0),
    ]
    lines = report(figures, "plot.svg").splitlines()
    assert "| build, cold (1) | 4.00 / 8.00 | 44.00 / 88.00 |" in lines
    assert "| plain (1) | 2 / 3 / 1 |  |" in lines
    assert "- plain : build, cold, 1 city: 25.00 on the clock, 25.00 of processors" in lines
    assert "- build, cold grows with powers to the 1.04 (clock), 1.04 (processors), 0.00 (memory)" in lines
    assert "  - ten cities : one = 11.00 (clock), 11.00 (processors), 1.00 (memory)" in lines
    assert "| read | 2.00 / 4.00 | 22.00 / 44.00 |" in lines
    assert "![Seconds by powers](plot.svg)" in lines
