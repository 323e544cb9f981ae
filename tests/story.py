"""Histories with a known story, as git repositories: made by one process, the same to the last digit wherever they are made."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml
from diff_sides import Files, base_files, edited

STORIES = Path(__file__).parent / "stories"
_FIRST = datetime(2026, 3, 1, 9, tzinfo=timezone(timedelta(hours=8)))

GIT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "protocol.file.allow",
    "GIT_CONFIG_VALUE_0": "always",
}


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, input=given, env=GIT)
    return done.stdout.decode().strip()


@dataclass(frozen=True)
class Commit:
    """A commit to be made: all its files, and the numbers of its parents, the first of them that on the main line."""

    files: Files
    parents: tuple[int, ...]
    moment: datetime
    message: str = "改动"
    who: str = "Somebody <somebody@example.org>"


@dataclass
class History:
    """Commits by number, from 1; ``main`` are those on the main line, the oldest first."""

    commits: list[Commit] = field(default_factory=list)
    main: list[int] = field(default_factory=list)

    def add(self, files: Files, *, moment: datetime | None = None, also: int = 0, **about: str) -> None:
        """A commit on the main line; ``also`` is the number of a commit that it merges."""
        parents = (*self.main[-1:], *([also] if also else []))
        self.commits.append(Commit(files, parents, moment or self._next_moment(), **about))
        self.main.append(len(self.commits))

    def aside(self, files: Files, parent: int) -> int:
        """A commit on a branch."""
        self.commits.append(Commit(files, (parent,), self._next_moment()))
        return len(self.commits)

    def _next_moment(self) -> datetime:
        return _FIRST + timedelta(days=len(self.commits))

    def write(self, folder: Path) -> Mapping[str, int]:
        """Make the repository in ``folder``, its newest version checked out; the numbers of the commits by their ids."""
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main")
        marks = folder / ".git" / "marks"
        stream = b"".join(self._stream())
        git(folder, "fast-import", "--quiet", f"--export-marks={marks}", given=stream)
        git(folder, "reset", "--quiet", "--hard", "main")
        lines = (line.split(" ") for line in marks.read_text("ascii").splitlines())
        return {name: int(mark.removeprefix(":")) for mark, name in lines}

    def _stream(self) -> Iterator[bytes]:
        for number, commit in enumerate(self.commits, start=1):
            branch = "main" if number in self.main else f"aside-{number}"
            when = f"{int(commit.moment.timestamp())} {commit.moment:%z}"
            yield f"commit refs/heads/{branch}\nmark :{number}\n".encode()
            yield f"author {commit.who} {when}\ncommitter {commit.who} {when}\n".encode()
            yield _data(commit.message.encode())
            if commit.parents:
                yield f"from :{commit.parents[0]}\n".encode()
                yield from (f"merge :{parent}\n".encode() for parent in commit.parents[1:])
            yield b"deleteall\n"
            for path, text in commit.files.items():
                yield f"M 100644 inline {path}\n".encode() + _data(text.encode())
        yield b"done\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def told(name: str) -> History:
    """The story ``name``: a list of commits, each with its ``edits`` of the version before (see ``diff_sides.edited``), or with
    the commit on the main line (from 1) that it goes ``back`` to; ``branch`` has the edits of a branch that it merges."""
    history = History()
    files = base_files()
    for part in yaml.safe_load((STORIES / f"{name}.yml").read_text("utf-8")):
        files = _next(history, files, part)
    return history


def _next(history: History, files: Files, part: Mapping[str, Any]) -> Files:
    also, moment = 0, datetime.fromisoformat(part["at"]) if "at" in part else None
    if "back" in part:
        files = history.commits[history.main[part["back"] - 1] - 1].files
    if "branch" in part:
        files, also = _branch(history, files, part["branch"])
    files = edited(files, part.get("edits", ()))
    history.add(
        files, moment=moment, also=also, message=part["why"], who=part.get("who", "Somebody <somebody@example.org>")
    )
    return files


def _branch(history: History, files: Files, commits: Sequence[Any]) -> tuple[Files, int]:
    number = history.main[-1]
    for edits in commits:
        files = edited(files, edits)
        number = history.aside(files, number)
    return files, number
