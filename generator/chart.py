"""Charts of flows: what is drawn, where Graphviz puts it, and the SVG.

The symbols are those of GB/T 1526-1989 (ISO 5807:1985): terminators for the start and the ends, boxes for steps, diamonds for
decisions, boxes with doubled sides for procedures that have rules of their own (hearings, expert review), sheets for steps
that hand out documents, and a pair of lines where several steps begin together.

Graphviz never sees text. Every box, label and symbol gets its size here, from our own widths, Graphviz returns positions,
and the SVG is written here too: no fonts are needed, and the same flow gives the same bytes on every machine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import graphviz
from markupsafe import Markup, escape

from generator import layout_engine
from generator.text_width import width, wrap

Shape = Literal["terminator", "process", "decision", "predefined", "document", "parallel"]

NAME_SIZE: Final = 15.0
NOTE_SIZE: Final = 12.0
LINE_HEIGHT: Final = 1.4
WIDEST_NAME: Final = 10.0
WIDEST_NOTE: Final = 13.0
PADDING: Final = 12.0
TAG_GAP: Final = 6.0
MARGIN: Final = 10.0
PER_INCH: Final = 72.0
"""Graphviz counts sizes in inches; one of its points is one CSS pixel here."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A small mark on a symbol. ``kind`` is gate, special or risk-1 to risk-3; ``text`` says the same without colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """One symbol: ``name`` in it, ``notes`` below the name in smaller type, ``label`` as it is read aloud, ``href`` where it leads."""

    id: str
    shape: Shape
    name: str
    notes: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    label: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow; ``back`` marks one that returns to an earlier step."""

    source: str
    target: str
    label: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """A chart before it is laid out; ``id`` is unique on its page."""

    id: str
    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart: SVG to be put into a page, and its size in CSS pixels."""

    svg: Markup
    width: float
    height: float


class LayoutError(Exception):
    """Graphviz could not lay out a chart; ``diagram`` is its id."""

    def __init__(self, diagram: str, reason: str) -> None:
        super().__init__(f"{diagram}: {reason}")
        self.diagram = diagram


def draw(diagrams: Sequence[Diagram]) -> list[Chart]:
    """The chart of each diagram; one run of Graphviz lays them all out."""
    texts = [{n.id: _Text.of(n) for n in diagram.nodes} for diagram in diagrams]
    try:
        plains = layout_engine.lay_out([_dot(d, t) for d, t in zip(diagrams, texts, strict=True)]) if diagrams else []
    except layout_engine.EngineError as error:
        raise LayoutError(diagrams[error.index].id, str(error)) from error
    return [_chart(d, t, _read_plain(plain, d)) for d, t, plain in zip(diagrams, texts, plains, strict=True)]


def _chart(diagram: Diagram, texts: "dict[str, _Text]", layout: "_Layout") -> Chart:
    parts = [_edge(e, layout) for e in layout.edges]
    parts += [_node(diagram, n, texts[n.id], layout) for n in diagram.nodes]
    wide, high = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    svg = Markup(
        '<svg class="flowchart" id="{id}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'role="group" aria-label="{title}"><g transform="translate({m} {m})">{body}</g></svg>'
    ).format(id=diagram.id, w=_n(wide), h=_n(high), title=diagram.title, m=_n(MARGIN), body=Markup("").join(parts))
    return Chart(svg, wide, high)


# --- text in symbols ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Text:
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
        name = tuple(wrap(node.name, WIDEST_NAME))
        notes = tuple(line for note in node.notes for line in wrap(note, WIDEST_NOTE))
        wide = max(
            *(width(line) * NAME_SIZE for line in name),
            *(width(line) * NOTE_SIZE for line in notes),
            sum(map(tag_width, node.tags)) + TAG_GAP * (len(node.tags) - 1),
        )
        high = (len(name) * NAME_SIZE + len(notes) * NOTE_SIZE) * LINE_HEIGHT + (24 if node.tags else 0)
        return cls(name, notes, node.tags, (wide, high), _outer(node.shape, wide, high))


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


@dataclass(frozen=True, slots=True)
class _Route:
    edge: Edge
    points: tuple[Point, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class _Layout:
    width: float
    height: float
    centres: dict[str, Point]
    edges: tuple[_Route, ...]


def _dot(diagram: Diagram, texts: dict[str, _Text]) -> str:
    """DOT without a word of text: names are numbers, labels are boxes of the right size."""
    names = {n.id: f"n{i}" for i, n in enumerate(diagram.nodes)}
    graph = graphviz.Digraph(
        graph_attr={"rankdir": "TB", "nodesep": "0.35", "ranksep": "0.32", "splines": "true"},
        node_attr={"label": "", "shape": "box", "fixedsize": "true"},
        edge_attr={"arrowhead": "none"},
    )
    for node in diagram.nodes:
        wide, high = texts[node.id].outer
        shape = "diamond" if node.shape == "decision" else "box"
        graph.node(names[node.id], shape=shape, width=_inches(wide), height=_inches(high))
    for i, edge in enumerate(diagram.edges):
        label = _empty_box(*_label_size(edge.label)) if edge.label else ""
        weight = "1" if edge.back else "8"
        graph.edge(names[edge.source], names[edge.target], key=f"e{i}", label=label, weight=weight)
    return str(graph.source)


def _inches(pixels: float) -> str:
    return f"{pixels / PER_INCH:.4f}"


def _empty_box(wide: float, high: float) -> str:
    return f'<<table border="0" fixedsize="true" width="{wide:.0f}" height="{high:.0f}"><tr><td></td></tr></table>>'


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
                centres[diagram.nodes[index].id] = (float(words[2]) * PER_INCH, high - float(words[3]) * PER_INCH)
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


# --- SVG ----------------------------------------------------------------------


def _n(number: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


def _edge(route: _Route, layout: _Layout) -> Markup:
    first, *curve = route.points
    path = f"M{_n(first[0])} {_n(first[1])}C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in curve)
    kind = "edge back" if route.edge.back else "edge"
    target = layout.centres[route.edge.target]
    drawn = Markup('<path class="{}" d="{}"/>{}').format(kind, path, _arrow_head(route.points, target))
    if route.label is None:
        return drawn
    wide, high = _label_size(route.edge.label)
    x, y = route.label
    return drawn + Markup(
        '<rect class="edge-ground" x="{}" y="{}" width="{}" height="{}"/><text class="edge-label" x="{}" y="{}">{}</text>'
    ).format(
        _n(x - wide / 2 + 3),
        _n(y - high / 2),
        _n(wide - 6),
        _n(high),
        _n(x),
        _n(y + NOTE_SIZE * 0.36),
        route.edge.label,
    )


def _arrow_head(points: Sequence[Point], target: Point) -> Markup:
    """A triangle whose tip is the end of the curve, turned along its last piece."""
    (x, y), (px, py) = points[-1], points[-2]
    dx, dy = x - px, y - py
    if abs(dx) + abs(dy) < 0.01:
        dx, dy = target[0] - x, target[1] - y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    base, half = (x - 9 * ux, y - 9 * uy), 4.2
    left, right = (base[0] - half * uy, base[1] + half * ux), (base[0] + half * uy, base[1] - half * ux)
    corners = " ".join(f"{_n(a)},{_n(b)}" for a, b in ((x, y), left, right))
    return Markup('<polygon class="arrow" points="{}"/>').format(corners)


def _node(diagram: Diagram, node: Node, text: _Text, layout: _Layout) -> Markup:
    x, y = layout.centres[node.id]
    wide, high = text.outer
    body = _symbol(node.shape, wide, high) + _lines(node, text)
    risks = " ".join(t.kind for t in node.tags)
    classes = f"node {node.shape} {risks}".strip()
    place = Markup('class="{}" id="{}-{}" transform="translate({} {})"').format(
        classes, diagram.id, node.id, _n(x), _n(y)
    )
    if not node.href:
        return Markup("<g {}>{}</g>").format(place, body)
    return Markup('<a {} href="{}" aria-label="{}">{}</a>').format(place, node.href, node.label or node.name, body)


def _symbol(shape: Shape, wide: float, high: float) -> Markup:
    """The outline of a symbol around (0, 0)."""
    w, h = wide / 2, high / 2
    if shape == "decision":
        return Markup('<polygon class="outline" points="0,{} {},0 0,{} {},0"/>').format(_n(-h), _n(w), _n(h), _n(-w))
    if shape == "parallel":
        return Markup('<path class="outline" d="M{0} {1}H{2}M{0} {3}H{2}"/>').format(_n(-w), _n(-h), _n(w), _n(h))
    if shape == "document":
        d = f"M{_n(-w)} {_n(-h)}H{_n(w)}V{_n(h - 8)}C{_n(w / 3)} {_n(h - 18)} {_n(-w / 3)} {_n(h + 6)} {_n(-w)} {_n(h - 4)}Z"
        return Markup('<path class="outline" d="{}"/>').format(d)
    radius = h if shape == "terminator" else 3
    box = Markup('<rect class="outline" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        _n(-w), _n(-h), _n(wide), _n(high), _n(min(radius, 26))
    )
    if shape == "predefined":
        box += Markup('<path class="outline" d="M{0} {1}V{2}M{3} {1}V{2}"/>').format(
            _n(-w + 7), _n(-h), _n(h), _n(w - 7)
        )
    return box


def _lines(node: Node, text: _Text) -> Markup:
    parts: list[Markup] = []
    y = -text.inner[1] / 2 - (4 if node.shape == "document" else 0)
    for lines, size, kind in ((text.name, NAME_SIZE, "name"), (text.notes, NOTE_SIZE, "note")):
        for line in lines:
            y += size * LINE_HEIGHT
            parts.append(Markup('<text class="{}" y="{}">{}</text>').format(kind, _n(y - size * 0.4), line))
    x = -(sum(map(tag_width, text.tags)) + TAG_GAP * (len(text.tags) - 1)) / 2
    for tag in text.tags:
        wide = tag_width(tag)
        parts.append(
            Markup(
                '<g class="tag {}"><rect x="{}" y="{}" width="{}" height="18" rx="3"/><text x="{}" y="{}">{}</text></g>'
            ).format(tag.kind, _n(x), _n(y + 5), _n(wide), _n(x + wide / 2), _n(y + 18), tag.text)
        )
        x += wide + TAG_GAP
    return escape(Markup("").join(parts))
