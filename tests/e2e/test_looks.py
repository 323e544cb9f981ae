"""What a designer would see at once: even rows, and no table that has to be pushed sideways on a phone."""

import pytest

from .built import Site
from .conftest import PHONE, Visit

_TOPS = "found => [...new Set(found.map(e => Math.round(e.getBoundingClientRect().top)))].length"


@pytest.mark.parametrize(("kind", "cards", "rows"), [("unit", ".dl-answer", 1), ("home", ".dl-wants > li", 2)])
def test_cards_stand_in_even_rows_on_a_wide_screen(visit: Visit, site: Site, kind: str, cards: str, rows: int) -> None:
    page = visit(site.page(kind), width=1280)
    assert page.locator(cards).count() % rows == 0
    assert page.eval_on_selector_all(cards, _TOPS) == rows


@pytest.mark.parametrize("kind", ["data", "unit-flows", "item", "risks"])
def test_tables_fit_on_a_phone(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), width=PHONE)
    assert page.locator(".dl-scroll").count() > 0
    wide = page.eval_on_selector_all(".dl-scroll", "found => found.map(e => e.scrollWidth - e.clientWidth)")
    assert max(wide) <= 0


def test_a_unit_leads_to_its_data_and_its_flows_to_their_sheets(visit: Visit, site: Site) -> None:
    unit = site.page("unit")
    name = unit.removeprefix("units/").removesuffix(".html")
    page = visit(unit, scripts=False)
    files = page.locator("#record ~ .dl-actions a").evaluate_all("links => links.map(link => link.href)")
    own = [f"data/units/{name}.csv", f"data/units/{name}.xlsx", f"data/units/{name}.json", f"feeds/units/{name}.xml"]
    assert files == [f"{site.origin}/{file}" for file in (*own, "data/index.html")]
    page.goto(f"{site.origin}/flows/{name}.html")
    sheets = page.get_by_role("link", name="A4 张贴版").evaluate_all("links => links.map(link => link.href)")
    assert sorted(sheets) == [f"{site.origin}/{p}" for p in sorted(site.pages(f"sheets/{name}/*.html"))]
