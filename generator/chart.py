"""Charts of flows: what is drawn, where Graphviz puts it, and the SVG.

The symbols are those of GB/T 1526-1989 (ISO 5807:1985): terminators for the start and the ends, boxes for steps, diamonds for
decisions, boxes with doubled sides for procedures that have rules of their own (hearings, expert review), sheets for steps
that hand out documents, and a pair of lines where several steps begin together.

Graphviz never sees text. Every box, label and symbol gets its size here, from our own widths, Graphviz returns positions,
and the SVG is written here too: no fonts are needed, and the same flow gives the same bytes on every machine.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import atan2, ceil, cos, sin, tau
from typing import Final, Literal

import graphviz
from markupsafe import Markup, escape
from msgspec import Struct

from generator import layout_engine
from generator.cache import Cache
from generator.text_width import width, wrap

Shape = Literal["terminator", "process", "decision", "predefined", "document", "parallel"]

NAME_SIZE: Final = 15.0
NOTE_SIZE: Final = 13.0
LINE_HEIGHT: Final = 1.4
WIDEST_NAME: Final = 10.0
WIDEST_NOTE: Final = 12.0
PADDING: Final = 12.0
TAG_GAP: Final = 6.0
MARGIN: Final = 10.0
PER_INCH: Final = 72.0
"""Graphviz counts sizes in inches; one of its points is one CSS pixel here."""
DIRECTIONS: Final = 36
"""In how many directions the heads of arrows point."""


class Tag(Struct, frozen=True):
    """A small mark on a symbol. ``kind`` is gate, special or risk-1 to risk-3; ``text`` says the same without colour."""

    kind: str
    text: str


class Node(Struct, frozen=True):
    """One symbol: ``name`` in it, ``notes`` below the name in smaller type, ``label`` as it is read aloud, ``href`` where it leads."""

    id: str
    shape: Shape
    name: str
    notes: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    label: str = ""
    href: str = ""


class Edge(Struct, frozen=True):
    """An arrow; ``back`` marks one that returns to an earlier step."""

    source: str
    target: str
    label: str = ""
    back: bool = False


class Diagram(Struct, frozen=True):
    """A chart before it is laid out; ``id`` is unique on its page."""

    id: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


Box = tuple[float, float, float, float]


class Chart(Struct, frozen=True):
    """A finished chart: SVG to be put into a page, and its size in CSS pixels."""

    id: str
    svg: Markup
    width: float
    height: float
    boxes: tuple[Box, ...]
    """Where its symbols and labels are: (left, top, right, bottom) each."""

    @property
    def drawing(self) -> str:
        """The id of all that is drawn, for pieces that show a part of it."""
        return f"{self.id}.drawing"


class LayoutError(Exception):
    """Graphviz could not lay out a chart; ``diagram`` is its id."""

    def __init__(self, diagram: str, reason: str) -> None:
        super().__init__(diagram, reason)
        self.diagram = diagram

    def __str__(self) -> str:
        return ": ".join(self.args)


def draw(diagrams: Sequence[Diagram], cache: Cache | None = None) -> list[Chart]:
    """The chart of each diagram; one run of Graphviz lays out all those of which ``cache`` does not know where everything goes."""
    texts = [{n.id: _Text.of(n) for n in diagram.nodes} for diagram in diagrams]
    try:
        plains = layout_engine.lay_out([_dot(d, t) for d, t in zip(diagrams, texts, strict=True)], cache)
    except layout_engine.EngineError as error:
        raise LayoutError(diagrams[error.index].id, str(error)) from error
    return [_chart(d, t, _read_plain(plain, d)) for d, t, plain in zip(diagrams, texts, plains, strict=True)]


def _chart(diagram: Diagram, texts: "dict[str, _Text]", layout: "_Layout") -> Chart:
    parts = [_edge(e, layout) for e in layout.edges]
    parts += [_node(diagram, n, texts[n.id], layout) for n in sorted(diagram.nodes, key=layout.order)]
    wide, high = ceil(layout.width) + 2 * MARGIN, ceil(layout.height) + 2 * MARGIN
    w, h, m = _n(wide), _n(high), _n(MARGIN)
    svg = (
        f'<svg class="flowchart" id="{_e(diagram.id)}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" '
        f'width="{w}" height="{h}" role="group" aria-label="{_e(diagram.title)}">'
        f'<g class="drawing" id="{_e(diagram.id)}.drawing" transform="translate({m} {m})">{"".join(parts)}</g></svg>'
    )
    return Chart(diagram.id, Markup(svg), wide, high, tuple(_boxes(layout, texts)))  # noqa: S704  # every word in it went through _e


# --- text in symbols ----------------------------------------------------------


class _Text(Struct, frozen=True):
    """The lines of a symbol and the size in pixels of the symbol that holds them."""

    name: tuple[str, ...]
    notes: tuple[str, ...]
    tags: tuple[Tag, ...]
    inner: tuple[float, float]
    outer: tuple[float, float]

    @classmethod
    def of(cls, node: Node) -> "_Text":
        if node.shape == "parallel":
            return cls((), (), (), (150, 6), (150, 6))
        name, widest = _wrapped(node.name, WIDEST_NAME)
        wide = max(widest * NAME_SIZE, sum(map(tag_width, node.tags)) + TAG_GAP * (len(node.tags) - 1))
        notes: tuple[str, ...] = ()
        for note in node.notes:
            lines, widest = _wrapped(note, WIDEST_NOTE)
            notes += lines
            wide = max(wide, widest * NOTE_SIZE)
        high = (len(name) * NAME_SIZE + len(notes) * NOTE_SIZE) * LINE_HEIGHT + (24 if node.tags else 0)
        return cls(name, notes, node.tags, (wide, high), _even(_outer(node.shape, wide, high)))


def _even(size: tuple[float, float]) -> tuple[float, float]:
    """A size at least as large, of whole even numbers, so that a symbol's edges stand on whole numbers as its centre does."""
    return 2 * ceil(size[0] / 2), 2 * ceil(size[1] / 2)


