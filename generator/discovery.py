"""Finds the files of a catalogue, and tells of what lies among them and is none."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, error
from generator.i18n import _, in_quotes
from generator.kinds import FOLDERS, JURISDICTION, Identity, identify, is_slug

DEEPEST_FOLDER: Final = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the catalogue: ``path`` relative to the root, with ``/``."""

    path: str
    identity: Identity


def discover(root: Path) -> tuple[list[Found], list[Diagnostic]]:
    """Every catalogue file under ``root`` in the order of its path, and a diagnostic for each thing that is out of place."""
    found: list[Found] = []
    faults: list[Diagnostic] = []
    for folder in FOLDERS:
        if not (root / folder).is_dir():
            faults.append(
                _fault(
                    folder,
                    "missing-folder",
                    _("The folder {name} is missing.").format(name=f"{folder}/"),
                    _("Run the command in a checkout of the catalogue, or name one with --root."),
                )
            )
            continue
        for path in _walk(root, folder, faults):
            identity = _identity(path, faults)
            if identity is not None:
                found.append(Found(path, identity))
    if not any(f.identity.kind is JURISDICTION for f in found) and (root / "catalog").is_dir():
        faults.append(
            _fault(
                JURISDICTION.pattern,
                "missing-jurisdiction",
                _("The jurisdiction is not described anywhere."),
                _("Write {path}.").format(path=JURISDICTION.pattern),
            )
        )
    return found, faults


def _walk(root: Path, folder: str, faults: list[Diagnostic]) -> Iterator[str]:
    for entry in sorted(os.scandir(root / folder), key=lambda e: e.name):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or entry.name.endswith(("~", ".swp")) or entry.name == "README.md":
            continue
        if entry.is_symlink():
            faults.append(
                _fault(
                    path,
                    "symbolic-link",
                    _("This is a link to another place, not a file of the catalogue."),
                    _("Put the file itself here."),
                )
            )
        elif entry.is_dir():
            if identify(path) is not None:
                faults.append(
                    _fault(
                        path,
                        "not-a-file",
                        _("A folder stands where a file should be."),
                        _("Remove the folder or rename it."),
                    )
                )
            elif path.count("/") >= DEEPEST_FOLDER:
                faults.append(
                    _fault(
                        path,
                        "unexpected-file",
                        _("Folders are nested too deep here."),
                        _("See the README for where each kind of file belongs."),
                    )
                )
            else:
                yield from _walk(root, path, faults)
        elif entry.is_file():
            yield path
        else:
            faults.append(_fault(path, "not-a-file", _("This is neither a file nor a folder."), _("Remove it.")))


def _identity(path: str, faults: list[Diagnostic]) -> Identity | None:
    identity = identify(path)
    if identity is None:
        hint = (
            _("Rename it so that it ends in .yml.")
            if path.endswith((".yaml", ".YML", ".yml.txt"))
            else _("Move it where its kind belongs (see the README), or out of this folder.")
        )
        faults.append(_fault(path, "unexpected-file", _("No kind of entry has a file of this name and place."), hint))
        return None
    for slug in (identity.unit, identity.id):
        if slug and not is_slug(slug):
            faults.append(
                _fault(
                    path,
                    "bad-identifier",
                    _("{slug} in this path cannot be an identifier.").format(slug=in_quotes(slug)),
                    _("Use small letters, digits and hyphens only, at most 64, as in street-occupation."),
                )
            )
            return None
    return identity


def _fault(path: str, rule: str, message: str, hint: str) -> Diagnostic:
    return error(path, (1, 1), rule, message, hint)
