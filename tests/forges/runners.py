"""Runners of forges, as far as shell can tell: a clone, an environment, and the commands of a job one after the other.

Commands are taken from the forges' own files, so that what is tried is what they run.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from repositories import ENVIRONMENT, git
from suite import ROOT

DAYLIGHT: Final = Path(sys.executable).with_name("daylight")
_OF_RUNNERS: Final = re.compile(r"GITHUB_|GITLAB_|GITEE_|GITEA_|CI(_|$)|DAYLIGHT_")


@dataclass(frozen=True)
class Event:
    """What a runner is called for: in ``remote`` (a bare repository) a commit, or the pull request 7 into the branch ``base``."""

    remote: Path
    head: str
    base: str | None = None
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """How a job ended, what it said, and the folder it worked in."""

    code: int
    said: str
    folder: Path
    summary: str = ""


Runner = Callable[[Event, Path], Outcome]


def _plain_environment() -> dict[str, str]:
    """The environment of tests without what tells a forge's runner, for tests may themselves run on one."""
    return {k: v for k, v in ENVIRONMENT.items() if not _OF_RUNNERS.match(k) or k == "DAYLIGHT_CACHE"}


def _run(script: str, folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    own = {**_plain_environment(), "DAYLIGHT": str(DAYLIGHT), **environment}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env=own, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def _loaded(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


# --- GitHub and Gitea ---------------------------------------------------------------


def _actions(path: str, more: Mapping[str, str]) -> Runner:
    """A runner of the job that fetches, in a workflow file."""

    def run(event: Event, place: Path) -> Outcome:
        folder, summary = place / "work", place / "summary.md"
        folder.mkdir(parents=True)
        environment = {
            "GITHUB_SERVER_URL": event.remote.parent.as_uri(), "GITHUB_REPOSITORY": event.remote.name,
            "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(place), **_ref(event), **more,
        }  # fmt: skip
        code, said = 0, ""
        for step in next(iter(_loaded(path)["jobs"].values()))["steps"]:
            if "run" in step and not code:
                given = {k: _filled(v, event) for k, v in step.get("env", {}).items()}
                code, words = _run(step["run"], folder, environment | given)
                said += words
        return Outcome(code, said, folder, summary.read_text("utf-8") if summary.exists() else "")

    return run


def _ref(event: Event) -> dict[str, str]:
    if event.base is None:
        return {"GITHUB_REF": "refs/heads/main", "GITHUB_REF_NAME": "main", "GITHUB_SHA": event.head}
    return {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_REF_NAME": "7/merge", "GITHUB_BASE_REF": event.base}


def _filled(value: str, event: Event) -> str:
    """A step's variable: what stands in ``${{ }}`` is known of the forge, or is a secret, or is empty."""
    found = re.fullmatch(r"\$\{\{ (\S+) \}\}", value)
    known = {"github.token": "a-token", **{f"secrets.{k}": v for k, v in event.secrets.items()}}
    return known.get(found[1], "") if found else value


# --- GitLab --------------------------------------------------------------------------


def _gitlab(job: str) -> Runner:
    def run(event: Event, place: Path) -> Outcome:
        folder = _cloned(event, place)
        pipeline = _loaded(".gitlab-ci.yml")
        environment = {"GITLAB_CI": "true", "CI_PROJECT_DIR": str(folder), **event.secrets}
        for name, value in {**pipeline["variables"], **pipeline[job].get("variables", {})}.items():
            environment[name] = re.sub(r"\$(\w+)", lambda m: environment[m[1]], value)
        if event.base is not None:
            base = git(folder, "merge-base", f"origin/{event.base}", "HEAD")
            environment |= {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        return Outcome(*_run("\n".join(pipeline[job]["script"]), folder, environment), folder)

    return run


def _cloned(event: Event, place: Path, *words: str) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    git(place, "clone", "--quiet", "--no-checkout", *words, event.remote.as_uri(), "work")
    git(place / "work", "fetch", "--quiet", *words, "origin", event.head)
    git(place / "work", "checkout", "--quiet", "--detach", event.head)
    return place / "work"


# --- Gitee ---------------------------------------------------------------------------


def _gitee(path: str) -> Runner:
    """Gitee Go, which says nothing of how much it fetches: the least."""

    def run(event: Event, place: Path) -> Outcome:
        folder = _cloned(event, place, "--depth", "1")
        environment = {"GITEE_BRANCH": event.base or "main", "GITEE_COMMIT": event.head, **event.secrets}
        if event.base is not None:
            target = git(event.remote, "rev-parse", event.base)
            environment |= {"GITEE_PULL_ID": "7", "GITEE_COMMIT": target, "GITEE_SOURCE_COMMIT": event.head}
        commands = [c for s in _loaded(path)["stages"] for step in s["steps"] for c in step["commands"]]
        return Outcome(*_run("\n".join(commands), folder, environment), folder)

    return run


CHECKING: Final[Mapping[str, Runner]] = {
    "github": _actions(".github/workflows/check.yml", {"GITHUB_ACTIONS": "true"}),
    "gitlab": _gitlab("check"),
    "gitee": _gitee(".workflow/check.yml"),
    "gitea": _actions(".gitea/workflows/check.yml", {"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}),
}
PUBLISHING: Final[Mapping[str, Runner]] = {
    "github": _actions(".github/workflows/publish.yml", {"GITHUB_ACTIONS": "true"}),
    "gitlab": _gitlab("pages"),
    "gitee": _gitee(".workflow/publish.yml"),
    "gitea": _actions(".gitea/workflows/publish.yml", {"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}),
}
SITES: Final[Mapping[str, str]] = {"github": "site", "gitlab": "public", "gitee": "site", "gitea": "site"}
"""Where each forge's job leaves the site."""


def scripts(document: Any) -> Iterator[str]:
    """All shell in a workflow of GitHub or Gitea."""
    for job in document["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)


def executable() -> bool:
    """Whether git keeps the scripts of this repository as programs."""
    return all(os.access(f, os.X_OK) for f in (ROOT / ".ci").iterdir())
