"""Tables, workbooks and documents say what the model says, in the form that they promise."""

import csv
import hashlib
import html
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import jsonschema
import msgspec
import openpyxl
import pytest
from exported import exported, shelves_of
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl.utils.escape import unescape

from generator import address, schema
from generator.exports import bundle, comma_separated, document, places, volumes, workbook
from generator.exports.columns import Column, Table
from generator.exports.data_package import table_schema
from generator.exports.tables import OF_THE_CITY, TABLES
from generator.kinds import KINDS
from generator.page import Page
from generator.pages import data
from generator.public import Dossier, PublicCatalog, PublicPower
from generator.templates import finish
from generator.vocabulary import label, labels


@pytest.fixture(scope="module")
def files(public: PublicCatalog) -> dict[str, bytes]:
    return exported(public)


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> Any:
    return json.loads(files[places.PACKAGE])


def _records(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def _columns() -> list[tuple[Table[Any], Column[Any]]]:
    return [(table, column) for table in TABLES for column in table.columns]


# --- columns ------------------------------------------------------------------


def test_names_and_keys_of_columns_are_unique_in_a_table_and_identities_exist() -> None:
    for table in TABLES:
        keys, names = [c.key for c in table.columns], table.headings
        assert len(set(keys)) == len(keys), table.key
        assert len(set(names)) == len(names), table.key
        assert set(table.identity) <= set(keys), table.key


@pytest.mark.parametrize(("table", "column"), _columns(), ids=lambda x: x.key)
def test_every_column_is_explained_and_comes_from_a_field_that_exists(table: Table[Any], column: Column[Any]) -> None:
    assert column.name
    assert column.meaning.endswith("。"), table.key
    assert (column.form == "word") == bool(column.vocabulary)
    if column.source:
        name, *trail = column.source.split(".")
        kind = next(k for k in KINDS if k.name == name)
        assert _described(kind, trail), column.source


def _described(kind: Any, fields: list[str]) -> Any:
    """The schema of a field; lists on the way to it are walked into."""
    trail: list[str | int] = []
    for field in fields:
        if schema.describe(kind, trail).get("type") == "array":
            trail.append(0)
        trail.append(field)
    return schema.describe(kind, trail)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.key)
def test_cells_have_the_form_of_their_column(table: Table[Any], public: PublicCatalog) -> None:
    rows = [row for d in public.dossiers for row in table.rows(d, public.jurisdiction)]
    assert rows
    for i, column in enumerate(table.columns):
        for cell in {row[i] for row in rows} - {""}:
            assert _has_form(cell, column), (column.key, cell)
    identity = [[c.key for c in table.columns].index(key) for key in table.identity]
    assert len({tuple(row[i] for i in identity) for row in rows}) == len(rows)


def _has_form(cell: str, column: Column[Any]) -> bool:
    match column.form:
        case "date":
            return date.fromisoformat(cell).isoformat() == cell
        case "number":
            return cell.isdecimal()
        case "yes_no":
            return cell in {"是", "否"}
        case "word":
            return cell in labels(column.vocabulary).values()
        case "lines":
            return all(line.strip() for line in cell.split("\n"))
        case _:
            return cell == cell.strip()


# --- CSV ----------------------------------------------------------------------

SAID_OF_POWERS: dict[str, Callable[[PublicPower], str]] = {
    "职权标识": lambda p: p.key,
    "职权名称": lambda p: p.name,
    "职权类型": lambda p: label("category", p.category),
    "行使主体": lambda p: p.unit.name,
    "承办机构": lambda p: p.department.name,
    "职权内容": lambda p: p.content,
    "受理条件": lambda p: "\n".join(p.conditions),
    "申请材料": lambda p: "\n".join(m.name for m in p.materials),
    "公开日期": lambda p: p.disclosure.published,
    "状态": lambda p: label("powerState", p.status.state),
    "是否收费": lambda p: "是" if p.fees else "否",
}


