"""环节上标的风险点是另一项职权的。

风险点要标在它自己那项职权的流程图上。标错了图，公示的风险和防控措施就对不上环节，真正有风险的环节反而没有人防（R7）。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [overlook-tree, unfit-place]  # <-

    # catalog/units/park-office/powers/tree-moving.yml 照 tree-felling.yml
    name: 移植城市树木审批
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查，看移得活移不活。
    responsibilities:
      - {stage: 受理, duty: 移植方案缺图的一次告知。}
    accountability:
      - {circumstance: 移不活的准移了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 移植改为告知，不再审批。}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: repealed}

    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: unfit-place
        name: 没有看过新址就写能栽
        layer: post
        dimension: process
        post: examiner
        behaviour: 移植记录里没有新址的土层照片。
        consequence: 树移过去就死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: some}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 没有新址土层照片的，窗口不收移植记录。, kind: prevention, owner: clerk}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: survey
        # ……
        risks: [overlook-tree]

    # catalog/units/park-office/powers/tree-moving.yml 照 tree-felling.yml
    name: 移植城市树木审批
    codes:
      - {scheme: local, value: SL-YL-XK-002}
    summary: 要移走城市里的树，先来办这项许可。
    content: 对移植城市树木的申请进行审查，看移得活移不活。
    responsibilities:
      - {stage: 受理, duty: 移植方案缺图的一次告知。}
    accountability:
      - {circumstance: 移不活的准移了。, basis: {law: administrative-licensing-law, article: 第七十四条}}
    status:
      state: cancelled
      since: 2024-01-01
      history:
        - {date: 2020-01-01, change: established, reason: 依法设定。}
        - {date: 2024-01-01, change: cancelled, reason: 移植改为告知，不再审批。}
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: repealed}

    # catalog/units/park-office/risks/tree-moving.yml
    about: {power: tree-moving}
    risks:
      - id: unfit-place
        name: 没有看过新址就写能栽
        layer: post
        dimension: process
        post: examiner
        behaviour: 移植记录里没有新址的土层照片。
        consequence: 树移过去就死。
        nature: discipline
        found_by: [mutual]
        factors: {power_held: partial, likelihood: medium, harm: discipline, discretion: some}
        rating: {self: 2, reviewed: 2, final: 2, date: 2026-01-10}
        controls:
          - {measure: 没有新址土层照片的，窗口不收移植记录。, kind: prevention, owner: clerk}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R7"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    owners: dict[tuple[str, str], set[str | None]] = {}
    for ledger in catalog.ledgers.values():
        for risk in ledger.risks:
            owners.setdefault((ledger.unit, risk.id), set()).add(ledger.about.power)
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            for j, name in enumerate(step.risks):
                powers = owners.get((flow.unit, name), {None})
                if None not in powers and flow.power not in powers:
                    yield Finding(flow.path, ("steps", i, "risks", j), *_words(name, min(filter(None, powers))))


def _words(risk: str, power: str) -> tuple[str, str]:
    message = _("The risk {risk} is one of another power, {power}.").format(
        risk=in_quotes(risk), power=in_quotes(power)
    )
    return message, _("Name a risk of this flow's own power, or move the risk to that power's ledger.")
