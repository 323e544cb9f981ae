"""Whether the system tells of changed files depends on where they are."""

import sys
from pathlib import Path

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from generator import watching
from generator.watching import Watch, is_silent

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


def test_where_the_system_does_not_say_how_drives_are_mounted_it_is_believed(tmp_path: Path) -> None:
    assert not is_silent(tmp_path, tmp_path / "no such table")


def test_files_are_looked_at_where_the_system_cannot_watch_so_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(PollingObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Full)
    watch = Watch()
    watch.schedule(FileSystemEventHandler(), str(tmp_path), recursive=True)
    watch.start()
    assert type(watch._observer) is PollingObserver
    watch.stop()
    watch.join()
