"""Plots of counts as accessible SVG: drawn by pygal, kept to plain shapes, coloured by the site's CSS, the same bytes everywhere (R14).

pygal is imported when the first plot is drawn: most builds draw none, for the bodies of pages are kept under what they show. Of what it
draws only shapes and words are taken over. Its scripts, its styles, the day of drawing and its hidden notes stay out.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from markupsafe import Markup, escape
from msgspec import Struct

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
    turned = [tuple(reversed(series.values)) for series in plot.series]
    height = _ROW * len(plot.labels) + 2 * _GAP
    drawn = _drawn(_ROWS, plot, plot.labels[::-1], turned, height)
    longest = max((width(label) for label in plot.labels), default=0.0)
    return _svg(plot, drawn, height, left=longest * _LETTER)


def columns(plot: Plot) -> Markup:
    """Upright bars from left to right: for months and other short labels that have an order."""
    step = _step(plot.labels)
    labels = [label if i % step == 0 else "" for i, label in enumerate(plot.labels)]
    drawn = _drawn(_COLUMNS, plot, labels, [series.values for series in plot.series], _TALL)
    return _svg(plot, drawn, _TALL, left=0.0)


def _step(labels: Sequence[str]) -> int:
    """Every which label there is room for."""
    return int(max(map(width, labels), default=0.0) * _LETTER * len(labels) / _WIDE) + 1


@cache
def _library() -> Any:
    """pygal, without the hook for plugins that it leaves among the importers: it is of a sort that Python has given up, and warns of."""
    import pygal  # noqa: PLC0415  # takes longer to import than most builds take

    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != pygal.__name__]
    return pygal


def _drawn(kind: str, plot: Plot, labels: Sequence[str], values: Sequence[Sequence[int]], height: int) -> Any:
    """What pygal draws, as a tree."""
    make: Callable[..., Any] = getattr(_library(), kind)
    top = max((sum(column) for column in zip(*values, strict=True)), default=0)
    chart = make(
        js=(), css=(), no_prefix=True, width=_WIDE, height=height, margin=2, spacing=4, range=(0, max(top, 1)),
        show_legend=False, print_values=True, print_zeroes=False, truncate_label=-1,
        show_x_labels=kind == _COLUMNS, show_y_labels=kind == _ROWS, show_y_guides=False, show_x_guides=False, value_formatter=lambda number: f"{number:g}",
    )  # fmt: skip  # numbers stand on the bars and in the table, so no axis tells them again
    chart.x_labels = labels
    for series, own in zip(plot.series, values, strict=True):
        chart.add(series.name, [number or None for number in own])
    return chart.render_tree()


def _svg(plot: Plot, drawn: Any, height: int, left: float) -> Markup:
    styles = {f"color-{i}": series.style for i, series in enumerate(plot.series)}
    shapes = Markup("").join(_shape(child, styles) for child in drawn if child.tag == "g")
    extra = left + _GAP
    return Markup(
        '<svg class="dl-plot-drawing" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{id}-title {id}-said"'
        ' viewBox="{x:.0f} 0 {wide:.0f} {height}"><title id="{id}-title">{title}</title><desc id="{id}-said">{said}</desc>{shapes}</svg>'
    ).format(id=plot.id, x=-extra, wide=_WIDE + extra, height=height, title=plot.title, said=plot.said, shapes=shapes)


def _shape(element: Any, styles: dict[str, str]) -> Markup:
    """A shape and all in it, with nothing but what is known to be needed."""
    classes = (element.get("class") or "").split()
    is_empty = element.tag == "rect" and not (float(element.get("width") or 0) and float(element.get("height") or 0))
    if element.tag not in _TAGS or is_empty or _LEFT_OUT.intersection(classes):
        return Markup("")
    said = {name: element.get(name) for name in _ATTRIBUTES if element.get(name)}
    said["class"] = " ".join(styles.get(name, name) for name in classes)
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, _rounded(value)) for name, value in said.items() if value
    )
    inner = Markup("").join(_shape(child, styles) for child in element)
    if element.tag in ("g", "text") and not (inner or element.text):
        return Markup("")
    return Markup("<{tag}{attributes}>{text}{inner}</{tag}>").format(
        tag=element.tag, attributes=attributes, text=escape(element.text or ""), inner=inner
    )


def _rounded(value: str) -> str:
    """A number to a tenth of a unit; anything else as it is."""
    try:
        return f"{float(value):.1f}".removesuffix(".0")
    except ValueError:
        return value
