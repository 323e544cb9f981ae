"""The pages that only the supervisor has: nothing for axe to find, and marked on the screen and on paper."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builds import build
from diff_sides import base_files, edited
from playwright.sync_api import Browser, Page, expect
from story import History

from generator.audience import Audience

from .conftest import PHONE
from .test_accessibility import FURTHER_ITEMS, GUIDELINES, faults

KINDS = {
    "internal": "internal/index.html",
    "internal-unit": "internal/units/park-office.html",
    "internal-alerts": "internal/alerts/park-office.html",
    "internal-field": "internal/fields/approval.html",
    "controls": "controls/park-office.html",
    "ledger": "internal/ledgers/park-office.html",
    "forms": "internal/forms/park-office.html",
    "power": "powers/park-office/tree-felling.html",
    "statistics": "statistics/index.html",
    "unit-statistics": "statistics/park-office.html",
    "reports": "reports/index.html",
    "report": "reports/city/2026-03.html",
    "unit-report": "reports/units/park-office/2026-03.html",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal site of the small catalogue, which has been there for a month, read from its folder."""
    place = tmp_path_factory.mktemp("own")
    history, files = History(), base_files()
    history.add(files, moment=datetime(2026, 3, 2, tzinfo=UTC))
    edit = {"in": "power", "old": "visits: 1", "new": "visits: 2"}
    history.add(edited(files, [edit]), moment=datetime(2026, 4, 2, tzinfo=UTC))
    history.write(place / "city")
    build(place / "city", place / "cache", place / "site", audience=Audience.INTERNAL)
    return place / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": PHONE, "height": 900}, reduced_motion="reduce", locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_an_internal_page_is_accessible_and_marked_on_screen_and_on_paper(own: Path, page: Page, kind: str) -> None:
    page.goto((own / KINDS[kind]).as_uri())
    assert faults(page, GUIDELINES, FURTHER_ITEMS) == []
    expect(page.locator(".md-banner")).to_contain_text("内部资料　不得外传")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.emulate_media(media="print")
    expect(page.locator(".dl-internal-print")).to_be_visible()
