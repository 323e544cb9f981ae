"""处罚的听证只写了一半。

写了可以要求听证，就要写哪些情形可以要求；写了情形，就要在当事人的权利里写怎样要求、向谁要求（行政处罚法第六十三条、第六十四条）。
只写一半，当事人还是不知道该怎么办。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    enforcement: {officers: 2}  # <-
    counterpart_rights:
      # ……
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      # ……
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    enforcement:
      officers: 2
      hearing_when: 拟对个人罚款一万元以上的，可以要求听证。  # <-
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政处罚法第六十三条、行政处罚法第六十四条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if power.category != "penalty" or not power.is_held:
            continue
        has_right = any(r.right == "hearing" for r in power.counterpart_rights)
        has_cases = bool(power.enforcement and power.enforcement.hearing_when)
        if has_right and not has_cases:
            message = _("A hearing can be requested, but the cases in which it can be are not given.")
            trail = ("enforcement",) if power.enforcement else ("counterpart_rights",)
            yield Finding(power.path, trail, message, _("Write enforcement.hearing_when."))
        elif has_cases and not has_right:
            message = _("The cases for a hearing are given, but the right “hearing” is not.")
            hint = _("Add the right “hearing” to counterpart_rights: how to request it, and of whom.")
            yield Finding(power.path, ("enforcement", "hearing_when"), message, hint)
