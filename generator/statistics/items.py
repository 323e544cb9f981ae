"""What is asked of every power: the items by which coverage and completeness are counted (R1, R14).

The list is that of the catalogue of powers itself: what a reader must be told of a power of its category. An item is there or it is not.
How much is written does not count, so no volume of text raises anything; whether it says something is what the checks ask.
"""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from generator.model import Power
from generator.public import PublicPower
from generator.vocabulary import INTERNAL_CATEGORIES, labels

_ALL: Final = frozenset(str(category) for category in labels("category"))
_OUTWARD: Final = _ALL - INTERNAL_CATEGORIES
_ON_APPLICATION: Final = frozenset({"licensing", "confirmation", "payment"})
"""What citizens apply for."""
_REMEDIES: Final = frozenset({"reconsideration", "suit"})

AnyPower = Power | PublicPower


class Item(Struct, frozen=True):
    """Something that a power of one of ``categories`` must say; ``note`` is what counts as saying it. ``is_scored`` items count for completeness."""

    id: str
    name: str
    note: str
    categories: frozenset[str]
    has: Callable[[AnyPower, int, int], bool]
    """Whether a power says it, that has so many flows and so many risks."""
    is_scored: bool = True


ITEMS: Final = (
    Item("basis", "行使依据", "每条依据都写到条", _ALL, lambda p, _f, _r: _is_cited(p)),
    Item("flow", "流程图", "有运行流程图", _ALL, lambda _p, flows, _r: flows > 0),
    Item("conditions", "条件", "写明什么情况下办", _ALL, lambda p, _f, _r: bool(p.conditions)),
    Item("materials", "申请材料", "依申请办理的，列出材料", _ON_APPLICATION, lambda p, _f, _r: bool(p.materials)),
    Item("limits", "时限", "写明承诺时限", _ALL, lambda p, _f, _r: p.time_limits.promised.value > 0),
    Item("service", "办理地点", "依申请办理的，写明到哪里办、怎样网上办", _ON_APPLICATION, lambda p, _f, _r: _has_place(p)),
    Item("commitments", "服务承诺", "对外行使的，有法定要求之外的承诺", _OUTWARD, lambda p, _f, _r: bool(p.service_commitments)),
    Item("discipline", "工作纪律", "写明办的人不能做什么", _ALL, lambda p, _f, _r: bool(p.discipline)),
    Item("responsibilities", "责任事项", "写明办的人必须做什么", _ALL, lambda p, _f, _r: bool(p.responsibilities)),
    Item("accountability", "追责情形", "写明什么情况追究责任", _ALL, lambda p, _f, _r: bool(p.accountability)),
    Item("discretion", "裁量权基准", "行政处罚，有分档的基准", frozenset({"penalty"}), lambda p, _f, _r: p.discretion is not None),
    Item("remedy", "救济途径", "对外行使的，写明行政复议或者行政诉讼", _OUTWARD, lambda p, _f, _r: _has_remedy(p)),
    Item("supervision", "监督渠道", "有本项职权自己的监督渠道", _ALL, lambda p, _f, _r: bool(p.supervision)),
    Item("risks", "廉政风险", "有廉政风险点", _ALL, lambda _p, _f, risks: risks > 0, is_scored=False),
)  # fmt: skip  # a line each, to be read as the table that it is
"""Risks are counted and not scored: not all of them are published, and whoever had to find one for a score would invent it."""


def said(power: AnyPower, flows: int, risks: int) -> Iterator[str]:
    """The ids of the items that a power says."""
    return (item.id for item in ITEMS if item.has(power, flows, risks))


def asked(category: str) -> Iterator[Item]:
    """The items that are asked of the powers of a category."""
    return (item for item in ITEMS if category in item.categories)


def _is_cited(power: AnyPower) -> bool:
    return bool(power.legal_basis) and all(basis.article for basis in power.legal_basis)


def _has_place(power: AnyPower) -> bool:
    return power.service is not None and bool(power.service.places or power.service.online)


def _has_remedy(power: AnyPower) -> bool:
    return any(right.right in _REMEDIES for right in power.counterpart_rights)
