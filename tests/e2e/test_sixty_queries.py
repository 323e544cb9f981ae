"""Sixty queries of the kinds that people make, in the site's own finder: it finds all that reading the public catalogue finds, and no more.

What is to be found is said here once more and without the program's index: each record's texts, read with ``in``.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from pypinyin import Style, lazy_pinyin

from generator.public import PublicBasis, PublicCatalog, PublicPower, PublicRisk, PublicUnit
from generator.search.columns import columns_of

from .conftest import Visit

QUERIES: Final = {
    "words of two and three characters": ("许可", "处罚", "渣土", "低保", "公示", "听证会", "施工图", "养老院"),
    "stretches across words": ("政处罚", "可证核", "定书送", "城市道", "条例第三", "筑垃圾", "项资金", "政府采", "管副局"),
    "names": ("临时救助", "占用、挖掘城市道路审批", "取水许可", "对违法建设的强制拆除", "晴岚市民政局", "市城管执法局"),
    "sub-items": ("急难型临时救助", "挖掘城市道路审批"),
    "steps": ("入户核实困难", "听取申辩", "公示拟救助名单", "村里公示", "归档"),
    "posts and departments": ("财政会计岗", "法制审核岗", "现场踏勘岗", "社会救助科", "便民服务受理岗"),
    "rules": ("近亲属备案办法", "限时办结", "首问负责", "责任追究办法"),
    "bases": ("城市道路管理条例", "行政处罚法第四十四条", "《行政许可法》第三十四条", "城乡规划法", "第六十八条"),
    "materials": ("身份证", "申请表", "医院诊断和费用清单", "营业执照", "授权委托书"),
    "risks that are published": ("吃拿卡要", "优亲厚友", "急难备用金", "打招呼", "截留"),
    "codes": ("QL-CG-XK-001", "ql-mz-jf", "990G1100300Y", "11990100MB10006780"),
    "pinyin": ("lsjz", "QLSMZJ", "qsxk"),
    "telephones and pages of the site": ("12388", "12345", "0000-5550700", "监督投诉", "怎样举报", "数据下载", "名词解释"),
    "several words": ("渣土 许可", "救助 公示", "处罚 听证 岗"),
    "nothing": ("罚处政行", "许可行政处罚法", "不存在的事项"),
}  # fmt: skip
"""By what they look for."""

_ALL: Final = [query for queries in QUERIES.values() for query in queries]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(dict.fromkeys(map(ord, "《》〈〉")))).lower()


def _initials(name: str) -> str:
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))


def _cited(bases: Iterable[PublicBasis]) -> Iterator[str]:
    for basis in bases:
        for name in (basis.law.title, basis.law.name):
            yield f"{name}{basis.article or ''}"


def _power(power: PublicPower) -> Iterator[str | None]:
    yield from (power.name, _initials(power.name), power.summary, power.content, power.department.name)
    yield from (code.value for code in power.codes)
    for item in power.sub_items:
        yield from (item.name, item.code, item.content)
    for material in power.materials:
        yield from (material.name, material.when, material.note)
    yield power.result.name if power.result else None
    yield from (*power.conditions, *(fee.name for fee in power.fees), *(post.name for post in power.posts))
    yield from (step.name for flow in power.flows for step in flow.steps)
    yield from _cited(power.citations())


def _risk(risk: PublicRisk) -> Iterator[str | None]:
    yield from (risk.name, risk.behaviour, risk.consequence, risk.post.name, risk.subject.name)
    for control in risk.controls:
        yield from (control.measure, control.rule.title if control.rule else None)
    yield from _cited(risk.breaches)


def _unit(unit: PublicUnit) -> Iterator[str | None]:
    names = (unit.name, unit.short_name, *unit.other_names)
    yield from (*names, *map(_initials, names), unit.uscc, unit.mission)
    yield from (*(post.name for post in unit.posts), *(department.name for department in unit.departments))
    yield from (f"电话 {unit.telephone}", f"地址 {unit.address}")
    yield from (f"{channel.name} {channel.contact}" for channel in unit.supervision)


def _records(public: PublicCatalog) -> Iterator[tuple[str, Iterable[str | None]]]:
    for law in public.laws:
        articles = (article.article + article.gist for article in law.articles)
        yield f"laws/{law.id}.html", (law.title, law.short_title, law.number, law.issuer, *articles)
    for power in public.powers:
        yield f"powers/{power.key}.html", _power(power)
    for risk in public.risks:
        yield f"risks/{risk.unit.id}.html#risk-{risk.id}", _risk(risk)
    for unit in public.units:
        yield f"units/{unit.id}.html", _unit(unit)
        for rule in unit.rules:
            yield (
                f"rules/{unit.id}.html#rule-{rule.id}",
                (rule.title, rule.number, rule.summary, *rule.requirements),
            )


def _pages(public: PublicCatalog) -> Iterator[tuple[str, Iterable[str | None]]]:
    for page in columns_of(public.city):
        yield page.address, (page.name, *page.answers, *page.reached)


def _lessons(public: PublicCatalog) -> Iterator[tuple[str, Iterable[str | None]]]:
    for dossier in public.dossiers:
        for lesson in dossier.lessons:
            yield f"learning/{lesson.key}.html", (lesson.title, lesson.summary, lesson.body)


def test_sixty_queries_are_answered_wholly_and_with_nothing_else(visit: Visit, public: PublicCatalog) -> None:
    texts = {
        address: [_plain(text) for text in told if text]
        for address, told in (*_records(public), *_lessons(public), *_pages(public))
    }
    page = visit("finder.html")
    page.wait_for_function("() => window.daylightFinder && window.daylightFinder.search")
    answers = page.evaluate(
        """async queries => {
            const answers = {};
            for (const query of queries) answers[query] = await daylightFinder.search(query);
            return answers;
        }""",
        _ALL,
    )
    figures = {}
    for query in _ALL:
        wanted = [word for word in _plain(query).split() if len(word) > 1]
        right = {a for a, told in texts.items() if all(any(word in text for text in told) for word in wanted)}
        found = set(answers[query])
        assert len(found) == len(answers[query])
        both = len(found & right)
        figures[query] = (both / len(right) if right else 1.0, both / len(found) if found else 1.0)
        assert (not right) == (query in QUERIES["nothing"]), query
    assert len(figures) >= 60
    assert {query: figure for query, figure in figures.items() if figure != (1.0, 1.0)} == {}
