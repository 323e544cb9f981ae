"""The site under its own security policy, and what a visit costs: bytes over the wire, shifts of what is seen, waits for others."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from generator.headers import inline, policy

from .built import KINDS, Site
from .conftest import PHONE
from .served import strictly

FIRST_VISIT, FURTHER_VISIT = 120_000, 25 * 1024
"""Bytes over the wire, headers included."""

LARGEST_SHIFT = 0.02
"""Of the layout (Cumulative Layout Shift); up to 0.1 is called good."""

_LISTEN = """
window.refused = [];
addEventListener("securitypolicyviolation", event => refused.push(`${event.violatedDirective}: ${event.sourceFile}:${event.lineNumber}`));
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { shifted += entry.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture(scope="module")
def strict(folder: Path) -> Iterator[Site]:
    with strictly(folder) as site:
        yield site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="zh-CN", viewport={"width": PHONE, "height": 844}) as context:
        context.add_init_script(_LISTEN)
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails."""
    page, failed = context.new_page(), []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert failed == []


def test_the_policy_allows_scripts_by_their_digests_and_nothing_inline(folder: Path) -> None:
    found = inline(folder)
    assert found.attributes == ()
    assert found.styles == ()
    assert 3 <= len(found.scripts) <= 12
    said = policy(found)
    assert "unsafe" not in said
    assert "default-src 'none'" in said


@pytest.mark.parametrize("kinds", [tuple(KINDS)[i::4] for i in range(4)], ids=lambda kinds: kinds[0])
def test_no_page_wants_what_the_policy_forbids_or_moves_what_is_seen(
    page: Page, strict: Site, kinds: tuple[str, ...]
) -> None:
    for kind in kinds:
        page.goto(f"{strict.origin}/{strict.page(kind)}", wait_until="load")
        page.wait_for_function("() => document.readyState === 'complete'")
        assert page.evaluate("refused") == [], kind
        assert page.evaluate("shifted") <= LARGEST_SHIFT, kind
        foreign = page.evaluate(
            "performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(location.origin))"
        )
        assert foreign == []


def test_a_script_that_gets_into_a_page_does_not_run(page: Page, strict: Site) -> None:
    address = f"{strict.origin}/index.html"
    page.route(address, _with_script)
    page.goto(address)
    assert page.evaluate("typeof intruder") == "undefined"
    assert [one for one in page.evaluate("refused") if one.startswith("script-src")]


def _with_script(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</body>", "<script>intruder = 1</script></body>"))


def test_the_finder_works_under_the_policy(page: Page, strict: Site) -> None:
    page.goto(f"{strict.origin}/finder.html")
    page.locator("#finder-q").fill("听证")
    expect(page.locator("#finder-status")).to_have_text(re.compile(r"找到 \d+ 条"))
    assert page.evaluate("refused") == []


def test_walk_terms_views_and_switches_work_under_the_policy(page: Page, strict: Site) -> None:
    page.goto(f"{strict.origin}/{strict.page('power')}")
    page.locator(".dl-walk button").first.click()
    page.locator(".dl-term > a").first.click()
    page.locator(".dl-view-bar button").first.click()
    page.get_by_role("button", name="大字").click()
    page.get_by_title("换成深色").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("refused") == []


def test_the_board_works_under_the_policy(page: Page, strict: Site) -> None:
    page.goto(f"{strict.origin}/risks/index.html")
    rows = page.locator(".dl-risk-board tbody tr:not([hidden])")
    before = rows.count()
    page.locator(".dl-board-tools select").first.select_option(index=1)
    assert 0 < rows.count() < before
    assert page.evaluate("refused") == []


def test_a_power_costs_little_and_each_further_one_less(context: BrowserContext, strict: Site) -> None:
    first, *further = strict.pages("powers/*/*.html")[:3]
    cost = _cost(context, f"{strict.origin}/{first}")
    assert 50_000 < cost <= FIRST_VISIT
    costs = {address: _cost(context, f"{strict.origin}/{address}") for address in further}
    assert {address: cost for address, cost in costs.items() if cost > FURTHER_VISIT} == {}


def test_no_page_of_a_power_is_too_long(strict: Site) -> None:
    sizes = {p: len(gzip.compress((strict.folder / p).read_bytes(), 6)) for p in strict.pages("powers/*/*.html")}
    assert {page: size for page, size in sizes.items() if size > FURTHER_VISIT} == {}


def _cost(context: BrowserContext, address: str) -> int:
    """The bytes over the wire for a page and all that it loads."""
    page = context.new_page()
    session, received = context.new_cdp_session(page), []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    page.close()
    return int(sum(received))


def test_nothing_but_own_styles_and_one_small_script_comes_before_the_first_paint(folder: Path) -> None:
    """The script sets large text; without it the page would jump."""
    head = (folder / "index.html").read_text("utf-8").partition("</head>")[0]
    waited = re.findall(r"<script(?![^>]*\b(?:defer|async)\b)[^>]*\bsrc=\"([^\"]+)\"", head)
    assert waited == ["assets/large.js"]
    assert (folder / waited[0]).stat().st_size < 2_000
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//(?!sunshine\.)", head)
