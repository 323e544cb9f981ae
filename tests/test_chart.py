"""Charts are the same everywhere, hold all that they are told to show, and let no text out of its place."""

import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from generator import layout_engine
from generator.cache import Cache
from generator.chart import Chart, Diagram, Edge, LayoutError, Node, Shape, Tag, draw
from generator.flowchart import diagram
from generator.public import PublicCatalog

SVG = "{http://www.w3.org/2000/svg}"
SHAPES: tuple[Shape, ...] = ("terminator", "process", "decision", "predefined", "document", "parallel")

NASTY = [
    "<script>alert(1)</script>",
    "]]></svg><!-- &amp; &#60; &lt; &nbsp;",
    "\"quoted\" 'quoted' `quoted`",
    'back\\slash \\N \\G \\n \\L \\" end\\',
    "100% %s %(x)s %d",
    "{{ config }} {% raw %} {# #} {0} {x}",
    "} -> n1; subgraph x { label=<<b>x</b>> }",
    "javascript:alert(1)",
    "𠮷野家 e\u0301 👩\u200d⚕️",
    "&",
]


def _texts(element: ET.Element) -> str:
    return "".join(element.itertext())


def _squeezed(text: str) -> str:
    """Without the spaces, which are left out at the ends of lines."""
    return re.sub(r"\s", "", text)


def _symbols(chart: Chart, drawn: Diagram) -> dict[str, ET.Element]:
    """The element of each node, by the node's id."""
    root = ET.fromstring(str(chart.svg))  # noqa: S314  # what we wrote ourselves
    prefix = f"{drawn.id}-"
    found = [e for e in root.iter() if e.get("id", "").startswith(prefix) and e.get("class", "").startswith("node ")]
    return {e.get("id", "").removeprefix(prefix): e for e in found}


def _chain(count: int, *more: Edge, shape: Shape = "process") -> Diagram:
    nodes = tuple(Node(f"n{i}", shape, f"环节{i}") for i in range(count))
    return Diagram("chain", "链", nodes, (*(Edge(f"n{i}", f"n{i + 1}") for i in range(count - 1)), *more))


def _rich() -> Diagram:
    """One of everything."""
    tags = (Tag("special", "听证"), Tag("gate", "门槛"), Tag("risk-1", "一级风险"))
    nodes = tuple(
        Node(s, s, f"{i}. 受理申请材料并且当场出具凭证", ("许可受理岗", "5 个工作日"), tags)
        for i, s in enumerate(SHAPES)
    )
    edges = [Edge(a, b, "齐全") for a, b in pairwise(SHAPES)]
    edges += [Edge("document", "process", "退回补正", back=True), Edge("decision", "decision", "再看", back=True)]
    edges += [Edge("process", "decision", "又一条"), Edge("process", "decision")]
    return Diagram("rich", "样样都有", nodes, tuple(edges))


# --- the same everywhere ----------------------------------------------------------

SCRIPT = """
import hashlib, sys
from generator.chart import draw
from generator.check import check
from generator.disclose import disclose
from generator.flowchart import diagram
from pathlib import Path
powers = disclose(check(Path(sys.argv[1])).catalog).powers
for chart in reversed(draw([diagram(flow) for power in reversed(powers) for flow in power.flows])):
    print(hashlib.sha256(chart.svg.encode()).hexdigest())
"""


def _digest(chart: Chart) -> str:
    return hashlib.sha256(chart.svg.encode()).hexdigest()


def test_a_diagram_is_drawn_twice_with_the_same_bytes() -> None:
    assert draw([_rich()])[0] == draw([_rich()])[0]


def test_a_chart_does_not_depend_on_those_drawn_before_it() -> None:
    first = draw([_rich()])[0]
    draw([_chain(60)])
    assert draw([_rich()])[0] == first


def test_another_process_with_other_hashes_draws_the_same_bytes(public: PublicCatalog, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root)],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    drawn = draw([diagram(flow) for power in public.powers for flow in power.flows])
    assert done.stdout.splitlines() == [_digest(chart) for chart in drawn]


# --- all that is to be shown ------------------------------------------------------


def test_every_flow_of_the_sample_shows_every_symbol_with_all_its_words(public: PublicCatalog) -> None:
    diagrams = [diagram(flow) for power in public.powers for flow in power.flows]
    assert diagrams
    for drawn, chart in zip(diagrams, draw(diagrams), strict=True):
        symbols = _symbols(chart, drawn)
        assert sorted(symbols) == sorted(n.id for n in drawn.nodes)
        for node in drawn.nodes:
            symbol = symbols[node.id]
            outlines = [e for e in symbol if e.get("class") == "outline"]
            assert len(outlines) == (2 if node.shape == "predefined" else 1)
            words = [node.name, *node.notes, *(t.text for t in node.tags)] if node.shape != "parallel" else []
            assert _squeezed(_texts(symbol)) == _squeezed("".join(words))
            assert symbol.get("href") == (node.href or None)
            assert symbol.get("class", "").split() == ["node", node.shape, *(t.kind for t in node.tags)]


