"""Two folders change places, in one step or in several."""

from pathlib import Path

import pytest

from generator import exchange as exchanges
from generator.exchange import exchange


@pytest.mark.parametrize("in_one_step", [True, False])
def test_each_folder_is_where_the_other_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(exchanges, "_in_one_step", lambda _one, _other: False)
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "said").write_text(name)
    exchange(tmp_path / "new", tmp_path / "old")
    assert [(tmp_path / name / "said").read_text() for name in ("new", "old")] == ["old", "new"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new", "old"]
