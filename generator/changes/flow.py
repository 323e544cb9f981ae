"""Changes of a flow: which steps a case passes, and what must hold before it goes on."""

from collections.abc import Iterator
from typing import Final

from generator.change import GRAVE, Change
from generator.comparers import Hidden, Items, Part, Spot, Table, Value, Watched, own
from generator.effects import BETTER, NEUTRAL, SHELTER, STRONGER, WORSE, Effects
from generator.model import Branch, End, Flow, Start, Step
from generator.quantities import by_size, by_time

_HEARD: Final = frozenset({"hear", "notify", "publish"})
_CHECKED: Final = frozenset({"examine", "survey", "review", "verify", "supervise", "file"})


def _of_step(step: Step) -> Effects:
    """What one step more means: it hears the citizen, checks the unit, or asks something of the citizen."""
    if step.duty in _HEARD:
        return SHELTER
    if step.duty in _CHECKED:
        return STRONGER
    return WORSE if step.actor == "counterpart" else NEUTRAL


def _of_first_limit(step: Step) -> Effects:
    """What it means that a step has a limit at all: it binds whoever does the step."""
    return WORSE if step.actor == "counterpart" else STRONGER


def _of_limit(step: Step) -> Effects:
    """What more time means: for the citizen's own steps it is room, for others waiting."""
    return BETTER if step.actor == "counterpart" else WORSE


class _Papers:
    """The papers of a step: of the citizen's own, each more is one to be brought."""

    def __call__(self, spot: Spot) -> Iterator[Change]:
        is_asked = all(holder.actor == "counterpart" for holder in spot.holders)
        papers = Items(gain=WORSE, weight=GRAVE) if is_asked else Items()
        return Watched(papers)(spot)


FIELDS: Final[Table] = {
    Flow: {
        "power": Value(refers="power", weight=GRAVE),
        "title": Value(),
        "start": Part(),
        "steps": Items(gain=_of_step, keys=(own("id"), own("name")), weight=GRAVE),
        "ends": Items(keys=(own("id"), own("name")), weight=GRAVE),
        "internal": Hidden(),
    },
    Start: {
        "name": Value(),
        "next": Value(refers="node", weight=GRAVE),
        "actor": Value(weight=GRAVE),
        "documents": _Papers(),
    },
    Step: {
        "id": Value(),
        "name": Watched(Value()),
        "task": Watched(Value(weight=GRAVE)),
        "kind": Value(weight=GRAVE),
        "duty": Value(weight=GRAVE),
        "post": Value(refers="post", weight=GRAVE),
        "actor": Value(weight=GRAVE),
        "content": Watched(Value(weight=GRAVE)),
        "way": Watched(Value(weight=GRAVE)),
        "limit": Value(order=by_time, gain=_of_first_limit, more=_of_limit, weight=GRAVE),
        "special": Value(weight=GRAVE),
        "gate": Items(gain=STRONGER, weight=GRAVE),
        "documents": _Papers(),
        "rights": Items(gain=SHELTER, weight=GRAVE),
        "supervision": Value(gain=STRONGER, weight=GRAVE),
        "risks": Items(gain=STRONGER, refers="risk"),
        "next": Value(refers="node", weight=GRAVE),
        "branches": Items(keys=(own("label"),), weight=GRAVE),
        "internal": Hidden(),
    },
    Branch: {
        "label": Watched(Value(weight=GRAVE)),
        "next": Value(refers="node", weight=GRAVE),
        "at_most": Value(gain=BETTER, more=WORSE, order=by_size),
    },
    End: {
        "id": Value(),
        "name": Value(),
        "outcome": Value(weight=GRAVE),
        "next_steps": Watched(Value(gain=BETTER, weight=GRAVE)),
    },
}
