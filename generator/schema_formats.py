"""The formats of JSON Schema that the schemas use, read alike by both validators."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import Final

FORM: Final = "x-form"
"""Under this a described schema says how its kind of value is written, where its description says what it means."""

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@lru_cache(4096)  # a city tells a few hundred days tens of thousands of times
def is_date(text: str) -> bool:
    """A full-date of RFC 3339."""
    with suppress(ValueError):
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    return False


def is_regex(text: str) -> bool:
    with suppress(re.error):
        return bool(re.compile(text))
    return False


FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {"date": is_date, "regex": is_regex}
