"""流程图用了特别程序，职权的时限里却没有写明它不计入。

听证、专家评审所需的时间可以不计入办理时限，但要书面告知申请人。职权的“不计入时限的程序”里没有它，当事人就不知道为什么超过了承诺时限。

不对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: review
        # ……
        next: hearing
      - {id: hearing, name: 举行听证, duty: hear, post: auditor, task: 听取相邻住户意见。, special: hearing, limit: {value: 20, unit: workday}, next: decide}  # <-
    # catalog/units/park-office/powers/tree-felling.yml
    posts: [clerk, examiner, auditor, director]

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: review
        # ……
        next: hearing
      - {id: hearing, name: 举行听证, duty: hear, post: auditor, task: 听取相邻住户意见。, special: hearing, limit: {value: 20, unit: workday}, next: decide}
    # catalog/units/park-office/powers/tree-felling.yml
    posts: [clerk, examiner, auditor, director]
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
        - {procedure: hearing, name: 相邻住户听证, limit: {value: 20, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "行政许可法第四十五条、R6"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        listed = {e.procedure for e in power.time_limits.excluded}
        for i, step in enumerate(flow.steps):
            if step.special and step.special not in listed:
                message = _("The time limits of the power do not list {procedure}.").format(
                    procedure=in_quotes(label("specialProcedure", step.special))
                )
                hint = _("List it in time_limits.excluded of the power; if its time counts, delete special here.")
                yield Finding(flow.path, ("steps", i, "special"), message, hint)
