"""Defects of flows: their arrows, answers, owners, limits, duties and names, their form, and what they refer to."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from generator.kinds import FLOW
from mutations.city import City, Defect, Expected
from mutations.edits import Spoil, can_spare, is_held, one_of

Item = dict[str, Any]
"""A step, branch, end or other object, as data."""

Edit = Callable[..., object]
"""What is done to a step, or to a step and one of its branches; the last is the thing itself."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A flow whose power is still held, and that power, both free to be changed."""

    city: City
    path: str
    flow: Any
    power_path: str
    power: Any

    @property
    def unit(self) -> Any:
        return self.city.data(f"catalog/units/{self.path.split('/')[1]}/unit.yml")

    @property
    def steps(self) -> list[Item]:
        return list(self.flow["steps"])

    @property
    def promised(self) -> Item:
        return dict(self.power["time_limits"]["promised"])

    @property
    def excluded(self) -> list[Any]:
        return [e["procedure"] for e in self.power["time_limits"].get("excluded", [])]

    def all(self, field: str) -> list[Any]:
        """What the steps have in ``field``, one after the other; lists in it are put together."""
        values = [s[field] for s in self.steps if field in s]
        return [v for value in values for v in (value if isinstance(value, list) else [value])]

    def arrows(self) -> list[tuple[str, str]]:
        """Every (from, to)."""
        return [(n["id"], to) for n in ({"id": "start", **self.flow["start"]}, *self.steps) for to in targets(n)]

    def having_duty(self, *duties: str) -> list[int]:
        return [i for i, s in enumerate(self.steps) if s.get("duty") in duties]

    def spoilt(self, *trail: str | int) -> Expected:
        """The flow written, to be found guilty at ``trail``."""
        self.city.write(self.path, self.flow)
        return Expected(self.path, trail)

    def spoilt_power(self, *trail: str | int) -> Expected:
        self.city.write(self.power_path, self.power)
        return Expected(self.power_path, trail)


def charts(city: City) -> Iterator[Chart]:
    for path in city.paths(FLOW):
        flow = city.data(path)
        power_path = f"catalog/units/{path.split('/')[1]}/powers/{flow['power']}.yml"
        power = city.data(power_path)
        if is_held(power):
            yield Chart(city, path, flow, power_path, power)


def targets(node: Item) -> list[str]:
    following = node.get("next", [])
    return [b["next"] for b in branches(node)] + ([following] if isinstance(following, str) else following)


def branches(step: Item) -> list[Item]:
    return list(step.get("branches", []))


def ways_back(chart: Chart) -> int:
    """How many branches are bounded."""
    return sum("at_most" in b for s in chart.steps for b in branches(s))


# --- where ------------------------------------------------------------------


def in_flow(edit: Callable[[Chart, Random], Expected], fits: Callable[[Chart], object] = bool) -> Spoil:
    """Edits a flow that fits."""
    return lambda city, random: edit(one_of(random, [c for c in charts(city) if fits(c)]), random)


def at_step(edit: Edit, *rest: str | int, fits: Callable[[Chart, Item], object] = lambda _c, _s: True) -> Spoil:
    """Edits a step that fits; it must be found at ``rest`` inside the step."""

    def spoil(city: City, random: Random) -> Expected:
        chart: Chart
        chart, i = one_of(random, [(c, i) for c in charts(city) for i, s in enumerate(c.steps) if fits(c, s)])
        edit(chart.steps[i])
        return chart.spoilt("steps", i, *rest)

    return spoil


def at_branch(edit: Edit, *rest: str | int, fits: Callable[[Chart, Item, Item], object]) -> Spoil:
    """Edits a branch that fits; it must be found at ``rest`` inside the branch."""

    def spoil(city: City, random: Random) -> Expected:
        steps = [(c, i, s) for c in charts(city) for i, s in enumerate(c.steps)]
        chart: Chart
        chart, i, j = one_of(
            random, [(c, i, j) for c, i, s in steps for j, b in enumerate(branches(s)) if fits(c, s, b)]
        )
        edit(chart.steps[i], chart.steps[i]["branches"][j])
        return chart.spoilt("steps", i, "branches", j, *rest)

    return spoil


