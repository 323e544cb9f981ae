"""The preview shows what was saved, waits while it is wrong, and ends when it is told to."""

import os
from collections.abc import Callable
from pathlib import Path

from serving import serving


def _power(root: Path) -> Path:
    return next((root / "catalog/units").rglob("powers/*.yml"))


def _address(root: Path) -> str:
    power = _power(root)
    return f"powers/{power.parent.parent.name}/{power.stem}.html"


def _rename(root: Path, change: Callable[[str], str]) -> None:
    """Change the name of a power, as an editor saves it: beside the file, and then in its place."""
    power = _power(root)
    text = power.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name:"))
    beside = power.with_suffix(".tmp")
    beside.write_text(text.replace(name, f"name: {change(name.removeprefix('name:').strip())}", 1), "utf-8")
    beside.replace(power)


def test_a_saved_file_is_shown_a_wrong_one_is_told_of_and_ctrl_c_ends(base_catalog: Path, tmp_path: Path) -> None:
    page, said = _address(base_catalog), tmp_path / "said"
    with serving(base_catalog, os.environ, said) as served:
        served.wait_for(page, "<h1")
        before = served.page(page)
        _rename(base_catalog, lambda name: f"{name}（新）")
        served.wait_for(page, "（新）")
        _rename(base_catalog, lambda _name: "[")
        while "错误:" not in said.read_text("utf-8"):
            served.wait_for(page, "（新）")
        _rename(base_catalog, lambda _name: "又改的名称")
        served.wait_for(page, "又改的名称")
    assert "（新）" not in before
    assert served.process.returncode == 0
    assert "Traceback" not in said.read_text("utf-8")
