"""A second import changes what the workbook changed, and nothing that people wrote."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.intake import full_sheets
from generator.intake.account import Account
from generator.intake.grid import Book, Cell, make_sheet
from generator.intake.known import look
from importing.files import SheetOf, text

HEADINGS = ["职权名称", "权力类型", "职权内容", "承诺时限", "申请材料", "材料形式", "材料来源"]
FIRST = ["修剪树木审批", "行政许可", "管修剪。", "10个工作日", "申请表；照片", "原件", "申请人自备"]
POWER_FILE = "catalog/units/park-office/powers/xiu-jian-shu-mu-shen-pi.yml"


@pytest.fixture
def clerk(base_catalog: Path, tmp_path: Path) -> Callable[..., str]:
    """Imports a list of one row into the small catalogue; what was said."""

    def take(row: list[str], *options: str) -> str:
        file = tmp_path / "list.csv"
        file.write_bytes(text("utf-8")([SheetOf("", [HEADINGS, row])]))
        done = CliRunner().invoke(
            main, ["--root", str(base_catalog), "import", str(file), "--unit", "park-office", *options]
        )
        assert done.exit_code == 0, done.output
        return done.output

    return take


def edit(root: Path, *changes: tuple[str, str]) -> str:
    file = root / POWER_FILE
    words = file.read_text("utf-8")
    for before, after in changes:
        assert before in words
        words = words.replace(before, after)
    file.write_text(words, "utf-8")
    return words


def test_the_same_list_again_changes_nothing(clerk: Callable[..., str], base_catalog: Path) -> None:
    clerk(FIRST)
    before = {p: p.read_bytes() for p in base_catalog.rglob("*.yml")}
    assert "新建 0 个文件，修改 0 个" in clerk(FIRST)
    assert {p: p.read_bytes() for p in base_catalog.rglob("*.yml")} == before


def test_a_flow_whose_steps_no_list_tells_begins_as_new_flows_do(clerk: Callable[..., str], base_catalog: Path) -> None:
    assert "流程图先照“受理、审查、决定”起草" in clerk(FIRST)
    flow = base_catalog / "flows/park-office/xiu-jian-shu-mu-shen-pi.yml"
    assert re.findall(r"id: (\w+)", flow.read_text("utf-8")) == ["accept", "examine", "decide", "granted", "refused"]


def test_what_people_wrote_stays_with_its_comments_and_what_the_list_changed_comes(
    clerk: Callable[..., str], base_catalog: Path
) -> None:
    clerk(FIRST)
    edited = edit(
        base_catalog,
        ("content: 管修剪。", "# 法制科改的\ncontent: 管修剪和造型。  # 会议定的"),
        ("summary: 此处填写（一句话说明）", "summary: 要修树先来办。"),
        ("source: applicant}\n  - {name: 照片", "source: applicant, note: 签字}\n  - {name: 照片"),
    )
    said = clerk([*FIRST[:3], "5个工作日", "申请表；照片；方案", *FIRST[5:]])
    now = (base_catalog / POWER_FILE).read_text("utf-8")
    expected = edited.replace("promised: {value: 10,", "promised: {value: 5,").replace(
        "  - {name: 照片, form: original, source: applicant}\n",
        "  - {name: 照片, form: original, source: applicant}\n  - {name: 方案, form: original, source: applicant}\n",
    )
    assert now == expected
    assert f"{POWER_FILE} /content" in said.partition("手工改过")[2]


def test_what_both_changed_stays_as_people_wrote_it_and_is_told_unless_the_list_is_to_win(
    clerk: Callable[..., str], base_catalog: Path
) -> None:
    clerk(FIRST)
    edit(base_catalog, ("content: 管修剪。", "content: 管修剪和造型。"))
    said = clerk([*FIRST[:2], "管修剪和移植。", *FIRST[3:]])
    assert "文件里是“管修剪和造型。”，工作簿里是“管修剪和移植。”" in said
    assert "content: 管修剪和造型。" in (base_catalog / POWER_FILE).read_text("utf-8")
    clerk([*FIRST[:2], "管修剪和移植。", *FIRST[3:]], "--overwrite")
    assert "content: 管修剪和移植。" in (base_catalog / POWER_FILE).read_text("utf-8")


def test_what_the_list_has_no_more_goes_only_where_nobody_touched_it(
    clerk: Callable[..., str], base_catalog: Path
) -> None:
    clerk(FIRST)
    clerk([*FIRST[:4], "照片", *FIRST[5:]])
    assert "申请表" not in (base_catalog / POWER_FILE).read_text("utf-8")
    clerk(FIRST)
    edit(base_catalog, ("- {name: 申请表, form: original", "- {name: 申请表, form: copy"))
    clerk([*FIRST[:4], "照片", *FIRST[5:]])
    assert "- {name: 申请表, form: copy" in (base_catalog / POWER_FILE).read_text("utf-8")


def test_what_people_deleted_does_not_come_back(clerk: Callable[..., str], base_catalog: Path) -> None:
    clerk(FIRST)
    edit(base_catalog, ("  - {name: 照片, form: original, source: applicant}\n", ""))
    clerk(FIRST)
    assert "照片" not in (base_catalog / POWER_FILE).read_text("utf-8")


def test_a_rehearsal_writes_nothing_and_a_report_is_written_where_it_is_asked_for(
    clerk: Callable[..., str], base_catalog: Path, tmp_path: Path
) -> None:
    before = sorted(base_catalog.rglob("*"))
    clerk(FIRST, "--dry-run", "--report", str(tmp_path / "r.md"), "--report", str(tmp_path / "r.xlsx"))
    assert sorted(base_catalog.rglob("*")) == before
    assert "| A2 | 看懂了 | 修剪树木审批的职权名称 |" in (tmp_path / "r.md").read_text("utf-8")
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")


def test_wrong_use_is_told_with_exit_code_two(base_catalog: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"x")
    for options in (
        ["--unit", "Park Office"],
        ["--unit", "a", "--fill", "星座=双鱼"],
        ["--unit", "a", "--report", "r.pdf"],
        [],
    ):
        assert CliRunner().invoke(main, ["--root", str(base_catalog), "import", str(file), *options]).exit_code == 2


def test_a_workbook_of_ours_says_what_the_entries_say(base_catalog: Path, root: Path) -> None:
    for checkout, unit in ((base_catalog, "park-office"), (root, "muguang-town")):
        known = look(checkout, unit)
        expected = {}
        grids = []
        for sheet in full_sheets.sheets():
            rows = [sheet.headings]
            for own, data in known.entries(sheet.kind):
                name = own if "{id}" in sheet.kind.pattern else unit
                expected[sheet.kind, name] = data
                rows += full_sheets.rows(sheet, name, data)
            grids.append(
                make_sheet(sheet.name, [Cell(r, c, t) for r, row in enumerate(rows) for c, t in enumerate(row) if t])
            )
        assert full_sheets.read([Book("ours", tuple(grids))], Account()) == expected


def test_no_two_headings_of_a_sheet_and_no_two_sheets_are_called_the_same() -> None:
    names = [s.name for s in full_sheets.sheets()]
    assert len(set(names)) == len(names)
    for sheet in full_sheets.sheets():
        assert len(set(sheet.headings)) == len(sheet.headings)
        assert len(sheet.name) <= 31


def test_the_libraries_of_importing_are_loaded_by_nobody_else() -> None:
    code = (
        "import sys, generator.cli; print([m for m in ('openpyxl', 'ruamel.yaml', 'docx', 'xlrd') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
