"""The plain way, for comparison: what a competent person makes of the same files with everyday tools.

``yaml.safe_load`` (PyYAML's SafeLoader, which is pure Python; here without its dates, for the schemas want them as text), jsonschema,
a process of Graphviz for each chart, a page of Markdown for each power, unit, law and category, and ``mkdocs build`` with Material, its
search for Chinese and pruned navigation. ``python -m benchmarks.plain CATALOGUE FOLDER`` puts the site into ``FOLDER/site``.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import jinja2
import jsonschema
import yaml
from referencing import Registry, Resource

from benchmarks.plain_chart import draw
from benchmarks.stages import stage

_HERE: Final = Path(__file__).parent
_SCHEMAS: Final = _HERE.parent.parent / "generator" / "schemas"
_SETTINGS: Final = {
    "site_name": "阳光权力",
    "docs_dir": "docs",
    "site_dir": "site",
    "use_directory_urls": False,
    "theme": {
        "name": "material",
        "language": "zh",
        "font": False,
        "features": ["navigation.tabs", "navigation.prune", "navigation.top", "toc.follow"],
    },
    "markdown_extensions": ["attr_list", "tables", "admonition"],
}
_OFFICES: Final = frozenset({"risk_control", "legal", "staffing", "disclosure"})

Data = dict[str, Any]


def build(root: Path, folder: Path, *, search: bool = True) -> None:
    """Make the site of the catalogue in ``root`` inside ``folder``. A file that does not fit its schema is a ``ValidationError``."""
    shutil.rmtree(folder, ignore_errors=True)
    with stage("load"):
        files = load(root)
    with stage("schema"):
        _validate(files)
    city = _City(files)
    with stage("charts"):
        for power in city.powers:
            for flow in power["flows"]:
                _write(folder / f"docs/charts/{power['unit']['id']}/{flow['id']}.svg", draw(flow, power["unit"]))
    with stage("pages"):
        _write_pages(city, folder / "docs")
    with stage("mkdocs"):
        plugins = [{"search": {"lang": "zh"}}] if search else []
        _write(folder / "mkdocs.yml", yaml.safe_dump(_SETTINGS | {"plugins": plugins}, allow_unicode=True))
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=folder, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


class _Loader(yaml.SafeLoader):
    """SafeLoader, but dates stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # PyYAML's name
        first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load(root: Path) -> dict[str, Data]:
    """Every file of the catalogue by its path."""
    paths = [p for folder in ("catalog", "flows") for p in sorted((root / folder).rglob("*.yml"))]
    return {p.relative_to(root).as_posix(): yaml.load(p.read_text("utf-8"), _Loader) for p in paths}  # noqa: S506  # safe


def _kind(path: str) -> str:
    parts = Path(path).parts
    names = {"laws": "law", "flows": "flow", "powers": "power", "risks": "risks", "alerts": "alert"}
    names |= {"alert-schemes": "alert-scheme", "changes": "change-record"}
    return names.get(parts[-2]) or names.get(parts[0]) or Path(path).stem


