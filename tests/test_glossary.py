"""Terms are explained where they come first, and nothing but text is touched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.glossary import explained
from generator.model import Term

TERMS = (
    Term(term="听证", meaning="听取意见的会。"),
    Term(term="听证会", meaning="同上。"),
    Term(term="A<B", meaning="小于 & 其他"),
)


def _linked(body: str) -> list[str]:
    return re.findall(r'<dfn class="dl-term"><a href="#term-\d+">(.*?)</a></dfn>', body)


def test_a_term_is_explained_where_it_comes_first_and_at_the_end() -> None:
    body = explained(Markup("<p>要求听证。听证由本局组织。</p>"), TERMS)
    assert body == (
        '<p>要求<dfn class="dl-term"><a href="#term-1">听证</a></dfn>。听证由本局组织。</p>'
        '\n<h2 id="terms">名词解释</h2>\n<dl class="dl-facts dl-terms">'
        '<div id="term-1"><dt>听证</dt><dd>听取意见的会。</dd></div></dl>\n'
    )


def test_the_longer_of_two_terms_is_meant() -> None:
    assert _linked(explained(Markup("<p>听证会</p>"), TERMS)) == ["听证会"]


@pytest.mark.parametrize("element", ["a", "h1", "h2", "svg", "summary", "caption", "button", "textarea", "th"])
def test_nothing_is_explained_inside_what_leads_somewhere_or_names_a_part(element: str) -> None:
    page = f"<{element} title='听证'><b>听证</b></{element}><p title='听证'>好</p>"
    body = explained(Markup(page), TERMS)  # noqa: S704  # our own
    assert _linked(body) == []
    assert "terms" not in body


def test_a_term_after_what_is_passed_over_is_still_its_first() -> None:
    assert _linked(explained(Markup("<h2>听证</h2><p>听证</p>"), TERMS)) == ["听证"]


def test_terms_and_meanings_stay_text() -> None:
    body = explained(Markup("<p>{}</p>").format("若 A<B 则"), TERMS)
    assert _linked(body) == ["A&lt;B"]
    assert "<dt>A&lt;B</dt><dd>小于 &amp; 其他</dd>" in body


def test_a_page_without_terms_is_as_it_was() -> None:
    assert explained(Markup("<p>好</p>"), TERMS) == "<p>好</p>"
    assert explained(Markup("<p>听证</p>"), ()) == "<p>听证</p>"


@given(st.lists(st.one_of(st.sampled_from(["听证", "听证会", "A<B"]), st.text(max_size=5)), max_size=9))
def test_taking_the_links_out_gives_the_page_back(pieces: list[str]) -> None:
    before = Markup("").join(Markup("<p>{}</p>").format(piece) for piece in pieces)
    after, _mark, _end = str(explained(before, TERMS)).partition('\n<h2 id="terms">')
    assert re.sub(r'<dfn class="dl-term"><a href="#term-\d+">(.*?)</a></dfn>', r"\1", after) == before
    text = "|".join(pieces)
    assert (_linked(after) != []) is any(str(escape(t.term)) in str(escape(text)) for t in TERMS)
