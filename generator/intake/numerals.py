"""Chinese numerals up to 9,999, as articles of laws and limits have them."""

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_SCALES: Final = ("", "十", "百", "千")
_VALUES: Final = {c: i for i, c in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_WIDE: Final = str.maketrans(
    {chr(0xFF10 + i): str(i) for i in range(10)}
    | {chr(0xFF21 + i): chr(65 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(97 + i) for i in range(26)}
)
NUMERAL: Final = "[0-9一二三四五六七八九十百千零〇两]+"


def narrow(text: str) -> str:
    """A text with digits and Latin letters of half width; Chinese punctuation stays."""
    return text.translate(_WIDE)


def in_chinese(number: int) -> str:
    """第三十条's 三十 for 30; from 1 to 9,999."""
    parts: list[str] = []
    digits = str(number)
    for i, digit in enumerate(digits):
        scale = len(digits) - 1 - i
        if digit != "0":
            parts.append(_DIGITS[int(digit)] + _SCALES[scale])
        elif parts and parts[-1] != "零" and digits[i:].strip("0"):
            parts.append("零")
    text = "".join(parts)
    return text.removeprefix("一") if text.startswith("一十") else text


def number_of(text: str) -> int | None:
    """The number that digits or Chinese numerals mean; ``None`` for what is none."""
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text)
    if not re.fullmatch("[一二三四五六七八九十百千零〇两]+", text):
        return None
    total, digit = 0, 0
    for character in text:
        if character in "十百千":
            total += (digit or 1) * 10 ** _SCALES.index(character)
            digit = 0
        else:
            digit = _VALUES[character] if digit == 0 else digit * 10 + _VALUES[character]
    return total + digit
