"""The editor as it is written into a folder, and its tables of ids."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalog import Catalog
from generator.cli import main
from generator.editor.folder import MARK, NotAPlaceError, write
from generator.editor.names import CITY, FORMS, SCOPES, Declared, gather, mentions
from generator.kinds import KINDS, RISKS, identify
from generator.publish import MANIFEST
from generator.references import references
from generator.schema import describe
from generator.templates import site_templates

EDITOR = site_templates() / "editor"
VENDOR = EDITOR / "vendor"


@pytest.fixture
def forms(base_catalog: Path, tmp_path: Path) -> Path:
    write(base_catalog, tmp_path / "forms")
    return tmp_path / "forms"


def told(script: Path) -> tuple[str, dict[str, object]]:
    """(topic, value) of a data script."""
    found = re.fullmatch(r'daylight\.learn\("(\w+)", (.*)\);\n', script.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1], json.loads(found[2])


def test_the_tables_know_every_field_that_names_something(sample: Catalog) -> None:
    known = {(kind.name, m.pattern): m.target for kind in KINDS for m in mentions(kind)}
    seen = set()
    for reference in references(sample):
        identity = identify(reference.path)
        assert identity
        if identity.kind not in FORMS:
            continue
        pattern = tuple("*" if isinstance(step, int) else step for step in reference.trail)
        assert known.get((identity.kind.name, pattern)) == reference.target, reference
        seen.add((identity.kind.name, pattern))
    assert len(seen) > 40


def test_every_pattern_leads_to_a_field_of_its_schema() -> None:
    for kind in KINDS:
        patterns = [m.pattern for m in mentions(kind)] + [p for scope in SCOPES.get(kind, ()) for p in scope]
        for pattern in patterns:
            trail = tuple(0 if step == "*" else step for step in pattern)
            assert describe(kind, trail).get("type"), (kind.name, pattern)


def test_only_mentions_that_may_lead_out_of_the_unit_are_looked_up_in_the_city(sample: Catalog) -> None:
    wide = {m.pattern for kind in KINDS for m in mentions(kind) if m.scope == CITY}
    for reference in references(sample):
        if reference.target == "power" and reference.unit != reference.owner:
            assert tuple("*" if isinstance(s, int) else s for s in reference.trail) in wide


def test_ids_in_a_file_that_cannot_be_read_are_not_known_to_be_missing() -> None:
    declared = Declared()
    gather(declared, RISKS, "some", None)
    assert declared.unknown == {"risk"}


def test_the_folder_holds_every_file_as_it_is_and_says_what_it_is(base_catalog: Path, forms: Path) -> None:
    scripts = [forms / "data/city-entries.js", forms / "data/units/park-office.js"]
    entries = [entry for script in scripts for entry in told(script)[1]["entries"]]  # type: ignore[attr-defined]
    files = [f for folder in ("catalog", "flows") for f in (base_catalog / folder).rglob("*.yml")]
    assert {e["path"]: e["text"] for e in entries} == {
        f.relative_to(base_catalog).as_posix(): f.read_text("utf-8") for f in files
    }
    assert (forms / "robots.txt").read_text("utf-8").endswith("Disallow: /\n")
    assert "内部编辑用，不得公开" in (forms / "index.html").read_text("utf-8")
    assert not (forms / "vendor/package.json").exists()


def test_text_of_entries_cannot_leave_its_script(base_catalog: Path, tmp_path: Path) -> None:
    unit = base_catalog / "catalog/units/park-office/unit.yml"
    text = unit.read_text("utf-8") + '# </script>"); alert(1); //\u2028\n'
    unit.write_text(text, "utf-8")
    write(base_catalog, tmp_path / "forms")
    _topic, value = told(tmp_path / "forms/data/units/park-office.js")
    assert text in [entry["text"] for entry in value["entries"]]  # type: ignore[attr-defined]


def test_every_message_that_the_scripts_speak_is_brought_along(forms: Path) -> None:
    _topic, settings = told(forms / "data/settings.js")
    spoken = set()
    for script in EDITOR.glob("*.js"):
        spoken |= set(re.findall(r'\b(?:say|fill|sentence)\("([^"]+)"', script.read_text("utf-8")))
    assert len(spoken) > 20
    messages = settings["messages"]
    assert isinstance(messages, dict)
    assert spoken <= set(messages)
    assert all(re.search("[一-鿿]", chinese) for chinese in messages.values())


def test_an_editor_is_written_anew_and_what_it_no_longer_holds_is_gone(base_catalog: Path, forms: Path) -> None:
    (forms / "data/units/gone.js").write_text("", "utf-8")
    write(base_catalog, forms)
    assert (forms / MARK).is_file()
    assert not (forms / "data/units/gone.js").exists()
    assert [p.name for p in forms.parent.iterdir() if p.name.startswith(".daylight")] == []


def _public_site(base: Path) -> Path:
    site = base / "public"
    site.mkdir()
    (site / MANIFEST).write_text("{}", "utf-8")
    return site / "forms"


def _with_other_things(base: Path) -> Path:
    (base / "things").mkdir()
    (base / "things" / "letter.txt").write_text("", "utf-8")
    return base / "things"


NO_PLACES = {
    "the checkout": lambda base: base,
    "above the checkout": lambda base: base.parent,
    "the catalogue": lambda base: base / "catalog" / "forms",
    "the usual public site": lambda base: base / "site",
    "inside a public site": _public_site,
    "a folder with other things": _with_other_things,
    "a file": lambda base: base / "catalog/jurisdiction.yml",
}


@pytest.mark.parametrize("what", NO_PLACES)
def test_it_is_not_written_where_it_would_be_published_or_put_something_away(base_catalog: Path, what: str) -> None:
    before = sorted(base_catalog.rglob("*.yml"))
    with pytest.raises(NotAPlaceError, match=r"[一-鿿]"):
        write(base_catalog, NO_PLACES[what](base_catalog))
    assert sorted(base_catalog.rglob("*.yml")) == before


def test_the_command_says_where_it_is_and_that_it_is_not_public(base_catalog: Path, tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["--root", str(base_catalog), "editor", "--out", str(tmp_path / "forms")])
    assert run.exit_code == 0
    assert "不得公开" in run.output
    refused = CliRunner().invoke(main, ["--root", str(base_catalog), "editor", "--out", str(base_catalog / "site")])
    assert refused.exit_code == 2
    elsewhere = CliRunner().invoke(main, ["--root", str(tmp_path), "editor", "--out", str(tmp_path / "other")])
    assert elsewhere.exit_code == 2
    assert not (tmp_path / "other").exists()
    wrong = CliRunner().invoke(main, ["--root", str(base_catalog), "editor", "--serve", "here"])
    assert wrong.exit_code == 2


def test_an_entry_that_cannot_be_read_keeps_nothing_from_being_written(base_catalog: Path, tmp_path: Path) -> None:
    (base_catalog / "catalog/units/park-office/unit.yml").write_text("name: [\n", "utf-8")
    write(base_catalog, tmp_path / "forms")
    _topic, value = told(tmp_path / "forms/data/units/park-office.js")
    assert value["names"]["post"] is None  # type: ignore[index]


def test_the_libraries_are_those_that_their_list_names() -> None:
    listed = dict(
        re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    files = [VENDOR / "libraries.js", VENDOR / "viz-global.js", *sorted((VENDOR / "licences").iterdir())]
    sums = {f.relative_to(VENDOR).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}
    assert sums == listed


def test_the_list_of_libraries_names_the_versions_that_are_locked() -> None:
    lock = json.loads((VENDOR / "package-lock.json").read_text("utf-8"))["packages"]
    shipped = {
        path.removeprefix("node_modules/"): p["version"]
        for path, p in lock.items()
        if path and not p.get("dev") and not p.get("optional")
    }
    rows = dict(re.findall(r"^\| ([@a-z/-]+) \| ([\d.]+) \|", (VENDOR / "README.md").read_text("utf-8"), re.MULTILINE))
    assert set(shipped) - set(rows) <= {"require-from-string"}  # ajv's, for scripts made ahead: not in the bundle
    assert all(shipped[name] == version for name, version in rows.items())
