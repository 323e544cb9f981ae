"""How a cost grows with the size of a city."""

from collections.abc import Sequence
from math import log
from statistics import linear_regression


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size that the cost grows with, by least squares in log-log: 1 is in proportion, 2 is by the square."""
    return linear_regression([log(s) for s in sizes], [log(c) for c in costs]).slope