def test_the_table_of_the_city_says_of_every_power_what_the_model_says(
    files: dict[str, bytes], public: PublicCatalog
) -> None:
    records = _records(files[places.POWERS])
    assert len(records) == len(public.powers)
    for record, power in zip(records, public.powers, strict=True):
        assert {name: record[name] for name in SAID_OF_POWERS} == {n: say(power) for n, say in SAID_OF_POWERS.items()}


def test_every_basis_of_a_power_stands_under_one_of_the_headings(
    files: dict[str, bytes], public: PublicCatalog
) -> None:
    headings = ("设定依据", "实施依据", "监管依据", "其他依据")
    for record, power in zip(_records(files[places.POWERS]), public.powers, strict=True):
        said = {line for heading in headings for line in record[heading].split("\n")} - {""}
        assert said == {f"《{b.law.title}》{b.article or ''}" for b in power.legal_basis}


def test_a_basis_without_a_role_stands_among_the_others(public: PublicCatalog) -> None:
    dossier = public.dossiers[0]
    first, *rest = dossier.powers
    without = replace(first, legal_basis=tuple(replace(b, role=None) for b in first.legal_basis))
    taken = bundle.of_unit(replace(dossier, powers=(without, *rest)), public.jurisdiction)
    record = _records(taken.files[0].content)[0]
    assert (record["设定依据"], record["实施依据"], record["监管依据"]) == ("", "", "")
    assert set(record["其他依据"].split("\n")) == {f"《{b.law.title}》{b.article or ''}" for b in first.legal_basis}


def test_the_tables_of_units_are_those_of_the_city_in_parts(files: dict[str, bytes], public: PublicCatalog) -> None:
    whole = _records(files[places.POWERS])
    parts = [r for u in public.units for r in _records(files[places.of_unit(u.id, "csv")])]
    assert parts == whole


def test_csv_begins_with_a_mark_and_every_line_ends_as_the_standard_says(files: dict[str, bytes]) -> None:
    for place, table in OF_THE_CITY.items():
        text = files[place].decode("utf-8")
        assert text.startswith("\ufeff" + ",".join(table.headings) + "\r\n")
        assert text.endswith("\r\n")
        assert text.count("\r\n") == 1 + len(_records(files[place]))  # breaks inside cells are bare


def test_a_large_city_has_its_tables_in_volumes_that_say_together_what_one_would(
    files: dict[str, bytes], public: PublicCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "LONGEST", 3)
    bound = exported(public)
    for place in OF_THE_CITY:
        parts = [place, *(place.replace(".csv", f".{n}.csv") for n in (2, 3))]
        assert [r for part in parts for r in _records(bound[part])] == _records(files[place])
    package = json.loads(bound[places.PACKAGE])
    told = {f"data/{r['path']}": (r["bytes"], r["hash"]) for r in package["resources"]}
    assert told.keys() == {f"data/{name}{n}.csv" for name in ("powers", "risks") for n in ("", ".2", ".3")}
    for place, (size, sum_) in told.items():
        assert (size, sum_) == (len(bound[place]), f"sha256:{hashlib.sha256(bound[place]).hexdigest()}")
    assert len({r["name"] for r in package["resources"]}) == len(told)
    whole, *_units = json.loads(bound[places.CATALOG])["dcat:dataset"]
    assert {d["dcat:downloadURL"].rpartition("/data/")[2] for d in whole["dcat:distribution"]} == {
        *(place.removeprefix("data/") for place in told),
        "units.json",
    }


FORMULAS = ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://x")']


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_can_be_taken_for_a_formula(public: PublicCatalog, text: str) -> None:
    dossier = _with_name(public.dossiers[0], text)
    taken = bundle.of_unit(dossier, public.jurisdiction)
    by_ending = {f.address.rpartition(".")[2]: f.content for f in taken.files}
    assert _records(by_ending["csv"])[0]["职权名称"] == f"'{text}"
    sheet = openpyxl.load_workbook(BytesIO(by_ending["xlsx"]))["职权"]
    cell = next(c for c in sheet[2] if sheet.cell(1, c.column).value == "职权名称")
    assert cell.data_type == "s"
    assert unescape(cell.value) == text