@lru_cache(maxsize=4096)  # posts and limits come again and again
def _wrapped(text: str, widest: float) -> tuple[tuple[str, ...], float]:
    """The lines of a text, and the width of the widest in em."""
    lines = wrap(text, widest)
    return lines, max(map(width, lines))


@lru_cache(maxsize=64)
def tag_width(tag: Tag) -> float:
    """The width in pixels of a tag."""
    return width(tag.text) * NOTE_SIZE + 12


def _outer(shape: Shape, wide: float, high: float) -> tuple[float, float]:
    """The size of a symbol around text of the size given."""
    if shape == "decision":
        # A rectangle w by h fits into a diamond W by H where w/W + h/H <= 1; these shares keep the diamond flat.
        return max(wide / 0.58, 130) + 8, max(high / 0.42, 76)
    if shape == "terminator":
        return max(wide + 2 * PADDING + 12, 96), high + 2 * PADDING
    if shape == "predefined":
        return max(wide + 2 * PADDING + 16, 120), high + 2 * PADDING
    if shape == "document":
        return max(wide + 2 * PADDING, 120), high + 2 * PADDING + 10
    return max(wide + 2 * PADDING, 120), high + 2 * PADDING


# --- layout -------------------------------------------------------------------

Point = tuple[float, float]


class _Route(Struct, frozen=True):
    edge: Edge
    points: tuple[Point, ...]
    label: Point | None


class _Layout(Struct, frozen=True):
    width: float
    height: float
    centres: dict[str, Point]
    edges: tuple[_Route, ...]

    def order(self, node: Node) -> tuple[int, float]:
        """As people read: from the top down, and what stands side by side from the left."""
        x, y = self.centres[node.id]
        return round(y), x


def _dot(diagram: Diagram, texts: dict[str, _Text]) -> str:
    """DOT without a word of text: names are numbers, labels are boxes of the right size. So there is nothing in it to be quoted."""
    names = {n.id: f"n{i}" for i, n in enumerate(diagram.nodes)}
    graph = graphviz.Digraph(
        graph_attr={"rankdir": "TB", "nodesep": "0.35", "ranksep": "0.32", "splines": "true"},
        node_attr={"label": "", "shape": "box", "fixedsize": "true"},
        edge_attr={"arrowhead": "none"},
        body=[
            *(_node_in_dot(names[n.id], n, texts[n.id]) for n in diagram.nodes),
            *(_edge_in_dot(names[e.source], names[e.target], i, e) for i, e in enumerate(diagram.edges)),
        ],
    )
    return str(graph.source)


def _node_in_dot(name: str, node: Node, text: _Text) -> str:
    wide, high = text.outer
    shape = "diamond" if node.shape == "decision" else "box"
    return f"\t{name} [height={_inches(high)} shape={shape} width={_inches(wide)}]\n"