def setting(**values: object) -> Edit:
    """An edit: these fields have these values."""
    return lambda *things: things[-1].update(values)


def lacking(field: str) -> Edit:
    """An edit: this field is gone."""
    return lambda *things: things[-1].pop(field)


def renamed(field: str, other: str) -> Edit:
    return lambda *things: things[-1].update({other: things[-1].pop(field)})


def misspelt(field: str) -> Edit:
    """An edit: the id in this field has a letter too many."""
    return lambda *things: things[-1].update({field: f"{things[-1][field]}x"})


def having(*fields: str) -> Callable[..., bool]:
    """Fits what has all these fields."""
    return lambda *things: all(f in things[-1] for f in fields)


def is_decision(_chart: Chart, step: Item) -> bool:
    return "branches" in step


def any_branch(_chart: Chart, _step: Item, _branch: Item) -> bool:
    return True


# --- arrows -----------------------------------------------------------------


def visit(name: str, following: str) -> Item:
    """A further step, done by another unit, which takes no time that counts."""
    task = "到现场回访，记下当事人的意见。"
    return {"id": name, "name": "请协助单位回访", "actor": "other_unit", "task": task, "next": following}


def with_orphan(chart: Chart, random: Random) -> Expected:
    i = random.randrange(1, len(chart.steps))
    chart.flow["steps"].insert(i, visit("orphan", chart.flow["ends"][0]["id"]))
    return chart.spoilt("steps", i)


def with_lost_end(chart: Chart, _random: Random) -> Expected:
    chart.flow["ends"].append({"id": "given-up", "name": "逾期结案", "outcome": "terminated"})
    return chart.spoilt("ends", len(chart.flow["ends"]) - 1)


def with_trap(*circle: str) -> Spoil:
    """A further answer leads into steps that lead only into each other."""

    def edit(chart: Chart, random: Random) -> Expected:
        step = one_of(random, [s for s in chart.steps if is_decision(chart, s)])
        step["branches"].append({"label": "还要回访", "next": circle[0]})
        chart.flow["steps"] += [visit(a, b) for a, b in zip(circle, (*circle[1:], circle[0]), strict=True)]
        return chart.spoilt("steps", len(chart.steps) - len(circle))

    return in_flow(edit)


def answer_alike(step: Item) -> None:
    forward, back = sorted(step["branches"], key=lambda b: "at_most" in b)
    back["next"] = forward["next"]
    del back["at_most"]


def has_one_way_back(chart: Chart, step: Item) -> bool:
    has_two_ways = sorted("at_most" in b for b in branches(step)) == [False, True]
    return has_two_ways and ways_back(chart) == 1


def lead_back(chart: Chart, random: Random) -> Expected:
    """A further answer leads back, without bound, to the only step before the decision."""
    i, source = one_of(random, list(only_sources(chart)))
    chart.steps[i]["branches"].append({"label": "重来一遍", "next": source})
    return chart.spoilt("steps", i, "branches", len(chart.steps[i]["branches"]) - 1)


def only_sources(chart: Chart) -> Iterator[tuple[int, str]]:
    """The decisions that just one step leads to, and that step."""
    for i, step in enumerate(chart.steps):
        sources = [source for source, target in chart.arrows() if target == step["id"]]
        if is_decision(chart, step) and len(sources) == 1 and sources != ["start"]:
            yield i, sources[0]


def is_last(chart: Chart, _step: Item, branch: Item) -> bool:
    return branch["next"] in {e["id"] for e in chart.flow["ends"]}


def only_goes_on(chart: Chart, _step: Item, _branch: Item) -> bool:
    return ways_back(chart) == 0


def is_only_return(chart: Chart, _step: Item, branch: Item) -> bool:
    return "at_most" in branch and ways_back(chart) == 1


def repeat_first_label(step: Item, branch: Item) -> None:
    branch["label"] = step["branches"][0]["label"]


def ask_again(step: Item, branch: Item) -> None:
    branch["label"] = step["name"].rstrip("？")


