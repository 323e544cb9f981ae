"""A clerk's first hour: a workbook of powers and risks of a unit that has no file yet, and what the clerk then fills in.

What is filled in is what no list says; it is found by the marks alone, as a clerk finds it who follows ``validate``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import yaml_hand
from generator.blanks import is_blank
from generator.codes import credit_code_check
from generator.intake.placeholders import places
from importing.files import SheetOf, xlsx

UNIT = "garden-office"
_PLACES = [
    "东湖公园",
    "西山公园",
    "南塘游园",
    "北门广场",
    "滨河绿道",
    "人民路绿带",
    "学府街绿带",
    "车站广场",
    "老城游园",
    "新区公园",
    "湿地公园",
    "植物园",
]
_DEEDS = ("占用{place}审批", "{place}树木修剪审批", "{place}设施移动审批", "{place}活动场地审批", "{place}苗木移植审批")
_USCC = "11990900MB2000039"

FILLS = (
    "权力来源=法定本级行使",
    "行使层级=市级",
    "公开方式=主动公开",
    "有效性=有效",
    "公开日期=2026-03-01",
    "材料形式=原件",
    "材料来源=申请人自备",
    "实施对象=自然人、企业法人",
    "设立日期=2020-01-01",
    "设立原因=《城市绿化条例》规定由城市绿化主管部门审批。",
    "是否收费=否",
    "相对人权利=行政复议：不服决定的，可以向市人民政府申请行政复议；行政诉讼：不服决定的，可以向人民法院起诉",
    "问题性质=违纪",
    "查找方法=自己找",
    "掌握权力的程度=部分掌握",
    "发生可能性=一般",
    "危害程度=可能违纪违规",
    "自由裁量空间=有一定空间",
    "措施种类=监督",
)
_STAGES = (
    ("受理", "受理岗", "1个工作日", "收到{name}的申请，当面清点材料，缺什么一次说清。"),
    ("审查", "审查岗", "4个工作日", "到现场看{name}涉及的地方，写明看到的情况。"),
    ("决定", "分管副局长岗", "3个工作日", "对{name}作出准或者不准的决定，不准的写明理由。"),
    ("送达", "受理岗", "1个工作日", "把{name}的决定书送到申请人手里。"),
)


def names(count: int) -> list[str]:
    return [deed.format(place=place) for place in _PLACES for deed in _DEEDS][:count]


def workbook(powers: int, risks: int, *, index_numbers: bool = False) -> bytes:
    """The clerk's workbook; ``index_numbers`` is the column that the disclosure office gave afterwards."""
    rows: list[list[object]] = [["试例市绿化所权责清单"]]
    rows.append(
        [
            "序号",
            "职权编码",
            "职权名称",
            "权力类型",
            "行使主体",
            "设定依据",
            "承办机构",
            "承办岗位",
            "一句话说明",
            "职权内容",
            "受理条件",
            "申请材料",
            "办理环节",
            "责任事项",
            "环节岗位",
            "环节时限",
            "门槛",
            "法定时限",
            "法定时限依据",
            "承诺时限",
            "追责情形",
            "追责依据",
            "监督电话",
            "咨询电话",
            *(["索引号"] if index_numbers else []),
        ]
    )
    merged = []
    for i, name in enumerate(names(powers)):
        first = len(rows) + 1
        for stage, post, limit, duty in _STAGES:
            head = [
                i + 1,
                f"SL-YL-XK-{i + 100:03}",
                name,
                "行政许可",
                "试例市绿化所",
                "《城市绿化条例》第二十条",
                "审批科",
                "受理岗、审查岗、分管副局长岗",
                f"要办{name}，先来这里申请。",
                f"审查{name}的申请，决定准不准。",
                f"{name}确有必要，并且有恢复方案。",
                f"①{name}申请表；②现场平面图",
            ]
            tail = [
                "20个工作日",
                "《行政许可法》第四十二条",
                "10个工作日",
                f"对不符合条件的{name}予以批准的。",
                "《行政许可法》第七十四条",
                "0000-5551209",
                "0000-5551201",
                *([f"{_uscc()}/2026-{i + 1:05}"] if index_numbers else []),
            ]
            is_first = stage == _STAGES[0][0]
            rows.append(
                [
                    *(head if is_first else [None] * len(head)),
                    stage,
                    duty.format(name=name),
                    post,
                    limit,
                    f"{name}的上一步已经办完，记录齐全。",
                    *(tail if is_first else [None] * len(tail)),
                ]
            )
        merged += [f"{_letter(c)}{first}:{_letter(c)}{first + 3}" for c in (*range(12), *range(17, 24 + index_numbers))]
    posts = [
        ["科室", "岗位名称", "层级", "岗位职责"],
        ["办公室", "局长岗", "领导", "主持全面工作"],
        ["办公室", "分管副局长岗", "领导", "作出许可决定"],
        ["审批科", "受理岗", "一般", "接收申请，送达决定"],
        ["审批科", "审查岗", "重要岗位", "现场核查"],
        ["办公室", "监督岗", "中层", "抽查案卷"],
    ]
    return xlsx([SheetOf("权责清单", rows, merged), SheetOf("风险", _risks(powers, risks)), SheetOf("岗位", posts)])


