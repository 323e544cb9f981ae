"""The charts as they are drawn: nothing runs over, everything in them is said below them, and the keyboard gets there."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect
from suite import LONG

from .built import Site
from .charts import Chart, Row, Symbol, charts, inks, luminance, tables
from .conftest import HEIGHT, PHONE, WIDE, Scheme, Visit

SHARES = 4
ENOUGH_FOR_TEXT, ENOUGH_FOR_LINES = 4.5, 3
"""Contrast ratios (WCAG 2.2, 1.4.3 and 1.4.11)."""

_FOCUSED = """() => {
  const step = document.activeElement, header = document.querySelector(".md-header");
  return {link: step.getAttribute("href"), mark: getComputedStyle(step.querySelector(".outline")).strokeWidth,
          top: step.getBoundingClientRect().top, header: header.getBoundingClientRect().bottom};
}"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with the table below it."""

    chart: Chart
    rows: list[Row]

    @property
    def steps(self) -> list[Symbol]:
        """The symbols that stand for something, and not for a fork only, in the order of the table."""
        places = {f"#{row.id}": place for place, row in enumerate(self.rows)}
        found = [symbol for symbol in self.chart.symbols if symbol.shape != "parallel"]
        return sorted(found, key=lambda symbol: places[symbol.href or ""])


@pytest.fixture(
    scope="module",
    params=range(SHARES if LONG else 2),
    ids=lambda share: f"share-{share + 1}",
)
def drawn(request: pytest.FixtureRequest, browser: Browser, site: Site) -> list[Drawn]:
    """The charts of powers in shares, the longest pages in each; all shares with ``DAYLIGHT_LONG=1``."""
    found: list[Drawn] = []
    with browser.new_context(viewport={"width": WIDE, "height": HEIGHT}, java_script_enabled=False) as context:
        page = context.new_page()
        for address in site.pages("powers/*/*.html")[request.param :: SHARES]:
            page.goto(f"{site.origin}/{address}")
            found += itertools.starmap(Drawn, zip(charts(page), tables(page), strict=True))
    assert len(found) >= 12
    return found


def test_every_text_lies_inside_its_symbol(drawn: list[Drawn]) -> None:
    assert [(s.id, s.outside) for d in drawn for s in d.chart.symbols if s.outside] == []


def test_no_symbols_overlap(drawn: list[Drawn]) -> None:
    pairs = (pair for d in drawn for pair in itertools.combinations(d.chart.symbols, 2))
    assert [(a.id, b.id) for a, b in pairs if a.box.meets(b.box)] == []


def test_no_label_overlaps_a_symbol_or_another_label(drawn: list[Drawn]) -> None:
    assert [clash for d in drawn for clash in _clashes(d.chart)] == []


def _clashes(chart: Chart) -> Iterable[tuple[str, str, str]]:
    for label, symbol in itertools.product(chart.labels, chart.symbols):
        if symbol.meets(label.box):
            yield chart.id, label.text, symbol.id
    for one, other in itertools.combinations(chart.labels, 2):
        if one.box.meets(other.box):
            yield chart.id, one.text, other.text


def test_nothing_is_cut_off_at_the_edge_of_a_chart(drawn: list[Drawn]) -> None:
    assert [d.chart.id for d in drawn if not d.chart.paper.holds(d.chart.drawn)] == []


def test_every_symbol_leads_to_its_row_in_the_table_below(drawn: list[Drawn]) -> None:
    for d in drawn:
        assert [step.href for step in d.steps] == [f"#{row.id}" for row in d.rows]


def test_the_symbols_come_as_they_are_read_from_the_top_down(drawn: list[Drawn]) -> None:
    for d in drawn:
        places = [(round((s.box.top + s.box.bottom) / 2), s.box.left + s.box.right) for s in d.chart.symbols]
        for (y, x), (next_y, next_x) in itertools.pairwise(places):
            assert y <= next_y + 1, d.chart.id
            assert y < next_y - 1 or x < next_x, d.chart.id


