"""The graph that a flow is: what can follow what, where it goes round, how long it takes, and who does what in it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.model import Flow, Limit, Power, Step
from generator.once import once

START: Final = "start"

HOURS: Final[Mapping[str, int]] = {"hour": 1, "workday": 8, "day": 24}
"""How many hours count as one of each unit of limits."""

Links = Mapping[str, tuple[str, ...]]
"""The nodes next to each node."""


class Edge(Struct, frozen=True):
    """An arrow from a node to one that can follow it; ``trail`` is where the file says so."""

    source: str
    target: str
    trail: Trail
    at_most: int | None = None


class Graph(Struct, frozen=True, eq=False, dict=True):
    """A flow's nodes and arrows, both in the order written; arrows to nodes that do not exist are left out. What follows from a graph is worked
    out once for it."""

    nodes: tuple[str, ...]
    ends: tuple[str, ...]
    edges: tuple[Edge, ...]
    is_whole: bool
    """Whether every arrow leads to a node and no id stands twice. Only then can something be known to be missing."""

    @cached_property
    def successors(self) -> Links:
        return _links(self.nodes, ((e.source, e.target) for e in self.edges))

    @cached_property
    def predecessors(self) -> Links:
        return _links(self.nodes, ((e.target, e.source) for e in self.edges))

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The nodes that can be come to from the start."""
        return frozenset(reach(self.successors, [START]))

    @cached_property
    def leaving(self) -> frozenset[str]:
        """The nodes from which some end can be come to."""
        return frozenset(reach(self.predecessors, self.ends))

    @cached_property
    def circles(self) -> Mapping[str, int]:
        """A number for each node; two nodes have the same one if each can be come to from the other."""
        predecessors, numbers = self.predecessors, dict[str, int]()
        for node in reversed(_depth_first(self, self.edges)[1]):
            if node not in numbers:
                is_alone = all(before in numbers for before in predecessors[node])
                together = [node] if is_alone else reach(predecessors, [node], numbers)
                numbers.update(dict.fromkeys(together, len(numbers)))
        return numbers

    @cached_property
    def rounds(self) -> "Rounds":
        return _rounds(self)

    @cached_property
    def without_returns(self) -> "Graph":
        """The graph with each circle gone through once: it has none."""
        again = {e.trail for e in self.rounds.returns}
        return replace(self, edges=tuple(e for e in self.edges if e.trail not in again)) if again else self


class Rounds(Struct, frozen=True):
    """Where a flow goes round."""

    bounded: tuple[Edge, ...]
    """The edges of a circle that are bounded."""
    closing: tuple[Edge, ...]
    """The edges that close a circle without any of these."""
    order: tuple[str, ...]
    """All nodes, each after those that it leads to without another round."""

    @property
    def returns(self) -> tuple[Edge, ...]:
        """The edges that begin another round."""
        return self.bounded + self.closing


def _rounds(graph: Graph) -> Rounds:
    counted = [e for e in graph.edges if e.at_most]
    circles = graph.circles if counted else {}
    bounded = tuple(e for e in counted if circles[e.source] == circles[e.target])
    known = {e.trail for e in bounded}
    closing, order = _depth_first(graph, (e for e in graph.edges if e.trail not in known))
    return Rounds(bounded, tuple(closing), tuple(order))


def shape(flow: Flow, graph: Graph) -> tuple[object, ...]:
    """What is left of a flow without its words: its nodes in the order come to, what each is, and what follows it."""
    what: dict[str, tuple[object, ...]] = {s.id: (s.kind, s.duty, s.actor, s.special) for s in flow.steps}
    what.update({e.id: (e.outcome,) for e in flow.ends})
    successors, number = graph.successors, {START: 0}
    for node in graph.nodes:
        for target in successors[node]:
            number.setdefault(target, len(number))
    return tuple((what.get(node, ()), tuple(number[t] for t in successors[node])) for node in graph.nodes)


