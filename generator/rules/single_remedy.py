"""行政复议和行政诉讼只写了一样。

一般的决定，当事人既可以申请行政复议，也可以直接起诉（行政诉讼法第四十四条）。只写一样，等于替当事人关上了另一扇门。
法律规定只有一条路的，登记检查例外。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:  # <-
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import INTERNAL_CATEGORIES, label

SOURCE: Final = "行政诉讼法第四十四条"
SEVERITY: Final = Severity.WARNING

_REMEDIES: Final = ("reconsideration", "suit")


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category in INTERNAL_CATEGORIES or not power.is_held:
            continue
        rights = {r.right for r in power.counterpart_rights}
        missing = [remedy for remedy in _REMEDIES if remedy not in rights]
        if len(missing) == 1:
            name = in_quotes(label("right", missing[0]))
            message = _("Of the two remedies, {name} is missing.").format(name=name)
            yield Finding(power.path, ("counterpart_rights",), message, _("Add it to counterpart_rights."))
