"""Plots of counts as accessible SVG: plain bars, coloured by the site's CSS, the same bytes everywhere (R14)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup, escape
from msgspec import Struct

from generator.text_width import width

_WIDE: Final = 310
"""Units: about the pixels of a phone, so that letters are neither small there nor big on a desk."""
_LETTER: Final = 12
_ROW: Final = 24
_TALL: Final = 190
_GAP: Final = 10

_MARGIN: Final = 2
_NAME: Final = 10
_NUMBER: Final = 16
"""The heights of letters for which room is left; how tall and wide they are, CSS says."""
_FLAT: Final = 0.6
"""How wide a letter of a name is taken to be, in its height."""
_EDGE: Final = 0.02
"""The part of the longest bar, and of all bars side by side, that stays free at either end."""
_BETWEEN: Final = 0.06
"""The part of its room that a bar leaves free on either side."""

Way = Callable[[float], float]
"""From a count, or from a part of all bars side by side, to its place in the drawing."""


class Series(Struct, frozen=True):
    """One number for each label of a plot. ``style`` is the CSS class of its bars, as in ``level-1``."""

    name: str
    values: tuple[int, ...]
    style: str


class Plot(Struct, frozen=True):
    """Counts to be looked at: ``series`` stand in the order of ``labels``, and are stacked on one another.

    ``id`` is unique in its page; ``said`` is the plot in a sentence, for those who do not see it; ``measure`` is what is counted.
    """

    id: str
    title: str
    said: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    measure: str

    def rows(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The table behind the plot: each label with its numbers."""
        return ((label, tuple(s.values[i] for s in self.series)) for i, label in enumerate(self.labels))


def rows(plot: Plot) -> Markup:
    """Horizontal bars, one below another in the order of the labels: for names, which may be long."""
    names, height = plot.labels[::-1], _ROW * len(plot.labels) + 2 * _GAP  # from below, as places are counted here
    left = _MARGIN + max(max(map(len, names), default=0) * _FLAT * _NAME, _NAME) + 4
    wide, high = _WIDE - (left + _MARGIN), height - 2 * _MARGIN
    along = _way(_most(plot), wide)
    across = _turned(_way(1, high), high)
    axis = [
        _group("guides", _name(name, -5, across((i + 0.5) / len(names)) + 0.35 * _NAME)) for i, name in enumerate(names)
    ]
    standing = _bars([series.values[::-1] for series in plot.series], along, across)
    bars = ([bar.lying() for bar in own] for own in standing)
    drawn = _drawn("horizontalstackedbar-graph horizontal", left, _group("axis y", *axis), plot, bars)
    return _svg(plot, drawn, height, left=max(map(width, names), default=0.0) * _LETTER)


def columns(plot: Plot) -> Markup:
    """Upright bars from left to right: for months and other short labels that have an order."""
    step, count = _step(plot.labels), len(plot.labels)
    wide, high = _WIDE - 2 * _MARGIN, _TALL - 2 * _MARGIN - (_NAME + 4)
    along = _turned(_way(_most(plot), high), high)
    across = _way(1, wide)
    axis = [_line("line", 0, high)]
    for i, label in enumerate(plot.labels):
        x = across((i + 0.5) / count)
        name = _name(label, x, high + 1.5 * _NAME) if i % step == 0 else ""
        axis.append(_group("guides", _line("guide line", x, high), name))
    bars = _bars([series.values for series in plot.series], along, across)
    drawn = _drawn("stackedbar-graph vertical", _MARGIN, _group("axis x", *axis), plot, bars)
    return _svg(plot, drawn, _TALL, left=0.0)


def _step(labels: Sequence[str]) -> int:
    """Every which label there is room for."""
    return int(max(map(width, labels), default=0.0) * _LETTER * len(labels) / _WIDE) + 1


def _most(plot: Plot) -> int:
    """The count of the longest bar."""
    return max((sum(numbers) for _label, numbers in plot.rows()), default=0) or 1


