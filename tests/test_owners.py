"""Every file of a catalogue has somebody who must look at its changes, as each forge itself would read it."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from codeowners import CodeOwners
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.cli import main
from generator.model import Disclosure, OfficeAccounts, Unit
from generator.owners import FORGES, owners_file

Matcher = Callable[[str, str], set[str]]
"""The accounts that a forge asks, by its own reading of an owners file's text, about a path."""


# --- how each forge reads ---------------------------------------------------------


def _last_match(text: str, path: str) -> set[str]:
    """GitHub and Gitee, by a library made for GitHub's files."""
    return {name for _kind, name in CodeOwners(text).of(path)}


def _each_section(text: str, path: str) -> set[str]:
    """GitLab: the last match in each section; a line without accounts has those of its section's head."""
    asked: set[str] = set()
    for section in re.split(r"^(?=\[)", text, flags=re.MULTILINE)[1:]:
        head, *lines = section.splitlines()
        default = head.partition("]")[2]
        whole = [line if " " in line or not line or line.startswith("#") else line + default for line in lines]
        asked |= _last_match("\n".join(whole), path)
    return asked


def _each_line(text: str, path: str) -> set[str]:
    """Gitea: all lines whose expression matches the whole path; ``!`` turns it round; a backslash takes the next as it is."""
    asked: set[str] = set()
    for line in text.splitlines():
        words = re.sub(r"\\(.)", r"\1", line.partition("#")[0]).split()
        if words and bool(re.fullmatch(words[0].removeprefix("!"), path)) != words[0].startswith("!"):
            asked |= set(words[1:])
    return asked


READERS: Mapping[str, Matcher] = {
    "github": _last_match,
    "gitlab": _each_section,
    "gitee": _last_match,
    "gitea": _each_line,
}


@pytest.mark.parametrize("forge", FORGES)
@pytest.mark.parametrize(
    ("path", "accounts"),
    [
        ("catalog/units/urban-management/unit.yml", {"@qinglan/chengguan"}),
        ("catalog/units/urban-management/powers/street-occupation.yml", {"@qinglan/chengguan"}),
        ("flows/urban-management/street-occupation.yml", {"@qinglan/chengguan"}),
        ("catalog/units/urban-management-office/unit.yml", {"@qinglan/gongkai"}),
        ("catalog/laws/civil-code.yml", {"@qinglan/fazhi"}),
        ("catalog/excuses/first.yml", {"@qinglan/fangkong"}),
        ("catalog/jurisdiction.yml", {"@qinglan/bianban", "@qinglan/fangkong", "@qinglan/fazhi", "@qinglan/gongkai"}),
        ("catalog/jurisdictionXyml", {"@qinglan/gongkai"}),
        ("catalog/units/new-unit/unit.yml", {"@qinglan/gongkai"}),
        (".github/workflows/check.yml", {"@qinglan/gongkai"}),
        (".ci/publish", {"@qinglan/gongkai"}),
        ("mkdocs.yml", {"@qinglan/gongkai"}),
    ],
)
def test_a_forge_asks_those_whose_file_it_is(sample: Catalog, forge: str, path: str, accounts: set[str]) -> None:
    assert READERS[forge](_written(sample, forge), path) == accounts


@pytest.mark.parametrize("forge", FORGES)
def test_every_file_of_the_sample_has_an_owner(root: Path, sample: Catalog, forge: str) -> None:
    text, asks = _written(sample, forge), READERS[forge]
    files = [f.relative_to(root).as_posix() for d in ("catalog", "flows") for f in (root / d).rglob("*.yml")]
    assert len(files) > 250
    assert [f for f in files if not asks(text, f)] == []


@pytest.mark.parametrize("forge", FORGES)
def test_the_owners_files_of_this_repository_are_up_to_date(root: Path, sample: Catalog, forge: str) -> None:
    assert (root / FORGES[forge].path).read_text("utf-8") == _written(sample, forge)


def _written(catalog: Catalog, forge: str) -> str:
    assert catalog.jurisdiction is not None
    assert catalog.jurisdiction.owners is not None
    return owners_file(forge, catalog.jurisdiction.owners, catalog.units)


SLUGS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)
OFFICES = OfficeAccounts(
    risk_control=("@a/risk",), legal=("@a/legal",), staffing=("@a/staff",), disclosure=("@a/open",)
)


