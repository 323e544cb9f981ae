"""A stored value as its owner sees it."""

from datetime import date, datetime, time
from typing import Final

from generator.intake.grid import clean

DIGITS_KEPT: Final = 15
"""Digits of a number that Excel keeps; it makes zeros of the rest."""


def text_of(value: object) -> str:
    """Numbers without a needless fraction, days as 2026-03-01, truth as 是 and 否."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10 ** (DIGITS_KEPT + 3) else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value))
