"""YAML text as data and places, in one walk over libyaml's events and without recursion.

The YAML of a catalogue is a small one, so that what a clerk types is what is read: only ``true`` and ``false`` are booleans,
whole numbers without leading zeros are numbers, everything else (dates, ``NO``, ``012``, ``12:30``) stays text. Doubled keys,
anchors, aliases, merges and tags are faults.
"""

import re
from typing import Final

import yaml
from msgspec import Struct, field

from generator.diagnostics import Diagnostic, error
from generator.i18n import _, in_quotes

Value = dict[str, "Value"] | list["Value"] | str | int | bool | None

DEEPEST_NESTING: Final = 32
MOST_FAULTS: Final = 20
"""Faults of one sort that are told of one file; a file in the wrong shape throughout would drown the others."""

INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")


class Place(Struct, frozen=True):
    """Where a value stands, counted from 1; ``children`` mirrors the value's own keys or items."""

    line: int
    column: int
    children: "dict[str | int, Place]" = field(default_factory=dict)


class Tree(Struct, frozen=True):
    """What a text says. ``seen`` is false for a text that says nothing."""

    data: Value
    top: Place
    seen: bool
    faults: tuple[Diagnostic, ...]


def build(path: str, text: str) -> tuple[Tree, yaml.YAMLError | None]:
    """The tree of ``text``; with a syntax error, what was understood before it."""
    builder = _Builder(path)
    problem: yaml.YAMLError | None = None
    try:
        builder.build(text)
    except yaml.YAMLError as stopped:
        problem = stopped
    return Tree(builder.data, builder.top, builder.seen, tuple(builder.faults)), problem


class _Frame(Struct):
    """A container that is being filled; ``key`` is ``None`` where the value that follows is to be dropped."""

    container: dict[str, Value] | list[Value]
    place: Place
    expects_key: bool
    key: str | None = None
    key_place: Place | None = None


class _Builder:
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
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if len(self._stack) >= DEEPEST_NESTING:
                    self._tell_nesting(event)
                    return
                self._open(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and self.seen:
                message = _("A second document begins here.")
                self._tell(event, "second-document", message, _("Keep one entry in a file; delete the line “---”."))
                return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_decoration(event)
        if self._stack and self._stack[-1].expects_key:
            self._key(self._stack[-1], event)
            return
        value = resolve(event.value) if event.implicit[0] and not event.style else event.value
        self.seen = self.seen or value is not None
        self._put(value, _place(event))

    def _key(self, frame: _Frame, event: yaml.ScalarEvent) -> None:
        key: str | None = event.value
        first = frame.place.children.get(event.value)
        if key == "<<" and not event.style:
            message = _("“<<” merges values from elsewhere; merges are not used here.")
            self._tell(event, "yaml-alias", message, _("Write the fields out."))
            key = None
        elif first is not None:
            message = _("The field {key} is written twice; it stands in line {line} already.")
            self._tell(
                event,
                "duplicate-key",
                message.format(key=in_quotes(event.value), line=first.line),
                _("Keep one of the two."),
            )
            key = None
        frame.key, frame.key_place, frame.expects_key = key, _place(event), False

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._check_decoration(event)
        self.seen = True
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        container: dict[str, Value] | list[Value] = {} if is_mapping else []
        place = _place(event)
        if self._stack and self._stack[-1].expects_key:
            message = _("A list or a mapping cannot be the name of a field.")
            self._tell(event, "complex-key", message, _("Put text that begins with “{” or “[” in quotation marks."))
            self._stack[-1].key, self._stack[-1].expects_key = None, False
        else:
            place = self._put(container, place)
        self._stack.append(_Frame(container, place, expects_key=is_mapping))

    def _alias(self, event: yaml.AliasEvent) -> None:
        message = _("“*{name}” refers to a value elsewhere; aliases are not used here.").format(name=event.anchor)
        hint = _("Write the value out. Put text that begins with * in quotation marks.")
        self._tell(event, "yaml-alias", message, hint)
        if self._stack and self._stack[-1].expects_key:
            self._stack[-1].key, self._stack[-1].expects_key = None, False
        else:
            self._put(None, _place(event))

    def _put(self, value: Value, place: Place) -> Place:
        """Adds ``value`` to the innermost container, or makes it the document; the place that stands for it."""
        if not self._stack:
            self.data, self.top = value, place
            return place
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            frame.place.children[len(frame.container)] = place
            frame.container.append(value)
            return place
        if isinstance(value, dict | list) and frame.key_place is not None:
            place = frame.key_place  # a block is found by its heading
        if frame.key is not None:
            frame.place.children[frame.key] = place
            frame.container[frame.key] = value
        frame.expects_key = True
        return place

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor is not None:
            message = _("“&{name}” names a value for use elsewhere; anchors are not used here.")
            hint = _("Delete it. Put text that begins with & in quotation marks.")
            self._tell(event, "yaml-alias", message.format(name=event.anchor), hint)
        if event.tag is not None:
            message = _("“{tag}” is a YAML tag; tags are not used here.").format(tag=event.tag)
            self._tell(event, "yaml-tag", message, _("Delete it. Put text that begins with ! in quotation marks."))

    def _tell_nesting(self, event: yaml.Event) -> None:
        message = _("Values are nested more than {limit} deep.").format(limit=DEEPEST_NESTING)
        self._tell(event, "nested-too-deep", message, _("No entry needs that; check the brackets and the indentation."))

    def _tell(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        place = _place(event)
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(error(self.path, (place.line, place.column), rule, message, hint))


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def resolve(text: str) -> Value:
    """What a scalar without quotes means."""
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    return int(text) if INTEGER.match(text) else text
