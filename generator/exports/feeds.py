"""Atom feeds (RFC 4287): what was published and what has changed, newest first; of the city, of each unit, and of risks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain
from typing import Final
from xml.etree import ElementTree as Xml

import msgspec
from msgspec import Struct

from generator import address
from generator.audience import INTERNAL_MARK
from generator.digests import digest
from generator.exports import restricted
from generator.exports.places import LEARNING_FEED, POWERS_FEED, RISKS_FEED, absolute, feed
from generator.page import Asset
from generator.past import EFFECTS, KINDS, SHORT, Happening
from generator.public import Dossier, PublicJurisdiction, PublicPower, PublicRisk
from generator.vocabulary import label

LONGEST: Final = 100
"""Entries in a feed."""

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_ALL: Final = "全市"
"""Whose a change is that is no unit's."""
_UNSAYABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


class Entry(Struct, frozen=True):
    """Something that happened on a day. ``key`` is what it happened to and what it was; ``place`` the address of its page."""

    date: str
    key: str
    title: str
    summary: str
    place: str
    unit: str
    category: str


_ENTRIES: Final = msgspec.msgpack.Decoder(tuple[Entry, ...])


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Asset:
    """The feed of a unit: its powers, its risks of the first level, and what is to be learned from."""
    unit = dossier.unit
    head = _Head(feed(unit.id), f"{unit.name}：职权和一级风险的变动", address.unit(unit.id), dossier.latest)
    return _feed(head, [*powers_of(dossier), *risks_of(dossier), *lessons_of(dossier)], jurisdiction)


def piece_of(entries: Iterable[Entry]) -> bytes:
    """The newest of a unit's ``entries``: no more of them can be in a feed of the city."""
    return msgspec.msgpack.encode(_newest(entries))


def joined(
    powers: Iterable[bytes],
    risks: Iterable[bytes],
    lessons: Iterable[bytes],
    jurisdiction: PublicJurisdiction,
    latest: str,
) -> Iterator[Asset]:
    """The feeds of the city, of the units' pieces."""
    name = jurisdiction.site.name
    of_powers = _Head(POWERS_FEED, f"{name}：职权的变动", address.POWERS, latest)
    of_risks = _Head(RISKS_FEED, f"{name}：一级风险的公示", address.RISKS, latest)
    yield _feed(of_powers, _all(powers), jurisdiction)
    yield _feed(of_risks, _all(risks), jurisdiction)
    yield _feed(_Head(LEARNING_FEED, f"{name}：警示学习", address.LEARNING, latest), _all(lessons), jurisdiction)


def _all(pieces: Iterable[bytes]) -> Iterator[Entry]:
    return chain.from_iterable(map(_ENTRIES.decode, pieces))


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return nlargest(LONGEST, entries, key=lambda e: (e.date, e.key))


def of_changes(
    place: tuple[str, str, str], happenings: Sequence[Happening], jurisdiction: PublicJurisdiction, latest: str
) -> Asset:
    """The feed of changes at a ``place``: its address, its title, and the page that it is about."""
    return _feed(_Head(*place, latest), map(_of_change, happenings[:LONGEST]), jurisdiction)


# --- entries ------------------------------------------------------------------


def powers_of(dossier: Dossier) -> Iterator[Entry]:
    """What happened to the powers of a unit."""
    return chain.from_iterable(map(_of_power, dossier.powers))


def _of_power(power: PublicPower) -> Iterator[Entry]:
    name, place, unit = power.name, address.power(power.key), power.unit.name
    yield Entry(
        power.disclosure.published, f"powers/{power.key}/published", f"公开：{name}", power.summary, place, unit, "公开"
    )
    for number, change in enumerate(power.status.history, start=1):
        what = label("powerChange", change.change)
        told = f"{change.reason}（{change.document}）" if change.document else change.reason
        yield Entry(change.date, f"powers/{power.key}/change-{number}", f"{what}：{name}", told, place, unit, what)


def risks_of(dossier: Dossier) -> Iterator[Entry]:
    """What happened to the risks of the first level of a unit."""
    published = {p.key: p.disclosure.published for p in dossier.powers}
    for risk in (r for r in dossier.risks if r.level == 1):
        subject = risk.subject.power
        day = published.get(subject.key, "") if subject else ""
        yield from _of_risk(risk, day or dossier.unit.disclosure.published, dossier.unit.name)