ARROWS: Final = [
    Defect("No arrow leads to a step", "unreachable-step", in_flow(with_orphan)),
    Defect("No arrow leads to an end", "unreachable-step", in_flow(with_lost_end)),
    Defect("Two steps send a matter back and forth", "dead-end-step", with_trap("first-visit", "second-visit")),
    Defect("A step is followed by itself", "dead-end-step", with_trap("first-visit")),
    Defect("Both answers lead to one step", "one-way-decision", at_step(answer_alike, fits=has_one_way_back)),
    Defect(
        "Two branches have one label",
        "doubled-branch-label",
        at_branch(repeat_first_label, "label", fits=lambda _c, step, branch: branch is not step["branches"][0]),
    ),
    Defect(
        "A branch is only numbered",
        "branch-label-without-answer",
        at_branch(setting(label="分支一"), "label", fits=any_branch),
    ),
    Defect(
        "A branch says yes or no",
        "branch-label-without-answer",
        at_branch(setting(label="是否"), "label", fits=any_branch),
    ),
    Defect(
        "A branch repeats the question",
        "branch-label-without-answer",
        at_branch(
            ask_again, "label", fits=lambda _c, step, _b: len(step["name"]) <= 9 and step["name"].endswith("吗？")
        ),
    ),
    Defect("A way back loses its bound", "unbounded-loop", at_branch(lacking("at_most"), fits=is_only_return)),
    Defect(
        "A further answer leads back for ever", "unbounded-loop", in_flow(lead_back, lambda c: any(only_sources(c)))
    ),
    Defect(
        "A way to an end is bounded",
        "at-most-without-return",
        at_branch(setting(at_most=1), "at_most", fits=is_last),
    ),
    Defect(
        "A way onward is bounded",
        "at-most-without-return",
        at_branch(setting(at_most=2), "at_most", fits=only_goes_on),
    ),
    Defect(
        "A branch label is a sentence",
        "overlong-branch-label",
        at_branch(
            lambda _step, branch: branch.update(label=f"经过核对以后{branch['label']}"),
            "label",
            fits=lambda _c, _s, branch: 3 <= len(branch["label"]) <= 6,
        ),
    ),
]


# --- owners, duties and limits ----------------------------------------------


def is_owned(_chart: Chart, step: Item) -> bool:
    return "post" in step


def owner_stays(chart: Chart, step: Item) -> bool:
    """Whether the step's post has another step too, so that the flow still names it without this one."""
    return "post" in step and chart.all("post").count(step["post"]) > 1


def counts(chart: Chart, step: Item) -> bool:
    """Whether the step's limit uses up the promised time and is in its unit."""
    in_unit = step.get("limit", {}).get("unit") == chart.promised["unit"]
    return in_unit and "special" not in step and "post" in step


def take_too_long(chart: Chart, random: Random) -> Expected:
    step = one_of(random, [s for s in chart.steps if counts(chart, s)])
    step["limit"]["value"] = chart.promised["value"] + 1
    return chart.spoilt("steps")


def promise_too_much(chart: Chart, _random: Random) -> Expected:
    chart.power["time_limits"]["promised"]["value"] = longest_limit(chart) - 1
    chart.spoilt_power()
    return chart.spoilt("steps")


def longest_limit(chart: Chart) -> int:
    return max((s["limit"]["value"] for s in chart.steps if counts(chart, s)), default=0)


def swap_unit(step: Item) -> None:
    step["limit"]["unit"] = {"day": "workday", "workday": "day"}[step["limit"]["unit"]]


def has_day_limit(chart: Chart, step: Item) -> bool:
    return counts(chart, step) and chart.promised["unit"] != "hour"


def drop_excluded(chart: Chart, random: Random) -> Expected:
    """The power no longer says that a procedure's time does not count."""
    i = one_of(random, droppable(chart))
    chart.power["time_limits"]["excluded"].pop(chart.excluded.index(chart.steps[i]["special"]))
    chart.spoilt_power()
    return chart.spoilt("steps", i, "special")


