"""Which of two values is the greater: lengths of time, ranks, and texts that differ in nothing but their numbers."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.model import Limit

Order = Callable[[Any, Any], int]
"""Says whether the second value is greater (1), less (-1), or neither can be said (0)."""

HOURS: Final[Mapping[str, float]] = {"workday": 24 * 7 / 5, "day": 24, "hour": 1}
"""Hours in a unit of time; a working day stands for its share of a week."""

_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百千万零〇]+")
_CHARGE: Final = re.compile(
    "缴纳|缴费|交纳|交费|交钱|付费|付款|支付|自费|有偿|预交|预缴|收取|收费|押金|保证金|定金|赞助|捐款"
    "|(?:工本|手续|服务|代办|鉴定|评审|检测|评估|咨询|中介|加急|补偿|公证)费"
)
_NO_CHARGE: Final = re.compile(
    "(?:免于?|无[需须]|不[再得用需须必会另]|不(?=收))(?:[收缴交支]?[取纳付]|[收缴交付])?(?:任何|一切|其他|各种|各项|证书)*"
    f"(?:(?:{_CHARGE.pattern})[和、及]?)+|退(?:还|回)[^，。；]{{0,6}}(?:{_CHARGE.pattern})"
)
"""Words of paying that say that nobody has to, and those of getting back what was paid."""
_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES: Final = {"十": 10, "百": 100, "千": 1000}


def by_size(before: float, after: float) -> int:
    return (after > before) - (after < before)


def by_date(before: str, after: str) -> int:
    """ISO 8601 dates are in order as text."""
    return (after > before) - (after < before)


def by_time(before: Limit, after: Limit) -> int:
    return by_size(before.value * HOURS[before.unit], after.value * HOURS[after.unit])


def by_rank(*values: Any) -> Order:
    """The order in which ``values`` are given, the least first; those in one tuple are equal."""
    ranks = {v: i for i, group in enumerate(values) for v in (group if isinstance(group, tuple) else (group,))}

    def order(before: Any, after: Any) -> int:
        return by_size(ranks[before], ranks[after]) if before in ranks and after in ranks else 0

    return order


def numbers_in(text: str) -> list[str]:
    """The numbers that a text says, as it writes them."""
    return _NUMBER.findall(text)


def charges_in(text: str) -> int:
    """How often a text speaks of paying, other than to say that nobody has to."""
    return len(_CHARGE.findall(_NO_CHARGE.sub("", text)))


def by_numbers(before: str, after: str) -> int:
    """For texts that are the same but for their numbers: whether these rise or fall, all that move alike."""
    if _NUMBER.sub("#", before) != _NUMBER.sub("#", after):
        return 0
    moves = {
        by_size(_number(a), _number(b)) for a, b in zip(_NUMBER.findall(before), _NUMBER.findall(after), strict=True)
    }
    return sum(moves) if len(moves - {0}) == 1 else 0


def _number(text: str) -> float:
    return float(text) if text[0].isdigit() and text.isascii() else _chinese_number(text)


def _chinese_number(text: str) -> float:
    """The value of a Chinese numeral below a hundred million, as 一千二百 or 十五万."""
    high, _wan, low = text.rpartition("万")
    total = _chinese_number(high) * 10_000 if high else (10_000 if _wan else 0)
    digit = 0
    section = 0
    for character in low:
        if character in _SCALES:
            section += (digit or 1) * _SCALES[character]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[character]
    return total + section + digit
