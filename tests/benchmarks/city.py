"""Makes cities of any size out of the sample: believable, without a fault, and the same on every machine.

One city is 64 units, 2,304 powers each with a flow, about 26,600 risks (1 in 9 of level 1), 2,400 posts and 3,300 rules, as the
papers behind the project report of real ones. Units, powers, posts, rules and risks of the sample are repeated under names, codes
and texts of their own; laws are shared.
"""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from generator import catalog
from generator.kinds import FLOW, LAW, POWER, RISKS, RULES, UNIT, identify
from generator.source import read

UNITS: Final = 64
POWERS_A_UNIT: Final = 36
RISKS_A_UNIT: Final = 416
GROUPS: Final = 3
"""Groups of posts in a unit; a power's copies are spread over them."""
RULE_SETS: Final = 5
LEVEL_ONE_IN: Final = 9

_SAMPLE: Final = Path(__file__).parent.parent.parent
_DIGITS: Final = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """A number digit by digit, as house numbers are read."""
    return "".join(_DIGITS[int(d)] for d in str(number))


def uscc(number: int) -> str:
    """A unified social credit code of the fictional city with right check characters (GB 32100-2015, GB 11714-1997)."""
    body = f"MC{number:06d}"
    values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest = 11 - sum(w * values.index(c) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body, strict=True)) % 11
    code = "11990100" + body + {10: "X", 11: "0"}.get(rest, str(rest))
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return code + letters[-sum(w * letters.index(c) for w, c in zip(weights, code, strict=True)) % 31]


@dataclass(frozen=True, slots=True)
class _Template:
    """A unit of the sample, as data."""

    unit: Any
    rules: Any
    powers: dict[str, Any]
    flows: dict[str, Any]
    ledgers: dict[str, Any]


def write_city(root: Path, units: int = UNITS) -> None:
    """Write a catalogue of so many units into the empty folder ``root``."""
    templates = _templates()
    settings = read(_SAMPLE, "catalog/jurisdiction.yml").data
    assert isinstance(settings, dict)
    settings = settings | {
        "codes": {"pattern": "^QL-[0-9]{3}-[0-9]{4}(-[0-9]{2})?$", "description": "单位-流水号-子项"}
    }
    _write(root, "catalog/jurisdiction.yml", settings)
    loaded, _faults = catalog.load(_SAMPLE)
    for law in loaded.laws.values():
        _write(root, law.path, read(_SAMPLE, law.path).data)
    for number in range(units):
        _write_unit(root, templates[number % len(templates)], number)


def _templates() -> list[_Template]:
    documents = catalog.load(_SAMPLE)[0].documents
    units: dict[str, _Template] = {}
    for path, document in documents.items():
        identity = identify(path)
        assert identity is not None
        if identity.kind is LAW or not identity.unit:
            continue
        template = units.setdefault(identity.unit, _Template({}, {}, {}, {}, {}))
        data: Any = deepcopy(document.data)
        if identity.kind is UNIT:
            template.unit.update(data)
        elif identity.kind is RULES:
            template.rules.update(data)
        elif identity.kind is POWER:
            template.powers[identity.id] = data
        elif identity.kind is FLOW:
            template.flows[data["power"]] = data
        elif identity.kind is RISKS and "power" in data["about"]:
            template.ledgers[data["about"]["power"]] = data
    return [units[name] for name in sorted(units)]


def _write_unit(root: Path, template: _Template, number: int) -> None:
    maker = _UnitMaker(template, number)
    folder = f"catalog/units/{maker.id}"
    _write(root, f"{folder}/unit.yml", maker.unit())
    _write(root, f"{folder}/rules.yml", maker.rules())
    names = sorted(template.powers)
    for copy in range(POWERS_A_UNIT):
        name = names[copy % len(names)]
        slug = f"{name}-{copy}"
        extra = maker.ledger(name, copy)
        _write(root, f"{folder}/powers/{slug}.yml", maker.power(name, copy))
        _write(root, f"{folder}/risks/{slug}.yml", extra)
        _write(root, f"flows/{maker.id}/{slug}.yml", maker.flow(name, copy, extra["risks"]))


