"""Lists in the image of published ones, with what must become of every cell.

A cell that is named neither in ``doubted`` nor in ``left`` must be understood. ``values`` are what entries must say: the file
(without the way to the unit's folder), the trail in it, the value.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from importing.files import SheetOf, docx, ods, text, xls, xlsx

Trail = tuple[str | int, ...]


@dataclass(frozen=True)
class Case:
    name: str
    write: Callable[[Sequence[SheetOf]], bytes]
    sheets: Sequence[SheetOf]
    values: Sequence[tuple[str, Trail, Any]]
    doubted: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)
    fills: Sequence[str] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def one(rows: Any, **more: Any) -> list[SheetOf]:
    return [SheetOf("清单", rows, **more)]


POWER = "powers/xiu-jian-shu-mu-shen-pi.yml"
FLOW = "flows/xiu-jian-shu-mu-shen-pi.yml"
GREENING = {"law": "greening-regulation", "article": "第二十条"}

_BASIC = [
    ["序号", "权力类型", "职权名称", "实施依据", "承办机构"],
    [1, "行政许可", "修剪树木审批", "《城市绿化条例》第二十条", "绿化科"],
]
_BASIC_VALUES: Sequence[tuple[str, Trail, Any]] = [
    (POWER, ("name",), "修剪树木审批"),
    (POWER, ("category",), "licensing"),
    (POWER, ("legal_basis",), [GREENING | {"role": "exercises"}]),
    (POWER, ("department",), "greening-section"),
]
_MERGED = [
    ["试例市园林管理局权责清单（2026年版）", None, None, None, None, None, None],
    ["序号", "权力类别", "权力事项", "实施依据", None, "时限", None],
    [None, None, None, "法律法规名称", "条款号", "法定", "承诺"],
    [1, "行政许可", "修剪树木审批", "城市绿化条例", "第二十条", "20个工作日", "１０个工作日"],
    [None, None, None, "中华人民共和国行政许可法", "第四十二条第一款", None, None],
    [2, "行政处罚", "对损坏绿化的处罚", "《城市绿化条例》", "第24条", "九十日", "60天"],
]
_MERGED_AREAS = ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "A4:A5", "B4:B5", "C4:C5", "F4:F5", "G4:G5"]
_MERGED_VALUES: Sequence[tuple[str, Trail, Any]] = [
    (POWER, ("legal_basis", 0), GREENING),
    (POWER, ("legal_basis", 1), {"law": "administrative-licensing-law", "article": "第四十二条第一款"}),
    (POWER, ("time_limits", "statutory"), {"value": 20, "unit": "workday"}),
    (POWER, ("time_limits", "promised"), {"value": 10, "unit": "workday"}),
    (
        "powers/sun-huai-lv-hua-de-chu-f.yml",
        ("legal_basis",),
        [{"law": "greening-regulation", "article": "第二十四条"}],
    ),
    ("powers/sun-huai-lv-hua-de-chu-f.yml", ("time_limits", "statutory"), {"value": 90, "unit": "day"}),
]
_STAGED = [
    ["职权类别", "序号", "职权名称", "实施依据", "责任事项", "办理环节", "责任科室", "办理期限", "收费情况"],
    ["行政许可", 1, "修剪树木审批", "城市绿化条例第二十条", "一次告知。", "受理", "窗口", "1个工作日", "否"],
    [None, None, None, None, "现场核查。", "审查", "绿化科", "5个工作日", None],
    [None, None, None, None, "作出决定。", "决定", "绿化科", "3个工作日", None],
    [None, None, None, None, "送达决定书。", "送达", "窗口", "1个工作日", None],
]
_RISKS = [
    [
        "序号",
        "单位/科室",
        "风险类别",
        "风险点",
        "廉政风险主要内容及表现形式",
        "风险等级",
        "防控措施",
        "部门负责人",
        "责任领导",
    ],
    [
        1,
        "绿化科",
        "岗位职责风险",
        "收好处放行",
        "收红包，放行不合条件的申请。",
        "高",
        "1.双人核查。\n2.每月抽查案卷。",
        "内部监督岗",
        "局长岗",
    ],
    [2, None, "业务流程风险", "压件不办", "故意拖着不办。", "中", "超期自动报告", "内部监督岗", None],
    [3, None, "思想道德风险", "说情打招呼", "替熟人说情。", "低", "登记过问", "王小明", None],
]

CASES: Sequence[Case] = [
    Case("a plain list", xlsx, one(_BASIC), _BASIC_VALUES, counts={"power": 1}),
    Case("the same as .xls", xls, one(_BASIC), _BASIC_VALUES),
    Case("the same as .ods, with a million empty rows", ods, one(_BASIC), _BASIC_VALUES),
    Case("the same as .csv in UTF-8 with its mark", text("utf-8-sig"), one(_BASIC), _BASIC_VALUES),
    Case("the same in GB 18030", text("gb18030"), one(_BASIC), _BASIC_VALUES),
    Case("the same in UTF-16 between tabs", text("utf-16", "\t"), one(_BASIC), _BASIC_VALUES),
    Case("the same as a Word table", docx, one(_BASIC), _BASIC_VALUES),
    *(
        Case(
            f"two rows of headings and merged cells, {name}",
            write,
            one(_MERGED, merged=_MERGED_AREAS),
            _MERGED_VALUES,
            doubted={"F6": "自然日", "G6": "自然日"},
            counts={"power": 2},
        )
        for name, write in (("xlsx", xlsx), ("xls", xls), ("ods", ods), ("docx", docx))
    ),
    Case(
        "the same where merging was lost",
        text("utf-8"),
        one(_MERGED),
        _MERGED_VALUES,
        doubted={"F6": "自然日", "G6": "自然日"},
        counts={"power": 2},
    ),
    Case(
        "stages in rows of their own become duties and a first flow",
        xlsx,
        one(_STAGED, merged=["A2:A5", "B2:B5", "C2:C5", "D2:D5", "I2:I5"]),
        [
            (POWER, ("responsibilities", 3), {"stage": "送达", "duty": "送达决定书。"}),
            (POWER, ("fees",), {"charged": False}),
            (FLOW, ("steps", 0, "post"), "clerk"),
            (FLOW, ("steps", 0, "next"), "examine"),
            (FLOW, ("steps", 1, "limit"), {"value": 5, "unit": "workday"}),
            (FLOW, ("steps", 2, "kind"), "decision"),
            (FLOW, ("steps", 2, "branches", 0, "next"), "deliver"),
            (FLOW, ("steps", 3, "next"), "completed"),
            (FLOW, ("ends", 1, "outcome"), "refused"),
        ],
        doubted={"G2": "只有一个岗位", "G3": "只有一个岗位", "G4": "只有一个岗位", "G5": "只有一个岗位"},
    ),
    Case(
        "sections tell categories, totals are counted, notes are left",
        xlsx,
        one(
            [
                ["职权目录", None, None, None],
                ["序号", "事项名称", "法定依据", "备注"],
                ["一、行政许可（共1项）", None, None, None],
                [1, "修剪树木审批", "《城市绿化条例》第二十条", "—"],
                ["（二）行政处罚", None, None, None],
                [2, "对损坏绿化的处罚", "《城市绿化条例》第二十四条", "2025年新增"],
                ["合计", "3项", None, None],
                ["填表人：某人　　审核人：某人", None, None, None],
            ],
            merged=["A1:D1", "A3:D3", "A5:D5", "A8:D8"],
        ),
        [
            (POWER, ("category",), "licensing"),
            ("powers/sun-huai-lv-hua-de-chu-f.yml", ("category",), "penalty"),
            ("powers/sun-huai-lv-hua-de-chu-f.yml", ("internal", "notes"), "2025年新增"),
        ],
        doubted={"B7": "上面实际有 2 项"},
        left={"A8": "旁边的说明"},
    ),
    Case(
        "headings that are repeated on each page go on with the list",
        xlsx,
        one([*_BASIC, _BASIC[0], [2, "行政处罚", "对损坏绿化的处罚", "《城市绿化条例》第二十四条", "绿化科"]]),
        [("powers/sun-huai-lv-hua-de-chu-f.yml", ("category",), "penalty")],
        counts={"power": 2},
    ),
    Case(
        "notes in the margin are left over",
        xlsx,
        one([[*_BASIC[0]], [*_BASIC[1], None, "记得问法规科"]]),
        _BASIC_VALUES,
        left={"G2": "旁边的说明"},
    ),
    Case(
        "a heading nobody knows leaves its column, one that is nearly known is doubted",
        xlsx,
        one([[*_BASIC[0], "星座", "职权内容描述"], [*_BASIC[1], "双鱼", "管修剪。"]]),
        [(POWER, ("content",), "管修剪。")],
        doubted={"G1": "当作“职权内容”"},
        left={"F1": "不认识表头“星座”", "F2": "不认识表头“星座”"},
    ),
    Case(
        "categories by letters, codes and words of other lists",
        xlsx,
        one(
            [
                ["权力类型", "职权编码", "职权名称", "依据"],
                ["XK", "SL-YL-XK-002", "修剪树木审批", "《城市绿化条例》第二十条"],
                ["02", "３７０４８１０３０２８０３", "对损坏绿化的处罚", "《城市绿化条例》第二十四条"],
                ["行政审批", "00016421300Y", "移植树木审批", "《城市绿化条例》第二十条"],
                ["审核上报", "无编码", "占用绿地审批", "《城市绿化条例》第二十条"],
            ]
        ),
        [
            (POWER, ("codes",), [{"scheme": "local", "value": "SL-YL-XK-002"}]),
            ("powers/sun-huai-lv-hua-de-chu-f.yml", ("codes", 0, "value"), "3704810302803"),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("codes", 0, "scheme"), "national_basic"),
        ],
        doubted={"A3": "对吗", "A4": "行政许可"},
        left={"A5": "不在可以填的词里", "B5": "不是编码"},
    ),
    Case(
        "bases of every form",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "设定依据", "监管依据", "追责依据", "追责情形"],
                [
                    "修剪树木审批",
                    "行政许可",
                    "1.《城市绿化条例》（国务院令第676号，2017年修订）第二十条、第二十四条第一款第（二）项；2.《中华人民共和国行政许可法》第12条",
                    "行政许可法第六十一条",
                    "《行政许可法》第七十四条",
                    "违法准予许可的",
                ],
                [
                    "移植树木审批",
                    "行政许可",
                    "《试例市绿化办法》（试政发〔2020〕3号）第五条：移植树木的，应当报批，经批准后方可实施，并按照批准的方案移植。",
                    "按有关规定",
                    None,
                    "有下列情形之一的，追究责任：（一）拖延不办的；（二）越权审批的。",
                ],
            ]
        ),
        [
            (POWER, ("legal_basis", 0), {"law": "greening-regulation", "article": "第二十条", "role": "establishes"}),
            (POWER, ("legal_basis", 1, "article"), "第二十四条第一款第（二）项"),
            (
                POWER,
                ("legal_basis", 2),
                {"law": "administrative-licensing-law", "article": "第十二条", "role": "establishes"},
            ),
            (POWER, ("legal_basis", 3, "role"), "supervises"),
            (POWER, ("accountability", 0, "basis", "article"), "第七十四条"),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("legal_basis", 0, "law"), "shi-li-shi-lv-hua-ban-f"),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("accountability", 1, "circumstance"), "越权审批的。"),
            ("laws/shi-li-shi-lv-hua-ban-f.yml", ("number",), "试政发〔2020〕3号"),
            ("laws/shi-li-shi-lv-hua-ban-f.yml", ("articles", 0, "article"), "第五条"),
        ],
        doubted={"C2": "第十二条", "D2": "第六十一条", "C3": "还没有登记", "F3": "开头的话"},
        left={"D3": "没有找到法律文件"},
    ),
    Case(
        "limits of every form",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "法定期限", "承诺期限", "办理时限"],
                ["修剪树木审批", "行政许可", "二十个工作日", "当场办结", None],
                ["移植树木审批", "行政许可", None, None, "法定时限：20个工作日；承诺时限：5个工作日"],
                ["占用绿地审批", "行政许可", "三个月", "15", None],
                ["临时用地审批", "行政许可", "无", "尽快", None],
            ]
        ),
        [
            (
                POWER,
                ("time_limits",),
                {"statutory": {"value": 20, "unit": "workday"}, "promised": {"value": 0, "unit": "workday"}},
            ),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("time_limits", "promised"), {"value": 5, "unit": "workday"}),
            ("powers/zhan-yong-lv-di-shen-pi.yml", ("time_limits", "statutory"), {"value": 90, "unit": "day"}),
        ],
        doubted={"C4": "折算", "D4": "没有写单位"},
        left={"D5": "看不出是多长时间"},
    ),
    Case(
        "materials, conditions, fees and results",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "申请材料", "受理条件", "收费标准及依据", "审批结果", "有效期限"],
                [
                    "修剪树木审批",
                    "行政许可",
                    "①申请表（原件，一式两份）；②营业执照复印件；③现场照片3份",
                    "1.树木危及安全；2.有修剪方案",
                    "不收费",
                    "修剪许可证",
                    "一年",
                ],
                ["占用绿地审批", "行政许可", "申请书\n平面图（电子件）", "符合规划", "每平方米10元", None, None],
            ]
        ),
        [
            (POWER, ("materials", 0), {"name": "申请表", "form": "original", "copies": 2, "source": "applicant"}),
            (POWER, ("materials", 1, "form"), "copy"),
            (POWER, ("materials", 2), {"name": "现场照片", "copies": 3, "source": "applicant"}),
            (POWER, ("conditions",), ["树木危及安全", "有修剪方案"]),
            (POWER, ("fees",), {"charged": False}),
            (POWER, ("result",), {"name": "修剪许可证", "validity": "一年"}),
            ("powers/zhan-yong-lv-di-shen-pi.yml", ("materials", 1, "form"), "electronic"),
            ("powers/zhan-yong-lv-di-shen-pi.yml", ("fees", "items", 0, "standard"), "每平方米10元"),
        ],
        fills=["材料来源=申请人自备"],
    ),
    Case(
        "people's names become questions, titles beside names and new posts are told",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "责任科室", "责任人"],
                ["修剪树木审批", "行政许可", "绿化科", "王小明"],
                ["移植树木审批", "行政许可", "绿化科", "张伟（科长）"],
                ["占用绿地审批", "行政许可", "绿化科", "许可审查岗、许可受理岗"],
                ["临时用地审批", "行政许可", "水景科", "负责人"],
            ]
        ),
        [
            ("powers/zhan-yong-lv-di-shen-pi.yml", ("posts",), ["examiner", "clerk"]),
            ("powers/lin-shi-yong-di-shen-pi.yml", ("posts",), ["shui-jing-ke-fu-ze-ren"]),
            ("unit.yml", ("departments", 0, "name"), "水景科"),
        ],
        doubted={"D3": "只导入了职务", "C5": "还没有内设机构", "D5": "水景科负责人岗"},
        left={"D2": "像是人名"},
    ),
    *(
        Case(
            f"risks of departments, {name}",
            write,
            one(_RISKS),
            [
                ("risks/greening-section.yml", ("about",), {"department": "greening-section"}),
                ("risks/greening-section.yml", ("risks", 0, "rating"), {"final": 1}),
                ("risks/greening-section.yml", ("risks", 0, "dimension"), "duty"),
                ("risks/greening-section.yml", ("risks", 0, "layer"), "department"),
                (
                    "risks/greening-section.yml",
                    ("risks", 0, "controls", 1),
                    {"measure": "每月抽查案卷。", "owner": "auditor"},
                ),
                ("risks/greening-section.yml", ("risks", 2, "rating"), {"final": 3}),
            ],
            left={"I2": "责任领导没有导入", "H4": "像是人名"},
            counts={"risk": 3},
        )
        for name, write in (("xlsx", xlsx), ("csv", text("gb18030")), ("docx", docx))
    ),
    Case(
        "levels in every notation",
        xlsx,
        one(
            [
                ["风险点", "岗位", "等级", "表现形式", "防控措施"],
                *(
                    [f"风险{i}", "许可审查岗", level, "怎样发生。", "怎样防"]
                    for i, level in enumerate(
                        ["高", "Ⅱ", "Ⅲ级", "重点", "防范", "一般", "一级", "2", "３", "A", "特级"]
                    )
                ),
            ]
        ),
        [
            ("risks/examiner.yml", ("risks", i, "rating", "final"), v)
            for i, v in enumerate([1, 2, 3, 1, 2, 3, 1, 2, 3, 1])
        ],
        doubted={"C11": "一级"},
        left={"C12": "不在可以填的词里"},
    ),
    Case(
        "risks of powers by name, by code and nearly by name, backed by rules",
        xlsx,
        one(
            [
                [
                    "职权名称",
                    "风险点",
                    "风险岗位",
                    "风险等级",
                    "表现形式",
                    "防控措施",
                    "责任岗位",
                    "依据制度",
                    "措施种类",
                    "频次",
                ],
                [
                    "砍伐城市树木审批",
                    "放水核查",
                    "许可审查岗",
                    "一级",
                    "不看现场。",
                    "拍照",
                    "内部监督岗",
                    "《许可案卷抽查办法》",
                    "监督",
                    "每件",
                ],
                [
                    "SL-YL-XK-001",
                    "漏看材料",
                    "许可受理岗",
                    "二级",
                    "材料不全也收。",
                    "复核",
                    "内部监督岗",
                    "廉政档案制度",
                    "预防",
                    None,
                ],
                [
                    "砍伐树木审批",
                    "透露评审",
                    "许可审查岗",
                    "三级",
                    "说出专家。",
                    "保密",
                    "局长岗",
                    None,
                    "教育类",
                    None,
                ],
                ["养犬登记", "乱收费", "许可受理岗", "三级", "多收。", "公示", "局长岗", None, "预防", None],
            ]
        ),
        [
            (
                "risks/tree-felling.yml",
                ("risks", 0, "controls", 0),
                {"measure": "拍照", "kind": "oversight", "owner": "auditor", "frequency": "每件", "rule": "case-check"},
            ),
            ("risks/tree-felling.yml", ("risks", 1, "name"), "漏看材料"),
            ("risks/tree-felling.yml", ("risks", 2, "controls", 0, "kind"), "education"),
            ("risks/clerk.yml", ("risks", 0, "name"), "乱收费"),
        ],
        doubted={"A4": "砍伐城市树木审批"},
        left={"H3": "制度库里没有", "A5": "没有叫“养犬登记”的职权"},
    ),
    Case(
        "powers and their risks in one table",
        xlsx,
        one(
            [
                ["序号", "职权名称", "权力类型", "办理流程", "风险环节", "风险点", "风险等级", "防控措施"],
                [1, "修剪树木审批", "行政许可", "受理→审查→决定→送达", "审查", "不看现场", "高", "拍照"],
                [None, None, None, None, "决定", "越权决定", "高", "集体研究"],
            ],
            merged=["A2:A3", "B2:B3", "C2:C3", "D2:D3"],
        ),
        [
            (FLOW, ("steps", 1, "risks"), ["bu-kan-xian-chang"]),
            (FLOW, ("steps", 2, "risks"), ["yue-quan-jue-ding"]),
            ("risks/xiu-jian-shu-mu-shen-pi.yml", ("about",), {"power": "xiu-jian-shu-mu-shen-pi"}),
            ("risks/xiu-jian-shu-mu-shen-pi.yml", ("risks", 1, "rating", "final"), 1),
        ],
        counts={"power": 1, "risk": 2},
    ),
    Case(
        "several tables on several sheets, rules and posts too",
        xlsx,
        [
            SheetOf(
                "制度",
                [
                    ["制度名称", "类别", "文号", "印发日期", "归口科室", "主要内容", "是否公开"],
                    ["廉政档案制度", "预防", "试园〔2024〕3号", "2024年3月1日", "办公室", "建立档案。", "√"],
                ],
            ),
            SheetOf(
                "岗位",
                [
                    ["科室", "岗位名称", "岗位职责", "层级", "姓名", "人数"],
                    ["绿化科", "养护管理岗", "1.巡查；2.养护", "一般", "李建国", "2人"],
                    [None, None, None, None, None, None],
                    ["科室名称", "主要职责", "联系电话", None, None, None],
                    ["水景科", "管喷泉。", "0000-5551109", None, None, None],
                ],
            ),
            SheetOf("填报说明", [["请于月底前报送"]]),
        ],
        [
            (
                "rules.yml",
                ("rules", 0),
                {
                    "id": "lian-zheng-dang-an-zhi-du",
                    "title": "廉政档案制度",
                    "kind": "prevention",
                    "number": "试园〔2024〕3号",
                    "issued": "2024-03-01",
                    "owner": "office",
                    "summary": "建立档案。",
                    "public": True,
                },
            ),
            (
                "unit.yml",
                ("posts", 0),
                {
                    "id": "yang-hu-guan-li",
                    "name": "养护管理岗",
                    "department": "greening-section",
                    "tier": "general",
                    "duties": ["巡查", "养护"],
                    "headcount": 2,
                },
            ),
            (
                "unit.yml",
                ("departments", 0),
                {"id": "shui-jing-ke", "name": "水景科", "duties": "管喷泉。", "telephone": "0000-5551109"},
            ),
        ],
        left={"岗位!E2": "人名不导入", "填报说明!A1": "不在看得懂的表格里"},
        counts={"rule": 1, "post": 1, "department": 1},
    ),
    Case(
        "rights, channels, telephones and audiences",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "救济渠道", "监督电话", "咨询电话", "服务对象"],
                [
                    "修剪树木审批",
                    "行政许可",
                    "行政复议、行政诉讼",
                    "12345；0000-5551102",
                    "（0000）5551101",
                    "个人、企业",
                ],
                [
                    "移植树木审批",
                    "行政许可",
                    "陈述申辩：可以书面说明\n不服的，可以申请行政复议",
                    "行风监督：0000-5551102",
                    "13900000000",
                    "生产经营单位",
                ],
                ["占用绿地审批", "行政许可", "找领导", "没有电话", "5551101", "拖拉机所有人"],
            ]
        ),
        [
            (POWER, ("counterpart_rights",), [{"right": "reconsideration"}, {"right": "suit"}]),
            (POWER, ("supervision", 0, "kind"), "hotline_12345"),
            (POWER, ("supervision", 1, "contact"), "0000-5551102"),
            (POWER, ("service", "telephone"), "0000-5551101"),
            (POWER, ("audience",), ["natural_person", "enterprise"]),
            (
                "powers/yi-zhi-shu-mu-shen-pi.yml",
                ("counterpart_rights", 0),
                {"right": "state_and_defend", "how": "可以书面说明"},
            ),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("counterpart_rights", 1, "right"), "reconsideration"),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("supervision", 0, "name"), "行风监督"),
        ],
        doubted={"F3": "企业法人", "E4": "没有区号"},
        left={"E3": "手机号码", "C4": "哪一种权利", "D4": "没有电话号码", "F4": "不在可以填的词里"},
    ),
    Case(
        "rows of other units are not taken in",
        xlsx,
        one(
            [
                ["行使主体", "职权名称", "权力类型"],
                ["试例市园林管理局", "修剪树木审批", "行政许可"],
                ["市水务局", "取水许可", "行政许可"],
            ]
        ),
        [(POWER, ("name",), "修剪树木审批")],
        left={"A3": "别的单位", "B3": "没有可以放", "C3": "没有可以放"},
        counts={"power": 1},
    ),
    Case(
        "formulas, comments and broken cells are doubted",
        xlsx,
        one(
            [
                [*_BASIC[0], "职权内容"],
                [*_BASIC[1], "管修剪。"],
                [2, "行政处罚", "对损坏绿化的处罚", "#REF!", "绿化科", None],
            ],
            formulas={"A2": "=ROW()-1"},
            comments={"E2": "下半年要改名"},
        ),
        _BASIC_VALUES,
        doubted={"A2": "公式", "E2": "下半年要改名"},
        left={"D3": "没有找到法律文件"},
    ),
    Case(
        "an inspection list whose heading stands twice",
        xlsx,
        one(
            [
                [
                    "抽查事项",
                    "抽查类别",
                    "抽查类别",
                    "检查对象",
                    "检查方式",
                    "检查主体",
                    "检查依据",
                    "检查频次",
                    "抽查比例",
                ],
                [
                    "绿地养护检查",
                    "行政检查",
                    "一般检查",
                    "企业",
                    "现场检查、查阅资料",
                    "试例市园林管理局",
                    "《城市绿化条例》",
                    "2",
                    "每年5%",
                ],
            ]
        ),
        [
            ("powers/lv-di-yang-hu-jian-cha.yml", ("category",), "inspection"),
            (
                "powers/lv-di-yang-hu-jian-cha.yml",
                ("enforcement",),
                {"frequency": 2, "methods": ["现场检查、查阅资料"], "sampling": "每年5%"},
            ),
            ("powers/lv-di-yang-hu-jian-cha.yml", ("legal_basis",), [{"law": "greening-regulation"}]),
        ],
        doubted={"G2": "哪一条"},
        left={"C2": "另一行写的是"},
    ),
    Case(
        "long codes that Excel has rounded are refused, long texts and empty signs are not",
        xlsx,
        one(
            [
                ["职权名称", "权力类型", "职权编码", "数量限制", "备注"],
                ["修剪树木审批", "行政许可", 1.1301082001001e30, "/", "-"],
                ["移植树木审批", "行政许可", "370481XK0001", "每年\n十件", "无"],
            ]
        ),
        [("powers/yi-zhi-shu-mu-shen-pi.yml", ("quota",), "每年十件")],
        left={"C2": "约数"},
    ),
    Case(
        "a form that is filled in above its headings, units in headings, articles before their text",
        xlsx,
        one(
            [
                ["试例市园林管理局权责清单", None, None, None, None, None, None],
                ["填报单位（盖章）：试例市园林管理局", None, None, "填报时间：2026年3月", None, None, None],
                ["职权名称", "权力类型", "实施依据", None, "时限（工作日）", None, "申请材料"],
                [None, None, "法律法规名称", "条款内容", "法定", "承诺", None],
                [
                    "修剪树木审批",
                    "许可",
                    "《城市绿化条例》",
                    "第二十条　修剪树木要审批",
                    "２０",
                    "十",
                    "申请表（原件2份）",
                ],
                ["移植树木审批", "许可", "《城市绿化条例》", "第二十条", "20", "3天", "申请表"],
            ],
            merged=["A1:G1", "A2:C2", "D2:G2", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4"],
        ),
        [
            (POWER, ("legal_basis",), [GREENING]),
            (POWER, ("time_limits", "statutory"), {"value": 20, "unit": "workday"}),
            (POWER, ("time_limits", "promised"), {"value": 10, "unit": "workday"}),
            (POWER, ("materials", 0), {"name": "申请表", "form": "original", "copies": 2}),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("legal_basis",), [GREENING]),
            ("powers/yi-zhi-shu-mu-shen-pi.yml", ("time_limits", "promised"), {"value": 3, "unit": "day"}),
        ],
        doubted={"C5": "第二十条", "F6": "自然日"},
        left={"A2": "旁边的说明", "D2": "旁边的说明", "D5": "条文原文没有导入"},
        counts={"power": 2},
    ),
    Case(
        "what is the same for all is given once",
        xlsx,
        one(_BASIC),
        [
            (POWER, ("exercised_by",), {"source": "statutory", "level": "city"}),
            (POWER, ("status", "since"), "2020-01-01"),
            (POWER, ("status", "history"), [{"date": "2020-01-01", "change": "established", "reason": "依法设定。"}]),
        ],
        fills=["权力来源=法定本级行使", "行使层级=市级", "设立日期=2020-01-01", "设立原因=依法设定。"],
    ),
]
