"""From a workbook of a unit that has no file yet to a catalogue without errors, as a new clerk goes."""

from pathlib import Path

from click.testing import CliRunner
from suite import LONG

from generator.check import check
from generator.cli import main
from generator.diagnostics import Severity
from importing.first_hour import FILLS, UNIT, fill_in, workbook

POWERS, RISKS = (60, 200) if LONG else (3, 10)


def take(root: Path, file: Path, raw: bytes, *options: str) -> str:
    file.write_bytes(raw)
    fills = [word for fill in FILLS for word in ("--fill", fill)]
    done = CliRunner().invoke(main, ["--root", str(root), "import", str(file), "--unit", UNIT, *fills, *options])
    assert done.exit_code == 0, done.output
    return done.output


def errors(root: Path) -> list[str]:
    return [f"{d.file}:{d.line} {d.rule}" for d in check(root).diagnostics if d.severity is Severity.ERROR]


def test_a_new_units_workbook_becomes_a_catalogue_without_errors(base_catalog: Path, tmp_path: Path) -> None:
    first = take(base_catalog, tmp_path / "list.xlsx", workbook(POWERS, RISKS), "--report", str(tmp_path / "report.md"))
    assert f"岗位 5、职权 {POWERS}、风险点 {RISKS}" in first
    assert "没有导入 0 格" in first
    assert f"索引号 × {POWERS + 1}" in first
    second = take(base_catalog, tmp_path / "list.xlsx", workbook(POWERS, RISKS, index_numbers=True))
    assert f"新建 0 个文件，修改 {POWERS} 个" in second
    found = errors(base_catalog)
    assert found
    assert all(rule.endswith(("schema", "leftover-placeholder")) for rule in found)
    assert fill_in(base_catalog) == 11
    assert errors(base_catalog) == []
    third = take(base_catalog, tmp_path / "list.xlsx", workbook(POWERS, RISKS, index_numbers=True))
    assert "新建 0 个文件，修改 0 个" in third
    assert errors(base_catalog) == []
