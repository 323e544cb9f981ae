"""文字里有手机号码。

手机号码多半是个人的。联系电话写单位的座机或者热线，人员变动也不用改；确实是单位值班手机的，请登记检查例外。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    service: {telephone: 0000-5551101, visits: 1, hours: 工作日 9:00—17:00，下班后打 138-0013-8000}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    service: {telephone: 0000-5551101, visits: 1, hours: 工作日 9:00—17:00，下班后打 12345}
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import masked, numbers

SOURCE: Final = "R17"
SEVERITY: Final = Severity.ERROR

ELEVEN: Final = re.compile(r"(?<![\dA-Za-z])(?:\+?86[ -]?)?\d{3}([ -]?)\d{4}\1\d{4}(?![\dA-Za-z])")
MOBILE: Final = re.compile("1[3-9][0-9]{9}")


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, number in numbers(catalog, ELEVEN):
        if MOBILE.fullmatch(number[-11:]):
            message = _("{number} is a mobile number.").format(number=in_quotes(masked(number[-11:])))
            hint = _("Write the unit's own telephone; a duty mobile that must be named needs an excuse.")
            yield Finding(text.path, text.trail, message, hint)
