"""Each forge's files pass its own linter, ask for no more than they need, and give strangers nothing."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from forges.runners import ROOT, scripts

BIN = Path(sys.executable).parent
ACTIONS = sorted(f.relative_to(ROOT).as_posix() for d in (".github", ".gitea") for f in (ROOT / d).glob("workflows/*"))
ON_GITHUB = [path for path in ACTIONS if path.startswith(".github")]
GITEE = sorted(f.relative_to(ROOT).as_posix() for f in (ROOT / ".workflow").iterdir())
TEMPLATES = (
    ".github/pull_request_template.md",
    ".gitlab/merge_request_templates/Default.md",
    ".gitee/PULL_REQUEST_TEMPLATE.zh-CN.md",
    ".gitea/pull_request_template.md",
)


def _clean(*words: str) -> None:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _loaded(path: str) -> Any:
    """A workflow; YAML 1.1 takes its ``on`` for a truth."""
    read = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in read.items()}


def test_githubs_workflows_pass_actionlint() -> None:
    _clean(str(BIN / "actionlint"), "-no-color", f"-shellcheck={BIN / 'shellcheck'}", *ON_GITHUB)


def test_workflows_give_strangers_nothing_as_far_as_zizmor_sees() -> None:
    _clean(str(BIN / "zizmor"), "--offline", "--quiet", "--no-progress", *ACTIONS)


def test_gitlabs_pipeline_fits_gitlabs_schema() -> None:
    _clean(
        str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci",
        ".gitlab-ci.yml",
    )  # fmt: skip


def test_scripts_pass_shellcheck() -> None:
    _clean(str(BIN / "shellcheck"), *sorted(str(f) for f in (ROOT / ".ci").iterdir()))


@pytest.mark.parametrize("path", GITEE)
def test_gitees_pipelines_have_what_its_manual_asks_for(path: str) -> None:
    said = _loaded(path)
    assert {"version", "name", "displayName", "triggers", "stages"} <= said.keys()
    steps = [step for stage in said["stages"] for step in stage["steps"]]
    assert [(step["step"], step["pythonVersion"]) for step in steps] == [("build@python", "3.11")]


@pytest.mark.parametrize("path", ACTIONS)
def test_no_word_that_somebody_else_chose_gets_into_shell(path: str) -> None:
    assert [script for script in scripts(_loaded(path)) if "${{" in script] == []


@pytest.mark.parametrize("path", ACTIONS)
def test_pull_requests_run_with_a_token_that_only_reads(path: str) -> None:
    said = _loaded(path)
    assert "pull_request_target" not in said["on"]
    granted = {
        **said["permissions"],
        **{k: v for j in said["jobs"].values() for k, v in j.get("permissions", {}).items()},
    }
    if "pull_request" in said["on"]:
        assert granted == {"contents": "read"}
        assert "{{ secrets" not in (ROOT / path).read_text("utf-8")
    else:
        assert granted.items() <= {"contents": "read", "pages": "write", "id-token": "write"}.items()


def test_only_githubs_own_actions_are_used_and_each_by_its_commit() -> None:
    used = [line for path in ACTIONS for line in (ROOT / path).read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d", line)] == []
    assert [path for path in ACTIONS if "uses:" in (ROOT / path).read_text("utf-8")] == ON_GITHUB


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_gitea_runs_the_commands_of_github(name: str) -> None:
    gitea, github = (list(scripts(_loaded(f".{forge}/workflows/{name}"))) for forge in ("gitea", "github"))
    assert gitea == github[: len(gitea)]


def test_gitlab_and_gitee_run_the_same_scripts() -> None:
    pipeline = _loaded(".gitlab-ci.yml")
    of_gitee = [_loaded(f".workflow/{name}.yml")["stages"][0]["steps"][0]["commands"] for name in ("check", "publish")]
    assert [pipeline["check"]["script"], pipeline["pages"]["script"]] == of_gitee


def test_all_forges_ask_the_same_of_who_sends_a_request() -> None:
    assert len({(ROOT / path).read_text("utf-8") for path in TEMPLATES}) == 1