def test_every_arrow_of_the_sample_is_drawn_with_its_label(public: PublicCatalog) -> None:
    diagrams = [diagram(flow) for power in public.powers for flow in power.flows]
    for drawn, chart in zip(diagrams, draw(diagrams), strict=True):
        root = ET.fromstring(str(chart.svg))  # noqa: S314  # what we wrote ourselves
        arrows = [e for e in root.iter(f"{SVG}path") if e.get("class", "").startswith("edge")]
        labels = [_texts(e) for e in root.iter(f"{SVG}text") if e.get("class") == "edge-label"]
        assert [e.get("class") for e in arrows] == ["edge back" if e.back else "edge" for e in drawn.edges]
        assert labels == [e.label for e in drawn.edges if e.label]
        assert len([e for e in root.iter(f"{SVG}path") if e.get("class") == "arrow"]) == len(drawn.edges)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_symbol_holds_its_words_within_its_outline(shape: Shape) -> None:
    node = Node("a", shape, "受理申请材料并且当场出具凭证", ("许可受理岗",), (Tag("gate", "门槛"),))
    drawn = Diagram("d", "图", (node,), ())
    chart = draw([drawn])[0]
    symbol = _symbols(chart, drawn)["a"]
    heights = [float(e.get("y", "")) for e in symbol.iter(f"{SVG}text")]
    assert all(abs(y) <= chart.height / 2 for y in heights)
    assert (heights == []) is (shape == "parallel")


