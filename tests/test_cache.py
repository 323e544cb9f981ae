"""What is kept is given back whole or not at all, and a cache that cannot be used harms nothing."""

import sqlite3
from pathlib import Path

import pytest

from generator.cache import VARIABLE, Cache, usual_folder


def test_what_is_kept_is_there_for_others_and_later(tmp_path: Path) -> None:
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.keep({b"a": b"1", b"b": b"2"})
    assert other.recall_all([b"a", b"b", b"c"]) == {b"a": b"1", b"b": b"2"}
    other.close()
    assert Cache(tmp_path).recall(b"b") == b"2"


def test_a_damaged_value_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep({b"a": b"whole", b"b": b"sound"})
    cache.close()
    with sqlite3.connect(tmp_path / "cache.sqlite") as store:
        store.execute("update kept set value = ? where key = ?", (b"hollow", b"a"))
    store.close()
    assert cache.recall_all([b"a", b"b"]) == {b"b": b"sound"}


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, largest=200_000)
    cache.keep({b"old": bytes(80_000), b"new": bytes(80_000), b"other": bytes(80_000)})
    cache.close()
    with sqlite3.connect(tmp_path / "cache.sqlite") as store:
        store.execute("update kept set used = 1 where key = ?", (b"old",))
        store.execute("update kept set used = 2 where key = ?", (b"other",))
    store.close()
    cache.tidy()
    assert set(cache.recall_all([b"old", b"new", b"other"])) == {b"new"}
    cache.close()
    assert (tmp_path / "cache.sqlite").stat().st_size < 200_000


def test_a_value_asked_for_again_is_decoded_once_a_build(tmp_path: Path) -> None:
    cache, decoded = Cache(tmp_path), []

    def decode(raw: bytes) -> str:
        decoded.append(raw)
        return raw.decode()

    cache.keep({b"a": b"text"})
    for _build in range(3):
        assert cache.recall_as(b"a", decode) == "text"
        cache.tidy()
    assert decoded == [b"text"]
    cache.tidy()
    assert cache.recall_as(b"a", decode) == "text"
    assert len(decoded) == 2
    assert cache.recall_as(b"b", decode) is None


def test_a_folder_that_cannot_be_written_is_told_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache")
    cache.keep({b"a": b"1"})
    assert cache.recall(b"a") is None
    assert cache.trouble


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").write_bytes(b"something else entirely" * 100)
    cache = Cache(tmp_path)
    cache.keep({b"a": b"1"})
    assert (cache.recall(b"a"), cache.trouble) == (b"1", "")


def test_another_cache_can_be_taken_in(tmp_path: Path) -> None:
    cache, other = Cache(tmp_path / "cache"), Cache(tmp_path / "other")
    cache.keep({b"a": b"own"})
    other.keep({b"a": b"own", b"b": b"taken in"})
    other.close()
    cache.absorb(tmp_path / "other")
    assert cache.recall_all([b"a", b"b"]) == {b"a": b"own", b"b": b"taken in"}


@pytest.mark.parametrize("content", [None, b"no database, but long enough to be looked at" * 50])
def test_what_is_no_cache_cannot_be_taken_in(tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "other").mkdir()
    if content:
        (tmp_path / "other" / "cache.sqlite").write_bytes(content)
    with pytest.raises(OSError, match=r".+"):
        Cache(tmp_path / "cache").absorb(tmp_path / "other")


def test_the_environment_can_name_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert usual_folder() == tmp_path
    monkeypatch.delenv(VARIABLE)
    assert usual_folder().name == "daylight"
