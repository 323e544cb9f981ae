"""The newer pages for those who have a keyboard and nothing else, or no scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from .built import Site
from .conftest import PHONE, Visit

_HIDDEN = "links => links.filter(link => !link.checkVisibility()).map(link => link.href)"


def _tab_to(page: Page, wanted: str, most: int = 60) -> None:
    """Press the key until what is wanted has the focus, and can be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            break
    focused = page.locator(":focus")
    assert focused.evaluate("(element, selector) => element.matches(selector)", wanted), wanted
    expect(focused).to_be_in_viewport()
    outline = focused.evaluate("e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]")
    assert outline[0] != "none"
    assert outline[1] >= 1


def test_the_board_is_narrowed_down_and_put_into_order_by_keyboard(visit: Visit) -> None:
    page = visit("risks/index.html")
    rows = page.locator(".dl-risk-board tbody tr:not([hidden])")
    before = rows.count()
    page.locator("#content h1").click()
    _tab_to(page, ".dl-board-tools select")
    page.keyboard.press("ArrowDown")
    assert 0 < rows.count() < before
    _tab_to(page, ".dl-risk-board thead button")
    page.keyboard.press("Enter")
    expect(page.locator(".dl-risk-board th[aria-sort]")).to_have_count(1)
    _tab_to(page, ".dl-risk-board tbody a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/risks/[a-z-]+\.html#risk-"))


def test_an_item_is_gone_through_by_keyboard(visit: Visit, site: Site) -> None:
    page = visit(site.page("item"), width=PHONE)
    page.locator("#content h1").click()
    _tab_to(page, ".dl-scroll")
    _tab_to(page, ".dl-block a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/powers/"))


def test_a_letter_is_filled_in_and_files_are_reached_by_keyboard(visit: Visit, site: Site) -> None:
    page = visit(site.page("letter"))
    page.locator("#content h1").click()
    _tab_to(page, ".dl-letter textarea")
    page.keyboard.type("某日，窗口不收件。")
    expect(page.locator(".dl-letter textarea:focus")).to_have_value("某日，窗口不收件。")
    page = visit("data/index.html")
    page.locator("#content h1").click()
    _tab_to(page, "a[download]")


@pytest.mark.parametrize("kind", ["finder", "data", "item", "items", "sheet", "letter", "risks"])
def test_without_scripts_nothing_is_hidden_and_no_button_stands_idle(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), width=PHONE, scripts=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shown = page.locator("#content a:not(.dl-finder-page *):not(svg a)")
    assert shown.count() > 0
    assert shown.evaluate_all(_HIDDEN) == []
    assert [button for button in page.locator("#content button").all() if button.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
