"""A workbook of ours comes back without a change, and with just the changes that were made in it."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from suite import LONG, ROOT

from generator import export_command, schema, yaml_hand
from generator.blanks import MARK
from generator.cli import main
from generator.diagnostics import Trail
from generator.importers import workbook
from generator.intake import exported, full_sheets
from generator.intake.account import Account
from generator.intake.known import Known
from generator.intake.merging import Merge
from generator.kinds import POWER, RISKS, Kind

UNIT: Final = "park-office"
UNITS: Final = sorted(p.name for p in (ROOT / "catalog/units").iterdir()) if LONG else ["muguang-town"]
Edit = Callable[[Any], None]


def take(root: Path, file: Path, unit: str) -> str:
    done = CliRunner().invoke(main, ["--root", str(root), "import", str(file), "--unit", unit])
    assert done.exit_code == 0, done.output
    return done.output


def write(root: Path, file: Path, unit: str) -> None:
    done = CliRunner().invoke(main, ["--root", str(root), "export", "--unit", unit, "--out", str(file)])
    assert done.exit_code == 0, done.output


def texts(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text("utf-8") for p in root.rglob("*.yml")}


def changed_lines(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Lines that are gone, with -, and new ones, with +, over all files."""
    assert before.keys() == after.keys()
    found = []
    for path in sorted(before):
        old, new = before[path].split("\n"), after[path].split("\n")
        found += [f"-{line.strip()}" for line in old if old.count(line) > new.count(line)]
        found += [f"+{line.strip()}" for line in new if new.count(line) > old.count(line)]
    return found


def _comes_back(root: Path, file: Path, unit: str) -> None:
    before = texts(root)
    write(root, file, unit)
    told = take(root, file, unit)
    assert "没有导入 0 格" in told
    assert "新建 0 个文件，修改 0 个" in told
    assert texts(root) == before


def test_the_workbook_of_a_unit_comes_back_without_a_change(base_catalog: Path, tmp_path: Path) -> None:
    _comes_back(base_catalog, tmp_path / "unit.xlsx", UNIT)


@pytest.mark.parametrize("unit", UNITS)
def test_the_workbook_of_each_unit_of_the_sample_comes_back_without_a_change(
    sample_copier: Callable[[Path], Path], tmp_path: Path, unit: str
) -> None:
    _comes_back(sample_copier(tmp_path / "city"), tmp_path / "unit.xlsx", unit)


@pytest.fixture
def clerk(base_catalog: Path, tmp_path: Path) -> Callable[..., tuple[list[str], str]]:
    """Has the small catalogue written as a workbook, edits that, and takes it back; what changed in the files, and what was said.

    ``meanwhile`` edits the files between the two."""

    def work(edit: Edit, meanwhile: Callable[[Path], None] = lambda _root: None) -> tuple[list[str], str]:
        file = tmp_path / "unit.xlsx"
        write(base_catalog, file, UNIT)
        book = load_workbook(file)
        edit(book)
        book.save(file)
        meanwhile(base_catalog)
        before = texts(base_catalog)
        told = take(base_catalog, file, UNIT)
        return changed_lines(before, texts(base_catalog)), told

    return work


def cell(book: Any, sheet: str, heading: str, row: int) -> Any:
    page = book[sheet]
    column = next(c.column for c in page[1] if c.value == heading)
    return page.cell(row, column)


def row_of(book: Any, sheet: str, own: str) -> int:
    return next(c.row for c in book[sheet]["A"] if c.value == own)


def power(book: Any, heading: str) -> Any:
    return cell(book, "职权", heading, row_of(book, "职权", "tree-felling"))


def test_an_edited_cell_changes_its_line_and_no_comment(clerk: Callable[..., tuple[list[str], str]]) -> None:
    def edit(book: Any) -> None:
        power(book, "一句话说明").value = "=1+1 想砍树的看这里"
        power(book, "一句话说明").data_type = "s"
        power(book, "权力类别").value = "行政确认"

    def meanwhile(root: Path) -> None:
        file = root / POWER.pattern.format(unit=UNIT, id="tree-felling")
        file.write_text("# 局长看过\n" + file.read_text("utf-8").replace("content:", "# 要紧\ncontent:"), "utf-8")

    changed, _told = clerk(edit, meanwhile)
    assert [line for line in changed if line.startswith("+")] == [
        "+category: confirmation",
        "+summary: =1+1 想砍树的看这里",
    ]
    assert len(changed) == 4


