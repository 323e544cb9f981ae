"""How it came to be so, month by month: what stood at the end of each, and what was changed in it, both from the repository's own history (R14)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from generator.past import Happening, Reported
from generator.plot import Plot, Series
from generator.statistics import views
from generator.statistics.counts import completeness_of_all, total
from generator.tallies import Counts

_LENGTH_OF_MONTH: Final = len("2026-03")


class Month(Struct, frozen=True):
    """What there was at the end of a month: ``name`` in words, ``label`` for a plot; ``share`` is the completeness in words."""

    name: str
    label: str
    counts: Counts
    completeness: Fraction | None
    share: str
    covered: str
    """Of all items that are asked of all powers, how many are said."""


def months(reported: Iterable[Reported]) -> tuple[Month, ...]:
    """The months that are over, the oldest first."""
    over = [one for one in reported if len(one.period) == _LENGTH_OF_MONTH]
    return tuple(_month(one) for one in reversed(over))


def _month(reported: Reported) -> Month:
    units = reported.after.units.values()
    counts, share = total(units), completeness_of_all(units)
    asked, said = (sum(tally.values()) for tally in (counts.asked, counts.said))
    return Month(
        name=reported.name,
        label=views.short_month(reported.period),
        counts=counts,
        completeness=share,
        share="—" if share is None else views.percent(share),
        covered=views.percent(Fraction(said, asked)) if asked else "—",
    )


def plots(found: Sequence[Month]) -> tuple[Plot, ...]:
    """Coverage over time; nothing before a month is over."""
    if not found:
        return ()
    flows = tuple(month.counts.said.get("flow", 0) for month in found)
    shares = tuple(int((month.completeness or 0) * 100) for month in found)
    first, last = found[0], found[-1]
    return (
        Plot(
            id="plot-completeness-by-month",
            title="各月末的公开完整度",
            said=f"{first.name}末{first.share}，{last.name}末{last.share}。",
            labels=tuple(month.label for month in found),
            series=(Series("完整度", shares, "dl-plot-yes"),),
            measure="百分比，取整",
        ),
        Plot(
            id="plot-flows-by-month",
            title="各月末有多少职权有流程图",
            said=f"{first.name}末{first.counts.held}项职权中{flows[0]}项有，{last.name}末{last.counts.held}项中{flows[-1]}项有。",
            labels=tuple(month.label for month in found),
            series=(
                Series("有流程图", flows, "dl-plot-yes"),
                Series("没有流程图", tuple(m.counts.held - n for m, n in zip(found, flows, strict=True)), "dl-plot-no"),
            ),
            measure="项职权",
        ),
    )


def changes(happenings: Iterable[Happening]) -> dict[str, int]:
    """How many changes of what is published came in each month."""
    return dict(Counter(happening.day[:_LENGTH_OF_MONTH] for happening in happenings))
