"""网站标识码和行政区划代码对不上。

地方政府网站的标识码是十位数字，前六位是行政区划代码（国办发〔2017〕47号）；bm 开头的是国务院部门的。
标识码错了，公众点“我要找错”就会找到别的地方去。

不对::

    # catalog/jurisdiction.yml
    site:
      # ……
      id_code: "1101000001"  # <-

对::

    # catalog/jurisdiction.yml
    site:
      # ……
      id_code: "9909000001"
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import is_area_code, is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "国办发〔2017〕47号"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    jurisdiction = catalog.jurisdiction
    if jurisdiction is None or not is_area_code(jurisdiction.area_code):
        return
    code = jurisdiction.site.id_code
    if not code.startswith(jurisdiction.area_code) and not is_placeholder(code):
        message = _("The site's code {code} does not begin with the area code {area}.")
        text = message.format(code=in_quotes(code), area=in_quotes(jurisdiction.area_code))
        yield Finding(jurisdiction.path, ("site", "id_code"), text, _("Copy it from the certificate of the site."))
