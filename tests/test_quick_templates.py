"""Templates say the same as Jinja2's own would, and guess nothing."""

import os
from enum import StrEnum
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from generator.quick_templates import Environment, written
from generator.templates import _environment, ready, render, reread


class _Word(StrEnum):
    TAG = "<word>"


class _Drawn:
    def __html__(self) -> str:
        return "<svg/>"


VALUES = {
    "text": "<b>\"a\" & 'b'</b>",
    "markup": Markup("<b>bold</b>"),
    "number": 7,
    "nothing": None,
    "word": _Word.TAG,
    "drawn": _Drawn(),
    "list": ["<a>"],
    "things": [SimpleNamespace(name="<甲>", own={"at": "&"}), SimpleNamespace(name="乙", own={"at": "'"})],
    "shout": lambda text, mark="!": f"<{text}{mark}>",
}

TEMPLATES = [
    "{{ text }}{{ markup }}{{ number }}{{ nothing }}{{ word }}{{ drawn }}{{ list }}",
    "{{ text if number else markup }}{{ text | upper }}{{ '<' ~ text }}{{ text ~ markup }}{{ '<constant>' }}",
    "{% for t in things %}{{ loop.index }}{{ t.name }}{{ t.own['at'] }}{% if not loop.last %}、{% endif %}{% endfor %}",
    "{{ things[0].name.replace('甲', '<') }}{{ things | map(attribute='name') | join('、') }}{{ '-'.join(list) }}",
    "{{ shout(text) }}{{ shout(text, mark='&') }}{% for t in things %}{{ shout(t.name, '?') }}{% endfor %}",
    "{% macro row(name, last='<>') %}<td>{{ name }}{{ last }}</td>{% endmacro %}{{ row(text) }}{{ row(markup, last=text) }}",
    "{% macro box(things) %}{% for t in things %}<p>{{ caller(t) }}</p>{% endfor %}{% endmacro %}"
    "{% call(t) box(things) %}{{ t.name }}{% endcall %}",
    "{% macro twice(name) %}{{ name }}{{ name }}{% endmacro %}{% macro loud(name) %}{{ twice(name) ~ '<' }}{% endmacro %}{{ loud(text) }}",
    "{% set kept %}{{ text }}{% endset %}{{ kept }}{% filter upper %}{{ text }}{% endfilter %}",
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_writes_what_jinja2_writes_of_it(template: str) -> None:
    own = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    quick = Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    assert quick.from_string(template).render(VALUES) == own.from_string(template).render(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_whatever_is_written_is_escaped(name: str) -> None:
    assert written(VALUES[name]) == jinja2.runtime.escape(VALUES[name])


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ missing }}", jinja2.UndefinedError),
        ("{{ missing.name }}", jinja2.UndefinedError),
        ("{{ missing() }}", jinja2.UndefinedError),
        ("{{ number.name }}", AttributeError),
        ("{{ things[0].own.at }}", AttributeError),
        ("{{ things[0].own['name'] }}", KeyError),
        ("{{ list[1] }}", IndexError),
        ("{{ shout(*list) }}", jinja2.TemplateAssertionError),
        ("{{ shout(**things[0].own) }}", jinja2.TemplateAssertionError),
        ("{% macro row(name) %}{{ name }}{% endmacro %}{{ row() }}", TypeError),
        ("{% macro row(name) %}{{ name }}{% endmacro %}{{ row(text, number) }}", TypeError),
        ("{% macro row() %}{{ varargs }}{% endmacro %}", jinja2.TemplateAssertionError),
    ],
)
def test_what_is_not_there_is_no_empty_place(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(template).render(VALUES)


def test_a_template_is_taken_as_it_is_when_that_is_asked_for_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.templates.site_templates", lambda: tmp_path)
    monkeypatch.setenv("DAYLIGHT_CACHE", str(tmp_path))
    _environment.cache_clear()
    template = tmp_path / "entries" / "page.html.j2"
    template.parent.mkdir()
    said = []
    for words in ("old", "new"):
        template.write_text(words)
        os.utime(template, (len(said), len(said)))
        said.append(render("page.html.j2", "index.html", {}))
    reread()
    said.append(render("page.html.j2", "index.html", {}))
    _environment.cache_clear()
    assert said == ["old", "old", "new"]


def test_a_process_that_begins_when_templates_are_ready_compiles_none(monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    monkeypatch.setattr(Environment, "compile", None)
    assert all(map(_environment().get_template, _environment().list_templates()))


def test_what_another_compiler_made_of_a_template_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _environment().bytecode_cache
    assert kept is not None
    before = kept.get_source_checksum("{{ text }}")
    monkeypatch.setattr("generator.quick_templates.VERSION", b"another")
    assert kept.get_source_checksum("{{ text }}") != before
