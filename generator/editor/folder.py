"""Writes the editor into a folder of its own: pages that need no server, and nothing of which belongs on the public site."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.discovery import Found, discover
from generator.editor import data
from generator.editor.names import FORMS
from generator.i18n import _
from generator.kinds import FOLDERS
from generator.templates import site_templates

MARK: Final = "daylight-editor.json"
"""Lies in every folder that an editor was written into: only such a folder is written into again."""

_KEPT_OUT: Final = ("node_modules", "package.json", "package-lock.json", "copy.mjs", "libraries.entry.js")


class NotAPlaceError(Exception):
    """The folder is no place for the editor, or the root no checkout."""


def write(root: Path, folder: Path) -> int:
    """Write the editor of the checkout ``root`` into ``folder``, in place of an older one; how many entries it holds.

    Raises NotAPlaceError where nothing may be written, and OSError where nothing can be.
    """
    _check(root, folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".daylight-editor-", dir=folder.parent) as aside:
        made = Path(aside) / "made"
        count = _fill(root, made)
        if folder.exists():
            folder.rename(Path(aside) / "old")
        made.rename(folder)
    return count


def _fill(root: Path, made: Path) -> int:
    """Put all pages and data into the new folder ``made``."""
    pages = site_templates() / "editor"
    shutil.copytree(pages, made, ignore=shutil.ignore_patterns(*_KEPT_OUT, ".*"))
    (made / MARK).write_text(json.dumps({"for": "internal use only", "public": False}) + "\n", "utf-8")
    (made / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    scripts = [file.read_text("utf-8") for file in sorted(pages.glob("*.js"))]
    count = 0
    for name, text, entries in _pieces(root, scripts):
        place = made / "data" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        count += entries
    return count


def _pieces(root: Path, scripts: list[str]) -> Iterator[tuple[str, str, int]]:
    """(file, text, entries in it) of all data."""
    yield "settings.js", data.script("settings", data.settings(scripts)), 0
    groups = _groups(root)
    city = data.shelf(root, "", groups.pop("", []))
    yield "city-entries.js", data.script("unit", data.of_shelf(city)), len(city.entries)
    units = []
    for unit, found in groups.items():
        one = data.shelf(root, unit, found)
        yield f"units/{unit}.js", data.script("unit", data.of_shelf(one)), len(one.entries)
        units.append(data.Shelf(unit, (), one.declared))
    yield "city.js", data.script("city", data.of_city(city, units)), 0


def _groups(root: Path) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for file in discover(root)[0]:
        if file.identity.kind not in FORMS:
            continue
        groups.setdefault(file.identity.unit, []).append(file)
    return dict(sorted(groups.items()))


def _check(root: Path, folder: Path) -> None:
    """That nothing is lost by writing here, and nothing comes to be published by it."""
    for name in FOLDERS:
        if not (root / name).is_dir():
            raise NotAPlaceError(_("The folder {name} is missing.").format(name=f"{name}/"))
    target, whole = folder.resolve(), root.resolve()
    if whole.is_relative_to(target) or any(target.is_relative_to(whole / name) for name in FOLDERS):
        raise NotAPlaceError(
            _("The editor would take the place of the catalogue itself in {folder}; name another folder.").format(
                folder=folder
            )
        )
    if any((above / "manifest.json").is_file() for above in (target, *target.parents)) or target.is_relative_to(
        whole / "site"
    ):
        raise NotAPlaceError(
            _(
                "{folder} belongs to a public site; the editor holds what is not disclosed and may not be written there."
            ).format(folder=folder)
        )
    if target.exists() and not (target / MARK).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise NotAPlaceError(
            _("{folder} holds other things already; name a new or empty folder.").format(folder=folder)
        )
