"""统一社会信用代码里的行政区划不是本辖区。

代码第三到八位是登记机关所在的行政区划（GB/T 2260）。本市的单位用了外地的代码，多半是从外地的清单里抄来没有改。
省里、国家登记的单位和企业不在此列。

不对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990200MB2000012G  # <-
      hours: 工作日 9:00—12:00

对::

    # catalog/jurisdiction.yml
    publisher:
      # ……
      uscc: 11990900MB2000012L
      hours: 工作日 9:00—12:00
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import area_of, is_area_code, is_credit_code, is_in_line
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "GB 32100-2015、GB/T 2260"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    if catalog.jurisdiction is None or not is_area_code(catalog.jurisdiction.area_code):
        return
    home = catalog.jurisdiction.area_code
    for path, trail, code in _credit_codes(catalog):
        if is_credit_code(code) and not is_in_line(home, area_of(code)):
            message = _("The credit code was given in the area {area}; this jurisdiction is {home}.")
            yield Finding(
                path,
                trail,
                message.format(area=in_quotes(area_of(code)), home=in_quotes(home)),
                _("Check that it is this body's own code, not that of a namesake elsewhere."),
            )


def _credit_codes(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    """The codes of bodies that are registered where they work."""
    if catalog.jurisdiction:
        yield catalog.jurisdiction.path, ("publisher", "uscc"), catalog.jurisdiction.publisher.uscc
    for unit in catalog.units.values():
        if unit.kind != "enterprise":
            yield unit.path, ("uscc",), unit.uscc
