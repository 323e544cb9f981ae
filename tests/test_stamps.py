"""A file's digest is that of its content, whatever the file system says of it."""

import os
from pathlib import Path

import pytest

from generator import stamps
from generator.digests import digest
from generator.stamps import MISSING, Stamps


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.yml").write_bytes(b"one")
    os.utime(root / "a.yml", (1_000_000, 1_000_000))
    return root


def test_a_digest_is_that_of_the_content(checkout: Path, tmp_path: Path) -> None:
    assert Stamps(tmp_path / "kept", checkout).digests(["a.yml", "b.yml"]) == {
        "a.yml": digest(b"one"),
        "b.yml": MISSING,
    }


def test_a_change_that_keeps_time_and_size_is_seen(checkout: Path, tmp_path: Path) -> None:
    Stamps(tmp_path / "kept", checkout).digests(["a.yml"])
    (checkout / "a.yml").write_bytes(b"two")
    os.utime(checkout / "a.yml", (1_000_000, 1_000_000))
    assert Stamps(tmp_path / "kept", checkout).digests(["a.yml"]) == {"a.yml": digest(b"two")}


def test_a_file_that_was_read_just_after_it_changed_is_read_again(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the clock's grain a second change looks like the first."""
    read: list[bytes] = []
    monkeypatch.setattr(stamps, "digest", lambda content: read.append(content) or digest(content))
    for _time in range(2):
        Stamps(tmp_path / "kept", checkout).digests(["a.yml"])
    assert read.count(b"one") == 2


def test_a_file_that_is_as_it_was_is_not_read(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "_RACE", -(10**15))
    read: list[bytes] = []
    monkeypatch.setattr(stamps, "digest", lambda content: read.append(content) or digest(content))
    for _time in range(2):
        assert Stamps(tmp_path / "kept", checkout).digests(["a.yml"]) == {"a.yml": digest(b"one")}
    assert read.count(b"one") == 1


def test_checkouts_do_not_share_stamps(checkout: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.yml").write_bytes(b"three")
    Stamps(tmp_path / "kept", checkout).digests(["a.yml"])
    assert Stamps(tmp_path / "kept", other).digests(["a.yml"]) == {"a.yml": digest(b"three")}
