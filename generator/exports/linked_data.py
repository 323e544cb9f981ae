"""JSON-LD of a power's page: a GovernmentService (schema.org) that is also a public service in the words of CPSV-AP 2.2.

Only facts that are there are said. Powers over a unit's own people, money and things are no services: their pages only say where
they stand. A limit in working days is no ``xsd:duration``, for nobody can add it to a date without a
calendar of holidays; it is told in words among the terms of the service.
"""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from generator import address
from generator.exports.columns import cited, limit, noted
from generator.exports.places import absolute
from generator.model import Channel, Limit, Material
from generator.public import PublicBasis, PublicFee, PublicJurisdiction, PublicPower, PublicUnit
from generator.vocabulary import INTERNAL_CATEGORIES, label

Node = dict[str, Any]

CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "adms": "http://www.w3.org/ns/adms#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "item": {"@id": "https://schema.org/item", "@type": "@id"},
    "cv:processingTime": {"@type": "xsd:duration"},
    "dct:issued": {"@type": "xsd:date"},
}
"""Inline, so that nobody has to fetch anything to read it."""
_CONTEXT: Final = msgspec.Raw(msgspec.json.encode(CONTEXT))

_HARMLESS: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end or open an element of a page, or a line of a script; in JSON it only ever stands inside texts."""
_NEVER_ASKED_FOR: Final = "government_shared"


def json_ld(power: PublicPower, jurisdiction: PublicJurisdiction, url: str) -> str:
    """The linked data of the page at ``url`` (absolute), safe inside ``<script type="application/ld+json">``."""
    service = [] if power.category in INTERNAL_CATEGORIES else [_service(power, jurisdiction, url)]
    graph = {"@context": _CONTEXT, "@graph": [*service, _breadcrumb(power, jurisdiction, url)]}
    written = msgspec.json.encode(graph).decode()
    for sign, harmless in _HARMLESS.items():
        written = written.replace(sign, harmless)
    return written


# --- the service --------------------------------------------------------------


def _service(power: PublicPower, jurisdiction: PublicJurisdiction, url: str) -> Node:
    area = {"@type": "AdministrativeArea", "name": jurisdiction.name, "identifier": jurisdiction.area_code}
    provider = _organisation(power.unit, jurisdiction)
    node: Node = {
        "@id": f"{url}#service",
        "@type": ["GovernmentService", "cpsv:PublicService"],
        "name": power.name,
        "dct:title": power.name,
        "description": power.summary,
        "dct:description": power.content,
        "identifier": [_code(c.scheme, c.value) for c in power.codes],
        "dct:identifier": power.key,
        "url": url,
        "serviceType": label("category", power.category),
        "provider": provider,
        "cv:hasCompetentAuthority": {"@id": provider["@id"]},
        "serviceOperator": {"@type": "GovernmentOrganization", "name": power.department.name},
        "areaServed": area,
        "audience": [{"@type": "Audience", "audienceType": label("audience", a)} for a in power.audience],
        "termsOfService": _terms(power),
        "availableChannel": _channels(power),
        "cpsv:hasInput": [_input(m) for m in power.materials if m.source != _NEVER_ASKED_FOR],
        "cpsv:produces": _output(power),
        "serviceOutput": {"@type": "Thing", "name": power.result.name} if power.result else None,
        "cv:hasLegalResource": [_legislation(b, jurisdiction) for b in _once(power.legal_basis)],
        "cv:hasCost": [_cost(f) for f in power.fees],
        "cv:processingTime": duration(power.time_limits.promised),
        "cv:hasContactPoint": [_contact_point(c) for c in (*power.supervision, *power.unit.supervision)],
        "dct:issued": power.disclosure.published,
        "adms:status": {"@type": "skos:Concept", "skos:prefLabel": label("powerState", power.status.state)},
    }
    return _said(node)


def _said(node: Node) -> Node:
    """A node without what has no value."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _organisation(unit: PublicUnit, jurisdiction: PublicJurisdiction) -> Node:
    url = absolute(jurisdiction.site.domain, address.unit(unit.id))
    return _said(
        {
            "@id": f"{url}#organisation",
            "@type": ["GovernmentOrganization", "cv:PublicOrganisation"],
            "name": unit.name,
            "alternateName": unit.short_name,
            "identifier": unit.uscc,
            "url": url,
            "telephone": unit.telephone,
            "email": unit.email,
            "address": unit.address,
        }
    )


