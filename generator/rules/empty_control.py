"""防控措施是一句空话。

“加强教育”“严格执行制度”谁都会写，写了也不知道谁要做什么。措施要说得出动作和对象：
谁，在什么时候，对什么，怎么做，做不到怎么办。不到八个字的也说不清楚。

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 加强学习教育，提高思想认识，严格执行各项规章制度。, kind: education, owner: clerk}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 每季度拿一份退回的核查记录，全科一起看错在哪里。, kind: education, owner: clerk}

不对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 定期抽查。, kind: prevention, owner: clerk}  # <-

对::

    # catalog/units/park-office/risks/tree-felling.yml
    risks:
      # ……
      - id: overlook-tree
        # ……
        controls:
          - {measure: 每月抽十份核查记录，到现场对着树再量一遍。, kind: oversight, owner: auditor}
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import bare

SOURCE: Final = "R8"
SEVERITY: Final = Severity.WARNING

SHORTEST: Final = 8
PHRASES: Final = re.compile(
    "进一步|不断|切实|认真|严肃|加强|强化|提高|增强|严格|落实|完善|健全|规范|履行|执行|遵守|按照|依照|坚持|做好|"
    "加大|力度|提升|树立|牢固|筑牢|思想|防线|道德|理想|信念|学习|教育|培训|管理|监督|检查|监管|约束|认识|意识|"
    "责任心|责任感|责任制|责任|职责|素质|业务|能力|水平|廉洁|廉政|自律|警示|法律|法规|法治|法制|政治|觉悟|宗旨|"
    "服务|规章|制度|机制|规定|程序|流程|纪律|作风|工作|有关|相关|各项|内部|自身|自我|自觉|依法|行政|办事|公开|"
    "公平|公正|透明|日常|建设|防范|防控|防止|杜绝|避免|风险|措施|人员|干部|全体|岗位|定期|不定期|经常|及时|开展|组织|进行|"
    "发现|发生|问题|情况|违规|违纪|违法|行为|现象|处理|纠正|整改|确保|到位|和|与|及|的|等|对|来|把|关"
)
"""The words that empty phrases are made of."""
_LETTERS: Final = frozenset(PHRASES.pattern)


def check(catalog: Catalog) -> Iterator[Finding]:
    for ledger in catalog.ledgers.values():
        for i, risk in enumerate(ledger.risks):
            for j, control in enumerate(risk.controls):
                if _is_empty(control.measure):
                    message = _("The measure {measure} does not say what is done.").format(
                        measure=in_quotes(control.measure)
                    )
                    hint = _("Say who does what to what, when, and what follows if it is not done.")
                    yield Finding(ledger.path, ("risks", i, "controls", j, "measure"), message, hint)


def _is_empty(measure: str) -> bool:
    words = bare(measure)
    return len(words) < SHORTEST or (_LETTERS.issuperset(words) and not PHRASES.sub("", words))
