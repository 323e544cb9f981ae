"""What a folder of files holds is what was read there, whatever the file system says of it."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from generator import stamps
from generator.digests import digest
from generator.discovery import sift
from generator.folders import Folder, folders
from generator.stamps import MISSING, Stamp, Stamps

LAWS = "catalog/laws"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / LAWS).mkdir(parents=True)
    _write(root, "a", b"one")
    return root


def _write(root: Path, law: str, content: bytes) -> Path:
    """A file that was last changed long ago, as far as the file system knows."""
    file = root / LAWS / f"{law}.yml"
    file.write_bytes(content)
    os.utime(file, (1_000_000, 1_000_000))
    return file


def _stamp(root: Path, kept: Path) -> Stamp:
    """The stamp of the folder of laws, remembered."""
    known = Stamps(kept, root)
    (folder,) = folders(root, LAWS)
    stamp = known.of(folder)
    known.keep()
    return stamp


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents of which a digest was made."""
    seen: list[bytes] = []
    monkeypatch.setattr(stamps, "digest", lambda *parts: seen.extend(parts) or digest(*parts))
    return seen


def test_a_digest_is_that_of_the_content(checkout: Path, tmp_path: Path) -> None:
    stamp = _stamp(checkout, tmp_path / "kept")
    assert stamp.digests() == {"a.yml": digest(b"one")}
    assert (stamp.unit, stamp.count, stamp.heads, stamp.is_sound) == ("", 1, False, True)


def test_a_file_that_cannot_be_read_is_there(checkout: Path, tmp_path: Path) -> None:
    (folder,) = folders(checkout, LAWS)
    (checkout / LAWS / "a.yml").unlink()
    assert Stamps(tmp_path / "kept", checkout).of(folder).digests() == {"a.yml": MISSING}


def test_a_change_that_keeps_time_and_size_is_seen(checkout: Path, tmp_path: Path) -> None:
    before = _stamp(checkout, tmp_path / "kept")
    _write(checkout, "a", b"two")
    after = _stamp(checkout, tmp_path / "kept")
    assert after.digests() == {"a.yml": digest(b"two")}
    assert after.digest != before.digest


def test_a_file_that_was_read_just_after_it_changed_is_read_again(
    checkout: Path, tmp_path: Path, read: list[bytes]
) -> None:
    """Within the clock's grain a second change looks like the first."""
    for _time in range(2):
        _stamp(checkout, tmp_path / "kept")
    assert read.count(b"one") == 2


def test_of_a_folder_only_files_that_are_not_as_they_were_are_read(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[bytes]
) -> None:
    monkeypatch.setattr(stamps, "_RACE", -(10**15))
    _stamp(checkout, tmp_path / "kept")
    assert _stamp(checkout, tmp_path / "kept").digests() == {"a.yml": digest(b"one")}
    _write(checkout, "b", b"three")
    assert _stamp(checkout, tmp_path / "kept").digests() == {"a.yml": digest(b"one"), "b.yml": digest(b"three")}
    assert (read.count(b"one"), read.count(b"three")) == (1, 1)


def test_checkouts_do_not_share_stamps(checkout: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / LAWS).mkdir(parents=True)
    _write(other, "a", b"three")
    _stamp(checkout, tmp_path / "kept")
    assert _stamp(other, tmp_path / "kept").digests() == {"a.yml": digest(b"three")}


def test_what_is_out_of_place_is_found_again_each_time(checkout: Path, tmp_path: Path) -> None:
    (checkout / LAWS / "Ä.yml").touch()
    (checkout / LAWS / os.fsdecode(b"\xff.yml")).touch()
    for _time in range(2):
        stamp = _stamp(checkout, tmp_path / "kept")
        assert not stamp.is_sound
        assert stamp.digests() == {"a.yml": digest(b"one")}
    assert len(sift(next(iter(folders(checkout, LAWS))))[1]) == 2


def test_a_folder_that_can_no_longer_be_read_is_not_taken_for_an_empty_one(checkout: Path, tmp_path: Path) -> None:
    (checkout / LAWS / "a.yml").unlink()
    assert _stamp(checkout, tmp_path / "kept").is_sound
    unreadable = Folder(LAWS, trouble="Permission denied")
    assert not Stamps(tmp_path / "kept", checkout).of(unreadable).is_sound


def test_a_file_that_could_not_be_read_is_tried_again(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_RACE", -(10**15))
    with monkeypatch.context() as patch:
        patch.setattr(Stamps, "_digest", lambda _self, _path: MISSING)
        assert _stamp(checkout, tmp_path / "kept").digests() == {"a.yml": MISSING}
    assert _stamp(checkout, tmp_path / "kept").digests() == {"a.yml": digest(b"one")}


def test_another_program_sifts_anew(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may know kinds of file that this one takes for things out of place."""
    monkeypatch.setattr(stamps, "_RACE", -(10**15))
    _stamp(checkout, tmp_path / "kept")
    monkeypatch.setattr(stamps, "program", lambda: b"another")
    asked: list[str] = []
    monkeypatch.setattr(stamps, "sift", lambda folder: asked.append(folder.path) or sift(folder))
    for _time in range(2):
        _stamp(checkout, tmp_path / "kept")
    assert asked == [LAWS]


def test_a_file_that_goes_while_it_is_asked_about_is_not_there(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look = os.scandir

    def going(path: Path) -> object:
        entries = list(look(path))
        (checkout / LAWS / "b.yml").unlink()
        return nullcontext(entries)

    _write(checkout, "b", b"two")
    monkeypatch.setattr("generator.folders.os.scandir", going)
    (folder,) = folders(checkout, LAWS)
    assert ([entry[0] for entry in folder.entries], folder.trouble) == (["a.yml"], "")
