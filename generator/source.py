"""Reads a file of the catalogue once: its data, the place of every value in it, and all that is wrong with it as text."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import typing_slips, yaml_tree
from generator.diagnostics import Diagnostic, Severity, Trail, error
from generator.i18n import _
from generator.yaml_tree import Place, Value

LARGEST_FILE: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read. ``data`` is what could be made of it; it is an entry only if ``faults`` holds no error."""

    path: str
    data: Value
    top: Place
    faults: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        return not any(f.severity is Severity.ERROR for f in self.faults)

    def place(self, trail: Trail) -> tuple[int, int]:
        """Line and column of the value at ``trail``, or of the nearest thing around it that exists."""
        place = self.top
        for step in trail:
            child = place.children.get(step)
            if child is None:
                break
            place = child
        return place.line, place.column


def read(root: Path, path: str) -> Document:
    """The document in the file ``path`` (relative to ``root``); a file that cannot be read is a document with a fault."""
    try:
        with (root / path).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        message = _("This file cannot be read: {reason}.").format(reason=problem.strerror or problem)
        return _unread(path, [error(path, (1, 1), "unreadable-file", message, _("Check its permissions."))])
    return parse(path, raw)


def parse(path: str, raw: bytes) -> Document:
    """The document in ``raw``, as the file ``path`` would hold it."""
    if len(raw) > LARGEST_FILE:
        message = _("This file is larger than {limit} MB.").format(limit=LARGEST_FILE // 1024 // 1024)
        return _unread(path, [error(path, (1, 1), "file-too-large", message, _("Split it into several files."))])
    text, faults = typing_slips.decode(path, raw)
    if text is None:
        return _unread(path, faults)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = typing_slips.hidden_characters(path, text)
    if hidden:
        text = typing_slips.without_hidden_characters(text)
    tree, problem = yaml_tree.build(path, text)
    if problem is not None:
        slips = typing_slips.explain_syntax(path, text, problem)
    else:
        slips = typing_slips.fullwidth_colons(path, text)
    faults += [*hidden, *slips, *tree.faults]
    if not tree.seen and not faults:
        faults.append(
            error(path, (1, 1), "empty-file", _("This file is empty."), _("Write the entry, or delete the file."))
        )
    return Document(path, tree.data, tree.top, tuple(sorted(faults)))


def _unread(path: str, faults: list[Diagnostic]) -> Document:
    return Document(path, None, Place(1, 1), tuple(faults))
