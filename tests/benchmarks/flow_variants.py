"""Flows that differ in more than words: were the charts of a city copies, a cache of charts would draw only those of the sample."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, islice, product
from typing import Any, Final

from benchmarks.mould import Mould, slot

_EXTRAS: Final = (
    {"name": "登记入卷", "duty": "file", "task": "把这一步的办理情况登记入卷。"},
    {"name": "签收确认", "actor": "counterpart", "task": "核对办理情况，签收确认。"},
    {"name": "外部评估", "actor": "third_party", "task": "受托评估，交回书面意见。"},
    {"name": "回复意见", "actor": "other_unit", "task": "研究来件，书面回复意见。"},
)
"""Steps that can be put in after any step of a post without changing what a rule looks at."""


class FlowMould:
    """A flow of the sample, filled many times and each time with other steps put in."""

    def __init__(self, flow: Any) -> None:
        steps = flow["steps"]
        self._head: Final = Mould({k: v for k, v in flow.items() if k not in ("steps", "ends")})
        self._ends: Final = Mould({"ends": flow["ends"]})
        risky = [s["id"] for s in steps if s.get("risks")]
        self.risky_steps: Final = len(risky)
        """How many steps carry risks: so many slots (``risk_slot``) want a list of ids."""
        held = {name: {"risks": slot(risk_slot(i))} for i, name in enumerate(risky)}
        self._steps: Final = [_StepMould(s, held.get(s["id"], {})) for s in steps]
        self._places: Final = [i for i, s in enumerate(self._steps) if s.can_be_followed]

    def fill(self, values: Mapping[str, str], variant: int) -> str:
        """The flow with the steps of ``variant`` (0 and up) put in; no two variants have the same."""
        places, extras = _variant(len(self._places), variant)
        after = {self._places[place]: extra for place, extra in zip(places, extras, strict=True)}
        steps = [step.fill(values, after.get(i)) for i, step in enumerate(self._steps)]
        return "".join([self._head.fill(values), "steps:\n", *steps, self._ends.fill(values)])


class _StepMould:
    """A step, and each of the extra steps that can follow it."""

    def __init__(self, step: Any, risks: Mapping[str, str]) -> None:
        self.can_be_followed: Final = _can_be_followed(step)
        self._next: Final = str(step.get("next"))
        self._extra: Final = f"{step['id']}-after"
        self._own: Final = Mould([step | risks | ({"next": slot("next")} if self.can_be_followed else {})])
        self._extras: Final = [Mould([e]) for e in self._extra_steps(step)] if self.can_be_followed else []

    def _extra_steps(self, step: Any) -> Iterator[Any]:
        for extra in _EXTRAS:
            here = {} if "actor" in extra else {"post": step["post"], "limit": step["limit"] | {"value": 0}}
            yield {"id": self._extra, **extra, **here, "next": self._next}

    def fill(self, values: Mapping[str, str], extra: int | None) -> str:
        own = self._own.fill({**values, "next": self._next if extra is None else self._extra})
        return own if extra is None else own + self._extras[extra].fill(values)


def _can_be_followed(step: Any) -> bool:
    """Whether a step can be put in after this one; rules look at what follows an execution or a special procedure."""
    is_plain = isinstance(step.get("next"), str) and "special" not in step
    return is_plain and "post" in step and "limit" in step and step["duty"] != "execute"


def risk_slot(index: int) -> str:
    """The slot for the risks of the ``index``-th step that carries some."""
    return f"risks_{'abcdefghijklmnopqrstuvwxyz'[index]}"


@cache
def _variant(places: int, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Some of ``places`` and the extra step for each: few before many."""
    choices = (
        (chosen, extras)
        for count in range(places + 1)
        for chosen in combinations(range(places), count)
        for extras in product(range(len(_EXTRAS)), repeat=count)
    )
    return next(islice(choices, number, None))
