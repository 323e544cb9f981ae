"""行政许可没有列出申请材料。

许可机关要公示需要提交的全部材料的目录（行政许可法第三十条）。目录里没有的，窗口不能要；一样都不列，窗口就想要什么要什么。

不对::

    # catalog/units/park-office/powers/tree-felling.yml 删去
    # catalog/units/park-office/powers/tree-felling.yml
    name: 砍伐城市树木审批
    category: licensing  # <-
    codes: [{scheme: local, value: SL-YL-XK-001}]
    summary: 要砍城市里的树，先来办这项许可。
    content: 对砍伐城市树木的申请进行审查，决定准不准。
    status: {state: active, since: 2020-01-01, history: [{date: 2020-01-01, change: established, reason: 依法设定。}]}
    legal_basis: [{law: greening-regulation, article: 第二十条, role: establishes}]
    exercised_by: {source: statutory, level: city}
    department: greening-section
    posts: [clerk, examiner, director]
    audience: [natural_person, enterprise]
    conditions: [树木危及房屋、行人安全，或者建设工程确实避不开。]
    time_limits:
      statutory: {value: 20, unit: workday}
      statutory_basis: {law: administrative-licensing-law, article: 第四十二条}
      promised: {value: 10, unit: workday}
      excluded:
        - {procedure: expert_review, name: 古树名木专家评审, limit: {value: 15, unit: workday}, basis: {law: administrative-licensing-law, article: 第四十五条}}
    fees: {charged: false}
    service: {telephone: 0000-5551101, visits: 1}
    responsibilities: [{stage: 决定, duty: 不准的说明理由。}]
    accountability: [{circumstance: 不该准的准了。, basis: {law: administrative-licensing-law, article: 第七十四条}}]
    discretion:
      scale:
        - {circumstances: 树木倾斜危及房屋, outcome: 准予砍伐}
        - {circumstances: 可以移植, outcome: 不准砍伐，改为移植}
    counterpart_rights:
      - {right: state_and_defend, how: 对审查意见可以书面说明。}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    focus_fields: [{field: approval}]
    review:
      collective_decision: {body: 局长办公会, date: 2026-01-10}
      lead_approval: {post: director, date: 2026-01-12}
      filed:
        - {office: risk_control, date: 2026-02-01}
        - {office: legal, date: 2026-02-05}
        - {office: staffing, date: 2026-02-06}
        - {office: disclosure, date: 2026-02-10}
    disclosure: {index_number: 11990900MB2000020F/2026-00002, published: 2026-03-01, mode: proactive, validity: valid}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "行政许可法第三十条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        living = power.is_held
        if power.category == "licensing" and living and not power.materials:
            message = _("This licence lists no materials for an application.")
            hint = _("Write materials: everything that an applicant has to bring, the application form at least.")
            yield Finding(power.path, ("category",), message, hint)