def droppable(chart: Chart) -> list[int]:
    """The steps of special procedures that the power excludes once, and others beside them."""
    spared = [e["procedure"] for e in chart.power["time_limits"].get("excluded", []) if can_spare(e)]
    once = {p for p in spared if chart.excluded.count(p) == 1 < len(chart.excluded)}
    return [i for i, s in enumerate(chart.steps) if s.get("special") in once]


def drop_special(chart: Chart, random: Random) -> Expected:
    """The only step of a special procedure is an ordinary one, done at once."""
    step = one_of(random, lone_specials(chart))
    procedure = step.pop("special")
    step.pop("limit", None) if "actor" in step else step.update(limit={"value": 0, "unit": chart.promised["unit"]})
    chart.spoilt()
    return chart.spoilt_power("time_limits", "excluded", chart.excluded.index(procedure), "procedure")


def lone_specials(chart: Chart) -> list[Item]:
    return [s for s in chart.steps if chart.all("special").count(s.get("special")) == 1]


def exclude_more(chart: Chart, _random: Random) -> Expected:
    more = {"procedure": "quarantine", "name": "检疫"}
    chart.power["time_limits"].setdefault("excluded", []).append(more)
    return chart.spoilt_power("time_limits", "excluded", len(chart.excluded) - 1, "procedure")


OWNERS: Final = [
    Defect("Nobody is named for a step", "step-without-owner", at_step(lacking("post"), fits=owner_stays)),
    Defect(
        "Nobody is named for a step outside the unit",
        "step-without-owner",
        at_step(lacking("actor"), fits=lambda _c, step: "actor" in step and "limit" not in step),
    ),
    Defect(
        "A step is a post's and another unit's",
        "step-with-two-owners",
        at_step(setting(actor="other_unit"), "actor", fits=is_owned),
    ),
    Defect(
        "A step is a post's and the party's",
        "step-with-two-owners",
        at_step(setting(actor="counterpart"), "actor", fits=is_owned),
    ),
    Defect(
        "A post has a step without a duty",
        "step-without-duty",
        at_step(
            lacking("duty"), fits=lambda _c, s: "post" in s and s["duty"] in {"handle", "publish", "file", "verify"}
        ),
    ),
    Defect("A post has no time limit", "step-without-limit", at_step(lacking("limit"), fits=counts)),
    Defect(
        "A special procedure has no time limit",
        "step-without-limit",
        at_step(lacking("limit"), fits=lambda _c, step: "special" in step and "post" in step),
    ),
    Defect(
        "One step alone takes longer than promised",
        "steps-longer-than-promised",
        in_flow(take_too_long, lambda c: any(counts(c, s) for s in c.steps)),
    ),
    Defect(
        "Less is promised than one step takes",
        "steps-longer-than-promised",
        in_flow(promise_too_much, lambda c: longest_limit(c) > 1),
    ),
    Defect(
        "A step counts other days",
        "mixed-limit-units",
        at_step(swap_unit, "limit", "unit", fits=has_day_limit),
    ),
    Defect(
        "A step is a procedure that its power lacks",
        "unlisted-special-procedure",
        at_step(setting(special="quarantine"), "special", fits=counts),
    ),
    Defect(
        "A power no longer excludes a procedure",
        "unlisted-special-procedure",
        in_flow(drop_excluded, droppable),
    ),
    Defect(
        "A special procedure is an ordinary step",
        "excluded-procedure-without-step",
        in_flow(drop_special, lone_specials),
    ),
    Defect(
        "A power excludes a procedure without a step",
        "excluded-procedure-without-step",
        in_flow(exclude_more),
    ),
]


# --- posts ------------------------------------------------------------------


def same_post(duty: str, *others: str) -> Spoil:
    """A step with ``duty`` is given to a post that has a step with one of the ``others``."""

    def edit(chart: Chart, random: Random) -> Expected:
        i = one_of(random, movable(chart))
        post = one_of(random, [chart.steps[j]["post"] for j in owned(chart, *others)])
        chart.steps[i]["post"] = post
        first = [
            min(j for j in owned(chart, *duties) if chart.steps[j]["post"] == post) for duties in ((duty,), others)
        ]
        return chart.spoilt("steps", max(first), "post")

    def movable(chart: Chart) -> list[int]:
        return [i for i in owned(chart, duty) if owner_stays(chart, chart.steps[i])]

    return in_flow(edit, lambda c: movable(c) and owned(c, *others))


