"""Both doors lead to the same site."""

import os
import subprocess
import sys
from pathlib import Path


def _run(root: Path, *words: str) -> None:
    command = [sys.executable, "-W", "ignore", "-m", *words]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=environment)


def _files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_mkdocs_and_our_own_command_build_the_same_bytes(root: Path, tmp_path: Path) -> None:
    _run(root, "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "theirs"))
    _run(root, "generator", "build", "--site-dir", str(tmp_path / "ours"))
    ours, theirs = _files(tmp_path / "ours"), _files(tmp_path / "theirs")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
