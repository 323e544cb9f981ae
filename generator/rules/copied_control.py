"""同一条防控措施抄在几个地方。

一个风险点一套措施。换个风险点还是那句话，多半没有想过这个风险怎么防。确实由同一次检查来防的，
也要写明这一次查的是什么。只有标点、空格不同的也算相同。

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
          - {measure: 核查记录缺一张照片，就退回重做。, kind: prevention, owner: clerk}  # <-

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
from generator.wording import bare

SOURCE: Final = "R8"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                words = ledger.unit, bare(control.measure)
                if words in first:
                    message = _("This measure stands already at the risk {name}.").format(name=in_quotes(first[words]))
                    hint = _("Say what is done against this risk in particular.")
                    yield Finding(ledger.path, ("risks", i, "controls", j, "measure"), message, hint)
                first.setdefault(words, risk.name)
