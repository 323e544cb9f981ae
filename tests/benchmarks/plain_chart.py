"""A flow drawn the plain way: a process of Graphviz, which writes the SVG with the labels in it."""

from typing import Any, Final

import graphviz

_FONT: Final = {"fontname": "Noto Sans CJK SC", "fontsize": "12"}


def draw(flow: dict[str, Any], unit: dict[str, Any]) -> str:
    """The flow's chart as SVG."""
    graph = graphviz.Digraph(graph_attr={"rankdir": "TB"}, node_attr=_FONT | {"shape": "box"}, edge_attr=_FONT)
    graph.node("start", flow["start"]["name"], shape="ellipse")
    _arrows(graph, "start", flow["start"])
    for number, step in enumerate(flow["steps"], start=1):
        who = unit["posts_by_id"][step["post"]]["name"] if "post" in step else ""
        graph.node(step["id"], f"{number}. {step['name']}\n{who}", shape="diamond" if "branches" in step else "box")
        _arrows(graph, step["id"], step)
    for end in flow["ends"]:
        graph.node(end["id"], end["name"], shape="ellipse")
    return str(graphviz.Source(graph.source).pipe(format="svg", encoding="utf-8"))


def _arrows(graph: graphviz.Digraph, source: str, step: dict[str, Any]) -> None:
    for branch in step.get("branches", ()):
        graph.edge(source, branch["next"], label=branch["label"])
    following = step.get("next", ())
    for target in [following] if isinstance(following, str) else following:
        graph.edge(source, target)
