"""Pull requests for the gate: a small city, edits of it, and the records that would answer for them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import yaml
from diff_sides import PATHS, Files, base_files, edited
from diff_sides import loaded as loaded_as_named

from generator.change import Change
from generator.diff import Loaded, compare
from generator.gate import Ruling, judge
from generator.gate_report import covers_of
from generator.kinds import identify, is_slug

TODAY: Final = "2026-06-30"

CANCELLED: Final = "catalog/units/park-office/powers/shrub-pruning.yml"
WATER: Final = "catalog/units/water-office/unit.yml"
OLD_RECORD: Final = "catalog/units/park-office/changes/2026-03-01-old.yml"
SETTLED: Final = """\
title: 承诺时限从十五个工作日减为十个工作日
date: 2026-03-01
reason: 审查改为网上进行，五天够用。
covers:
  - {kind: power, id: tree-felling, change: time-limits-promised-increased, before: 10 个工作日, after: 15 个工作日}
decision: {body: 局长办公会, date: 2026-02-10}
approval: {post: 局长岗, date: 2026-02-11}
filed:
  - {office: risk_control, date: 2026-02-12, number: 防控备〔2026〕1号}
  - {office: legal, date: 2026-02-13, number: 法制备〔2026〕1号}
"""

WHOLE: Final[Mapping[str, Any]] = {
    "title": "按规定调整",
    "date": "2026-06-10",
    "reason": "上级文件要求调整。",
    "authority": {
        "title": "关于调整的通知",
        "issuer": "试例市人民政府",
        "date": "2026-05-04",
        "number": "试政发〔2026〕9号",
    },
    "decision": {"body": "局长办公会", "date": "2026-05-11"},
    "approval": {"post": "局长岗", "date": "2026-05-12"},
    "superior": {"body": "试例市人民政府", "date": "2026-06-05", "number": "试政函〔2026〕5号"},
    "filed": [
        {"office": "risk_control", "date": "2026-05-20", "number": "防控备〔2026〕9号"},
        {"office": "legal", "date": "2026-05-21", "number": "法制备〔2026〕9号"},
        {"office": "staffing", "date": "2026-05-22", "number": "编备〔2026〕9号"},
        {"office": "disclosure", "date": "2026-05-25", "number": "公开备〔2026〕9号"},
    ],
}
"""A record with every sign-off, in order."""


def city() -> Files:
    """The small catalogue with a second unit, a power that was cancelled, a complaint route and an older record."""
    power = PATHS["power"]
    return edited(
        base_files(),
        [
            {
                "in": "unit",
                "as": WATER,
                "copy": "yes",
                "old": "name: 试例市园林管理局\nshort_name: 市园林局\nuscc: 11990900MB2000020F",
                "new": "name: 试例市水务局\nshort_name: 市水务局\nuscc: 11990900MB20000391",
            },
            {
                "in": "power",
                "as": CANCELLED,
                "copy": "yes",
                "old": "name: 砍伐城市树木审批",
                "new": "name: 修剪沿街灌木许可",
            },
            {"in": CANCELLED, "old": "SL-YL-XK-001", "new": "SL-YL-XK-002"},
            {
                "in": CANCELLED,
                "old": "content: 对砍伐城市树木的申请进行审查，决定准不准。",
                "new": "content: 沿街单位修剪门前灌木绿篱的，事先申请，由市局派员查看以后批准。",
            },
            {
                "in": CANCELLED,
                "old": "  state: active\n  since: 2020-01-01\n  history:\n    - {date: 2020-01-01, change: established, reason: 依法设定。}\n",
                "new": "  state: cancelled\n  since: 2022-05-01\n  history:\n    - {date: 2020-01-01, change: established, reason: 依法设定。}\n"
                "    - {date: 2022-05-01, change: cancelled, reason: 取消这项许可。}\n",
            },
            {
                "in": "power",
                "old": "fees: {charged: false}\n",
                "new": "fees: {charged: false}\nsupervision:\n  - {kind: telephone, name: 局监督电话, contact: 0000-5551199}\n",
            },
            {"in": OLD_RECORD, "new": SETTLED},
            {
                "in": power,
                "old": "service: {telephone",
                "new": "service_commitments: [当天答复咨询。]\nservice: {telephone",
            },
        ],
    )


def loaded(files: Files) -> Loaded:
    """The catalogue that ``files`` make; as in ``diff_load``, what has no id for a name is no file of it."""
    return loaded_as_named(
        {p: t for p, t in files.items() if (i := identify(p)) and all(map(is_slug, filter(None, (i.unit, i.id))))}
    )


def judged(old: Files, new: Files, today: str = TODAY) -> tuple[list[Change], list[Ruling]]:
    """What changed, and what the gate says of it."""
    base, head = loaded(old), loaded(new)
    changes = compare(base, head)
    return changes, judge(base.catalog, head.catalog, changes, today)


def refused(rulings: Sequence[Ruling]) -> list[Ruling]:
    return [r for r in rulings if not r.passes]


def record_of(rulings: Sequence[Ruling], fields: Mapping[str, Any] | None = None) -> str:
    """A record for all that is refused, as a clerk copies it from the report; ``fields`` are put over the whole one, null takes away."""
    fields = dict(fields or {})
    put = fields.pop("each", {})
    covers = [{k: v for k, v in (covers_of(r.change) | put).items() if v} for r in refused(rulings)]
    data = {**WHOLE, "covers": covers, **fields}
    return yaml.safe_dump({k: v for k, v in data.items() if v is not None}, allow_unicode=True, sort_keys=False)
