"""Days as lists write them: 2026-03-01, 2026年3月1日, 2026.3.1, 20260301."""

import re
from datetime import date
from typing import Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.numerals import narrow

_DAY: Final = re.compile(r"(?<![0-9])([12][0-9]{3})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})\s*日?")
_RUN: Final = re.compile(r"(?<![0-9])([12][0-9]{3})([0-9]{2})([0-9]{2})(?![0-9])")


def read_date(text: str) -> Reading:
    plain = narrow(text)
    found = _DAY.search(plain) or _RUN.search(plain)
    if found:
        try:
            return Reading(date(*(int(part) for part in found.groups())).isoformat())
        except ValueError:
            pass
    return Reading(left=_("{text} is no day; write it as 2026-03-01.").format(text=in_quotes(text)))
