"""Findings are told to people and to programs."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator import report
from generator.diagnostics import Diagnostic, Severity, error, has_errors
from generator.i18n import use_language

WRONG = error("catalog/units/a/unit.yml", (3, 5), "schema", "“岗位”（posts） is missing.", "写上：岗位, 100%。")
ODD = Diagnostic("flows/a/b.yml", 1, 1, Severity.WARNING, "byte-order-mark", "This file begins with\na mark.")
TEXTS = {("catalog/units/a/unit.yml", 3): "name: 市城管执法局"}


def _lines(path: str, number: int) -> str:
    return TEXTS.get((path, number), "")


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


@pytest.mark.parametrize(("diagnostics", "stops"), [([], False), ([ODD], False), ([WRONG], True), ([ODD, WRONG], True)])
def test_an_error_stops_publishing_and_a_warning_does_not(diagnostics: list[Diagnostic], stops: bool) -> None:
    assert has_errors(diagnostics) is stops


def test_findings_are_in_the_order_of_file_line_and_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)]
    diagnostics = sorted(error(file, (line, column), "r", "m") for file, line, column in places)
    assert [(d.file, d.line, d.column) for d in diagnostics] == sorted(places)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("diagnostics", "sentence"),
    [
        ([], "No faults were found."),
        ([WRONG], "1 errors and 0 warnings in 1 files."),
        ([WRONG, WRONG, ODD], "2 errors and 1 warnings in 2 files."),
    ],
)
def test_the_findings_are_counted_in_a_sentence(diagnostics: list[Diagnostic], sentence: str) -> None:
    assert report.count(diagnostics) == sentence
    assert report.as_text(diagnostics, _lines).endswith(f"{sentence}\n")


@pytest.mark.usefixtures("english")
def test_text_shows_each_finding_with_its_line_and_a_mark_under_the_place() -> None:
    assert report.as_text([WRONG], _lines) == (
        "catalog/units/a/unit.yml\n"
        "  3:5  error  “岗位”（posts） is missing.  [schema]\n"
        "      3 | name: 市城管执法局\n"
        "        |     ^\n"
        "          → 写上：岗位, 100%。\n"
        "\n"
        "1 errors and 0 warnings in 1 files.\n"
    )


def test_the_mark_stands_under_its_place_behind_wide_characters() -> None:
    text = report.as_text([error("catalog/units/a/unit.yml", (3, 9), "r", "m")], _lines)
    assert "\n        |       \u3000\u3000^\n" in text


def test_json_is_a_list_of_objects_with_the_same_keys() -> None:
    text = report.as_json([WRONG, ODD], _lines)
    data = json.loads(text)
    assert [list(item) for item in data] == [["file", "line", "column", "severity", "rule", "message", "hint"]] * 2
    assert [tuple(item.values()) for item in data] == [
        ("catalog/units/a/unit.yml", 3, 5, "error", "schema", WRONG.message, WRONG.hint),
        ("flows/a/b.yml", 1, 1, "warning", "byte-order-mark", ODD.message, ""),
    ]
    assert "岗位" in text
    assert text.endswith("]\n")


def test_json_of_nothing_is_an_empty_list() -> None:
    assert report.as_json([], _lines) == "[]\n"


def test_github_is_told_in_workflow_commands_that_text_cannot_break() -> None:
    first, second, *rest = report.as_github([WRONG, ODD], _lines).splitlines()
    assert first == (
        "::error file=catalog/units/a/unit.yml,line=3,col=5,title=schema::“岗位”（posts） is missing. 写上：岗位, 100%25。"
    )
    assert second == (
        "::warning file=flows/a/b.yml,line=1,col=1,title=byte-order-mark::This file begins with%0Aa mark."
    )
    assert not [line for line in rest if line.startswith("::")]


def test_gitlab_tells_the_same_finding_twice_apart() -> None:
    issues: list[dict[str, Any]] = json.loads(report.as_gitlab([WRONG, WRONG, ODD], _lines))
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert [(i["check_name"], i["severity"], i["location"]) for i in issues] == [
        ("schema", "major", {"path": "catalog/units/a/unit.yml", "lines": {"begin": 3}}),
        ("schema", "major", {"path": "catalog/units/a/unit.yml", "lines": {"begin": 3}}),
        ("byte-order-mark", "minor", {"path": "flows/a/b.yml", "lines": {"begin": 1}}),
    ]


def test_sarif_names_each_rule_once_and_every_place() -> None:
    [run] = json.loads(report.as_sarif([WRONG, WRONG, ODD], _lines))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["byte-order-mark", "schema"]
    assert [(r["ruleId"], r["level"], r["locations"][0]["physicalLocation"]["region"]) for r in run["results"]] == [
        ("schema", "error", {"startLine": 3, "startColumn": 5}),
        ("schema", "error", {"startLine": 3, "startColumn": 5}),
        ("byte-order-mark", "warning", {"startLine": 1, "startColumn": 1}),
    ]
