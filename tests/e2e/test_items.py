"""Units side by side: reached from the catalogue and from a power, and back to where it is to be had."""

import re

from playwright.sync_api import expect

from .conftest import PHONE, Visit


def test_an_item_leads_from_the_catalogue_to_each_unit_that_holds_it_and_back(visit: Visit) -> None:
    page = visit("powers/index.html", width=PHONE, scripts=False)
    page.locator("#items + p a").click()
    page.locator(".dl-power-name").first.click()
    differing = page.locator("tr.dl-differing")
    expect(differing.nth(1)).to_be_visible()
    item = page.url
    for row in differing.all():
        expect(row.get_by_text("不一样")).to_be_visible()
        assert row.locator("mark").count() >= 2
    assert page.locator("tr:not(.dl-differing) mark").count() == 0
    units = page.locator(".dl-block h3 a")
    for number in range(units.count()):
        units.nth(number).click()
        expect(page).to_have_url(re.compile(r"/powers/"))
        page.get_by_role("link", name="放在一起比一比").click()
        expect(page).to_have_url(item)