def _edge_in_dot(source: str, target: str, number: int, edge: Edge) -> str:
    label = _empty_box(*_label_size(edge.label)) if edge.label else '""'
    return f"\t{source} -> {target} [label={label} key=e{number} weight={1 if edge.back else 8}]\n"


def _inches(pixels: float) -> str:
    return f"{pixels / PER_INCH:.4f}"


def _empty_box(wide: float, high: float) -> str:
    return f'<<table border="0" fixedsize="true" width="{wide:.0f}" height="{high:.0f}"><tr><td></td></tr></table>>'


@lru_cache(maxsize=1024)
def _label_size(label: str) -> tuple[float, float]:
    return width(label) * NOTE_SIZE + 14, NOTE_SIZE * LINE_HEIGHT + 4


def _read_plain(plain: str, diagram: Diagram) -> _Layout:
    """Positions from Graphviz's "plain" format, turned into pixels that grow downward."""
    wide = high = 0.0
    centres: dict[str, Point] = {}
    drawn: dict[tuple[str, str], list[list[str]]] = {}
    for line in plain.splitlines():
        words = line.split()
        match words[0]:
            case "graph":
                wide, high = float(words[2]) * PER_INCH, float(words[3]) * PER_INCH
            case "node":
                index = int(words[1][1:])
                centres[diagram.nodes[index].id] = (
                    round(float(words[2]) * PER_INCH),
                    round(high - float(words[3]) * PER_INCH),
                )
            case "edge":
                drawn.setdefault((words[1], words[2]), []).append(words[3:])
    return _Layout(wide, high, centres, tuple(_routes(diagram, drawn, high)))


