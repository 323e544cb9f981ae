"""申请行政复议的期限不到六十日。

公民可以自知道行政行为之日起六十日内申请行政复议；别的法律只能规定得更长，不能更短（行政复议法第二十条）。
把期限写短了，当事人会以为已经过期，不敢再申请。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: reconsideration
        how: 向市人民政府申请行政复议。
        limit: {value: 30, unit: day}  # <-
        basis: {law: administrative-reconsideration-law, article: 第二十条}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: reconsideration
        how: 向市人民政府申请行政复议。
        limit: {value: 60, unit: day}
        basis: {law: administrative-reconsideration-law, article: 第二十条}

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: reconsideration
        how: 向市人民政府申请行政复议。
        limit_text: 收到决定书之日起十五日内  # <-
        basis: {law: administrative-reconsideration-law, article: 第二十条}
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import CounterpartRight
from generator.vocabulary import label

SOURCE: Final = "行政复议法第二十条"
SEVERITY: Final = Severity.ERROR

_LEAST: Final[Mapping[str, int]] = {"workday": 44, "day": 60, "hour": 1440}
"""Sixty days in each unit; forty-four working days always last as long."""

_LENGTH: Final = re.compile(r"([0-9]{1,3}|[一二两三四五六七八九十百]{1,5}) ?(个工作日|日|天|个月|年)")
_DAYS: Final[Mapping[str, float]] = {"个工作日": 60 / 44, "日": 1, "天": 1, "个月": 30, "年": 365}
_NUMERALS: Final[Mapping[str, int]] = {numeral: i for i, numeral in enumerate("零一二三四五六七八九")} | {"两": 2}


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, right in enumerate(power.counterpart_rights):
            field = _short_field(right) if right.right == "reconsideration" else None
            if field:
                message = _("{limit} to ask for reconsideration is shorter than sixty days.").format(
                    limit=in_quotes(_stated(right, field))
                )
                hint = _("Write at least {example}.").format(example="{value: 60, unit: day}")
                yield Finding(power.path, ("counterpart_rights", i, field), message, hint)


def _short_field(right: CounterpartRight) -> str | None:
    """The field that gives a limit shorter than the law's."""
    if right.limit and right.limit.value < _LEAST[right.limit.unit]:
        return "limit"
    lengths = [_number(m[1]) * _DAYS[m[2]] for m in _LENGTH.finditer(right.limit_text or "")]
    return "limit_text" if lengths and max(lengths) < 60 else None


def _stated(right: CounterpartRight, field: str) -> str:
    if field == "limit" and right.limit:
        return f"{right.limit.value} {label('limitUnit', right.limit.unit)}"
    return right.limit_text or ""


def _number(text: str) -> int:
    """六十 and 60 as a number."""
    if text.isascii():
        return int(text)
    total = digit = 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _NUMERALS[character]
    return total + digit
