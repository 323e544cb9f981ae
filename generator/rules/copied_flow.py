"""两张流程图除了文字，结构一模一样。

环节、职责、分支、走向全都相同，多半是从别的职权抄来的，没有写这项职权自己怎样运行。确实一样的，也请核对一遍。
不到六个环节的不比；另一张在哪里，提示里写明。

不对::

    # flows/park-office/tree-moving.yml 照 tree-felling.yml
    power: tree-moving
    title: 移植城市树木审批流程图  # <-
    start: {name: 申请人提出移植申请, actor: counterpart, next: receive}
    steps:
      # ……
      - id: survey
        # ……
        name: 看新栽处
        task: 看新址能不能栽。
        risks: [unfit-place]
      - id: decide
        # ……
        name: 准移吗？
        risks: [unfit-place]

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
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: valid}

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

    # flows/park-office/tree-moving.yml 照 tree-felling.yml
    power: tree-moving
    title: 移植城市树木审批流程图
    start: {name: 申请人提出移植申请, actor: counterpart, next: receive}
    steps:
      # ……
      - id: survey
        # ……
        name: 看新栽处
        task: 看新址能不能栽。
        risks: [unfit-place]
      - id: decide
        # ……
        name: 准移吗？
        risks: [unfit-place]
      - id: review
        # ……
        next: deposit
      - {id: deposit, name: 交成活押金, actor: counterpart, task: 按株数交押金。, next: decide}

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
    disclosure: {index_number: 11990900MB2000020F/2026-00003, published: 2026-03-01, mode: proactive, validity: valid}

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

from generator.census import Census
from generator.diagnostics import Finding, Severity
from generator.i18n import _
from generator.wording import repeated

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING


_FEWEST: Final = 6
"""With fewer steps, flows are alike by chance."""


def survey(census: Census) -> Iterator[Finding]:
    flows = (flow for told in census.returns.values() for flow in told.flows if flow.steps >= _FEWEST)
    for flow, first in repeated((flow.shape, flow) for flow in flows):
        message = _("But for its words, this flow is the one in {path}.").format(path=first.path)
        yield Finding(flow.path, ("title",), message, _("Write how this very power runs."))