def _with_name(dossier: Dossier, name: str) -> Dossier:
    first, *rest = dossier.powers
    return replace(dossier, powers=(replace(first, name=name), *rest))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=2, max_size=4))
def test_any_text_comes_back_from_csv(cells: list[str]) -> None:
    table = Table("t", "t", "t", (), tuple(map(_column, range(len(cells)))), lambda _d, _j: iter([0]))
    piece = comma_separated.lines([cells])
    content = comma_separated.joined("t.csv", table, [piece, piece]).content
    _heading, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert rows == [[comma_separated.harmless(cell) for cell in cells]] * 2
    assert all(r.removeprefix("'") == c.removeprefix("'") for r, c in zip(rows[0], cells, strict=True))


def _column(number: int) -> Column[Any]:
    return Column(f"k{number}", f"列{number}", "。", "", str)


# --- XLSX ---------------------------------------------------------------------


def test_a_workbook_equals_the_tables_cell_by_cell(files: dict[str, bytes], public: PublicCatalog) -> None:
    for dossier in public.dossiers:
        book = openpyxl.load_workbook(BytesIO(files[places.of_unit(dossier.unit.id, "xlsx")]))
        assert book.sheetnames == [t.name for t in TABLES]
        for table in TABLES:
            heading, *rows = book[table.name].iter_rows(values_only=True)
            assert list(heading) == table.headings
            told = [[cell or "" for cell in row] for row in rows]
            assert told == [list(row) for row in table.rows(dossier, public.jurisdiction)], (
                dossier.unit.id,
                table.name,
            )


def test_a_workbook_says_what_the_model_says(files: dict[str, bytes], public: PublicCatalog) -> None:
    dossier = max(public.dossiers, key=lambda d: len(d.risks))
    book = openpyxl.load_workbook(BytesIO(files[places.of_unit(dossier.unit.id, "xlsx")]))

    def told(sheet: str, heading: str) -> list[str]:
        titles, *rows = book[sheet].iter_rows(values_only=True)
        return [row[titles.index(heading)] or "" for row in rows]

    powers, risks, rules = dossier.powers, dossier.risks, dossier.unit.rules
    assert told("子项", "子项名称") == [s.name for p in powers for s in p.sub_items]
    assert told("依据", "法律文件") == [b.law.title for p in powers for b in p.legal_basis]
    assert told("材料", "材料名称") == [m.name for p in powers for m in p.materials]
    assert told("流程环节", "环节") == [s.name for p in powers for f in p.flows for s in f.steps]
    assert told("公示风险", "表现形式") == [r.behaviour for r in risks]
    assert told("防控措施", "防控措施") == [c.measure for r in risks for c in r.controls]
    assert told("制度", "制度名称") == [r.title for r in rules]
    assert risks
    assert rules


