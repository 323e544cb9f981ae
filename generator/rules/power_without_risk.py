"""管钱、管物、管人、管审批和处罚的职权，没有一个风险点。

许可、处罚、强制、征收、给付，人事、财务、采购、工程、资产、投融资，还有可轻可重的权力，都容易出问题。没有风险点，
不等于没有风险，多半是还没有查找。风险点写在本单位的 risks 文件夹里，about 写这项职权。

不对::

    # catalog/units/park-office/risks/tree-felling.yml 删去
    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - {id: survey, name: 现场核查, duty: survey, post: examiner, task: 两人到现场看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [材料已经受理], next: review}
      - {id: decide, kind: decision, name: 准不准？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], branches: [{label: 准予, next: deliver}, {label: 不予, next: refused}]}
    # catalog/units/park-office/powers/tree-felling.yml
    name: 砍伐城市树木审批  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    about: {power: tree-felling}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import RISKS
from generator.model import Power
from generator.vocabulary import INTERNAL_CATEGORIES, label

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR

CATEGORIES: Final = INTERNAL_CATEGORIES | {"licensing", "penalty", "coercion", "levy", "payment"}
"""The categories of power that cannot be without risk."""


def check(catalog: Catalog) -> Iterator[Finding]:
    covered = {(ledger.unit, ledger.about.power) for ledger in catalog.ledgers.values()}
    unknown = {unit for kind, unit, _name in catalog.declared.opaque if kind == RISKS}
    for power in catalog.powers.values():
        if (power.unit, power.id) not in covered and power.unit not in unknown and _cannot_be_without(power):
            yield Finding(power.path, ("name",), _message(power), _hint(power))


def _cannot_be_without(power: Power) -> bool:
    is_grave = power.category in CATEGORIES or power.discretion is not None
    return is_grave and power.is_held


def _message(power: Power) -> str:
    return _("The power {name} ({category}) has no risk.").format(
        name=in_quotes(power.name), category=label("category", power.category)
    )


def _hint(power: Power) -> str:
    return _("Write its risks and controls in catalog/units/{unit}/risks/{id}.yml.").format(
        unit=power.unit, id=power.id
    )