def test_the_table_names_what_the_symbols_name(drawn: list[Drawn]) -> None:
    for d in drawn:
        named = [row.step.removeprefix("开始：").removeprefix("结束：") for row in d.rows]
        assert [_joined(step.written("name")) for step in d.steps] == [_joined([name]) for name in named]


def test_the_table_names_the_posts_and_limits_that_the_symbols_name(drawn: list[Drawn]) -> None:
    for d in drawn:
        for step, row in zip(d.steps, d.rows, strict=True):
            if step.shape != "terminator":
                limit = "" if row.limit == "—" else row.limit
                assert _joined(step.written("note")) == _joined([row.who, limit]), step.id


def test_the_table_says_what_the_tags_say(drawn: list[Drawn]) -> None:
    pairs = [(step, row) for d in drawn for step, row in zip(d.steps, d.rows, strict=True)]
    assert [(step.id, tag) for step, row in pairs for tag in step.written("tag") if tag not in row.text] == []


def test_the_table_has_the_branches_that_the_arrows_have(drawn: list[Drawn]) -> None:
    for d in drawn:
        assert sorted(label.text for label in d.chart.labels) == sorted(b for row in d.rows for b in row.branches)


def _joined(lines: Iterable[str]) -> str:
    """Text without its spaces: lines of a symbol break at them."""
    return "".join("".join(lines).split())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_in_a_chart_stands_out_from_its_ground(visit: Visit, site: Site, scheme: Scheme) -> None:
    for address in site.pages("powers/*/*.html")[:2]:
        page = visit(address, scheme=scheme)
        found = inks(page)
        assert {ink.kind for ink in found} == {"text", "line"}
        assert {luminance(ink.ground) < 0.5 for ink in found if ink.kind == "line"} == {scheme == "dark"}
        enough = {"text": ENOUGH_FOR_TEXT, "line": ENOUGH_FOR_LINES}
        assert [(ink, ink.contrast) for ink in found if ink.contrast < enough[ink.kind]] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_click_on_a_step_leads_to_its_row(visit: Visit, site: Site, width: int, scripts: bool) -> None:
    page = visit(site.page("power"), width=width, scripts=scripts)
    steps = page.locator(".flowchart a.node")
    for step in (steps.first, steps.nth(4), steps.last):
        step.click()
        _is_at(page, step.get_attribute("href") or "")


def _is_at(page: Page, fragment: str) -> None:
    """Whether the reader was led to the place, and sees its beginning."""
    assert page.evaluate("location.hash") == fragment
    place = page.locator(":target")
    expect(place).to_have_id(fragment.removeprefix("#"))
    expect(place).to_be_in_viewport()
    header, top = page.locator(".md-header").bounding_box(), place.bounding_box()
    assert header
    assert top
    assert top["y"] >= header["y"] + header["height"] - 1


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_keyboard_goes_through_the_steps_of_a_chart(visit: Visit, site: Site, width: int) -> None:
    page = visit(site.page("power"), width=width)
    links = page.eval_on_selector_all(".flowchart a.node", "steps => steps.map(step => step.getAttribute('href'))")
    page.locator(".dl-chart").focus()
    assert [_press(page, "Tab") for _ in links] == links
    back = [_press(page, "Shift+Tab") for _ in links[1:]]
    assert back == links[-2::-1]
    page.keyboard.press("Enter")
    _is_at(page, links[0])


def _press(page: Page, key: str) -> str:
    """Where the step leads that the key brings to; that it is in sight, below the header, and marked."""
    page.keyboard.press(key)
    expect(page.locator(".flowchart a.node:focus")).to_be_in_viewport(ratio=0.9)
    found = page.evaluate(_FOCUSED)
    assert (found["mark"], found["top"] >= found["header"]) == ("4px", True), found
    return str(found["link"])
