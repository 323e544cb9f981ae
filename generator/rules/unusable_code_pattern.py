"""本地职权编码规则没法用来核对编码。

编码对不对，要拿这个正则表达式一个个去核对。写了前后查看、反向引用这类写法，核对一个编码可能要很久，
所以不用；什么都能通过的规则，等于没有规则。

不对::

    # catalog/jurisdiction.yml
    codes:
      pattern: "^(?=SL).*$"  # <-
      description: 以 SL 开头

对::

    # catalog/jurisdiction.yml
    codes:
      pattern: "^SL-(YL)-(XK|CF)-[0-9]{3}$"
      description: 辖区代号-单位代号-类别代号-流水号
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import local_form
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR

_NO_CODES: Final = ("", "-", "x")


def check(catalog: Catalog) -> Iterator[Finding]:
    jurisdiction = catalog.jurisdiction
    if jurisdiction is None or jurisdiction.codes is None:
        return
    has_form = local_form(jurisdiction.codes.pattern)
    hint = _("Write the parts of a code one after another, for example ^QL-(CG|ZR)-(XK|CF)-[0-9]{3}$.")
    if has_form is None:
        message = _("The pattern {pattern} looks around or back, or is too large; codes cannot be held against it.")
    elif all(has_form(code) for code in _NO_CODES):
        message = _("The pattern {pattern} fits anything.")
    else:
        return
    yield Finding(
        jurisdiction.path, ("codes", "pattern"), message.format(pattern=in_quotes(jurisdiction.codes.pattern)), hint
    )
