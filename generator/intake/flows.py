"""A first flow from the stages of a power: one step after another, a decision where the list says that it is decided.

It is a draft: a list of stages does not say who may send what back, and the report says so.
"""

from typing import Any, Final

from generator.i18n import _
from generator.intake.account import Reading
from generator.intake.filling import Filling, items
from generator.intake.known import Data, Known
from generator.intake.limits import read_limit
from generator.intake.lists import one_line
from generator.intake.numerals import narrow
from generator.intake.offices import read_department, read_posts
from generator.intake.slugs import slug_of
from generator.intake.words import read_word

_ON_APPLICATION: Final = frozenset({"licensing", "confirmation", "payment", "reward", "adjudication"})
_FEWEST: Final = 3
_DONE: Final = "completed"
_REFUSED: Final = "refused"


def stages_of_duties(power: Data) -> list[dict[str, Any]]:
    """The stages under which a power's duties are told, where they make a flow."""
    found = [{"name": d["stage"], "duty": d["duty"]} for d in power.get("responsibilities", []) if d.get("stage")]
    names = [f["name"] for f in found]
    known = [n for n in names if read_word("duty", n).value]
    return found if len(known) >= _FEWEST and len(set(names)) == len(names) else []


def first_flow(power: Data, power_id: str, stages: list[dict[str, Any]], known: Known, filling: Filling) -> Data:
    """The flow's fields that can be known."""
    steps: list[Data] = []
    for stage in stages:
        steps.append(_step(stage, power, known, filling, {s["id"] for s in steps} | {_DONE, _REFUSED}))
    for step, following in zip(steps, [*(s["id"] for s in steps[1:]), _DONE], strict=True):
        step["next"] = following
    granted = "granted" if power.get("category") == "licensing" else "completed"
    ends = [{"id": _DONE, "name": _END_NAMES[granted], "outcome": granted}]
    if _decide(steps):
        ends.append({"id": _REFUSED, "name": "不予办理", "outcome": "refused"})
    start: Data = {"next": steps[0]["id"]}
    if power.get("category") in _ON_APPLICATION:
        start = {"name": "申请人提出申请", "actor": "counterpart", **start}
    title = f"{power.get('name', '')}流程图"
    return {"power": power_id, "title": title, "start": start, "steps": steps, "ends": ends}


_END_NAMES: Final = {"granted": "准予并送达", "completed": "办结"}


def _step(stage: dict[str, Any], power: Data, known: Known, filling: Filling, taken: set[str]) -> Data:
    duty = read_word("duty", stage["name"]).value
    base = str(duty) if duty and duty not in taken else slug_of(stage["name"], taken)
    step: Data = {"id": base, "name": stage["name"]} | ({"duty": duty} if duty else {})
    department = _told(stage, "department", filling, lambda t: read_department(known, t))
    post = _told(stage, "post", filling, lambda t: read_posts(known, t, department or power.get("department")))
    if post:
        step["post"] = post[0]
    elif department:
        only = [p["id"] for p in known.posts.values() if p.get("department") == department]
        if len(only) == 1:
            step["post"] = only[0]
            _doubt(stage, "department", filling, _("The department has one post only; the step was given to it."))
    gate = _told(stage, "gate", filling, items)
    if gate:
        step["gate"] = gate
    if "duty" in stage:
        step["task"] = narrow(one_line(stage["duty"]))
    limit = _told(stage, "limit", filling, read_limit)
    if limit:
        step["limit"] = limit
    return step


def _told(stage: dict[str, Any], part: str, filling: Filling, read: Any) -> Any:
    """What a cell of the stage's row says, with its verdict."""
    if f"{part}_slot" not in stage:
        return None
    reading = read(stage[part])
    for cell in filling.cells(stage[f"{part}_slot"]):
        if cell.text == stage[part]:
            filling.tell(cell, stage[f"{part}_slot"], reading)
    return reading.value


def _doubt(stage: dict[str, Any], part: str, filling: Filling, message: str) -> None:
    for cell in filling.cells(stage[f"{part}_slot"]):
        if cell.text == stage[part]:
            filling.tell(cell, stage[f"{part}_slot"], Reading("", (message,)))


def _decide(steps: list[Data]) -> bool:
    """Let the last step that decides branch; whether there is one."""
    deciding = next((s for s in reversed(steps) if s.get("duty") == "decide"), None)
    if deciding is None:
        return False
    deciding["kind"] = "decision"
    deciding["name"] = f"{deciding['name']}：同意吗？"[-20:]
    deciding["branches"] = [{"label": "同意", "next": deciding.pop("next")}, {"label": "不同意", "next": _REFUSED}]
    return True
