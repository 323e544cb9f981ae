"""What can be found: a record for each published power, risk, rule, law and unit, made of what is public and nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator import address
from generator.public import (
    Dossier,
    PublicBasis,
    PublicCity,
    PublicLaw,
    PublicLesson,
    PublicPower,
    PublicRisk,
    PublicRule,
    PublicUnit,
)
from generator.search.columns import Column, channels_of, columns_of
from generator.vocabulary import label

KINDS: Final = {
    "power": "职权",
    "unit": "单位",
    "law": "法律依据",
    "risk": "廉政风险",
    "rule": "制度",
    "lesson": "警示学习",
    "page": "网站栏目",
}
"""The kinds of record, in the order in which they stand in a collection and hits of equal rank are listed."""

PLACES: Final = {
    "name": "名称",
    "initials": "拼音首字母",
    "code": "编码或文号",
    "sub_item": "子项",
    "content": "内容",
    "basis": "依据",
    "condition": "条件",
    "material": "材料",
    "result": "结果和收费",
    "step": "办理环节",
    "post": "岗位和机构",
    "control": "防控措施",
    "article": "制定机关和条文要点",
    "duty": "职责、机构和岗位",
    "answers": "能查到",
    "contact": "联系方式",
}
"""Where in a record words stand."""

RANKS: Final = {"name": 0, "initials": 0, "code": 1, "sub_item": 1, "result": 1, "answers": 1, "article": 3, "duty": 3}
"""Whose hits come first, and whose come last: who looks for 申请人 wants powers before laws, and who looks for 营业执照 the power that
issues it before those that ask for it. Other places have rank 2."""

USUAL_RANK: Final = 2

_LINES: Final = re.compile(r"\s*\n\s*")

TITLE_RANKS: Final = {"risk": 2, "rule": 2, "lesson": 2}
"""The ranks of names of kinds whose names are sentences: who looks for 占道 wants the power that is about it before its risks."""

FACETS: Final = {
    "category": "权力类别",
    "field": "重点领域",
    "audience": "面向谁",
    "risk": "一级廉政风险",
    "status": "状态",
    "law": "依据的法律",
}
"""What hits can be narrowed by, beside their unit and their kind."""


class Text(Struct, frozen=True):
    """What stands in one place of a record, piece by piece; a word that is found stands within one piece."""

    place: str
    pieces: tuple[str, ...]


class Mark(Struct, frozen=True):
    """A value by which hits can be narrowed, and how it reads."""

    facet: str
    value: str
    label: str


class Record(Struct, frozen=True):
    """Something that can be found. ``texts`` has each place once at most and opens with the name, which titles the record."""

    address: str
    kind: str
    texts: tuple[Text, ...]
    marks: tuple[Mark, ...] = ()


class Collection(Struct, frozen=True):
    """The records of one unit, kind by kind in the order of ``KINDS``; ``id`` is "" for what belongs to no unit."""

    id: str
    name: str
    records: tuple[Record, ...]


def spelled_names(dossier: Dossier) -> tuple[str, ...]:
    """The names of a unit's records that are also found by their initials."""
    unit = dossier.unit
    return (unit.name, unit.short_name, *unit.other_names, *(power.name for power in dossier.powers))


def records_of(dossier: Dossier, fields: Mapping[str, str], initials: Mapping[str, str]) -> Collection:
    """What can be found of a unit. ``fields`` has the names of the focus fields, ``initials`` those of the unit's names."""
    unit, powers = dossier.unit, {p.key: p for p in dossier.powers}
    of_risks = (powers.get(risk.subject.power.key) if risk.subject.power else None for risk in dossier.risks)
    records = (
        *(_power(power, fields, initials) for power in dossier.powers),
        _unit(unit, initials),
        *(_risk(risk, power, fields) for risk, power in zip(dossier.risks, of_risks, strict=True)),
        *(_rule(rule, unit) for rule in unit.rules),
        *map(_lesson, dossier.lessons),
    )
    return Collection(unit.id, unit.short_name, records)


def records_of_city(city: PublicCity) -> Collection:
    """What can be found that belongs to no unit: the laws, and the site's own pages."""
    return Collection("", "", (*map(_law, city.laws), *map(_column, columns_of(city))))


