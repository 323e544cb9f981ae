"""The table of powers, under the headings of the national lists of powers and duties."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from generator import address
from generator.exports.columns import (
    Column,
    Table,
    citations,
    limit,
    lines,
    noted,
    number,
    word,
    words,
    yes_no,
)
from generator.exports.places import absolute
from generator.model import Channel
from generator.public import (
    Dossier,
    PublicJurisdiction,
    PublicPower,
    PublicRight,
)
from generator.vocabulary import label


class OfPower(Struct, frozen=True):
    """A power and where it is published."""

    power: PublicPower
    jurisdiction: PublicJurisdiction


# --- records ------------------------------------------------------------------


def _powers(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[OfPower]:
    return (OfPower(p, jurisdiction) for p in dossier.powers)


# --- cells --------------------------------------------------------------------


def _codes(power: PublicPower, scheme: str) -> str:
    return lines(c.value for c in power.codes if c.scheme == scheme)


def _bases_in(power: PublicPower, role: str | None) -> str:
    return citations(b for b in power.legal_basis if b.role == role)


def _right(right: PublicRight) -> str:
    within = limit(right.limit) or right.limit_text or ""
    notes = [n for n in (right.body, f"期限：{within}" if within else None) if n]
    return noted(f"{label('right', right.right)}：{right.how}", "；".join(notes))


def _channel(channel: Channel) -> str:
    return f"{channel.name}：{channel.contact}"


def _focus(record: OfPower) -> str:
    names = {f.id: f.name for f in record.jurisdiction.focus_fields}
    return lines(names[f.field] for f in record.power.focus_fields)


# --- columns ------------------------------------------------------------------

POWERS: Final = Table(
    "powers",
    "职权",
    "每项职权一行；一格里有几条的，每条占一行。",
    ("key",),
    (
        Column("key", "职权标识", "单位标识/职权标识，职权改名后不变。", "", lambda r: r.power.key),
        Column(
            "category",
            "职权类型",
            "权力类别。",
            "power.category",
            lambda r: word(r.power.category, "category"),
            "word",
            "category",
        ),
        Column("code", "职权编码", "本地职权编码。", "power.codes.value", lambda r: _codes(r.power, "local"), "lines"),
        Column(
            "basic_code",
            "基本编码",
            "国家基本编码；没有列入国家目录的为空。",
            "power.codes.value",
            lambda r: _codes(r.power, "national_basic"),
            "lines",
        ),
        Column(
            "implementation_code",
            "实施编码",
            "国家实施编码。",
            "power.codes.value",
            lambda r: _codes(r.power, "national_implementation"),
            "lines",
        ),
        Column("name", "职权名称", "项目的名称。", "power.name", lambda r: r.power.name),
        Column(
            "sub_items",
            "子项",
            "子项的名称；编码和内容见“子项”表。",
            "power.sub_items.name",
            lambda r: lines(s.name for s in r.power.sub_items),
            "lines",
        ),
        Column("unit", "行使主体", "行使职权的单位全称。", "unit.name", lambda r: r.power.unit.name),
        Column("uscc", "统一社会信用代码", "行使主体的代码，十八位。", "unit.uscc", lambda r: r.power.unit.uscc),
        Column("department", "承办机构", "承办的内设机构。", "power.department", lambda r: r.power.department.name),
        Column(
            "posts",
            "承办岗位",
            "承办的岗位；不写个人。",
            "power.posts",
            lambda r: lines(p.name for p in r.power.posts),
            "lines",
        ),
        Column(
            "joint_with",
            "共同实施部门",
            "一起行使这项职权的其他单位。",
            "power.exercised_by.joint_with",
            lambda r: lines(u.name for u in r.power.exercised_by.joint_with),
            "lines",
        ),
        Column(
            "source",
            "权力来源",
            "职权从哪里来。",
            "power.exercised_by.source",
            lambda r: word(r.power.exercised_by.source, "powerSource"),
            "word",
            "powerSource",
        ),
        Column(
            "level",
            "行使层级",
            "在哪一级行使。",
            "power.exercised_by.level",
            lambda r: word(r.power.exercised_by.level, "level"),
            "word",
            "level",
        ),
        Column(
            "delegated_by",
            "委托单位",
            "受委托行使的，写委托的单位。",
            "power.exercised_by.delegated_by",
            lambda r: r.power.exercised_by.delegated_by.name if r.power.exercised_by.delegated_by else "",
        ),
        Column(
            "delegation_document",
            "委托文件",
            "委托书或者委托文件的名称、文号。",
            "power.exercised_by.delegation_document",
            lambda r: r.power.exercised_by.delegation_document or "",
        ),
        Column("summary", "一句话说明", "什么情况下会用到它。", "power.summary", lambda r: r.power.summary),
        Column("content", "职权内容", "管什么、怎样管。", "power.content", lambda r: r.power.content),
        Column(
            "established_by",
            "设定依据",
            "设立这项职权的法律、法规、规章和文件，写到条、款、项。",
            "power.legal_basis.article",
            lambda r: _bases_in(r.power, "establishes"),
            "lines",
        ),
        Column(
            "exercised_under",
            "实施依据",
            "规定怎样行使它的依据。",
            "power.legal_basis.article",
            lambda r: _bases_in(r.power, "exercises"),
            "lines",
        ),
        Column(
            "supervised_under",
            "监管依据",
            "规定事后怎样监管的依据。",
            "power.legal_basis.article",
            lambda r: _bases_in(r.power, "supervises"),
            "lines",
        ),
        Column(
            "other_basis",
            "其他依据",
            "没有注明是设定、实施还是监管的依据。",
            "power.legal_basis.article",
            lambda r: _bases_in(r.power, None),
            "lines",
        ),
        Column(
            "audience",
            "实施对象",
            "服务或者管理的对象。",
            "power.audience",
            lambda r: words(r.power.audience, "audience"),
            "lines",
        ),
        Column(
            "conditions",
            "受理条件",
            "符合什么条件才办，或者什么情形才用。",
            "power.conditions",
            lambda r: lines(r.power.conditions),
            "lines",
        ),
        Column("quota", "数量限制", "有数量限制的写明。", "power.quota", lambda r: r.power.quota or ""),
        Column(
            "materials",
            "申请材料",
            "材料的名称；形式、来源见“材料”表。",
            "power.materials.name",
            lambda r: lines(m.name for m in r.power.materials),
            "lines",
        ),
        Column(
            "procedure",
            "办理程序",
            "办理的步骤；逐环节的见“流程环节”表。",
            "power.procedure",
            lambda r: r.power.procedure or "",
        ),
        Column(
            "statutory_limit",
            "法定时限",
            "法律规定的最长时间；法律没有规定的为空。",
            "power.time_limits.statutory",
            lambda r: limit(r.power.time_limits.statutory),
        ),
        Column(
            "promised_limit",
            "承诺时限",
            "单位承诺的时间；“当场”就是立等可取。",
            "power.time_limits.promised",
            lambda r: limit(r.power.time_limits.promised),
        ),
        Column(
            "counted_from",
            "起算时间",
            "时限从什么时候算起。",
            "power.time_limits.counted_from",
            lambda r: r.power.time_limits.counted_from or "",
        ),
        Column(
            "excluded",
            "特别程序",
            "不计入时限的程序和它自己的时限。",
            "power.time_limits.excluded.name",
            lambda r: lines(noted(e.name, limit(e.limit)) for e in r.power.time_limits.excluded),
            "lines",
        ),
        Column(
            "charged", "是否收费", "是或者否。", "power.fees.charged", lambda r: yes_no(bool(r.power.fees)), "yes_no"
        ),
        Column(
            "fees",
            "收费标准",
            "收费项目和标准；减免写在括号里。",
            "power.fees.items.standard",
            lambda r: lines(noted(f"{f.name}：{f.standard}", f.reduction) for f in r.power.fees),
            "lines",
        ),
        Column(
            "fee_basis",
            "收费依据",
            "收费的依据。",
            "power.fees.items.basis",
            lambda r: citations(b for f in r.power.fees for b in f.basis),
            "lines",
        ),
        Column(
            "result",
            "办理结果",
            "办完得到什么；有效期写在括号里。",
            "power.result.name",
            lambda r: noted(r.power.result.name, r.power.result.validity) if r.power.result else "",
        ),
        Column(
            "places",
            "办理地点",
            "到哪里办。",
            "power.service.places",
            lambda r: lines(r.power.service.places) if r.power.service else "",
            "lines",
        ),
        Column(
            "hours",
            "办理时间",
            "什么时候可以办。",
            "power.service.hours",
            lambda r: (r.power.service.hours or "") if r.power.service else "",
        ),
        Column(
            "telephone",
            "咨询电话",
            "这项职权自己的电话；没有的为空，打单位的电话。",
            "power.service.telephone",
            lambda r: (r.power.service.telephone or "") if r.power.service else "",
        ),
        Column(
            "online",
            "网上办理",
            "在网上怎样办。",
            "power.service.online",
            lambda r: (r.power.service.online or "") if r.power.service else "",
        ),
        Column(
            "visits",
            "到现场次数",
            "要到现场几次；0 就是不用到现场。",
            "power.service.visits",
            lambda r: number(r.power.service.visits) if r.power.service else "",
            "number",
        ),
        Column(
            "responsibilities",
            "责任事项",
            "各阶段应当做到的事。",
            "power.responsibilities.duty",
            lambda r: lines(f"{x.stage}：{x.duty}" for x in r.power.responsibilities),
            "lines",
        ),
        Column(
            "responsibility_basis",
            "责任事项依据",
            "规定这些责任的依据。",
            "power.responsibilities.basis",
            lambda r: citations(x.basis for x in r.power.responsibilities),
            "lines",
        ),
        Column(
            "accountability",
            "追责情形",
            "什么情形要追究责任；追责形式写在括号里。",
            "power.accountability.circumstance",
            lambda r: lines(noted(x.circumstance, x.form) for x in r.power.accountability),
            "lines",
        ),
        Column(
            "accountability_basis",
            "追责依据",
            "追究责任的依据。",
            "power.accountability.basis",
            lambda r: citations(x.basis for x in r.power.accountability),
            "lines",
        ),
        Column(
            "discretion",
            "裁量基准",
            "什么情形怎样处理。",
            "power.discretion.scale.outcome",
            lambda r: (
                lines(f"{x.circumstances}→{x.outcome}" for x in r.power.discretion.scale) if r.power.discretion else ""
            ),
            "lines",
        ),
        Column(
            "payment_standard",
            "给付标准",
            "给付多少。",
            "power.payment_standard",
            lambda r: r.power.payment_standard or "",
        ),
        Column(
            "inspection_frequency",
            "检查频次",
            "每年计划检查的次数。",
            "power.enforcement.frequency",
            lambda r: number(r.power.enforcement.frequency) if r.power.enforcement else "",
            "number",
        ),
        Column(
            "inspection_cap",
            "检查频次上限",
            "同一对象每年最多检查的次数。",
            "power.enforcement.frequency_cap",
            lambda r: number(r.power.enforcement.frequency_cap) if r.power.enforcement else "",
            "number",
        ),
        Column(
            "inspection_methods",
            "检查方式",
            "怎样检查。",
            "power.enforcement.methods",
            lambda r: lines(r.power.enforcement.methods) if r.power.enforcement else "",
            "lines",
        ),
        Column(
            "sampling",
            "抽查比例",
            "抽查的比例。",
            "power.enforcement.sampling",
            lambda r: (r.power.enforcement.sampling or "") if r.power.enforcement else "",
        ),
        Column(
            "rights",
            "权利和救济途径",
            "相对人有什么权利，不服怎么办。",
            "power.counterpart_rights.how",
            lambda r: lines(_right(x) for x in r.power.counterpart_rights),
            "lines",
        ),
        Column(
            "supervision",
            "监督方式",
            "这项职权自己的监督投诉渠道；没有的为空，用单位的和全市的。",
            "power.supervision.contact",
            lambda r: lines(_channel(c) for c in r.power.supervision),
            "lines",
        ),
        Column("focus_fields", "重点领域", "属于哪些重点领域。", "power.focus_fields.field", _focus, "lines"),
        Column(
            "major_matters",
            "三重一大",
            "属于哪一类“三重一大”事项。",
            "power.major_matters",
            lambda r: words(r.power.major_matters, "majorMatter"),
            "lines",
        ),
        Column(
            "state",
            "状态",
            "是不是正在行使。",
            "power.status.state",
            lambda r: word(r.power.status.state, "powerState"),
            "word",
            "powerState",
        ),
        Column(
            "since",
            "状态起始日期",
            "从哪一天起是这个状态。",
            "power.status.since",
            lambda r: r.power.status.since,
            "date",
        ),
        Column(
            "successor",
            "承接职权",
            "已并入或者移交的，现在由哪一项职权承接（职权标识）。",
            "power.status.successor",
            lambda r: r.power.status.successor.key if r.power.status.successor else "",
        ),
        Column(
            "risks", "公示风险数", "这项职权公示的廉政风险有几个。", "", lambda r: str(len(r.power.risks)), "number"
        ),
        Column(
            "index_number",
            "索引号",
            "政府信息的索引号。",
            "power.disclosure.index_number",
            lambda r: r.power.disclosure.index_number,
        ),
        Column(
            "document_number",
            "文号",
            "公开所依据的文件的文号。",
            "power.disclosure.document_number",
            lambda r: r.power.disclosure.document_number or "",
        ),
        Column(
            "publisher",
            "发布机构",
            "谁发布的。",
            "power.disclosure.publisher",
            lambda r: r.power.disclosure.publisher or r.power.unit.name,
        ),
        Column(
            "published",
            "公开日期",
            "哪一天公开的。",
            "power.disclosure.published",
            lambda r: r.power.disclosure.published,
            "date",
        ),
        Column(
            "mode",
            "公开方式",
            "怎样公开。",
            "power.disclosure.mode",
            lambda r: word(r.power.disclosure.mode, "disclosureMode"),
            "word",
            "disclosureMode",
        ),
        Column(
            "validity",
            "有效性",
            "这条信息是不是有效。",
            "power.disclosure.validity",
            lambda r: word(r.power.disclosure.validity, "validity"),
            "word",
            "validity",
        ),
        Column(
            "url",
            "网页",
            "流程图、风险和全部内容在哪一页。",
            "",
            lambda r: absolute(r.jurisdiction.site.domain, address.power(r.power.key)),
        ),
    ),
    _powers,
)
