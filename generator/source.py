"""Reads a YAML file once: its data, the place of every value in it, and all that is wrong with it as text.

The YAML of a catalogue is a small one, so that what a clerk types is what is read (YAML 1.2.2 is the text that libyaml parses):
only ``true`` and ``false`` are booleans, whole numbers without leading zeros are numbers, everything else (dates, ``NO``,
``012``, ``12:30``) stays text. Doubled keys, anchors, aliases, merges and tags are faults.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from generator.diagnostics import Diagnostic, Severity, Trail
from generator.i18n import _, in_quotes

Value = dict[str, "Value"] | list["Value"] | str | int | bool | None

LARGEST_FILE: Final = 4 * 1024 * 1024
DEEPEST_NESTING: Final = 32
MOST_FAULTS: Final = 20
"""Faults of one sort that are told of one file; a file in the wrong shape throughout would drown the others."""

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_FULLWIDTH_COLON: Final = re.compile(r"^[ \t]*(?:- +)*([A-Za-z_]+)(：)", re.MULTILINE)
_TAB_INDENT: Final = re.compile(r"^ *(\t)", re.MULTILINE)
_FULLWIDTH_QUOTE: Final = re.compile(r"^[ \t]*(?:- +)*[A-Za-z_]+: *([“‘])[^”’\n]*[”’] *$", re.MULTILINE)
_HIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, counted from 1; ``children`` mirrors the value's own keys or items."""

    line: int
    column: int
    children: "dict[str | int, Place]" = field(default_factory=dict)


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
    except OSError as error:
        fault = _fault(
            path,
            1,
            1,
            "unreadable-file",
            _("This file cannot be read: {reason}.").format(reason=error.strerror or error),
            _("Check its permissions."),
        )
        return Document(path, None, Place(1, 1), (fault,))
    return parse(path, raw)