def test_an_emptied_cell_takes_out_what_may_be_left_out_and_nothing_else(
    clerk: Callable[..., tuple[list[str], str]],
) -> None:
    def edit(book: Any) -> None:
        power(book, "一句话说明").value = None
        power(book, "怎么办/到现场次数").value = None

    changed, _told = clerk(edit)
    assert changed == [
        "-service: {telephone: 0000-5551101, visits: 1}",
        "+service: {telephone: 0000-5551101}",
    ]


def test_a_row_that_is_emptied_or_deleted_takes_its_item_out_and_no_other(
    clerk: Callable[..., tuple[list[str], str]],
) -> None:
    def edit(book: Any) -> None:
        materials = book["职权·申请材料"]
        for one in materials[2][2:]:
            one.value = None
        book["职权·基准"].delete_rows(2)

    changed, _told = clerk(edit)
    assert changed == [
        "-- {name: 砍伐树木申请表, form: original, source: applicant}",
        "-- {circumstances: 树木倾斜危及房屋, outcome: 准予砍伐}",
    ]


def test_what_was_changed_in_the_file_meanwhile_stays(clerk: Callable[..., tuple[list[str], str]]) -> None:
    def meanwhile(root: Path) -> None:
        file = root / POWER.pattern.format(unit=UNIT, id="tree-felling")
        file.write_text(file.read_text("utf-8").replace("summary: ", "summary: 改过了，"), "utf-8")

    assert clerk(lambda _book: None, meanwhile)[0] == []
    changed, told = clerk(lambda book: setattr(power(book, "一句话说明"), "value", "也改了。"), meanwhile)
    assert changed == []
    assert "“改过了，" in told
    assert "“也改了。”" in told


def test_a_value_that_is_none_changes_nothing_and_takes_nothing_out(
    clerk: Callable[..., tuple[list[str], str]],
) -> None:
    def edit(book: Any) -> None:
        power(book, "权力类别").value = "行政什么"
        power(book, "怎么办/到现场次数").value = None

    changed, told = clerk(edit)
    assert changed == []
    assert "没有导入 1 格" in told


def test_a_missing_sheet_takes_nothing_out(clerk: Callable[..., tuple[list[str], str]]) -> None:
    assert clerk(lambda book: book.remove(book["职权·申请材料"]))[0] == []


