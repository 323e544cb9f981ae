"""Linked data, the catalogue of the data, feeds and addresses made of codes: well formed, true, and safe in a page."""

import json
import re
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from exported import exported
from msgspec.structs import replace
from pyld import jsonld

from generator import address
from generator.exports import code_pages, feeds, linked_data, places
from generator.exports.linked_data import duration, json_ld
from generator.model import Code, Limit, SubItem
from generator.public import Dossier, PublicCatalog, PublicPower
from generator.vocabulary import INTERNAL_CATEGORIES

SCHEMA = "https://schema.org/"
CPSV = "http://purl.org/vocab/cpsv#"
CV = "http://data.europa.eu/m8g/"
DCT = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
XSD = "http://www.w3.org/2001/XMLSchema#"
URL = "https://sunshine.example/powers/unit/power.html"


@pytest.fixture(scope="module")
def files(public: PublicCatalog) -> dict[str, bytes]:
    return exported(public)


@pytest.fixture(scope="module")
def services(public: PublicCatalog) -> list[tuple[PublicPower, Any]]:
    """The powers over the public, each with its service."""
    powers = [p for p in public.powers if p.category not in INTERNAL_CATEGORIES]
    assert powers
    return [(p, _graph(p, public)[0]) for p in powers]


def _graph(power: PublicPower, public: PublicCatalog) -> list[Any]:
    graph: list[Any] = json.loads(json_ld(power, public.jurisdiction, URL))["@graph"]
    return graph


def _refuse(url: str, _options: Any) -> Any:
    raise AssertionError(f"{url} would have to be fetched")


def _expanded(text: str | bytes) -> list[Any]:
    nodes: list[Any] = jsonld.expand(json.loads(text), {"documentLoader": _refuse})
    return nodes