def _power(power: PublicPower, fields: Mapping[str, str], initials: Mapping[str, str]) -> Record:
    citations = power.citations()
    return Record(
        address.power(power.key),
        "power",
        _texts(
            name=[power.name],
            initials=[initials[power.name]],
            code=[code.value for code in power.codes],
            sub_item=[text for s in power.sub_items for text in (s.name, s.code, s.content)],
            content=[power.summary, power.content],
            basis=_cited(citations),
            condition=power.conditions,
            material=[text for m in power.materials for text in (m.name, m.when, m.note)],
            result=[power.result.name if power.result else None, *(fee.name for fee in power.fees)],
            step=[step.name for flow in power.flows for step in flow.steps],
            post=[*(post.name for post in power.posts), power.department.name],
        ),
        (
            _category(power),
            *(Mark("field", f.field, fields[f.field]) for f in power.focus_fields),
            *(Mark("audience", a, label("audience", a)) for a in power.audience),
            *(Mark("risk", "yes", "有") for risk in power.risks if risk.level == 1),
            Mark("status", power.status.state, label("powerState", power.status.state)),
            *_laws(citations),
        ),
    )


def _risk(risk: PublicRisk, power: PublicPower | None, fields: Mapping[str, str]) -> Record:
    return Record(
        f"{address.risks(risk.unit.id)}#risk-{risk.id}",
        "risk",
        _texts(
            name=[risk.name],
            content=[risk.behaviour, risk.consequence],
            basis=_cited(risk.breaches),
            post=[risk.post.name, risk.subject.name],
            control=[text for c in risk.controls for text in (c.measure, c.rule.title if c.rule else None)],
        ),
        (
            *([_category(power)] if power else []),
            *([Mark("field", risk.focus_field, fields[risk.focus_field])] if risk.focus_field else []),
            *([Mark("risk", "yes", "有")] if risk.level == 1 else []),
            *_laws(risk.breaches),
        ),
    )


def _rule(rule: PublicRule, unit: PublicUnit) -> Record:
    texts = _texts(name=[rule.title], code=[rule.number], content=[rule.summary, *rule.requirements])
    return Record(f"{address.rules(unit.id)}#rule-{rule.id}", "rule", texts)


def _lesson(lesson: PublicLesson) -> Record:
    texts = _texts(name=[lesson.title], content=[lesson.summary, *_LINES.split(lesson.body)])
    return Record(address.lesson(lesson.key), "lesson", texts)


def _law(law: PublicLaw) -> Record:
    return Record(
        address.law(law.id),
        "law",
        _texts(
            name=[law.title, *([law.short_title] if law.short_title and law.short_title not in law.title else [])],
            code=[law.number],
            article=[law.issuer, *(article.article + article.gist for article in law.articles)],
        ),
        (Mark("law", law.id, law.name),),
    )


def _unit(unit: PublicUnit, initials: Mapping[str, str]) -> Record:
    names = [unit.name, unit.short_name, *unit.other_names]
    return Record(
        address.unit(unit.id),
        "unit",
        _texts(
            name=names,
            initials=map(initials.__getitem__, names),
            code=[unit.uscc],
            duty=[unit.mission, *(post.name for post in unit.posts), *(d.name for d in unit.departments)],
            contact=[f"电话 {unit.telephone}", f"地址 {unit.address}", *channels_of(unit.supervision)],
        ),
    )


def _column(page: Column) -> Record:
    return Record(page.address, "page", _texts(name=[page.name], answers=page.answers, contact=page.reached))


def _texts(**places: Iterable[str | None]) -> tuple[Text, ...]:
    """The places that hold anything, each piece once."""
    filled = ((place, tuple(dict.fromkeys(filter(None, pieces)))) for place, pieces in places.items())
    return tuple(Text(place, pieces) for place, pieces in filled if pieces)


def _cited(citations: Iterable[PublicBasis]) -> Iterator[str]:
    """Citations as they are looked for: by the law's whole title, and by what it is called where that is no part of the title's end."""
    for basis in citations:
        article = basis.article or ""
        yield basis.law.title + article
        if not basis.law.title.endswith(basis.law.name):
            yield basis.law.name + article


def _category(power: PublicPower) -> Mark:
    return Mark("category", power.category, label("category", power.category))


def _laws(citations: Iterable[PublicBasis]) -> Iterator[Mark]:
    return (Mark("law", basis.law.id, basis.law.name) for basis in citations)
