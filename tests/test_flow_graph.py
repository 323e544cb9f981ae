"""What the graph of a flow says is what trying every way says."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.flow_graph import (
    START,
    Graph,
    addable,
    both_duties,
    counted_limit,
    endless,
    first_of,
    graph_of,
    longest_way,
    places,
    reach,
    shape,
    with_duty,
)
from generator.model import Branch, End, Flow, Limit, Start, Step

STEPS = ("a", "b", "c", "d")
ENDS = ("x", "y")
TARGETS = st.sampled_from(STEPS + ENDS)


def _step(name: str, branches: tuple[Branch, ...] = (), following: str | tuple[str, ...] = (), **more: object) -> Step:
    kind = "decision" if branches else "step"
    return Step(id=name, name=name, task="做。", kind=kind, next=following, branches=branches, **more)  # type: ignore[arg-type]


def _flow(*steps: Step, start: str | tuple[str, ...] = "a", ends: tuple[str, ...] = ENDS) -> Flow:
    ending = tuple(End(id=e, name=e, outcome="completed") for e in ends)
    return Flow(power="p", title="t", start=Start(name="s", next=start), steps=steps, ends=ending)


def _line(*names: str) -> list[Step]:
    """Steps in a row; the last leads to the end x."""
    return [_step(one, following=two) for one, two in zip(names, [*names[1:], "x"], strict=True)]


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Small flows of any shape: in parallel, round and round, or cut off."""
    several = st.one_of(TARGETS, st.lists(TARGETS, min_size=2, max_size=3, unique=True).map(tuple))
    bounds = st.one_of(st.none(), st.integers(1, 3))
    branch = st.builds(Branch, label=st.just("是"), next=TARGETS, at_most=bounds)
    steps = []
    for name in STEPS:
        if draw(st.booleans()):
            steps.append(_step(name, branches=tuple(draw(st.lists(branch, min_size=2, max_size=3)))))
        else:
            steps.append(_step(name, following=draw(several)))
    return _flow(*steps, start=draw(several))


