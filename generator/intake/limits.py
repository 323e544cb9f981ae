"""Limits read into number and unit: 20个工作日, 三个月, 当场办结; and the two in one cell, 法定20个工作日，承诺10个工作日."""

import re
from typing import Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.numerals import NUMERAL, narrow, number_of
from generator.intake.words import is_nothing

_LONGEST: Final = 3650
_LIMIT: Final = re.compile(rf"({NUMERAL})\s?(个?工作日|个?自然日|日历天|个?小时|个?月|年|天|日|个?星期|周)")
_AT_ONCE: Final = re.compile("即办|当场|即时|立即|即到即办|随到随办|马上办|当即")
_UNITS: Final = {"工作日": ("workday", 1), "自然日": ("day", 1), "日历天": ("day", 1), "小时": ("hour", 1)}
_ROUGH: Final = {"月": ("day", 30), "年": ("day", 365), "星期": ("day", 7), "周": ("day", 7)}
_NAMED: Final = re.compile(
    rf"(法定|承诺)[^0-9一二三四五六七八九十即当随]{{0,8}}?({NUMERAL}\s?(?:个?工作日|个?自然日|个?小时|个?月|年|天|日)|即办|当场|立即)"
)
_IN_HEADING: Final = re.compile(r"[（(](?:单位[:：]\s?)?(个?工作日|个?自然日|日历天|个?小时|个?月|天|日)[）)]")
_WHICH: Final = {"法定": "statutory", "承诺": "promised"}

Limit = dict[str, object]


def read_limit(text: str) -> Reading:
    """``{"value": …, "unit": …}``."""
    plain = narrow(text).replace("\n", "")
    if is_nothing(plain):
        return Reading()
    found = _LIMIT.findall(plain)
    if not found:
        return _without_unit(plain)
    value, unit = found[0]
    doubts = []
    if len(found) > 1:
        doubts.append(_("{text} names several limits; the first was taken.").format(text=in_quotes(text)))
    reading = _limit(number_of(value), unit.removeprefix("个"), text)
    return Reading(reading.value, (*doubts, *reading.doubts), reading.left)


def unit_in(heading: str) -> str:
    """The unit that a heading names for the numbers below it, as in 承诺时限（工作日）; "" for none."""
    found = _IN_HEADING.search(heading)
    return found[1] if found else ""


def with_unit(text: str, unit: str) -> str:
    """``text`` with ``unit`` behind it where it is a number alone."""
    return f"{text}{unit}" if unit and number_of(narrow(text).strip()) is not None else text


def read_both(text: str) -> Reading:
    """``{"statutory": limit, "promised": limit}`` from a cell that may name one or both; one without a name is promised."""
    plain = narrow(text).replace("\n", "，")
    named = {_WHICH[which]: read_limit(limit) for which, limit in _NAMED.findall(plain)}
    if named:
        doubts = tuple(d for r in named.values() for d in r.doubts)
        return Reading({which: r.value for which, r in named.items() if r.value}, doubts)
    reading = read_limit(text)
    if reading.value is None:
        return reading
    doubt = _("It is not said whether this limit is the law's or a promise; it was taken for a promise.")
    return Reading({"promised": reading.value}, (*reading.doubts, doubt))


def _limit(value: int | None, unit: str, text: str) -> Reading:
    if unit in _UNITS:
        name, days = _UNITS[unit]
        doubts: tuple[str, ...] = ()
    elif unit in _ROUGH:
        name, days = _ROUGH[unit]
        doubts = (_("{text} was counted as days: {days} for each.").format(text=in_quotes(text), days=days),)
    else:
        name, days = "day", 1
        doubts = (_("{text}: are these natural days, as was taken, or working days?").format(text=in_quotes(text)),)
    number = (value or 0) * days
    if value is None or number > _LONGEST:
        return Reading(left=_("{text} cannot be read as a limit.").format(text=in_quotes(text)))
    return Reading({"value": number, "unit": name}, doubts)


def _without_unit(text: str) -> Reading:
    if _AT_ONCE.search(text):
        return Reading({"value": 0, "unit": "workday"})
    value = number_of(text.strip())
    if value is not None and value <= _LONGEST:
        doubt = _("{text} has no unit; working days were taken.").format(text=in_quotes(text))
        return Reading({"value": value, "unit": "workday"}, (doubt,))
    return Reading(left=_("{text} cannot be read as a limit.").format(text=in_quotes(text)))
