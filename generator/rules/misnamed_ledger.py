"""风险文件叫一项职权的名字，里面说的却是别的。

文件名和职权的标识相同，大家就当它是那项职权的风险点。里面 about 写的是别的职权、岗位，多半是复制以后忘了改。

不对::

    # catalog/units/park-office/risks/felling-risks.yml 照 tree-felling.yml
    about: {power: tree-felling}

    # catalog/units/park-office/risks/tree-felling.yml
    about: {post: examiner}  # <-
    risks:
      - id: short-girth
        name: 量树时少写胸径
        layer: post
        dimension: duty
        post: examiner
        behaviour: 树牌上写三十厘米，核查记录里只有二十厘米。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 核查记录缺一张照片就退回重做。, kind: prevention, owner: clerk}

对::

    # catalog/units/park-office/risks/tree-felling.yml
    about: {power: tree-felling}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R10"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        namesake = catalog.powers.get((ledger.unit, ledger.id))
        if namesake and ledger.about.power != ledger.id:
            message = _("This file has the name of the power {power} and is about something else.").format(
                power=in_quotes(namesake.name)
            )
            yield Finding(ledger.path, ("about",), message, _("Correct about, or rename the file."))
