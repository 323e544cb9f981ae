"""Citations as the bases of an entry: laws by id, articles registered with their law, new laws described as far as is known."""

import re
from typing import Any, Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.citations import Citation, read_articles, read_citations
from generator.intake.known import Known
from generator.intake.numerals import narrow

_ARTICLE: Final = re.compile("^第[^条]+条(?:之[一二三四五六七八九十]+)?")
_SEVERAL: Final = 12
"""Characters of text behind a citation that are passed over as 等 or 规定; more are the article's own words."""


def read_bases(known: Known, text: str, role: str | None = None) -> Reading:
    """``[{"law": …, "article": …, "role": …}]``."""
    citations, before = read_citations(text)
    bases: list[dict[str, Any]] = []
    doubts: list[str] = []
    for citation in citations:
        found, told = _bases_of(known, citation, role)
        bases += [b for b in found if b not in bases]
        doubts += told
    if not bases:
        return Reading(left=_("No law was found in {text}. Write it as 《…法》第…条.").format(text=in_quotes(text)))
    if before:
        doubts.append(_("Not taken in: {text}").format(text=in_quotes(before)))
    return Reading(bases, tuple(dict.fromkeys(doubts)))


def read_basis(known: Known, text: str) -> Reading:
    """One basis; of several the first."""
    reading = read_bases(known, text)
    if not isinstance(reading.value, list):
        return reading
    several = (_("Several bases stand here; the first was taken."),) if len(reading.value) > 1 else ()
    return Reading(reading.value[0], (*reading.doubts, *several))


def basis_of_parts(known: Known, title: str, number: str, article: str, words: str) -> Reading:
    """Bases from cells of their own for the law's title, its number, the article and its text."""
    found, _before = read_citations(title)
    if found and found[0].articles:
        return read_bases(known, title)
    name = found[0].title if found else narrow(title).strip("《》 \n")
    articles, rest = read_articles(narrow(article))
    opening, own_words = ((), words) if articles else opening_of(words)
    citation = Citation(name, number or (found[0].number if found else ""), articles or opening, rest or own_words)
    bases, doubts = _bases_of(known, citation, None)
    if opening and own_words:
        doubts.append(_("The article is the one that its text begins with: {article}.").format(article=opening[0]))
    return Reading(bases, tuple(doubts))


def opening_of(words: str) -> tuple[tuple[str, ...], str]:
    """The articles that their own text begins with, and the text: 第二十条　任何单位和个人……"""
    plain = narrow(words).strip()
    return read_articles(plain) if _ARTICLE.match(plain) else ((), words)


def _bases_of(known: Known, citation: Citation, role: str | None) -> tuple[list[dict[str, Any]], list[str]]:
    doubts: list[str] = []
    law = known.law(citation.title)
    if law is None:
        law = known.add_law(citation.title, citation.number)
        message = _("{title} is not registered in catalog/laws/ yet; a file was begun for it.")
        doubts.append(message.format(title=in_quotes(citation.title)))
    if not citation.articles:
        message = _("No article of {title} is named.")
        doubts.append(message.format(title=in_quotes(citation.title)))
    if len(citation.rest) > _SEVERAL or (citation.rest and not citation.articles):
        message = _("Words behind the citation were not taken in: {text}")
        doubts.append(message.format(text=in_quotes(citation.rest)))
    for article in citation.articles:
        base = _ARTICLE.match(article)
        if base and base[0] not in law.articles and base[0] not in law.added:
            law.added[base[0]] = ""
            if not law.is_new:
                message = _("{article} of {title} is not registered yet; it was added.")
                doubts.append(message.format(article=base[0], title=in_quotes(law.title)))
    head: dict[str, Any] = {"law": law.id}
    tail: dict[str, Any] = {"role": role} if role else {}
    return [head | {"article": a} | tail for a in citation.articles] or [head | tail], doubts
