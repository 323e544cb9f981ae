"""Whether the system tells of changed files depends on where they are."""

import sys
from pathlib import Path

import pytest

from generator.watching import is_silent

MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:45 / /mnt/c rw,noatime - 9p C: rw
31 22 0:46 / /home/li/net\\040drive rw shared:7 - cifs //host/share rw
32 31 8:2 / /home/li/net\\040drive/local rw - ext4 /dev/sdb1 rw
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has this table")
@pytest.mark.parametrize(
    ("place", "silent"),
    [
        ("/home/li/catalog", False),
        ("/mnt/c/Users/li/catalog", True),
        ("/mnt/cellar", False),
        ("/home/li/net drive/catalog", True),
        ("/home/li/net drive/local/catalog", False),
    ],
)
def test_drives_of_others_are_looked_at(place: str, silent: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, "utf-8")
    assert is_silent(Path(place), mounts) is silent
