"""行政区划代码不存在。

前两位是省，中间两位是市，后两位是县（GB/T 2260）；没有市就不会有县。99 开头的代码留给虚构的示例，真实的辖区不能用。

不对::

    # catalog/jurisdiction.yml
    area_code: "170900"  # <-

对::

    # catalog/jurisdiction.yml
    area_code: "990900"
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import SAMPLE_PROVINCE, is_area_code
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "GB/T 2260"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    jurisdiction = catalog.jurisdiction
    if jurisdiction is None:
        return
    code = jurisdiction.area_code
    if not is_area_code(code):
        message = _("There is no area with the code {code}.").format(code=in_quotes(code))
        yield Finding(jurisdiction.path, ("area_code",), message, _("Look it up in GB/T 2260."))
    elif code.startswith(SAMPLE_PROVINCE) and jurisdiction.fictional is None:
        message = _("The area code {code} belongs to invented places, but nothing says that this one is invented.")
        hint = _("Write the real area code; for an invented place, say so in fictional.")
        yield Finding(jurisdiction.path, ("area_code",), message.format(code=in_quotes(code)), hint)
