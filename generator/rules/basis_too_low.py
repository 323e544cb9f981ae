"""设定权力的文件层级太低。

许可只能由法律、行政法规、地方性法规设定，省级政府规章可以设定临时许可，部门规章和其他文件一律不行；行政强制只能由法律、法规设定；
行政处罚可以由法律、法规、规章设定，其他规范性文件不行。文件层级不够，权力就没有来源。

不对::

    # catalog/laws/felling-rule.yml
    title: 试例市砍伐树木管理通知
    kind: normative_document
    issuer: 试例市园林管理局
    effective: 2018-01-01
    articles:
      - {article: 第二条, gist: 砍树要经园林局批准。}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: exercises}
      - {law: felling-rule, article: 第二条, role: establishes}  # <-

对::

    # catalog/laws/felling-rule.yml
    title: 试例市砍伐树木管理通知
    kind: normative_document
    issuer: 试例市园林管理局
    effective: 2018-01-01
    articles:
      - {article: 第二条, gist: 砍树的申请按这些步骤办。}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
      - {law: felling-rule, article: 第二条, role: exercises}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power
from generator.vocabulary import label

SOURCE: Final = "行政许可法第十四条、行政许可法第十五条、行政许可法第十七条、行政处罚法第十六条、行政强制法第十条、行政强制法第十三条"
SEVERITY: Final = Severity.ERROR

_STATUTES: Final = ("law", "administrative_regulation", "local_regulation")
_CAN_ESTABLISH: Final[Mapping[str, tuple[str, ...]]] = {
    "licensing": (*_STATUTES, "local_rule"),
    "coercion": _STATUTES,
    "penalty": (*_STATUTES, "department_rule", "local_rule"),
}
"""The kinds of law that can establish a power of each category."""


def check(catalog: Catalog) -> Iterator[Finding]:
    kinds = {law.id: law.kind for law in catalog.laws.values()}
    for power in catalog.powers.values():
        allowed = _CAN_ESTABLISH.get(power.category)
        if allowed is None or not power.is_held:
            continue
        too_low = [i for i, b in enumerate(power.legal_basis) if kinds.get(b.law, "law") not in allowed]
        establishing = [i for i, basis in enumerate(power.legal_basis) if basis.role == "establishes"]
        for i in too_low:
            if i in establishing:
                kind = kinds[power.legal_basis[i].law]
                yield Finding(power.path, ("legal_basis", i, "law"), *_words(power, label("lawKind", kind)))
        if not establishing and len(too_low) == len(power.legal_basis) and power.category != "licensing":
            kind = kinds[power.legal_basis[0].law]
            yield Finding(power.path, ("legal_basis",), *_words(power, label("lawKind", kind)))


def _words(power: Power, kind: str) -> tuple[str, str]:
    message = _("A document of the kind {kind} cannot establish a power of the category {category}.").format(
        kind=in_quotes(kind), category=in_quotes(label("category", power.category))
    )
    return message, _("Name the law or regulation that establishes the power; give this one the role exercises.")
