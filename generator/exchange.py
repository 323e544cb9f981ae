"""Two folders change places in one step, as far as the system has such a step."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""``AT_FDCWD``: paths are relative to the working folder."""

_SWAP: Final = 2
"""``RENAME_EXCHANGE`` of Linux' renameat2(2), ``RENAME_SWAP`` of macOS' renamex_np(2)."""


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one file system change places. Where that takes two steps, the second follows at once."""
    if not _in_one_step(os.fsencode(one), os.fsencode(other)):
        aside = one.with_name(f"{one.name}-before")
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def _in_one_step(one: bytes, other: bytes) -> bool:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(one, other, _SWAP) == 0)
        return bool(library.renameat2(_HERE, one, _HERE, other, _SWAP) == 0)
    except (AttributeError, OSError, TypeError):  # neither the system nor its C library knows how
        return False
