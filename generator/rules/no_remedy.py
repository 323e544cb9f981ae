"""对外行使的职权没有写不服怎么办。

公开权力清单，就要同时写明救济的渠道。对行政机关的决定不服，可以申请行政复议（行政复议法第十一条），也可以向法院起诉（行政诉讼法第十二条）；
两样都不写，当事人只能认了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:  # <-
      - {right: state_and_defend, how: 对审查意见可以书面说明。}

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
from generator.i18n import _
from generator.vocabulary import INTERNAL_CATEGORIES

SOURCE: Final = "R1、行政复议法第十一条、行政诉讼法第十二条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category in INTERNAL_CATEGORIES or not power.is_held:
            continue
        if not {"reconsideration", "suit"} & {r.right for r in power.counterpart_rights}:
            message = _("Nobody is told what to do against a decision: neither reconsideration nor suit is named.")
            hint = _("Add the rights “reconsideration” and “suit” to counterpart_rights.")
            yield Finding(power.path, ("counterpart_rights",), message, hint)