def _ways(graph: Graph, node: str, seen: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way on from ``node`` that comes nowhere twice, and each of its beginnings."""
    way = (*seen, node)
    yield way
    for target in graph.successors[node]:
        if target not in way:
            yield from _ways(graph, target, way)


def _leads(graph: Graph, one: str, other: str) -> bool:
    return any(way[-1] == other for way in _ways(graph, one))


def _has_circle(graph: Graph) -> bool:
    return any(_leads(graph, e.target, e.source) for e in graph.edges)


@given(flows())
def test_reaching_is_having_a_way(flow: Flow) -> None:
    graph = graph_of(flow)
    assert graph.reachable == {way[-1] for way in _ways(graph, START)}
    assert graph.leaving == {n for n in graph.nodes if any(_leads(graph, n, e) for e in graph.ends)}


@given(flows(), st.sets(TARGETS))
def test_walls_are_not_entered(flow: Flow, walls: set[str]) -> None:
    graph = graph_of(flow)
    free = {way[-1] for way in _ways(graph, START) if not walls.intersection(way)}
    assert reach(graph.successors, [START], walls) == free


@given(flows())
def test_every_successor_has_its_predecessor(flow: Flow) -> None:
    graph = graph_of(flow)
    there = sorted((n, t) for n, targets in graph.successors.items() for t in targets)
    assert there == sorted((s, n) for n, sources in graph.predecessors.items() for s in sources)


@given(flows())
def test_a_circle_is_nodes_that_lead_to_each_other(flow: Flow) -> None:
    graph = graph_of(flow)
    circle = graph.circles
    for one in graph.nodes:
        for other in graph.nodes:
            together = _leads(graph, one, other) and _leads(graph, other, one)
            assert (circle[one] == circle[other]) == together


@given(flows())
def test_there_is_an_endless_edge_just_where_a_circle_that_can_be_left_has_no_bound(flow: Flow) -> None:
    graph = graph_of(flow)
    unbounded = tuple(e for e in graph.edges if e.at_most is None and e.source in graph.leaving)
    assert bool(endless(graph)) == _has_circle(replace(graph, edges=unbounded))
    assert set(endless(graph)) <= set(unbounded)
    assert all(_leads(graph, e.target, e.source) for e in endless(graph))


@given(flows())
def test_in_the_order_of_a_graph_every_node_is_after_those_that_it_leads_to(flow: Flow) -> None:
    graph = graph_of(flow)
    place = {node: number for number, node in enumerate(graph.rounds.order)}
    assert place.keys() == set(graph.nodes)
    assert all(place[e.target] < place[e.source] for e in graph.without_returns.edges)


@given(flows())
def test_without_returns_nothing_goes_round_and_all_else_stays(flow: Flow) -> None:
    graph = graph_of(flow)
    assert not _has_circle(graph.without_returns)
    assert set(graph.without_returns.edges) | set(graph.rounds.returns) == set(graph.edges)
    assert all(_leads(graph, e.target, e.source) for e in graph.rounds.returns)


@given(flows(), st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_the_longest_way_is_the_longest_of_all(flow: Flow, lengths: list[int]) -> None:
    weights = dict(zip(STEPS, lengths, strict=True))
    graph = graph_of(flow)
    total, way = longest_way(graph, weights)
    onward = graph.without_returns
    assert total == max(sum(weights.get(n, 0) for n in w) for w in _ways(onward, START))
    assert total == sum(weights[n] for n in way)
    assert all(_leads(onward, one, two) for one, two in pairwise(way))


@given(flows(), st.sets(TARGETS))
def test_from_the_first_of_some_nodes_all_of_them_are_come_to(flow: Flow, nodes: set[str]) -> None:
    graph = graph_of(flow)
    walls = set(graph.nodes) - nodes
    firsts = first_of(graph, nodes)
    assert reach(graph.successors, firsts, walls) == nodes
    for one in firsts:
        assert reach(graph.successors, [one], walls).isdisjoint(set(firsts) - {one})


def test_parallel_branches_count_once_and_as_long_as_the_longest() -> None:
    fork = [_step("b", following="d"), _step("c", following="d"), _step("d", following="x")]
    graph = graph_of(_flow(_step("a", following=("b", "c")), *fork))
    assert longest_way(graph, {"a": 1, "b": 2, "c": 5, "d": 1}) == (7, ("a", "c", "d"))


def test_another_round_is_not_counted() -> None:
    again = (Branch(label="退回", next="a", at_most=2), Branch(label="通过", next="x"))
    graph = graph_of(_flow(_step("a", following="b"), _step("b", branches=again)))
    assert longest_way(graph, {"a": 3, "b": 4}) == (7, ("a", "b"))


def test_a_loop_entered_in_its_middle_is_bounded_by_its_own_return() -> None:
    """The parallel step c is where the loop goes back to; the arrow from c to d is no return."""
    again = (Branch(label="重查", next="c", at_most=1), Branch(label="通过", next="x"))
    graph = graph_of(
        _flow(_step("a", following=("b", "c")), *_line("b", "d")[:1], _step("c", following="d"), _step("d", again))
    )
    assert [(e.source, e.target) for e in graph.rounds.returns] == [("d", "c")]


def test_an_arrow_to_nowhere_makes_a_graph_incomplete() -> None:
    graph = graph_of(_flow(_step("a", following="nowhere")))
    assert not graph.is_whole
    assert graph.reachable == {START, "a"}


def test_nothing_leads_back_to_the_start() -> None:
    assert not graph_of(_flow(_step("a", following=START))).is_whole


def test_an_id_used_twice_makes_a_graph_incomplete() -> None:
    assert not graph_of(_flow(*_line("a", "b"), _step("a", following="x"))).is_whole


def test_every_node_has_its_place() -> None:
    assert places(_flow(*_line("a", "b"))) == {
        START: ("start",),
        "a": ("steps", 0),
        "b": ("steps", 1),
        "x": ("ends", 0),
        "y": ("ends", 1),
    }


def test_long_flows_take_no_deep_recursion() -> None:
    names = tuple(f"s{i}" for i in range(20_000))
    graph = graph_of(_flow(*_line(*names), start=names[0]))
    total, way = longest_way(graph, dict.fromkeys(names, 1))
    assert (total, len(way)) == (20_000, 20_000)
    assert first_of(graph, names) == [names[0]]
    assert len(set(graph.circles.values())) == len(graph.nodes)


def test_duties_name_their_steps() -> None:
    flow = _flow(_step("a", following="b", duty="accept"), _step("b", following="x", duty="decide"))
    assert with_duty(flow, {"decide", "pay"}) == {"b"}


def test_a_post_with_both_duties_is_told_once_at_its_first_steps() -> None:
    flow = _flow(
        _step("a", following="b", duty="accept", post="clerk"),
        _step("b", following="c", duty="decide", post="clerk"),
        _step("c", following="d", duty="decide", post="clerk"),
        _step("d", following="x", duty="decide", post="director"),
    )
    assert list(both_duties(flow, {"accept"}, {"decide"})) == [(0, 1)]


def test_the_time_of_the_party_and_of_special_procedures_is_not_counted() -> None:
    week = Limit(value=5, unit="workday")
    assert counted_limit(_step("a", limit=week, post="clerk")) == week
    assert counted_limit(_step("a", limit=week, actor="other_unit")) == week
    assert counted_limit(_step("a", limit=week, actor="counterpart")) is None
    assert counted_limit(_step("a", limit=week, post="clerk", special="hearing")) is None


def test_hours_add_up_with_all_and_days_of_two_kinds_do_not() -> None:
    assert addable("hour", "workday")
    assert addable("day", "hour")
    assert addable("day", "day")
    assert not addable("day", "workday")


def test_a_shape_is_what_is_left_without_words() -> None:
    def shape_of(flow: Flow) -> tuple[object, ...]:
        return shape(flow, graph_of(flow))

    own = shape_of(_flow(*_line("a", "b")))
    assert shape_of(_flow(*_line("c", "d"), start="c")) == own
    assert shape_of(_flow(*_line("a", "b", "c"))) != own
    assert shape_of(_flow(_step("a", following="b", duty="accept"), _step("b", following="x"))) != own
