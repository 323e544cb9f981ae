"""年份不可能。

1949 年以前的和 2100 年以后的日期，都是多敲、少敲了数字；用 9999 年表示“长期有效”的，应当不写这个日期。

不对::

    # catalog/laws/greening-regulation.yml
    adopted: 1017-03-01  # <-

对::

    # catalog/laws/greening-regulation.yml
    adopted: 2017-03-01
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_that

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR

OUT_OF_REACH: Final = re.compile(r"(?!1949|19[5-9]|20|2100)[0-9]{4}-[0-9]{2}-[0-9]{2}")
SIGN: Final = re.compile("[0-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
"""A date; a search for a single digit first takes half the time."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, OUT_OF_REACH.fullmatch, sign=SIGN):
        message = _("The year of {date} cannot be right.").format(date=in_quotes(text.words))
        hint = _("Write the real date; leave the field out if there is none.")
        yield Finding(text.path, text.trail, message, hint)
