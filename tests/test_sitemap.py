"""The sitemap names every page once, with the day of its records."""

from xml.etree import ElementTree

import pytest

from generator import sitemap
from generator.sitemap import sitemaps
from generator.writing.studio import Printed

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _pages(count: int) -> list[Printed]:
    return [Printed(f"laws/行 & {n}.html", b"", "", "2026-03-01") for n in range(count)]


def _locations(content: bytes) -> list[str | None]:
    return [place.text for place in ElementTree.fromstring(content).iter(f"{SPACE}loc")]  # noqa: S314  # our own


def test_pages_are_named_and_files_are_not() -> None:
    [only] = sitemaps("a.example", [*_pages(2), Printed("data/powers.csv", b"", "", "")])
    assert only.address == "sitemap.xml"
    assert _locations(only.content) == [f"https://a.example/laws/%E8%A1%8C%20%26%20{n}.html" for n in range(2)]
    assert only.content.count(b"<lastmod>2026-03-01</lastmod>") == 2


def test_too_many_pages_for_one_file_stand_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LONGEST", 3)
    index, *files = sitemaps("a.example", _pages(7))
    assert _locations(index.content) == [f"https://a.example/{file.address}" for file in files]
    assert [len(_locations(file.content)) for file in files] == [3, 3, 1]
