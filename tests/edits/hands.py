"""What people do to a catalogue, one edit at a time: add, change, rename, delete, in every kind of file; break and mend.

Each edit takes the checkout and a source of chance, changes files, and says what it did.
"""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

Edit = Callable[[Path, random.Random], str]


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def _write(path: Path, data: Any) -> None:
    path.write_text(
        yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000), "utf-8"
    )


@contextmanager
def _changing(path: Path) -> Iterator[Any]:
    """What a file says, to be changed in place; it is written at the end."""
    data = _read(path)
    yield data
    _write(path, data)


def _pick(root: Path, chance: random.Random, pattern: str) -> Path:
    return chance.choice(sorted(root.glob(pattern)))


def _powers(root: Path) -> list[Path]:
    """Powers that are there with a flow and a ledger of the same name."""
    found = sorted(root.glob("catalog/units/*/powers/*.yml"))
    return [p for p in found if _flow(root, p).exists() and _ledger(p).exists()]


def _unit(power: Path) -> str:
    return power.parent.parent.name


def _flow(root: Path, power: Path) -> Path:
    return root / "flows" / _unit(power) / power.name


def _ledger(power: Path) -> Path:
    return power.parent.parent / "risks" / power.name


def reword_power(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/units/*/powers/*.yml")
    with _changing(path) as data:
        data["content"] = f"{data['content'].rstrip()}第{chance.randrange(100)}次修改。"
    return f"reword {path.name}"


def rename_title_of_power(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/units/*/powers/*.yml")
    with _changing(path) as data:
        data["name"] = f"{data['name'][:20]}之{chance.randrange(100)}"
    return f"retitle {path.name}"


def rename_power(root: Path, chance: random.Random) -> str:
    """Move a power to another address, with its flow, its ledger and all that names it."""
    path = chance.choice(_powers(root))
    old, new, unit = path.stem, f"{path.stem[:40]}-{chance.randrange(1000)}", _unit(path)
    for file in (path, _flow(root, path), _ledger(path)):
        file.rename(file.with_name(f"{new}.yml"))
    for file in sorted(root.glob("**/*.yml")):
        data = _read(file)
        own = file.is_relative_to(root / "catalog/units" / unit) or file.is_relative_to(root / "flows" / unit)
        names = {f"{unit}/{old}": f"{unit}/{new}"} | ({old: new} if own else {})
        if _renamed(data, names):
            _write(file, data)
    return f"rename {unit}/{old} to {new}"


def _renamed(data: Any, names: dict[str, str]) -> bool:
    """Change mentions of powers in place; whether there were any."""
    found = False
    for holder, key in _mentions(data):
        if holder[key] in names:
            holder[key] = names[holder[key]]
            found = True
    return found


def _mentions(data: Any) -> list[tuple[Any, Any]]:
    places: list[tuple[Any, Any]] = []
    if isinstance(data.get("power"), str):
        places.append((data, "power"))
    if isinstance(data.get("about"), dict) and "power" in data["about"]:
        places.append((data["about"], "power"))
    if isinstance(data.get("status"), dict) and "successor" in data["status"]:
        places.append((data["status"], "successor"))
    if "power" in data.get("subject", {}):
        places.append((data["subject"], "power"))
    if "step" in data.get("subject", {}):
        places.append((data["subject"]["step"], "flow"))
    places += [(data["related"], i) for i in range(len(data.get("related", [])))]
    return places


def delete_power(root: Path, chance: random.Random) -> str:
    path = chance.choice(_powers(root))
    names = {path.stem, f"{_unit(path)}/{path.stem}"}
    gone = {path.stem, *(risk["id"] for risk in _read(_ledger(path))["risks"])}
    for file in sorted((path.parent.parent / "alerts").glob("*.yml")):
        subject = _read(file)["subject"]
        if gone & {subject.get("power"), subject.get("risk"), subject.get("step", {}).get("flow")}:
            file.unlink()
    for file in (path, _flow(root, path), _ledger(path)):
        file.unlink()
    for file in sorted(root.glob("catalog/units/*/powers/*.yml")):
        data = _read(file)
        kept = [name for name in data.get("related", []) if name not in names]
        if kept != data.get("related", []):
            data["related"] = kept
            _write(file, data)
    return f"delete {path.name}"


def add_power(root: Path, chance: random.Random) -> str:
    """A power like one that is there, with a flow and no risks of its own."""
    path = chance.choice(_powers(root))
    number = chance.randrange(1000, 9999)
    power, flow, ledger = _read(path), _read(_flow(root, path)), _read(_ledger(path))
    slug = f"{path.stem[:40]}-{number}"
    power["name"] = f"{power['name'][:20]}（{number}）"
    power["summary"] = f"{power['summary'][:40]}（{number}）"
    power["codes"] = [{"scheme": "local", "value": f"{power['codes'][0]['value'][:8]}{number}"}]
    power["disclosure"]["index_number"] = f"{power['disclosure']['index_number'][:-5]}{number:05d}"
    for item in power.get("sub_items", []):
        item.pop("code", None)
    flow |= {"power": slug, "title": f"{flow['title']}（{number}）"}
    for step in flow["steps"]:
        step["risks"] = [f"{name[:50]}-{number}" for name in step.get("risks", [])]
    for risk in ledger["risks"]:
        risk |= {"id": f"{risk['id'][:50]}-{number}", "name": f"{risk['name']}（{number}）"}
    ledger["about"] = {"power": slug}
    _write(path.with_name(f"{slug}.yml"), power)
    _write(_flow(root, path).with_name(f"{slug}.yml"), flow)
    _write(_ledger(path).with_name(f"{slug}.yml"), ledger)
    return f"add {slug}"


def change_law(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/laws/*.yml")
    with _changing(path) as data:
        article = chance.choice(data["articles"])
        article["gist"] = f"{article['gist'].rstrip('。')}，共{chance.randrange(100)}项。"
    return f"change {path.name}, {article['article']}"


def call_law_otherwise(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/laws/*.yml")
    with _changing(path) as data:
        data["short_title"] = f"{data['title'][:12]}{chance.randrange(100)}"
    return f"call {path.name} otherwise"


def rename_unit(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/units/*/unit.yml")
    with _changing(path) as data:
        data["short_name"] = f"{data['short_name'][:6]}{chance.choice('甲乙丙丁戊己庚辛')}"
    return f"call {path.parent.name} otherwise"


def hide_unit(root: Path, chance: random.Random) -> str:
    """Publish nothing of a unit any more, or publish it again."""
    path = _pick(root, chance, "catalog/units/*/unit.yml")
    data = _read(path)
    hidden = data["disclosure"]["mode"] != "proactive"
    data["disclosure"]["mode"] = "proactive" if hidden else "on_request"
    _write(path, data)
    for file in sorted((path.parent / "powers").glob("*.yml")):
        power = _read(file)
        power["disclosure"]["mode"] = data["disclosure"]["mode"]
        _write(file, power)
    return f"{'show' if hidden else 'hide'} {path.parent.name}"


def change_jurisdiction(root: Path, chance: random.Random) -> str:
    path = root / "catalog/jurisdiction.yml"
    with _changing(path) as data:
        data["site"]["description"] = f"{data['site']['description'][:30]}（第{chance.randrange(100)}版）"
        if chance.random() < 0.5:
            data["disclosure"]["risk_levels"] = chance.choice([[1], [1, 2], [1, 2, 3]])
    return "change the jurisdiction"


def change_rule(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/units/*/rules.yml")
    with _changing(path) as data:
        rule = chance.choice(data["rules"])
        rule["title"] = f"{rule['title'][:20]}（{chance.randrange(100)}）"
        rule["public"] = chance.random() < 0.7
    return f"change a rule of {path.parent.name}"


def change_risk(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "catalog/units/*/risks/*.yml")
    with _changing(path) as data:
        risk = chance.choice(data["risks"])
        risk["behaviour"] = f"{risk['behaviour'].rstrip()}共{chance.randrange(100)}起。"
    return f"change a risk in {path.name}"


def change_alert(root: Path, chance: random.Random) -> str:
    """Word a notice otherwise, give an alert its first one, or take an alert away."""
    path = _pick(root, chance, "catalog/units/*/alerts/*.yml")
    if chance.random() < 0.3:
        path.unlink()
        return f"delete the alert {path.stem}"
    with _changing(path) as data:
        notice = {"title": "核查要到现场", "text": f"第{chance.randrange(100)}次通报。", "date": "2026-11-06"}
        data["notice"] = data.get("notice", notice) | {"text": notice["text"]}
    return f"tell of the alert {path.stem}"


def change_flow(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "flows/*/*.yml")
    with _changing(path) as data:
        step = chance.choice(data["steps"])
        step["task"] = f"{step['task'].rstrip()}第{chance.randrange(100)}版。"
    return f"change a step in {path.name}"


def delete_excuse(root: Path, chance: random.Random) -> str:
    found = sorted(root.glob("catalog/excuses/*.yml"))
    if not found:
        return "no excuse is left to delete"
    chance.choice(found).unlink()
    return "delete an excuse"


def save_again(root: Path, chance: random.Random) -> str:
    path = _pick(root, chance, "**/*.yml")
    path.write_bytes(path.read_bytes())
    return f"save {path.name} again"


def spoil(root: Path, chance: random.Random) -> str:
    """Leave a file in a state in which nothing may be published; what it was is kept beside the checkout."""
    path = _pick(root, chance, "catalog/units/*/powers/*.yml")
    kept = root.parent / "kept"
    if not kept.exists():
        shutil.copytree(path.parent.parent.parent.parent, kept)
        path.write_text(path.read_text("utf-8").replace("category:", "category：", 1), "utf-8")
        return f"spoil {path.name}"
    return "spoil nothing: something is spoilt already"


def mend(root: Path, chance: random.Random) -> str:  # noqa: ARG001  # as every edit
    kept = root.parent / "kept"
    if not kept.exists():
        return "nothing to mend"
    shutil.rmtree(root / "catalog")
    kept.rename(root / "catalog")
    return "mend what was spoilt"


EDITS: tuple[Edit, ...] = (
    reword_power,
    rename_title_of_power,
    rename_power,
    delete_power,
    add_power,
    change_law,
    call_law_otherwise,
    rename_unit,
    hide_unit,
    change_jurisdiction,
    change_rule,
    change_risk,
    change_flow,
    change_alert,
    delete_excuse,
    save_again,
)