def _box(symbol: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a rectangular symbol."""
    place = re.fullmatch(r"translate\((\S+) (\S+)\)", symbol.get("transform", ""))
    outline = next(e for e in symbol if e.get("class") == "outline")
    assert place
    x, y = float(place[1]), float(place[2])
    wide, high = float(outline.get("width", "")), float(outline.get("height", ""))
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def test_symbols_lie_on_the_sheet_and_not_on_one_another() -> None:
    drawn = _chain(12, Edge("n0", "n6"), Edge("n2", "n9"), Edge("n8", "n1", "退回", back=True))
    chart = draw([drawn])[0]
    boxes = [_box(symbol) for symbol in _symbols(chart, drawn).values()]
    assert all(
        0 <= left < right <= chart.width and 0 <= top < bottom <= chart.height for left, top, right, bottom in boxes
    )
    apart = [
        a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for i, a in enumerate(boxes) for b in boxes[:i]
    ]
    assert all(apart)


@pytest.mark.parametrize(
    "drawn",
    [
        Diagram("d", "空", (), ()),
        Diagram("d", "一个", (Node("a", "terminator", ""),), ()),
        Diagram("d", "自己", (Node("a", "process", "甲"),), (Edge("a", "a", "再来", back=True), Edge("a", "a"))),
        Diagram("d", "来回", (Node("a", "process", "甲"), Node("b", "process", "乙")), (Edge("a", "b"), Edge("b", "a", back=True))),
        Diagram("d", "两条", (Node("a", "process", "甲"), Node("b", "process", "乙")), (Edge("a", "b", "是"), Edge("a", "b", "否"))),
        _chain(60),
        _chain(60, *(Edge(f"n{i}", f"n{i - 7}", "退回", back=True) for i in range(7, 60, 3))),
        Diagram("d", "扇", tuple(Node(f"n{i}", "process", "甲") for i in range(60)), tuple(Edge("n0", f"n{i}", "走") for i in range(1, 60))),
        _rich(),
    ],
    ids=lambda d: d.title,
)  # fmt: skip
def test_a_flow_of_any_form_is_drawn_with_every_arrow(drawn: Diagram) -> None:
    chart = draw([drawn])[0]
    root = ET.fromstring(str(chart.svg))  # noqa: S314  # what we wrote ourselves
    assert sorted(_symbols(chart, drawn)) == sorted(n.id for n in drawn.nodes)
    assert len([e for e in root.iter() if e.get("class") == "arrow"]) == len(drawn.edges)
    assert [_texts(e) for e in root.iter(f"{SVG}text") if e.get("class") == "edge-label"] == [
        e.label for e in drawn.edges if e.label
    ]
    assert (root.get("id"), root.get("aria-label")) == (drawn.id, drawn.title)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert not re.search(r"nan|inf|-?\d+\.\d{2,}", re.sub(">[^<]*<", "><", str(chart.svg)))


def test_each_of_two_arrows_between_the_same_steps_has_its_own_label_at_its_own_place() -> None:
    nodes = (Node("a", "decision", "甲"), Node("b", "process", "乙"))
    drawn = Diagram("d", "两条", nodes, (Edge("a", "b", "是"), Edge("a", "b", "不是的，要先补正")))
    root = ET.fromstring(str(draw([drawn])[0].svg))  # noqa: S314  # what we wrote ourselves
    places = [(_texts(e), float(e.get("x", ""))) for e in root.iter(f"{SVG}text") if e.get("class") == "edge-label"]
    grounds = [float(e.get("width", "")) for e in root.iter(f"{SVG}rect") if e.get("class") == "edge-ground"]
    assert [text for text, _x in places] == ["是", "不是的，要先补正"]
    assert abs(places[0][1] - places[1][1]) > max(grounds) / 2


def test_symbols_come_in_the_order_in_which_people_read() -> None:
    nodes = tuple(Node(name, "process", name) for name in ("end", "left", "right", "top"))
    edges = (Edge("top", "left"), Edge("top", "right"), Edge("left", "end"), Edge("right", "end"))
    drawn = Diagram("d", "图", nodes, edges)
    assert list(_symbols(draw([drawn])[0], drawn)) in (["top", "left", "right", "end"], ["top", "right", "left", "end"])


def test_a_chart_knows_where_its_symbols_and_labels_are() -> None:
    drawn = _chain(3, Edge("n0", "n2", "跳过"))
    chart = draw([drawn])[0]
    symbols = [_box(symbol) for symbol in _symbols(chart, drawn).values()]
    assert len(chart.boxes) == 4
    for box in symbols:  # within the frame, which is moved by the margin
        assert any(
            abs(box[0] + 10 - left) < 0.2 and abs(box[3] + 10 - bottom) < 0.2 for left, _t, _r, bottom in chart.boxes
        )


# --- text stays text --------------------------------------------------------------


@pytest.mark.parametrize("text", NASTY)
def test_text_of_any_kind_stays_text(text: str) -> None:
    nodes = (
        Node("a", "process", text, (text,), (Tag("gate", text),), label=text, href=f"#{text}"),
        Node("b", "decision", text),
    )
    drawn = Diagram("d", text, nodes, (Edge("a", "b", text), Edge("b", "a", text, back=True)))
    chart = draw([drawn])[0]
    root = ET.fromstring(str(chart.svg))  # noqa: S314  # what we wrote ourselves
    symbols = _symbols(chart, drawn)
    assert _squeezed(_texts(symbols["a"])) == _squeezed(text) * 3
    assert _squeezed(_texts(symbols["b"])) == _squeezed(text)
    assert (symbols["a"].get("href"), symbols["a"].get("aria-label")) == (f"#{text}", text)
    assert root.get("aria-label") == text
    assert [_texts(e) for e in root.iter(f"{SVG}text") if e.get("class") == "edge-label"] == [text, text]
    assert {e.tag.removeprefix(SVG) for e in root.iter()} == {"svg", "g", "a", "path", "polygon", "rect", "text"}


def test_text_changes_nothing_but_the_text() -> None:
    """Graphviz is told sizes only, so that no text can reach it."""
    plain = draw([Diagram("d", "图", (Node("a", "process", '"}; n9 [label=x]'),), ())])[0]
    other = draw([Diagram("d", "图", (Node("a", "process", '"}; n9 [label=y]'),), ())])[0]
    assert str(plain.svg).replace("label=x", "label=y") == str(other.svg)


# --- what cannot be drawn ---------------------------------------------------------


def test_a_chart_that_cannot_be_drawn_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_graphs: object, _cache: object) -> NoReturn:
        raise layout_engine.EngineError("no such thing", index=1)

    monkeypatch.setattr(layout_engine, "lay_out", fail)
    with pytest.raises(LayoutError, match="second: no such thing") as caught:
        draw([_chain(2), replace(_chain(2), id="second")])
    assert caught.value.diagram == "second"


def test_the_engine_names_the_graph_that_it_cannot_lay_out() -> None:
    with pytest.raises(layout_engine.EngineError) as caught:
        layout_engine.lay_out(["digraph { a -> b }", "digraph { a -> "])
    assert caught.value.index == 1


def test_many_graphs_come_back_in_their_order() -> None:
    graphs = [f"digraph {{ node [shape=box fixedsize=true width={n} height=1] a }}" for n in range(1, 9)]
    widths = [plain.split()[2] for plain in layout_engine.lay_out(graphs)]
    assert widths == [str(n) for n in range(1, 9)]


def test_what_was_laid_out_before_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    run = layout_engine._run
    monkeypatch.setattr(layout_engine, "_run", lambda dot: seen.append(dot) or run(dot))
    cache, one, two = Cache(tmp_path), "digraph { a -> b }", "digraph { a -> b -> c }"
    first = layout_engine.lay_out([one, one], cache)
    again = layout_engine.lay_out([two, one], cache)
    assert seen == [one, two]
    assert (first, again) == (layout_engine.lay_out([one, one]), layout_engine.lay_out([two, one]))


def test_a_missing_engine_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout_engine, "which", lambda _program: None)
    layout_engine._program.cache_clear()
    try:
        with pytest.raises(layout_engine.EngineError, match="pip install graphviz-pure"):
            layout_engine.lay_out(["digraph {}"])
    finally:
        layout_engine._program.cache_clear()
