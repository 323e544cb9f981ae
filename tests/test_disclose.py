"""What is internal stays internal."""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_type_hints
from zipfile import ZipFile

import pytest
import yaml
from builds import build
from msgspec import Struct

from generator import alert_model, catalog, model, public, schema
from generator.audience import Audience
from generator.check import check
from generator.disclose import disclose, has_passed_review
from generator.kinds import (
    ALERT,
    CHANGE_RECORD,
    EXCUSE,
    FLOW,
    JURISDICTION,
    KINDS,
    POWER,
    RISKS,
    RULES,
    Identity,
    Kind,
    identify,
)
from generator.source import read

Trail = tuple[str | int, ...]


def _types_in(cls: Any, seen: set[type[Any]]) -> set[type[Any]]:
    """Every type of values that a value of ``cls`` may hold."""
    if isinstance(cls, type) and issubclass(cls, Struct):
        if cls not in seen:
            seen.add(cls)
            for hint in get_type_hints(cls).values():
                _types_in(hint, seen)
    else:
        for part in get_args(cls):
            _types_in(part, seen)
    return seen


def _internal_fields() -> set[str]:
    names: set[str] = set()
    for kind in (k for k in KINDS if k not in (EXCUSE, ALERT)):  # nothing of an excuse or an alert is public
        names |= {str(t[-1]) for t, mark in _marked(kind, catalog.CLASSES[kind]) if mark == "internal"}
    return names


def _marked(kind: Kind, cls: type[Any], trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """The trails of a kind that its schema marks, with 0 for any item of a list, and the marks."""
    described = schema.describe(kind, trail)
    if "x-disclosure" in described:
        yield trail, described["x-disclosure"]
    for name in described.get("properties", {}):
        yield from _marked(kind, cls, (*trail, name))
    if "items" in described:
        yield from _marked(kind, cls, (*trail, 0))


def test_public_types_do_not_have_internal_fields() -> None:
    types = _types_in(public.PublicCatalog, set())
    held = {(t.__name__, name) for t in types for name in t.__struct_fields__}
    assert not types & {model.Internal, model.Excuse, *(_types_in(alert_model.Alert, set()) - {str})}
    assert not {(t, f) for t, f in held if f in _internal_fields()}


def test_public_types_hold_no_type_of_the_model_that_holds_something_internal() -> None:
    for kept in (t for t in _types_in(public.PublicCatalog, set()) if t.__module__ == "generator.model"):
        assert model.Internal not in _types_in(kept, set())


@pytest.mark.parametrize("missing", ["collective_decision", "lead_approval", "filed"])
def test_a_power_that_has_not_passed_its_whole_review_is_not_published(base_catalog: Path, missing: str) -> None:
    path = base_catalog / "catalog/units/park-office/powers/tree-felling.yml"
    power = yaml.safe_load(path.read_text("utf-8"))
    del power["review"][missing]
    path.write_text(yaml.safe_dump(power, allow_unicode=True), "utf-8")
    published = disclose(check(base_catalog).catalog)
    assert (published.powers, published.risks) == ((), ())


def test_a_review_is_whole_only_with_every_office(sample: catalog.Catalog) -> None:
    review = next(p.review for p in sample.powers.values() if has_passed_review(p.review))
    assert review is not None
    for office in review.filed:
        rest = tuple(f for f in review.filed if f is not office)
        assert not has_passed_review(
            model.Review(collective_decision=review.collective_decision, lead_approval=review.lead_approval, filed=rest)
        )


# --- canaries ----------------------------------------------------------------------


class Canaries:
    """Makes words that occur nowhere else, and plants them in what must not be published."""

    def __init__(self) -> None:
        self._numbers = count(10_001)
        self.planted: list[str] = []

    def word(self) -> str:
        self.planted.append(f"canary{next(self._numbers)}")
        return self.planted[-1]

    def number(self) -> int:
        number = 8_642_000_000 + next(self._numbers)
        self.planted.append(str(number))
        return number

    def into(self, data: Any, kind: Kind, trail: Trail = ()) -> Any:
        """``data`` with a canary in every free text."""
        described = schema.describe(kind, trail)
        if isinstance(data, dict):
            return {k: self.into(v, kind, (*trail, k)) for k, v in data.items()}
        if isinstance(data, list):
            return [self.into(v, kind, (*trail, i)) for i, v in enumerate(data)]
        is_free = isinstance(data, str) and "enum" not in described and "format" not in described
        if is_free and described.get("pattern") in (None, "\\S", "^\\S([^\\n]*\\S)?$"):
            limit = described.get("maxLength", 4000)
            return (self.word() + data)[:limit]
        return f"@{self.word()}" if is_free and data.startswith("@") else data

    def into_marked(self, data: Any, kind: Kind, marks: set[str], trail: Trail = ()) -> Any:
        """``data`` with canaries in every field that the schema gives one of ``marks``; internal blocks are filled up."""
        described = schema.describe(kind, trail)
        if described.get("x-disclosure") in marks:
            is_number = isinstance(data, int) and "enum" not in described
            return self.number() if is_number else self.into(data, kind, trail)
        if isinstance(data, dict):
            if "internal" in described.get("properties", {}):
                data = data | {"internal": {"notes": self.word(), "keeper": self.word(), "evidence": self.word()}}
            return {k: v if k == "internal" else self.into_marked(v, kind, marks, (*trail, k)) for k, v in data.items()}
        if isinstance(data, list):
            return [self.into_marked(v, kind, marks, (*trail, i)) for i, v in enumerate(data)]
        return data


@dataclass(frozen=True)
class Hidden:
    """What of a checkout is not to be published: the keys of drafts, and new ids for the risks that are not disclosed."""

    drafts: frozenset[str]
    risks: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, root: Path, canaries: Canaries) -> "Hidden":
        loaded = check(root).catalog
        risks = [(led.unit, r.id) for led in loaded.ledgers.values() for r in led.risks if r.level != 1]
        drafts = frozenset(p.key for p in loaded.powers.values() if not has_passed_review(p.review))
        return cls(drafts, {key: canaries.word() for key in risks})


