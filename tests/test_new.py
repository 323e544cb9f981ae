"""A new file has every field in its place, names what only a clerk can know, and takes nobody's place."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator import schema
from generator.blanks import MARK, blanks
from generator.check import check
from generator.cli import main
from generator.diagnostics import Trail
from generator.kinds import CHANGE_POLICY, JURISDICTION, KINDS, LAW, LESSON, RISKS, RULES, UNIT, Kind, identify
from generator.new_entry import OFF, text
from generator.source import parse

New = Callable[..., Result]

UNIT_ID = "park-office"


@pytest.fixture
def new(base_catalog: Path) -> New:
    def run(*words: str, answers: str = "") -> Result:
        return CliRunner().invoke(main, ["--root", str(base_catalog), "new", *words], input=answers)

    return run


def _sheet(kind: Kind, text_: str) -> Any:
    document = parse(kind.pattern, text_.encode("utf-8"))
    assert document.is_sound, document.faults
    return document.data


def _faults(kind: Kind, text_: str) -> list[tuple[int, str]]:
    return [(d.line, d.message) for d in schema.check(parse(kind.pattern, text_.encode("utf-8")), kind)]


def _taken_up(text_: str) -> str:
    """A file with everything in it that may be left out."""
    return re.sub(rf"^( *){OFF}(?!yaml-language-server)", r"\1", text_, flags=re.MULTILINE)


def _path(kind: Kind) -> str:
    return kind.pattern.format(unit=UNIT_ID, id="entry")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_all_that_is_wrong_with_a_new_file_is_what_is_still_to_be_filled_in(kind: Kind) -> None:
    made = text(kind, {}, _path(kind))
    marked = [n for n, line in enumerate(made.split("\n"), 1) if MARK in line and not line.lstrip().startswith("#")]
    if kind is LESSON:
        marked[-1] -= 1  # a body is told of at the line that begins it
    told = _faults(kind, made)
    assert marked
    assert sorted(line for line, _message in told) == marked
    assert all("还没有填写" in message for _line, message in told)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_what_may_be_left_out_can_be_taken_up_as_it_stands(kind: Kind) -> None:
    whole = _taken_up(text(kind, {}, _path(kind)))
    wrong = [message for _line, message in _faults(kind, whole) if "还没有填写" not in message]
    assert [m for m in wrong if "只能写一" not in m] == []  # of what is one or the other, both are shown


def _orders(kind: Kind, value: Any, trail: Trail = ()) -> None:
    """Holds the fields of a value, and of all inside it, to the schema's order."""
    if isinstance(value, dict):
        known = sorted(schema.describe(kind, trail)["properties"], key="body".__eq__)
        assert list(value) == sorted(value, key=known.index), trail
        for name, child in value.items():
            _orders(kind, child, (*trail, name))
    elif isinstance(value, list):
        for child in value:
            _orders(kind, child, (*trail, 0))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_a_new_file_shows_every_field_in_the_schemas_order(kind: Kind) -> None:
    made = text(kind, {}, _path(kind))
    whole = _sheet(kind, _taken_up(made))
    wanted = sorted(schema.load(kind.schema)["properties"], key="body".__eq__)  # a body stands below all else
    assert list(whole) == wanted
    _orders(kind, _sheet(kind, made))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_the_command_makes_a_file_of_each_kind_at_its_place(new: New, base_catalog: Path, kind: Kind) -> None:
    (base_catalog / _path(kind)).unlink(missing_ok=True)
    words = ["--unit", UNIT_ID] if "{unit}" in kind.pattern and kind is not UNIT else []
    words += ["--id", "entry"] if "{id}" in kind.pattern else ["--id", "other-office"] if kind is UNIT else []
    path = kind.pattern.format(unit="other-office" if kind is UNIT else UNIT_ID, id="entry")
    done = new(kind.name, "--yes", *words)
    assert done.exit_code == 0, done.output
    made = (base_catalog / path).read_text("utf-8")
    assert path in done.output
    modeline = f"# yaml-language-server: $schema={'../' * path.count('/')}generator/schemas/{kind.schema}"
    assert modeline in made.split("\n")[:2]
    assert identify(path) is not None


