"""The finder in a browser: what it finds, what it costs, and that it can be used by hand, by keyboard and from disk."""

import functools
import gzip
import http.server
import random
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from benchmarks.city import write_city
from finding import KNOWN_QUERIES, Reader, collections, files, put, reader
from playwright.sync_api import Browser, BrowserContext, Page, expect
from suite import LONG

from generator import catalog
from generator.disclose import disclose
from generator.public import PublicCatalog
from generator.search.normal import words
from generator.search.records import Collection
from generator.templates import render, site_templates

BUDGET = 120_000
"""Bytes, compressed, that a first query may cost a reader."""

BOX = (
    '<form class="dl-box" role="search" action="{root}finder.html"><label class="dl-unseen" for="head-q">查找</label>'
    '<input id="head-q" type="search" name="q" autocomplete="off" data-finder="{root}assets/finder.js"><button>查找</button></form>'
)
FRAME = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>阳光权力</title>'
    '<link rel="icon" href="data:,"><link rel="stylesheet" href="{root}assets/finder.css">'
    '<body class="md-typeset"><header>{box}</header><main>{body}</main></body></html>'
)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"


@dataclass(frozen=True, slots=True)
class Finder:
    """The finder without the site around it: its files, and where they are served."""

    folder: Path
    origin: str
    shelf: list[Collection]
    reading: Reader


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files under the strictest policy that the finder can live with."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class' name
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[PublicCatalog], Finder]]:
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(public: PublicCatalog) -> Finder:
        folder, shelf = tmp_path_factory.mktemp("finder"), collections(public)
        body = render("finder.html.j2", "finder.html", {})
        plain = '<p>别的页面</p><script src="../assets/finder.js" defer></script>'
        put(folder, files(shelf))
        put(folder, {
            "finder.html": FRAME.format(root="", box=BOX.format(root=""), body=body).encode(),
            "units/plain.html": FRAME.format(root="../", box=BOX.format(root="../"), body=plain).encode(),
        })  # fmt: skip
        assets = site_templates() / "theme" / "assets"
        put(folder, {f"assets/{name}": (assets / name).read_bytes() for name in ("finder.js", "finder.css")})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Finder(folder, f"http://127.0.0.1:{server.server_port}", shelf, reader(shelf))

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def finder(serve: Callable[[PublicCatalog], Finder], public: PublicCatalog) -> Finder:
    return serve(public)


