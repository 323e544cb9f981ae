"""行政许可没有列出申请材料。

许可机关要公示需要提交的全部材料的目录（行政许可法第三十条）。目录里没有的，窗口不能要；一样都不列，窗口就想要什么要什么。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: licensing  # <-
    # 没有 materials

对::

    # catalog/units/park-office/powers/tree-felling.yml
    category: licensing
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政许可法第三十条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        living = power.is_held
        if power.category == "licensing" and living and not power.materials:
            message = _("This licence lists no materials for an application.")
            hint = _("Write materials: everything that an applicant has to bring, the application form at least.")
            yield Finding(power.path, ("category",), message, hint)
