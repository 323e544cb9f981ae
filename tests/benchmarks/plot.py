"""The plot of seconds by powers, on logarithmic scales: a cost that grows in proportion is a line at 45 degrees."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt

from benchmarks.report import Figure, by_size, things


def plot(figures: Sequence[Figure], target: Path) -> None:
    """Draw the best of each thing measured into the file ``target``."""
    picture, axes = plt.subplots(figsize=(8, 5), layout="constrained")
    for what in things(figures):
        runs = by_size(figures, what).values()
        axes.loglog([r[0].powers for r in runs], [min(f.wall for f in r) for r in runs], marker="o", label=what)
    axes.set_xlabel("powers")
    axes.set_ylabel("seconds on the clock, best of the runs")
    axes.set_aspect("equal", adjustable="datalim")
    axes.grid(visible=True, which="both", alpha=0.3)
    axes.legend()
    picture.savefig(target, metadata={"Date": None})
    plt.close(picture)
