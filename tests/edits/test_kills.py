"""Builds that are killed, that run at once, or whose cache is damaged, harm nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from builds import SETTINGS, build, files_of
from suite import LONG

from edits.hands import change_law, rename_unit, reword_power
from generator.manifest import MANIFEST, about_checkout, decode_manifest
from generator.publish import sum_of

KILLS = 200 if LONG else 6


def _start(root: Path, site: Path, said: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "generator", "--root", str(root), "build", "--site-dir", str(site)]
    return subprocess.Popen(words, cwd=SETTINGS.parent, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)


def _cold(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """The site as the command builds it where nothing is remembered."""
    return build(root, tmp_path / "cold", tmp_path / "fresh", said=about_checkout(root)).files


def _is_whole(site: Path) -> bool:
    files = files_of(site)
    said = decode_manifest(files.pop(MANIFEST)).files
    return said == {name: sum_of(content) for name, content in files.items()}


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site_and_a_sound_cache(
    tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    chance, root, site = random.Random(0), sample_copier(tmp_path / "sample"), tmp_path / "public" / "site"
    began = time.monotonic()
    assert _start(root, site).wait() == 0
    usual = time.monotonic() - began
    for number in range(KILLS):
        (change_law if number % 3 else rename_unit)(root, chance)
        building = _start(root, site)
        try:
            building.wait(chance.random() * usual)
        except subprocess.TimeoutExpired:
            os.killpg(building.pid, signal.SIGKILL)
            building.wait()
        assert _is_whole(site), f"kill {number}"
    assert _start(root, site).wait() == 0
    assert files_of(site) == _cold(root, tmp_path)


def test_two_builds_at_once_share_a_cache_and_give_the_same_site(
    tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    root = sample_copier(tmp_path / "sample")
    sites = [tmp_path / "one", tmp_path / "two", tmp_path / "one"]
    building = [_start(root, site, subprocess.PIPE) for site in sites]
    said = [process.communicate()[0].decode() for process in building]
    assert [process.returncode for process in building] == [0, 0, 0], said
    cold = _cold(root, tmp_path)
    assert files_of(tmp_path / "one") == cold
    assert files_of(tmp_path / "two") == cold


def test_a_damaged_cache_costs_time_and_nothing_else(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> None:
    root = sample_copier(tmp_path / "sample")
    before = build(root, tmp_path / "cache", tmp_path / "site")
    with sqlite3.connect(tmp_path / "cache" / "cache.sqlite") as store:
        store.execute("update kept set value = zeroblob(length(value)) where rowid % 2 = 0")
    store.close()
    (tmp_path / "cache" / "stamps").write_bytes(b"\xff\x00")
    assert build(root, tmp_path / "cache", tmp_path / "other").files == before.files


def test_a_cache_that_is_no_database_is_begun_anew(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> None:
    root = sample_copier(tmp_path / "sample")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "cache.sqlite").write_bytes(b"no database" * 1000)
    built = build(root, tmp_path / "cache", tmp_path / "site")
    reword_power(root, random.Random(3))
    again = build(root, tmp_path / "cache", tmp_path / "site")
    assert built.files.keys() == again.files.keys()
    assert (tmp_path / "cache" / "cache.sqlite").read_bytes().startswith(b"SQLite")
