"""What lies in a checkout is found, and what is out of place is told."""

from pathlib import Path

import pytest

from generator.discovery import discover
from generator.kinds import FLOW, JURISDICTION, KINDS, LAW, POWER, RISKS, RULES, UNIT, Identity, Kind, identify, is_slug

WHOLE = ("catalog/jurisdiction.yml", "catalog/units/a/unit.yml", "flows/.gitkeep")


def _checkout(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).touch()
    return root


def _told(root: Path) -> list[tuple[str, str]]:
    _found, faults = discover(root)
    assert all((f.line, f.column) == (1, 1) and f.message and f.hint for f in faults)
    return [(f.rule, f.file) for f in faults]


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("catalog/jurisdiction.yml", Identity(JURISDICTION, "", "")),
        ("catalog/laws/audit-law.yml", Identity(LAW, "", "audit-law")),
        ("catalog/units/a/unit.yml", Identity(UNIT, "a", "")),
        ("catalog/units/a/rules.yml", Identity(RULES, "a", "")),
        ("catalog/units/a/powers/b.yml", Identity(POWER, "a", "b")),
        ("catalog/units/a/risks/b.yml", Identity(RISKS, "a", "b")),
        ("flows/a/b.yml", Identity(FLOW, "a", "b")),
        ("catalog/laws/Ä.yml", Identity(LAW, "", "Ä")),
        ("catalog/laws/b.yaml", None),
        ("catalog/laws/a/b.yml", None),
        ("catalog/unit.yml", None),
        ("catalog/units/a/powers/b/c.yml", None),
        ("flows/b.yml", None),
        ("flows/a/b/c.yml", None),
        ("laws/b.yml", None),
        ("", None),
    ],
)
def test_a_path_says_what_its_file_is(path: str, identity: Identity | None) -> None:
    assert identify(path) == identity


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_the_path_of_every_kind_is_known(kind: Kind) -> None:
    identity = identify(kind.pattern.format(unit="a-1", id="b-2"))
    assert identity == Identity(kind, "a-1" * ("{unit}" in kind.pattern), "b-2" * ("{id}" in kind.pattern))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("street-occupation", True),
        ("a", True),
        ("2026-plan", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("", False),
        ("Street", False),
        ("street_occupation", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("a b", False),
        ("占道", False),
        ("a\n", False),
        ("١", False),
    ],
)
def test_an_identifier_is_small_letters_digits_and_hyphens(text: str, is_one: bool) -> None:
    assert is_slug(text) is is_one


def test_files_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    paths = [
        "flows/b/z.yml",
        "flows/a/y.yml",
        "catalog/units/a/powers/y.yml",
        "catalog/laws/x.yml",
        "catalog/units/b/unit.yml",
    ]
    found, faults = discover(_checkout(tmp_path, *paths, *WHOLE))
    assert faults == []
    assert [(f.path, f.identity.kind.name, f.identity.unit, f.identity.id, f.is_file) for f in found] == [
        ("catalog/jurisdiction.yml", "jurisdiction", "", "", True),
        ("catalog/laws/x.yml", "law", "", "x", True),
        ("catalog/units/a/powers/y.yml", "power", "a", "y", True),
        ("catalog/units/a/unit.yml", "unit", "a", "", True),
        ("catalog/units/b/unit.yml", "unit", "b", "", True),
        ("flows/a/y.yml", "flow", "a", "y", True),
        ("flows/b/z.yml", "flow", "b", "z", True),
    ]


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ([], [("missing-folder", "catalog"), ("missing-folder", "flows")]),
        (["flows/a/b.yml"], [("missing-folder", "catalog")]),
        (["catalog/jurisdiction.yml"], [("missing-folder", "flows")]),
        (["catalog/laws/x.yml", "flows/.gitkeep"], [("missing-jurisdiction", "catalog/jurisdiction.yml")]),
        ([*WHOLE, "flows/b/c.yml"], [("missing-unit", "catalog/units/b/unit.yml")]),
        ([*WHOLE, "catalog/units/b/rules.yml", "flows/b/c.yml"], [("missing-unit", "catalog/units/b/unit.yml")]),
        ([*WHOLE, "catalog/units/b/unit.yaml", "flows/b/c.yml"], [("unexpected-file", "catalog/units/b/unit.yaml")]),
        ([*WHOLE, "catalog/laws/X.yml"], [("bad-identifier", "catalog/laws/X.yml")]),
        ([*WHOLE, "flows/A/b.yml", "flows/A/c.yml"], [("bad-identifier", "flows/A")]),
        ([*WHOLE, "flows/A/b.yml", "catalog/units/A/rules.yml"], [("bad-identifier", "catalog/units/A"), ("bad-identifier", "flows/A")]),
        ([*WHOLE, "flows/a/B.yml", "flows/a/C.yml"], [("bad-identifier", "flows/a/B.yml"), ("bad-identifier", "flows/a/C.yml")]),
        ([*WHOLE, "catalog/laws/x.yml/y.yml"], [("not-a-file", "catalog/laws/x.yml")]),
        ([*WHOLE, "catalog/x.docx", "flows/a/图.vsdx"], [("unexpected-file", "catalog/x.docx"), ("unexpected-file", "flows/a/图.vsdx")]),
        ([*WHOLE, "catalog/\u202egnp.yml"], [("unexpected-file", "catalog/<U+202E>gnp.yml")]),
        ([*WHOLE, "catalog/.DS_Store", "flows/README.md", "flows/a/b.yml~", "flows/.x.swp", "catalog/.git/x.yml"], []),
        ([*WHOLE, "README.md", "site/index.html", "notes/x.yml"], []),
    ],
)  # fmt: skip
def test_what_is_out_of_place_is_told_once(tmp_path: Path, paths: list[str], told: list[tuple[str, str]]) -> None:
    assert _told(_checkout(tmp_path, *paths)) == told


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("catalog/laws/Audit_Law.yml", Identity(LAW, "", "audit-law")),
        ("catalog/laws/audit-law.yaml", Identity(LAW, "", "audit-law")),
        ("catalog/laws/audit-law.yml.txt", Identity(LAW, "", "audit-law")),
        ("catalog/units/A/powers/b.yml", Identity(POWER, "a", "b")),
        ("flows/a/b.YML", Identity(FLOW, "a", "b")),
        ("flows/a/b.yml/c.txt", Identity(FLOW, "a", "b")),
    ],
)
def test_a_file_under_a_wrong_name_is_known_as_what_it_was_meant_to_be(
    tmp_path: Path, path: str, meant: Identity
) -> None:
    found, _faults = discover(_checkout(tmp_path, path, *WHOLE))
    assert [f.identity for f in found if not f.is_file] == [meant]


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    root = _checkout(tmp_path / "checkout", *WHOLE)
    (root / "catalog/laws").symlink_to("/etc", target_is_directory=True)
    (root / "flows/a").mkdir()
    (root / "flows/a/b.yml").symlink_to(root / "catalog/jurisdiction.yml")
    (root / "flows/a/c.yml").symlink_to("nowhere")
    (root / "flows/loop").symlink_to("..", target_is_directory=True)
    assert _told(root) == [
        ("symbolic-link", "catalog/laws"),
        ("symbolic-link", "flows/a/b.yml"),
        ("symbolic-link", "flows/a/c.yml"),
        ("symbolic-link", "flows/loop"),
    ]
