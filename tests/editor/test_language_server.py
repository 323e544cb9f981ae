"""An editor with our settings explains typical mistakes in Chinese, at their place, and offers what may stand there."""

from collections.abc import Iterator

import pytest

from editor.language_server import ROOT, LanguageServer, language_server

LAW = "catalog/laws/any.yml"
LAW_TEXT = """\
title: 甲
kind: law
issuer: 乙
effective: 2020-01-01
articles:
  - {article: 第一条, gist: 丙}
"""
FLOW = "flows/any/any.yml"
FLOW_TEXT = """\
power: any
title: 甲流程图
start: {name: 提出申请, next: accept}
steps:
  - id: accept
    name: 受理
    duty: accept
    task: 收下材料。
    next: done
ends:
  - {id: done, name: 办结, outcome: completed}
"""


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with language_server() as running:
        yield running


@pytest.mark.parametrize(
    ("path", "text", "right", "wrong", "line", "told"),
    [
        (LAW, LAW_TEXT, "kind: law", "kind: 法律", 2, "请从这些里选：law（法律）、"),
        (LAW, LAW_TEXT, "kind: law", "kind:", 2, "请从这些里选：law（法律）、"),
        (LAW, LAW_TEXT, "title: 甲", "titel: 甲", 1, "必填的有：title（全称）、kind（文件种类）"),
        (LAW, LAW_TEXT, "issuer: 乙\n", "", 1, "缺少必填的栏目"),
        (LAW, LAW_TEXT, "2020-01-01", "2020年1月1日", 4, "写成 2026-03-01 的样子。"),
        (LAW, LAW_TEXT, "第一条", "第1条", 6, "用中文数字写到条"),
        (LAW, LAW_TEXT, ", gist: 丙", "", 6, "必填的有：article（条）、gist（要点）"),
        (FLOW, FLOW_TEXT, "duty: accept", "duty: 受理", 7, "accept（受理立项）"),
        (FLOW, FLOW_TEXT, "next: done\nends", "nxt: done\nends", 9, "写了这里没有的栏目"),
        (FLOW, FLOW_TEXT, "id: accept", "id: 受理", 5, "小写英文字母、数字和连字符"),
        (FLOW, FLOW_TEXT, ", outcome: completed", "", 11, "outcome（结果）"),
    ],
)  # fmt: skip
def test_a_typical_mistake_is_explained_in_chinese_at_its_place(  # noqa: PLR0917  # pytest gives them by name
    server: LanguageServer, path: str, text: str, right: str, wrong: str, line: int, told: str
) -> None:
    assert server.faults(path, text) == []
    assert right in text
    assert any(at == line and told in message for at, message in server.faults(path, text.replace(right, wrong)))


def test_help_on_a_field_is_its_chinese_title_and_description(server: LanguageServer) -> None:
    shown = server.help(LAW, LAW_TEXT, 4, 3)
    assert "施行日期" in shown
    assert "现行版本开始施行的日期。" in shown


def test_the_values_of_a_field_are_offered_with_their_chinese_names(server: LanguageServer) -> None:
    offered = server.offers(LAW, LAW_TEXT.replace("kind: law", "kind: "), 2, 7)
    assert offered["local_rule"] == "地方政府规章"
    assert list(offered)[:2] == ["law", "administrative_regulation"]


def test_the_fields_that_are_not_there_yet_are_offered_with_their_help(server: LanguageServer) -> None:
    offered = server.offers(LAW, LAW_TEXT + "\n", 7, 1)
    assert "中华人民共和国主席令" in offered["number"]
    assert "title" not in offered


def test_an_editor_without_our_settings_finds_the_schema_by_a_files_first_line(server: LanguageServer) -> None:
    first = f"# yaml-language-server: $schema={(ROOT / 'generator/schemas/law.schema.json').as_uri()}\n"
    assert server.faults("elsewhere.yml", LAW_TEXT.replace("law", "法律")) == []
    told = server.faults("elsewhere.yml", first + LAW_TEXT.replace("kind: law", "kind: 法律"))
    assert [line for line, _message in told] == [3]
