"""Terms of the trade explained where they come first on a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from generator.model import Term

_PASSED_OVER: Final = re.compile(
    r"<(a|button|caption|h1|h2|h3|nav|script|style|summary|svg|textarea|th)\b[^<>]*>.*?</\1>", re.DOTALL
)
"""Elements in which nothing is explained: they lead somewhere, name a part of the page or a row, or are drawn."""


def explained(body: Markup, terms: Sequence[Term]) -> Markup:
    """``body`` with the first place of each of ``terms`` leading to what it means, and these meanings at its end.

    ``body`` is HTML as our templates write it: no ``<`` or ``>`` in text or attributes.
    """
    if not terms:
        return body
    found: dict[str, int] = {}
    pieces, done = [], 0
    for place in _first_places(str(body), terms):
        term = place[0]
        found[term] = len(found) + 1
        link = f'<dfn class="dl-term"><a href="#term-{found[term]}">{term}</a></dfn>'
        pieces += [body[done : place.start()], link]
        done = place.end()
    marked = "".join([*pieces, body[done:]])
    return Markup(marked) + _meanings(found, terms)  # noqa: S704  # only links were put between what was markup before


def _meanings(found: Mapping[str, int], terms: Sequence[Term]) -> Markup:
    """The meanings of the terms that were found, in the order of their numbers."""
    meanings = {str(escape(t.term)): t for t in terms}
    row = Markup('<div id="term-{}"><dt>{}</dt><dd>{}</dd></div>')
    rows = [row.format(number, meanings[name].term, meanings[name].meaning) for name, number in found.items()]
    all_rows = Markup('\n<h2 id="terms">名词解释</h2>\n<dl class="dl-facts dl-terms">{}</dl>\n')
    return all_rows.format(Markup("").join(rows)) if rows else Markup()


def _first_places(body: str, terms: Sequence[Term]) -> Iterator[re.Match[str]]:
    """The first place of each term in text that is not passed over, in the order of the page."""
    seen: set[str] = set()
    passed = (match.span() for match in _PASSED_OVER.finditer(body))
    start, end = next(passed, (len(body), len(body)))
    for place in _pattern(tuple(t.term for t in terms)).finditer(body):
        while end <= place.start():
            start, end = next(passed, (len(body), len(body)))
        is_text = place.start() < start and body.rfind(">", 0, place.start()) >= body.rfind("<", 0, place.start())
        if is_text and place[0] not in seen:
            seen.add(place[0])
            yield place


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the terms as they stand in markup; of those that begin alike, the longest."""
    return re.compile("|".join(re.escape(str(escape(t))) for t in sorted(terms, key=len, reverse=True)))
