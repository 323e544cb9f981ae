"""The HTML is sound: the parser of the standard finds no fault in it, and no id stands twice on a page."""

import re
from collections import Counter

import pytest
from tinyhtml5.parser import HTMLParser

from .built import KINDS, Site

_ID = re.compile(r"<[a-z][^<>]*\sid=\"([^\"]+)\"")
_ARTICLE = re.compile(r"<article class=\"md-content__inner.*?</article>\s*</div>", re.DOTALL)


def _fragment(site: Site, kind: str) -> str:
    """What of the longest page of a kind is not the theme's: a whole document where there is no frame."""
    text = (site.folder / site.page(kind)).read_text("utf-8")
    found = _ARTICLE.search(text)
    assert found, kind
    return f"<!doctype html><title>.</title><div>{found[0]}"


def test_the_parser_finds_the_faults_that_templates_make() -> None:
    for wrong in ("<p><div></div></p>", "<table><li>x</li></table>", "<a href=x><a href=y></a></a>", "<ul></p></ul>"):
        parser = HTMLParser()
        parser.parse(f"<!doctype html><title>.</title>{wrong}")
        assert parser.errors, wrong


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_sound(site: Site, kind: str) -> None:
    parser = HTMLParser()
    parser.parse(_fragment(site, kind))
    assert parser.errors == []


def test_no_id_stands_twice_on_any_page(site: Site) -> None:
    doubled = {}
    for page in site.pages():
        counts = Counter(_ID.findall((site.folder / page).read_text("utf-8")))
        again = [name for name, count in counts.items() if count > 1]
        if again:
            doubled[page] = again
    assert doubled == {}