def _keys(node: Any) -> Iterator[str]:
    """Every key in JSON data, ``@context`` and what is in it apart."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "@context":
                yield key
                yield from _keys(value)
    elif isinstance(node, list):
        for item in node:
            yield from _keys(item)


# --- powers -------------------------------------------------------------------


def test_a_service_says_who_does_what_for_whom(services: list[tuple[PublicPower, Any]], public: PublicCatalog) -> None:
    for power, service in services:
        assert service["@type"] == ["GovernmentService", "cpsv:PublicService"]
        assert service["name"] == power.name
        assert service["dct:identifier"] == power.key
        assert service["provider"]["@type"] == ["GovernmentOrganization", "cv:PublicOrganisation"]
        assert service["provider"]["identifier"] == power.unit.uscc
        assert service["areaServed"] == {
            "@type": "AdministrativeArea",
            "name": public.jurisdiction.name,
            "identifier": public.jurisdiction.area_code,
        }
        assert [c["value"] for c in service["identifier"]] == [c.value for c in power.codes]
        assert len(service["audience"]) == len(power.audience)
        assert set(power.conditions) <= set(service["termsOfService"])
        assert {n["isPartOf"]["name"] for n in service["cv:hasLegalResource"]} == {
            b.law.title for b in power.legal_basis
        }
        asked_for = [m.name for m in power.materials if m.source != "government_shared"]
        assert [m["dct:title"] for m in service.get("cpsv:hasInput", [])] == asked_for
        assert [c["dct:title"] for c in service.get("cv:hasCost", [])] == [f.name for f in power.fees]
        assert service.get("cpsv:produces", {}).get("dct:title") == (power.result.name if power.result else None)


def test_nothing_is_said_that_has_no_value(public: PublicCatalog) -> None:
    def values(node: Any) -> Iterator[Any]:
        yield node
        for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
            yield from values(child)

    for power in public.powers:
        assert not [v for v in values(_graph(power, public)) if v is None or v in ("", [], {})]


def test_a_power_over_the_unit_itself_is_no_service(public: PublicCatalog) -> None:
    internal = [p for p in public.powers if p.category in INTERNAL_CATEGORIES]
    assert internal
    for power in internal:
        assert [n["@type"] for n in _graph(power, public)] == ["BreadcrumbList"]


def test_a_breadcrumb_leads_from_the_first_page_to_this_one(public: PublicCatalog) -> None:
    power = public.powers[0]
    items = _graph(power, public)[-1]["itemListElement"]
    assert [i["position"] for i in items] == [1, 2, 3, 4, 5]
    assert items[0]["item"].endswith(f"/{address.HOME}")
    assert (items[-1]["name"], items[-1]["item"]) == (power.name, URL)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (Limit(value=30, unit="day"), "P30D"),
        (Limit(value=24, unit="hour"), "PT24H"),
        (Limit(value=10, unit="workday"), None),
        (Limit(value=0, unit="day"), None),
    ],
)
def test_only_lengths_of_time_are_durations(limit: Limit, said: str | None) -> None:
    assert duration(limit) == said


def test_every_word_of_the_linked_data_is_an_address_that_needs_no_fetching(public: PublicCatalog) -> None:
    for power in public.powers:
        nodes = _expanded(json_ld(power, public.jurisdiction, URL))
        assert all(k.startswith(("@", "http://", "https://")) for k in _keys(nodes))


def test_the_terms_expand_to_what_they_stand_for(public: PublicCatalog) -> None:
    power = next(p for p in public.powers if duration(p.time_limits.promised) and p.category not in INTERNAL_CATEGORIES)
    service = next(n for n in _expanded(json_ld(power, public.jurisdiction, URL)) if n["@id"] == f"{URL}#service")
    assert service["@type"] == [f"{SCHEMA}GovernmentService", f"{CPSV}PublicService"]
    assert service[f"{CV}processingTime"] == [
        {"@type": f"{XSD}duration", "@value": duration(power.time_limits.promised)}
    ]
    assert service[f"{CV}hasCompetentAuthority"] == [{"@id": service[f"{SCHEMA}provider"][0]["@id"]}]
    assert service[f"{DCT}issued"] == [{"@type": f"{XSD}date", "@value": power.disclosure.published}]
    assert service[f"{SCHEMA}url"] == [{"@id": URL}]


def test_linked_data_cannot_break_out_of_its_script(public: PublicCatalog) -> None:
    evil = '</script><!-- <script> & \u2028 \u2029 " ]]>'
    power = next(p for p in public.powers if p.category not in INTERNAL_CATEGORIES)
    told = json_ld(replace(power, name=evil, summary=evil, content=evil), public.jurisdiction, URL)
    assert not set(told) & set("<>&\u2028\u2029\n")
    assert json.loads(told)["@graph"][0]["name"] == evil


# --- the catalogue ------------------------------------------------------------


def test_the_catalogue_has_a_dataset_for_each_unit_and_one_of_the_city(
    files: dict[str, bytes], public: PublicCatalog
) -> None:
    (catalogue,) = _expanded(files[places.CATALOG])
    assert catalogue["@type"] == [f"{DCAT}Catalog"]
    titles = [d[f"{DCT}title"][0]["@value"] for d in catalogue[f"{DCAT}dataset"]]
    assert titles[1:] == [f"{u.name}职权数据" for u in public.units]
    for node in (catalogue, *catalogue[f"{DCAT}dataset"]):
        assert {f"{DCT}{name}" for name in ("title", "description", "publisher", "license", "modified")} <= set(node)


def test_every_distribution_is_a_file_of_that_size(files: dict[str, bytes], public: PublicCatalog) -> None:
    (catalogue,) = _expanded(files[places.CATALOG])
    site = f"https://{public.jurisdiction.site.domain}/"
    found = [d for s in catalogue[f"{DCAT}dataset"] for d in s[f"{DCAT}distribution"]]
    assert len(found) == 3 * len(public.units) + 3
    for distribution in found:
        content = files[distribution[f"{DCAT}downloadURL"][0]["@id"].removeprefix(site)]
        size = {"@type": f"{XSD}nonNegativeInteger", "@value": str(len(content))}
        assert distribution[f"{DCAT}byteSize"] == [size]
        assert distribution[f"{DCAT}mediaType"][0]["@id"].startswith("https://www.iana.org/assignments/media-types/")


def test_a_dataset_changed_when_its_last_record_did(files: dict[str, bytes], public: PublicCatalog) -> None:
    _whole, *units = json.loads(files[places.CATALOG])["dcat:dataset"]
    assert [u["dct:modified"] for u in units] == [d.latest for d in public.dossiers]
    assert all(u["dct:issued"] <= u["dct:modified"] for u in units)


# --- feeds --------------------------------------------------------------------


def _feeds(files: dict[str, bytes]) -> dict[str, Any]:
    return {place: feedparser.parse(content) for place, content in files.items() if place.startswith("feeds/")}


def test_an_independent_parser_finds_nothing_wrong(files: dict[str, bytes], public: PublicCatalog) -> None:
    parsed = _feeds(files)
    of_units = {make(u.id) for u in public.units for make in (places.feed, places.changes_feed)}
    of_changes = {places.CHANGES_FEED, places.WORSE_FEED}
    assert set(parsed) == {places.POWERS_FEED, places.RISKS_FEED, places.LEARNING_FEED, *of_changes, *of_units}
    for place, found in parsed.items():
        assert not found.bozo, found.get("bozo_exception")
        assert found.version == "atom10"
        assert found.feed.id == places.absolute(public.jurisdiction.site.domain, place)
        assert not found.entries or found.feed.updated == found.entries[0].updated
        assert found.feed.author == public.jurisdiction.publisher.name
        for entry in found.entries:
            assert entry.updated_parsed
            assert entry.title
            assert entry.summary
            assert entry.link.startswith("https://")


def test_entries_are_newest_first_and_told_once(files: dict[str, bytes]) -> None:
    for place, found in _feeds(files).items():
        ids = [e.id for e in found.entries]
        is_of_changes = place in (places.CHANGES_FEED, places.WORSE_FEED) or place.startswith("feeds/changes/")
        assert (ids == []) if is_of_changes else (0 < len(ids) <= feeds.LONGEST)  # these have no past
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"tag:[^,]+,\d{4}-\d\d-\d\d:(powers|risks|learning)/[a-z0-9/-]+", i) for i in ids)
        dates = [e.updated for e in found.entries]
        assert dates == sorted(dates, reverse=True)


def test_a_feed_of_the_city_has_the_newest_of_all_units(files: dict[str, bytes], public: PublicCatalog) -> None:
    told = [e for d in public.dossiers for e in feeds.powers_of(d)]
    assert len(told) > feeds.LONGEST
    newest = sorted(told, key=lambda e: (e.date, e.key), reverse=True)[: feeds.LONGEST]
    assert [e.title for e in _feeds(files)[places.POWERS_FEED].entries] == [e.title for e in newest]


def test_every_change_of_a_power_is_an_entry(public: PublicCatalog) -> None:
    for dossier in public.dossiers:
        told = {(e.date, e.key.rpartition("/")[0]) for e in feeds.powers_of(dossier)}
        assert {(c.date, f"powers/{p.key}") for p in dossier.powers for c in p.status.history} <= told


def test_only_risks_of_the_first_level_are_told(public: PublicCatalog) -> None:
    dossier = next(d for d in public.dossiers if d.risks)
    lowered = replace(dossier, risks=(replace(dossier.risks[0], level=2), *dossier.risks[1:]))
    keys = {e.key.split("/")[2] for e in feeds.risks_of(lowered)}
    assert dossier.risks[0].id not in keys
    assert keys == {r.id for r in dossier.risks[1:] if r.level == 1}


def test_an_entry_keeps_its_id_when_a_power_is_renamed(public: PublicCatalog) -> None:
    dossier = public.dossiers[0]
    renamed = replace(dossier, powers=tuple(replace(p, name=f"新{p.name}") for p in dossier.powers))
    assert [e.key for e in feeds.powers_of(renamed)] == [e.key for e in feeds.powers_of(dossier)]


def test_a_feed_holds_what_xml_cannot(public: PublicCatalog) -> None:
    dossier = public.dossiers[0]
    odd = "a\x00\x0b<b>&c\ufffe"
    renamed = replace(dossier, powers=tuple(replace(p, name=odd) for p in dossier.powers))
    found = feedparser.parse(feeds.of_unit(renamed, public.jurisdiction).content)
    assert not found.bozo
    assert any("a&lt;b&gt;&amp;c" in e.title or "a<b>&c" in e.title for e in found.entries)


# --- codes --------------------------------------------------------------------


def test_every_code_leads_to_what_bears_it(files: dict[str, bytes], public: PublicCatalog) -> None:
    for power in public.powers:
        for value in [*(c.value for c in power.codes), *(s.code for s in power.sub_items if s.code)]:
            text = files[places.code(value)].decode()
            aim = f"../{address.power(power.key)}"
            assert f'href="{aim}"' in text
            assert f"url={aim}" in text or text.count("<li>") > 1
            assert "<script" not in text


def _pages(public: PublicCatalog, *dossiers: Dossier) -> dict[str, str]:
    pieces = [code_pages.piece_of(d) for d in dossiers]
    return {a.address: a.content.decode() for a in code_pages.joined(pieces, public.jurisdiction)}


def _bearing(dossier: Dossier, value: str, **changes: Any) -> Dossier:
    code = Code(scheme="national_basic", value=value)
    return replace(dossier, powers=(replace(dossier.powers[0], codes=(code,), sub_items=(), **changes),))


def test_a_code_of_several_units_offers_a_choice(public: PublicCatalog) -> None:
    first, second = (_bearing(d, "990A1700400Y") for d in public.dossiers[:2])
    ((place, text),) = _pages(public, first, second).items()
    assert place == places.code("990A1700400Y")
    assert "http-equiv" not in text
    assert "canonical" not in text
    assert [f"../{address.power(d.powers[0].key)}" for d in (first, second)] == re.findall(r'href="([^"]+)"', text)


def test_a_code_that_a_sub_item_shares_with_its_power_is_no_choice(public: PublicCatalog) -> None:
    one = _bearing(public.dossiers[0], "QL-MZ-XK-901")
    item = SubItem(id="part", name="部分", code="QL-MZ-XK-901")
    one = replace(one, powers=(replace(one.powers[0], sub_items=(item,)),))
    ((_place, text),) = _pages(public, one).items()
    assert "http-equiv" in text


def test_the_code_of_a_cancelled_power_still_leads_to_it(public: PublicCatalog) -> None:
    one = public.dossiers[0].powers[0]
    gone = _bearing(public.dossiers[0], "QL-MZ-XK-901", status=replace(one.status, state="cancelled"))
    ((_place, text),) = _pages(public, gone).items()
    assert "已取消" in text
    assert "http-equiv" in text


def test_a_code_that_nobody_had_has_no_page(public: PublicCatalog) -> None:
    assert _pages(public, _bearing(public.dossiers[0], "111111111111")) == {}


def test_the_page_of_a_code_is_safe_from_names(public: PublicCatalog) -> None:
    ((_place, text),) = _pages(public, _bearing(public.dossiers[0], "QL-MZ-XK-901", name="<script>x</script>")).items()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_context_is_inline() -> None:
    assert all(not isinstance(v, str) or v.startswith("http") for v in linked_data.CONTEXT.values())
