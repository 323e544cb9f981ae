"""What git knows of a checkout. Only the ``git`` command is used; a checkout without git simply knows nothing."""

import subprocess
from pathlib import Path


def touched_files(root: Path, base: str) -> frozenset[str]:
    """The files that differ between ``base`` (a revision) and the working tree, relative to ``root``; none where git cannot say."""
    if not base:
        return frozenset()
    command = ["git", "-C", str(root), "diff", "--name-only", "--relative", "-z", f"{base}...HEAD", "--"]
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # no shell; base is one argument
    except (OSError, subprocess.CalledProcessError):
        return frozenset()
    return frozenset(name for name in done.stdout.decode("utf-8", "replace").split("\0") if name)
