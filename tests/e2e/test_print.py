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
TYPE_AREA = (int(178 * MILLIMETRE), int(261 * MILLIMETRE))
"""A4 less the margins, in CSS pixels."""


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
    assert sizes == {A4}
    assert len(sheets) >= 2


def test_a_chart_on_paper_is_whole(visit: Visit, site: Site) -> None:
    page = _on_paper(visit, site)
    chart = page.locator(".flowchart").first
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box is not None
    assert (0 < box["width"] <= TYPE_AREA[0], 0 < box["height"] <= TYPE_AREA[1]) == (True, True)
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
