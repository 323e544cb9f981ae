"""What the forge that runs us wants: told by the environment that its runners set."""

from collections.abc import Mapping
from typing import Final

GITLAB_REPORT: Final = "gl-code-quality-report.json"
"""Where a GitLab job leaves its code quality report, to be named under ``artifacts: reports: codequality``."""


def report_format(environment: Mapping[str, str]) -> str:
    """The format for a log read by this forge. Gitea's runners call themselves GitHub's but show no annotations."""
    is_github = environment.get("GITHUB_ACTIONS") == "true" and not environment.get("GITEA_ACTIONS")
    return "github" if is_github else "text"


def wants_gitlab_report(environment: Mapping[str, str]) -> bool:
    return environment.get("GITLAB_CI") == "true"


def base_revision(environment: Mapping[str, str]) -> str:
    """The revision that the pull request under test is compared with; "" where there is none."""
    if environment.get("GITHUB_BASE_REF"):
        return f"origin/{environment['GITHUB_BASE_REF']}"
    return environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