def _way(most: float, room: float) -> Way:
    """From 0 to ``most`` through ``room``, with its edges left free."""
    edge = _EDGE * most
    return lambda at: room * (at + edge) / (most + edge + edge)


def _turned(way: Way, room: float) -> Way:
    """The same way from the other end of ``room``."""
    return lambda at: room - way(at)


class _Bar(NamedTuple):
    """What is counted, a corner of its bar, and how far the bar reaches from there: to the left, or up, where that is less than 0."""

    counted: int
    x: float
    y: float
    wide: float
    high: float

    def lying(self) -> "_Bar":
        return _Bar(self.counted, self.y, self.x, self.high, self.wide)

    def shape(self) -> str:
        x, y = self.x + min(self.wide, 0), self.y + min(self.high, 0)
        wide, high = abs(self.wide), abs(self.high)
        return (
            f'<rect class="rect reactive tooltip-trigger" x="{_said(x)}" y="{_said(y)}"'
            f' width="{_said(wide)}" height="{_said(high)}"></rect>'
        )

    def number(self) -> str:
        x, y = self.x + self.wide / 2, self.y + self.high / 2 + _NUMBER / 3
        return f'<text class="value" x="{_said(x)}" y="{_said(y)}" text-anchor="middle">{self.counted}</text>'


def _bars(values: Iterable[Sequence[int]], along: Way, across: Way) -> Iterator[list[_Bar]]:
    """The bars of each series, upright, on those of the series before; where a count is 0 there is none."""
    feet: Counter[int] = Counter()
    for counts in values:
        room = (across(1) - across(0)) / max(len(counts), 1)
        free = room * _BETWEEN
        bars = []
        for i, count in enumerate(counts):
            if count:
                top = along(feet[i] + count)
                bars.append(_Bar(count, across(i / len(counts)) + free, top, room - 2 * free, along(feet[i]) - top))
                feet[i] += count
        yield bars


def _drawn(kind: str, left: float, axis: str, plot: Plot, bars: Iterable[Sequence[_Bar]]) -> str:
    """The axis, the bars and, above them all, their numbers."""
    shapes, numbers = [axis], []
    for i, (series, own) in enumerate(zip(plot.series, bars, strict=True)):
        style = f"series serie-{i} {series.style}"
        shapes.append(_group(style, _group("bars", *(_group("bar", bar.shape()) for bar in own))))
        numbers.append(_group(style, *(bar.number() for bar in own)))
    moved = f' transform="translate({int(left)}, {_MARGIN})"'
    return _group(
        f"graph {kind}", _group("plot", *shapes, more=moved), _group("plot text-overlay", *numbers, more=moved)
    )


def _group(style: str, *inner: str, more: str = "") -> str:
    """Shapes together, if there are any."""
    drawn = "".join(inner)
    return f'<g class="{style}"{more}>{drawn}</g>' if drawn else ""


def _name(text: str, x: float, y: float) -> str:
    return f'<text x="{_said(x)}" y="{_said(y)}">{escape(text)}</text>' if text else ""


def _line(style: str, x: float, high: float) -> str:
    return f'<path class="{style}" d="M{x:f} {0:f} v{high:f}"></path>'


def _said(number: float) -> str:
    """To a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")


def _svg(plot: Plot, shapes: str, height: int, left: float) -> Markup:
    extra = left + _GAP
    return Markup(
        '<svg class="dl-plot-drawing" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{id}-title {id}-said"'
        ' viewBox="{x:.0f} 0 {wide:.0f} {height}"><title id="{id}-title">{title}</title><desc id="{id}-said">{said}</desc>{shapes}</svg>'
    ).format(
        id=plot.id,
        x=-extra,
        wide=_WIDE + extra,
        height=height,
        title=plot.title,
        said=plot.said,
        shapes=Markup(shapes),  # noqa: S704  # numbers, our own words, and names that are escaped
    )