class _UnitMaker:
    """Makes the files of one unit out of a template."""

    def __init__(self, template: _Template, number: int) -> None:
        self._template = template
        self._number = number
        self.id = f"unit-{number:03d}"
        self._uscc = uscc(number + 1)
        self._risks = 0

    def unit(self) -> Any:
        district = f"第{chinese(self._number)}区"
        unit = deepcopy(self._template.unit)
        unit.pop("parent", None)
        unit |= {
            "name": unit["name"].replace("晴岚市", f"晴岚市{district}"),
            "short_name": district + unit["short_name"].removeprefix("市"),
            "uscc": self._uscc,
            "kind": "department",
            "posts": [self._post(post, group) for group in range(GROUPS) for post in unit["posts"]],
        }
        unit.pop("other_names", None)
        unit["disclosure"] |= {"index_number": self._index(0)}
        return unit

    def _post(self, post: Any, group: int) -> Any:
        return post | {"id": f"{post['id']}-{group}", "name": f"{post['name']}（{_DIGITS[group + 1]}组）"}

    def rules(self) -> Any:
        sets = [self._rule(rule, s) for s in range(RULE_SETS) for rule in self._template.rules["rules"]]
        return {"rules": sets}

    def _rule(self, rule: Any, rule_set: int) -> Any:
        changed = rule | {"id": f"{rule['id']}-{rule_set}", "title": f"{rule['title']}（{_DIGITS[rule_set + 1]}类）"}
        if "replaced_by" in rule:
            changed["replaced_by"] = f"{rule['replaced_by']}-{rule_set}"
        return changed

    def _index(self, serial: int) -> str:
        return f"{self._uscc}/2026-{serial:05d}"

    def power(self, name: str, copy: int) -> Any:
        power = deepcopy(self._template.powers[name])
        group = copy % GROUPS
        code = f"QL-{self._number:03d}-{copy:04d}"
        power |= {
            "name": f"{power['name']}（{chinese(copy + 1)}片）",
            "codes": [{"scheme": "local", "value": code}],
            "summary": f"{power['summary'][:100]}（{chinese(copy + 1)}片）",
            "posts": [f"{post}-{group}" for post in power["posts"]],
        }
        for i, item in enumerate(power.get("sub_items", []), start=1):
            item["code"] = f"{code}-{i:02d}"
        for outward in ("related", "internal"):
            power.pop(outward, None)
        for outward in ("delegated_by", "delegation_document", "joint_with"):
            power["exercised_by"].pop(outward, None)
        if power["exercised_by"]["source"].startswith("entrusted"):
            power["exercised_by"]["source"] = "statutory"
        if "lead_approval" in power.get("review", {}):
            power["review"]["lead_approval"]["post"] += f"-{group}"
        power["disclosure"] |= {"index_number": self._index(copy + 1)}
        return power

    def ledger(self, name: str, copy: int) -> Any:
        ledger = deepcopy(self._template.ledgers[name])
        goal = (copy + 1) * RISKS_A_UNIT // POWERS_A_UNIT - self._risks
        risks = [self._risk(ledger["risks"][i % len(ledger["risks"])], copy, i) for i in range(goal)]
        self._risks += goal
        return {"about": {"power": f"{name}-{copy}"}, "risks": risks}

    def _risk(self, risk: Any, copy: int, index: int) -> Any:
        group, scene = copy % GROUPS, f"（{chinese(copy + 1)}片第{chinese(index + 1)}点）"
        changed = deepcopy(risk) | {
            "id": f"{risk['id'][:50]}-{copy}-{index}",
            "name": risk["name"] + scene,
            "post": f"{risk['post']}-{group}",
            "behaviour": risk["behaviour"] + scene,
        }
        for outward in ("level_history", "internal"):
            changed.pop(outward, None)
        level = 1 if (self._risks + index) % LEVEL_ONE_IN == 0 else 2 + index % 2
        if level == risk["rating"]["final"]:
            pass
        elif level == 1:
            changed["factors"] |= {"power_held": "direct"}
        else:
            held, likely, harm = ("partial", "medium", "discipline") if level == 2 else ("little", "low", "reputation")
            changed["factors"] |= {"power_held": held, "likelihood": likely, "harm": harm}
            changed["nature"] = "discipline" if level == 2 else "regulation"
        changed["rating"] |= {"self": level, "reviewed": level, "final": level}
        changed["controls"] = [self._control(c, group, scene, copy) for c in risk["controls"]]
        return changed

    def _control(self, control: Any, group: int, scene: str, copy: int) -> Any:
        changed = control | {"measure": control["measure"] + scene, "owner": f"{control['owner']}-{group}"}
        changed.pop("internal", None)
        if "rule" in control:
            changed["rule"] = f"{control['rule']}-{copy % RULE_SETS}"
        return changed

    def flow(self, name: str, copy: int, risks: Any) -> Any:
        flow = deepcopy(self._template.flows[name])
        group = copy % GROUPS
        flow |= {"power": f"{name}-{copy}", "title": f"{flow['title']}（{chinese(copy + 1)}片）"}
        risky = [step for step in flow["steps"] if step.get("risks")] or flow["steps"][:1]
        for step in flow["steps"]:
            step.pop("risks", None)
            step.pop("internal", None)
            if "post" in step:
                step["post"] += f"-{group}"
        for i, risk in enumerate(risks):
            risky[i % len(risky)].setdefault("risks", []).append(risk["id"])
        return flow


def _write(root: Path, path: str, data: Any) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    dumper = yaml.CSafeDumper
    dumper.ignore_aliases = lambda _self, _data: True  # type: ignore[method-assign]  # values are written in full
    target.write_text(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