def owned(chart: Chart, *duties: str) -> list[int]:
    return [i for i in chart.having_duty(*duties) if "post" in chart.steps[i]]


def leave_all_to_one(chart: Chart, _random: Random) -> Expected:
    """All steps are other units', but for those of the busiest post."""
    one = busiest(chart)
    for step in chart.steps:
        if step.get("post", one) != one:
            step["actor"] = "other_unit"
            del step["post"]
    return chart.spoilt("steps")


def busiest(chart: Chart) -> Any:
    posts = chart.all("post")
    return max(posts, key=posts.count)


def lower_decider(chart: Chart, random: Random) -> Expected:
    i = one_of(random, [i for i in owned(chart, "decide") if owner_stays(chart, chart.steps[i])])
    chart.steps[i]["post"] = one_of(random, clerks(chart))
    return chart.spoilt("steps", i, "post")


def clerks(chart: Chart) -> list[str]:
    """The unit's lesser posts that have no step in this flow."""
    lesser = [p["id"] for p in chart.unit["posts"] if p["tier"] in {"key", "general"}]
    return [p for p in lesser if p not in chart.all("post")]


def instead(duty: str, *duties: str) -> Callable[[Chart], object]:
    """An edit: the steps that have one of ``duties`` have another."""
    return lambda chart: [chart.steps[i].update(duty=duty) for i in chart.having_duty(*duties)]


def category(*names: str) -> Callable[[Chart], bool]:
    return lambda chart: chart.power["category"] in names


DECIDED: Final = ("licensing", "penalty", "coercion", "confirmation", "adjudication")


def decide_nothing(chart: Chart, _random: Random) -> Expected:
    instead("verify", "decide")(chart)
    return chart.spoilt("steps")


def accept_nothing(chart: Chart, _random: Random) -> Expected:
    instead("verify", "accept")(chart)
    return chart.spoilt("start")


def review_nothing(chart: Chart, _random: Random) -> Expected:
    instead("verify", "review")(chart)
    return chart.spoilt("steps")


def punish_untold(chart: Chart, _random: Random) -> Expected:
    instead("file", "notify", "hear")(chart)
    return chart.spoilt("steps", last_choice(chart))


def coerce_untold(chart: Chart, _random: Random) -> Expected:
    instead("file", "notify", "hear")(chart)
    return chart.spoilt("steps", chart.having_duty("execute")[-1])


def last_choice(chart: Chart) -> int:
    """The last step in which it is decided whether to act, and not only to drop the case."""
    return [i for i in chart.having_duty("decide") if "branches" in chart.steps[i]][-1]


def tell_too_late(chart: Chart, _random: Random) -> Expected:
    """The step before the party is told leads on to the decision at the same time."""
    told, decided = chart.having_duty("notify", "hear")[0], last_choice(chart)
    chart.steps[told - 1]["next"] = [chart.steps[told]["id"], chart.steps[decided]["id"]]
    return chart.spoilt("steps", decided)


def is_told_after_a_plain_step(chart: Chart) -> bool:
    told = chart.having_duty("notify", "hear")
    is_penalty = category("penalty")(chart) and chart.having_duty("decide")
    return bool(is_penalty and told and chart.steps[told[0] - 1].get("next") == chart.steps[told[0]]["id"])


