"""The sitemap (sitemaps.org protocol 0.9): every page with the day of its records, in files of at most 50,000 addresses."""

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote

from generator.page import Asset
from generator.writing.studio import Printed

LONGEST: Final = 50_000
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemaps(domain: str, pages: Sequence[Printed]) -> Iterator[Asset]:
    """``sitemap.xml``, and where it is an index, the files that it names."""
    entries = sorted((p.address, p.published) for p in pages if p.published)
    pieces = [entries[i : i + LONGEST] for i in range(0, len(entries), LONGEST)]
    if len(pieces) < 2:
        yield Asset("sitemap.xml", _document("urlset", "url", domain, entries))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)]
    yield Asset("sitemap.xml", _document("sitemapindex", "sitemap", domain, [(name, "") for name in names]))
    for name, piece in zip(names, pieces, strict=True):
        yield Asset(name, _document("urlset", "url", domain, piece))


def _document(top: str, item: str, domain: str, entries: Sequence[tuple[str, str]]) -> bytes:
    # One more place than there are entries where there is none.
    places = quote("\n".join(address for address, _day in entries), safe="/\n").split("\n")  # all in one go
    lines = [
        _entry(item, f"https://{domain}/{place}", day) for place, (_address, day) in zip(places, entries, strict=False)
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{top} xmlns="{_NAMESPACE}">\n{"".join(lines)}</{top}>\n'.encode()


def _entry(item: str, location: str, published: str) -> str:
    """One entry; in ``location``, which is quoted, nothing is left to be escaped."""
    changed = f"<lastmod>{published}</lastmod>" if published else ""
    return f"<{item}><loc>{location}</loc>{changed}</{item}>\n"
