"""Numbers and lists of records as text that gzip packs well and a few lines of script read.

A list names units, in each unit places, and in each place records by their number in the unit::

    list  = (UNIT number (place number+)+)*

A number is any of sixteen leading digits, then one of forty-eight last ones: one character below 48, two below 768. Places and
``UNIT`` are characters that are no digits. None needs escaping in JSON, and none is a space.
"""

from typing import Final

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
LAST: Final = 48
LEADING: Final = len(DIGITS) - LAST
UNIT: Final = ","
SIGNS: Final = "!#$%&()*+./:;<=>?@[]^`{|}~"
"""What places can be written as."""


def number(value: int) -> str:
    """``value``, not negative, in digits."""
    rest, last = divmod(value, LAST)
    digits = DIGITS[last]
    while rest:
        rest, digit = divmod(rest, LEADING)
        digits = DIGITS[LAST + digit] + digits
    return digits