POSTS: Final = [
    Defect("One post accepts and decides", "same-post-accepts-and-decides", same_post("accept", "decide")),
    Defect(
        "One post supervises its own work",
        "same-post-handles-and-supervises",
        same_post("supervise", "handle", "examine", "survey"),
    ),
    Defect("One post decides and pays", "same-post-decides-and-pays", same_post("pay", "decide")),
    Defect("One post reviews what it examined", "same-post-examines-and-reviews", same_post("review", "examine")),
    Defect(
        "One post does all the unit's steps",
        "one-post-does-everything",
        in_flow(leave_all_to_one, lambda c: c.all("post").count(busiest(c)) > 3),
    ),
    Defect(
        "A lesser post decides",
        "decision-below-middle-tier",
        in_flow(lower_decider, lambda c: clerks(c) and any(owner_stays(c, c.steps[i]) for i in owned(c, "decide"))),
    ),
    Defect("No step decides", "flow-without-decision", in_flow(decide_nothing, category(*DECIDED))),
    Defect(
        "No step accepts an application",
        "application-without-acceptance",
        in_flow(accept_nothing, lambda c: c.flow["start"].get("actor") == "counterpart"),
    ),
    Defect("A penalty comes unannounced", "penalty-without-notice", in_flow(punish_untold, category("penalty"))),
    Defect(
        "A penalty does not wait for an answer",
        "penalty-without-notice",
        in_flow(tell_too_late, is_told_after_a_plain_step),
    ),
    Defect("Coercion comes unannounced", "coercion-without-demand", in_flow(coerce_untold, category("coercion"))),
    Defect("A penalty is not reviewed", "penalty-without-legal-review", in_flow(review_nothing, category("penalty"))),
    Defect(
        "A step with a risk has no gate",
        "risky-step-without-gate",
        at_step(lacking("gate"), "risks", fits=having("risks")),
    ),
]


# --- names and length -------------------------------------------------------


def silence(chart: Chart, random: Random) -> Expected:
    """The end of a refusal says nothing more."""
    i = one_of(random, list(telling_ends(chart)))
    del chart.flow["ends"][i]["next_steps"]
    return chart.spoilt("ends", i)


def telling_ends(chart: Chart) -> Iterator[int]:
    """The refusals that the party is sent, and of whose remedies only the end speaks."""
    for i, end in enumerate(chart.flow["ends"]):
        before = [s for s in chart.steps if end["id"] in targets(s)]
        words = "".join(str([s["task"], s.get("content"), s.get("rights")]) for s in before)
        is_sent = any(s.get("duty") in {"deliver", "notify"} for s in before)
        if end["outcome"] == "refused" and is_sent and not any(w in words for w in ("复议", "起诉", "诉讼")):
            yield i


INTERNAL: Final = ("personnel", "finance", "procurement", "works", "assets", "investment")


def drawn_out(chart: Chart, count: int) -> Expected:
    """Visits come first, until there are ``count`` steps."""
    start, names = chart.flow["start"], [f"visit-{n}" for n in range(count - len(chart.steps))]
    onward = [*names[1:], start["next"]]
    start["next"] = names[0]
    chart.flow["steps"][:0] = [visit(name, following) for name, following in zip(names, onward, strict=True)]
    return chart.spoilt("steps")


def cut_short(chart: Chart, count: int) -> Expected:
    """Only the decision and some steps before it are left; the decision has all the risks."""
    decision, kept = chart.steps[chart.having_duty("decide")[-1]], plain_steps(chart)[: count - 1]
    decision.update(risks=chart.all("risks"), gate=["材料已经齐全。"])
    for step, following in zip(kept, [*kept[1:], decision], strict=True):
        step.pop("risks", None)
        step["next"] = following["id"]
    for branch, end in zip(decision["branches"][:2], chart.flow["ends"][:2], strict=True):
        branch["next"] = end["id"]
        branch.pop("at_most", None)
    del decision["branches"][2:], chart.flow["ends"][2:]
    chart.flow["start"]["next"], chart.flow["steps"] = kept[0]["id"], [*kept, decision]
    chart.city.forget_alerts()
    return chart.spoilt("steps")


def plain_steps(chart: Chart) -> list[Item]:
    """The ordinary steps of posts before the last that decides."""
    return [s for s in chart.steps[: chart.having_duty("decide")[-1]] if "post" in s and "branches" not in s]


