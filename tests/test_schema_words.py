"""What does not fit the form is told in the words of the form, with its cure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import schema
from generator.i18n import use_language
from generator.kinds import identify
from generator.source import parse

BASE = Path(__file__).parent / "base_catalog"

JURISDICTION = "catalog/jurisdiction.yml"
LAW = "catalog/laws/greening-regulation.yml"
UNIT = "catalog/units/park-office/unit.yml"
RULES = "catalog/units/park-office/rules.yml"
POWER = "catalog/units/park-office/powers/tree-felling.yml"
RISKS = "catalog/units/park-office/risks/tree-felling.yml"
FLOW = "flows/park-office/tree-felling.yml"

SLUG = "小写英文字母、数字和连字符，例如 street-occupation；一经公开不再改动。"
TEXT = "Write text; put numbers and true/false in quotation marks if text is meant."


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


@pytest.mark.parametrize(
    ("edit", "message", "hint"),
    [
        ((UNIT, "short_name: 市园林局\n", ""), "“简称”（short_name） is missing.", "一行写完，不换行。"),
        ((UNIT, "tier: lead, ", ""), "“岗位层级”（tier） is missing.", "Write one of: lead（领导岗位）、middle（中层岗位）、key（其他重要岗位）、general（一般岗位）."),
        ((RULES, "每月抽查许可案卷。, public: true", "每月抽查许可案卷。"), "“是否公开”（public） is missing.", "false 的制度不出现在网站上。"),
        ((FLOW, ", actor: counterpart", ", actr: counterpart"), "There is no field “actr” here.", "Did you mean actor?"),
        ((FLOW, "title: 砍", "titel: 砍"), "There is no field “titel” here.", "Did you mean title?"),
        ((LAW, "number: 中", "xyz: 中"), "There is no field “xyz” here.", "The fields here are: title、short_title、kind、number、issuer、adopted、effective、version、repealed、replaced_by、articles、internal."),
        ((UNIT, "kind: department", "kind: 事业单位"), "“事业单位” is not one of the values of “单位种类”（kind）.", "Did you mean institution? Write one of: department（政府工作部门）、township（乡镇人民政府）、dispatched（派出机构）、law_authorised（法律法规授权组织）、institution（事业单位）、cooperative（合作经济组织）、enterprise（国有企业）."),
        ((RISKS, "final: 1", "final: 4"), "“4” is not one of the values of “审定等级”（final）.", "Write one of: 1（一级）、2（二级）、3（三级）."),
        ((RISKS, "final: 1", "final: one"), "“one” is not one of the values of “审定等级”（final）.", "Write one of: 1（一级）、2（二级）、3（三级）."),
        ((UNIT, "kind: department", "kind:"), "“单位种类”（kind） is empty.", "Write one of: department（政府工作部门）、township（乡镇人民政府）、dispatched（派出机构）、law_authorised（法律法规授权组织）、institution（事业单位）、cooperative（合作经济组织）、enterprise（国有企业）."),
        ((UNIT, "mission: 管全市的公园和树木。", "mission:"), "“主要职责”（mission） is empty.", f"三五句话，让不熟悉机关的人看懂。 {TEXT}"),
        ((UNIT, "mission: 管全市的公园和树木。", "mission: [管公园]"), "“主要职责”（mission） needs another form of value.", f"三五句话，让不熟悉机关的人看懂。 {TEXT}"),
        ((UNIT, "mission: 管全市的公园和树木。", "mission: true"), "“True” is not what “主要职责”（mission） needs.", f"三五句话，让不熟悉机关的人看懂。 {TEXT}"),
        ((POWER, "visits: 1", "visits: 一次"), "“一次” is not what “到现场次数”（visits） needs.", "Write a whole number, without quotation marks."),
        ((POWER, "charged: false", "charged: no"), "“no” is not what “是否收费”（charged） needs.", "Write true or false."),
        ((POWER, "posts: [clerk, examiner, director]", "posts: clerk"), "“clerk” is not what “承办岗位”（posts） needs.", "Write a list: each entry on a line of its own that begins with “- ”."),
        ((POWER, "fees: {charged: false}", "fees: 不收"), "“不收” is not what “收费”（fees） needs.", "Write fields, each on a line of its own and indented by two spaces."),
        ((POWER, "name: 砍伐城市树木审批", 'name: "砍伐 "'), "“砍伐 ” does not have the form of “名称”（name）.", "一行写完，不换行。"),
        ((JURISDICTION, 'area_code: "990900"', 'area_code: "99"'), "“99” does not have the form of “行政区划代码”（area_code）.", "六位，见 GB/T 2260。"),
        ((LAW, "2017-03-01", "2017-02-30"), "“2017-02-30” does not have the form of “施行日期”（effective）.", "现行版本开始施行的日期。 写成 2026-03-01 的样子。"),
        ((POWER, "director, date: 2026-01-12", "director, date: 2026-02-30"), "“2026-02-30” does not have the form of “日期”（date）.", "写成 2026-03-01 的样子。"),
        ((POWER, "department: greening-section", "department: 绿化科"), "“绿化科” does not have the form of “承办机构”（department）.", f"单位内设机构的标识。 {SLUG}"),
        ((FLOW, "name: 补正材料", f"name: {'补' * 21}"), "“环节名称”（name） has 21 characters; 20 is the limit.", "流程图上显示的字，不超过 20 个字；判断环节写成问句。"),
        ((POWER, "posts: [clerk, examiner, director]", "posts: []"), "“承办岗位”（posts） has too few entries; it needs 1.", ""),
        ((JURISDICTION, "risk_levels: [1]", "risk_levels: [2]"), "“公开的风险等级”（risk_levels） has too few entries; it needs 1.", "一级必须公开；二级、三级由辖区决定。"),
        ((POWER, "posts: [clerk, examiner, director]", "posts: [clerk, clerk]"), "“承办岗位”（posts） names the same thing twice.", "Keep one of the two."),
        ((POWER, "visits: 1", "visits: 10"), "“10” is out of range for “到现场次数”（visits）; 9 is the limit.", ""),
        ((POWER, "visits: 1", "visits: -1"), "“-1” is out of range for “到现场次数”（visits）; 0 is the limit.", ""),
        ((RISKS, "{power: tree-felling}", "{power: a, post: b}"), "“属于谁”（about） must name just one thing.", "职权、岗位、内设机构或全单位，只写一种。"),
        ((RISKS, "{power: tree-felling}", "{unit: false}"), "“False” does not fit “全单位”（unit）.", ""),
        ((FLOW, "    next: decide", "    next: decide\n    branches: [{label: 是, next: a}, {label: 否, next: b}]"), "“分支”（branches） does not belong here.", "A decision has branches and no next; every other step has next and no branches."),
        ((LAW, "issuer: 国务院", f"issuer: '{'国' * 70} '"), f"“{'国' * 60}…” does not have the form of “制定机关”（issuer）.", "一行写完，不换行。"),
    ],
)  # fmt: skip
def test_a_misfit_is_told_with_its_field_its_value_and_its_cure(
    edit: tuple[str, str, str], message: str, hint: str
) -> None:
    path, old, new = edit
    text = (BASE / path).read_text("utf-8")
    assert old in text
    document = parse(path, text.replace(old, new, 1).encode("utf-8"))
    identity = identify(path)
    assert document.is_sound
    assert identity is not None
    assert [(d.message, d.hint) for d in schema.check(document, identity.kind)] == [(message, hint)]
