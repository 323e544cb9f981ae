"""Page bodies from Jinja templates: text from YAML is strangers' text and is escaped here, in one place."""

from collections.abc import Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator import address, flowchart, vocabulary
from generator.leaves import LONGEST
from generator.page import Draft, Page


def site_templates() -> Path:
    """The folder ``site_templates/``: beside the package in a checkout, inside it where it was installed from a wheel."""
    package = Path(__file__).parent
    beside = package.parent / "site_templates"
    return beside if beside.is_dir() else package / "site_templates"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(site_templates() / "entries"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.globals |= {
        "address": address,
        "labels": vocabulary.labels,
        "flowchart": flowchart,
        "LONGEST_LIST": LONGEST,
    }
    environment.filters |= {
        "label": lambda value, name: vocabulary.label(name, value),
        "source": vocabulary.source_in_words,
        "limit": flowchart.limit_text,
        "day": day,
        "paragraphs": paragraphs,
        "runs": runs,
    }
    environment.tests["number_like"] = str.isdigit
    return environment


def render(template: str, here: str, values: Mapping[str, Any]) -> Markup:
    """The body that ``template`` makes of ``values`` for the page at ``here``; links in it are relative to that page."""

    def to(target: str) -> str:
        return address.relative(here, target)

    return Markup(_environment().get_template(template).render({**values, "to": to}))  # noqa: S704  # autoescaped


def finish(draft: Draft) -> Page:
    """The page of which ``draft`` has all but the body."""
    return draft.with_body(render(draft.template, draft.address, draft.values))


def day(date: str) -> str:
    """An ISO 8601 date as it is written in Chinese: 2026年3月1日."""
    year, month, number = date.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs, one for each line that is not empty."""
    return Markup("").join(Markup("<p>{}</p>").format(line.strip()) for line in text.splitlines() if line.strip())


def runs(items: Any, attribute: str) -> list[tuple[Any, list[Any]]]:
    """Neighbours of the same ``attribute`` (dots allowed) together, in the order in which they come."""

    def key(item: Any) -> Any:
        for name in attribute.split("."):
            item = getattr(item, name)
        return item

    return [(name, list(group)) for name, group in groupby(items, key)]