def parse(path: str, raw: bytes) -> Document:
    """The document in ``raw``, as the file ``path`` would hold it."""
    if len(raw) > LARGEST_FILE:
        message = _("This file is larger than {limit} MB.").format(limit=LARGEST_FILE // 1024 // 1024)
        return Document(
            path, None, Place(1, 1), (_fault(path, 1, 1, "file-too-large", message, _("Split it into several files.")),)
        )
    text, faults = _decode(path, raw)
    if text is None:
        return Document(path, None, Place(1, 1), tuple(faults))
    faults += _hidden_characters(path, text)
    builder = _Builder(path)
    if faults:
        text = _HIDDEN.sub(" ", text)
    try:
        builder.build(text)
    except yaml.YAMLError as error:
        faults += list(_explain_syntax(path, text, error))
    else:
        faults += list(_fullwidth_colons(path, text))
        if not builder.seen and not faults:
            faults.append(
                _fault(path, 1, 1, "empty-file", _("This file is empty."), _("Write the entry, or delete the file."))
            )
    return Document(path, builder.data, builder.top, tuple(sorted([*faults, *builder.faults])))


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``raw``, decoded by what it seems to be where it is not UTF-8, so that its other faults are told too."""
    hint = _("Save it again as UTF-8 (Notepad: Save as, Encoding: UTF-8).")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        faults = [_fault(path, 1, 1, "not-utf8", _("This file is saved as UTF-16."), hint)]
        return raw.decode("utf-16", errors="replace"), faults
    if raw.startswith(b"\xef\xbb\xbf"):
        text, faults = _decode(path, raw[3:])
        mark = _("This file begins with a byte order mark, which is not needed.")
        return text, [
            *faults,
            Diagnostic(path, 1, 1, Severity.WARNING, "byte-order-mark", mark, _("Save it as UTF-8 without BOM.")),
        ]
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return None, [_fault(path, line, column, "not-utf8", _("This is not a text file in UTF-8."), hint)]
    return text, [
        _fault(path, line, column, "not-utf8", _("This file is not saved as UTF-8; it looks like GBK."), hint)
    ]


def _hidden_characters(path: str, text: str) -> list[Diagnostic]:
    hint = _("Delete it; it often comes along when text is pasted from Word or a web page.")
    return [
        _at(
            path,
            text,
            m.start(),
            "hidden-character",
            _("An invisible or control character ({code}) stands here.").format(code=f"U+{ord(m[0]):04X}"),
            hint,
        )
        for m in _first(_HIDDEN.finditer(text))
    ]


def _fullwidth_colons(path: str, text: str) -> Iterator[Diagnostic]:
    for m in _first(_FULLWIDTH_COLON.finditer(text)):
        message = _("A full-width colon “：” follows {key}.").format(key=in_quotes(m[1]))
        yield _at(
            path,
            text,
            m.start(2),
            "fullwidth-colon",
            message,
            _("Use a half-width colon and a space: “{key}: ”.").format(key=m[1]),
        )


def _explain_syntax(path: str, text: str, error: yaml.YAMLError) -> Iterator[Diagnostic]:
    """The likely causes of a syntax error, each at its place; libyaml's own words where none is seen."""
    causes = list(_fullwidth_colons(path, text))
    for m in _first(_TAB_INDENT.finditer(text)):
        causes.append(
            _at(
                path,
                text,
                m.start(1),
                "tab-indent",
                _("A tab is used for indentation."),
                _("Indent with spaces, two for each level."),
            )
        )
    for m in _first(_FULLWIDTH_QUOTE.finditer(text)):
        causes.append(
            _at(
                path,
                text,
                m.start(1),
                "fullwidth-quote",
                _("Full-width quotation marks are used to quote a value."),
                _("Use half-width quotation marks, or none."),
            )
        )
    yield from causes
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if not any(c.line <= line + 1 for c in causes):
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        message = _("This cannot be understood as YAML from here on: {reason}.").format(reason=_(reason))
        hint = _("Check the indentation, the space after each colon, and quotation marks that are not closed.")
        yield _fault(path, line, column, "yaml-syntax", message, hint)


def _first(matches: "Iterator[re.Match[str]]") -> "Iterator[re.Match[str]]":
    for count, m in enumerate(matches):
        if count == MOST_FAULTS:
            return
        yield m


def _at(path: str, text: str, offset: int, rule: str, message: str, hint: str) -> Diagnostic:
    line = text.count("\n", 0, offset) + 1
    return _fault(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1, rule, message, hint)


def _fault(path: str, line: int, column: int, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(path, line, column, Severity.ERROR, rule, message, hint)


class _Builder:
    """Builds data and places from libyaml's events in one walk, without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.data: Value = None
        self.top = Place(1, 1)
        self.faults: list[Diagnostic] = []
        self.seen = False
        self._stack: list[_Frame] = []

    def build(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                self._check_decoration(event)
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._check_decoration(event)
                if len(self._stack) >= DEEPEST_NESTING:
                    self._tell(
                        event,
                        "nested-too-deep",
                        _("Values are nested more than {limit} deep.").format(limit=DEEPEST_NESTING),
                        _("No entry needs that; check the brackets and the indentation."),
                    )
                    return
                self._open(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._tell(
                    event,
                    "yaml-alias",
                    _("“*{name}” refers to a value elsewhere; aliases are not used here.").format(name=event.anchor),
                    _("Write the value out. Put text that begins with * in quotation marks."),
                )
                self._put(None, event)
            elif isinstance(event, yaml.DocumentStartEvent):
                if self.seen:
                    self._tell(
                        event,
                        "second-document",
                        _("A second document begins here."),
                        _("Keep one entry in a file; delete the line “---”."),
                    )
                    return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value = _resolve(event.value) if event.implicit[0] and not event.style else event.value
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.expects_key:
            self._key(frame, event)
        else:
            self.seen = self.seen or value is not None
            self._put(value, event)

    def _key(self, frame: "_Frame", event: yaml.ScalarEvent) -> None:
        key = event.value
        if key == "<<" and not event.style:
            self._tell(
                event,
                "yaml-alias",
                _("“<<” merges values from elsewhere; merges are not used here."),
                _("Write the fields out."),
            )
        elif key in frame.place.children:
            first = frame.place.children[key].line
            self._tell(
                event,
                "duplicate-key",
                _("The field {key} is written twice; it stands in line {line} already.").format(
                    key=in_quotes(key), line=first
                ),
                _("Keep one of the two."),
            )
            key = None
        frame.key, frame.key_event, frame.expects_key = key, event, False

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        container: Value = {} if is_mapping else []
        self.seen = True
        if self._stack and self._stack[-1].expects_key:
            self._tell(
                event,
                "complex-key",
                _("A list or a mapping cannot be the name of a field."),
                _("Put text that begins with “{” or “[” in quotation marks."),
            )
            self._stack[-1].key, self._stack[-1].expects_key = None, False
            place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        else:
            place = self._put(container, event)
        self._stack.append(_Frame(container, place, expects_key=is_mapping))

    def _put(self, value: Value, event: yaml.Event) -> Place:
        """Adds ``value`` to the innermost container, or makes it the document."""
        mark = event.start_mark
        if not self._stack:
            self.data, self.top = value, Place(mark.line + 1, mark.column + 1)
            return self.top
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            place = Place(mark.line + 1, mark.column + 1)
            frame.place.children[len(frame.container)] = place
            frame.container.append(value)
            return place
        if isinstance(value, dict | list) and frame.key_event is not None:
            mark = frame.key_event.start_mark  # a block is found by its heading
        place = Place(mark.line + 1, mark.column + 1)
        if frame.expects_key:  # an alias in the place of a key
            frame.key, frame.expects_key = None, False
            return place
        if frame.key is not None and isinstance(frame.container, dict):
            frame.place.children[frame.key] = place
            frame.container[frame.key] = value
        frame.expects_key = True
        return place

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor is not None:
            self._tell(
                event,
                "yaml-alias",
                _("“&{name}” names a value for use elsewhere; anchors are not used here.").format(name=event.anchor),
                _("Delete it. Put text that begins with & in quotation marks."),
            )
        if event.tag is not None:
            self._tell(
                event,
                "yaml-tag",
                _("“{tag}” is a YAML tag; tags are not used here.").format(tag=event.tag),
                _("Delete it. Put text that begins with ! in quotation marks."),
            )

    def _tell(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(
                _fault(self.path, event.start_mark.line + 1, event.start_mark.column + 1, rule, message, hint)
            )


@dataclass(slots=True)
class _Frame:
    """A container that is being filled."""

    container: Value
    place: Place
    expects_key: bool
    key: str | None = None
    key_event: yaml.Event | None = None


def _resolve(text: str) -> Value:
    """What a scalar without quotes means."""
    if text == "true":
        return True
    if text == "false":
        return False
    if text in ("", "~", "null"):
        return None
    return int(text) if _INTEGER.match(text) else text