def _of_risk(risk: PublicRisk, published: str, unit: str) -> Iterator[Entry]:
    place = f"{address.risks(risk.unit.id)}#risk-{risk.id}"
    title = f"{risk.name}（{risk.subject.name}）"
    yield Entry(published, f"risks/{risk.key}/published", f"一级风险：{title}", risk.behaviour, place, unit, "公示")
    for number, change in enumerate(risk.level_history, start=1):
        before, after = label("riskLevel", change.before), label("riskLevel", change.after)
        told = f"由{before}改为{after}：{change.reason}"
        yield Entry(
            change.date, f"risks/{risk.key}/level-{number}", f"等级变动：{title}", told, place, unit, "等级变动"
        )


def _of_change(happening: Happening) -> Entry:
    """A change; what it is called does not change when others are told of."""
    about = (happening.commit, happening.unit, happening.kind, happening.title, happening.told)
    key = digest(*(part.encode() for part in about)).hex()[:16]
    power = next(iter(happening.powers), "")
    page = f"{address.power(power)}#changes" if power else address.changes(happening.unit)
    marks = [EFFECTS[effect] for effect in happening.effects]
    return Entry(
        happening.day,
        f"changes/{happening.commit[:SHORT]}/{key}",
        f"{happening.title}：{happening.told}",
        "；".join([KINDS[happening.kind], *marks, f"提交 {happening.commit[:SHORT]}"]),
        page if power or happening.unit else address.CHANGES,
        happening.unit_name or _ALL,
        marks[0] if marks else "改动",
    )


def lessons_of(dossier: Dossier) -> Iterator[Entry]:
    """What a unit has published to be learned from."""
    for lesson in dossier.lessons:
        kind, place = label("lessonKind", lesson.kind), address.lesson(lesson.key)
        key, unit = f"learning/{lesson.key}", dossier.unit.name
        yield Entry(lesson.date, key, f"{kind}：{lesson.title}", lesson.summary, place, unit, kind)


# --- writing ------------------------------------------------------------------


class _Head(Struct, frozen=True):
    """What a feed says of itself: where it is, its title, the page that it is about, and its date while it is empty."""

    place: str
    title: str
    about: str
    latest: str


def _feed(head: _Head, entries: Iterable[Entry], jurisdiction: PublicJurisdiction) -> Asset:
    newest, domain = _newest(entries), jurisdiction.site.domain
    top = _top(head, newest[0].date if newest else head.latest, jurisdiction)
    for entry in newest:
        _write_entry(Xml.SubElement(top, "entry"), entry, domain)
    Xml.indent(top, " ")
    written = Xml.tostring(top, encoding="unicode")
    return Asset(head.place, f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode())


def _top(head: _Head, updated: str, jurisdiction: PublicJurisdiction) -> Xml.Element:
    here, about = (absolute(jurisdiction.site.domain, place) for place in (head.place, head.about))
    top = Xml.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "zh-Hans"})
    _say(top, "id", here)
    _say(top, "title", restricted.title(head.title, jurisdiction))
    _say(top, "updated", _moment(updated))
    Xml.SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": here})
    Xml.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": about})
    _say(Xml.SubElement(top, "author"), "name", jurisdiction.publisher.name)
    rights = INTERNAL_MARK if jurisdiction.is_internal else jurisdiction.site.licence
    if rights:
        _say(top, "rights", rights)
    return top


def _write_entry(element: Xml.Element, entry: Entry, domain: str) -> None:
    path, mark, fragment = entry.place.partition("#")
    _say(element, "id", f"tag:{domain},{entry.date}:{entry.key}")
    _say(element, "title", entry.title)
    _say(element, "updated", _moment(entry.date))
    _say(element, "published", _moment(entry.date))
    href = absolute(domain, path) + mark + fragment
    Xml.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": href})
    _say(Xml.SubElement(element, "author"), "name", entry.unit)
    Xml.SubElement(element, "category", {"term": entry.category})
    _say(element, "summary", entry.summary)


def _say(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = _UNSAYABLE.sub("", text)


def _moment(day: str) -> str:
    """A day of the records as the moment that it began in China."""
    return f"{day}T00:00:00+08:00"
