"""Mentions of what is not there, and two things with one identifier."""

from pathlib import Path

import pytest
from single_fault import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Slip, only_finding

WHOLE_UNIT = "catalog/units/urban-management/risks/unit-wide.yml"

DANGLING = [
    Slip("law", "", RISKS, "{law: criminal-law, article: 第三百八十五条}", "{law: ‸criminal-lav, article: 第三百八十五条}", ("“criminal-lav”", "criminal-law")),
    Slip("article", "", RISKS, "article: 第三百八十五条", "article: ‸第三百八十条", ("第三百八十条",)),
    Slip("unit", "", UNIT, "kind: department\n", "kind: department\nparent: ‸city-hall\n", ("“city-hall”",)),
    Slip("department", "", RULES, "owner: finance", "owner: ‸finanse", ("“finanse”", "finance")),
    Slip("post", "", RISKS, "owner: legal-reviewer", "owner: ‸legal-reviewr", ("“legal-reviewr”", "legal-reviewer")),
    Slip("power", "", POWER, "related: [road-restoration-fee,", "related: [‸road-restoration-fees,", ("“road-restoration-fees”", "road-restoration-fee")),
    Slip("rule", "", RISKS, "rule: one-time-notice", "rule: ‸one-time-notices", ("“one-time-notices”", "one-time-notice")),
    Slip("risk", "", FLOW, "risks: [occupation-false-survey]", "risks: [occupation-false-survey, ‸occupation-fault-survey]", ("“occupation-fault-survey”", "occupation-false-survey")),
    Slip("node", "", FLOW, "next: examine, at_most", "next: ‸examin, at_most", ("“examin”", "examine")),
    Slip("field", "", POWER, "- {field: approval}\n", "- {field: approval}\n  - {field: ‸land-transfer}\n", ("“land-transfer”",)),
    Slip("link", "", POWER, "- {field: approval}\n", "- {field: approval}\n  - {field: works, link: ‸tender}\n", ("“tender”", "tendering")),
]  # fmt: skip

REFUSE = "  - id: refuse\n    name: 送达不予许可决定\n    duty: deliver\n    post: window-accept\n"

DOUBLED = [
    Slip("focus field", "", JURISDICTION, "{id: trial-supervision, name: 审判监督}\n", "{id: trial-supervision, name: 审判监督}\n  - {id: ‸approval, name: 又是审批}\n", ("“approval”", JURISDICTION)),
    Slip("link of a focus field", "", JURISDICTION, "{id: settlement, name: 决算审计}", "{id: settlement, name: 决算审计}\n      - {id: ‸design, name: 又是设计}", ("“design”", JURISDICTION)),
    Slip("article", "", LAW, "  - article: 第三十三条\n", "  - article: ‸第三十一条\n    gist: 又是一条。\n  - article: 第三十三条\n", ("“第三十一条”", LAW)),
    Slip("department", "", UNIT, "posts:\n", "  - id: ‸finance\n    name: 又是财务科\nposts:\n", ("“finance”", UNIT)),
    Slip("post", "", UNIT, "address: 晴", "  - id: ‸finance-clerk\n    name: 又是票据岗\n    department: finance\n    tier: general\n    duties: [开票。]\naddress: 晴", ("“finance-clerk”", UNIT)),
    Slip("rule", "", RULES, "  - id: survey-two-person\n", "  - id: ‸time-limit\n    title: 又是限时办结\n    kind: oversight\n    state: in_force\n    issued: 2024-03-20\n    owner: approval\n    summary: 又是一个。\n    public: true\n  - id: survey-two-person\n", ("“time-limit”", RULES)),
    Slip("sub-item", "", POWER, "status:\n", "  - {id: ‸excavation, name: 又是挖掘}\nstatus:\n", ("“excavation”", POWER)),
    Slip("step", "", FLOW, "  - id: issue\n", REFUSE.replace("id: ", "id: ‸") + "    task: 又送一次。\n    limit: {value: 1, unit: workday}\n    next: refused\n  - id: issue\n", ("“refuse”", FLOW)),
    Slip("end and step", "", FLOW, "  - id: not-accepted\n", "  - id: ‸issue\n", ("“issue”", FLOW), (("next: not-accepted", "next: issue"),)),
    Slip("risk", "", WHOLE_UNIT, "id: unit-slow-reply", "id: ‸occupation-false-survey", ("“occupation-false-survey”", RISKS)),
]  # fmt: skip


@pytest.mark.parametrize("slip", DANGLING, ids=lambda s: s.name)
def test_a_mention_of_what_is_not_there_is_one_finding(one_unit: Path, slip: Slip) -> None:
    place = slip.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column) == ("dangling-reference", slip.path, *place)
    assert not [word for word in slip.told if word not in found.message + found.hint]


def test_a_mention_of_a_power_that_another_unit_does_not_have_is_one_finding(sample_copy: Path) -> None:
    slip = Slip(
        "power of another unit",
        "",
        POWER,
        "related: [road",
        "related: [‸water-resources/water-intake-permits, road",
        ("“water-intake-permits”", "water-intake-permit"),
    )
    place = slip.make(sample_copy)
    found = only_finding(sample_copy)
    assert (found.rule, found.file, found.line, found.column) == ("dangling-reference", slip.path, *place)
    assert not [word for word in slip.told if word not in found.message + found.hint]


@pytest.mark.parametrize("slip", DOUBLED, ids=lambda s: s.name)
def test_an_identifier_that_is_used_twice_is_one_finding_at_the_second_place(one_unit: Path, slip: Slip) -> None:
    place = slip.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column) == ("duplicate-identifier", slip.path, *place)
    assert not [word for word in slip.told if word not in found.message]
