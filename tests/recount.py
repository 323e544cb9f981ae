"""Counts the sample city again, straight from its YAML: nothing of the program is used, so nothing of it can be wrong here too."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

OFFICES = {"risk_control", "legal", "staffing", "disclosure"}
INTERNAL = {"personnel", "finance", "procurement", "works", "assets", "investment"}
ON_APPLICATION = {"licensing", "confirmation", "payment"}

Data = dict[str, Any]


def load(path: Path) -> Data:
    data: Data = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506  # every value a text
    return data


def items(power: Data, flows: int, risks: int) -> dict[str, bool]:
    """What is asked of a power, and whether it says it."""
    category = power["category"]
    said = {
        "basis": all(basis.get("article") for basis in power["legal_basis"]),
        "flow": flows > 0,
        "conditions": bool(power["conditions"]),
        "limits": int(power["time_limits"]["promised"]["value"]) > 0,
        "discipline": bool(power.get("discipline")),
        "responsibilities": bool(power["responsibilities"]),
        "accountability": bool(power["accountability"]),
        "supervision": bool(power.get("supervision")),
        "risks": risks > 0,
    }
    if category in ON_APPLICATION:
        said["materials"] = bool(power.get("materials"))
        service = power.get("service", {})
        said["service"] = bool(service.get("places") or service.get("online"))
    if category not in INTERNAL:
        said["commitments"] = bool(power.get("service_commitments"))
        said["remedy"] = any(right["right"] in ("reconsideration", "suit") for right in power["counterpart_rights"])
    if category == "penalty":
        said["discretion"] = "discretion" in power
    return said


class Recount:
    """A unit counted: all of it, or what is published (``public``)."""

    def __init__(self, root: Path, unit: str, public: bool) -> None:
        folder = root / "catalog/units" / unit
        self.unit = load(folder / "unit.yml")
        jurisdiction = load(root / "catalog/jurisdiction.yml")
        self.levels = set(jurisdiction["disclosure"]["risk_levels"]) if public else {"1", "2", "3"}
        powers = {file.stem: load(file) for file in (folder / "powers").glob("*.yml")}
        self.powers = {name: power for name, power in powers.items() if not public or self._is_public(power)}
        self.flows = Counter(load(file)["power"] for file in (root / "flows" / unit).glob("*.yml"))
        self.risks = [
            (risk, ledger["about"].get("power"))
            for ledger in map(load, sorted((folder / "risks").glob("*.yml")))
            for risk in ledger["risks"]
            if risk["rating"]["final"] in self.levels
            if not public or "power" not in ledger["about"] or ledger["about"]["power"] in self.powers
        ]
        rules = load(folder / "rules.yml")["rules"]
        self.rules = [rule for rule in rules if not public or rule["public"] == "true"]

    def _is_public(self, power: Data) -> bool:
        review = power.get("review", {})
        filed = {filing["office"] for filing in review.get("filed", ())}
        is_whole = "collective_decision" in review and "lead_approval" in review and filed >= OFFICES
        return is_whole and power["disclosure"]["mode"] == self.unit["disclosure"]["mode"] == "proactive"

    @property
    def held(self) -> dict[str, Data]:
        return {n: p for n, p in self.powers.items() if p["status"]["state"] in ("active", "suspended")}

    def counts(self) -> dict[str, Any]:
        """The same fields as the program's counts."""
        held, risks = self.held, [risk for risk, _power in self.risks]
        said = [items(power, self.flows[name], self._risks_of(name)) for name, power in held.items()]
        in_force = [rule for rule in self.rules if rule["state"] == "in_force"]
        public_rules = {rule["id"] for rule in self.rules}
        used = {control.get("rule") for risk in risks for control in risk["controls"]}
        return {
            "units": 1,
            "held": len(held),
            "gone": len(self.powers) - len(held),
            "by_category": Counter(power["category"] for power in held.values()),
            "asked": Counter(item for one in said for item in one),
            "said": Counter(item for one in said for item, there in one.items() if there),
            "risks": len(risks),
            "by_level": Counter(risk["rating"]["final"] for risk in risks),
            "by_dimension": Counter(risk["dimension"] for risk in risks),
            "by_field": Counter(risk["focus_field"] for risk in risks if "focus_field" in risk),
            "guarded": {
                "controls": sum(bool(risk["controls"]) for risk in risks),
                "owned": sum(all(c.get("owner") for c in risk["controls"]) for risk in risks),
                "apart": sum(any(c["owner"] != risk["post"] for c in risk["controls"]) for risk in risks),
                "ruled": sum(all(c.get("rule") in public_rules for c in risk["controls"]) for risk in risks),
            },
            "cells": Counter(self._cells()),
            "posts": len(self.unit["posts"]),
            "risk_posts": len({risk["post"] for risk in risks}),
            "rules": Counter(rule["state"] for rule in self.rules)
            + Counter(unused=sum(rule["id"] not in used for rule in in_force)),
            "working": Counter({rule["working_rule"] for rule in in_force if "working_rule" in rule}),
            "changes": Counter(c["date"][:7] for p in self.powers.values() for c in p["status"]["history"]),
        }

    def _risks_of(self, power: str) -> int:
        return sum(of == power for _risk, of in self.risks)

    def _cells(self) -> Iterator[str]:
        for risk, power in self.risks:
            category = self.powers[power]["category"] if power in self.powers else ""
            cell = f"{category}/{risk['dimension']}"
            yield cell
            yield from {f"{cell}/{control['kind']}" for control in risk["controls"]}

    def completeness(self) -> Fraction:
        """The mean, over groups of powers of one category that rest on the same articles, of the worst share in each."""
        groups: dict[Any, list[Fraction]] = defaultdict(list)
        for name, power in self.held.items():
            said = items(power, self.flows[name], 0)
            del said["risks"]
            rests_on = frozenset((basis["law"], basis.get("article")) for basis in power["legal_basis"])
            groups[power["category"], rests_on].append(Fraction(sum(said.values()), len(said)))
        return sum(map(min, groups.values()), Fraction()) / len(groups)

    def missing(self) -> dict[str, set[str]]:
        """What each power does not say, by the power's name; risks apart."""
        found = {
            p["name"]: {i for i, there in items(p, self.flows[n], 1).items() if not there} for n, p in self.held.items()
        }
        return {name: missing for name, missing in found.items() if missing}


def added(counts: list[dict[str, Any]]) -> dict[str, Any]:
    """The sum of counts."""
    return {
        name: sum((Counter(one[name]) for one in counts), Counter())
        if isinstance(first, dict)
        else sum(one[name] for one in counts)
        for name, first in counts[0].items()
    }
