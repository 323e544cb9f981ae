"""Files that are not where, what or how they should be: one finding each, and no mention of them dangles."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from single_fault import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Mishap, only_finding

from generator.check import check

NOBODY = 65534
KINDS = [JURISDICTION, LAW, UNIT, RULES, POWER, RISKS, FLOW]


def _rename(name: str, rule: str, path: str, new: str, told_at: str = "") -> Mishap:
    def make(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / new)

    return Mishap(name, rule, told_at or new, make)


def _add(name: str, path: str, rule: str = "unexpected-file", told_at: str = "") -> Mishap:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("见附件\n", "utf-8")

    return Mishap(name, rule, told_at or path, make)


def _put_folder(root: Path) -> None:
    (root / LAW).unlink()
    (root / LAW).mkdir()


def _link_outward(root: Path) -> None:
    outside = root.parent / "outside.yml"
    (root / RISKS).rename(outside)
    (root / RISKS).symlink_to(outside)


def _link_folder(root: Path) -> None:
    (root / "catalog" / "etc").symlink_to("/etc", target_is_directory=True)


def _put_pipe(root: Path) -> None:
    (root / RULES).unlink()
    os.mkfifo(root / RULES)


MISHAPS = [
    Mishap("a folder in the place of a file", "not-a-file", LAW, _put_folder),
    Mishap("a link out of the tree", "symbolic-link", RISKS, _link_outward),
    Mishap("a link to a folder out of the tree", "symbolic-link", "catalog/etc", _link_folder),
    Mishap("a pipe in the place of a file", "not-a-file", RULES, _put_pipe),
    _rename("a name with capitals", "bad-identifier", POWER, POWER.replace("street-occ", "Street-Occ")),
    _rename("a name with an underscore", "bad-identifier", LAW, LAW.replace("urban-road", "urban_road")),
    _add("a name that is too long", f"catalog/laws/{'a' * 65}.yml", "bad-identifier"),
    _add("a name in Chinese", "catalog/laws/城市道路管理条例.yml", "bad-identifier"),
    _add(
        "a name in bytes that are no text",
        os.fsdecode("catalog/laws/城.yml".encode("gb18030")),
        "bad-identifier",
        "catalog/laws/<U+DCB3><U+DCC7>.yml",
    ),
    _rename(
        "a folder with capitals",
        "bad-identifier",
        "catalog/units/urban-management",
        "catalog/units/Urban-Management",
    ),
    _rename(
        "risks in the unit's folder",
        "unexpected-file",
        RISKS.replace("street-occupation", "unit-wide"),
        "catalog/units/urban-management/unit-wide.yml",
    ),
    _rename("another ending with capitals", "unexpected-file", RISKS, RISKS.replace(".yml", ".YML")),
    _rename("an ending that Windows added", "unexpected-file", RISKS, RISKS + ".txt"),
    _add("a note", "catalog/units/说明.txt"),
    _add("folders within folders", "catalog/a/b/c/d/e/f/g/h/i/law.yml", "unexpected-file", "catalog/a/b/c/d/e/f/g/h"),
    _rename("no flows", "missing-folder", "flows", "flow", "flows"),
    _rename("no catalogue", "missing-folder", "catalog", "catalogue", "catalog"),
    Mishap("no jurisdiction", "missing-jurisdiction", JURISDICTION, lambda root: (root / JURISDICTION).unlink()),
    Mishap("no unit", "missing-unit", UNIT, lambda root: (root / UNIT).unlink()),
    *(
        _rename(f"{Path(p).parent.name}/{Path(p).stem}.yaml", "unexpected-file", p, p.replace(".yml", ".yaml"))
        for p in KINDS
    ),
]


@pytest.mark.parametrize("mishap", MISHAPS, ids=lambda m: m.name)
def test_a_file_out_of_place_is_one_finding(one_unit: Path, mishap: Mishap) -> None:
    mishap.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column) == (mishap.rule, mishap.path, *mishap.place)
    assert found.hint


@contextmanager
def _without_privileges() -> Iterator[None]:
    """Root reads what it likes; so be nobody for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("path", [LAW, "catalog/excuses"], ids=["a file", "a folder"])
def test_what_may_not_be_read_is_one_finding(one_unit: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(one_unit)
    if not Path(path).exists():
        Path(path).mkdir()
    assert check(Path()).diagnostics == ()
    mode = Path(path).stat().st_mode
    Path(path).chmod(0)
    try:
        with _without_privileges():
            found = only_finding(Path())
    finally:
        Path(path).chmod(mode)
    assert (found.rule, found.file, found.line, found.column) == ("unreadable-file", path, 1, 1)


@pytest.mark.parametrize(
    "path",
    ["catalog/.gitkeep", "catalog/units/README.md", f"{UNIT}~", "flows/urban-management/.street-occupation.yml.swp"],
)
def test_what_editors_and_git_leave_behind_is_no_finding(one_unit: Path, path: str) -> None:
    (one_unit / path).write_text("：", "utf-8")
    assert check(one_unit).diagnostics == ()