def _validate(files: dict[str, Data]) -> None:
    schemas = {p.name: json.loads(p.read_text("utf-8")) for p in _SCHEMAS.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    validators = {
        name.removesuffix(".schema.json"): jsonschema.Draft7Validator(s, registry=registry, format_checker=checker)
        for name, s in schemas.items()
    }
    for path, data in files.items():
        validators[_kind(path)].validate(data)


class _City:
    """The files put together: units with their powers, powers with their flows and published risks."""

    def __init__(self, files: dict[str, Data]) -> None:
        self.jurisdiction: Final = files["catalog/jurisdiction.yml"]
        self.laws: Final = {Path(p).stem: d | {"powers": []} for p, d in files.items() if _kind(p) == "law"}
        self.units: Final = {
            Path(p).parts[2]: self._unit(Path(p).parts[2], d, files) for p, d in files.items() if _kind(p) == "unit"
        }
        self.powers: Final[list[Data]] = []
        flows: dict[tuple[str, str], list[Data]] = {}
        for path, flow in files.items():
            if _kind(path) == "flow":
                flows.setdefault((Path(path).parts[1], flow["power"]), []).append(flow | {"id": Path(path).stem})
        risks = {
            (Path(p).parts[2], d["about"]["power"]): [r for r in d["risks"] if self._is_published(r)]
            for p, d in files.items()
            if _kind(p) == "risks" and "power" in d["about"]
        }
        for path, power in files.items():
            if _kind(path) == "power" and _has_passed_review(power):
                key = (Path(path).parts[2], Path(path).stem)
                own = {"id": key[1], "unit": self.units[key[0]], "flows": flows[key], "risks": risks.get(key, [])}
                self._put(power | own)

    def _is_published(self, risk: Data) -> bool:
        return risk["rating"]["final"] in self.jurisdiction["disclosure"]["risk_levels"]

    @staticmethod
    def _unit(name: str, unit: Data, files: dict[str, Data]) -> Data:
        rules = files.get(f"catalog/units/{name}/rules.yml", {"rules": []})["rules"]
        return unit | {
            "id": name,
            "posts_by_id": {p["id"]: p for p in unit["posts"]},
            "departments_by_id": {d["id"]: d for d in unit["departments"]},
            "public_rules": {r["id"]: r for r in rules if r["public"]},
            "powers": [],
            "risks": [],
        }

    def _put(self, power: Data) -> None:
        self.powers.append(power)
        power["unit"]["powers"].append(power)
        power["unit"]["risks"] += power["risks"]
        for law in dict.fromkeys(_laws({k: v for k, v in power.items() if k != "unit"})):
            self.laws[law]["powers"].append(power)


def _has_passed_review(power: Data) -> bool:
    """Whether a power may be published: decided, approved, filed everywhere, and public of the unit's own accord."""
    review = power.get("review", {})
    filed = {f["office"] for f in review.get("filed", ())}
    chain = {"collective_decision", "lead_approval"} <= review.keys()
    return chain and filed >= _OFFICES and power["disclosure"]["mode"] == "proactive"


def _laws(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if "law" in data:
            yield data["law"]
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _laws(value)


def _write_pages(city: _City, docs: Path) -> None:
    render = _renderer(city)
    labels = _labels()
    categories: dict[str, list[Data]] = {}
    for power in city.powers:
        categories.setdefault(power["category"], []).append(power)
        deciders = {s["post"] for f in power["flows"] for s in f["steps"] if s.get("duty") == "decide" and "post" in s}
        values = {
            "power": power,
            "deciders": [p["name"] for p in power["unit"]["posts"] if p["id"] in deciders],
            "remedies": [
                labels["right"][r["right"]]
                for r in power["counterpart_rights"]
                if r["right"] in {"reconsideration", "suit", "review_request"}
            ],
        }
        _write(docs / f"powers/{power['unit']['id']}/{power['id']}.md", render("power", values, "../../"))
    for name, unit in city.units.items():
        _write(docs / f"units/{name}.md", render("unit", {"unit": unit}, "../"))
        _write(docs / f"risks/{name}.md", render("risks", {"unit": unit}, "../"))
    for name, law in city.laws.items():
        _write(docs / f"laws/{name}.md", render("law", {"law": law}, "../"))
    for name, powers in categories.items():
        _write(docs / f"categories/{name}.md", render("category", {"category": name, "powers": powers}, "../"))
    lists = {
        "units": ("单位", [(u["name"], f"{name}.md") for name, u in city.units.items()]),
        "risks": ("一级廉政风险", [(u["name"], f"{name}.md") for name, u in city.units.items()]),
        "laws": ("法律依据", [(law["title"], f"{name}.md") for name, law in city.laws.items()]),
        "categories": ("职权目录", [(labels["category"][name], f"{name}.md") for name in categories]),
    }
    for folder, (title, items) in lists.items():
        _write(docs / folder / "index.md", render("list", {"title": title, "items": items}, "../"))
    _write(docs / "index.md", render("home", {}, ""))


def _renderer(city: _City) -> Callable[[str, Data, str], str]:
    """Renders the template of that name with those values; the third is the way up to the top of the site."""
    environment = jinja2.Environment(  # Markdown
        loader=jinja2.FileSystemLoader(_HERE / "plain_templates"), trim_blocks=True, lstrip_blocks=True
    )
    gists = {(name, a["article"]): a["gist"] for name, law in city.laws.items() for a in law["articles"]}
    labels = _labels()
    environment.filters |= {
        "label": lambda value, vocabulary: labels[vocabulary][value],
        "limit": _limit,
        "day": lambda date: "{}年{}月{}日".format(*(int(n) for n in date.split("-"))),
        "oneline": lambda text: " ".join(text.split("\n")).replace("|", "\\|"),
        "law_name": lambda law: city.laws[law].get("short_title", city.laws[law]["title"]),
        "gist": lambda basis: gists.get((basis["law"], basis.get("article", "").partition("款")[0]), ""),
        "following": _following,
    }
    fields = {f["id"]: f for f in city.jurisdiction["focus_fields"]}
    environment.globals |= {"jurisdiction": city.jurisdiction, "fields": fields}

    def render(template: str, values: Data, up: str) -> str:
        return environment.get_template(f"{template}.md.j2").render(values, up=up).lstrip()

    return render


def _labels() -> dict[str, dict[Any, str]]:
    definitions = json.loads((_SCHEMAS / "common.schema.json").read_text("utf-8"))["definitions"]
    named = {name: d for name, d in definitions.items() if "enumDescriptions" in d}
    return {name: dict(zip(d["enum"], d["enumDescriptions"], strict=True)) for name, d in named.items()}


def _limit(limit: Data) -> str:
    units = {"workday": "个工作日", "day": "日", "hour": "小时"}
    return f"{limit['value']} {units[limit['unit']]}" if limit["value"] else "当场"


def _following(step: Data, flow: Data) -> str:
    """What comes after a step, in words."""
    names = {n["id"]: n["name"] for n in flow["steps"] + flow["ends"]}
    if "branches" in step:
        return "<br>".join(f"**{b['label']}**：{names[b['next']]}" for b in step["branches"])
    following = [step["next"]] if isinstance(step["next"], str) else step["next"]
    return "<br>".join(names[n] for n in following)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def missing_tools(*, search: bool = True) -> str:
    """What has to be installed first; nothing where all is there."""
    if shutil.which("dot") is None:
        return "Graphviz is missing: apt-get install graphviz"
    if search and importlib.util.find_spec("jieba") is None:
        return "jieba is missing, without which Material's search does not split Chinese: uv pip install --group bench"
    return ""


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description="Build a site the plain way.")
    parser.add_argument("root", type=Path, help="the checkout with catalog/ and flows/")
    parser.add_argument("folder", type=Path, help="the work folder; what is there is put away")
    parser.add_argument("--no-search", action="store_true", help="without search, and so without jieba")
    options = parser.parse_args()
    missing = missing_tools(search=not options.no_search)
    if missing:
        parser.error(missing)
    build(options.root, options.folder, search=not options.no_search)


if __name__ == "__main__":
    main()
