"""处罚决定以前没有告知，也没有听取申辩。

作出处罚决定之前，要告知拟处罚的内容、事实、理由、依据和权利，听取陈述、申辩；没有告知、拒绝听取的，不得作出处罚决定（行政处罚法第四十四条、第四十五条、第六十二条）。
流程图上只要有一条路绕过了告知，就报出来。立案一类后面还有决定的环节不算，只会走到不予、终止、移送的决定也不算。

不对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:
      - id: receive
        # ……
      - id: survey
        # ……
      - id: review
        # ……
        next: decide
      - id: decide  # <-
        # ……
      - id: deliver
        # ……
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    posts: [clerk, examiner, director]

对::

    # flows/park-office/tree-felling.yml 照 felling-penalty.yml
    steps:
      # ……
      - id: review
        # ……
        next: tell
      - id: tell
        # ……
        duty: notify
      - id: hear
        # ……
        duty: hear
    # catalog/units/park-office/powers/tree-felling.yml 照 felling-penalty.yml
    posts: [clerk, examiner, auditor, director]
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import START, Graph, graphs, living, places, reach, with_duty
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
    before = graph.without_returns.predecessors
    carried_out = reach(before, [e.id for e in flow.ends if e.outcome in {"completed", "granted"}])
    deciding = with_duty(flow, {"decide"}) & carried_out
    return deciding - reach(before, [source for node in deciding for source in before[node]])