def _code(scheme: str, value: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": label("codeScheme", scheme), "value": value}


def _terms(power: PublicPower) -> list[str]:
    """The conditions and limits, in words."""
    limits = power.time_limits
    statutory = [f"法定时限：{limit(limits.statutory)}"] if limits.statutory else []
    quota = [f"数量限制：{power.quota}"] if power.quota else []
    return [*power.conditions, f"承诺时限：{limit(limits.promised)}", *statutory, *quota]


def _channels(power: PublicPower) -> list[Node]:
    """Where the service is to be had: at each place, and by telephone; on the web only where there is an address to go to."""
    if not power.service:
        return []
    service = power.service
    at_places = [
        {"@type": "ServiceChannel", "serviceLocation": _place(place, service.hours)} for place in service.places
    ]
    telephone = service.telephone
    by_telephone = {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": telephone}}
    online = service.online or ""
    on_the_web = {"@type": "ServiceChannel", "serviceUrl": online}
    is_address = online.startswith(("https://", "http://"))
    return [*at_places, *([by_telephone] if telephone else []), *([on_the_web] if is_address else [])]


def _place(place: str, hours: str | None) -> Node:
    return _said({"@type": "Place", "address": place, "description": f"办理时间：{hours}" if hours else None})


def _input(material: Material) -> Node:
    return _said(
        {
            "@type": "cv:Evidence",
            "dct:title": material.name,
            "dct:type": label("materialForm", material.form),
            "dct:description": "；".join(t for t in (material.when, material.note) if t),
        }
    )


def _output(power: PublicPower) -> Node | None:
    if not power.result:
        return None
    validity = power.result.validity
    return _said(
        {
            "@type": "cv:Output",
            "dct:title": power.result.name,
            "dct:description": f"有效期：{validity}" if validity else None,
        }
    )


def _once(bases: Iterable[PublicBasis]) -> list[PublicBasis]:
    return list({cited(basis): basis for basis in bases}.values())


def _legislation(basis: PublicBasis, jurisdiction: PublicJurisdiction) -> Node:
    return _said(
        {
            "@type": ["Legislation", "eli:LegalResource"],
            "name": cited(basis),
            "description": basis.gist,
            "legislationLegalForce": "https://schema.org/NotInForce" if basis.law.repealed else None,
            "isPartOf": {
                "@type": "Legislation",
                "@id": absolute(jurisdiction.site.domain, address.law(basis.law.id)) + "#law",
                "name": basis.law.title,
            },
        }
    )


def _cost(fee: PublicFee) -> Node:
    return {"@type": "cv:Cost", "dct:title": fee.name, "dct:description": noted(fee.standard, fee.reduction)}


def _contact_point(channel: Channel) -> Node:
    is_number = channel.contact.replace("-", "").isdigit()
    is_mail = channel.kind == "mail" and "@" in channel.contact
    return _said(
        {
            "@type": "ContactPoint",
            "contactType": channel.name,
            "telephone": channel.contact if is_number else None,
            "email": channel.contact if is_mail else None,
            "description": "；".join(
                t for t in (None if is_number or is_mail else channel.contact, channel.hours) if t
            ),
        }
    )


def duration(value: Limit) -> str | None:
    """A limit as an ISO 8601 duration; ``None`` where it counts working days, or is on the spot."""
    if value.value == 0 or value.unit == "workday":
        return None
    return f"P{value.value}D" if value.unit == "day" else f"PT{value.value}H"


# --- the breadcrumb -----------------------------------------------------------


def _breadcrumb(power: PublicPower, jurisdiction: PublicJurisdiction, url: str) -> Node:
    """The way to the page, as it stands above the page's heading."""
    domain = jurisdiction.site.domain
    trail = [
        ("首页", absolute(domain, address.HOME)),
        ("职权目录", absolute(domain, address.POWERS)),
        (label("category", power.category), absolute(domain, address.category(power.category))),
        (power.unit.short_name, absolute(domain, address.unit(power.unit.id))),
        (power.name, url),
    ]
    items = [
        {"@type": "ListItem", "position": i, "name": name, "item": aim} for i, (name, aim) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