def _unit(name: str, owners: tuple[str, ...]) -> Unit:
    about = Disclosure(index_number="", published="2026-01-01", mode="proactive", validity="valid")
    return Unit(
        name=name, short_name=name, uscc="", kind="department", mission="", departments=(), posts=(), address="",
        hours="", telephone="", disclosure=about, owners=owners,
    )  # fmt: skip


@given(st.dictionaries(SLUGS, st.booleans(), min_size=1, max_size=8))
def test_whatever_units_are_called_each_has_its_own_files_and_nobody_elses(named: dict[str, bool]) -> None:
    units = {name: _unit(name, (f"@a/{name}",) if is_owned else ()) for name, is_owned in named.items()}
    for forge, asks in READERS.items():
        text = owners_file(forge, OFFICES, units)
        for name, is_owned in named.items():
            expected = {f"@a/{name}"} if is_owned else {"@a/open"}
            for path in (f"catalog/units/{name}/unit.yml", f"catalog/units/{name}/risks/a.yml", f"flows/{name}/a.yml"):
                assert asks(text, path) == expected, (forge, path)


# --- the command ------------------------------------------------------------------


@pytest.fixture
def owned(base_catalog: Path) -> Path:
    _edit(base_catalog / "catalog/units/park-office/unit.yml", owners=["@shili/yuanlin"])
    offices = {office: [f"@shili/{office}"] for office in ("risk_control", "legal", "staffing", "disclosure")}
    _edit(base_catalog / "catalog/jurisdiction.yml", owners=offices)
    return base_catalog


def _edit(file: Path, **fields: object) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(yaml.safe_dump(fields))


def _owners(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), "owners", *words])
    return done.exit_code, done.output


def _all() -> Iterator[str]:
    for forge in FORGES:
        yield from ("--forge", forge)


def test_owners_files_are_written_where_each_forge_looks_and_then_are_up_to_date(owned: Path) -> None:
    assert _owners(owned, *_all())[0] == 0
    assert all((owned / form.path).is_file() for form in FORGES.values())
    assert _owners(owned, *_all()) == (0, "")
    assert _owners(owned, "--check") == (0, "")


def test_a_file_that_is_out_of_date_is_told_and_left(owned: Path) -> None:
    _owners(owned, "--forge", "gitee")
    _edit(owned / "catalog/units/park-office/unit.yml", email="gongyuan@shili.example")
    assert _owners(owned, "--check") == (0, "")
    register = owned / "catalog/units/park-office/unit.yml"
    register.write_text(register.read_text("utf-8").replace("yuanlin", "gongyuan"), "utf-8")
    before = (owned / ".gitee/CODEOWNERS").read_bytes()
    assert _owners(owned, "--check") == (1, ".gitee/CODEOWNERS 过时了，请运行：daylight owners --forge gitee\n")
    assert (owned / ".gitee/CODEOWNERS").read_bytes() == before
    assert _owners(owned) == (0, "已重新写出 .gitee/CODEOWNERS。\n")


def test_a_file_that_there_is_not_is_out_of_date(owned: Path) -> None:
    assert _owners(owned, "--check", "--forge", "gitlab")[0] == 1


def test_without_a_forge_and_without_a_file_it_is_wrong_use(owned: Path) -> None:
    assert _owners(owned)[0] == 2


def test_a_city_that_names_no_accounts_is_told_so(base_catalog: Path) -> None:
    code, said = _owners(base_catalog, "--forge", "github")
    assert (code, "catalog/jurisdiction.yml 没有在 owners 里写明" in said) == (1, True)


def test_a_register_that_is_broken_is_told_with_its_place(owned: Path) -> None:
    _edit(owned / "catalog/units/park-office/unit.yml", owners=["chengguan"])
    code, said = _owners(owned, "--forge", "github")
    assert (code, "catalog/units/park-office/unit.yml" in said) == (1, True)
    assert not (owned / ".github").exists()


@pytest.mark.parametrize("account", ["chengguan", "@", "@a b", "@a/", "@张三", "@a\n* @b", "a@b.example"])
def test_an_account_that_could_be_read_as_something_else_does_not_fit_the_form(owned: Path, account: str) -> None:
    register = owned / "catalog/units/park-office/unit.yml"
    data = yaml.safe_load(register.read_text("utf-8").replace("2026-03-01", '"2026-03-01"'))
    register.write_text(yaml.safe_dump(data | {"owners": [account]}, allow_unicode=True), "utf-8")
    assert _owners(owned, "--forge", "github")[0] == 1
