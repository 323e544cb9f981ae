"""Terms of the trade explained where they come first on a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from markupsafe import escape

from generator.model import Term

_PASSED_OVER: Final = "a|button|caption|h1|h2|h3|nav|script|style|summary|svg|textarea|th"
"""Elements in which nothing is explained: they lead somewhere, name a part of the page or a row, or are drawn."""


def explained(body: str, terms: Sequence[Term]) -> str:
    """``body`` with the first place of each of ``terms`` leading to what it means, and these meanings at its end.

    ``body`` is HTML as our templates write it: no ``<`` or ``>`` in text or attributes.
    """
    found: dict[str, int] = {}
    pieces, done = [], 0
    for place in _first_places(body, terms) if terms else ():
        term = place[0]
        found[term] = len(found) + 1
        link = f'<dfn class="dl-term"><a href="#term-{found[term]}">{term}</a></dfn>'
        pieces += [body[done : place.start()], link]
        done = place.end()
    if not found:
        return body
    return "".join([*pieces, body[done:], _meanings(found, terms)])


def _meanings(found: Mapping[str, int], terms: Sequence[Term]) -> str:
    """The meanings of the terms that were found, in the order of their numbers, as HTML."""
    meanings = {str(escape(t.term)): escape(t.meaning) for t in terms}
    rows = [f'<div id="term-{n}"><dt>{term}</dt><dd>{meanings[term]}</dd></div>' for term, n in found.items()]
    return f'\n<h2 id="terms">名词解释</h2>\n<dl class="dl-facts dl-terms">{"".join(rows)}</dl>\n'


def _first_places(body: str, terms: Sequence[Term]) -> Iterator[re.Match[str]]:
    """The first place of each term in text that is not passed over, in the order of the page."""
    seen: set[str] = set()
    for place in _pattern(tuple(t.term for t in terms)).finditer(body):
        if place[1] is None and place[0] not in seen and not _is_in_tag(body, place.start()):
            seen.add(place[0])
            yield place
            if len(seen) == len(terms):
                break


def _is_in_tag(body: str, at: int) -> bool:
    return body.rfind("<", 0, at) > body.rfind(">", 0, at)


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """An element that is passed over, or any of the terms as they stand in markup; of those that begin alike, the longest."""
    words = [re.escape(str(escape(t))) for t in sorted(terms, key=len, reverse=True)]
    return re.compile("|".join([rf"<({_PASSED_OVER})\b[^<]*+(?:<(?!/\1>)[^<]*+)*+</\1>", *words]))
