"""名称里用了全角的数字或者字母。

“１号”和“1号”对人一样，对搜索和查重却不一样。数字、字母一律用半角；中文的标点仍用全角。

不对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: １号窗口}  # <-

对::

    # catalog/units/park-office/unit.yml
    departments:
      - {id: office, name: 办公室}
      - {id: greening-section, name: 绿化科}
      - {id: window, name: 1号窗口}
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_that
from generator.wording import NAME_FIELDS

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR

_FULL_WIDTH: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_FIELDS: Final = NAME_FIELDS | {"number", "document_number", "index_number", "telephone", "contact", "domain"}


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, _FULL_WIDTH.search, sign=_FULL_WIDTH, fields=_FIELDS):
        found = "".join(_FULL_WIDTH.findall(text.words))
        message = _("The characters {characters} are full-width.").format(characters=in_quotes(found))
        half = unicodedata.normalize("NFKC", found)
        yield Finding(text.path, text.trail, message, _("Write {characters}.").format(characters=in_quotes(half)))
