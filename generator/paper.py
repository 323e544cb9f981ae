"""Charts cut into pieces for sheets of A4, so that their smallest text stays readable."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Final

from markupsafe import Markup, escape
from msgspec import Struct

from generator.chart import NOTE_SIZE, Box, Chart

MILLIMETRE: Final = 96 / 25.4
"""In CSS pixels."""
LONG_SIDE, SHORT_SIDE = 269 * MILLIMETRE, 190 * MILLIMETRE
"""A4 upright less the margins that daylight.css gives it."""
TURNED_LONG_SIDE, TURNED_SHORT_SIDE = 287 * MILLIMETRE, 190 * MILLIMETRE
"""The same sheet, turned, with margins as narrow as printers can have them."""
CAPTION: Final = 34.0
"""Room in CSS pixels for what is written below a piece."""
SMALLEST: Final = 8 / 0.75 / NOTE_SIZE
"""The scale at which the smallest text of a chart has 8 points."""
OVERLAP: Final = 40.0
"""How much pieces that stand side by side share, in pixels of the chart."""


class Pieces(Struct, frozen=True):
    """A chart for paper: SVG of each piece, from the top down; ``is_turned`` where the sheets lie on their long side."""

    svgs: tuple[Markup, ...]
    is_turned: bool


def cut(chart: Chart, taken: float = 0.0) -> Pieces:
    """The pieces of ``chart``, which must stand on the same page: they show parts of it.

    ``taken`` is how much of the first sheet, in CSS pixels, is taken by something else.
    """
    is_turned = chart.width * SMALLEST > SHORT_SIDE
    across, down = (TURNED_LONG_SIDE, TURNED_SHORT_SIDE) if is_turned else (SHORT_SIDE, LONG_SIDE)
    scale = max(min(1.0, across / chart.width), SMALLEST)
    room = (down - CAPTION) / scale
    first = room if is_turned else room - taken / scale
    columns = list(_columns(chart.width, across / scale))
    rows = list(_rows(chart, first, room))
    parts = ((*column, *row) for row in rows for column in columns)
    svgs = (_piece(chart, part, scale) for part in parts if any(_meet(box, part) for box in chart.boxes))
    return Pieces(tuple(svgs), is_turned)


def _rows(chart: Chart, first: float, rest: float) -> Iterator[tuple[float, float]]:
    """(top, bottom) of each piece, cut where nothing is; where there is no such place, at the end of the sheet."""
    cuts = list(_cuts(chart.boxes))
    top, room = 0.0, first
    while chart.height - top > room:
        bottom = max((y for y in cuts if top < y <= top + room), default=top + room)
        yield top, bottom
        top, room = bottom, rest
    yield top, chart.height


def _cuts(boxes: Iterable[Box]) -> Iterator[float]:
    """The middle of every band that nothing reaches into, from the top down."""
    reached = 0.0
    for top, bottom in sorted((top, bottom) for _left, top, _right, bottom in boxes):
        if 0 < reached < top:
            yield (reached + top) / 2
        reached = max(reached, bottom)


def _columns(width: float, room: float) -> Iterator[tuple[float, float]]:
    """(left, right) of each piece of a chart that is too wide for any sheet; else all of it."""
    count = ceil((width - OVERLAP) / (room - OVERLAP)) if width > room + 0.5 else 1
    share = (width + OVERLAP * (count - 1)) / count
    for i in range(count):
        left = i * (share - OVERLAP)
        yield left, left + share


def _meet(box: Box, part: tuple[float, float, float, float]) -> bool:
    """Whether a box reaches into a part of the chart, given as (left, right, top, bottom)."""
    left, right, top, bottom = part
    return box[0] < right and left < box[2] and box[1] < bottom and top < box[3]


def _piece(chart: Chart, part: tuple[float, float, float, float], scale: float) -> Markup:
    left, right, top, bottom = part
    wide, high = right - left, bottom - top
    return Markup(  # noqa: S704  # numbers, and an id that is escaped
        f'<svg class="dl-piece" viewBox="{left:.1f} {top:.1f} {wide:.1f} {high:.1f}" '
        f'width="{wide * scale:.1f}" height="{high * scale:.1f}" aria-hidden="true">'
        f'<use href="#{escape(chart.drawing)}"/></svg>'
    )