def _plant(root: Path, canaries: Canaries) -> None:
    """Canaries in every internal field, every policy field, every undisclosed risk, rule and power of a copy."""
    hidden = Hidden.of(root, canaries)
    _plant_lessons(root, canaries)
    for path in sorted(p.relative_to(root).as_posix() for p in root.rglob("*.yml")):
        identity = identify(path)
        assert identity is not None
        data = PLANTERS.get(identity.kind, _plant_nothing)(read(root, path).data, identity, hidden, canaries)
        data = canaries.into_marked(data, identity.kind, {"internal", "policy"})
        (root / path).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _plant_nothing(data: Any, _identity: Identity, _hidden: Hidden, _canaries: Canaries) -> Any:
    return data


def _plant_jurisdiction(data: Any, _identity: Identity, _hidden: Hidden, canaries: Canaries) -> Any:
    data["disclosure"]["fields"] = []
    data["repository"] = {"public": False, "url": f"https://{canaries.word()}.example"}
    return data


def _plant_power(data: Any, identity: Identity, hidden: Hidden, canaries: Canaries) -> Any:
    is_draft = f"{identity.unit}/{identity.id}" in hidden.drafts
    return canaries.into(data, POWER) if is_draft else data


def _plant_flow(data: Any, identity: Identity, hidden: Hidden, canaries: Canaries) -> Any:
    for step in data["steps"]:
        if "risks" in step:
            step["risks"] = [hidden.risks.get((identity.unit, r), r) for r in step["risks"]]
    is_draft = f"{identity.unit}/{data['power']}" in hidden.drafts
    return {**canaries.into(data, FLOW), "power": data["power"]} if is_draft else data


def _plant_alert(data: Any, identity: Identity, hidden: Hidden, canaries: Canaries) -> Any:
    """Every word of an alert, its notice too: that is told only where the jurisdiction says so."""
    risk = data["subject"].get("risk")
    subject = {"risk": hidden.risks.get((identity.unit, risk), risk)} if risk else data["subject"]
    return {**canaries.into(data, ALERT), "subject": subject}


def _plant_risks(data: Any, identity: Identity, hidden: Hidden, canaries: Canaries) -> Any:
    is_draft = f"{identity.unit}/{data['about'].get('power')}" in hidden.drafts
    for i, risk in enumerate(data["risks"]):
        risk["id"] = hidden.risks.get((identity.unit, risk["id"]), risk["id"])
        if risk["rating"]["final"] != 1 or is_draft:
            data["risks"][i] = canaries.into(risk, RISKS, ("risks", i))
    return data


def _plant_rules(data: Any, _identity: Identity, _hidden: Hidden, canaries: Canaries) -> Any:
    data["rules"] = [r if r["public"] else canaries.into(r, RULES, ("rules", 0)) for r in data["rules"]]
    return data


def _plant_record(data: Any, identity: Identity, hidden: Hidden, canaries: Canaries) -> Any:
    """All of a record that covers a draft, or a risk (which loses the part that it names); of others what is for reviewers."""
    unit = identity.unit
    named = {(c["kind"], f"{unit}/{c.get('id')}") for c in data["covers"]}
    if any(kind == "risks" or (kind in ("power", "flow") and key in hidden.drafts) for kind, key in named):
        covers = [{k: v for k, v in c.items() if k != "part"} for c in data["covers"]]
        return {**canaries.into(data, CHANGE_RECORD), "covers": covers}
    for covered in data["covers"]:
        covered |= {field: canaries.word() for field in ("part", "before", "after", "note")}
    return data


