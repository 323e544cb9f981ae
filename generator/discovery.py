"""Finds the files of a catalogue, and tells of what lies among them and is none."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from generator.diagnostics import Diagnostic, error
from generator.i18n import _, in_quotes
from generator.kinds import FOLDERS, JURISDICTION, UNIT, Identity, folder_of, identify, is_slug

DEEPEST_FOLDER: Final = 8

_OTHER_ENDINGS: Final = (".yaml", ".YAML", ".YML", ".yml.txt")


class Found(Struct, frozen=True):
    """A file of the catalogue: ``path`` relative to the root, with ``/``.

    ``is_file`` is false where something else is in its place, or nothing: that is told, and mentions of it are no further fault.
    """

    path: str
    identity: Identity
    is_file: bool = True


def discover(root: Path) -> tuple[list[Found], list[Diagnostic]]:
    """Every catalogue file under ``root`` in the order of its path, and a diagnostic for each thing that is out of place."""
    missing = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    if missing:
        hint = _("Run the command in a checkout of the catalogue, or name one with --root.")
        message = _("The folder {name} is missing.")
        return [], [_fault(folder, "missing-folder", message.format(name=f"{folder}/"), hint) for folder in missing]
    faults: list[Diagnostic] = []
    found = [
        item
        for folder in FOLDERS
        for path, is_file in _walk(root, folder, faults)
        for item in _find(path, is_file, faults)
    ]
    found += _missing(found, faults)
    return found, faults


def _missing(found: list[Found], faults: list[Diagnostic]) -> Iterator[Found]:
    """What every catalogue and every unit has, where it is not there."""
    if not any(f.identity.kind is JURISDICTION for f in found):
        message = _("The jurisdiction is not described anywhere.")
        yield _absent(JURISDICTION.pattern, Identity(JURISDICTION, "", ""), "missing-jurisdiction", message, faults)
    units = {f.identity.unit for f in found if f.identity.unit}
    for unit in sorted(units - {f.identity.unit for f in found if f.identity.kind is UNIT}):
        path = UNIT.pattern.format(unit=unit)
        message = _("There are files of the unit {unit}, but the unit is not described anywhere.").format(
            unit=in_quotes(unit)
        )
        yield _absent(path, Identity(UNIT, unit, ""), "missing-unit", message, faults)


def _absent(path: str, identity: Identity, rule: str, message: str, faults: list[Diagnostic]) -> Found:
    faults.append(_fault(path, rule, message, _("Write {path}.").format(path=path)))
    return Found(path, identity, is_file=False)


def _walk(root: Path, folder: str, faults: list[Diagnostic]) -> Iterator[tuple[str, bool]]:
    """The paths below ``folder``; false for what stands where a file could and is none, which is told."""
    for entry in _entries(root, folder, faults):
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or entry.name.endswith(("~", ".swp")) or entry.name == "README.md":
            continue
        if entry.is_file(follow_symlinks=False):
            yield path, True
        elif entry.is_symlink():
            faults.append(
                _fault(
                    path,
                    "symbolic-link",
                    _("This is a link to another place, not a file of the catalogue."),
                    _("Put the file itself here."),
                )
            )
            yield path, False
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
                yield path, False
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
        else:
            faults.append(_fault(path, "not-a-file", _("This is neither a file nor a folder."), _("Remove it.")))
            yield path, False


def _entries(root: Path, folder: str, faults: list[Diagnostic]) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(root / folder), key=lambda e: e.name)
    except OSError as problem:
        message = _("This folder cannot be read: {reason}.").format(reason=problem.strerror or problem)
        faults.append(_fault(folder, "unreadable-file", message, _("Check its permissions.")))
        return []


def _find(path: str, is_file: bool, faults: list[Diagnostic]) -> Iterator[Found]:
    """The catalogue file that ``path`` is, or is meant to be."""
    sound = _sound(path) if is_file else None
    if sound is not None:
        yield Found(path, sound)
        return
    ending = next((e for e in _OTHER_ENDINGS if path.endswith(e)), "")
    identity = identify(path.removesuffix(ending) + ".yml" if ending else path)
    if is_file and (identity is None or ending):
        hint = (
            _("Rename it so that it ends in .yml.")
            if ending
            else _("Move it where its kind belongs (see the README), or out of this folder.")
        )
        faults.append(_fault(path, "unexpected-file", _("No kind of entry has a file of this name and place."), hint))
    if identity is not None:
        is_entry = is_file and not ending and _check_slugs(path, identity, faults)
        meant = Identity(identity.kind, _as_slug(identity.unit), _as_slug(identity.id))
        yield Found(path, meant, is_file=is_entry)


def _sound(path: str) -> Identity | None:
    """What a file is at whose path there is nothing to say; nearly all are like that, and it takes a fifth of the time."""
    folder, _slash, name = path.rpartition("/")
    if not name.endswith(".yml") or not is_slug(name[:-4]):
        return None
    known = folder_of(folder)
    return known and Identity(*known, name[:-4])


def _check_slugs(path: str, identity: Identity, faults: list[Diagnostic]) -> bool:
    """Whether the names in a path can be identifiers; a folder that cannot is told of once."""
    parts = path.split("/")
    unit_folder = "/".join(parts[: identity.kind.pattern.split("/").index("{unit}") + 1]) if identity.unit else ""
    for slug, where in ((identity.unit, unit_folder), (identity.id, path)):
        if slug and not is_slug(slug):
            message = _("{slug} in this path cannot be an identifier.").format(slug=in_quotes(slug))
            hint = _("Use small letters, digits and hyphens only, at most 64, as in street-occupation.")
            fault = _fault(where, "bad-identifier", message, hint)
            if fault not in faults:
                faults.append(fault)
            return False
    return True


def _as_slug(name: str) -> str:
    """The identifier that was meant where a name is none."""
    return name.lower().replace("_", "-").replace(" ", "-")


def _fault(path: str, rule: str, message: str, hint: str) -> Diagnostic:
    """A fault of a path as a whole; the path is shown so that any terminal can, whatever bytes the file's name is made of."""
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in path)
    return error(shown, (1, 1), rule, message, hint)
