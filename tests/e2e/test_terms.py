"""Terms and the law's words, explained on the spot."""

from playwright.sync_api import expect

from .built import Site
from .conftest import PHONE, Visit


def test_a_term_is_explained_where_it_stands_and_again_not(visit: Visit, site: Site) -> None:
    page = visit(site.page("power"), width=PHONE)
    term = page.locator(".dl-term > a").first
    meaning = page.locator(f"{term.get_attribute('href')} dd").text_content() or ""
    expect(page.get_by_role("note").filter(has_text=meaning)).to_have_count(0)
    term.press("Enter")
    expect(term).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("note").filter(has_text=meaning)).to_be_visible()
    expect(term).to_be_focused()
    term.press("Enter")
    expect(term).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("note").filter(has_text=meaning)).to_have_count(0)


def test_without_scripts_a_term_leads_to_what_it_means(visit: Visit, site: Site) -> None:
    page = visit(site.page("power"), scripts=False)
    term = page.locator(".dl-term > a").first
    name = term.text_content() or ""
    term.click()
    expect(page.locator(".dl-terms :target")).to_be_in_viewport()
    expect(page.locator(".dl-terms :target dt")).to_have_text(name)


def test_what_a_law_says_is_one_click_away_from_a_right(visit: Visit, site: Site) -> None:
    page = visit(site.page("power"), scripts=False)
    words = page.locator(".dl-rights .dl-words").first
    expect(words.locator("p")).not_to_be_visible()
    words.locator("summary").click()
    expect(words.locator("p")).to_be_visible()
    expect(words.locator("p")).not_to_be_empty()
