"""What is internal stays internal."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml

from generator import catalog, model, public, schema
from generator.check import check
from generator.disclose import disclose, has_passed_review
from generator.kinds import FLOW, JURISDICTION, KINDS, POWER, RISKS, RULES, Kind, identify
from generator.publish import replace_folder

Trail = tuple[str | int, ...]


def _types_in(cls: Any, seen: set[type[Any]]) -> set[type[Any]]:
    """Every dataclass that a value of ``cls`` may hold."""
    if is_dataclass(cls) and isinstance(cls, type):
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
    for kind in KINDS:
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
    held = {(t.__name__, f.name) for t in types for f in fields(t)}
    assert model.Internal not in types
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
            model.Review(
                collective_decision=review.collective_decision, lead_approval=review.lead_approval, filed=rest
            )
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
        return data

    def into_marked(self, data: Any, kind: Kind, marks: set[str], trail: Trail = ()) -> Any:
        """``data`` with canaries in every field that the schema gives one of ``marks``; internal blocks are filled up."""
        described = schema.describe(kind, trail)
        if described.get("x-disclosure") in marks:
            is_number = isinstance(data, int) and "enum" not in described
            return self.number() if is_number else self.into(data, kind, trail)
        if isinstance(data, dict):
            if "internal" in described.get("properties", {}):
                data = data | {"internal": {"notes": self.word(), "keeper": self.word(), "evidence": self.word()}}
            return {
                k: v if k == "internal" else self.into_marked(v, kind, marks, (*trail, k)) for k, v in data.items()
            }
        if isinstance(data, list):
            return [self.into_marked(v, kind, marks, (*trail, i)) for i, v in enumerate(data)]
        return data


def _plant(root: Path, canaries: Canaries) -> None:
    """Canaries in every internal field, every policy field, every undisclosed risk, rule and power of a copy."""
    drafts = {p.key for p in check(root).catalog.powers.values() if not has_passed_review(p.review)}
    renamed = _rename_hidden_risks(root, canaries)
    for path in sorted(root.rglob("*.yml")):
        identity = identify(path.relative_to(root).as_posix())
        assert identity is not None
        kind, key = identity.kind, f"{identity.unit}/{identity.id}"
        data = yaml.load(path.read_text("utf-8"), _TextLoader)
        if kind is JURISDICTION:
            data["disclosure"]["fields"] = []
            data["repository"] = {"public": False, "url": f"https://{canaries.word()}.example"}
        if kind is POWER and key in drafts:
            data = canaries.into(data, kind)
        if kind is FLOW:
            for step in data["steps"]:
                step["risks"] = [renamed.get((identity.unit, r), r) for r in step.get("risks", [])]
                if not step["risks"]:
                    del step["risks"]
            if f"{identity.unit}/{data['power']}" in drafts:
                data = {**canaries.into(data, kind), "power": data["power"]}
        if kind is RISKS:
            about = f"{identity.unit}/{data['about'].get('power')}"
            for i, risk in enumerate(data["risks"]):
                risk["id"] = renamed.get((identity.unit, risk["id"]), risk["id"])
                if risk["rating"]["final"] != 1 or about in drafts:
                    data["risks"][i] = canaries.into(risk, kind, ("risks", i))
        if kind is RULES:
            data["rules"] = [r if r["public"] else canaries.into(r, kind, ("rules", 0)) for r in data["rules"]]
        data = canaries.into_marked(data, kind, {"internal", "policy"})
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


class _TextLoader(yaml.SafeLoader):
    """Reads dates as the text that they are."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _rename_hidden_risks(root: Path, canaries: Canaries) -> dict[tuple[str, str], str]:
    """New ids, canaries themselves, for the risks that are not disclosed."""
    loaded = check(root).catalog
    ledgers = loaded.ledgers.values()
    return {(led.unit, r.id): canaries.word() for led in ledgers for r in led.risks if r.level != 1}


def _bytes_of(site: Path) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            raw = file.read_bytes()
            yield file, gzip.decompress(raw) if file.suffix == ".gz" else raw


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, sample_copier: Any) -> tuple[Path, Canaries, set[str]]:
    """The built site of a copy full of canaries, the canaries, and the ids of powers that are drafts."""
    from generator import mkdocs_plugin  # noqa: PLC0415  # MkDocs is imported where it is needed

    root = sample_copier(tmp_path_factory.mktemp("canaries"))
    canaries = Canaries()
    _plant(root, canaries)
    verdict = check(root)
    assert verdict.is_publishable, [d for d in verdict.diagnostics][:5]
    drafts = {p.id for p in verdict.catalog.powers.values() if not has_passed_review(p.review)}
    site = root / "site"
    settings = Path(__file__).parent.parent / "mkdocs.yml"
    assert replace_folder(site, lambda fresh: mkdocs_plugin.build(settings, root, fresh, lambda _what, _done: None))
    return site, canaries, drafts


def test_no_internal_word_reaches_any_published_byte(planted: tuple[Path, Canaries, set[str]]) -> None:
    site, canaries, drafts = planted
    assert len(canaries.planted) > 1500
    assert drafts
    forbidden = re.compile("|".join([r"canary\d+", r"86420\d{5}", *drafts]).encode())
    assert all(forbidden.fullmatch(word.encode()) for word in canaries.planted)
    leaks = [(f.name, m[0].decode()) for f, raw in _bytes_of(site) for m in forbidden.finditer(raw)]
    assert leaks == []


def test_a_word_in_a_public_field_is_found_by_the_same_search(planted: tuple[Path, Canaries, set[str]]) -> None:
    site, _canaries, _drafts = planted
    public_words = ["占用、挖掘城市道路审批", "许可收件岗", "street-occupation", "9901000001"]
    found = {w for _f, raw in _bytes_of(site) for w in public_words if w.encode() in raw}
    assert found == set(public_words)
