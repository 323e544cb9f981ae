"""分支上的字没有回答判断环节的问题。

分支要写问题的答案，例如“齐全”“不齐全”。写成“分支一”“是否”，或者把问题照抄一遍，看图的人还是不知道什么情况走哪一条。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 准不准？
        branches:
          - {label: 分支一, next: deliver}  # <-
          - {label: 不予, next: refused}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 准不准？
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 是否准予？
        branches:
          - {label: 是否准予, next: deliver}  # <-
          - {label: 不予, next: refused}

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: decide
        # ……
        name: 是否准予？
        branches:
          - {label: 准予, next: deliver}
          - {label: 不予, next: refused}
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import bare

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING


_FILLERS: Final = frozenset(
    {"", "是否", "待定", "未定", "判断", "分支", "选项", "下一步", "如下", "见下", "略", "同上"}
)
_NUMBERED: Final = re.compile(r"(?:分支|选项|条件|情形|情况|路径|出口)[0-9A-Za-z一二三四五六七八九十甲乙丙丁①-⑨]{1,3}")
_ASKING: Final = ("吗", "是否", "能否", "可否", "怎", "如何", "什么", "哪", "谁", "多少")


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        for i, step in enumerate(flow.steps):
            for j, branch in enumerate(step.branches):
                if not _answers(branch.label, step.name):
                    message = _("{label} does not answer the question {question}.").format(
                        label=in_quotes(branch.label), question=in_quotes(step.name)
                    )
                    trail = ("steps", i, "branches", j, "label")
                    yield Finding(flow.path, trail, message, _("Write in which case this way is taken."))


def _answers(label: str, question: str) -> bool:
    answer = bare(label)
    repeats = answer == bare(question) and any(word in answer for word in _ASKING)
    return not (repeats or answer in _FILLERS or _NUMBERED.fullmatch(answer) or label.endswith(("？", "?")))