def test_sheets_are_ready_to_be_worked_with(files: dict[str, bytes], public: PublicCatalog) -> None:
    unit = public.units[0].id
    book = openpyxl.load_workbook(BytesIO(files[places.of_unit(unit, "xlsx")]))
    for table in TABLES:
        sheet = book[table.name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert [c.comment.text for c in sheet[1]] == [column.meaning for column in table.columns]
        assert {c.data_type for row in sheet.iter_rows() for c in row if c.value is not None} == {"s"}
        assert all(sheet.column_dimensions[c.column_letter].width >= 10 for c in sheet[1])


def test_equal_records_give_equal_bytes_on_any_day(
    public: PublicCatalog, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert exported(public) == files
    raw = files[places.of_unit(public.units[0].id, "xlsx")]
    with zipfile.ZipFile(BytesIO(raw)) as members:
        assert {m.date_time for m in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    created = openpyxl.load_workbook(BytesIO(raw)).properties.created
    assert created == datetime.fromisoformat(public.dossiers[0].latest)


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    longest = "长" * workbook.LONGEST_CELL
    assert workbook.fitting(longest) == longest
    for long in (longest + "了", "𠮷" * workbook.LONGEST_CELL):
        cut = workbook.fitting(long)
        assert len(cut.encode("utf-16-le")) // 2 in {workbook.LONGEST_CELL, workbook.LONGEST_CELL - 1}
        assert cut.endswith(workbook.CUT)
        assert long.startswith(cut.removesuffix(workbook.CUT))


# --- JSON ---------------------------------------------------------------------


def test_the_documents_fit_the_published_schema(files: dict[str, bytes], public: PublicCatalog) -> None:
    published = json.loads(files[places.UNIT_SCHEMA])
    jsonschema.Draft7Validator.check_schema(published)
    validator = jsonschema.Draft7Validator(published, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    for unit in public.units:
        told = json.loads(files[places.of_unit(unit.id, "json")])
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(told)] == []


@pytest.mark.parametrize(
    ("way", "wrong"),
    [
        (("unit", "name"), None),
        (("powers", 0, "category"), "行政许可"),
        (("powers", 0, "disclosure", "published"), "2026年3月"),
        (("powers", 0, "flows", 0, "steps", 0, "number"), "1"),
        (("risks", 0, "level"), 4),
        (("risks", 0, "keeper"), "某人"),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    files: dict[str, bytes], public: PublicCatalog, way: tuple[str | int, ...], wrong: object
) -> None:
    told = json.loads(files[places.of_unit(public.units[0].id, "json")])
    *path, last = way
    thing = told
    for step in path:
        thing = thing[step]
    thing[last] = wrong
    published = json.loads(files[places.UNIT_SCHEMA])
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    errors = list(jsonschema.Draft7Validator(published, format_checker=checker).iter_errors(told))
    assert [tuple(e.absolute_path) for e in errors] in ([way], [way[:-1]])


def test_a_document_says_what_the_model_says(files: dict[str, bytes], public: PublicCatalog) -> None:
    for dossier in public.dossiers:
        told = json.loads(files[places.of_unit(dossier.unit.id, "json")])
        assert told["unit"]["uscc"] == dossier.unit.uscc
        assert [p["key"] for p in told["powers"]] == [p.key for p in dossier.powers]
        for said, power in zip(told["powers"], dossier.powers, strict=True):
            assert said["posts"] == [p.id for p in power.posts]
            assert said["risks"] == [r.id for r in power.risks]
            assert said["time_limits"]["promised"] == msgspec.to_builtins(document.told(power.time_limits.promised))
            assert [r["how"] for r in said["counterpart_rights"]] == [r.how for r in power.counterpart_rights]
        assert [r["behaviour"] for r in told["risks"]] == [r.behaviour for r in dossier.risks]


def test_what_a_document_names_by_id_is_told_in_it(files: dict[str, bytes], public: PublicCatalog) -> None:
    for unit in public.units:
        told = json.loads(files[places.of_unit(unit.id, "json")])
        risks = {r["id"] for r in told["risks"]}
        posts = {p["id"] for p in told["unit"]["posts"]}
        rules = {r["id"] for r in told["unit"]["rules"]}
        departments = {d["id"] for d in told["unit"]["departments"]}
        for power in told["powers"]:
            assert {power["department"]} <= departments
            assert set(power["posts"]) <= posts
            assert set(power["risks"]) <= risks
            for step in (s for f in power["flows"] for s in f["steps"]):
                assert set(step["risks"]) <= risks
                assert {step["post"]} <= posts if "post" in step else step["actor"]
        for control in (c for r in told["risks"] for c in r["controls"]):
            assert control["owner"] in posts
            assert control.get("rule") in {None, *rules}


def test_the_index_leads_to_every_unit(files: dict[str, bytes], public: PublicCatalog) -> None:
    index = json.loads(files[places.UNITS])
    site = f"https://{public.jurisdiction.site.domain}/"
    assert [u["id"] for u in index["units"]] == [u.id for u in public.units]
    assert sum(u["powers"] for u in index["units"]) == len(public.powers)
    for unit in index["units"]:
        assert {unit[name].removeprefix(site) for name in ("csv", "xlsx", "json", "feed")} <= set(files)
        assert unit["page"] == site + address.unit(unit["id"])


# --- next to nothing ----------------------------------------------------------


def test_a_unit_that_publishes_nothing_but_itself_has_all_its_files(public: PublicCatalog) -> None:
    bare = replace(public.dossiers[0], powers=(), risks=(), lessons=())
    files = {f.address.rpartition(".")[2]: f.content for f in bundle.of_unit(bare, public.jurisdiction).files}
    assert _records(files["csv"]) == []
    assert json.loads(files["json"])["powers"] == []
    assert openpyxl.load_workbook(BytesIO(files["xlsx"])).sheetnames == [t.name for t in TABLES]
    assert bare.unit.disclosure.published in files["xml"].decode()


# --- the data package ---------------------------------------------------------


def test_the_data_package_has_the_shape_that_the_standard_asks_for(package: Any, files: dict[str, bytes]) -> None:
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert datetime.fromisoformat(package["created"]).tzinfo
    assert [r["path"] for r in package["resources"]] == [place.removeprefix("data/") for place in OF_THE_CITY]
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        assert resource["bytes"] == len(files[f"data/{resource['path']}"])
        assert {f["type"] for f in resource["schema"]["fields"]} <= {"string", "date", "integer", "boolean"}
        assert set(resource["schema"]["primaryKey"]) <= {f["name"] for f in resource["schema"]["fields"]}


def test_the_files_are_as_the_data_package_says(package: Any, files: dict[str, bytes]) -> None:
    for resource in package["resources"]:
        records = _records(files[f"data/{resource['path']}"])
        assert records
        fields = {f["name"]: f for f in resource["schema"]["fields"]}
        assert list(records[0]) == list(fields)
        for record in records:
            for name, cell in record.items():
                assert _fits(cell, fields[name]), (name, cell)


def _fits(cell: str, field: Any) -> bool:
    limits = field.get("constraints", {})
    if cell == "":
        return not limits.get("required")
    if "enum" in limits and cell not in limits["enum"]:
        return False
    match field["type"]:
        case "date":
            return bool(datetime.strptime(cell, field["format"]).replace(tzinfo=UTC))
        case "integer":
            return cell.isdecimal()
        case "boolean":
            return cell in field["trueValues"] + field["falseValues"]
        case _:
            return True


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.key)
def test_a_table_schema_has_every_column(table: Table[Any]) -> None:
    told = [(f["name"], f["description"], f["x-key"]) for f in table_schema(table)["fields"]]
    assert told == [(c.name, c.meaning, c.key) for c in table.columns]


# --- the page -----------------------------------------------------------------


@pytest.fixture(scope="module")
def page(public: PublicCatalog) -> Page:
    return next(finish(draft) for draft in data.of_city(shelves_of(public)))


def test_the_page_explains_every_column(page: Page) -> None:
    text = html.unescape(page.text)
    for table in TABLES:
        part = text[text.index(f'id="table-{table.key}"') :].partition("</table>")[0]
        for column in table.columns:
            assert f">{column.name}" in part
            assert f">{column.meaning}</td>" in part


def test_the_page_leads_to_every_file_that_is_no_code_page(page: Page, files: dict[str, bytes]) -> None:
    linked = set(re.findall(r'href="([^"#]+)"', page.text))
    wanted = {address.relative(page.address, f) for f in files if not f.startswith("id/")}
    assert wanted <= linked


def test_the_page_says_what_is_done_to_cells_that_look_like_formulas(page: Page) -> None:
    assert "单引号" in page.text


def test_the_page_is_the_same_value_each_time(public: PublicCatalog) -> None:
    first, second = (list(data.of_city(shelves_of(public))) for _ in range(2))
    assert first == second
    assert "0x" not in repr(first)