def _risks(powers: int, risks: int) -> list[list[object]]:
    rows: list[list[object]] = [
        [
            "序号",
            "职权名称",
            "风险环节",
            "风险点",
            "风险岗位",
            "风险类别",
            "表现形式",
            "危害后果",
            "风险等级",
            "防控措施",
            "责任岗位",
        ]
    ]
    of = (
        ("审查", "审查岗", "不到现场就写核查意见", "业务流程", "核查照片是申请人给的，笔录当天就写好。", "Ⅱ"),
        ("决定", "分管副局长岗", "越过审查意见作决定", "岗位职责", "审查意见写着不同意，仍然批准，没有说明理由。", "Ⅱ"),
        ("受理", "受理岗", "反复要求补材料", "工作效率", "一次只说一样，让人跑三四趟。", "中等"),
        ("审查", "审查岗", "收好处后放宽条件", "思想道德", "收了红包，恢复方案没有也算合格。", "中"),
    )
    for i in range(risks):
        name = names(powers)[i % powers]
        step, post, what, dimension, how, level = of[i // powers]
        rows.append(
            [
                i + 1,
                name,
                step,
                f"{name}{what}",
                post,
                dimension,
                f"办{name}时，{how}",
                f"{name}该准的不准，不该准的准了。",
                level,
                f"每月从{name}里抽两件，对照{dimension}方面的记录倒查，问题当天登记。",
                "监督岗",
            ]
        )
    return rows


def fill_in(root: Path) -> int:
    """Fill in every mark in the unit's files as a clerk who knows the answers; how many there were."""
    filled = 0
    files = [
        *root.glob(f"catalog/units/{UNIT}/**/*.yml"),
        *root.glob(f"flows/{UNIT}/*.yml"),
        *root.glob("catalog/laws/*.yml"),
    ]
    for file in files:
        hand = yaml_hand.load(file.read_text("utf-8"))
        marks = [(trail, mark) for trail, mark in places(hand) if is_blank(mark)]
        for number, (trail, mark) in enumerate(marks):
            target = hand
            for step in trail[:-1]:
                target = target[step]
            target[trail[-1]] = yaml_hand.styled(
                _ANSWERS[str(mark).removeprefix("此处填写").strip("（） ")](file.stem, number)
            )
        if marks:
            file.write_text(yaml_hand.dump(hand), "utf-8")
        filled += len(marks)
    return filled


def _uscc() -> str:
    return _USCC + (credit_code_check(_USCC + "0") or "")


_ANSWERS: dict[str, Callable[[str, int], Any]] = {
    "简称": lambda _file, _n: "市绿化所",
    "统一社会信用代码": lambda _file, _n: _uscc(),
    "单位种类": lambda _file, _n: "department",
    "主要职责": lambda _file, _n: "管全市的公园绿地。",
    "地址": lambda _file, _n: "试例市绿化路3号",
    "办公时间": lambda _file, _n: "工作日 9:00—17:00",
    "电话": lambda _file, _n: "0000-5551200",
    "索引号": lambda _file, _n: f"{_uscc()}/2026-10000",
    "公开日期": lambda _file, _n: "2026-03-01",
    "公开方式": lambda _file, _n: "proactive",
    "有效性": lambda _file, _n: "valid",
    "要点": lambda _file, n: f"这一条管什么，法制岗核对过（{n + 1}）。",
}


def _letter(column: int) -> str:
    return chr(65 + column)
