"""What axe, which knows the Web Content Accessibility Guidelines, finds on every kind of page: nothing, with no exception."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from .built import KINDS, Site
from .conftest import PHONE, WIDE, Scheme, Visit

GUIDELINES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

FURTHER_ITEMS = [[":is(li, tr, article):nth-of-type(n + 5)"]]
"""Of long lists, where the first few have all that the others are made of."""


def faults(page: Page, rules: dict[str, Any], without: list[list[str]]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    answer = page.evaluate("given => axe.run(...given)", [{"exclude": without}, options])
    assert answer["passes"], "axe looked at nothing"
    return [f"{fault['id']}: {node['html']}" for fault in answer["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_phone_in_light_and_in_dark(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), width=PHONE)
    assert faults(page, GUIDELINES, FURTHER_ITEMS) == []
    page.get_by_title("换成深色").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert faults(page, COLOURS, FURTHER_ITEMS) == []


@pytest.mark.parametrize(
    ("kind", "scheme"), [("home", "dark"), ("power", "light"), ("unit", "dark"), ("rules", "light")]
)
def test_axe_finds_nothing_anywhere_on_a_wide_screen(visit: Visit, site: Site, kind: str, scheme: Scheme) -> None:
    assert faults(visit(site.page(kind), width=WIDE, scheme=scheme), GUIDELINES, []) == []
