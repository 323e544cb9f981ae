"""名称里有多余的空格。

“绿化 科”和“绿化科”看上去一样，搜索、查重、统计时却是两个。空格多半是从表格里对齐时带过来的。

不对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办 公 室}  # <-
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 窗口}

对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 窗口}
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_that
from generator.wording import NAME_FIELDS

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR

_CHINESE: Final = "[\u4e00-\u9fff（）《》“”、，]"
_STRAY: Final = re.compile(rf"^\s|\s\Z|\s\s|[^\S ]|(?<={_CHINESE})\s(?={_CHINESE})")


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, _STRAY.search, fields=NAME_FIELDS):
        message = _("There is a stray space in the name {name}.").format(name=in_quotes(text.words))
        yield Finding(text.path, text.trail, message, _("Delete it."))
