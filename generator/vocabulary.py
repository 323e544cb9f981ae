"""The words of the field: every enumeration's values and their Chinese names, as the common schema gives them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

SCHEMAS: Final = Path(__file__).parent / "schemas"

INTERNAL_CATEGORIES: Final = frozenset({"personnel", "finance", "procurement", "works", "assets", "investment"})
"""The categories of power over a unit's own people, money, things and works; the others act on the public."""

REQUIREMENTS: Final[Mapping[str, str]] = {
    "R1": "职权法定，要素齐全",
    "R2": "防止已取消、已压缩的职权反弹",
    "R3": "走完审核链才公开",
    "R4": "标明重点领域",
    "R5": "一项职权一张流程图",
    "R6": "岗位之间相互制约",
    "R7": "查找风险，分级评定",
    "R8": "一个风险一套防控措施",
    "R9": "一级风险向社会公示",
    "R10": "风险有台帐，追到所违反的规定",
    "R11": "岗位和单位作出承诺",
    "R12": "防控措施靠制度支撑",
    "R13": "预警和处置",
    "R14": "统计由程序计算",
    "R15": "公开要素齐全",
    "R16": "查得到、看得懂、改动有记录",
    "R17": "只写岗位，不写个人",
}
"""What the project asks of a catalogue, by the number under which rules cite it."""


@cache
def labels(vocabulary: str) -> Mapping[str | int, str]:
    """The Chinese name of each value of ``vocabulary`` (a definition of ``common.schema.json``), in the schema's order."""
    definition = _definitions()[vocabulary]
    return dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))


def label(vocabulary: str, value: str | int) -> str:
    return labels(vocabulary)[value]


@cache
def _definitions() -> Mapping[str, dict[str, list[str]]]:
    definitions: Mapping[str, dict[str, list[str]]] = json.loads((SCHEMAS / "common.schema.json").read_text("utf-8"))[
        "definitions"
    ]
    return definitions


def source_in_words(source: str) -> str:
    """The source of a rule with the requirements in it spelled out."""
    parts = source.split("、")
    return "、".join(f"{REQUIREMENTS[p]}（{p}）" if p in REQUIREMENTS else p for p in parts)
