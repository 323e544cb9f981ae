"""Markdown that people wrote, as HTML that is safe to publish: CommonMark with tables, and nothing that could run or be fetched.

markdown-it-py is told to take HTML for text and to make no images; links lead to whole web addresses and to mail alone. Headings
begin at the second level, for the first is the page's own title.
"""

from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_HIGHEST: Final = 2


def as_html(text: str) -> Markup:
    """``text`` as HTML."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), _HIGHEST)}"
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704  # made by the parser, of escaped text


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  # most builds write no such page

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])
    parser.validateLink = _may_be_followed  # type: ignore[assignment,method-assign]  # its own way of being told
    return parser


def _may_be_followed(link: str) -> bool:
    try:
        return urlsplit(link.strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False
