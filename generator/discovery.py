"""Finds the files of a catalogue, and tells of what lies among them and is none."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Final

from msgspec import Struct

from generator.diagnostics import Diagnostic, error
from generator.folders import DEEPEST, Folder, folders, is_aside
from generator.i18n import _, in_quotes
from generator.kinds import FOLDERS, JURISDICTION, UNIT, Identity, folder_of, identify, is_slug

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
    faults = missing_folders(root)
    if faults:
        return [], faults
    found: list[Found] = []
    for name in FOLDERS:
        for folder in folders(root, name):
            here, out_of_place = sift(folder)
            found += here
            faults += out_of_place
    found.sort(key=lambda file: file.path.split("/"))
    faults = sorted(dict.fromkeys(faults), key=lambda fault: fault.file.split("/"))
    described = {file.identity.unit for file in found if heads([file])}
    absent, faults_of_absent = missing_files({file.identity.unit for file in found}, described)
    return [*found, *absent], [*faults, *faults_of_absent]


def missing_folders(root: Path) -> list[Diagnostic]:
    """A diagnostic for each of the catalogue's folders that is not there."""
    missing = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    hint = _("Run the command in a checkout of the catalogue, or name one with --root.")
    message = _("The folder {name} is missing.")
    return [_fault(folder, "missing-folder", message.format(name=f"{folder}/"), hint) for folder in missing]


def missing_files(units: Iterable[str], described: Container[str]) -> tuple[list[Found], list[Diagnostic]]:
    """What should describe the city ("") and each of ``units``, where it is not ``described``, and a diagnostic for each."""
    absent, faults = [], []
    if "" not in described:
        message = _("The jurisdiction is not described anywhere.")
        absent.append(Found(JURISDICTION.pattern, Identity(JURISDICTION, "", ""), is_file=False))
        faults.append(_absence(JURISDICTION.pattern, "missing-jurisdiction", message))
    for unit in sorted(unit for unit in units if unit and unit not in described):
        path = UNIT.pattern.format(unit=unit)
        message = _("There are files of the unit {unit}, but the unit is not described anywhere.")
        absent.append(Found(path, Identity(UNIT, unit, ""), is_file=False))
        faults.append(_absence(path, "missing-unit", message.format(unit=in_quotes(unit))))
    return absent, faults


def heads(found: Iterable[Found]) -> bool:
    """Whether there is a file among ``found`` that says what the unit, or the city, is."""
    return any(file.identity.kind in (UNIT, JURISDICTION) for file in found)


def _absence(path: str, rule: str, message: str) -> Diagnostic:
    return _fault(path, rule, message, _("Write {path}.").format(path=path))


def sift(folder: Folder) -> tuple[list[Found], list[Diagnostic]]:
    """The catalogue's files in ``folder`` itself, and a diagnostic for each thing in it that is out of place.

    Of a unit whose own folder has a wrong name each of its folders tells, and each file.
    """
    faults: list[Diagnostic] = []
    if folder.trouble:
        message = _("This folder cannot be read: {reason}.").format(reason=folder.trouble)
        return [], [_fault(folder.path, "unreadable-file", message, _("Check its permissions."))]
    return [item for path, is_file in _paths(folder, faults) for item in _find(path, is_file, faults)], faults


def _paths(folder: Folder, faults: list[Diagnostic]) -> Iterator[tuple[str, bool]]:
    """The paths in ``folder``; false for what stands where a file could and is none, which is told."""
    for entry in folder.entries:
        path, mode = folder.path_of(entry), entry[1]
        if is_aside(entry[0]):
            continue
        if S_ISREG(mode):
            yield path, True
        elif S_ISDIR(mode):
            if identify(path) is not None:
                message = _("A folder stands where a file should be.")
                faults.append(_fault(path, "not-a-file", message, _("Remove the folder or rename it.")))
                yield path, False
            elif path.count("/") >= DEEPEST:
                hint = _("See the README for where each kind of file belongs.")
                faults.append(_fault(path, "unexpected-file", _("Folders are nested too deep here."), hint))
        elif S_ISLNK(mode):
            message = _("This is a link to another place, not a file of the catalogue.")
            faults.append(_fault(path, "symbolic-link", message, _("Put the file itself here.")))
            yield path, False
        else:
            faults.append(_fault(path, "not-a-file", _("This is neither a file nor a folder."), _("Remove it.")))
            yield path, False


def file_at(path: str) -> Found:
    """The catalogue's file at a ``path`` where nothing was out of place."""
    return next(_find(path, is_file=True, faults=[]))


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
    """Whether the names in a path can be identifiers; a folder that cannot is told of as itself."""
    parts = path.split("/")
    unit_folder = "/".join(parts[: identity.kind.pattern.split("/").index("{unit}") + 1]) if identity.unit else ""
    for slug, where in ((identity.unit, unit_folder), (identity.id, path)):
        if slug and not is_slug(slug):
            message = _("{slug} in this path cannot be an identifier.").format(slug=in_quotes(slug))
            hint = _("Use small letters, digits and hyphens only, at most 64, as in street-occupation.")
            faults.append(_fault(where, "bad-identifier", message, hint))
            return False
    return True


def _as_slug(name: str) -> str:
    """The identifier that was meant where a name is none."""
    return name.lower().replace("_", "-").replace(" ", "-")


def _fault(path: str, rule: str, message: str, hint: str) -> Diagnostic:
    """A fault of a path as a whole; the path is shown so that any terminal can, whatever bytes the file's name is made of."""
    shown = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in path)
    return error(shown, (1, 1), rule, message, hint)
