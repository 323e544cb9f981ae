"""Is a published site what it says that it is? Its files against its manifest, its manifest against a commit and a signature.

Nothing that the site says is trusted on the way: no path of the manifest is opened, only what lies in the folder is read.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from generator.git import GitError
from generator.i18n import _
from generator.manifest import MANIFEST, SIGNATURE, Manifest, Tools, decode_manifest
from generator.origin import CHANGED, COMMITTED, Origin, committed, is_shallow, resolve
from generator.signing import signer_of

_NO_FILE: Final = "-"
"""In the place of a sum: a link, a folder or a pipe where a file should be, or a file that cannot be read."""


class Report(Struct):
    """What was found out: ``faults`` are sentences, the whole list; ``held`` says what was checked and holds."""

    manifest: Manifest | None = None
    faults: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


def verify(site: Path, root: Path, commit: str | None, signers: Path | None) -> Report:
    """Check the site in the folder ``site``: its files, its origin (``commit`` in the repository at ``root``) and its signature."""
    report = Report()
    try:
        content = (site / MANIFEST).read_bytes()
        report.manifest = decode_manifest(content)
    except (OSError, msgspec.MsgspecError):
        report.faults.append(_("{file} is missing or is no manifest.").format(file=MANIFEST))
        return report
    _check_files(site, report.manifest, report)
    _check_origin(root, commit, report.manifest.source, report)
    _check_signature(site, content, signers, report)
    return report


def _check_files(site: Path, manifest: Manifest, report: Report) -> None:
    found = dict(_sums(site))
    found.pop(MANIFEST)
    found.pop(SIGNATURE, None)
    faults = list(differences(manifest.files, found))
    report.faults += faults
    if not faults:
        report.held.append(_("{count} files are those of its manifest").format(count=len(found)))


def differences(said: Mapping[str, str], found: Mapping[str, str]) -> Iterator[str]:
    """Each file that is not as it is ``said`` to be, in a sentence, by address."""
    for address in sorted(said.keys() | found.keys()):
        if address not in found:
            yield _("missing: {file}").format(file=_shown(address))
        elif address not in said:
            yield _("not in the manifest: {file}").format(file=_shown(address))
        elif said[address] != found[address]:
            yield _("changed: {file}").format(file=_shown(address))


def tool_differences(said: Tools | None, here: Tools | None) -> Iterator[str]:
    """Each tool of another version, in a sentence: the likely reason where a site that is built again is not the same."""
    old, new = (_versions(tools) for tools in (said, here))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            message = _("{name} is {here} here, the site was made with {there}")
            yield message.format(name=name, here=new.get(name, _NO_FILE), there=_shown(old.get(name, _NO_FILE)))


def _versions(tools: Tools | None) -> dict[str, str]:
    own = {"daylight": tools.daylight, "program": tools.program, "python": tools.python} if tools else {}
    return {**own, **(tools.packages if tools else {})}


def _shown(text: str) -> str:
    """A name as any terminal can show it: it comes from a site that may be anybody's."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def _sums(site: Path) -> Iterator[tuple[str, str]]:
    """The (address, SHA-256) of all that lies in a folder and is no folder."""
    for place, folders, files in os.walk(site):
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*files, *linked):
            file = Path(place) / name
            yield file.relative_to(site).as_posix(), _sum(file)


def _sum(file: Path) -> str:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return _NO_FILE
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return _NO_FILE


def _check_origin(root: Path, revision: str | None, source: Origin, report: Report) -> None:
    if source.state != COMMITTED or source.commit is None:
        why = {
            CHANGED: _("The manifest names no commit: the files had changes that were not committed."),
        }.get(source.state, _("The manifest names no commit: the files were not in git."))
        report.faults.append(why)
        return
    try:
        wanted = resolve(root, revision if revision is not None else source.commit)
        trees = committed(root, wanted).trees
    except GitError:
        _tell_unknown(root, revision, source.commit, report)
        return
    if wanted != source.commit:
        message = _("It was made of commit {found}, not of {wanted}.")
        report.faults.append(message.format(found=_shown(source.commit), wanted=wanted))
    elif dict(trees) != dict(source.trees):
        report.faults.append(
            _("The folders that the manifest names are not those of commit {commit}.").format(commit=wanted)
        )
    else:
        report.held.append(_("made of commit {commit}").format(commit=wanted))


def _tell_unknown(root: Path, revision: str | None, commit: str, report: Report) -> None:
    """The repository does not know the commit: a fault where it was asked for, else left unsaid in so many words."""
    if revision is None:
        message = _("says that it was made of commit {commit}, which is not known here and was not checked")
        report.held.append(message.format(commit=_shown(commit)))
        return
    message = _("The repository in {folder} has no commit {name}.").format(folder=root, name=_shown(revision))
    hint = _("This clone is shallow: fetch the whole history first, with git fetch --unshallow.")
    report.faults.append(f"{message} {hint}" if is_shallow(root) else message)


def _check_signature(site: Path, content: bytes, signers: Path | None, report: Report) -> None:
    signature = site / SIGNATURE
    if signers is None:
        if signature.exists():
            report.held.append(_("its signature was not checked, for no signers were given"))
        return
    if not signature.is_file():
        report.faults.append(_("The manifest is not signed: {file} is missing.").format(file=SIGNATURE))
        return
    name = signer_of(content, signature, signers)
    if name is None:
        report.faults.append(_("The manifest is signed by none of those in {file}.").format(file=signers))
    else:
        report.held.append(_("signed by {name}").format(name=_shown(name)))
