"""Sides of a comparison made of texts: the small catalogue of the tests, and edits of it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.catalog import load_found
from generator.diff import Loaded
from generator.discovery import Found
from generator.kinds import identify
from generator.source import parse

BASE = Path(__file__).parent / "base_catalog"

Files = dict[str, str]

PATHS = {
    "jurisdiction": "catalog/jurisdiction.yml",
    "law": "catalog/laws/greening-regulation.yml",
    "unit": "catalog/units/park-office/unit.yml",
    "rules": "catalog/units/park-office/rules.yml",
    "power": "catalog/units/park-office/powers/tree-felling.yml",
    "risks": "catalog/units/park-office/risks/tree-felling.yml",
    "flow": "flows/park-office/tree-felling.yml",
}


def base_files() -> Files:
    return {f.relative_to(BASE).as_posix(): f.read_text("utf-8") for f in sorted(BASE.rglob("*.yml"))}


def edited(files: Files, edits: Iterable[Mapping[str, str]]) -> Files:
    """``files`` with each edit done: in the file ``in``, ``old`` (there just once) becomes ``new``; ``as`` moves the file, to nowhere
    if it is empty; ``copy`` keeps the original too."""
    result = dict(files)
    for edit in edits:
        path = PATHS.get(edit["in"], edit["in"])
        text = result.get(path, "")
        if edit.get("old"):
            assert text.count(edit["old"]) == 1, f"{edit['old']} is {text.count(edit['old'])} times in {path}"
            text = text.replace(edit["old"], edit["new"])
        elif "new" in edit:
            text = edit["new"]
        target = PATHS.get(edit.get("as", path), edit.get("as", path))
        if target != path and not edit.get("copy"):
            del result[path]
        if target:
            result[target] = text
    return result


def loaded(files: Files) -> Loaded:
    found = [Found(path, identity) for path in sorted(files) if (identity := identify(path)) is not None]
    return Loaded(*load_found(Path(), found, lambda _root, path: parse(path, files[path].encode())))
