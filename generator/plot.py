"""Plots of counts as accessible SVG: drawn by pygal, kept to plain shapes, coloured by the site's CSS, the same bytes everywhere (R14).

pygal draws each shape of plot once, with bars that are all of one length; words and numbers are filled in, and bars stretched, for it looks at
each bar a hundred times. Of what it draws only shapes and words are taken over. Its scripts, its styles, the day of drawing and
its hidden notes stay out.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any, Final

import msgspec
from markupsafe import Markup, escape
from msgspec import Struct

from generator.moulds import mould
from generator.text_width import width

_WIDE: Final = 310
"""Units: about the pixels of a phone, so that letters are neither small there nor big on a desk."""
_LETTER: Final = 12
_ROW: Final = 24
_TALL: Final = 190
_GAP: Final = 10
_TAGS: Final = frozenset({"g", "rect", "path", "text"})
_ATTRIBUTES: Final = ("class", "transform", "x", "y", "width", "height", "d", "text-anchor")
_ROWS: Final = "HorizontalStackedBar"
_COLUMNS: Final = "StackedBar"
_LEFT_OUT: Final = frozenset({"background", "tooltip-overlay", "titles"})
_SLOT: Final = re.compile(r'(<g class="bar">.*?</g>|<text class="value".*?</text>|\{label\})')
"""What is filled in: a bar, its number, a label."""
_NOTHING: Final = re.compile("<g[^>]*></g>")


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
    names = plot.labels[::-1]
    like = ("x" * max(map(len, names), default=1),) * len(names)
    shapes = _shapes(_ROWS, plot, like, names, [series.values[::-1] for series in plot.series])
    left = max(map(width, names), default=0.0) * _LETTER
    return _svg(plot, shapes, _height(_ROWS, names), left)


def columns(plot: Plot) -> Markup:
    """Upright bars from left to right: for months and other short labels that have an order."""
    step = _step(plot.labels)
    like = tuple("" if i % step else "x" for i in range(len(plot.labels)))
    shapes = _shapes(_COLUMNS, plot, like, plot.labels[::step], [series.values for series in plot.series])
    return _svg(plot, shapes, _height(_COLUMNS, plot.labels), left=0.0)


def _step(labels: Sequence[str]) -> int:
    """Every which label there is room for."""
    return int(max(map(width, labels), default=0.0) * _LETTER * len(labels) / _WIDE) + 1


def _height(kind: str, labels: Sequence[str]) -> int:
    return _ROW * len(labels) + 2 * _GAP if kind == _ROWS else _TALL


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
        shapes=Markup(shapes),  # noqa: S704  # all words in it are escaped
    )


def _shapes(
    kind: str, plot: Plot, like: tuple[str, ...], labels: Sequence[str], values: Sequence[Sequence[int]]
) -> str:
    """All that is drawn: ``labels`` where ``like`` has some, and the bars of ``values``."""
    return _filled(_frame(kind, like, tuple(s.style for s in plot.series)), labels, values) if like else ""


# --- filling ------------------------------------------------------------------


class _Frame(Struct, frozen=True):
    """A plot without words and numbers. ``pieces`` are in turn what stays and what is filled in: labels, bars, and their numbers.

    There are ``length`` units along the bars, ``margin`` times the longest bar is left free at either end, and a number stands ``beside`` the
    middle of its bar. Upright, what is more lies nearer to the beginning.
    """

    pieces: tuple[str, ...]
    length: float
    margin: float
    beside: float
    is_upright: bool

    def place(self, number: int, most: int) -> float:
        """Where a bar of ``number`` ends if the longest is one of ``most``: worked out as pygal does, for its last digits decide how that is rounded."""
        edge = self.margin * most
        along = self.length * (number + edge) / (most + edge + edge)
        return self.length - along if self.is_upright else along


def _filled(frame: _Frame, labels: Sequence[str], values: Sequence[Sequence[int]]) -> str:
    """The shapes of a plot that has such ``labels`` and, of each series, such ``values``."""
    bars = list(_bars(frame, values))
    slots = iter(frame.pieces[1 + 2 * len(labels) :: 2])
    drawn = [slot.format_map(bar) if bar else "" for bar, slot in zip((*bars, *bars), slots, strict=True)]
    between = zip_longest(frame.pieces[::2], (*map(escape, labels), *drawn), fillvalue="")
    return _without_nothing("".join(chain.from_iterable(between)))


def _bars(frame: _Frame, values: Sequence[Sequence[int]]) -> Iterator[dict[str, str] | None]:
    """Where each bar lies, and its number; ``None`` of what is nothing. Each series begins where the one before it ends."""
    most = max([1, *map(sum, zip(*values, strict=True))])
    below = [0] * max(map(len, values), default=0)
    for own in values:
        for i, number in enumerate(own):
            begin, end = (frame.place(n, most) for n in (below[i], below[i] + number))
            below[i] += number
            yield _bar(frame, begin, end, number) if number else None


def _bar(frame: _Frame, begin: float, end: float, number: int) -> dict[str, str]:
    size = abs(end - begin)
    return {
        "begin": _rounded(end if frame.is_upright else end - size),
        "size": _rounded(size),
        "middle": _rounded(end - (end - begin) / 2 + frame.beside),
        "number": f"{number:g}",
    }


def _without_nothing(shapes: str) -> str:
    """Shapes without groups that have none."""
    while (less := _NOTHING.sub("", shapes)) != shapes:
        shapes = less
    return shapes


def _rounded(number: float) -> str:
    """To a tenth of a unit."""
    return f"{number:.1f}".removesuffix(".0")


# --- drawing ------------------------------------------------------------------


@lru_cache(maxsize=32)
def _frame(kind: str, labels: tuple[str, ...], styles: tuple[str, ...]) -> _Frame:
    """The frame of plots that have as many ``labels``, as long as these, and a series of each of these ``styles``."""
    made = mould("plot", kind, *labels, "", *styles, draw=lambda: msgspec.json.encode(_drawn(kind, labels, styles)))
    return msgspec.json.decode(made, type=_Frame)


def _drawn(kind: str, labels: Sequence[str], styles: Sequence[str]) -> _Frame:
    """What pygal draws where every number is one."""
    graph = next(child for child in _tree(kind, labels, [[1] * len(labels)] * len(styles)) if child.tag == "g")
    along, size = ("x", "width") if kind == _ROWS else ("y", "height")
    bars, numbers = (
        [e for e in graph.iter(tag) if mark in (e.get("class") or "").split()]
        for tag, mark in (("rect", "tooltip-trigger"), ("text", "value"))
    )
    beside = float(numbers[0].get(along)) - (float(bars[0].get(along)) + float(bars[0].get(size)) / 2)
    length = next(float(g[0].get(size)) for g in graph if g.get("class") == "plot")
    for bar in bars:
        bar.set(along, "{begin}")
        bar.set(size, "{size}")
    for number in numbers:
        number.set(along, "{middle}")
        number.text = "{number}"
    for label in (text for text in graph.iter("text") if text.text in labels and text.text):
        label.text = "{label}"
    shapes = _shape(graph, {f"color-{i}": style for i, style in enumerate(styles)})
    return _Frame(tuple(_SLOT.split(shapes)), length, _library().view.Box.margin, beside, kind == _COLUMNS)


def _tree(kind: str, labels: Sequence[str], values: Sequence[Sequence[int]]) -> Any:
    most = max([1, *map(sum, zip(*values, strict=True))])
    make: Callable[..., Any] = getattr(_library(), kind)
    chart = make(
        js=(), css=(), no_prefix=True, width=_WIDE, height=_height(kind, labels), margin=2, spacing=4, range=(0, most),
        show_legend=False, print_values=True, print_zeroes=False, truncate_label=-1,
        show_x_labels=kind == _COLUMNS, show_y_labels=kind == _ROWS, show_y_guides=False, show_x_guides=False,
    )  # fmt: skip  # numbers stand on the bars and in the table, so no axis tells them again
    chart.x_labels = labels
    for number, own in enumerate(values):
        chart.add(str(number), own)
    return chart.render_tree()


def _library() -> Any:
    """pygal, without the hook for plugins that it leaves among the importers: it is of a sort that Python has given up, and warns of."""
    import pygal  # noqa: PLC0415  # takes longer to import than most builds take

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != pygal.__name__]
    return pygal


def _shape(element: Any, styles: dict[str, str]) -> str:
    """A shape and all in it, with nothing but what is known to be needed."""
    classes = (element.get("class") or "").split()
    if element.tag not in _TAGS or _LEFT_OUT.intersection(classes):
        return ""
    said = {name: element.get(name) for name in _ATTRIBUTES if element.get(name)}
    said["class"] = " ".join(styles.get(name, name) for name in classes)
    attributes = "".join(f' {name}="{escape(_tidy(value))}"' for name, value in said.items() if value)
    inner = "".join(_shape(child, styles) for child in element)
    if element.tag in ("g", "text") and not (inner or element.text):
        return ""
    return f"<{element.tag}{attributes}>{escape(element.text or '')}{inner}</{element.tag}>"


def _tidy(value: str) -> str:
    """A number rounded; anything else as it is."""
    try:
        return _rounded(float(value))
    except ValueError:
        return value
