"""受委托行使的职权，没有写明委托单位或者委托文书。

受委托的单位以委托单位的名义办事，后果由委托单位承担，所以受委托的是谁、委托了什么必须向社会公布
（行政许可法第二十四条、行政处罚法第二十条）。不写明，群众不服时不知道该告谁。
真是委托的，写全 delegated_by 和 delegation_document；其实是下放、授权的，把权力来源改过来。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: entrusted_by_superior, level: city}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    exercised_by: {source: devolved, level: city, delegation_document: 试政发〔2025〕3号}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政许可法第二十四条、行政处罚法第二十条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        by = power.exercised_by
        if not by.source.startswith("entrusted_by_") or not power.is_held:
            continue
        if by.delegated_by is None:
            message = _("The power is entrusted, but the unit that entrusts it is not named.")
            yield Finding(power.path, ("exercised_by",), message, _("Write delegated_by: the id of that unit."))
        elif by.delegation_document is None:
            message = _("The power is entrusted, but the document that entrusts it is not named.")
            yield Finding(power.path, ("exercised_by",), message, _("Write delegation_document: its number."))
