"""What editors are given is made of the schemas: settings, messages and snippets."""

import json
import re
from typing import Any

import pytest
from suite import ROOT

from generator import editor_files, quick_yaml, schema
from generator.blanks import MARK
from generator.kinds import KINDS, Kind
from generator.snippets import FILE
from generator.source import parse

STOP = re.compile(r"\$\{\d+(?::(?P<title>[^}]*)|\|(?P<first>[^,|]+)[^}]*\|)\}")
SNIPPETS: dict[str, Any] = json.loads((ROOT / FILE).read_text("utf-8"))


def test_what_editors_show_is_what_the_schemas_say() -> None:
    stale = [file.name for file, text in editor_files.files() if file.read_text("utf-8") != text]
    assert stale == [], "make editor-files writes them anew"


def test_the_settings_give_each_kind_of_file_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wanted = {
        f"generator/schemas/{k.schema}": re.sub(r"{\w+}", "*", k.pattern) for k in KINDS if k.pattern.endswith(".yml")
    }
    assert settings["yaml.schemas"] == wanted


def _taken(body: list[str]) -> str:
    """A snippet as somebody leaves it who types nothing: first choices, and titles for what has none."""
    return "".join(STOP.sub(lambda stop: stop["first"] or f"{MARK}（{stop['title']}）", line) + "\n" for line in body)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_a_snippet_of_a_file_fits_its_schema_save_for_what_is_to_be_filled_in(kind: Kind) -> None:
    snippet = SNIPPETS[str(schema.load(kind.schema)["title"])]
    document = parse(kind.pattern, _taken(snippet["body"]).encode())
    assert document.is_sound
    assert [d for d in schema.check(document, kind) if "还没有填写" not in d.message] == []


@pytest.mark.parametrize("name", [name for name in SNIPPETS if "·" in name])
def test_a_snippet_of_an_item_is_one_item_of_a_list(name: str) -> None:
    items = quick_yaml.load(_taken(SNIPPETS[name]["body"]))
    assert isinstance(items, list)
    assert len(items) == 1


def test_no_snippet_hides_another() -> None:
    assert len(SNIPPETS) > len(KINDS)
    assert all(s["scope"] in {"yaml", "markdown"} and s["prefix"] and s["description"] for s in SNIPPETS.values())
