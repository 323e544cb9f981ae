"""The ways through the site, gone by clicking and typing, with scripts and without."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from .built import Site
from .conftest import PHONE, WIDE, Visit

_HIDDEN = "links => links.filter(link => !link.checkVisibility()).map(link => link.href)"


@pytest.fixture(scope="module")
def columns(root: Path) -> list[str]:
    """The names of the columns, as mkdocs.yml lists them."""
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    return [name for column in settings["nav"] for name in column]


def _tabs(page: Page) -> Any:
    return page.get_by_role("navigation", name="栏目")


def _more(page: Page) -> Any:
    """What opens the columns that phones have no room for."""
    return _tabs(page).get_by_role("button")


def _is_a_power(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page).to_have_url(re.compile(r"/powers/[a-z0-9-]+/[a-z0-9-]+\.html$"))
    expect(page.locator(".flowchart").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("shelf", ["units", "categories"])
def test_two_clicks_lead_from_the_front_page_to_a_power(visit: Visit, shelf: str, width: int, scripts: bool) -> None:
    page = visit("index.html", width=width, scripts=scripts)
    page.locator(f"#{shelf} + ul a").first.click()
    power = page.locator(".dl-power-name").first
    name = power.inner_text()
    power.click()
    _is_a_power(page, name)


def test_three_clicks_lead_through_the_catalogue_and_a_field_to_a_power(visit: Visit) -> None:
    page = visit("index.html", width=PHONE)
    _tabs(page).get_by_role("link", name="职权目录").click()
    page.locator("#fields + ul a").first.click()
    power = page.locator(".dl-power-name").first
    name = power.inner_text()
    power.click()
    _is_a_power(page, name)


def test_every_column_and_every_link_in_it_shows_without_scripts(visit: Visit, columns: list[str]) -> None:
    page = visit("index.html", width=PHONE, scripts=False)
    for column in columns:
        link = _tabs(page).get_by_role("link", name=column, exact=True)
        if not link.is_visible():
            _more(page).click()
        link.click()
        here = _tabs(page).locator("[aria-current]")
        expect(here).to_have_text(column)
        expect(here if here.is_visible() else _more(page)).to_contain_text(column)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.eval_on_selector_all("#content a", _HIDDEN) == []


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_first_key_skips_to_the_text(visit: Visit, site: Site, width: int) -> None:
    page = visit("powers/index.html", width=width)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.origin}/powers/index.html#content")
    page.keyboard.press("Tab")
    expect(page.locator("#content a").first).to_be_focused()


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_keyboard_reaches_every_column(visit: Visit, columns: list[str], width: int) -> None:
    page = visit("guide.html", width=width)
    page.get_by_role("banner").get_by_role("link").focus()
    reached = []
    for _ in range(len(columns) + 6):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.locator("xpath=ancestor::nav[@aria-label='栏目']").count():
            continue
        expect(focused).to_be_in_viewport()
        if focused.evaluate("one => one.hasAttribute('popovertarget')"):
            page.keyboard.press("Enter")
        else:
            reached.append(focused.inner_text())
    assert reached == columns


def test_on_a_phone_the_columns_take_one_row_and_escape_puts_the_others_away(visit: Visit) -> None:
    page = visit("index.html", width=PHONE, scripts=False)
    box = _tabs(page).bounding_box()
    assert box
    assert box["height"] <= 48
    _more(page).click()
    others = page.locator("#dl-columns")
    expect(others).to_be_visible()
    page.keyboard.press("Escape")
    expect(others).not_to_be_visible()