def test_what_is_still_to_be_filled_in_goes_out_and_comes_back_and_may_be_filled_in_on_the_way(
    base_catalog: Path, tmp_path: Path
) -> None:
    for words in (["power", "--id", "new-power"], ["flow", "--id", "new-power"], ["risks", "--id", "new-power"]):
        done = CliRunner().invoke(main, ["--root", str(base_catalog), "new", *words, "--unit", UNIT, "--yes"])
        assert done.exit_code == 0, done.output
    file = tmp_path / "unit.xlsx"
    _comes_back(base_catalog, file, UNIT)
    before = texts(base_catalog)
    book = load_workbook(file)
    row = row_of(book, "职权", "new-power")
    for heading, value in (
        ("权力类别", "行政确认"),
        ("办理时限/承诺时限", "5个工作日"),
        ("承办岗位", "clerk\nexaminer"),
    ):
        assert cell(book, "职权", heading, row).value.startswith(MARK)
        cell(book, "职权", heading, row).value = value
    book.save(file)
    take(base_catalog, file, UNIT)
    changed = changed_lines(before, texts(base_catalog))
    assert [line for line in changed if line.startswith("-") and MARK not in line] == []
    power = yaml_hand.load(texts(base_catalog)[POWER.pattern.format(unit=UNIT, id="new-power")])
    assert (power["category"], list(power["posts"])) == ("confirmation", ["clerk", "examiner"])
    assert power["time_limits"]["promised"] == {"value": 5, "unit": "workday"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("summary: ", "sumary: "),
        ("{name: 树木照片", "{title: 树木照片"),
        ("posts: [clerk, examiner, director]", "posts: clerk"),
        ("promised: {value: 10, unit: workday}", "promised: {value: 10, unit: weeks}"),
        ("promised: {value: 10, unit: workday}", "promised: 10"),
        ("content: ", "content: [a]  # "),
        ("audience: [natural_person", "audience: [[natural_person]"),
        ("fees: {charged: false}", "fees: {charged: false}}"),
    ],
)
def test_what_a_workbook_would_lose_is_not_put_into_one(base_catalog: Path, tmp_path: Path, old: str, new: str) -> None:
    path = POWER.pattern.format(unit=UNIT, id="tree-felling")
    text = (base_catalog / path).read_text("utf-8")
    assert old in text
    (base_catalog / path).write_text(text.replace(old, new, 1), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    file = tmp_path / "unit.xlsx"
    done = CliRunner().invoke(main, ["--root", str(base_catalog), "export", "--unit", UNIT, "--out", str(file)])
    assert done.exit_code == 1, done.output
    assert f"{path} 第 {line} 行" in done.output
    assert "daylight validate" in done.output
    assert not file.exists()


def test_identifiers_are_locked_enumerations_have_lists_and_headings_help(base_catalog: Path) -> None:
    book = load_workbook(BytesIO(export_command.workbook(base_catalog, UNIT)))
    page = book["职权"]
    assert page.protection.sheet
    assert page["A2"].protection.locked
    assert not page["B2"].protection.locked
    assert page.freeze_panes == "B2"
    assert page["B2"].alignment.wrap_text
    assert all(c.comment and c.comment.text for c in page[1])
    category = next(c.column_letter for c in page[1] if c.value == "权力类别")
    rules = [r for r in page.data_validations.dataValidation if f"{category}2" in r.sqref]
    assert [r.type for r in rules] == ["list"]
    assert book["导出时的内容"].sheet_state == "veryHidden"


# --- whatever entries say -----------------------------------------------------

WORDS: Final = st.sampled_from(
    ["甲", "=1+1", "+86", "-", "@甲", "'甲", "第1条：a: b # c", "_x0041_", "<b>&amp;", "是", "无", "5", "2026-01-01", "👍", "甲，乙；丙、丁", "1e5", "TRUE"]
)  # fmt: skip
TEXTS: Final = WORDS | st.sampled_from(["甲\n\n=乙", "甲\n  乙", "第一段\n第二段"])
BY_PATTERN: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": st.sampled_from(["a", "tree-felling", "1"]),
    "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$": st.sampled_from(["tree-felling", "other-office/b"]),
    r"\S": TEXTS,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": st.sampled_from(["2026-01-01", "1999-12-31"]),
}


def values(kind: Kind, trail: Trail) -> st.SearchStrategy[Any]:
    """Anything of the form that the schema has at ``trail``, as far as workbooks are concerned."""
    node = schema.describe(kind, trail)
    if "enum" in node:
        return st.sampled_from(node["enum"])
    match node["type"]:
        case "object":
            fields = {name: values(kind, (*trail, name)) for name in node["properties"]}
            needed = {n: s for n, s in fields.items() if n in node.get("required", ())}
            return st.fixed_dictionaries(needed, optional={n: s for n, s in fields.items() if n not in needed})
        case "array":
            return st.lists(values(kind, (*trail, 0)), min_size=1, max_size=2)
        case "integer":
            return st.integers(node.get("minimum", 0), node.get("maximum", 9))
        case "boolean":
            return st.booleans()
        case _:
            return BY_PATTERN.get(node.get("pattern", ""), WORDS)


@settings(max_examples=150 if LONG else 4, phases=[Phase.generate])
@given(power=values(POWER, ()), ledger=values(RISKS, ()))
def test_a_workbook_loses_nothing_of_what_entries_say(power: dict[str, Any], ledger: dict[str, Any]) -> None:
    entries = {POWER: power, RISKS: ledger}
    files = {kind.pattern.format(unit=UNIT, id="entry"): data for kind, data in entries.items()}
    raw = export_command.drawn(Known(ROOT, UNIT, files=files), {})
    books, said = exported.taken_out([workbook.read(raw, "ours")])
    account = Account()
    read = full_sheets.read(books, account)
    for (path, data), kind in zip(files.items(), entries, strict=True):
        merge = Merge(said.get(path, {}), is_whole=exported.is_whole(books, account))
        merge.into(data, read.get((kind, "entry"), {}), yaml_hand.load(yaml_hand.dump(data)))
        assert merge.taken == []
        assert merge.conflicts == []
    assert exported.is_whole(books, account)
