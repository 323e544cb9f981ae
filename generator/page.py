"""What the site consists of: pages whose bodies are ready HTML, and files."""

import html
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any, Final

from msgspec import Struct

from generator.publish import sum_of

_TAG: Final = re.compile(r"<[^<>]+>")
HEADING: Final = re.compile(rb'<h2 id="(?<=^<h2 id=")([^"]+)">(.+?)</h2>$', re.MULTILINE)
"""A second-level heading of a body, on a line of its own: (id, text).

That a line begins there is asked last, for only what a pattern opens with in so many letters is looked for at speed."""


class Heading(Struct, frozen=True):
    """A second-level heading: its id and its text, without markup."""

    id: str
    text: str


class Metadata(Struct, frozen=True):
    """What a page of government information says about itself (国办发〔2017〕47号, page tags; 政府信息公开条例).

    ``published`` is a date of the records, never the day of the build. ``column`` is the part of the site.
    """

    column: str
    published: str
    source: str
    index_number: str = ""
    keywords: tuple[str, ...] = ()
    version: str = ""
    """The last commit that touched what the page is made from, and its day, where that is known."""


class Page(Struct, frozen=True):
    """A page. ``address`` is its place in the site, ``path`` the YAML file that it is made from, where it is one file.

    ``body`` is ready HTML in UTF-8: it is encoded once, then kept, framed and filed as it is.
    """

    address: str
    kind: str
    title: str
    description: str
    body: bytes
    metadata: Metadata
    path: str = ""
    outlined: bool = True
    """Whether the page's headings stand beside it as a table of contents."""

    @property
    def hidden(self) -> list[str]:
        """The parts of the frame that the page does without, in the theme's words."""
        return ["navigation"] if self.outlined and self.headings else ["navigation", "toc"]

    @property
    def text(self) -> str:
        """The body, to be read."""
        return self.body.decode()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The second-level headings of the body, each on a line of its own, in their order."""
        return tuple(_heading(i, t) for i, t in HEADING.findall(self.body))


@lru_cache(maxsize=1024)
def _heading(name: bytes, text: bytes) -> Heading:
    """A heading as it stands in a body; most pages have the same as their neighbours."""
    return Heading(name.decode(), html.unescape(_TAG.sub("", text.decode())))


class Draft(Struct, frozen=True, kw_only=True):
    """A page that is not written out yet: its body is what ``template`` makes of ``values``, and of nothing else."""

    address: str
    kind: str
    title: str
    description: str
    template: str
    values: Mapping[str, Any]
    metadata: Metadata
    path: str = ""
    outlined: bool = True

    def with_body(self, body: str) -> Page:
        return Page(
            address=self.address,
            kind=self.kind,
            title=self.title,
            description=self.description,
            body=body.encode(),
            metadata=self.metadata,
            path=self.path,
            outlined=self.outlined,
        )


class Asset(Struct, frozen=True, dict=True):
    """A file that is published as it is."""

    address: str
    content: bytes

    @cached_property
    def sum(self) -> str:
        """The sum of the content, by which it is named, kept and published."""
        return sum_of(self.content)