def places(flow: Flow) -> Mapping[str, Trail]:
    """Where each node stands in the file."""
    steps: dict[str, Trail] = {s.id: ("steps", i) for i, s in enumerate(flow.steps)}
    ends: dict[str, Trail] = {e.id: ("ends", i) for i, e in enumerate(flow.ends)}
    return {START: ("start",), **steps, **ends}


@once
def graphs(catalog: Catalog) -> Mapping[str, Graph]:
    """The graph of every flow, by the flow's path."""
    return {flow.path: graph_of(flow) for flow in catalog.flows.values()}


def graph_of(flow: Flow) -> Graph:
    """The graph of ``flow``."""
    ends = tuple(e.id for e in flow.ends)
    written = (START, *(s.id for s in flow.steps), *ends)
    nodes = tuple(dict.fromkeys(written))
    known, edges = frozenset(written[1:]), tuple(_edges(flow))
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


def first_of(graph: Graph, nodes: Iterable[str]) -> list[str]:
    """The nodes in which the parts that ``nodes`` form begin: from these, all of ``nodes`` can be come to."""
    part = frozenset(nodes)
    if not part:
        return []
    inside = [e for e in graph.edges if e.source in part and e.target in part]
    links = _links(graph.nodes, ((e.source, e.target) for e in inside))
    firsts, seen = set[str](), set[str]()
    for node in reversed(_depth_first(graph, inside)[1]):
        if node in part and node not in seen:
            firsts.add(node)
            seen |= reach(links, [node], seen)
    return [n for n in graph.nodes if n in firsts]


def endless(graph: Graph) -> list[Edge]:
    """The edges that close a circle which can be left and gone round any number of times."""
    if not graph.rounds.closing:
        return []
    return _depth_first(graph, (e for e in graph.edges if e.at_most is None and e.source in graph.leaving))[0]


def _depth_first(graph: Graph, edges: Iterable[Edge]) -> tuple[list[Edge], list[str]]:
    """The edges that close circles when they are followed depth first, from the start and in the order written, and all nodes, each after
    those that it leads to (but for circles)."""
    ways: dict[str, list[Edge]] = {node: [] for node in graph.nodes}
    for edge in edges:
        ways[edge.source].append(edge)
    closing: list[Edge] = []
    left: dict[str, None] = {}
    for root in graph.nodes:
        way = [] if root in left else [(root, iter(ways[root]))]
        on_way = {node for node, _rest in way}
        while way:
            node, rest = way[-1]
            following = next(rest, None)
            if following is None:
                left[node] = None
                on_way.remove(node)
                way.pop()
            elif following.target in on_way:
                closing.append(following)
            elif following.target not in left:
                on_way.add(following.target)
                way.append((following.target, iter(ways[following.target])))
    return closing, list(left)


def longest_way(graph: Graph, weights: Mapping[str, int]) -> tuple[int, tuple[str, ...]]:
    """The greatest sum of weights on any way from the start without another round, and the nodes of that way that weigh.

    Of parallel branches the longest counts.
    """
    links = graph.without_returns.successors
    sums, before = {START: weights.get(START, 0)}, dict[str, str]()
    for node in reversed(graph.rounds.order):
        for target in links[node] if node in sums else ():
            total = sums[node] + weights.get(target, 0)
            if total > sums.get(target, -1):
                sums[target], before[target] = total, node
    way = [max(sums, key=lambda node: sums[node])]
    while way[-1] in before:
        way.append(before[way[-1]])
    return sums[way[0]], tuple(n for n in reversed(way) if weights.get(n))


# --- what steps say ---------------------------------------------------------


def living(catalog: Catalog) -> Iterator[tuple[Flow, Power]]:
    """The flows of powers that are still held, each with its power."""
    for flow in catalog.flows.values():
        power = catalog.powers.get((flow.unit, flow.power))
        if power and power.is_held:
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
