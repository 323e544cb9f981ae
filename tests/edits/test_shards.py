"""A site that several machines made the parts of is, byte for byte, the one that one machine makes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builds import files_of
from click.testing import CliRunner

from generator.cache import VARIABLE
from generator.cli import main
from generator.shards import share

SHARES = 8


def _run(root: Path, *words: str | Path, cache: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(cache))
        done = CliRunner().invoke(main, ["--root", str(root), *map(str, words)])
    assert done.exit_code == 0, done.output
    return done.output


def test_eight_shards_make_the_site_of_one_build(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> None:
    whole = sample_copier(tmp_path / "whole")
    _run(whole, "build", "--site-dir", tmp_path / "site", cache=tmp_path / "kept")
    shards = []
    for number in range(1, SHARES + 1):
        machine = sample_copier(tmp_path / f"machine-{number}" / "somewhere")
        shards.append(tmp_path / f"shard-{number}")
        _run(machine, "shard", shards[-1], "--share", f"{number}/{SHARES}", cache=tmp_path / f"cache-{number}")
    _run(whole, "merge", *shards, "--site-dir", tmp_path / "merged", cache=tmp_path / "merging")
    assert files_of(tmp_path / "merged") == files_of(tmp_path / "site")


def test_a_shard_that_is_missing_is_worked_out_where_they_are_put_together(
    tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    root = sample_copier(tmp_path / "sample")
    _run(root, "build", "--site-dir", tmp_path / "site", cache=tmp_path / "kept")
    shard = tmp_path / "shard"
    _run(root, "shard", shard, "--only", "civil-affairs", "--only", "muguang-town", cache=tmp_path / "a")
    _run(root, "merge", shard, "--site-dir", tmp_path / "merged", cache=tmp_path / "b")
    assert files_of(tmp_path / "merged") == files_of(tmp_path / "site")


def test_a_shard_tells_what_is_wrong_in_its_own_units_and_makes_no_page(
    tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    root = sample_copier(tmp_path / "sample")
    spoilt = root / "catalog/units/civil-affairs/unit.yml"
    spoilt.write_text(spoilt.read_text("utf-8").replace("name:", "name：", 1), "utf-8")
    other = CliRunner().invoke(main, ["--root", str(root), "shard", str(tmp_path / "x"), "--only", "water-resources"])
    own = CliRunner().invoke(main, ["--root", str(root), "shard", str(tmp_path / "y"), "--only", "civil-affairs"])
    assert (other.exit_code, own.exit_code) == (0, 1)
    assert "catalog/units/civil-affairs/unit.yml" in own.output


@pytest.mark.parametrize("part", ["0/8", "9/8", "1", "a/b", "1/0"])
def test_a_share_that_there_is_not_is_wrong_use(root: Path, tmp_path: Path, part: str) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "shard", str(tmp_path), "--share", part])
    assert done.exit_code == 2
    assert "--share" in done.output


def test_what_is_no_shard_is_wrong_use(root: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "merge", str(tmp_path), "--site-dir", str(tmp_path / "site")])
    assert done.exit_code == 2
    assert str(tmp_path) in done.output


def test_each_unit_is_in_one_share() -> None:
    units = [f"unit-{number}" for number in range(21)]
    shares = [share(units, number, SHARES) for number in range(1, SHARES + 1)]
    assert sorted(unit for part in shares for unit in part) == sorted(units)
    assert {len(part) for part in shares} == {2, 3}
