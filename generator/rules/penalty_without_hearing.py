"""行政处罚没有写要求听证的权利。

较大数额罚款、没收较大价值财物、吊销许可证件、责令停产停业等处罚，当事人有权要求听证（行政处罚法第六十三条）。
目录里不写，当事人往往不知道有这个权利。只有警告、小额罚款的处罚可以没有听证，所以这里只提醒。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    enforcement: {officers: 2}
    counterpart_rights:  # <-
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      # ……
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.model import Power

SOURCE: Final = "行政处罚法第六十三条"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        living = power.is_held
        if power.category == "penalty" and living and not _mentions_hearing(power):
            message = _("This penalty does not say that a hearing can be requested.")
            hint = _("Add the right “hearing”, and enforcement.hearing_when: the cases in which it can be requested.")
            yield Finding(power.path, ("counterpart_rights",), message, hint)


def _mentions_hearing(power: Power) -> bool:
    by_right = any(r.right == "hearing" for r in power.counterpart_rights)
    return by_right or bool(power.enforcement and power.enforcement.hearing_when)
