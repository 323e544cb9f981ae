"""The theme's frame around a page, drawn once for each shape of page and then filled: just what the theme would have written.

The theme is asked to draw a page whose words are marks. Its answer, cut at the marks, is the frame of every page of that shape.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote

import msgspec
from markupsafe import escape
from msgspec import Struct

from generator.cache import Cache
from generator.digests import digest
from generator.page import Heading, Metadata, Page

Draw = Callable[[Page], str]
"""The theme: a page in, all of its HTML out."""

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK: Final = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
_STAND_IN: Final = "any"
"""The name that files and folders have in the address of a drawn page, where nothing depends on their own."""

_BODY: Final = (f"{_OPEN}from{_CLOSE}", f"{_OPEN}to{_CLOSE}")
_DRAWN_BODY: Final = re.compile(".*".join(_BODY), re.DOTALL)

_PIECES: Final = msgspec.msgpack.Decoder(list[bytes])


class Shape(Struct, frozen=True):
    """All of a page that its frame depends on, save for the words that are put into holes."""

    address: str
    kind: str
    column: str
    outlined: bool
    headings: tuple[Heading, ...]
    has_title: bool
    has_source: bool
    has_path: bool
    has_index_number: bool
    has_keywords: bool
    has_version: bool


class Site(Struct, frozen=True):
    """What frames depend on beside the pages: ``key`` is the digest of all of it.

    ``named`` are the addresses that the site's navigation names; ``url`` ends with ``/``.
    """

    key: bytes
    named: frozenset[str]
    url: str


class Frames:
    """The frames of one site. ``theme`` makes the one who draws; it is not asked before there is something to draw."""

    def __init__(self, site: Site, theme: Callable[[], Draw], cache: Cache) -> None:
        self.key = site.key
        self._site = site
        self._theme = theme
        self._cache = cache
        self._frames: dict[Shape, list[bytes]] = {}

    def fill(self, page: Page) -> bytes:
        """The whole of ``page`` as the theme writes it."""
        shape = self.shape(page)
        frame = self._frames.get(shape)
        if frame is None:
            frame = self._frames[shape] = self._frame(shape)
        words = _words(page, self._site.url)
        return b"".join([words[piece] if i % 2 else piece for i, piece in enumerate(frame)])

    def _frame(self, shape: Shape) -> list[bytes]:
        key = digest(self.key, b"frame", msgspec.msgpack.encode(shape))
        known = self._cache.recall(key)
        if known is not None:
            return _PIECES.decode(known)
        pieces = self._cut(shape)
        self._cache.keep({key: msgspec.msgpack.encode(pieces)})
        return pieces

    def shape(self, page: Page) -> Shape:
        about = page.metadata
        return Shape(
            address=page.address if page.address in self._site.named else _stand_in(page.address),
            kind=page.kind,
            column=about.column,
            outlined=page.outlined,
            headings=page.headings,
            has_title=b"<h1" in page.body,
            has_source=bool(about.source),
            has_path=bool(page.path),
            has_index_number=bool(about.index_number),
            has_keywords=bool(about.keywords),
            has_version=bool(about.version),
        )

    def _cut(self, shape: Shape) -> list[bytes]:
        """The pieces of a frame: text and the names of holes by turns, text first."""
        drawn = _DRAWN_BODY.sub(_mark("body"), self._theme()(_marked(shape)))
        canonical = self._site.url + quote(shape.address)
        return [p.encode() for p in _MARK.split(drawn.replace(f'"{canonical}"', f'"{_mark("canonical")}"'))]


def _stand_in(address: str) -> str:
    """An address at the same depth below the same column: links out of a page depend on no more."""
    top, *rest = address.split("/")
    return "/".join([top, *(_STAND_IN for _part in rest[:-1]), f"{_STAND_IN}.html"]) if rest else f"{_STAND_IN}.html"


def _mark(name: str) -> str:
    return f"{_OPEN}{name}{_CLOSE}"


def _marked(shape: Shape) -> Page:
    """A page of ``shape`` with a mark for each word."""
    headings = "".join(f'\n<h2 id="{escape(h.id)}">{escape(h.text)}</h2>\n' for h in shape.headings)
    title = "<h1" if shape.has_title else ""
    return Page(
        address=shape.address,
        kind=shape.kind,
        title=_mark("title"),
        description=_mark("description"),
        body=f"{_BODY[0]}{title}{headings}{_BODY[1]}".encode(),
        metadata=Metadata(
            column=shape.column,
            published=_mark("published"),
            source=_mark("source") if shape.has_source else "",
            index_number=_mark("index_number") if shape.has_index_number else "",
            keywords=(_mark("keywords"),) if shape.has_keywords else (),
            version=_mark("version") if shape.has_version else "",
        ),
        path=_mark("path") if shape.has_path else "",
        outlined=shape.outlined,
    )


def _words(page: Page, site_url: str) -> Mapping[bytes, bytes]:
    """What is put into each hole: words escaped, as they are wherever they go into HTML."""
    about = page.metadata
    return {
        b"title": escape(page.title).encode(),
        b"description": escape(page.description).encode(),
        b"canonical": (site_url + quote(page.address)).encode(),
        b"body": page.body,
        b"published": escape(about.published).encode(),
        b"source": escape(about.source).encode(),
        b"index_number": escape(about.index_number).encode(),
        b"keywords": escape(",".join(about.keywords)).encode(),
        b"path": escape(page.path).encode(),
        b"version": escape(about.version).encode(),
    }
