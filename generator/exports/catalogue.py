"""The catalogue of the data in DCAT (W3C, version 3), as JSON-LD: a dataset for each unit and one of the whole city."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from generator import address
from generator.audience import INTERNAL_MARK
from generator.exports.places import CATALOG, DATA, PACKAGE, absolute
from generator.page import Asset
from generator.public import Dossier, PublicJurisdiction

Node = dict[str, Any]

_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:issued": {"@type": "xsd:date"},
    "dct:modified": {"@type": "xsd:date"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "dcat:mediaType": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:accessURL": {"@type": "@id"},
    "dcat:landingPage": {"@type": "@id"},
    "dct:conformsTo": {"@type": "@id"},
    "dct:language": {"@type": "@id"},
    "foaf:homepage": {"@type": "@id"},
}
_MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LANGUAGE: Final = "http://id.loc.gov/vocabulary/iso639-1/zh"


def piece_of(dossier: Dossier, jurisdiction: PublicJurisdiction, files: Sequence[Asset]) -> bytes:
    """The dataset of a unit whose data are in ``files``, as JSON."""
    unit, domain = dossier.unit, jurisdiction.site.domain
    days = [unit.disclosure.published, *(p.disclosure.published for p in dossier.powers)]
    dataset: Node = {
        "@id": absolute(domain, address.unit(unit.id)) + "#data",
        "@type": "dcat:Dataset",
        "dct:identifier": unit.uscc,
        "dct:title": f"{unit.name}职权数据",
        "dct:description": f"{unit.name}公开的职权、依据、材料、流程、公示风险、防控措施和制度。",
        "dct:issued": min(days),
        "dct:modified": max(days),
        "dct:language": _LANGUAGE,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": unit.name},
        "dcat:keyword": [unit.short_name, "权责清单", "廉政风险"],
        "dcat:landingPage": absolute(domain, address.unit(unit.id)),
        **_rights(jurisdiction),
        "dcat:distribution": [_distribution(file.address, len(file.content), jurisdiction) for file in files],
    }
    return msgspec.json.encode(dataset)


def joined(pieces: Iterable[bytes], jurisdiction: PublicJurisdiction, files: Mapping[str, int], latest: str) -> Asset:
    """The catalogue: the city's own ``files`` (bytes by address) as one dataset, and those of the units."""
    site, publisher = jurisdiction.site, jurisdiction.publisher
    agent = {"@type": "foaf:Agent", "dct:identifier": publisher.uscc, "foaf:name": publisher.name}
    whole = {
        "@id": absolute(site.domain, DATA) + "#whole",
        "@type": "dcat:Dataset",
        "dct:identifier": jurisdiction.area_code,
        "dct:title": f"{jurisdiction.name}职权和公示风险",
        "dct:description": site.description,
        "dct:modified": latest,
        "dct:language": _LANGUAGE,
        "dct:publisher": agent,
        "dcat:keyword": list(site.keywords),
        "dcat:landingPage": absolute(site.domain, DATA),
        "dct:conformsTo": absolute(site.domain, PACKAGE),
        **_rights(jurisdiction),
        "dcat:distribution": [_distribution(place, size, jurisdiction) for place, size in files.items()],
    }
    catalogue = {
        "@context": _CONTEXT,
        "@id": absolute(site.domain, CATALOG),
        "@type": "dcat:Catalog",
        "dct:title": f"{jurisdiction.name}·{site.name}",
        "dct:description": site.description,
        "dct:modified": latest,
        "dct:language": _LANGUAGE,
        "dct:publisher": agent,
        "foaf:homepage": absolute(site.domain, ""),
        **_rights(jurisdiction),
        "dcat:dataset": [whole, *map(msgspec.Raw, pieces)],
    }
    return Asset(CATALOG, msgspec.json.encode(catalogue) + b"\n")


def _rights(jurisdiction: PublicJurisdiction) -> Node:
    """What the site says of reuse, and for whom it is; these are sentences, for there are no addresses of them."""
    if jurisdiction.is_internal:
        return {"dct:accessRights": {"@type": "dct:RightsStatement", "rdfs:label": INTERNAL_MARK}}
    licence = jurisdiction.site.licence
    return {"dct:license": {"@type": "dct:LicenseDocument", "rdfs:label": licence}} if licence else {}


def _distribution(place: str, size: int, jurisdiction: PublicJurisdiction) -> Node:
    ending = place.rpartition(".")[2]
    url = absolute(jurisdiction.site.domain, place)
    return {
        "@type": "dcat:Distribution",
        "dct:title": f"{ending.upper()} 文件",
        "dcat:accessURL": url,
        "dcat:downloadURL": url,
        "dcat:mediaType": f"https://www.iana.org/assignments/media-types/{_MEDIA_TYPES[ending]}",
        "dcat:byteSize": str(size),
        **_rights(jurisdiction),
    }
