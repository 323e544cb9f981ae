"""文字里有公民身份号码。

公开的是岗位和职权，不是人。身份号码一经公开就收不回来；内部备注也不要写，仓库里的人都看得到。
十八位、出生日期和校验码都对得上的，就当作身份号码。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    quota: 每人限办一件，11010519491231002X 已经办过。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    quota: 每人限办一件。
"""

import re
from collections.abc import Iterator
from typing import Final

from stdnum.cn import ric

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import masked, numbers

SOURCE: Final = "R17、个人信息保护法第二十八条、GB 11643-1999"
SEVERITY: Final = Severity.ERROR

EIGHTEEN: Final = re.compile(r"(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXxＸｘ](?![\dA-Za-z])")


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, number in numbers(catalog, EIGHTEEN):
        if ric.is_valid(number):
            message = _("{number} is the identity number of a person.").format(number=in_quotes(masked(number)))
            yield Finding(
                text.path, text.trail, message, _("Delete it; it must not stay in the file's history either.")
            )