def can_be_cut(chart: Chart, count: int) -> bool:
    """Whether ``count`` steps can be left of a flow that needs no others."""
    decision = chart.steps[[0, *chart.having_duty("decide")][-1]]
    is_simple = not chart.excluded and chart.power["category"] not in {"penalty", "coercion"}
    plain = plain_steps(chart) if is_simple and having("branches", "post")(decision) else []
    needed = {"accept"} if "actor" in chart.flow["start"] else set[str]()
    return len(plain) >= count - 1 and needed <= {s["duty"] for s in plain[: count - 1]}


def cut_to(count: int) -> Spoil:
    return in_flow(lambda chart, _random: cut_short(chart, count), lambda chart: can_be_cut(chart, count))


def copied(city: City, random: Random) -> Expected:
    """A flow is that of another power of the unit, but for its title and risks."""
    one, other = one_of(random, [(a, b) for a in charts(city) for b in charts(city) if could_be_copied(a, b)])
    risks = other.all("risks")
    other.flow.update({field: one.flow[field] for field in ("start", "steps", "ends")})
    for step in other.steps:
        step.pop("risks", None)
    one_of(random, [s for s in other.steps if "gate" in s])["risks"] = risks
    other.spoilt()
    return Expected(max(one.path, other.path), ("title",))


def could_be_copied(one: Chart, other: Chart) -> bool:
    """Whether the other power has the same demands and promises as much."""
    are_near = one.path != other.path and one.unit["uscc"] == other.unit["uscc"]
    return (
        are_near
        and one.power["category"] == other.power["category"]
        and set(one.all("special")) == set(other.excluded)
        and one.promised["unit"] == other.promised["unit"]
        and one.promised["value"] <= other.promised["value"]
    )


NAMES: Final = [
    Defect(
        "A step's name is a sentence",
        "overlong-step-name",
        at_step(
            lambda step: step.update(name=f"按照规定的程序和时限{step['name']}"),
            "name",
            fits=lambda _c, step: 5 <= len(step["name"]) <= 10,
        ),
    ),
    Defect(
        "A decision does not ask",
        "decision-without-question",
        at_step(lambda step: step.update(name=step["name"].rstrip("？")), "name", fits=is_decision),
    ),
    Defect(
        "A refusal tells of no remedy",
        "refusal-without-remedy",
        in_flow(silence, lambda c: not category(*INTERNAL)(c) and any(True for _ in telling_ends(c))),
    ),
    Defect(
        "A flow has dozens of steps", "flow-of-unusual-length", in_flow(lambda c, r: drawn_out(c, r.randint(31, 40)))
    ),
    Defect("A flow has too many steps to read", "flow-of-unworkable-length", in_flow(lambda c, _r: drawn_out(c, 41))),
    Defect("A flow has four steps", "flow-of-unusual-length", cut_to(4)),
    Defect("A flow has two steps", "flow-of-unworkable-length", cut_to(2)),
    Defect("A flow is another one with other words", "copied-flow", copied),
]


# --- form -------------------------------------------------------------------


def misplaced_next(step: Item) -> None:
    step["next"] = step["branches"][0]["next"]


def misplaced_branches(step: Item) -> None:
    step["branches"] = [{"label": label, "next": step["next"]} for label in ("同意", "不同意")]


def one_in_list(step: Item) -> None:
    step["next"] = [step["next"]]


def is_plain(_chart: Chart, step: Item) -> bool:
    return isinstance(step.get("next"), str)


def form(
    name: str, edit: Edit, *rest: str | int, fits: Callable[[Chart, Item], object] = lambda _c, _s: True
) -> Defect:
    return Defect(name, "schema", at_step(edit, *rest, fits=fits))


def no_ends(chart: Chart, _random: Random) -> Expected:
    chart.flow["ends"] = []
    return chart.spoilt("ends")


def no_outcome(chart: Chart, random: Random) -> Expected:
    i = random.randrange(len(chart.flow["ends"]))
    del chart.flow["ends"][i]["outcome"]
    return chart.spoilt("ends", i)


