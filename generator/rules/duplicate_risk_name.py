"""同一项职权、同一个岗位或者同一个内设机构名下，两个风险点同名。

同名的两个风险点，群众分不清，台账上像是多数了一个。是一回事就合并，不是一回事就把差别写进名字。

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
          - {measure: 核查记录缺一张照片就退回重做。, kind: prevention, owner: clerk}
      - id: short-girth-again
        name: 量树时少写胸径  # <-
        layer: post
        dimension: duty
        post: examiner
        behaviour: 系统里的胸径比纸上的小。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 系统里的数字由受理岗对照纸质记录录入。, kind: prevention, owner: clerk}

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
      - id: short-girth-again
        name: 录入时改小胸径
        layer: post
        dimension: duty
        post: examiner
        behaviour: 系统里的胸径比纸上的小。
        consequence: 该保的树没有保住。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: none}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 系统里的数字由受理岗对照纸质记录录入。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import RiskSubject
from generator.wording import bare

SOURCE: Final = "R10"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    first: dict[tuple[str, RiskSubject, str], str] = {}
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            name = ledger.unit, ledger.about, bare(risk.name)
            if name in first:
                message = _("The risk {id} has the name {name} already.").format(
                    id=in_quotes(first[name]), name=in_quotes(risk.name)
                )
                hint = _("Merge the two, or put what tells them apart into the names.")
                yield Finding(ledger.path, ("risks", i, "name"), message, hint)
            first.setdefault(name, risk.id)
