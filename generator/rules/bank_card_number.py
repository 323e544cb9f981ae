"""文字里有银行卡号。

银行卡号是敏感个人信息，公开了会被人利用；内部备注也不要写。要写账户，写单位账户的户名和开户行，账号另行告知。
十六到十九位、校验位对得上的，就当作银行卡号。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    internal: {notes: 押金退到 6200 0000 0000 0005。}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    internal: {notes: 押金退到单位账户，账号见财务台账。}
"""

import re
from collections.abc import Iterator
from typing import Final

from stdnum import luhn
from stdnum.cn import ric

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import masked, numbers

SOURCE: Final = "R17、个人信息保护法第二十八条"
SEVERITY: Final = Severity.ERROR

CARD: Final = re.compile(r"(?<![\dA-Za-z])\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?![\dA-Za-z])")
ISSUERS: Final = ("3", "4", "5", "6", "9")
"""The first digits of the cards that banks in China issue."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, number in numbers(catalog, CARD):
        if number.startswith(ISSUERS) and luhn.is_valid(number) and not ric.is_valid(number):
            message = _("{number} has the form of a bank card number.").format(number=in_quotes(masked(number)))
            yield Finding(
                text.path, text.trail, message, _("Delete it; it must not stay in the file's history either.")
            )