FORM: Final = [
    form("A step's task is misspelt", renamed("task", "taks"), "taks"),
    form("A step has no task", lacking("task")),
    form("A decision has no branches", lacking("branches"), fits=is_decision),
    form("A decision has a next step too", misplaced_next, "next", fits=is_decision),
    form("An ordinary step has branches", misplaced_branches, "branches", fits=is_plain),
    form("One step stands in a list of next steps", one_in_list, "next", fits=is_plain),
    form("A duty is no known duty", setting(duty="受理"), "duty", fits=is_owned),
    form("A step's limit is text", setting(limit="3个工作日"), "limit", fits=is_owned),
    form(
        "A step takes less than no time", setting(limit={"value": -1, "unit": "day"}), "limit", "value", fits=is_owned
    ),
    form("A step's id has capitals", lambda step: step.update(id=step["id"].upper()), "id"),
    form("A step's name has no room", setting(name="核" * 21), "name"),
    form("A step carries a risk twice", lambda s: s.update(risks=s["risks"] * 2), "risks", fits=having("risks")),
    Defect("A way back is taken no time", "schema", at_branch(setting(at_most=0), "at_most", fits=having("at_most"))),
    Defect("A branch has a long sentence", "schema", at_branch(setting(label="这" * 13), "label", fits=any_branch)),
    Defect("A flow has no ends", "schema", in_flow(no_ends)),
    Defect("An end has no outcome", "schema", in_flow(no_outcome)),
]


# --- references and identifiers ---------------------------------------------


def start_nowhere(chart: Chart, _random: Random) -> Expected:
    chart.flow["start"]["next"] = "nowhere"
    return chart.spoilt("start", "next")


def fork_nowhere(step: Item) -> None:
    step["next"] = [step["next"], "nowhere"]


def to_stranger(chart: Chart, random: Random) -> Expected:
    """A step is given to a post of another unit that its own unit does not have."""
    i = one_of(random, [i for i, s in enumerate(chart.steps) if owner_stays(chart, s)])
    own = {p["id"] for p in chart.unit["posts"]}
    chart.steps[i]["post"] = one_of(random, [p for c in charts(chart.city) for p in c.all("post") if p not in own])
    return chart.spoilt("steps", i, "post")


def paste_step(chart: Chart, random: Random) -> Expected:
    i = random.randrange(len(chart.steps))
    chart.flow["steps"].insert(i, deepcopy(chart.steps[i]))
    return chart.spoilt("steps", i + 1, "id")


def name_end_like_step(chart: Chart, random: Random) -> Expected:
    chart.flow["ends"].append({"id": one_of(random, chart.all("id")), "name": "逾期结案", "outcome": "terminated"})
    return chart.spoilt("ends", len(chart.flow["ends"]) - 1, "id")


def name_step_start(chart: Chart, _random: Random) -> Expected:
    chart.flow["steps"].insert(0, visit("start", chart.steps[0]["id"]))
    return chart.spoilt("steps", 0, "id")


def broken(name: str, spoil: Spoil) -> Defect:
    return Defect(name, "dangling-reference", spoil)


REFERENCES: Final = [
    broken("A step's post does not exist", at_step(misspelt("post"), "post", fits=owner_stays)),
    broken("A step's post is one of another unit", in_flow(to_stranger)),
    broken("A step's next step does not exist", at_step(misspelt("next"), "next", fits=is_plain)),
    broken("One of two parallel steps does not exist", at_step(fork_nowhere, "next", 1, fits=is_plain)),
    broken("A branch leads nowhere", at_branch(misspelt("next"), "next", fits=any_branch)),
    broken("A flow starts nowhere", in_flow(start_nowhere)),
    broken(
        "A step's risk does not exist",
        at_step(lambda s: s["risks"].insert(0, "no-risk"), "risks", 0, fits=having("risks")),
    ),
    Defect("A step is pasted twice", "duplicate-identifier", in_flow(paste_step)),
    Defect("An end has the id of a step", "duplicate-identifier", in_flow(name_end_like_step)),
    Defect("A step has the id of the start", "duplicate-identifier", in_flow(name_step_start)),
]

DEFECTS: Final = [*ARROWS, *OWNERS, *POSTS, *NAMES, *FORM, *REFERENCES]