def test_each_place_to_be_filled_in_is_named_once_by_the_check(new: New, base_catalog: Path) -> None:
    assert new("power", "--unit", UNIT_ID, "--yes", "--set", "name=占用绿地许可").exit_code == 0
    path = f"catalog/units/{UNIT_ID}/powers/zhan-yong-lv-di-xu-ke.yml"
    made = (base_catalog / path).read_text("utf-8")
    told = [d for d in check(base_catalog).diagnostics if d.file == path]
    data = _sheet(next(k for k in KINDS if k.name == "power"), made)
    assert len(told) == len(list(blanks(data)))
    assert [made.split("\n")[d.line - 1][d.column - 1 :].startswith(MARK) for d in told] == [True] * len(told)


LAW_WORDS = {
    "title": "晴岚市城市绿地管理办法",
    "kind": "地方政府规章",
    "issuer": "晴岚市人民政府",
    "effective": "2021-05-01",
    "articles.article": "第三条",
    "articles.gist": "规定占用绿地要经过批准。",
}


def test_a_file_whose_values_are_given_has_nothing_left_to_fill_in(new: New, base_catalog: Path) -> None:
    done = new("law", "--yes", *(w for name, value in LAW_WORDS.items() for w in ("--set", f"{name}={value}")))
    assert done.exit_code == 0, done.output
    assert "还有" not in done.output
    path = "catalog/laws/qing-lan-shi-cheng-shi-lv-dglbf.yml"
    assert _sheet(LAW, (base_catalog / path).read_text("utf-8")) == {
        "title": "晴岚市城市绿地管理办法",
        "kind": "local_rule",
        "issuer": "晴岚市人民政府",
        "effective": "2021-05-01",
        "articles": [{"article": "第三条", "gist": "规定占用绿地要经过批准。"}],
    }
    assert {d.rule for d in check(base_catalog).diagnostics if d.file == path} == {"uncited-article"}


