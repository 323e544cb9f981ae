"""Makes cities of any size out of the sample: believable, without an error, and the same on every machine.

One city is 64 units, 2,304 powers each with a flow of its own, about 26,600 risks (1 in 9 of level 1), 2,500 posts, 3,200 rules and 660
alerts, about as many as the papers behind the project report of real ones. Units, powers, posts, rules and risks of the sample are repeated under
names, codes and texts of their own; laws are shared.

``python -m benchmarks.city FOLDER --eighths 8`` writes one.
"""

import argparse
import shutil
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from benchmarks.flow_variants import FlowMould, risk_slot
from benchmarks.mould import Mould, dump, slot
from generator.source import read

UNITS: Final = 64
POWERS_A_UNIT: Final = 36
RISKS_A_UNIT: Final = 416
GROUPS: Final = 3
"""Groups of posts in a unit; the copies of a power are spread over them."""
RULE_SETS: Final = 4
LEVEL_ONE_IN: Final = 9

SAMPLE: Final = Path(__file__).parent.parent.parent
_DIGITS: Final = "〇一二三四五六七八九"
_CODES: Final = {"pattern": "^QL-[0-9]{3}-[0-9]{4}(-[0-9]{2})?$", "description": "单位-流水号-子项"}


def units_in(size: Fraction) -> int:
    """How many units a city of ``size`` has; 1 is a whole city."""
    return max(1, round(size * UNITS))


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


