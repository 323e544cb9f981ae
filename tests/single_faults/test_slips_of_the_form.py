"""A file that is good YAML and does not have the shape of its kind."""

from pathlib import Path

import pytest
from single_fault import FLOW, JURISDICTION, LAW, POWER, RISKS, RULES, UNIT, Slip, only_finding

FORGOTTEN_KIND = """    kind: decision
    name: 准不准？
    duty: decide
    post: deputy-director
    task: 对照踏勘、审查和听证记录，作出准予或者不予许可的决定。
    limit: {value: 1, unit: workday}
    gate:
      - 审查、复核意见齐全，需要听证的已有笔录。
      - 需要市政府批准的已有批复。
    documents: [行政许可决定书]
    supervision: 系统留痕，改动审查意见的必须写明理由
    risks: [occupation-beyond-scope]
    branches:
"""

SLIPS = [
    Slip("a missing field", "schema", UNIT, "name: 晴岚市城市管理行政执法局\nshort_name: 市城管执法局\n", "‸name: 晴岚市城市管理行政执法局\n", ("简称", "short_name")),
    Slip("a missing field of a list's entry", "schema", RULES, "- id: time-limit\n    title: 许可限时办结和超时督办办法\n", "- ‸id: time-limit\n", ("名称", "title")),
    Slip("an unknown field", "schema", POWER, "quota: ", "weather: ‸", ("weather", "category")),
    Slip("a misspelt field", "schema", POWER, "quota: ", "quotas: ‸", ("quotas", "quota")),
    Slip("a misspelt field that is required", "schema", POWER, "summary: ", "sumary: ‸", ("sumary", "summary")),
    Slip("a misspelt field of a list's entry", "schema", RISKS, "focus_field: approval\n    controls:\n      - measure: 决定书", "focus_feild: ‸approval\n    controls:\n      - measure: 决定书", ("focus_feild", "focus_field")),
    Slip("a label in the place of a value", "schema", POWER, "category: licensing", "category: ‸行政许可", ("“行政许可”", "licensing")),
    Slip("a misspelt value", "schema", UNIT, "kind: department\n", "kind: ‸departement\n", ("“departement”", "department（政府工作部门）")),
    Slip("a value of a list that is none", "schema", RISKS, "found_by: [public, lead, organisation]", "found_by: [public, lead, ‸organization]", ("organization", "organisation")),
    Slip("a label in the place of a level", "schema", RISKS, "final: 3", "final: ‸三级", ("“三级”", "3（三级）")),
    Slip("a level in quotation marks", "schema", RISKS, "final: 3", 'final: ‸"3"', ("“3”", "3（三级）")),
    Slip("a misspelt kind of step", "schema", FLOW, "- id: decide\n    kind: decision", "- id: decide\n    kind: ‸descision", ("descision", "decision")),
    Slip("a decision that is not called one", "schema", FLOW, FORGOTTEN_KIND, FORGOTTEN_KIND.replace("    kind: decision\n", "").replace("branches", "‸branches"), ("branches", "decision")),
    Slip("a decision with a next step too", "schema", FLOW, "risks: [occupation-beyond-scope]\n", "risks: [occupation-beyond-scope]\n    next: ‸issue\n", ("next", "branches")),
    Slip("a step with no next", "schema", FLOW, "- id: issue\n    name: 发证并公开\n", "- ‸id: issue\n    name: 发证并公开\n", ("下一环节", "next"), (("    next: granted\n", ""),)),
    Slip("words for a number", "schema", UNIT, "headcount: 24", "headcount: ‸二十四", ("二十四", "定员", "headcount")),
    Slip("a number for words", "schema", LAW, "issuer: 国务院", "issuer: ‸88", ("“88”", "制定机关", "issuer")),
    Slip("a list for words", "schema", POWER, "quota: 同一", "‸quota: [同一]\n#", ("数量限制", "quota")),
    Slip("words for a list", "schema", JURISDICTION, "keywords: [", "keywords: ‸职权目录 #", ("“职权目录”", "关键词", "keywords")),
    Slip("words for fields", "schema", POWER, "exercised_by: {source: statutory, level: city}", "exercised_by: ‸本局", ("“本局”", "行使主体", "exercised_by")),
    Slip("yes for true", "schema", RULES, "public: false", "public: ‸yes", ("“yes”", "是否公开", "true")),
    Slip("a value left out", "schema", POWER, "department: approval", "department:‸", ("承办机构", "department")),
    Slip("a value of a choice left out", "schema", POWER, "category: licensing", "category:‸", ("权力类别", "licensing（行政许可）")),
    Slip("a day that is not in the calendar", "schema", POWER, "post: director, date: 2026-01-19", "post: director, date: ‸2026-02-30", ("2026-02-30", "日期", "date", "2026-03-01")),
    Slip("a date with strokes", "schema", POWER, "post: director, date: 2026-01-19", "post: director, date: ‸2026/1/19", ("2026/1/19", "日期", "date", "2026-03-01")),
    Slip("a number that is too large", "schema", FLOW, "next: submit, at_most: 1", "next: submit, at_most: ‸10", ("“10”", "9", "at_most")),
    Slip("a name that is too long", "schema", FLOW, "name: 派件", f"name: ‸{'派' * 21}", ("21", "20", "环节名称", "name")),
    Slip("an empty list", "schema", POWER, "related: [road-restoration-fee, appearance-inspection]", "‸related: []", ("相关职权", "related", "1")),
    Slip("a list that says a thing twice", "schema", POWER, "related: [road-restoration-fee,", "‸related: [appearance-inspection,", ("相关职权", "related")),
    Slip("a list that is too short", "schema", FLOW, "next: [survey, traffic-opinion]", "‸next: [survey]", ("下一环节", "next", "2")),
    Slip("a citation in figures", "schema", POWER, "article: 第三十条,", "article: ‸第42条,", ("第42条", "条款项", "第三十条第二款")),
    Slip("an identifier with capitals", "schema", POWER, "department: approval", "department: ‸Approval", ("Approval", "承办机构", "department")),
    Slip("a line break where there can be none", "schema", POWER, "quota: 同一", "quota: ‸|\n  同一", ("<U+000A>", "数量限制", "quota")),
    Slip("risks of two things", "schema", RISKS, "about: {power: street-occupation}", "‸about: {power: street-occupation, post: window-accept}", ("属于谁", "about")),
    Slip("risks of nothing", "schema", RISKS, "about: {power: street-occupation}", "‸about: {}", ("属于谁", "about")),
    Slip("risks of something misspelt", "schema", RISKS, "about: {power: street-occupation}", "about: {powr: ‸street-occupation}", ("powr", "power")),
    Slip("a charge without its items", "schema", "catalog/units/urban-management/powers/appearance-inspection.yml", "fees: {charged: false}", "‸fees: {charged: true}", ("收费项目", "items")),
    Slip("first-level risks kept secret", "schema", JURISDICTION, "risk_levels: [1]", "‸risk_levels: [2]", ("公开的风险等级", "risk_levels")),
    Slip("no levels at all", "schema", JURISDICTION, "risk_levels: [1]", "‸risk_levels: []", ("公开的风险等级", "risk_levels")),
    Slip("a level that is none", "schema", JURISDICTION, "risk_levels: [1]", "risk_levels: [‸4]", ("“4”",)),
    Slip("a pattern that is none", "schema", JURISDICTION, 'pattern: "^QL-', 'pattern: ‸"^(QL-', ("正则表达式", "pattern")),
    Slip("a pattern that Python does not know", "schema", JURISDICTION, 'pattern: "^QL-', 'pattern: ‸"^(?<city>QL)-', ("正则表达式", "pattern")),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s.name)
def test_a_slip_of_the_form_is_one_finding_with_its_cure(one_unit: Path, slip: Slip) -> None:
    place = slip.make(one_unit)
    found = only_finding(one_unit)
    assert (found.rule, found.file, found.line, found.column) == (slip.rule, slip.path, *place)
    assert not [word for word in slip.told if word not in found.message + found.hint]
