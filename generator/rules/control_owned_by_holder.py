"""风险岗位自己管自己的防控措施。

防控措施是用来看住风险岗位的。让可能出问题的人自己看住自己，等于没有措施。换一个岗位来落实，出了问题才有第二双眼睛。

不对::

    # catalog/units/park-office/risks/examiner.yml
    about: {post: examiner}
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
          - {measure: 核查记录缺一张照片就退回重做。, kind: prevention, owner: examiner}  # <-

对::

    # catalog/units/park-office/risks/examiner.yml
    about: {post: examiner}
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
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R8"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                if control.owner == risk.post:
                    message = _("The post {post} is to guard against itself.").format(post=in_quotes(control.owner))
                    hint = _("Give the control to another post: a superior, the next step or the unit's supervisor.")
                    yield Finding(ledger.path, ("risks", i, "controls", j, "owner"), message, hint)