def write_city(root: Path, units: int = UNITS) -> None:
    """Write a catalogue of so many units into the empty folder ``root``."""
    _write(root, "catalog/jurisdiction.yml", dump(_data("catalog/jurisdiction.yml") | {"codes": _CODES}))
    for folder in ("catalog/laws", "catalog/alert-schemes"):
        for file in sorted((SAMPLE / folder).glob("*.yml")):
            _write(root, f"{folder}/{file.name}", file.read_text("utf-8"))
    moulds = [_UnitMould(name) for name in sample_units()[:units]]
    for number in range(units):
        moulds[number % len(moulds)].write(root, number, number // len(moulds))


def sample_units() -> list[str]:
    """The ids of the sample's units, in the order in which a city repeats them."""
    return sorted(p.name for p in (SAMPLE / "catalog/units").iterdir())


def sample_powers(unit: str) -> list[str]:
    """The ids of the powers of a unit of the sample, in the order in which a city's unit repeats them."""
    return sorted(p.stem for p in (SAMPLE / f"catalog/units/{unit}/powers").glob("*.yml"))


def _data(path: str) -> Any:
    """A file of the sample, as data that is the caller's own."""
    return read(SAMPLE, path).data


def _write(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


class _UnitMould:
    """Writes units like one of the sample."""

    def __init__(self, name: str) -> None:
        self._unit: Final = Mould(_unit(_data(f"catalog/units/{name}/unit.yml")))
        rules = _data(f"catalog/units/{name}/rules.yml")["rules"]
        self._rules: Final = dump({"rules": [_rule(rule, s) for s in range(RULE_SETS) for rule in rules]})
        in_force = {rule["id"] for rule in rules if rule["state"] == "in_force"}
        self._powers: Final = [_PowerMould(name, power, in_force) for power in sample_powers(name)]
        first = [f"{power.name}-{copy}" for copy, power in enumerate(self._powers)]
        self._alerts: Final = {
            p.name: dump(_alert(_data(f"catalog/units/{name}/alerts/{p.name}"), first[i % len(first)]))
            for i, p in enumerate(_alerts(name))
        }

    def write(self, root: Path, number: int, generation: int) -> None:
        """Write unit ``number``, the ``generation``-th that is like the sample's."""
        unit, code = f"unit-{number:03d}", uscc(number + 1)
        folder, kinds = f"catalog/units/{unit}", len(self._powers)
        district = {"district": f"第{chinese(number)}区", "uscc": code, "index": f"{code}/2026-00000"}
        _write(root, f"{folder}/unit.yml", self._unit.fill(district))
        _write(root, f"{folder}/rules.yml", self._rules)
        for file, alert in self._alerts.items():
            _write(root, f"{folder}/alerts/{file}", alert)
        for copy in range(POWERS_A_UNIT):
            power, round_ = self._powers[copy % kinds], copy // kinds
            values = {
                "copy": str(copy),
                "place": f"{chinese(copy + 1)}片",
                "code": f"QL-{number:03d}-{copy:04d}",
                "index": f"{code}/2026-{copy + 1:05d}",
                "group": str(round_ % GROUPS),
                "set": str(copy % RULE_SETS),
            }
            serials = range(copy * RISKS_A_UNIT // POWERS_A_UNIT, (copy + 1) * RISKS_A_UNIT // POWERS_A_UNIT)
            risks = power.risks(values, serials)
            file = f"{power.name}-{copy}.yml"
            _write(root, f"{folder}/powers/{file}", power.power(values))
            _write(root, f"{folder}/risks/{file}", power.ledger(values, risks))
            copies = -(-POWERS_A_UNIT // kinds)
            _write(root, f"flows/{unit}/{file}", power.flow(values, risks, generation * copies + round_))


@dataclass(frozen=True, slots=True)
class _Risk:
    """A risk as it is written."""

    id: str
    text: str


class _PowerMould:
    """Makes the files of powers like one of the sample."""

    def __init__(self, unit: str, name: str, rules_in_force: set[str]) -> None:
        self.name: Final = name
        self._power: Final = Mould(_power(_data(f"catalog/units/{unit}/powers/{name}.yml")))
        self._about: Final = Mould({"about": {"power": f"{name}-{slot('copy')}"}})
        about = next(d for d in _ledgers(unit) if d["about"].get("power") == name)
        severe = [risk for risk in about["risks"] if _is_guarded(risk, rules_in_force)]
        self._risks: Final = {
            level: [
                (risk["id"][:50], Mould([_risk(risk, level)])) for risk in (severe if level == 1 else about["risks"])
            ]
            for level in (1, 2, 3)
        }
        flow = next(d for d in _flows(unit) if d["power"] == name)
        self._flow: Final = FlowMould(_flow(flow, name))

    def power(self, values: dict[str, str]) -> str:
        return self._power.fill(values)

    def risks(self, values: dict[str, str], serials: range) -> list[_Risk]:
        """The risks of a power, numbered by ``serials`` within the unit."""
        return [self._one_risk(values, index, serial) for index, serial in enumerate(serials)]

    def _one_risk(self, values: dict[str, str], index: int, serial: int) -> _Risk:
        level = 1 if serial % LEVEL_ONE_IN == 0 else 2 + index % 2
        name, mould = self._risks[level][index % len(self._risks[level])]
        own = f"{name}-{values['copy']}-{index}"
        return _Risk(own, mould.fill({**values, "id": own, "point": f"第{chinese(index + 1)}点"}))

    def ledger(self, values: dict[str, str], risks: list[_Risk]) -> str:
        return "".join([self._about.fill(values), "risks:\n", *(risk.text for risk in risks)])

    def flow(self, values: dict[str, str], risks: list[_Risk], variant: int) -> str:
        steps = self._flow.risky_steps
        held = {risk_slot(i): f"[{', '.join(r.id for r in risks[i::steps])}]" for i in range(steps)}
        return self._flow.fill({**values, **held}, variant)


def _alerts(unit: str) -> list[Path]:
    return sorted((SAMPLE / f"catalog/units/{unit}/alerts").glob("*.yml"))


def _alert(alert: Any, power: str) -> Any:
    """An alert about what is there in each unit that is like the sample's: a department, a post, or else ``power``."""
    department, post = (alert["subject"].get(kind) for kind in ("department", "post"))
    subject = {"department": department} if department else {"post": f"{post}-0"} if post else {"power": power}
    return alert | {"subject": subject}


def _ledgers(unit: str) -> list[Any]:
    return [
        _data(f"catalog/units/{unit}/risks/{p.name}")
        for p in sorted((SAMPLE / f"catalog/units/{unit}/risks").iterdir())
    ]


def _flows(unit: str) -> list[Any]:
    return [_data(f"flows/{unit}/{p.name}") for p in sorted((SAMPLE / f"flows/{unit}").iterdir())]


def _in_group(post: str) -> str:
    return f"{post}-{slot('group')}"


def _unit(unit: Any) -> Any:
    posts = [
        post | {"id": f"{post['id']}-{group}", "name": f"{post['name']}（{_DIGITS[group + 1]}组）"}
        for group in range(GROUPS)
        for post in unit["posts"]
    ]
    kept = {k: v for k, v in unit.items() if k not in ("parent", "other_names")}
    return kept | {
        "name": unit["name"].replace("晴岚市", f"晴岚市{slot('district')}"),
        "short_name": slot("district") + unit["short_name"].removeprefix("市"),
        "uscc": slot("uscc"),
        "kind": "department",
        "posts": posts,
        "disclosure": unit["disclosure"] | {"index_number": slot("index")},
    }


def _rule(rule: Any, rule_set: int) -> Any:
    successor = {"replaced_by": f"{rule['replaced_by']}-{rule_set}"} if "replaced_by" in rule else {}
    return (
        rule | {"id": f"{rule['id']}-{rule_set}", "title": f"{rule['title']}（{_DIGITS[rule_set + 1]}类）"} | successor
    )


def _power(power: Any) -> Any:
    place = f"（{slot('place')}）"
    kept = {k: v for k, v in power.items() if k not in ("related", "internal")}
    abroad = ("delegated_by", "delegation_document", "joint_with")
    exercised = {k: v for k, v in power["exercised_by"].items() if k not in abroad}
    if exercised["source"].startswith("entrusted"):
        exercised["source"] = "statutory"
    kept |= {
        "name": power["name"] + place,
        "codes": [{"scheme": "local", "value": slot("code")}],
        "summary": power["summary"][:100] + place,
        "posts": [_in_group(post) for post in power["posts"]],
        "exercised_by": exercised,
        "disclosure": power["disclosure"] | {"index_number": slot("index")},
    }
    if "sub_items" in power:
        kept["sub_items"] = [
            item | {"code": f"{slot('code')}-{i:02d}"} for i, item in enumerate(power["sub_items"], start=1)
        ]
    approval = power.get("review", {}).get("lead_approval")
    if approval:
        kept["review"] = power["review"] | {"lead_approval": approval | {"post": _in_group(approval["post"])}}
    return kept


def _is_guarded(risk: Any, rules_in_force: set[str]) -> bool:
    """Whether a risk has all that the rules ask of one of the first level."""
    controls = risk["controls"]
    supervised = any(c["kind"] == "oversight" for c in controls)
    return bool(risk.get("breaches")) and supervised and any(c.get("rule") in rules_in_force for c in controls)


def _risk(risk: Any, level: int) -> Any:
    scene = f"（{slot('place')}{slot('point')}）"
    kept = {k: v for k, v in risk.items() if k not in ("level_history", "internal")}
    if level != risk["rating"]["final"]:
        kept |= _grounds(risk["factors"], level)
    return kept | {
        "id": slot("id"),
        "name": risk["name"] + scene,
        "post": _in_group(risk["post"]),
        "behaviour": risk["behaviour"] + scene,
        "rating": risk["rating"] | {"self": level, "reviewed": level, "final": level},
        "controls": [_control(c, scene) for c in risk["controls"]],
    }


def _grounds(factors: Any, level: int) -> Any:
    """What puts a risk on ``level``."""
    match level:
        case 1:
            return {"factors": factors | {"power_held": "direct"}}
        case 2:
            grounds = {"power_held": "partial", "likelihood": "medium", "harm": "discipline"}
            return {"factors": factors | grounds, "nature": "discipline"}
        case _:
            grounds = {"power_held": "little", "likelihood": "low", "harm": "reputation"}
            return {"factors": factors | grounds, "nature": "regulation"}


def _control(control: Any, scene: str) -> Any:
    kept = {k: v for k, v in control.items() if k != "internal"}
    rule = {"rule": f"{control['rule']}-{slot('set')}"} if "rule" in control else {}
    return kept | {"measure": control["measure"] + scene, "owner": _in_group(control["owner"])} | rule


def _flow(flow: Any, name: str) -> Any:
    return flow | {
        "power": f"{name}-{slot('copy')}",
        "title": f"{flow['title']}（{slot('place')}）",
        "steps": [_step(step) for step in flow["steps"]],
    }


def _step(step: Any) -> Any:
    kept = {k: v for k, v in step.items() if k != "internal"}
    return kept | {"post": _in_group(step["post"])} if "post" in step else kept


def main() -> None:
    """Write a city from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.city", description="Write a city's catalogue.")
    parser.add_argument("folder", type=Path, help="where it goes; what is there is put away")
    parser.add_argument("--eighths", type=int, default=8, help="the size in eighths of a city (8 units each)")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    write_city(options.folder, units_in(Fraction(options.eighths, 8)))


if __name__ == "__main__":
    main()
