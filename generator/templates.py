"""Page bodies from Jinja templates: text from YAML is strangers' text and is escaped here, in one place."""

import os
import pickle  # only its error: Jinja2 writes with it
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, cast

import jinja2
from markupsafe import Markup

from generator import address, complaint, flowchart, markdown, past, plot, quick_templates, vocabulary
from generator.cache import usual_folder
from generator.digests import digest
from generator.leaves import LONGEST
from generator.page import Draft, Page
from generator.quick_templates import escape_text, markup, written

_OWN: Final = Path(__file__).read_bytes()


def site_templates() -> Path:
    """The folder ``site_templates/``: beside the package in a checkout, inside it where it was installed from a wheel."""
    package = Path(__file__).parent
    beside = package.parent / "site_templates"
    return beside if beside.is_dir() else package / "site_templates"


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept beside all else that is worked out once; without a place for it they are compiled each time.

    Jinja2 itself tells by the template's text and its own version whether what is kept is still right, and by what compiles it here
    and what it is given: what is compiled hands a filter what that wants.
    """

    def get_source_checksum(self, source: str) -> str:
        return digest(quick_templates.VERSION, _OWN, source.encode()).hex()

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            bucket.bytecode_from_string(self._place(bucket).read_bytes())

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        place = self._place(bucket)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(bucket.bytecode_to_string())
            beside.replace(place)

    def _place(self, bucket: jinja2.bccache.Bucket) -> Path:
        return usual_folder() / "templates" / bucket.key


@cache
def _environment() -> jinja2.Environment:
    environment = quick_templates.Environment(
        loader=jinja2.FileSystemLoader(site_templates() / "entries"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=_Compiled(),
        cache_size=-1,  # all of them, for there are few
        auto_reload=False,  # it looks at the file whenever a page is made: see ``reread``
    )
    environment.globals |= {
        "address": address,
        "complaint": complaint,
        "past_words": past,
        "labels": vocabulary.labels,
        "flowchart": flowchart,
        "plot": plot,
        "LONGEST_LIST": LONGEST,
    }
    environment.filters |= {
        "label": lambda value, name: vocabulary.labels(name)[value],
        "source": vocabulary.source_in_words,
        "limit": flowchart.limit_text,
        "day": day,
        "join": joined,
        "paragraphs": paragraphs,
        "markdown": markdown.as_html,
        "runs": runs,
    }
    environment.tests["number_like"] = str.isdigit
    return environment


def reread() -> None:
    """Take the templates as they are now; else they stay as they were when they were first asked for."""
    known = cast(dict[Any, jinja2.Template], _environment().cache)
    for key, template in list(known.items()):
        if not template.is_up_to_date:
            del known[key]


def ready() -> None:
    """Compile all templates, so that none of the processes that begin hereafter has to."""
    environment = _environment()
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


def render(template: str, here: str, values: Mapping[str, Any]) -> str:
    """The body that ``template`` makes of ``values`` for the page at ``here``; links in it are relative to that page."""
    return _environment().get_template(template).render({**values, "to": address.links_from(here)})


def finish(draft: Draft) -> Page:
    """The page of which ``draft`` has all but the body."""
    return draft.with_body(render(draft.template, draft.address, draft.values))


@lru_cache(maxsize=1024)
def day(date: str) -> str:
    """An ISO 8601 date as it is written in Chinese: 2026年3月1日."""
    year, month, number = date.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


@lru_cache(maxsize=1024)
def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs, one for each line that is not empty; most of a power's stand on its sheets, too."""
    lines = map(str.strip, escape_text(text).splitlines())
    return markup("".join([f"<p>{line}</p>" for line in lines if line]))


def joined(items: Iterable[object], between: str) -> Markup:
    """``items`` one after another, with ``between`` between them."""
    return markup(escape_text(between).join(map(written, items)))


def runs(items: Any, attribute: str) -> list[tuple[Any, list[Any]]]:
    """Neighbours of the same ``attribute`` (dots allowed) together, in the order in which they come."""

    def key(item: Any) -> Any:
        for name in attribute.split("."):
            item = getattr(item, name)
        return item

    return [(name, list(group)) for name, group in groupby(items, key)]
