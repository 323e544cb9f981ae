"""What stands in a broken file is not missing: only the file is told of."""

from pathlib import Path

import pytest
from single_fault import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, only_finding

from generator.check import check

KINDS = {
    "jurisdiction": JURISDICTION,
    "law": LAW,
    "unit": UNIT,
    "rules": RULES,
    "power": POWER,
    "risks": RISKS,
    "flow": FLOW,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_yaml_is_the_only_thing_that_is_told(sample_copy: Path, kind: str) -> None:
    (sample_copy / KINDS[kind]).write_text("{", "utf-8")
    found = only_finding(sample_copy)
    assert (found.rule, found.file) == ("yaml-syntax", KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_shape_is_the_only_thing_that_is_told(one_unit: Path, kind: str) -> None:
    (one_unit / KINDS[kind]).write_text("- 甲\n", "utf-8")
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column) == ("schema", KINDS[kind], 1, 1)


def test_all_the_faults_of_many_broken_files_are_told_in_one_run(sample_copy: Path) -> None:
    texts = {
        LAW: "title：甲\n",
        UNIT: "name: 甲\nname: 乙\nkind: &a b\n",
        RULES: "rules:\n\t- id: 甲\n",
        POWER: "- 甲\n",
        RISKS: "",
        FLOW: "power: [street-occupation\n",
        "flows/urban-management/appearance-inspection.yml": "power: *x\n",
        "catalog/laws/extra.txt": "甲\n",
    }
    for path, text in texts.items():
        (sample_copy / path).write_text(text, "utf-8")
    jurisdiction = (sample_copy / JURISDICTION).read_text("utf-8")
    (sample_copy / JURISDICTION).write_text(jurisdiction.replace("postcode: ", "postcod: "), "utf-8")
    verdict = check(sample_copy)
    assert not verdict.is_publishable
    assert [(d.file, d.line, d.rule) for d in verdict.diagnostics] == [
        (JURISDICTION, 10, "schema"),
        ("catalog/laws/extra.txt", 1, "unexpected-file"),
        (LAW, 1, "fullwidth-colon"),
        (POWER, 1, "schema"),
        (RISKS, 1, "empty-file"),
        (RULES, 2, "tab-indent"),
        (UNIT, 2, "duplicate-key"),
        (UNIT, 3, "yaml-alias"),
        ("flows/urban-management/appearance-inspection.yml", 1, "yaml-alias"),
        (FLOW, 2, "yaml-syntax"),
    ]
