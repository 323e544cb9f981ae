"""处罚、强制没有写陈述、申辩的权利。

作出处罚、采取强制以前，必须听当事人说话。当事人有权陈述、申辩（行政处罚法第四十五条、行政强制法第八条），
不听的，决定可以被撤销。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: coercion
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement: {officers: 2}
    counterpart_rights:  # <-
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: coercion
    codes: [{scheme: national_basic, value: "990017033000"}]
    enforcement: {officers: 2}
    counterpart_rights:
      - {right: state_and_defend, how: 在现场就可以说，执法人员当场记录。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第四十五条、行政强制法第八条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category not in ("penalty", "coercion") or not power.is_held:
            continue
        if all(r.right != "state_and_defend" for r in power.counterpart_rights):
            message = _("The right to state one's case and to defend oneself is missing.")
            hint = _("Add the right “state_and_defend” to counterpart_rights: how, to whom, by when.")
            yield Finding(power.path, ("counterpart_rights",), message, hint)
