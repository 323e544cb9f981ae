"""What a browser makes of the charts on a page: where every symbol, text and label is, in the pixels of the chart."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# A text's box is that of its em squares: a browser's own includes the line gap of the font, which is not drawn.
_MEASURE = """() => [...document.querySelectorAll(".flowchart")].map(svg => {
  const text = (element) => {
    const box = element.getBBox(), size = parseFloat(getComputedStyle(element).fontSize);
    const baseline = element.y.baseVal[0].value;
    return {text: element.textContent, kind: element.getAttribute("class") ?? "tag",
            left: box.x, right: box.x + box.width, top: baseline - 0.88 * size, bottom: baseline + 0.12 * size};
  };
  const box = ({x, y, width, height}, [dx, dy] = [0, 0]) =>
    ({left: x + dx, top: y + dy, right: x + dx + width, bottom: y + dy + height});
  const node = (group) => {
    const [outline, bars] = group.querySelectorAll(".outline");
    const {e, f} = group.transform.baseVal.consolidate().matrix;
    const texts = [...group.querySelectorAll("text")].map(text);
    const holds = (t) => [[t.left, t.top], [t.right, t.top], [t.left, t.bottom], [t.right, t.bottom]].every(([x, y]) => {
      const inner = bars && box(bars.getBBox());
      return outline.isPointInFill(new DOMPoint(x, y)) && (!inner || (inner.left <= x && x <= inner.right));
    });
    return {id: group.id, shape: group.classList[1], href: group.getAttribute("href"), box: box(outline.getBBox(), [e, f]),
            texts: texts.map(t => t.text), kinds: texts.map(t => t.kind), outside: texts.filter(t => !holds(t)).map(t => t.text)};
  };
  const labels = [...svg.querySelectorAll(".edge-label")];
  return {
    id: svg.id,
    box: box(svg.querySelector("g").getBBox(), [10, 10]),
    size: [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height],
    nodes: [...svg.querySelectorAll(".node")].map(node),
    labels: labels.map(text),
  };
})"""

# The table is the one below its chart; of a cell that has more to say, what comes first is what the chart repeats.
_TABLES = """() => {
  const first = (cell) => {
    const end = [...cell.childNodes].findIndex(child => child.nodeType === Node.ELEMENT_NODE && !child.matches("dfn"));
    return [...cell.childNodes].slice(0, end < 0 ? undefined : end).map(child => child.textContent).join("");
  };
  return [...document.querySelectorAll(".dl-chart")].map(chart =>
    [...chart.nextElementSibling.querySelectorAll("tbody tr")].map(row => {
      const [step, who, , limit, next] = row.cells;
      return {id: row.id, step: first(step), who: first(who), limit: first(limit),
              branches: [...next.querySelectorAll("strong")].map(label => label.textContent), text: row.textContent};
    }));
}"""

# Every text and line with the colour that is behind it.
_COLOURS = """() => [...document.querySelectorAll(".flowchart")].flatMap(svg => {
  const fill = (element) => getComputedStyle(element).fill, stroke = (element) => getComputedStyle(element).stroke;
  const paper = getComputedStyle(document.body).backgroundColor;
  const ground = (text) => {
    const mark = text.closest(".tag")?.querySelector("rect");
    return mark && fill(mark) !== "none" ? fill(mark) : fill(text.closest(".node").querySelector(".outline"));
  };
  const of = (selector, kind, ink, behind) => [...svg.querySelectorAll(selector)].map(e => [kind, ink(e), behind(e)]);
  return [
    ...of(".node text", "text", fill, ground),
    ...of(".edge-label", "text", fill, (label) => fill(label.previousElementSibling)),
    ...of(".outline", "line", stroke, () => paper),
    ...of(".edge", "line", stroke, () => paper),
    ...of(".arrow", "line", fill, () => paper),
  ];
})"""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of a chart; ``outside`` are the texts that do not lie wholly inside its outline."""

    id: str
    shape: str
    href: str | None
    box: Box
    texts: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]

    def meets(self, box: Box) -> bool:
        """Whether a box reaches into the symbol; of a diamond only its inside counts."""
        if self.shape != "decision":
            return self.box.meets(box)
        mine = self.box
        x, y = (mine.left + mine.right) / 2, (mine.top + mine.bottom) / 2
        dx, dy = max(box.left - x, x - box.right, 0), max(box.top - y, y - box.bottom, 0)
        return dx / (mine.right - x) + dy / (mine.bottom - y) < 1

    def written(self, kind: str) -> list[str]:
        """The lines of a kind: name, note or tag."""
        return [text for text, its_kind in self.texts if its_kind == kind]


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside an arrow."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Chart:
    id: str
    drawn: Box
    """Around all that is drawn."""
    paper: Box
    """What the chart has room for."""
    symbols: tuple[Symbol, ...]
    labels: tuple[Label, ...]


def charts(page: Page) -> list[Chart]:
    """The charts of a page."""
    return [_chart(found) for found in page.evaluate(_MEASURE)]


def _chart(found: dict[str, Any]) -> Chart:
    wide, high = found["size"]
    symbols = tuple(
        Symbol(
            n["id"],
            n["shape"],
            n["href"],
            _box(n["box"]),
            tuple(zip(n["texts"], n["kinds"], strict=True)),
            tuple(n["outside"]),
        )
        for n in found["nodes"]
    )
    labels = tuple(Label(label["text"], _box(label)) for label in found["labels"])
    return Chart(found["id"], _box(found["box"]), Box(0, 0, wide, high), symbols, labels)


def _box(found: dict[str, Any]) -> Box:
    return Box(found["left"], found["top"], found["right"], found["bottom"])


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table below a chart: its own texts, without what they link to; ``text`` is all of it."""

    id: str
    step: str
    who: str
    limit: str
    branches: tuple[str, ...]
    text: str


def tables(page: Page) -> list[list[Row]]:
    """The rows of the table below each chart of a page."""
    return [[Row(**{**row, "branches": tuple(row["branches"])}) for row in table] for table in page.evaluate(_TABLES)]


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour on another; ``kind`` is text or line."""

    kind: str
    colour: str
    ground: str

    @property
    def contrast(self) -> float:
        """The contrast ratio (WCAG 2.2)."""
        light, dark = sorted((luminance(self.colour), luminance(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def inks(page: Page) -> list[Ink]:
    """Every pair of colours in the charts of a page, once."""
    return [Ink(*pair) for pair in dict.fromkeys(map(tuple, page.evaluate(_COLOURS)))]


def luminance(colour: str) -> float:
    """The relative luminance (WCAG 2.2) of a colour as browsers compute it: rgb(28, 39, 51)."""
    found = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert found, f"not an opaque colour: {colour}"
    shares = [int(part) / 255 for part in found.groups()]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
