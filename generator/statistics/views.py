"""Counts as readers look at them: tables and plots, each number with what it is of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from generator.plot import Plot, Series
from generator.statistics.counts import completeness
from generator.statistics.items import ITEMS, Item
from generator.tallies import Counts, Tally
from generator.vocabulary import label, labels

MONTHS: Final = 24
"""The months of a plot of changes, the last of them that of the last change."""
_OVERSIGHT: Final = "oversight"


class Row(Struct, frozen=True):
    """``count`` of ``of``: how many there are, and of how many. ``name`` is what the row is about, ``note`` what that means."""

    id: str
    name: str
    count: int
    of: int
    note: str = ""

    @property
    def share(self) -> str:
        return percent(Fraction(self.count, self.of)) if self.of else "—"


class Cell(Struct, frozen=True):
    """The risks of one dimension of one category of powers; ``kinds`` has how many of them a control of each kind guards, the kind by name."""

    risks: int
    kinds: tuple[tuple[str, int], ...]
    unwatched: int
    """Those that no control of oversight (监督) guards."""


class MatrixRow(Struct, frozen=True):
    """``category`` is "" for the risks of posts, departments and the unit as a whole."""

    category: str
    name: str
    powers: int
    cells: tuple[Cell, ...]


def percent(share: Fraction) -> str:
    """A share as in 96.3%, halves rounded up; 100% only of what is whole, 0% only of nothing."""
    tenths = (share.numerator * 2000 + share.denominator) // (2 * share.denominator)
    if share < 1:
        tenths = min(tenths, 999)
    if share > 0:
        tenths = max(tenths, 1)
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


# --- tables -------------------------------------------------------------------


def coverage(counts: Counts) -> tuple[Row, ...]:
    """Of each item: the powers that say it, of those that it is asked of."""
    return tuple(
        Row(item.id, item.name, counts.said.get(item.id, 0), counts.asked[item.id], item.note)
        for item in ITEMS
        if item.id in counts.asked
    )


def guards(counts: Counts) -> tuple[Row, ...]:
    """How risks are guarded."""
    words = (
        ("controls", "有防控措施", "至少有一条措施"),
        ("owned", "措施有责任岗位", "每条措施都有责任岗位"),
        ("apart", "由别的岗位来防", "至少有一条措施的责任岗位不是风险岗位自己"),
        ("ruled", "措施有制度依据", "每条措施都写明依据哪项制度"),
    )
    return tuple(Row(word, name, counts.guarded.get(word, 0), counts.risks, note) for word, name, note in words)


def levels(counts: Counts, shown: Iterable[int]) -> tuple[Row, ...]:
    """Risks of each level that is ``shown``."""
    return tuple(_of("riskLevel", level, counts.by_level, counts.risks) for level in shown)


def dimensions(counts: Counts) -> tuple[Row, ...]:
    return tuple(_of("dimension", name, counts.by_dimension, counts.risks) for name in labels("dimension"))


def working(counts: Counts) -> tuple[Row, ...]:
    """How many units have each of the six working rules in force."""
    return tuple(_of("workingRule", name, counts.working, counts.units) for name in labels("workingRule"))


def rule_states(counts: Counts) -> tuple[Row, ...]:
    """Rules by state; those in force that no control names."""
    of = sum(counts.rules.get(str(state), 0) for state in labels("ruleState"))
    unused = Row(
        "unused",
        "没有用上",
        counts.rules.get("unused", 0),
        counts.rules.get("in_force", 0),
        "现行有效的制度里，没有防控措施写明依据它的",
    )
    return (*(_of("ruleState", state, counts.rules, of) for state in labels("ruleState")), unused)


def _of(vocabulary: str, name: str | int, tally: Tally, of: int) -> Row:
    return Row(str(name), label(vocabulary, name), tally.get(str(name), 0), of)


def matrix(counts: Counts) -> tuple[MatrixRow, ...]:
    """Category of power × dimension of risk × kind of control, for the categories that there are powers or risks of."""
    rows = (_matrix_row(str(name), label("category", name), counts) for name in labels("category"))
    own = _matrix_row("", "岗位、科室和单位", counts)
    return tuple(row for row in (*rows, own) if row.powers or any(cell.risks for cell in row.cells))


def _matrix_row(category: str, name: str, counts: Counts) -> MatrixRow:
    cells = tuple(_cell(f"{category}/{dimension}", counts.cells) for dimension in labels("dimension"))
    return MatrixRow(category, name, counts.by_category.get(category, 0), cells)


def _cell(name: str, cells: Tally) -> Cell:
    kinds = [(label("ruleKind", kind), cells.get(f"{name}/{kind}", 0)) for kind in labels("ruleKind")]
    risks = cells.get(name, 0)
    return Cell(risks, tuple(kind for kind in kinds if kind[1]), risks - cells.get(f"{name}/{_OVERSIGHT}", 0))


def gaps(asked: Sequence[Item], says: frozenset[str]) -> tuple[str, ...]:
    """The names of the items that are asked of a power and not said."""
    return tuple(item.name for item in asked if item.id not in says)


# --- plots --------------------------------------------------------------------


def plot_of_coverage(counts: Counts) -> Plot:
    rows = coverage(counts)
    short = [row.name for row in rows if row.count < row.of]
    return Plot(
        id="plot-coverage",
        title="各项要素有多少职权写明",
        said=f"{len(rows)}项要素中，没有写全的有{'、'.join(short)}。" if short else "各项要素都写全了。",
        labels=tuple(row.name for row in rows),
        series=(
            Series("写明", tuple(row.count for row in rows), "dl-plot-yes"),
            Series("没有写明", tuple(row.of - row.count for row in rows), "dl-plot-no"),
        ),
        measure="项职权",
    )


def plot_of_levels(names: Sequence[str], units: Sequence[Counts], shown: Sequence[int]) -> Plot:
    """Risks of each level, unit by unit."""
    return Plot(
        id="plot-levels",
        title="各单位风险等级",
        said=_most("风险最多的是", names, [counts.risks for counts in units], "项"),
        labels=tuple(names),
        series=tuple(
            Series(
                label("riskLevel", level),
                tuple(counts.by_level.get(str(level), 0) for counts in units),
                f"dl-plot-level-{level}",
            )
            for level in shown
        ),
        measure="项风险",
    )


def plot_of_completeness(names: Sequence[str], units: Sequence[Counts]) -> Plot:
    """Completeness in hundredths, rounded down: a bar is full only where nothing is missing."""
    shares = [int((completeness(counts) or 0) * 100) for counts in units]
    short = [name for name, share in zip(names, shares, strict=True) if share < 100]
    return Plot(
        id="plot-completeness",
        title="各单位公开完整度",
        said=f"没有到百分之百的有{len(short)}个单位。" if short else "各单位都是百分之百。",
        labels=tuple(names),
        series=(Series("完整度", tuple(shares), "dl-plot-yes"),),
        measure="百分比，取整",
    )


def plot_of_dimensions(counts: Counts) -> Plot:
    rows = dimensions(counts)
    return _simple("plot-dimensions", "风险的类别", [(row.name, row.count) for row in rows], "项风险")


def plot_of_changes(counts: Counts) -> Plot | None:
    """Changes of powers on record, month by month; ``None`` where there are none."""
    return plot_of_months("plot-changes", "每月有多少项职权变动", counts.changes, "项次") if counts.changes else None


def plot_of_months(id_: str, title: str, numbers: Mapping[str, int], measure: str) -> Plot:
    """Numbers by month (``2026-03``), of which there has to be one: the last ``MONTHS`` up to the newest that has any."""
    months = tuple(_months_until(max(numbers), MONTHS))
    shown = tuple(numbers.get(month, 0) for month in months)
    return Plot(
        id=id_,
        title=title,
        said=f"{_in_words(months[0])}到{_in_words(months[-1])}共{sum(shown)}{measure}。",
        labels=tuple(short_month(month) for month in months),
        series=(Series("变动", shown, "dl-plot-yes"),),
        measure=measure,
    )


def short_month(month: str) -> str:
    """A month as there is room for it below a bar: 26.3."""
    return f"{month[2:4]}.{int(month[5:])}"


def plot_of_sums(id_: str, title: str, sums: Sequence[tuple[str, int]]) -> Plot:
    """Published sums of alerts, just as they are told."""
    return _simple(id_, title, sums, "件预警")


def _simple(id_: str, title: str, numbers: Sequence[tuple[str, int]], measure: str) -> Plot:
    names, values = [name for name, _number in numbers], [number for _name, number in numbers]
    said, series = _most("最多的是", names, values, measure[0]), (Series(title, tuple(values), "dl-plot-yes"),)
    return Plot(id=id_, title=title, said=said, labels=tuple(names), series=series, measure=measure)


def _most(begin: str, names: Sequence[str], values: Sequence[int], measure: str) -> str:
    if not any(values):
        return "都没有。"
    most = max(values)
    who = [name for name, value in zip(names, values, strict=True) if value == most]
    return f"{begin}{'、'.join(who[:3])}{'等' if len(who) > 3 else ''}，{most}{measure}。"


def _months_until(last: str, number: int) -> Iterator[str]:
    """So many months in their order, of which ``last`` is the last."""
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(end - number + 1, end + 1))


def _in_words(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"
