"""An internal site, too, is after any sequence of edits what a build from nothing makes of the same files."""

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from builds import build
from suite import LONG

from edits.hands import (
    EDITS,
    Edit,
    change_alert,
    change_risk,
    delete_excuse,
    hide_unit,
    rename_unit,
)
from generator.audience import Audience

TELLING: Sequence[Edit] = (change_alert, change_risk, hide_unit, delete_excuse, rename_unit)
"""What the public sees little or nothing of."""


@pytest.mark.parametrize("edits", [TELLING, *([EDITS] if LONG else [])])
def test_a_sequence_of_edits_gives_the_internal_site_that_a_build_from_nothing_gives(
    edits: Sequence[Edit], tmp_path: Path, sample_copier: Callable[[Path], Path]
) -> None:
    chance = random.Random(7)
    root = sample_copier(tmp_path / "work" / "sample")
    for edit in (lambda _root, _chance: "", *edits):
        done = edit(root, chance)
        after = build(root, tmp_path / "cache", tmp_path / "site", audience=Audience.INTERNAL)
    cold = build(root, tmp_path / "other", tmp_path / "cold", audience=Audience.INTERNAL)
    assert after.files, done
    assert [name for name in after.files | cold.files if after.files.get(name) != cold.files.get(name)] == []
    shutil.rmtree(tmp_path / "cold")
