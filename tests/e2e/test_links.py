"""Links, read from the files themselves: whatever a page points to is there."""

import posixpath
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ELSEWHERE = ("mailto:", "tel:", "http://", "https://")
NEAR = 3
CODES = "id/"


@dataclass
class _Page(HTMLParser):
    """What a page is called, what it points to and which places in it can be pointed to."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "form" and "action" in values:
            self.links.append(values["action"])
        else:
            self.resources += [values[name] for name in ("href", "src", "srcset", "data", "action") if name in values]


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, _Page]:
    """Every page of the site by its address, save those that only lead on from a code."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.html"))}
    return {address: _read(file) for address, file in files.items() if not address.startswith(CODES)}


@pytest.fixture(scope="module")
def ways(folder: Path) -> dict[str, _Page]:
    """The pages that lead on from a code, by address."""
    return {file.relative_to(folder).as_posix(): _read(file) for file in sorted((folder / CODES).glob("*.html"))}


def _read(file: Path) -> _Page:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    page.close()
    return page


def _target(here: str, link: str) -> tuple[str, str]:
    """The address and the fragment that a link on the page at ``here`` leads to."""
    parts = urlsplit(link)
    folder = "" if parts.path.startswith("/") else posixpath.dirname(here)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path).lstrip("/"))) if parts.path else here
    return path, unquote(parts.fragment)


def _within(links: list[str]) -> list[str]:
    return [link for link in links if not link.startswith(ELSEWHERE)]


def test_every_link_leads_to_a_page_or_file_and_a_place_in_it_that_exist(
    pages: dict[str, _Page], ways: dict[str, _Page], folder: Path
) -> None:
    broken = []
    for here, page in (pages | ways).items():
        for link in _within(page.links):
            path, fragment = _target(here, link)
            if not (folder / path).is_file() or (fragment and fragment not in pages[path].ids):
                broken.append(f"{here}: {link}")
    assert broken == []


def test_a_code_leads_to_the_page_of_what_has_it(pages: dict[str, _Page], ways: dict[str, _Page]) -> None:
    assert len(ways) > 50
    for here, way in ways.items():
        leads = {_target(here, link)[0] for link in way.links}
        assert leads <= pages.keys(), here
        assert urlsplit(way.canonical).path.lstrip("/") in leads or len(leads) > 1, here


def test_every_picture_style_and_script_is_a_file_of_the_site(pages: dict[str, _Page], folder: Path) -> None:
    used = {(here, source) for here, page in pages.items() for source in page.resources}
    assert sorted((here, source) for here, source in used if not (folder / _target(here, source)[0]).is_file()) == []


def test_links_are_relative_so_that_the_site_works_in_any_folder(pages: dict[str, _Page]) -> None:
    links = {(h, u) for h, page in pages.items() if h != "404.html" for u in page.links + page.resources}
    assert sorted((here, link) for here, link in links if link.startswith("/")) == []


def test_no_link_leaves_the_site(pages: dict[str, _Page]) -> None:
    links = {(here, link) for here, page in pages.items() for link in page.links + page.resources}
    assert sorted((here, link) for here, link in links if link.startswith(("http:", "https:", "//"))) == []


def test_every_page_names_its_own_public_address(pages: dict[str, _Page]) -> None:
    named = {here: urlsplit(page.canonical).path for here, page in pages.items() if here != "404.html"}
    assert named == {here: f"/{here}" for here in named}


def test_no_page_uses_an_id_twice(pages: dict[str, _Page]) -> None:
    assert {here: twice for here, page in pages.items() if (twice := _twice(page.ids))} == {}


def _twice(ids: list[str]) -> list[str]:
    return [i for i, count in Counter(ids).items() if count > 1]


@pytest.fixture(scope="module")
def distances(pages: dict[str, _Page]) -> dict[str, int]:
    """How many clicks away from the front page each page is."""
    clicks = {"index.html": 0}
    edge = ["index.html"]
    while edge:
        here = edge.pop(0)
        for path in dict.fromkeys(_target(here, link)[0] for link in _within(pages[here].links)):
            if path in pages and path not in clicks:
                clicks[path] = clicks[here] + 1
                edge.append(path)
    return clicks


def test_every_page_can_be_reached_from_the_front_page(pages: dict[str, _Page], distances: dict[str, int]) -> None:
    assert sorted(pages.keys() - distances.keys()) == ["404.html"]


def test_every_power_is_at_most_three_clicks_from_the_front_page(distances: dict[str, int], folder: Path) -> None:
    powers = [file.relative_to(folder).as_posix() for file in folder.glob("powers/*/*.html")]
    assert powers
    assert [power for power in powers if distances[power] > NEAR] == []
