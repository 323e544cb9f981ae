"""The composed site as a folder of plain files: the way out to another engine.

Any engine that reads ``mkdocs.yml`` and Markdown (MkDocs without our plugin, ProperDocs, Zensical) can build what is written
here. Page bodies stay HTML; only second-level headings become Markdown, for engines make the table of contents from those.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml
from msgspec import to_builtins

from generator.audience import Audience
from generator.page import HEADING, Asset, Page
from generator.public import PublicJurisdiction
from generator.templates import site_templates

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~^:])")


def stage(items: Iterable[Page | Asset], jurisdiction: PublicJurisdiction, settings: Path, folder: Path) -> None:
    """Write a site into the empty ``folder``: ``docs/``, ``theme/`` and ``mkdocs.yml`` made from ``settings``."""
    shutil.copytree(site_templates() / "pages", folder / "docs")
    shutil.copytree(site_templates() / "theme", folder / "theme")
    for item in items:
        if isinstance(item, Page):
            _write(folder / "docs" / f"{item.address.removesuffix('.html')}.md", _markdown(item).encode())
        else:
            _write(folder / "docs" / item.address, item.content)
    _write(folder / "mkdocs.yml", _dump(_engine_settings(settings, jurisdiction)).encode())


def _markdown(page: Page) -> str:
    front = {
        "title": page.title,
        "description": page.description,
        "hide": page.hidden,
        "kind": page.kind,
        "metadata": to_builtins(page.metadata),
    }
    body = HEADING.sub(_heading, page.body).decode()
    return f"---\n{_dump(front)}---\n\n{body}\n"


def _heading(match: re.Match[bytes]) -> bytes:
    text = _MARKDOWN.sub(r"\\\1", match[2].decode())
    return f"\n## {text} {{#{match[1].decode()}}}\n".encode()


def _engine_settings(settings: Path, jurisdiction: PublicJurisdiction) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(settings.read_text("utf-8"))
    read["theme"]["custom_dir"] = "theme"
    return read | {
        "site_name": jurisdiction.site.name,
        "site_description": jurisdiction.site.description,
        "site_url": f"https://{jurisdiction.site.domain}/",
        "docs_dir": "docs",
        "plugins": [],
        "extra": {"jurisdiction": to_builtins(jurisdiction)},
    }


def _dump(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=10_000)


class _PlainDumper(yaml.SafeDumper):
    """Writes tuples as lists and repeated values in full."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True


_PlainDumper.add_representer(tuple, yaml.SafeDumper.represent_list)
_PlainDumper.add_representer(Audience, yaml.SafeDumper.represent_str)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
