"""部门共享的材料，又要申请人自己带。

来源写的是“部门共享，不用提交”，说明里却叫人提交、携带，或者写了份数。人家信了哪一句都可能白跑一趟；
能共享的不再要，是国家对政务服务的要求。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - name: 不动产权证书
        form: electronic
        source: government_shared
        note: 请携带原件和复印件到窗口。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - name: 不动产权证书
        form: electronic
        source: government_shared
        note: 由窗口在登记系统里核对，查不到的再请您提供。
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Material

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_DEMANDS: Final = (
    "携带",
    "自带",
    "自备",
    "请带",
    "须带",
    "要带",
    "带上",
    "带来",
    "请提供",
    "须提供",
    "应提供",
    "应当提供",
    "需提供",
    "申请人提供",
    "请提交",
    "须提交",
    "应提交",
    "应当提交",
    "需提交",
    "申请人提交",
)
_PARDONS: Final = (
    "不用",
    "不必",
    "不需",
    "不再",
    "无需",
    "无须",
    "毋需",
    "免于",
    "免予",
    "查不到",
    "核不到",
    "核验不",
    "不能共享",
    "无法共享",
    "无法核",
    "没有共享",
    "共享不",
)
"""Words that free the applicant, or ask only when sharing has failed."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, material in enumerate(power.materials):
            field = _demanding_field(material) if material.source == "government_shared" else None
            if field:
                message = _("The material {name} is shared by the government, and yet the applicant is to bring it.")
                hint = _("Delete the demand, or write the source “applicant”.")
                name = in_quotes(material.name)
                yield Finding(power.path, ("materials", i, field), message.format(name=name), hint)


def _demanding_field(material: Material) -> str | None:
    note = material.note or ""
    if any(word in note for word in _DEMANDS) and not any(word in note for word in _PARDONS):
        return "note"
    return "copies" if material.copies else None
