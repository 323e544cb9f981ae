"""The site of a commit, made again by a process of its own: just what anybody else would do with the same commit."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cache import VARIABLE
from generator.manifest import MANIFEST, Manifest, decode_manifest
from generator.origin import clone


class RebuildError(Exception):
    """The commit's catalogue cannot be built; the message is the builder's own."""


def rebuilt(root: Path, commit: str) -> Manifest:
    """The manifest of the site that ``commit`` of the repository at ``root`` gives today. Nothing that is remembered is used.

    Raises ``RebuildError``, or ``git.GitError`` where git has no such commit.
    """
    with TemporaryDirectory(prefix="daylight-") as folder:
        site = Path(folder) / "site"
        files = clone(root, commit, Path(folder) / "files")
        command = [sys.executable, "-m", "generator", "--root", str(files), "build", "--site-dir", str(site)]
        environment = {**os.environ, VARIABLE: str(Path(folder) / "cache")}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603  # our own program
        if done.returncode:
            raise RebuildError(done.stderr.decode("utf-8", "replace").strip())
        return decode_manifest((site / MANIFEST).read_bytes())
