"""What the manual for operators says is so: its pipelines pass the linter, its commands and scripts exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from forges.runners import ROOT
from generator.cli import main

MANUAL = (ROOT / "OPERATING.md").read_text("utf-8")
PIPELINES = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_a_pipeline_in_the_manual_fits_gitlabs_schema(pipeline: str, tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(pipeline, "utf-8")
    linter = Path(sys.executable).with_name("check-jsonschema")
    words = [str(linter), "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_command_and_option_in_the_manual_exists() -> None:
    used = re.findall(r"\.ci/daylight ([a-z]+)([^\n`|]*)", MANUAL)
    assert {command for command, _rest in used} >= {"owners", "shard", "verify"}
    for command, rest in used:
        known = {option for parameter in main.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z]+", rest)) <= known, command


def test_every_script_in_the_manual_exists() -> None:
    named = set(re.findall(r"\.ci/([a-z-]+)", MANUAL)) - {"requirements"}
    assert named >= {"daylight", "publish", "pull-request"}
    assert [name for name in named if not (ROOT / ".ci" / name).is_file()] == []


def test_every_variable_in_the_manual_is_one_that_the_scripts_read() -> None:
    read = "".join(f.read_text("utf-8") for f in (ROOT / ".ci").iterdir()) + (
        ROOT / "generator/proof_commands.py"
    ).read_text("utf-8")
    named = set(re.findall(r"DAYLIGHT_[A-Z]+", MANUAL))
    assert [name for name in named if name not in read] == []
