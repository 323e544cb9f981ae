"""处罚决定以前没有告知，也没有听取申辩。

作出处罚决定之前，要告知拟处罚的内容、事实、理由、依据和权利，听取陈述、申辩；没有告知、拒绝听取的，不得作出处罚决定（行政处罚法第四十四条、第四十五条、第六十二条）。
流程图上只要有一条路绕过了告知，就报出来。立案一类后面还有决定的环节不算，只会走到不予、终止、移送的决定也不算。

不对::

    # flows/park-office/tree-felling.yml
    start: {name: 巡查发现线索, next: receive}
    steps:
      - {id: receive, name: 立案, duty: accept, post: clerk, task: 登记线索。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 调查取证, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [已经立案], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 罚不罚？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 处罚, next: deliver}, {label: 不罚, next: refused}]}  # <-
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达处罚决定书。, limit: {value: 1, unit: workday}, documents: [处罚决定书], next: granted}
    ends:
      - {id: granted, name: 结案, outcome: completed}
      - {id: refused, name: 不予处罚, outcome: refused}
    # catalog/units/park-office/powers/tree-felling.yml
    category: penalty
    codes: [{scheme: local, value: SL-YL-CF-001}]
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}

对::

    # flows/park-office/tree-felling.yml
    start: {name: 巡查发现线索, next: receive}
    steps:
      - {id: receive, name: 立案, duty: accept, post: clerk, task: 登记线索。, limit: {value: 1, unit: workday}, next: survey}
      - {id: survey, name: 调查取证, duty: survey, post: examiner, task: 看树、量树、拍照。, limit: {value: 3, unit: workday}, gate: [已经立案], risks: [overlook-tree], next: review}
      - {id: review, name: 专家评审, duty: review, post: examiner, task: 请专家看是不是古树名木。, special: expert_review, limit: {value: 15, unit: workday}, next: tell}
      - {id: tell, name: 告知拟作的处罚, duty: notify, post: examiner, task: 告知事实、依据和权利。, limit: {value: 1, unit: workday}, next: hear}
      - {id: hear, name: 听取陈述申辩, duty: hear, post: auditor, task: 听取当事人意见并复核。, limit: {value: 1, unit: workday}, next: decide}
      - {id: decide, kind: decision, name: 罚不罚？, duty: decide, post: director, task: 作出决定。, limit: {value: 3, unit: workday}, gate: [核查记录两人签字], risks: [favour], branches: [{label: 处罚, next: deliver}, {label: 不罚, next: refused}]}
      - {id: deliver, name: 送达决定, duty: deliver, post: clerk, task: 送达处罚决定书。, limit: {value: 1, unit: workday}, documents: [处罚决定书], next: granted}
    ends:
      - {id: granted, name: 结案, outcome: completed}
      - {id: refused, name: 不予处罚, outcome: refused}
    # catalog/units/park-office/powers/tree-felling.yml
    category: penalty
    codes: [{scheme: local, value: SL-YL-CF-001}]
    enforcement: {officers: 2, hearing_when: 拟对个人罚款一万元以上的，可以要求听证。}
    counterpart_rights:
      - {right: state_and_defend, how: 收到告知后可以说明情况。}
      - {right: hearing, how: 书面提出。, limit: {value: 5, unit: workday}}
      - {right: reconsideration, how: 向市人民政府申请行政复议。, limit: {value: 60, unit: day}, basis: {law: administrative-reconsideration-law, article: 第二十条}}
      - {right: suit, how: 向人民法院起诉。, limit_text: 六个月内, basis: {law: administrative-litigation-law, article: 第四十六条}}
    posts: [clerk, examiner, auditor, director]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import START, Graph, graphs, living, places, reach, with_duty, without_returns
from generator.i18n import _, in_quotes
from generator.model import Flow

SOURCE: Final = "行政处罚法第四十四条、行政处罚法第四十五条"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, power in living(catalog):
        graph = graphs(catalog)[flow.path]
        if power.category != "penalty" or not graph.is_whole:
            continue
        place, untold = places(flow), reach(graph.successors, [START], with_duty(flow, {"notify", "hear"}))
        for node in sorted(_penalising(flow, graph) & untold):
            message = _("{node} can be come to without the party having been told or heard.").format(
                node=in_quotes(node)
            )
            hint = _("On every way to it, put a step with the duty notify or hear.")
            yield Finding(flow.path, place[node], message, hint)


def _penalising(flow: Flow, graph: Graph) -> set[str]:
    """The deciding steps that a penalty can follow with no further decision, other rounds aside."""
    before = without_returns(graph).predecessors
    carried_out = reach(before, [e.id for e in flow.ends if e.outcome in {"completed", "granted"}])
    deciding = with_duty(flow, {"decide"}) & carried_out
    return deciding - reach(before, [source for node in deciding for source in before[node]])