def _plant_lessons(root: Path, canaries: Canaries) -> None:
    """A lesson that is not public, with a canary in every text, beside each that is; and what is internal of these."""
    for file in sorted(root.glob("catalog/units/*/learning/*.md")):
        text = file.read_text("utf-8").replace("public: true", f"public: true\ninternal: {{notes: {canaries.word()}}}")
        word = canaries.word()
        hidden = f"---\ntitle: {word}题\nkind: case\ndate: 2026-01-05\nsummary: {canaries.word()}提要。\npublic: false\n---\n{canaries.word()}正文。\n"
        file.write_text(text, "utf-8")
        (file.parent / f"{word}.md").write_text(hidden, "utf-8")


PLANTERS: Mapping[Kind, Callable[[Any, Identity, Hidden, Canaries], Any]] = {
    JURISDICTION: _plant_jurisdiction,
    POWER: _plant_power,
    FLOW: _plant_flow,
    RISKS: _plant_risks,
    RULES: _plant_rules,
    CHANGE_RECORD: _plant_record,
    ALERT: _plant_alert,
}


def _bytes_of(site: Path) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            raw = file.read_bytes()
            yield file, UNPACKED.get(file.suffix, bytes)(raw)


def _unzipped(raw: bytes) -> bytes:
    with ZipFile(BytesIO(raw)) as packed:
        return b"".join(name.encode() + packed.read(name) for name in packed.namelist())


UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".docx": _unzipped, ".xlsx": _unzipped}
"""What files of a kind hold that nobody finds in their bytes."""


def planted_in(root: Path) -> tuple[catalog.Catalog, Canaries, set[str]]:
    """What a copy says once it is full of canaries, the canaries, and the ids of alerts and of powers that are drafts."""
    canaries = Canaries()
    _plant(root, canaries)
    verdict = check(root)
    assert verdict.is_publishable, verdict.diagnostics[:5]
    drafts = {p.id for p in verdict.catalog.powers.values() if not has_passed_review(p.review)}
    drafts |= {alert.id for alert in verdict.catalog.alerts.values()}
    return verdict.catalog, canaries, drafts


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, sample_copier: Any) -> tuple[Path, Canaries, set[str]]:
    """The built site of a copy full of canaries, the canaries, and the ids of alerts and of powers that are drafts."""
    root = sample_copier(tmp_path_factory.mktemp("canaries"))
    _catalog, canaries, drafts = planted_in(root)
    site = root / "site"
    assert build(root, root / "cache", site).files
    return site, canaries, drafts


def test_no_internal_word_reaches_any_published_byte(planted: tuple[Path, Canaries, set[str]]) -> None:
    site, canaries, drafts = planted
    assert len(canaries.planted) > 1500
    assert drafts
    forbidden = re.compile("|".join([r"canary\d+", r"86420\d{5}", *drafts]).encode())
    assert all(forbidden.fullmatch(word.encode()) for word in canaries.planted)
    leaks = [(f.name, m[0].decode()) for f, raw in _bytes_of(site) for m in forbidden.finditer(raw)]
    assert leaks == []


@pytest.fixture(scope="module")
def for_supervisor(planted: tuple[Path, Canaries, set[str]]) -> Path:
    """The site for the supervisor of the same copy, built with the same cache."""
    root = planted[0].parent
    assert build(root, root / "cache", root / "site-internal", audience=Audience.INTERNAL).files
    return root / "site-internal"


def test_every_internal_word_is_in_the_site_for_the_supervisor(
    planted: tuple[Path, Canaries, set[str]], for_supervisor: Path
) -> None:
    site, canaries, hidden = planted
    written = b"".join(file.read_bytes() for file in site.parent.rglob("*.yml"))
    pages = b"".join(raw for file, raw in _bytes_of(for_supervisor) if file.suffix == ".html")
    word = re.compile(rb"canary\d+|86420\d{5}")
    said = set(word.findall(written))
    assert len(said & {w.encode() for w in canaries.planted}) > 1500
    assert said - set(word.findall(pages)) == set()
    assert [name for name in hidden if name.encode() not in pages] == []


def test_a_site_for_the_supervisor_leaves_no_trace_in_the_public_one(
    planted: tuple[Path, Canaries, set[str]], for_supervisor: Path
) -> None:
    site, root = planted[0], for_supervisor.parent
    before = dict(_bytes_of(site))
    build(root, root / "cache", site)
    assert dict(_bytes_of(site)) == before


def test_a_word_in_a_public_field_is_found_by_the_same_search(planted: tuple[Path, Canaries, set[str]]) -> None:
    site, _canaries, _drafts = planted
    public_words = ["占用、挖掘城市道路审批", "许可收件岗", "street-occupation", "9901000001"]
    found = {w for _f, raw in _bytes_of(site) for w in public_words if w.encode() in raw}
    assert found == set(public_words)
