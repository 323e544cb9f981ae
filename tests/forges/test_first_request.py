"""The manual for clerks leads from a unit that was not there to its page on the site: its commands are run as they stand in it.

What a clerk types and writes who follows it is in ``first_request.yml``.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from repositories import ENVIRONMENT, git, repository

from forges.runners import CHECKING, PUBLISHING, ROOT, SITES, Event
from generator.blanks import MARK
from generator.cli import main

CLERK = yaml.safe_load((ROOT / "tests/forges/first_request.yml").read_text("utf-8"))
SECTION = "### 第一次：从新单位到公开"
DAYLIGHT = ".venv/bin/daylight "
OFFICES = (
    'owners: {risk_control: ["@shili/a"], legal: ["@shili/b"], staffing: ["@shili/c"], disclosure: ["@shili/d"]}\n'
)


def commands() -> list[str]:
    """All that the section tells to type, in its order, with what it leaves to the clerk filled in."""
    manual = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = manual.partition(SECTION)[2].partition("\n### ")[0]
    lines = "".join(re.findall(r"```sh\n(.*?)```", section, re.DOTALL)).splitlines()
    for said, meant in CLERK["words"].items():
        lines = [line.replace(said, meant) for line in lines]
    return lines


@dataclass
class Clerk:
    """Somebody with a clone of the forge's repository, and what the last command said."""

    folder: Path
    said: str = ""
    code: int = 0

    def type(self, line: str) -> None:
        if line.startswith(DAYLIGHT):
            self._daylight(shlex.split(line.removeprefix(DAYLIGHT)))
        else:
            done = subprocess.run(
                shlex.split(line), cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
            )
            self.said, self.code = done.stdout + done.stderr, done.returncode

    def _daylight(self, words: Sequence[str]) -> None:
        answers = CLERK["answers"][words[1]] if words[0] == "new" else ()
        before = self.said
        done = CliRunner().invoke(main, ["--root", str(self.folder), *words], input="".join(f"{a}\n" for a in answers))
        self.said, self.code = done.output, done.exit_code
        if words[0] == "new" and not self.code:
            self._fill_in(words[1], _copied(before))

    def _fill_in(self, kind: str, covers: str) -> None:
        """Write what no question asked for into the new file."""
        file = self.folder / _found(r"已新建 (\S+\.yml)", self.said)
        text = file.read_text("utf-8")
        for old, new in CLERK["edits"].get(kind, ()):
            assert old in text, old
            text = text.replace(old, new, 1)
        if covers:
            text = re.sub(r"^covers:\n(?: .*\n)+", covers, text, flags=re.MULTILINE)
        assert [line for line in text.splitlines() if MARK in line and not line.lstrip(" -").startswith("#")] == []
        file.write_text(text, "utf-8")


def _copied(said: str) -> str:
    """The lines of a change record that ``daylight diff --gate`` offers."""
    return "".join(re.findall(r"^covers:\n(?: .*\n)+", said, re.MULTILINE))


def _found(pattern: str, said: str) -> str:
    found = re.search(pattern, said)
    assert found, said
    return found[1]


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """A bare repository of a small catalogue, with the scripts of forges and the list of reviewers of one."""
    root = Path(shutil.copytree(ROOT / "tests" / "base_catalog", tmp_path / "data"))
    shutil.copytree(ROOT / ".ci", root / ".ci")
    shutil.copyfile(ROOT / ".gitignore", root / ".gitignore")
    with (root / "catalog/jurisdiction.yml").open("a", encoding="utf-8") as file:
        file.write(OFFICES)
    assert CliRunner().invoke(main, ["--root", str(root), "owners", "--forge", "github"]).exit_code == 0
    repository(root)
    git(tmp_path, "clone", "--quiet", "--bare", str(root), "forge.git")
    return tmp_path / "forge.git"


@pytest.fixture
def clerk(forge: Path, tmp_path: Path) -> Clerk:
    git(tmp_path, "clone", "--quiet", forge.as_uri(), "clerk")
    return Clerk(tmp_path / "clerk")


def _followed(clerk: Clerk) -> Iterator[tuple[str, int, str]]:
    for line in commands():
        clerk.type(line)
        yield line, clerk.code, clerk.said


def test_the_manual_leads_from_a_new_unit_to_its_page_on_the_site(forge: Path, clerk: Clerk, tmp_path: Path) -> None:
    told: list[Any] = list(_followed(clerk))
    gates = [(code, said) for line, code, said in told if "--gate" in line]
    assert [(line, said) for line, code, said in told if code and "--gate" not in line] == []
    assert [code for code, _said in gates] == [1, 0], gates[-1]
    assert "没有变更记录" in gates[0][1]

    branch = git(clerk.folder, "branch", "--show-current")
    head = git(forge, "rev-parse", branch)
    git(forge, "update-ref", "refs/pull/7/merge", head)
    git(forge, "config", "uploadpack.allowAnySHA1InWant", "true")
    checked = CHECKING["github"](Event(forge, head, "main"), tmp_path / "check")
    assert checked.code == 0, checked.said
    assert "新增单位“试例市绿化所”" in checked.summary

    git(clerk.folder, "switch", "--quiet", "main")
    git(clerk.folder, "merge", "--quiet", "--no-ff", "--message", "合并", branch)
    git(clerk.folder, "push", "--quiet")
    published = PUBLISHING["github"](Event(forge, git(forge, "rev-parse", "main")), tmp_path / "publish")
    assert published.code == 0, published.said
    site = published.folder / SITES["github"]
    unit = CLERK["words"]["单位标识"]
    assert "看护全市的行道树" in (site / f"units/{unit}.html").read_text("utf-8")
    assert [f.name for f in (site / f"powers/{unit}").glob("*.html")] == ["yi-zhi-cheng-shi-shu-mu-sp.html"]
