"""Bases read into law, number and article: 《城市道路管理条例》（国务院令第198号）第三十条第一款、第三十二条.

Several laws may stand in a cell, in book marks or without them, each with its document number and articles; articles may share
their end (第五十六、五十七条). What is left is the articles' text, or words that no law is found in.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator.intake.numerals import NUMERAL, in_chinese, narrow, number_of

_TITLE: Final = re.compile(r"《([^《》\n]{2,80}(?:〈[^〈〉]*〉[^《》\n]*)?)》")
_BARE: Final = re.compile(
    r"(?:^|(?<=[；;。\n、，,：:\s]))((?!第|按|依|根据|有关|相关|见|本)[一-鿿]{1,40}?(?:法典|法|条例|办法|规定|细则|规则|决定|通知|意见|章程|解释))(?=\s*(?:[（(]|第\s?[0-9一二三四五六七八九十百]|[；;。，,]|$|\n))"
)
_NUMBER: Final = re.compile(r"^\s*[（(]\s*([^（）()]{4,80}(?:[（(][^（）()]*[）)][^（）()]*)*)\s*[）)]")
_DOCUMENT: Final = re.compile(
    r"[^\s（）()，,；;：:《》第]{0,16}[〔\[［【(（][12][0-9]{3}[〕\]］】)）]\s?第?[0-9]{1,5}号|[一-鿿]{0,20}第\s?[0-9一二三四五六七八九十百]{1,6}\s?号"
)
_ARTICLES: Final = re.compile(
    rf"第\s?({NUMERAL}(?:\s?[、，,和及至]\s?(?:第)?{NUMERAL})*)\s?条((?:之{NUMERAL})?)"
    rf"((?:\s?[、，,和及]?\s?第\s?(?:{NUMERAL}(?:\s?[、，,和及]\s?(?:第)?{NUMERAL})*)\s?款|\s?[、，,和及]?\s?第\s?[（(]?\s?{NUMERAL}\s?[）)]?\s?(?:[、，,和及]\s?第?[（(]?{NUMERAL}[）)]?)*\s?项)*)"
)
_PARAGRAPH: Final = re.compile(rf"第\s?({NUMERAL}(?:\s?[、，,和及]\s?(?:第)?{NUMERAL})*)\s?款")
_ITEM: Final = re.compile(rf"第\s?([（(]?\s?{NUMERAL}\s?[）)]?(?:\s?[、，,和及]\s?第?[（(]?{NUMERAL}[）)]?)*)\s?项")
_PART: Final = re.compile(rf"({_PARAGRAPH.pattern})|({_ITEM.pattern})")
_NUMERALS: Final = re.compile(NUMERAL)
_GLUE: Final = re.compile(
    r"^(?:[①-⑳]|[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．])?[\s、，,；;。.：:和及以“”的]*(?:(?:等)?(?:规定|相关规定|有关规定))?[\s、，,；;。.]*$"
)


class Citation(Struct, frozen=True):
    """A law as it is named, its document number ("" where none stands there), and the articles, in the form of the schema.

    ``rest`` is what follows and is none of these: usually the text of the article.
    """

    title: str
    number: str
    articles: tuple[str, ...]
    rest: str


def read_citations(text: str) -> tuple[list[Citation], str]:
    """The laws that a text cites, and what stands before the first of them."""
    plain = narrow(text)
    marks = list(_titles(plain))
    if not marks:
        return [], plain.strip()
    citations = []
    for (_start, end, title), following in zip(marks, [*(m[0] for m in marks[1:]), len(plain)], strict=True):
        citations.append(_citation(title, plain[end:following]))
    before = plain[: marks[0][0]]
    return citations, "" if _is_glue(before) else before.strip()


def read_articles(text: str) -> tuple[tuple[str, ...], str]:
    """The articles that a text names, and what else it says."""
    articles: list[str] = []
    rest: list[str] = []
    end = 0
    for found in _ARTICLES.finditer(text):
        if articles and not _is_glue(text[end : found.start()]):
            break  # what an article says may mention others
        if not articles:
            rest.append(text[: found.start()])
        articles += _articles_of(found)
        end = found.end()
    rest.append(text[end:])
    return tuple(dict.fromkeys(articles)), "".join(r for r in rest if not _is_glue(r)).strip()


def _titles(text: str) -> Iterator[tuple[int, int, str]]:
    """Where laws are named, in order. A name in book marks inside what an article says begins no basis of its own."""
    quoted = [(m.start(), m.end(), m[1].strip()) for m in _TITLE.finditer(text)]
    if quoted:
        last = -1
        for start, end, title in quoted:
            if start >= last and _begins(text, start):
                yield start, end, title
                last = end
        return
    for found in _BARE.finditer(text):
        yield found.start(1), found.end(1), found[1]


def _begins(text: str, start: int) -> bool:
    """Whether a name at ``start`` may begin a basis: after a stop, a number, a line, or articles; not in mid-sentence."""
    before = text[:start].rstrip()
    if not before or text[:start].endswith("\n"):
        return True
    return bool(re.search(r"[；;。、，,：:）)”\d.．①-⑳和及]$|[条款项号]$|规定$", before))


def _citation(title: str, tail: str) -> Citation:
    number = ""
    found = _NUMBER.match(tail)
    if found:
        inside = found[1]
        document = _DOCUMENT.search(inside)
        number = (
            inside if "号" in inside and not re.search("[，,]", inside) else document[0].strip() if document else ""
        )
        tail = tail[found.end() :]
    else:
        document = re.match(rf"\s*({_DOCUMENT.pattern})", tail)
        if document:
            number, tail = document[1].strip(), tail[document.end() :]
    articles, rest = read_articles(tail)
    return Citation(title, number, articles, _trim(rest))


def _trim(rest: str) -> str:
    """What follows a citation, without the number of the next one in a list."""
    return re.sub(r"[\s；;，,、。]*(?:[①-⑳]|[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．])?\s*$", "", rest).strip(
        "：: \n"
    )


def _articles_of(found: re.Match[str]) -> Iterator[str]:
    numbers = _numbers(found[1])
    suffix = f"之{_chinese(found[2][1:])}" if found[2] else ""
    for i, number in enumerate(numbers):
        article = f"第{number}条{suffix if i == len(numbers) - 1 else ''}"
        if i == len(numbers) - 1:
            yield from (article + part for part in _parts(found[3]))
        else:
            yield article


def _parts(text: str) -> list[str]:
    """第一款第（二）项 for every paragraph and item that is named."""
    parts: list[str] = []
    paragraphs = [""]
    open_paragraph = False
    for found in _PART.finditer(text):
        if found[1]:
            if open_paragraph:
                parts += paragraphs
            paragraphs = [f"第{n}款" for n in _numbers(found[2])]
            open_paragraph = True
        else:
            items = [f"第（{n}）项" for n in _numbers(found[4])]
            parts += [*paragraphs[:-1], *(paragraphs[-1] + item for item in items)]
            open_paragraph = False
    return parts + paragraphs if open_paragraph or not parts else parts


def _numbers(text: str) -> list[str]:
    """The Chinese numerals in 五十六、五十七 or 1至3."""
    found = [n for n in (number_of(t) for t in _NUMERALS.findall(text)) if n]
    if "至" in text and len(found) == 2 and 0 < found[1] - found[0] < 100:
        found = list(range(found[0], found[1] + 1))
    return [in_chinese(n) for n in found]


def _chinese(text: str) -> str:
    number = number_of(text)
    return in_chinese(number) if number else text


def _is_glue(text: str) -> bool:
    return _GLUE.match(text) is not None
