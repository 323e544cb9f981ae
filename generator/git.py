"""Asks git about a checkout. Only the ``git`` command is used, a process a question."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

_ENVIRONMENT: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
"""git shall write nothing by the way, and show each object as it is, not what somebody has put in its place."""


class GitError(Exception):
    """git is not there (``is_missing``) or does not know what it is asked; ``said`` are its own words, line by line."""

    def __init__(self, said: Sequence[str], *, is_missing: bool = False) -> None:
        super().__init__(said[-1])
        self.said = tuple(said)
        self.is_missing = is_missing


def ask(root: Path, *arguments: str, given: bytes | None = None, more: Mapping[str, str] | None = None) -> bytes:
    """What git answers in ``root``, where it gets ``given`` to read and ``more`` in its environment. Raises ``GitError``."""
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, **_ENVIRONMENT, **(more or {})}
    try:
        done = subprocess.run(command, capture_output=True, check=True, input=given, env=environment)  # noqa: S603  # no shell; names cannot be options
    except OSError as problem:
        said = [problem.strerror or str(problem)]
        raise GitError(said, is_missing=isinstance(problem, FileNotFoundError)) from problem
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said or [str(problem.returncode)]) from problem
    return done.stdout


def touched_files(root: Path, base: str) -> frozenset[str]:
    """The files that differ between ``base`` (a revision) and the working tree, relative to ``root``; none where git cannot say."""
    if not base:
        return frozenset()
    try:
        said = ask(root, "diff", "--name-only", "--relative", "-z", f"{base}...HEAD", "--")
    except GitError:
        return frozenset()
    return frozenset(name for name in said.decode("utf-8", "replace").split("\0") if name)
