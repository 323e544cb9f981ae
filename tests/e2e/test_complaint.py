"""Complaining at every power, step and risk: a mail or a letter that says what it is about."""

import re
import string
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from .built import Site
from .conftest import Visit

LONGEST = 1800


@pytest.fixture
def page(visit: Visit, site: Site) -> Page:
    """The longest page of a power."""
    return visit(site.page("power"))


def _followed(link: str) -> int:
    """How many characters a link has once a browser has escaped it."""
    return len(quote(link, safe=string.punctuation))


def _mail(link: str) -> tuple[str, str, str]:
    """(address, subject, body) of a link to a mail."""
    parts, said = urlsplit(link), parse_qs(urlsplit(link).query)
    assert parts.scheme == "mailto"
    assert _followed(link) <= LONGEST
    assert "+" not in parts.query  # programs for mail show it as it is
    return parts.path, said["subject"][0], said["body"][0]


def _hrefs(page: Page, selector: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(selector, "links => links.map(link => link.getAttribute('href'))")
    return found


def test_a_mail_about_a_power_says_which_its_code_and_its_date(page: Page) -> None:
    to, subject, body = _mail(page.get_by_role("link", name="写邮件反映").last.get_attribute("href") or "")
    name = page.get_by_role("heading", level=1).text_content() or ""
    code = page.locator("#complain ~ p .dl-code").first.text_content() or ""
    date = page.locator("meta[name=PubDate]").get_attribute("content") or ""
    assert re.fullmatch(r"[^@\s]+@[^@\s]+", to)
    assert name in subject
    assert all(fact in body for fact in (f"职权：{name}", f"编码：{code}", f"页面公开日期：{date}"))


def test_a_mail_about_a_step_says_which(page: Page) -> None:
    links = _hrefs(page, ".dl-steps .dl-report a")
    steps = page.eval_on_selector_all(
        ".dl-steps tr:has(.dl-report) th[scope=row]", "found => found.map(head => head.firstChild.textContent.trim())"
    )
    assert len(links) == len(steps) >= 5
    for link, step in zip(links, steps, strict=True):
        assert f"环节：{step}" in _mail(link)[2]


def test_a_browser_escapes_a_mail_as_programs_for_mail_want_it(page: Page) -> None:
    followed = page.locator("#complain-mail").evaluate("link => link.href")
    assert followed.isascii()
    assert _mail(followed) == _mail(_hrefs(page, "#complain-mail")[0])


def test_without_scripts_a_step_leads_to_all_ways_to_complain(visit: Visit, site: Site) -> None:
    page = visit(site.page("power"), scripts=False)
    assert set(_hrefs(page, ".dl-steps .dl-report a")) == {"#complain"}
    assert _mail(_hrefs(page, "#complain-mail")[0])


@pytest.mark.parametrize("kind", ["power", "unit-risks"])
def test_a_mail_about_a_risk_says_which_and_at_which_post(visit: Visit, site: Site, kind: str) -> None:
    page = visit(site.page(kind), scripts=False)
    for card in page.locator(".dl-risk").all()[:5]:
        body = _mail(card.get_by_role("link", name="写邮件反映").get_attribute("href") or "")[2]
        name = card.locator(".dl-risk-name").evaluate("name => name.lastChild.textContent.trim()")
        assert f"风险：{name}" in body
        assert "岗位：" in body


def test_no_link_to_a_mail_is_too_long_anywhere(site: Site) -> None:
    links = [
        link
        for kind in ("powers/*/*.html", "risks/*.html", "units/*.html")
        for address in site.pages(kind)
        for link in re.findall(r'href="(mailto:[^"]+)"', (site.folder / address).read_text("utf-8"))
    ]
    assert len(links) >= 100
    assert [link for link in links if _followed(link) > LONGEST] == []


def test_a_letter_knows_what_it_is_about_and_no_server_is_told(page: Page, site: Site) -> None:
    name = page.get_by_role("heading", level=1).text_content() or ""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".dl-actions a[data-letter]").click()
    expect(page.get_by_label("我要反映的职权或者事项")).to_have_value(name)
    expect(page.get_by_label("编码")).not_to_have_value("")
    expect(page.get_by_label("所看页面的公开日期")).to_have_value(re.compile(r"\d{4}-\d\d-\d\d"))
    assert asked
    assert [url for url in asked if "?" in url or not url.startswith(site.origin)] == []


def test_a_letter_is_printed_with_room_to_write_and_with_the_channels(visit: Visit, site: Site) -> None:
    page = visit(site.page("letter"), scripts=False)
    page.emulate_media(media="print")
    assert page.locator(".dl-letter textarea").count() >= 6
    expect(page.locator(".dl-channels").first).to_be_visible()
    expect(page.locator(".dl-footer")).not_to_be_visible()
