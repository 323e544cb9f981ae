"""The graph that a flow is: what can follow what, where it goes round, how long it takes, and who does what in it."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.model import Flow, Limit, Power, Step

START: Final = "start"
LIVING: Final = frozenset({"active", "suspended"})
"""The states of powers that are still held."""

HOURS: Final[Mapping[str, int]] = {"hour": 1, "workday": 8, "day": 24}
"""How many hours count as one of each unit of limits."""

Links = Mapping[str, tuple[str, ...]]
"""The nodes next to each node."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from a node to one that can follow it; ``trail`` is where the file says so."""

    source: str
    target: str
    trail: Trail
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A flow's nodes and arrows, both in the order written; arrows to nodes that do not exist are left out."""

    nodes: tuple[str, ...]
    ends: tuple[str, ...]
    edges: tuple[Edge, ...]
    is_whole: bool
    """Whether every arrow leads to a node and no id stands twice. Only then can something be known to be missing."""

    @property
    def successors(self) -> Links:
        return _links(self.nodes, ((e.source, e.target) for e in self.edges))

    @property
    def predecessors(self) -> Links:
        return _links(self.nodes, ((e.target, e.source) for e in self.edges))


def graph_of(flow: Flow) -> Graph:
    ends = tuple(e.id for e in flow.ends)
    written = (START, *(s.id for s in flow.steps), *ends)
    nodes = tuple(dict.fromkeys(written))
    known, edges = frozenset(nodes), tuple(_edges(flow))
    sound = tuple(e for e in edges if e.target in known)
    return Graph(nodes, ends, sound, len(sound) == len(edges) and len(nodes) == len(written))


def _edges(flow: Flow) -> Iterator[Edge]:
    yield from _next(START, ("start", "next"), flow.start.next)
    for i, step in enumerate(flow.steps):
        yield from _next(step.id, ("steps", i, "next"), step.next)
        for j, branch in enumerate(step.branches):
            yield Edge(step.id, branch.next, ("steps", i, "branches", j), branch.at_most)


def _next(source: str, trail: Trail, following: str | tuple[str, ...]) -> Iterator[Edge]:
    if isinstance(following, str):
        yield Edge(source, following, trail)
    else:
        for i, node in enumerate(following):
            yield Edge(source, node, (*trail, i))


def _links(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Links:
    links: dict[str, list[str]] = {node: [] for node in nodes}
    for one, other in pairs:
        links[one].append(other)
    return {node: tuple(others) for node, others in links.items()}


def reach(links: Links, sources: Iterable[str], walls: Container[str] = ()) -> set[str]:
    """The nodes that can be come to from ``sources``, themselves included, without entering any of ``walls``."""
    todo = [s for s in sources if s not in walls]
    seen = set(todo)
    while todo:
        for node in links[todo.pop()]:
            if node not in seen and node not in walls:
                seen.add(node)
                todo.append(node)
    return seen


def reachable(graph: Graph) -> set[str]:
    """The nodes that can be come to from the start."""
    return reach(graph.successors, [START])


def can_end(graph: Graph) -> set[str]:
    """The nodes from which some end can be come to."""
    return reach(graph.predecessors, graph.ends)


def first_of(graph: Graph, nodes: Collection[str]) -> list[str]:
    """The nodes in which the parts that ``nodes`` form begin: from these, all of ``nodes`` can be come to."""
    predecessors, successors = graph.predecessors, graph.successors
    inside = [n for n in graph.nodes if n in nodes]
    outside = frozenset(graph.nodes) - frozenset(inside)
    entrances = [n for n in inside if outside.issuperset(predecessors[n])]
    seen: set[str] = set()
    firsts = []
    for node in (*entrances, *inside):
        if node not in seen:
            firsts.append(node)
            seen |= reach(successors, [node], outside | seen)
    return firsts


def back_edges(graph: Graph, edges: Iterable[Edge]) -> list[Edge]:
    """Those of ``edges`` that close a circle when followed depth first, from the start and in the order written."""
    ways: dict[str, list[Edge]] = {node: [] for node in graph.nodes}
    for edge in edges:
        ways[edge.source].append(edge)
    found: list[Edge] = []
    seen: set[str] = set()
    for root in graph.nodes:
        if root not in seen:
            found += _circles(ways, root, seen)
    return found


def _circles(ways: Mapping[str, list[Edge]], root: str, seen: set[str]) -> Iterator[Edge]:
    """The arrows back to a node on the way taken from ``root``; adds to ``seen`` all nodes met."""
    way, rest = {root}, [(root, iter(ways[root]))]
    seen.add(root)
    while rest:
        node, edges = rest[-1]
        edge = next(edges, None)
        if edge is None:
            way.discard(node)
            rest.pop()
        elif edge.target in way:
            yield edge
        elif edge.target not in seen:
            seen.add(edge.target)
            way.add(edge.target)
            rest.append((edge.target, iter(ways[edge.target])))


def longest_way(graph: Graph, weights: Mapping[str, int]) -> tuple[int, tuple[str, ...]]:
    """The greatest sum of weights on any way from the start that goes back nowhere, and that way's weighted nodes.

    Of parallel branches the longest counts.
    """
    back = {e.trail for e in back_edges(graph, graph.edges)}
    onward = _links(graph.nodes, ((e.source, e.target) for e in graph.edges if e.trail not in back))
    sums, before = {START: weights.get(START, 0)}, dict[str, str]()
    for node in _order(onward):
        for target in onward[node]:
            total = sums[node] + weights.get(target, 0)
            if total > sums.get(target, -1):
                sums[target], before[target] = total, node
    last = max(sums, key=lambda node: sums[node])
    way = [last]
    while way[-1] in before:
        way.append(before[way[-1]])
    return sums[last], tuple(n for n in reversed(way) if weights.get(n))


def _order(onward: Links) -> list[str]:
    """The nodes that the start leads to, each after all that lead to it. ``onward`` has no circles."""
    waiting = dict.fromkeys(reach(onward, [START]), 0)
    for node in waiting.copy():
        for target in onward[node]:
            waiting[target] += 1
    order = [START]
    for node in order:
        for target in onward[node]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order


# --- what steps say ---------------------------------------------------------


def living(catalog: Catalog) -> Iterator[tuple[Flow, Power]]:
    """The flows of powers that are still held, each with its power."""
    for flow in catalog.flows.values():
        power = catalog.powers.get((flow.unit, flow.power))
        if power and power.status.state in LIVING:
            yield flow, power


def with_duty(flow: Flow, duties: Container[str]) -> set[str]:
    """The ids of the steps that have one of ``duties``."""
    return {s.id for s in flow.steps if s.duty in duties}


def counted_limit(step: Step) -> Limit | None:
    """The step's limit, if it uses up the promised time: the party's own time and special procedures do not."""
    return None if step.special or step.actor == "counterpart" else step.limit


def addable(unit: str, promised: str) -> bool:
    """Whether limits in the two units add up: hours go into anything, workdays and natural days not into each other."""
    return unit == promised or "hour" in {unit, promised}


def both_duties(flow: Flow, one: Container[str], other: Container[str]) -> Iterator[tuple[int, int]]:
    """For each post that has a duty of ``one`` and a duty of ``other``: the indexes of its first step of each kind."""
    first: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for i, step in enumerate(flow.steps):
        if step.post:
            found = first.setdefault(step.post, ({}, {}))
            for duties, place in zip((one, other), found, strict=True):
                if step.duty in duties:
                    place.setdefault("at", i)
    for ones, others in first.values():
        if ones and others:
            yield ones["at"], others["at"]