@pytest.fixture(scope="module")
def city(serve: Callable[[PublicCatalog], Finder], tmp_path_factory: pytest.TempPathFactory) -> Finder:
    """A generated city: two units, or all 64 in the long form."""
    root = tmp_path_factory.mktemp("city")
    write_city(root, 64 if LONG else 2)
    return serve(disclose(catalog.load(root)[0]))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which nothing goes wrong unseen."""
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    assert troubles == []


def _found(page: Page) -> int:
    """The number of hits that the finder tells of."""
    expect(page.locator("#finder-results")).to_have_attribute("aria-busy", "false")
    said = page.locator("#finder-status").inner_text()
    number = re.match(r"找到 (\d+) 条", said)
    assert number or said.startswith("没有找到"), said
    return int(number[1]) if number else 0


def _ask(page: Page, finder: Finder, query: str) -> int:
    page.goto(f"{finder.origin}/finder.html?q={quote(query)}")
    return _found(page)


def _addresses(page: Page, finder: Finder) -> list[str]:
    links = page.locator("#finder-results a").evaluate_all("links => links.map(link => link.href)")
    return [unquote(link).removeprefix(f"{finder.origin}/") for link in links]


def test_the_browser_finds_what_reading_every_text_finds(page: Page, finder: Finder) -> None:
    queries = [*KNOWN_QUERIES, *finder.reading.queries(2_000 if LONG else 80, seed=2)]
    page.goto(f"{finder.origin}/finder.html")
    expect(page.locator("#finder-facets details").first).to_be_attached()
    told = page.evaluate(
        """async queries => {
            const told = [];
            for (const query of queries) told.push(await daylightFinder.search(query));
            return told;
        }""",
        [query for query in queries if any(len(word) > 1 for word in words(query))],
    )
    asked = [query for query in queries if any(len(word) > 1 for word in words(query))]
    assert [len(set(hits)) for hits in told] == [len(hits) for hits in told]
    assert {q for q, hits in zip(asked, told, strict=True) if set(hits) != finder.reading.find(q)} == set()


def test_a_first_query_costs_little(browser: Browser, city: Finder) -> None:
    drawn = [*city.reading.queries(200 if LONG else 6, seed=3), *_sentences(city.reading, 40 if LONG else 4)]
    costs = {query: _cost(browser, city, query) for query in (*KNOWN_QUERIES[:14], *drawn)}
    assert {query: cost for query, cost in costs.items() if cost > BUDGET} == {}


def _sentences(reading: Reader, number: int) -> list[str]:
    """Stretches of 40 characters: the longest that a reader is likely to paste."""
    long = sorted({stretch[:40] for texts in reading.texts.values() for stretch in texts if len(stretch) >= 40})
    return random.Random(5).sample(long, number)


def _cost(browser: Browser, city: Finder, query: str) -> int:
    """The bytes, compressed, of every script that a reader who was never here loads for ``query``."""
    asked: set[str] = set()
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path))
        assert _ask(page, city, query) == len(city.reading.find(query))
    loaded = [city.folder / path.removeprefix("/") for path in asked if path.endswith(".js")]
    assert city.folder / "finder/index.js" in loaded
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in loaded)


def test_hits_say_where_and_titles_of_powers_units_and_laws_come_first(page: Page, finder: Finder) -> None:
    assert _ask(page, finder, "行政许可") > 20
    while page.locator("#finder-more").is_visible():
        shown = page.locator("#finder-results > li").count()
        page.locator("#finder-more").click()
        expect(page.locator("#finder-results > li").nth(shown)).to_be_attached()
    addresses = _addresses(page, finder)
    assert set(addresses) == finder.reading.find("行政许可")
    titles = page.locator("#finder-results .dl-hit-name").all_inner_texts()
    named = [not address.startswith(("risks/", "rules/")) for address in addresses]
    entitled = [one and "行政许可" in title for one, title in zip(named, titles, strict=True)]
    assert entitled[0]
    assert not entitled[-1]
    assert entitled == sorted(entitled, reverse=True)
    for hit in page.locator("#finder-results > li").all():
        assert "行政许可" in hit.locator("mark").all_inner_texts()
    below = page.locator("#finder-results > li").nth(entitled.index(False)).locator(".dl-hit-place")
    expect(below.locator(".dl-hit-label")).not_to_be_empty()


def test_facets_narrow_together_and_are_kept_in_the_address(page: Page, finder: Finder) -> None:
    everything = _ask(page, finder, "申请人")
    kinds = page.locator("#facet-kind")
    kinds.locator("summary").click()
    counts = {label.split()[0]: int(label.split()[1]) for label in kinds.locator("label").all_inner_texts()}
    assert sum(counts.values()) == everything
    kinds.get_by_label("职权").check()
    expect(page.locator("#finder-status")).to_have_text(f"找到 {counts['职权']} 条")
    page.locator("#facet-unit summary").click()
    first = page.locator("#facet-unit li").first
    promised = int(first.locator(".dl-facet-count").inner_text())
    first.locator("input").check()
    expect(page.locator("#finder-status")).to_have_text(f"找到 {promised} 条")
    assert re.search(r"\?q=.+&kind=power&unit=[a-z-]+$", page.url)
    before = _addresses(page, finder)
    page.reload()
    assert _found(page) == promised
    assert _addresses(page, finder) == before
    page.goto(f"{finder.origin}/finder.html?category=licensing&risk=yes")
    both = {("category", "licensing"), ("risk", "yes")}
    marked = [r for c in finder.shelf for r in c.records if both <= {(mark.facet, mark.value) for mark in r.marks}]
    assert _found(page) == len(marked) > 0
    assert set(_addresses(page, finder)) <= {record.address for record in marked}


def test_one_character_is_too_short_and_said_to_be(page: Page, finder: Finder) -> None:
    page.goto(f"{finder.origin}/finder.html?q=局")
    expect(page.locator("#finder-status")).to_have_text("请至少输入两个字。")
    page.locator("#finder-q").fill("局 听证")
    expect(page.locator("#finder-status")).to_have_text(
        f"找到 {len(finder.reading.find('听证'))} 条（一个字的“局”太短，没有算在内）"
    )


def test_the_finder_works_by_keyboard(page: Page, finder: Finder) -> None:
    assert _ask(page, finder, "行政许可") > 20
    page.locator("#finder-q").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#finder-results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#finder-results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#finder-q")).to_be_focused()
    page.locator("#finder-more").press("Enter")
    expect(page.locator("#finder-results a").nth(20)).to_be_focused()


def test_the_box_in_the_head_offers_hits_and_loads_nothing_before(page: Page, finder: Finder) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{finder.origin}/units/plain.html")
    box = page.get_by_role("combobox")
    box.focus()
    assert not [path for path in asked if path.startswith("/finder/")]
    box.press_sequentially("听证")
    options = page.get_by_role("option")
    expect(options).to_have_count(9)
    expect(options.last).to_have_text(f"全部 {len(finder.reading.find('听证'))} 条")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page).to_have_url(f"{finder.origin}/finder.html?q={quote('听证')}")
    assert _found(page) == len(finder.reading.find("听证"))


def test_an_offer_that_is_chosen_leads_to_its_page(page: Page, finder: Finder) -> None:
    page.goto(f"{finder.origin}/units/plain.html")
    box = page.get_by_role("combobox")
    box.press_sequentially("听证")
    target = page.get_by_role("option").first.get_attribute("data-target")
    assert target is not None
    assert target.removeprefix(f"{finder.origin}/") in finder.reading.find("听证")
    page.route(
        target.partition("#")[0], lambda route: route.fulfill(body="<title>here</title>", content_type="text/html")
    )
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).to_have_title("here")


def test_the_finder_works_from_a_folder_on_disk(page: Page, finder: Finder) -> None:
    page.goto((finder.folder / "finder.html").as_uri())
    page.locator("#finder-q").fill("听证")
    expect(page.locator("#finder-status")).to_have_text(f"找到 {len(finder.reading.find('听证'))} 条")
    expect(page.locator("#finder-results a").first).to_have_attribute("href", re.compile(r"^file:///.+\.html"))


def test_without_scripts_the_finder_leads_to_the_lists(browser: Browser, finder: Finder) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{finder.origin}/finder.html")
        expect(page.get_by_role("link", name="职权目录")).to_be_visible()
        expect(page.locator("#finder-facets")).to_be_hidden()


def test_data_that_cannot_be_read_is_said_and_asked_for_again(context: BrowserContext, finder: Finder) -> None:
    page = context.new_page()
    page.route("**/finder/words/*", lambda route: route.abort())
    page.goto(f"{finder.origin}/finder.html?q={quote('听证')}")
    expect(page.locator("#finder-status")).to_contain_text("没有读到")
    page.unroute("**/finder/words/*")
    page.get_by_role("main").get_by_role("button", name="查找").click()
    expect(page.locator("#finder-status")).to_have_text(f"找到 {len(finder.reading.find('听证'))} 条")
