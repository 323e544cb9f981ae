"""The same item in several units: which powers are one, what is told of the differences, and that nothing unpublished takes part."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builds import build
from msgspec.structs import replace

from generator.cards import card_of
from generator.diagnostics import Severity
from generator.items import shared_items
from generator.model import Limit
from generator.pages.item import compare, of_city
from generator.public import ItemName, PublicCatalog
from generator.shelves import Shelves, shelve

CODE, OTHER = "990A15001000", "990A15002000"
TOWN = "catalog/units/muguang-town/powers/temporary-assistance.yml"
PAGE, LIST = "items/990G1100300Y.html", "items/index.html"


def _same(**powers: tuple[str, str]) -> list[set[str]]:
    """The groups of powers that are one item; powers are named ``unit_id``."""
    found = shared_items({key.replace("_", "/"): ItemName(name=n, code=c) for key, (n, c) in powers.items()})
    return [{k.replace("/", "_") for k, own in found.items() if own == item} for item in dict.fromkeys(found.values())]


@pytest.mark.parametrize(
    ("powers", "groups"),
    [
        ({"a_x": ("取水许可", ""), "b_y": ("取水许可", "")}, [{"a_x", "b_y"}]),
        ({"a_x": ("取水许可（甲）", ""), "b_y": ("取水 许可(甲)", "")}, [{"a_x", "b_y"}]),
        ({"a_x": ("取水许可", ""), "a_y": ("取水许可", "")}, []),
        ({"a_x": ("取水许可", CODE), "b_y": ("取水许可审批", CODE)}, [{"a_x", "b_y"}]),
        ({"a_x": ("取水许可", CODE), "b_y": ("食品经营许可证核发", CODE)}, []),
        ({"a_x": ("取水许可", CODE), "b_y": ("取水许可审批", OTHER)}, []),
        ({"a_x": ("取水许可", ""), "b_y": ("取水许可", CODE), "c_z": ("取水许可审批", CODE)}, [{"a_x", "b_y", "c_z"}]),
        (
            {"a_x": ("取水许可", ""), "b_x": ("取水许可", ""), "a_y": ("采砂许可", ""), "b_y": ("采砂许可", "")},
            [{"a_x", "b_x"}, {"a_y", "b_y"}],
        ),
    ],
)
def test_powers_of_several_units_are_one_item_by_their_name_or_by_their_code(
    powers: dict[str, tuple[str, str]], groups: list[set[str]]
) -> None:
    assert sorted(map(sorted, _same(**powers))) == sorted(map(sorted, groups))


def test_an_item_is_called_by_its_code_and_keeps_its_id_whoever_joins_it() -> None:
    coded = {"a/x": ItemName(name="取水许可", code=CODE), "b/x": ItemName(name="取水许可", code="")}
    assert set(shared_items(coded).values()) == {CODE}
    bare = {"b/x": ItemName(name="取水许可", code=""), "c/x": ItemName(name="取水许可", code="")}
    more = {"a/x": ItemName(name="取水许可", code=""), **bare}
    assert set(shared_items(more).values()) == set(shared_items(bare).values())


@pytest.fixture(scope="module")
def shelves(public: PublicCatalog) -> Shelves:
    return shelve(public.city, tuple(map(card_of, public.dossiers)))


def test_differences_are_marked_and_what_is_said_by_all_is_not(shelves: Shelves) -> None:
    [(item, holders)] = shelves.by_item.items()
    one, other = holders
    compared = compare(item, holders)
    assert compared.differences == ("条件", "承诺时限", "跑几次", "给付标准")
    assert [row.differs for row in compared.rows] == [True] * 4 + [False] * (len(compared.rows) - 4)
    told = {row.name: row.cells for row in compared.rows}
    assert [[s.text for s in cell] for cell in told["承诺时限"]] == [["15 个工作日"], ["10 个工作日"]]
    assert [[s.text for s in cell] for cell in told["收费"]] == [["不收费"], ["不收费"]]
    dearer = replace(other, terms=replace(other.terms, fees=("工本费：五元",), materials=one.terms.materials[:-1]))
    told = {row.name: row.cells for row in compare(item, (one, dearer)).rows}
    assert [[(s.text, s.is_common) for s in cell] for cell in told["收费"]] == [
        [("不收费", False)],
        [("工本费：五元", False)],
    ]
    assert [s.text for s in told["材料"][0] if not s.is_common] == [one.terms.materials[-1]]
    assert [s.text for s in told["材料"][1] if not s.is_common] == []


def test_units_with_the_same_terms_share_a_column(shelves: Shelves) -> None:
    [(item, (one, other))] = shelves.by_item.items()
    alike = [replace(one, key=f"unit-{n}/x") for n in range(40)]
    compared = compare(item, (*alike, other))
    assert [len(column.holders) for column in compared.columns] == [40, 1]
    assert compare(item, tuple(alike)).differences == ()
    slower = replace(one, terms=replace(one.terms, statutory=Limit(value=20, unit="workday")))
    told = {row.name: row.cells for row in compare(item, (one, slower)).rows}
    assert [[s.text for s in cell] for cell in told["法定时限"]] == [["没有写明"], ["20 个工作日"]]


def test_each_item_has_a_page_and_stands_in_the_list(shelves: Shelves) -> None:
    assert [draft.address for draft in of_city(shelves)] == [LIST, PAGE]


@pytest.fixture
def two_units(tmp_path: Path, sample_copier: Callable[[Path], Path]) -> Path:
    """The two units of the sample that share an item, and nobody else."""
    root = sample_copier(tmp_path / "sample")
    for folder in (*root.glob("catalog/units/*"), *root.glob("flows/*")):
        if folder.name not in {"civil-affairs", "muguang-town"}:
            shutil.rmtree(folder)
    return root


APART = {
    "name: 临时救助\n": "name: 沐光镇困难群众帮扶金发放\n",
    "  - {scheme: national_basic, value: 990G1100300Y}\n": "",
}
UNREVIEWED = {"    - {office: legal, date: 2026-07-30, number: 晴法备〔2026〕859号}\n": ""}
CANCELLED = {
    "  state: active\n  since: 2025-09-01": "  state: cancelled\n  since: 2026-08-01",
    "legal_basis:\n": "    - {date: 2026-08-01, change: cancelled, reason: 收回市里办。}\nlegal_basis:\n",
    "validity: valid": "validity: repealed",
}


def test_pages_follow_what_is_shared_and_published(two_units: Path, tmp_path: Path) -> None:
    before = (two_units / TOWN).read_text("utf-8")

    def edited(change: Mapping[str, str]) -> dict[str, bytes]:
        text = before
        for old, new in change.items():
            assert old in text
            text = text.replace(old, new, 1)
        (two_units / TOWN).write_text(text, "utf-8")
        built = build(two_units, tmp_path / "cache", tmp_path / "site")
        assert built.files, [d for d in built.diagnostics if d.severity is Severity.ERROR]
        return built.files

    assert PAGE in edited({})
    slower = edited({"value: 10,": "value: 12,"})
    assert "<mark>12 个工作日</mark>".encode() in slower[PAGE]
    assert slower == build(two_units, tmp_path / "other-cache", tmp_path / "other-site").files
    for change in (UNREVIEWED, CANCELLED, APART):
        files = edited(change)
        assert PAGE not in files
        assert "放在一起比一比".encode() not in files["powers/civil-affairs/temporary-assistance.html"]
    assert files == build(two_units, tmp_path / "other-cache", tmp_path / "other-site").files
