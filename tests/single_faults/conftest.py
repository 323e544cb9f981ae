"""The copy that single faults are made in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check import check

UNIT = "urban-management"


@pytest.fixture(scope="session")
def cut_sample(tmp_path_factory: pytest.TempPathFactory, sample_copier: Callable[[Path], Path]) -> Path:
    """The sample city with one of its units and the articles that they cite."""
    root = sample_copier(tmp_path_factory.mktemp("cut") / "sample")
    for unit in (*root.glob("catalog/units/*"), *root.glob("flows/*")):
        if unit.name != UNIT:
            shutil.rmtree(unit)
    for found in reversed(check(root).diagnostics):
        assert found.rule == "uncited-article", found
        _take_out(root / found.file, found.line)
    assert check(root).diagnostics == ()
    return root


def _take_out(law: Path, line: int) -> None:
    """Take the article that begins in ``line`` out of a law; the whole law, where its first lines are meant."""
    lines = law.read_text("utf-8").splitlines(keepends=True)
    if not lines[line - 1].startswith("  - article:"):
        law.unlink()
        return
    end = next((i for i in range(line, len(lines)) if not lines[i].startswith("    ")), len(lines))
    rest = "".join(lines[: line - 1] + lines[end:])
    if "- article:" in rest:
        law.write_text(rest, "utf-8")
    else:
        law.unlink()


@pytest.fixture
def one_unit(tmp_path: Path, cut_sample: Path) -> Path:
    """A checkout of its own with a part of the sample city: a whole one takes too long to check for each of so many faults."""
    return Path(shutil.copytree(cut_sample, tmp_path / "sample"))
