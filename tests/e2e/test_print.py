"""Pages on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from .built import Site
from .charts import inks, luminance
from .conftest import Scheme, Visit

A4 = (595, 842)
"""In points, rounded."""
MILLIMETRE = 96 / 25.4
TYPE_AREA = (int(190 * MILLIMETRE), int(269 * MILLIMETRE))
"""A4 less the margins, in CSS pixels."""

EIGHT_POINTS, SMALLEST_TEXT = 8 / 0.75 - 0.01, 13
"""In CSS pixels, and less what rounding takes."""
_PIECE = re.compile(r'class="dl-piece" viewBox="\S+ \S+ (\S+) \S+" width="([0-9.]+)"')

# The ids of symbols that are not seen whole in any one piece.
_UNCUT = """() => [...document.querySelectorAll(".dl-pieces")].flatMap(pieces => {
  const seen = [...pieces.querySelectorAll(".dl-piece")].map(piece => piece.viewBox.baseVal);
  const chart = document.getElementById(pieces.querySelector("use").getAttribute("href").slice(1)).ownerSVGElement;
  return [...chart.querySelectorAll(".node")].filter(node => {
    const {e, f} = node.transform.baseVal.consolidate().matrix, box = node.querySelector(".outline").getBBox();
    const left = e + 10 + box.x, top = f + 10 + box.y;
    return !seen.some(view => view.x <= left + 1 && view.y <= top + 1
      && left + box.width <= view.x + view.width + 1 && top + box.height <= view.y + view.height + 1);
  }).map(node => node.id);
})"""


def _on_paper(visit: Visit, site: Site, scheme: Scheme = "light") -> Page:
    """The longest page of a power, laid out as if for paper."""
    page = visit(site.page("power"), width=TYPE_AREA[0], scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    return page


def test_a_power_prints_on_a4(visit: Visit, site: Site) -> None:
    paper = visit(site.page("power")).pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF-")
    sheets = re.findall(rb"/Type\s*/Page\b", paper)
    sizes = {tuple(round(float(n)) for n in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", paper)}
    assert sizes <= {A4, A4[::-1]}
    assert A4 in sizes
    assert len(sheets) >= 2


def test_a_chart_on_paper_is_whole_in_pieces_that_fit(visit: Visit, site: Site) -> None:
    page = _on_paper(visit, site)
    assert page.evaluate(_UNCUT) == []
    pieces = page.locator(".dl-piece").all()
    assert len(pieces) >= 2
    for piece in pieces:
        expect(piece).to_be_visible()
        box = piece.bounding_box()
        assert box is not None
        assert (0 < box["width"] <= TYPE_AREA[0], 0 < box["height"] <= TYPE_AREA[1]) == (True, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= TYPE_AREA[0]


@pytest.mark.parametrize("pattern", ["sheets/*/*.html", "powers/*/*.html"])
def test_no_text_of_a_chart_is_printed_smaller_than_8_points(site: Site, pattern: str) -> None:
    found = [piece for page in site.pages(pattern) for piece in _PIECE.findall((site.folder / page).read_text("utf-8"))]
    assert len(found) >= 50
    assert [wide for view, wide in found if float(wide) / float(view) * SMALLEST_TEXT < EIGHT_POINTS] == []


def test_a_sheet_for_the_notice_board_has_all_that_is_asked_before_it(visit: Visit, site: Site) -> None:
    page = visit(site.page("sheet"), width=TYPE_AREA[0], scripts=False)
    page.emulate_media(media="print")
    for shown in (".dl-sheet-facts", ".dl-sheet-complain", ".dl-piece >> nth=0", ".dl-sheet-steps", ".dl-sheet-foot"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".dl-chart", ".dl-footer", ".dl-screen"):
        expect(page.locator(hidden)).not_to_be_visible()
    code = page.get_by_role("img", name="二维码").bounding_box()
    assert code
    assert code["width"] >= 20 * MILLIMETRE
    assert page.evaluate("document.documentElement.scrollWidth") <= TYPE_AREA[0]


def test_paper_has_no_columns_buttons_and_ways_back(visit: Visit, site: Site) -> None:
    page = _on_paper(visit, site)
    for unused in (".md-header", ".md-tabs", ".md-sidebar", ".md-top", ".md-skip", ".dl-crumbs", ".dl-report"):
        for found in page.locator(unused).all():
            expect(found).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_is_dark_and_paper_light_however_the_screen_was(visit: Visit, site: Site, scheme: Scheme) -> None:
    page = _on_paper(visit, site, scheme)
    text = page.eval_on_selector_all(
        ".md-typeset :is(h1, p, dd, td, a)", "found => found.map(e => getComputedStyle(e).color)"
    )
    assert [colour for colour in dict.fromkeys(text) if luminance(colour) > 0.3] == []
    assert {luminance(ink.ground) > 0.9 for ink in inks(page) if ink.kind == "line"} == {True}


@pytest.mark.parametrize("kind", ["unit", "item", "risks", "data", "finder", "law", "guide"])
def test_a_page_prints_on_a4_under_its_source_and_date(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), width=TYPE_AREA[0], scripts=False)
    heading, foot = page.locator(".dl-paper"), page.locator(".dl-footer")
    expect(heading).not_to_be_visible()
    page.emulate_media(media="print")
    for shown in (heading, foot):
        expect(shown).to_be_visible()
        expect(shown).to_contain_text(re.compile(r"来源：\S+.*公开日期：\d{4}-\d\d-\d\d"))
    for unused in (".dl-board-tools", ".dl-bar", ".dl-actions"):
        for found in page.locator(unused).all():
            expect(found).not_to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= TYPE_AREA[0]
    sizes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", page.pdf(prefer_css_page_size=True)))
    assert {tuple(round(float(n)) for n in box.split()[2:]) for box in sizes} == {A4}


@pytest.mark.parametrize("kind", ["sheet", "letter"])
def test_what_has_a_foot_of_its_own_has_no_other(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), width=TYPE_AREA[0], scripts=False)
    page.emulate_media(media="print")
    for hidden in (".dl-paper", ".dl-footer", ".md-banner"):
        expect(page.locator(hidden)).not_to_be_visible()
