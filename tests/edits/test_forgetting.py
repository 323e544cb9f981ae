"""Whatever the cache has forgotten, a build gives the same site."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import SETTINGS, build, files_of
from suite import LONG

from edits.hands import change_rule, reword_power
from generator import mkdocs_plugin, spread
from generator.build import Engine, build_site
from generator.cache import Cache
from generator.examination import look_through
from generator.renewal import publish


def _forget(cache: Path, share: float, chance: random.Random) -> None:
    with sqlite3.connect(cache / "cache.sqlite") as store:
        keys = sorted(key for (key,) in store.execute("select key from kept"))
        store.executemany("delete from kept where key = ?", [(key,) for key in keys if chance.random() < share])
    store.close()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9] if LONG else [0.5])
def test_what_the_cache_has_forgotten_is_made_again(
    tmp_path: Path, sample_copier: Callable[[Path], Path], share: float
) -> None:
    chance, root = random.Random(share), sample_copier(tmp_path / "sample")
    build(root, tmp_path / "cache", tmp_path / "site")
    for edit in (reword_power, change_rule):
        edit(root, chance)
        _forget(tmp_path / "cache", share, chance)
        warm = build(root, tmp_path / "cache", tmp_path / "site").files
        assert warm == build(root, tmp_path / f"cold-{edit.__name__}", tmp_path / f"site-{edit.__name__}").files


def test_a_build_without_any_cache_gives_the_same_site(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> None:
    root = sample_copier(tmp_path / "sample")
    (tmp_path / "file").touch()
    cache, site = Cache(tmp_path / "file" / "cache"), tmp_path / "site"
    examination = look_through(root, cache)
    engine = Engine(mkdocs_plugin.set_up, SETTINGS, root, examination.city.jurisdiction, cache)
    publish(site, lambda target: build_site(examination, engine, cache, target))
    assert cache.trouble
    assert files_of(site) == build(root, tmp_path / "cold", tmp_path / "fresh").files


def test_processes_that_begin_from_nothing_build_the_same_site(
    tmp_path: Path, sample_copier: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where processes cannot be copies of one another, all that they need is sent to them."""
    root = sample_copier(tmp_path / "sample")
    expected = build(root, tmp_path / "cache", tmp_path / "site").files
    monkeypatch.setattr(spread, "start_method", lambda: "spawn")
    assert build(root, tmp_path / "other", tmp_path / "other-site").files == expected
