"""After any sequence of edits a site is, byte for byte, what a build from nothing makes of the same files."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import Built, build, files_of, preview, refresh
from suite import LONG

from edits.hands import EDITS, Edit, mend, reword_power, spoil

SEQUENCES = 12 if LONG else 2
STEPS = 25 if LONG else 8
COMPARED = 1 if LONG else 2
"""After how many edits the site is compared with one from nothing, which takes longest."""


def _from_nothing(root: Path, place: Path) -> Built:
    shutil.rmtree(place, ignore_errors=True)
    return build(root, place / "cache", place / "site")


def _differing(a: dict[str, bytes], b: dict[str, bytes]) -> list[str]:
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_sequence_of_edits_gives_what_a_build_from_nothing_gives(
    seed: int, tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    chance = random.Random(seed)
    root = sample_copier(tmp_path / "work" / "sample")
    shown = preview(root, tmp_path / "preview")
    build(root, tmp_path / "cache", tmp_path / "site")
    refresh(shown)
    done: list[str] = []
    for number in range(STEPS):
        # Each sequence goes through all edits in an order of its own, and twice leaves something broken behind for a while.
        edit: Edit = (
            spoil if number % 6 == 3 else mend if number % 6 == 4 else EDITS[(seed * STEPS + number) % len(EDITS)]
        )
        done.append(edit(root, chance))
        after = build(root, tmp_path / "cache", tmp_path / "site")
        refresh(shown)
        if (number + 1) % COMPARED:
            continue
        cold = _from_nothing(root, tmp_path / "cold")
        assert after.diagnostics == cold.diagnostics, done
        if cold.files:
            assert _differing(after.files, cold.files) == [], done
            assert _differing(files_of(tmp_path / "preview"), cold.files) == [], done


def test_only_what_an_edit_touches_is_written(
    tmp_path: Path, sample_copier: Callable[[Path], Path], first_build: Path
) -> None:
    root = sample_copier(tmp_path / "work" / "sample")
    site = tmp_path / "before" / "site"
    shutil.copytree(first_build, tmp_path / "before")
    build(root, tmp_path / "before" / "cache", site)  # a copied site has new times; from here on files are linked
    before = {name: (site / name).stat().st_ino for name in files_of(site)}
    reword_power(root, random.Random(1))
    build(root, tmp_path / "before" / "cache", site)
    written = {name for name, number in before.items() if (site / name).stat().st_ino != number}
    [power] = [name for name in written if name.startswith("powers/")]
    unit = power.split("/")[1]
    texts = {name for name in written if name.startswith(f"finder/texts/{unit}/")}
    words = {name for name in written if name.startswith("finder/words/")}
    assert len(texts) == 1
    assert len(words) < 30
    assert written - texts - words == {
        power,
        f"data/units/{unit}.csv",
        f"data/units/{unit}.json",
        f"data/units/{unit}.xlsx",
        "data/powers.csv",
        "data/datapackage.json",
        "data/catalog.jsonld",
        "finder/index.js",
        "manifest.json",
    }


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory, sample_copier: Callable[[Path], Path]) -> Path:
    """A cache and a site of the sample as it is."""
    place = tmp_path_factory.mktemp("first")
    build(sample_copier(place / "sample"), place / "built" / "cache", place / "built" / "site")
    return place / "built"
