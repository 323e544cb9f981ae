"""同一条防控措施抄在几个地方。

一个风险点一套措施。换个风险点还是那句话，多半没有想过这个风险怎么防。确实由同一次检查来防的，
也要写明这一次查的是什么。只有标点、空格不同的也算相同。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        controls:
          - {measure: 每月抽查准予砍伐的案卷，对照现场照片复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张，退回。, kind: prevention, owner: clerk}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      - id: favour
        # ……
        controls:
          - {measure: 每月抽查准予砍伐的案卷，对照现场照片复核。, kind: oversight, owner: auditor, rule: case-check}
          - {measure: 准予砍伐的树木名单在现场公告七天。, kind: prevention, owner: clerk}
      - id: overlook-tree
        # ……
        controls:
          - {measure: 核查记录必须附带定位的现场照片，缺一张退回。, kind: prevention, owner: clerk}
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
