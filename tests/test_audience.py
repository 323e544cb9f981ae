"""A site for the supervisor's own network: all of the catalogue, told as such on every page, and never where a public site goes."""

import csv
import json
import shutil
from io import BytesIO, StringIO
from pathlib import Path

import jsonschema
import pytest
import yaml
from builds import Built, build, unpacked
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.alerts import counted, entered_between, rows_of
from generator.apart import MARKER, audience_of
from generator.audience import Audience
from generator.catalog import Catalog
from generator.check import check
from generator.cli import main
from generator.disclose import disclose
from generator.publish import MANIFEST

UNIT = "catalog/units/park-office"
POWER = f"{UNIT}/powers/tree-felling.yml"
RISKS = f"{UNIT}/risks/tree-felling.yml"
ALERT = f"{UNIT}/alerts/learned-case.yml"


@pytest.fixture(scope="module")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(root / "tests" / "base_catalog", tmp_path_factory.mktemp("small") / "base"))


@pytest.fixture(scope="module")
def internal(small: Path) -> Built:
    return build(small, small.parent / "cache", small.parent / "internal", audience=Audience.INTERNAL)


@pytest.fixture(scope="module")
def public(small: Path) -> Built:
    return build(small, small.parent / "cache", small.parent / "public")


def _pages(site: Built) -> dict[str, str]:
    return {address: raw.decode() for address, raw in site.files.items() if address.endswith(".html")}


def _changed(path: Path, **fields: object) -> None:
    path.write_text(yaml.safe_dump(yaml.safe_load(path.read_text("utf-8")) | fields, allow_unicode=True), "utf-8")


def test_every_page_of_an_internal_site_says_so_and_keeps_robots_away(internal: Built) -> None:
    for address, page in _pages(internal).items():
        told = ("<title>【内部】", "内部资料　不得外传", 'name="robots" content="noindex')
        is_redirect = 'http-equiv="refresh"' in page
        assert is_redirect or all(words in page for words in told), address
    assert b"Disallow: /\n" in internal.files["robots.txt"]
    assert internal.files[MARKER].decode().startswith("内部资料")


def test_no_page_of_a_public_site_looks_internal(public: Built) -> None:
    assert not {MARKER, "robots.txt"} & public.files.keys()
    assert [address for address in public.files if address.startswith("internal/")] == []
    assert [address for address, page in _pages(public).items() if "不得外传" in page or "noindex" in page] == []


def _data(site: Built) -> dict[str, bytes]:
    """The files that are taken away from a site, archives unpacked; not what its pages and programs read."""
    ends = (".csv", ".xlsx", ".docx", ".json", ".jsonld", ".xml")
    own = ("finder/", "assets/", MANIFEST, "sitemap")
    return {a: unpacked(a, raw) for a, raw in site.files.items() if a.endswith(ends) and not a.startswith(own)}


def test_every_file_that_leaves_an_internal_site_says_what_it_is(internal: Built, public: Built) -> None:
    own, open_to_all = _data(internal), _data(public)
    assert {"data/powers.csv", "data/units/park-office.json", "feeds/units/park-office.xml"} < own.keys()
    assert [address for address, raw in own.items() if "不得外传".encode() not in raw] == []
    assert [address for address, raw in open_to_all.items() if "不得外传".encode() in raw] == []


def test_a_table_of_an_internal_site_says_so_in_each_line_and_stays_what_its_description_says(internal: Built) -> None:
    lines = list(csv.reader(StringIO(internal.files["data/powers.csv"].decode("utf-8-sig"), newline="")))
    assert len(lines) > 1
    assert {line[0] for line in lines} == {"使用范围", "内部资料　不得外传"}
    resource = json.loads(internal.files["data/datapackage.json"])["resources"][0]
    assert [field["name"] for field in resource["schema"]["fields"]] == lines[0]
    book = load_workbook(BytesIO(internal.files["data/units/park-office.xlsx"]))
    assert {sheet.cell(1, 1).value for sheet in book} == {"使用范围"}
    assert all("不得外传" in (sheet.oddHeader.center.text or "") for sheet in book)
    jsonschema.validate(
        json.loads(internal.files["data/units/park-office.json"]), json.loads(internal.files["data/unit.schema.json"])
    )
    assert "<title>【内部】" in internal.files["feeds/powers.xml"].decode()


def test_every_page_of_an_internal_site_leads_to_its_own_column(internal: Built) -> None:
    assert 'href="internal/index.html"' in _pages(internal)["index.html"]
    index = _pages(internal)["internal/index.html"]
    for place in ("units", "ledgers", "forms", "alerts"):
        assert f'href="{place}/park-office.html"' in index


def test_the_supervisor_sees_a_draft_marked_as_such(base_catalog: Path) -> None:
    review = yaml.safe_load((base_catalog / POWER).read_text("utf-8"))["review"]
    _changed(base_catalog / POWER, review={"collective_decision": review["collective_decision"]})
    catalog = check(base_catalog).catalog
    assert disclose(catalog).powers == ()
    [draft] = disclose(catalog, Audience.INTERNAL).powers
    assert (draft.withheld, draft.review.decided, draft.review.approved) == (
        True,
        str(review["collective_decision"]["date"]),
        "",
    )


