"""The command keeps its contract: what it prints, and how it exits (0 clean, 1 problems found, 2 wrong use)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.i18n import use_language
from generator.rulebook import all_rules

UNIT = "catalog/units/park-office/unit.yml"
POWER = "catalog/units/park-office/powers/tree-felling.yml"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As on a clerk's own machine, in Chinese."""
    for name in ("GITHUB_ACTIONS", "GITHUB_BASE_REF", "GITLAB_CI", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        monkeypatch.delenv(name, raising=False)
    yield
    use_language("zh")


def _run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def _start(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The program itself, as it is started in a terminal."""
    program = Path(sys.executable).with_name("daylight")
    return subprocess.run(
        [program, *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "default"},
    )


def _spoil(root: Path, path: str = UNIT, old: str = "kind: department", new: str = "kind: departement") -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


# --- validate ---------------------------------------------------------------------


def test_a_sound_catalogue_is_clean(base_catalog: Path) -> None:
    done = _run("--root", base_catalog, "validate", "--format", "json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "[]\n", "")


def test_the_sample_is_clean(root: Path) -> None:
    done = _run("--root", root, "validate", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_a_fault_is_a_problem_and_is_told_with_all_its_keys(base_catalog: Path) -> None:
    _spoil(base_catalog)
    done = _run("--root", base_catalog, "validate", "--format", "json")
    [told] = json.loads(done.stdout)
    assert done.exit_code == 1
    assert list(told) == ["file", "line", "column", "severity", "rule", "message", "hint"]
    assert (told["file"], told["line"], told["column"], told["severity"], told["rule"]) == (
        UNIT,
        4,
        7,
        "error",
        "schema",
    )


def test_a_warning_is_no_problem(base_catalog: Path) -> None:
    path = base_catalog / UNIT
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    done = _run("--root", base_catalog, "validate", "--format", "json")
    [told] = json.loads(done.stdout)
    assert (done.exit_code, told["severity"], told["rule"]) == (0, "warning", "byte-order-mark")


def test_all_faults_are_told_in_one_run(base_catalog: Path) -> None:
    _spoil(base_catalog)
    _spoil(base_catalog, POWER, "department: greening-section", "department: greening-sectoin")
    (base_catalog / "catalog/laws/greening-regulation.yml").write_text("title：甲\n", "utf-8")
    (base_catalog / "flows/park-office/tree-felling.yml").write_bytes(b"")
    done = _run("--root", base_catalog, "validate", "--format", "json")
    assert done.exit_code == 1
    assert {(told["file"], told["rule"]) for told in json.loads(done.stdout)} == {
        ("catalog/laws/greening-regulation.yml", "fullwidth-colon"),
        (UNIT, "schema"),
        ("flows/park-office/tree-felling.yml", "empty-file"),
    }


@pytest.mark.parametrize(("lang", "sentence"), [("en", "No faults were found.\n"), ("zh", "没有发现问题。\n")])
def test_people_are_told_in_their_language(base_catalog: Path, lang: str, sentence: str) -> None:
    done = _run("--root", base_catalog, "--lang", lang, "validate")
    assert (done.exit_code, done.stdout) == (0, sentence)


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif"])
def test_every_format_tells_every_fault_and_exits_alike(base_catalog: Path, form: str) -> None:
    _spoil(base_catalog)
    done = _run("--root", base_catalog, "validate", "--format", form)
    assert done.exit_code == 1
    assert UNIT in done.stdout
    assert "departement" in done.stdout


def test_text_shows_the_line_that_is_meant_whatever_stands_above_it(base_catalog: Path) -> None:
    path = base_catalog / UNIT
    path.write_bytes("# 一\u2028二\x0c三\x85四\r\n".encode() + path.read_bytes().replace(b"kind: dep", b"kind: Dep"))
    path.write_bytes(path.read_bytes().replace("name: 试".encode(), "name: 试\u200b".encode()))
    done = _run("--root", base_catalog, "validate", "--format", "text")
    shown = [line.strip() for line in done.stdout.splitlines() if " | " in line]
    assert shown[-2:] == ["2 | name: 试 例市园林管理局", "|       　^"]


def test_text_shows_no_line_of_what_is_no_file_of_the_catalogue(base_catalog: Path) -> None:
    outside = base_catalog.parent / "secret"
    outside.write_text("name: 秘密\n", "utf-8")
    (base_catalog / "catalog/laws/greening-regulation.yml").unlink()
    (base_catalog / "catalog/laws/greening-regulation.yml").symlink_to(outside)
    (base_catalog / "catalog/units/park-office/rules.yml").unlink()
    os.mkfifo(base_catalog / "catalog/units/park-office/rules.yml")
    done = _run("--root", base_catalog, "validate", "--format", "text")
    assert done.exit_code == 1
    assert "[symbolic-link]" in done.stdout
    assert "[not-a-file]" in done.stdout
    assert "秘密" not in done.stdout


def test_a_name_that_no_terminal_can_show_is_told_all_the_same(base_catalog: Path) -> None:
    Path(os.fsdecode(os.fsencode(base_catalog / "catalog/laws") + b"/\xb3\xc7\n.yml")).touch()
    done = _start("--root", base_catalog, "validate", "--format", "json", cwd=base_catalog)
    [told] = json.loads(done.stdout)
    assert (done.returncode, told["rule"], told["file"]) == (
        1,
        "bad-identifier",
        "catalog/laws/<U+DCB3><U+DCC7><U+000A>.yml",
    )


def test_the_program_checks_the_folder_that_it_is_started_in(base_catalog: Path) -> None:
    done = _start("validate", "--format", "json", cwd=base_catalog)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
    _spoil(base_catalog)
    done = _start("validate", "--format", "json", cwd=base_catalog)
    assert (done.returncode, done.stderr) == (1, "")
    assert [told["rule"] for told in json.loads(done.stdout)] == ["schema"]


def test_a_folder_that_is_no_checkout_is_a_problem(tmp_path: Path) -> None:
    done = _run("--root", tmp_path, "validate", "--format", "json")
    assert done.exit_code == 1
    assert [told["rule"] for told in json.loads(done.stdout)] == ["missing-folder", "missing-folder"]


# --- wrong use and help -----------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["validte"],
        ["validate", "--format", "xml"],
        ["validate", "extra"],
        ["--root", "/nowhere/at/all", "validate"],
        ["--root", __file__, "validate"],
        ["--lang", "fr", "validate"],
        ["explain", "no-such-rule"],
        ["build", "--no-such-option"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_as_such(words: list[str]) -> None:
    done = _run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_the_program_exits_as_its_commands_do(tmp_path: Path) -> None:
    done = _start("validte", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "validte" in done.stderr


@pytest.mark.parametrize(
    "words",
    [["--help"], ["-h"], ["validate", "-h"], ["build", "--help"], ["explain", "-h"], ["serve", "-h"]],
    ids=" ".join,
)
def test_help_is_no_problem(words: list[str]) -> None:
    done = _run(*words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "--help" in done.stdout


def test_the_version_is_that_of_the_package() -> None:
    done = _run("--version")
    assert done.exit_code == 0
    assert __version__ in done.stdout


def test_a_rule_is_explained_by_its_manual() -> None:
    rule = next(r for r in all_rules() if r.name == "dangling-reference")
    done = _run("explain", "dangling-reference")
    assert (done.exit_code, done.stdout) == (0, f"dangling-reference（{rule.source}）\n\n{rule.manual}\n")


def test_all_rules_are_listed_with_what_they_find() -> None:
    done = _run("explain")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [f"{rule.name}  {rule.summary}" for rule in all_rules()]


# --- build ------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that stands there before a build."""
    folder = tmp_path / "www" / "site"
    folder.mkdir(parents=True)
    (folder / "marker.txt").write_text("the last good site", "utf-8")
    return folder


def test_a_fault_stops_the_build_before_the_old_site_is_touched(base_catalog: Path, site: Path) -> None:
    _spoil(base_catalog)
    before = site.stat().st_mtime_ns, site.stat().st_ino
    done = _start("--root", base_catalog, "build", "--site-dir", site, cwd=base_catalog)
    assert done.returncode == 1
    assert f"{UNIT}:4:7" in done.stderr
    assert (site.stat().st_mtime_ns, site.stat().st_ino) == before
    assert [p.name for p in site.parent.rglob("*")] == ["site", "marker.txt"]
    assert (site / "marker.txt").read_text("utf-8") == "the last good site"


def test_a_good_build_replaces_the_old_site_as_a_whole(base_catalog: Path, site: Path) -> None:
    done = _start("--root", base_catalog, "build", "--site-dir", site, cwd=base_catalog)
    assert (done.returncode, str(site) in done.stdout) == (0, True)
    assert not (site / "marker.txt").exists()
    assert "砍伐城市树木审批" in (site / "powers/park-office/tree-felling.html").read_text("utf-8")
    assert [p.name for p in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("folder", [".", "..", "catalog", "catalog/units", "flows", "flows/new"])
def test_a_site_does_not_take_the_place_of_the_catalogue(base_catalog: Path, folder: str) -> None:
    before = sorted(base_catalog.rglob("*"))
    done = _run("--root", base_catalog, "build", "--site-dir", base_catalog / folder)
    assert done.exit_code == 2
    assert sorted(base_catalog.rglob("*")) == before
