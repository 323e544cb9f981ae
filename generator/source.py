"""Reads a file of the catalogue: its data and all that is wrong with it as text, and, when asked, the place of every value in it."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from generator import front_matter, plain_yaml, quick_yaml, typing_slips, yaml_tree
from generator.diagnostics import Diagnostic, Severity, Trail, error
from generator.i18n import _
from generator.yaml_tree import Place, Value

LARGEST_FILE: Final = 4 * 1024 * 1024
_COMMON_FILE: Final = 64 * 1024


@dataclass(frozen=True)  # without slots: places are kept once they were asked for
class Document:
    """A file as it was read. ``data`` is what could be made of it; it is an entry only if ``faults`` holds no error.

    ``raw`` is the file's bytes, or nothing where they could not be understood as text; places are found in it.
    """

    path: str
    data: Value
    faults: tuple[Diagnostic, ...]
    raw: bytes = field(repr=False)

    @property
    def is_sound(self) -> bool:
        return not any(f.severity is Severity.ERROR for f in self.faults)

    def place(self, trail: Trail) -> tuple[int, int]:
        """Line and column of the value at ``trail``, or of the nearest thing around it that exists."""
        place = self._top
        for step in trail:
            child = place.children.get(step)
            if child is None:
                break
            place = child
        return place.line, place.column

    @cached_property
    def _top(self) -> Place:
        text, _faults = _text(self.path, self.raw)
        tree, _problem = yaml_tree.build(self.path, text or "")
        return tree.top


def read(root: Path, path: str) -> Document:
    """The document in the file ``path`` (relative to ``root``); a file that cannot be read is a document with a fault."""
    try:
        with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123  # half the time of Path.open, thousands of times
            raw = file.read(_COMMON_FILE)  # room for the largest would leave each small file a memory map of its own
            if len(raw) == _COMMON_FILE:
                raw += file.read(LARGEST_FILE + 1 - _COMMON_FILE)
    except OSError as problem:
        message = _("This file cannot be read: {reason}.").format(reason=problem.strerror or problem)
        return _unread(path, [error(path, (1, 1), "unreadable-file", message, _("Check its permissions."))])
    return parse(path, raw)


def parse(path: str, raw: bytes) -> Document:
    """The document in ``raw``, as the file ``path`` would hold it."""
    if len(raw) > LARGEST_FILE:
        message = _("This file is larger than {limit} MB.").format(limit=LARGEST_FILE // 1024 // 1024)
        return _unread(path, [error(path, (1, 1), "file-too-large", message, _("Split it into several files."))])
    if path.endswith(front_matter.ENDING):
        said = front_matter.as_yaml(raw)
        if said is None:
            message = _("This file does not begin with data between two lines of “---”.")
            hint = _(
                "Write a line “---”, below it title, kind, date, summary and public, another line “---”, and then the text."
            )
            return _unread(path, [error(path, (1, 1), "no-front-matter", message, hint)])
        raw = said
    data = _beyond_doubt(raw)
    return _examined(path, raw) if data is None else Document(path, data, (), raw)


def _beyond_doubt(raw: bytes) -> Value:
    """The data of a file without any fault; ``None`` where there may be one."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = _with_plain_line_ends(text)
    data = plain_yaml.load(text)
    return quick_yaml.load(text) if data is None and not typing_slips.any_in(text) else data


def _examined(path: str, raw: bytes) -> Document:
    text, faults = _text(path, raw)
    if text is None:
        return _unread(path, faults)
    tree, problem = yaml_tree.build(path, text)
    if problem is not None:
        faults += typing_slips.explain_syntax(path, text, problem)
    else:
        faults += typing_slips.fullwidth_colons(path, text)
    faults += tree.faults
    if not tree.seen and not faults:
        faults.append(
            error(path, (1, 1), "empty-file", _("This file is empty."), _("Write the entry, or delete the file."))
        )
    return Document(path, tree.data, tuple(sorted(faults)), raw)


def _text(path: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """What YAML is read from, and what is wrong with it before it is read."""
    text, faults = typing_slips.decode(path, raw)
    if text is None:
        return None, faults
    text = _with_plain_line_ends(text)
    hidden = typing_slips.hidden_characters(path, text)
    return typing_slips.without_hidden_characters(text) if hidden else text, [*faults, *hidden]


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unread(path: str, faults: list[Diagnostic]) -> Document:
    return Document(path, None, tuple(faults), b"")