def test_a_unit_that_is_not_public_is_in_the_internal_site_alone(base_catalog: Path) -> None:
    unit = base_catalog / UNIT / "unit.yml"
    disclosure = yaml.safe_load(unit.read_text("utf-8"))["disclosure"] | {"mode": "on_request"}
    _changed(unit, disclosure=disclosure)
    catalog = check(base_catalog).catalog
    assert [d.unit.id for d in disclose(catalog).dossiers] == []
    assert [d.unit.id for d in disclose(catalog, Audience.INTERNAL).dossiers] == ["park-office"]


def _noted(path: Path, note: str) -> None:
    """Write a note for internal use into a file: into its first entry where it has a list of them."""
    said = yaml.safe_load(path.read_text("utf-8"))
    entry = next((said[name][0] for name in ("rules", "risks") if name in said), said)
    entry["internal"] = {"notes": note}
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")


def test_after_edits_an_internal_site_is_what_one_from_nothing_is_and_the_public_one_stays(base_catalog: Path) -> None:
    place = base_catalog.parent
    open_to_all = build(base_catalog, place / "cache", place / "public")
    edited = (POWER, RISKS, ALERT, f"{UNIT}/rules.yml", f"{UNIT}/unit.yml", "catalog/jurisdiction.yml")
    for number, path in enumerate(edited):
        _noted(base_catalog / path, f"第{number}处记载")
        after = build(base_catalog, place / "cache", place / "site", audience=Audience.INTERNAL)
        assert any(f"第{number}处记载" in page for page in _pages(after).values()), path
    assert after.files == build(base_catalog, place / "other", place / "cold", audience=Audience.INTERNAL).files
    assert build(base_catalog, place / "cache", place / "public").files == open_to_all.files


# --- kept apart ------------------------------------------------------------------


def _build(root: Path, *words: str | Path) -> tuple[int, str]:
    answer = CliRunner().invoke(main, ["--root", str(root), "build", *map(str, words)])
    return answer.exit_code, answer.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--audience", "internal", "--site-dir", "site"), "请另选一个文件夹"),
        (("--audience", "internal", "--site-dir", "site/inside"), "请另选一个文件夹"),
        (("--site-dir", "site-internal"), "请另选一个文件夹"),
        (("--audience", "everybody"), "everybody"),
    ],
)
def test_a_site_does_not_go_where_another_audience_has_its_own(
    base_catalog: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(base_catalog)
    code, output = _build(Path(), *words)
    assert (code, said in output) == (2, True)
    assert not list(base_catalog.glob("site*"))


@pytest.mark.parametrize("inside", ["", "deeper/down"])
def test_a_folder_keeps_its_audience(base_catalog: Path, tmp_path: Path, inside: str) -> None:
    for audience, folder in ((Audience.PUBLIC, tmp_path / "open"), (Audience.INTERNAL, tmp_path / "own")):
        files = {MARKER if audience is Audience.INTERNAL else "index.html": "00"}
        folder.mkdir()
        (folder / MANIFEST).write_text(json.dumps({"files": files}), "utf-8")
        assert audience_of(folder) is audience
        other = next(a for a in Audience if a is not audience)
        code, output = _build(base_catalog, "--audience", other, "--site-dir", folder / inside)
        assert (code, "不能放进去" in output) == (2, True)
        assert [file.name for file in folder.iterdir()] == [MANIFEST]


@pytest.mark.parametrize("said", ['{"name": "an app"}', '{"files": ["index.html"]}', "no JSON", ""])
def test_what_another_program_calls_a_manifest_says_nothing_of_an_audience(tmp_path: Path, said: str) -> None:
    (tmp_path / MANIFEST).write_text(said, "utf-8")
    assert audience_of(tmp_path) is None


def test_a_marker_alone_keeps_the_public_site_away(base_catalog: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / MARKER).touch()
    assert _build(base_catalog, "--site-dir", tmp_path / "own")[0] == 2


# --- counts of alerts ------------------------------------------------------------


def test_small_numbers_are_kept_from_everybody_but_the_supervisor(sample: Catalog) -> None:
    told = disclose(sample, Audience.INTERNAL).city.alerts
    [period] = told.periods
    rows = entered_between(rows_of(sample), period.begins, period.ends)
    tables = {table.by: {one.names: one.count for one in table.sums} for table in period.tables}
    assert (told.smallest, period.total) == (0, len(rows))
    assert all(len(names) == 1 for table in tables.values() for names in table)
    names = {unit.id: unit.short_name for unit in sample.units.values()}
    assert tables["unit"] == {(names[unit],): n for unit, n in counted(rows, lambda row: row.unit).items()}
    public = disclose(sample).city.alerts
    assert min(one.count for p in public.periods for table in p.tables for one in table.sums) >= public.smallest > 0


def test_a_period_without_alerts_is_told_as_such(base_catalog: Path) -> None:
    path = base_catalog / "catalog/jurisdiction.yml"
    periods = [{"name": "2020年", "begins": "2020-01-01", "ends": "2020-12-31"}]
    said = yaml.safe_load(path.read_text("utf-8"))
    said["disclosure"]["alerts"] = {"periods": periods, "smallest": 5}
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")
    [period] = disclose(check(base_catalog).catalog, Audience.INTERNAL).city.alerts.periods
    assert (period.total, period.closed, period.tables) == (None, None, ())
