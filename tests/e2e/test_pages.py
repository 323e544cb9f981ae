"""Every kind of page, opened in a browser on a phone and on a wide screen."""

from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, expect

from .built import KINDS, Site
from .conftest import HEIGHT, PHONE, WIDE, Visit


class Troubles:
    """All that goes wrong, or goes elsewhere, while pages load."""

    def __init__(self, site: Site) -> None:
        self._origin = site.origin
        self.seen: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        page.on("requestfailed", lambda request: self.seen.append(f"failed: {request.url}"))
        page.on("response", self._answered)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.seen.append(f"console: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self._origin}/", "data:")):
            self.seen.append(f"elsewhere: {url}")

    def _answered(self, response: Response) -> None:
        if not response.ok:
            self.seen.append(f"{response.status}: {response.url}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_whole_and_says_whose_it_is(
    visit: Visit, site: Site, jurisdiction: dict[str, Any], kind: str
) -> None:
    troubles = Troubles(site)
    page = visit(site.page(kind), width=PHONE, watch=troubles.watch)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    name = "" if kind == "home" else page.title().partition(" - ")[0]
    whose = f"{jurisdiction['site']['name']} - {jurisdiction['name']}（虚构）"
    assert page.title() == (f"{name} - {whose}" if name else whose)

    for width in (PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"scrolls sideways at {width}"
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_role("complementary").filter(has_text=jurisdiction["fictional"])).to_be_visible()
        expect(page.get_by_role("contentinfo")).to_contain_text(f"主办：{jurisdiction['publisher']['name']}")
    assert troubles.seen == []


@pytest.mark.parametrize("kind", ["home", "power", "unit-risks"])
def test_a_dark_wide_page_loads_whole(visit: Visit, site: Site, kind: str) -> None:
    troubles = Troubles(site)
    page = visit(site.page(kind), scheme="dark", watch=troubles.watch)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert troubles.seen == []


def test_an_address_that_is_not_there_shows_the_ways_back(visit: Visit, site: Site) -> None:
    page = visit("powers/nowhere/nothing.html", scripts=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
    page.get_by_role("link", name="查职权目录").click()
    expect(page).to_have_url(f"{site.origin}/powers/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("职权目录")
