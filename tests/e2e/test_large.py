"""Large text, for those who want it."""

import pytest
from playwright.sync_api import Page, expect

from .built import Site
from .conftest import PHONE, WIDE, Scheme, Visit
from .test_accessibility import FURTHER_ITEMS, GUIDELINES, faults


def _size(page: Page, selector: str) -> float:
    found: float = page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    return found


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_button_makes_text_larger_and_the_next_page_keeps_it(visit: Visit, site: Site, width: int) -> None:
    page = visit(site.page("power"), width=width)
    before = _size(page, ".dl-summary")
    button = page.get_by_role("button", name="大字")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert _size(page, ".dl-summary") == pytest.approx(1.35 * before, rel=0.01)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(f"{site.origin}/{site.page('unit')}")
    expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="大字").press("Enter")
    page.reload()
    assert page.locator("html.dl-large").count() == 0


def test_large_text_is_there_before_anything_is_painted(visit: Visit, site: Site) -> None:
    page = visit("index.html")
    page.get_by_role("button", name="大字").click()
    page.goto(f"{site.origin}/{site.page('power')}", wait_until="commit")
    page.wait_for_selector("body", state="attached")
    assert page.locator("html.dl-large").count() == 1


def test_a_browser_that_keeps_nothing_still_has_the_button(visit: Visit, site: Site) -> None:
    troubles: list[str] = []

    def forget(page: Page) -> None:
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")

    page = visit(site.page("unit-risks"), watch=forget)
    page.get_by_role("button", name="大字").click()
    expect(page.locator("html.dl-large")).to_have_count(1)
    assert [trouble for trouble in troubles if "large" in trouble] == []


@pytest.mark.parametrize(("kind", "width", "scheme"), [
    ("power", PHONE, "light"),
    ("power", WIDE, "dark"),
    ("home", PHONE, "dark"),
    ("risks", PHONE, "light"),
    ("sheet", WIDE, "light"),
])  # fmt: skip
def test_axe_finds_nothing_in_large_text(visit: Visit, site: Site, kind: str, width: int, scheme: Scheme) -> None:
    page = visit(site.page(kind), width=width, scheme=scheme)
    page.get_by_role("button", name="大字").click()
    assert faults(page, GUIDELINES, FURTHER_ITEMS) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    low = page.eval_on_selector_all(
        ".dl-view-bar button, .dl-walk button, .dl-tool, .dl-large-button",
        "found => found.map(e => e.getBoundingClientRect().height).filter(height => height && height < 24)",
    )
    assert low == []