def _routes(diagram: Diagram, drawn: dict[tuple[str, str], list[list[str]]], high: float) -> Iterator[_Route]:
    names = {n.id: f"n{i}" for i, n in enumerate(diagram.nodes)}
    for edge in diagram.edges:
        words = drawn[names[edge.source], names[edge.target]].pop(0)
        count = int(words[0])
        numbers = [float(w) * PER_INCH for w in words[1 : 1 + 2 * count]]
        points = tuple((x, high - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        rest = words[1 + 2 * count :]
        label = (float(rest[1]) * PER_INCH, high - float(rest[2]) * PER_INCH) if edge.label else None
        yield _Route(edge, points, label)


def _boxes(layout: _Layout, texts: dict[str, _Text]) -> Iterator[Box]:
    sized = [(layout.centres[node], text.outer) for node, text in texts.items()]
    sized += [(route.label, _label_size(route.edge.label)) for route in layout.edges if route.label]
    for (x, y), (wide, high) in sized:
        left, top = x + MARGIN - wide / 2, y + MARGIN - high / 2
        yield left, top, left + wide, top + high


# --- SVG ----------------------------------------------------------------------
# Strings, not Markup: a city has a hundred thousand symbols. Every word goes through ``_e``; numbers and classes are ours. Coordinates
# are whole pixels, which are shorter and come again more often than fractions, and lines on them are sharp.

_MARKUP: Final = re.compile("[&<>\"']")
_RECTANGLE: Final = 'x="%.0f" y="%.0f" width="%.0f" height="%.0f"'


def _e(text: str) -> str:
    """Text as it stands in markup."""
    return str(escape(text)) if _MARKUP.search(text) else text


def _n(number: float) -> str:
    """A coordinate."""
    return str(round(number))


def _edge(route: _Route, layout: _Layout) -> str:
    path = _curve(len(route.points)) % tuple(chain.from_iterable(route.points))
    kind = "edge back" if route.edge.back else "edge"
    target = layout.centres[route.edge.target]
    way = f'<g class="way" data-way="{_e(route.edge.source)} {_e(route.edge.target)}">'
    drawn = f'{way}<path class="{kind}" {path}/>{_arrow_head(route.points, target)}'
    if route.label is None:
        return f"{drawn}</g>"
    wide, high = _label_size(route.edge.label)
    x, y = route.label
    ground = _RECTANGLE % (x - wide / 2 + 3, y - high / 2, wide - 6, high)
    text = f'x="{x:.0f}" y="{y + NOTE_SIZE * 0.36:.0f}"'
    return (
        f'{drawn}<rect class="edge-ground" {ground}/><text class="edge-label" {text}>{_e(route.edge.label)}</text></g>'
    )


@cache
def _curve(points: int) -> str:
    """The path of so many points, to the unit: where it begins, and Bézier curves, three points each."""
    return f'd="M%.0f %.0fC{" ".join(["%.0f %.0f"] * (points - 1))}"'


def _arrow_head(points: Sequence[Point], target: Point) -> str:
    """A triangle whose tip is the end of the curve, turned along its last piece."""
    (x, y), (px, py) = points[-1], points[-2]
    dx, dy = x - px, y - py
    if abs(dx) + abs(dy) < 0.01:
        dx, dy = target[0] - x, target[1] - y
    turns = round(atan2(dy, dx) / tau * DIRECTIONS) % DIRECTIONS
    return f'<path class="arrow" d="M{_n(x)} {_n(y)}{_arrow(turns)}"/>'


@cache
def _arrow(turns: int) -> str:
    """The triangle from its tip on: relative, and in so few directions that arrows which point one way are the same words."""
    ux, uy = cos(tau * turns / DIRECTIONS), sin(tau * turns / DIRECTIONS)
    half = 4.2
    numbers = (-9 * ux - half * uy, -9 * uy + half * ux, 2 * half * uy, -2 * half * ux)
    return f"l{' '.join(f'{round(number, 1) + 0:g}' for number in numbers)}z"


def _node(diagram: Diagram, node: Node, text: _Text, layout: _Layout) -> str:
    x, y = layout.centres[node.id]
    wide, high = text.outer
    body = _symbol(node.shape, wide, high) + _lines(node, text)
    classes = " ".join(["node", node.shape, *(t.kind for t in node.tags)])
    place = f'class="{classes}" id="{_e(diagram.id)}-{_e(node.id)}" transform="translate({_n(x)} {_n(y)})"'
    if not node.href:
        return f"<g {place}>{body}</g>"
    return f'<a {place} href="{_e(node.href)}" aria-label="{_e(node.label or node.name)}">{body}</a>'


@lru_cache(maxsize=4096)  # most symbols are as large as they must be at least
def _symbol(shape: Shape, wide: float, high: float) -> str:
    """The outline of a symbol around (0, 0)."""
    w, h = wide / 2, high / 2
    if shape == "decision":
        return f'<polygon class="outline" points="0,{_n(-h)} {_n(w)},0 0,{_n(h)} {_n(-w)},0"/>'
    if shape == "parallel":
        return f'<path class="outline" d="M{_n(-w)} {_n(-h)}H{_n(w)}M{_n(-w)} {_n(h)}H{_n(w)}"/>'
    if shape == "document":
        d = f"M{_n(-w)} {_n(-h)}H{_n(w)}V{_n(h - 8)}C{_n(w / 3)} {_n(h - 18)} {_n(-w / 3)} {_n(h + 6)} {_n(-w)} {_n(h - 4)}Z"
        return f'<path class="outline" d="{d}"/>'
    radius = min(h if shape == "terminator" else 3, 26)
    size = f'x="{_n(-w)}" y="{_n(-h)}" width="{_n(wide)}" height="{_n(high)}" rx="{_n(radius)}"'
    box = f'<rect class="outline" {size}/>'
    if shape == "predefined":
        left, right = _n(-w + 7), _n(w - 7)
        box += f'<path class="outline" d="M{left} {_n(-h)}V{_n(h)}M{right} {_n(-h)}V{_n(h)}"/>'
    return box


def _lines(node: Node, text: _Text) -> str:
    parts: list[str] = []
    y = -text.inner[1] / 2 - (4 if node.shape == "document" else 0)
    for lines, size, kind in ((text.name, NAME_SIZE, "name"), (text.notes, NOTE_SIZE, "note")):
        for line in lines:
            y += size * LINE_HEIGHT
            parts.append(f'<text class="{kind}" y="{_n(y - size * 0.4)}">{_e(line)}</text>')
    x = -(sum(map(tag_width, text.tags)) + TAG_GAP * (len(text.tags) - 1)) / 2
    for tag in text.tags:
        wide = tag_width(tag)
        box = f'<rect x="{_n(x)}" y="{_n(y + 5)}" width="{_n(wide)}" height="18" rx="3"/>'
        words = f'<text x="{_n(x + wide / 2)}" y="{_n(y + 18)}">{_e(tag.text)}</text>'
        parts.append(f'<g class="tag {tag.kind}">{box}{words}</g>')
        x += wide + TAG_GAP
    return "".join(parts)