def test_questions_are_asked_again_until_the_answer_can_be_used(new: New, base_catalog: Path) -> None:
    answers = ["晴岚市绿地办法", "法律呀", "5", "", "2021年5月", "2021-05-01", "第三条", ".."]
    done = new("law", answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "“法律呀”" in done.output
    assert "“2021年5月”" in done.output
    path = "catalog/laws/qing-lan-shi-lv-di-ban-f.yml"
    data = _sheet(LAW, (base_catalog / path).read_text("utf-8"))
    assert data["kind"] == "local_rule"
    assert data["effective"] == "2021-05-01"
    assert data["issuer"] == f"{MARK}（制定机关）"
    assert data["articles"] == [{"article": "第三条", "gist": f"{MARK}（要点）"}]


def test_what_a_file_is_about_is_chosen_and_then_asked_for(new: New, base_catalog: Path) -> None:
    done = new("risks", "--unit", UNIT_ID, answers="岗位\n许可审查岗\n..\n")
    assert done.exit_code == 0, done.output
    post = next(p["id"] for p in _posts(base_catalog) if p["name"] == "许可审查岗")
    made = (base_catalog / f"catalog/units/{UNIT_ID}/risks/{post}.yml").read_text("utf-8")
    assert _sheet(RISKS, made)["about"] == {"post": post}


def test_a_kind_is_known_by_words_that_one_title_alone_has(new: New) -> None:
    assert "flows/" in new("流程图", "--unit", UNIT_ID, "--yes", "--id", "entry").output
    assert "请写明新建哪一种文件" in new("预", "--yes").output


def test_what_is_asked_has_its_identifier_from_its_name_and_may_name_what_was_just_said(
    new: New, base_catalog: Path
) -> None:
    answers = ["试例市绿化所", "", "", "", "", "绿化科", "受理岗", "绿化科", "..", "Greening", "greening-office"]
    done = new("unit", answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    made = _sheet(UNIT, (base_catalog / "catalog/units/greening-office/unit.yml").read_text("utf-8"))
    assert made["departments"] == [{"id": "lv-hua-ke", "name": "绿化科"}]
    assert (made["posts"][0]["id"], made["posts"][0]["department"]) == ("shou-li-gang", "lv-hua-ke")


def test_what_an_identifier_may_name_depends_on_what_names_it(new: New, base_catalog: Path) -> None:
    (base_catalog / f"catalog/units/{UNIT_ID}/rules.yml").unlink()
    new("rules", "--unit", UNIT_ID, "--yes", "--set", "rules.owner=绿化科")
    new("risks", "--unit", UNIT_ID, "--yes", "--id", "entry", "--set", "risks.controls.owner=内部监督岗")
    rules, risks = (
        _sheet(kind, (base_catalog / f"catalog/units/{UNIT_ID}/{file}.yml").read_text("utf-8"))
        for kind, file in ((RULES, "rules"), (RISKS, "risks/entry"))
    )
    assert rules["rules"][0]["owner"] == "greening-section"
    assert risks["risks"][0]["controls"][0]["owner"] == "auditor"


def test_a_flow_has_its_name_from_the_identifier_of_its_power(new: New, base_catalog: Path) -> None:
    (base_catalog / f"flows/{UNIT_ID}/tree-felling.yml").unlink()
    assert "tree-felling.yml" in new("flow", "--unit", UNIT_ID, "--yes", "--set", "power=tree-felling").output


def _posts(root: Path) -> list[dict[str, str]]:
    posts: list[dict[str, str]] = _sheet(UNIT, (root / f"catalog/units/{UNIT_ID}/unit.yml").read_text("utf-8"))["posts"]
    return posts


def test_nothing_is_ever_overwritten(new: New, base_catalog: Path) -> None:
    first = new("法律文件", "--yes", "--set", "title=绿地办法")
    second = new("law", "--yes", "--set", "title=绿地办法")
    assert "lv-di-ban-fa.yml" in first.output
    assert "lv-di-ban-fa-2.yml" in second.output
    before = {p: p.read_bytes() for p in base_catalog.rglob("*.yml")}
    for words in (["law", "--id", "lv-di-ban-fa"], [RULES.name, "--unit", UNIT_ID], [JURISDICTION.name]):
        done = new(*words, "--yes")
        assert done.exit_code == 1
        assert "已经有了" in done.output
    assert {p: p.read_bytes() for p in base_catalog.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["pover", "--yes"], "power（职权）"),
        (["--yes"], "law（法律文件）"),
        (["power", "--yes"], "还没有这个单位。现有：park-office。"),
        (["power", "--yes", "--unit", "nowhere"], "还没有这个单位"),
        (["power", "--yes", "--unit", "../x"], "还没有这个单位"),
        (["power", "--yes", "--unit", UNIT_ID], "请写明名称"),
        (["law", "--yes", "--unit", UNIT_ID], "不属于某个单位"),
        (["law", "--yes", "--id", "../x"], "小写"),
        ([CHANGE_POLICY.name, "--yes", "--id", "x"], "只有一个"),
        (["law", "--yes", "--set", "titel=x"], "title"),
        (["law", "--yes", "--set", "title"], "栏目=内容"),
        (["law", "--yes", "--set", "kind=x"], "行政法规"),
        (["law", "--yes", "--set", "effective=昨天"], "2026-03-01"),
    ],
)
def test_wrong_use_is_told_with_its_cure_and_makes_no_file(
    new: New, base_catalog: Path, words: list[str], told: str
) -> None:
    before = sorted(base_catalog.rglob("*"))
    done = new(*words)
    assert done.exit_code == 2, done.output
    assert told in done.output
    assert sorted(base_catalog.rglob("*")) == before
