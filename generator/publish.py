"""Publishing: a new site is built aside and takes the old one's place only when it is whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def replace_folder(target: Path, fill: Callable[[Path], bool]) -> bool:
    """Let ``fill`` make a folder, and put that in the place of ``target`` if it says that it went well; whether it did.

    Until the new folder is whole, the old one is not touched. Both stand on the same file system, so that each is moved in
    one step.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh = workshop / "new"
        fresh.mkdir()
        if not fill(fresh):
            return False
        if target.exists():
            target.rename(workshop / "old")
        fresh.rename(target)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return True
