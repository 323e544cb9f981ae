"""git repositories for tests: folders whose every state is a commit, whatever the machine's own settings."""

import os
import subprocess
from pathlib import Path

_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "供稿人"), ("EMAIL", "clerk@qinglan.example"), ("DATE", "2026-03-02T09:00:00+08:00"))
}
ENVIRONMENT = {**os.environ, **_IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


def git(folder: Path, *words: str) -> str:
    """What git answers in ``folder``."""
    done = subprocess.run(
        ["git", "-C", str(folder), *words], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """``folder`` as a repository whose first commit, on the branch main, is all that is in it."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "登记职权目录")
    return folder


def commit(folder: Path, message: str) -> str:
    """The id of a new commit of all that is in ``folder``."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
