"""Sound YAML as data alone, in one lean walk over libyaml's events; whatever is in doubt is left to ``yaml_tree``.

Nearly every file is sound, and nobody asks where its values stand. This reader knows no places and no faults: at the first sign
of one it gives up, so that it need not understand what it meets, and ``yaml_tree`` reads that file again and tells what is wrong.
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NoReturn

from yaml import (
    AliasEvent,
    CSafeLoader,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from generator.yaml_tree import DEEPEST_NESTING, Value, resolve

_Events = Callable[[], Any]
"""Gives the next event at each call; without a type, for a cast costs time, and this runs for every word of a city."""


class _DoubtError(YAMLError):
    """The text may have a fault."""


def load(text: str) -> Value:
    """What ``yaml_tree.build`` makes of ``text``, if that has no fault; ``None`` where there may be one, or where it says nothing.

    Equal words are one object, wherever they are read: a city repeats itself, and memory is mostly words.
    """
    try:
        return _document(CSafeLoader(text).get_event)
    except YAMLError:
        return None


def _document(events: _Events) -> Value:
    _stream_start, document_start = events(), events()
    if type(document_start) is not DocumentStartEvent:
        raise _DoubtError
    event = events()
    data = _READERS[type(event)](events, event, DEEPEST_NESTING)
    _document_end, stream_end = events(), events()
    if type(stream_end) is not StreamEndEvent:
        raise _DoubtError
    return data


def _mapping(events: _Events, start: Any, room: int) -> Value:
    if start.anchor is not None or start.tag is not None or not room:
        raise _DoubtError
    mapping: dict[str, Value] = {}
    while type(event := events()) is ScalarEvent:
        key = sys.intern(event.value)
        if key in mapping or key == "<<" or event.anchor is not None or event.tag is not None:
            raise _DoubtError
        event = events()
        mapping[key] = _READERS[type(event)](events, event, room - 1)
    if type(event) is not MappingEndEvent:
        raise _DoubtError
    return mapping


def _sequence(events: _Events, start: Any, room: int) -> Value:
    if start.anchor is not None or start.tag is not None or not room:
        raise _DoubtError
    items: list[Value] = []
    while type(event := events()) is not SequenceEndEvent:
        items.append(_READERS[type(event)](events, event, room - 1))
    return items


def _scalar(_events: _Events, event: Any, _room: int) -> Value:
    if event.anchor is not None or event.tag is not None:
        raise _DoubtError
    text: str = event.value
    return _resolve(text) if event.implicit[0] else text


def _alias(_events: _Events, _event: Any, _room: int) -> NoReturn:
    raise _DoubtError


_resolve: Final = lru_cache(2**14)(resolve)

_READERS: Final[dict[type, Callable[[_Events, Any, int], Value]]] = {
    ScalarEvent: _scalar,
    MappingStartEvent: _mapping,
    SequenceStartEvent: _sequence,
    AliasEvent: _alias,
}
