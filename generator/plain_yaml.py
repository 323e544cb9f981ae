"""Plainly written YAML as data alone, by a compiled reader; whatever is written otherwise is left to ``quick_yaml``.

Readers of YAML differ in their dialects (yaml-rs speaks YAML 1.2, where ``012`` is twelve) and at the edges of the language. They do
not in the few forms in which nearly every line of a catalogue is written. So a text is looked over first, and only one that has
no other forms is given to yaml-rs, which makes data of it five times as fast as can be done from libyaml's events. The same look finds
what goes wrong at a keyboard: a text with a typing slip is not plainly written.
"""

import re
from typing import Final, cast

import yaml_rs

from generator.typing_slips import HIDDEN
from generator.yaml_tree import Value

_SPECIAL: Final = rf":#\t\n\r{HIDDEN}"
"""Colons and crosses mean something beside a blank; tabs, ends of lines and what nobody sees wherever they stand."""

_BRACKETS: Final = r",\[\]{}"

_NO_WORD: Final = r"(?! [TtFfNn] (?:rue|RUE|alse|ALSE|ull|ULL) [\s:,\]}] )"
_BEGINNING: Final = rf"""(?:
    {_NO_WORD} [^\s0-9+.~<=?\-&*!|>'"%@`{_BRACKETS}{_SPECIAL}]
  | [0-9]++ (?: [^\s0-9+._eExXoObB{_BRACKETS}{_SPECIAL}] | : (?=[^\s{_BRACKETS}]) )
)"""
"""What words begin with that are nothing but words: no sign of YAML, and no number in any dialect."""

_WORDS: Final = rf"{_BEGINNING} [^{_SPECIAL}]*+ (?: (?: :(?=\S) | (?<=\S)\# ) [^{_SPECIAL}]*+ )*+"
_CONSTANT: Final = r"true | false | 0 | [1-9][0-9]{0,14}+"
_NO_SLIP: Final = r"(?! [a-z_]++：)"
"""A full-width colon makes one text of what was to be a field and its value."""

_QUOTED: Final = rf"""' (?: [^'{_SPECIAL}] | [:\#] | '' | \n++\ ++ (?:-\ ++)*+ {_NO_SLIP} )*+ ' | " (?: [^"\\{_SPECIAL}] | [:\#] )*+ \" """
_BLOCK: Final = r"[|>][-+]? (?=\n\ +[^\s\#])"
_KEY: Final = rf"{_NO_WORD} [A-Za-z][A-Za-z0-9_-]*+ : (?=[\ \n])"

_WORDS_INSIDE: Final = rf"{_BEGINNING} [^'\"{_BRACKETS}{_SPECIAL}]*+ (?: :(?=[0-9/]) [^'\"{_BRACKETS}{_SPECIAL}]*+ )*+"
_INSIDE: Final = rf"{_WORDS_INSIDE} | {_QUOTED} | (?<=:\ ) (?: {_CONSTANT} )"


def _in_brackets(inside: str) -> str:
    """A list or a mapping on one line."""
    return rf"[\[{{] (?: (?: {_KEY}\ )? (?: {inside} ) (?: ,\ (?![\]}}]) | (?=[\]}}]) ) )*+ [\]}}]"


_LISTS: Final = _in_brackets(rf"{_INSIDE} | {_in_brackets(rf'{_INSIDE} | {_in_brackets(_INSIDE)}')}")
_VALUE: Final = rf"(?> {_WORDS} | {_CONSTANT} | {_QUOTED} | {_BLOCK} | {_LISTS} )"

_INDENT: Final = r"\ {0,14}+ (?:-\ ){0,3}+"
"""Each level of nesting stands further to the right: in so little room there are fewer levels than are allowed."""

_COMMENT: Final = rf"\# (?: [^{_SPECIAL}] | [:\#] )*+"
_LINE: Final = rf"""
{_INDENT} (?: {_KEY} (?: \ {_VALUE} )?+ | {_NO_SLIP} {_VALUE} )?+ (?: \n | \ *+ (?: (?<=\ ) {_COMMENT} )? \n )
"""

_PLAINLY_WRITTEN: Final = re.compile(rf"(?: {_LINE} | {_COMMENT} \n )*+", re.VERBOSE)


def load(text: str) -> Value:
    """What ``yaml_tree.build`` makes of ``text``, if that has no fault and is plainly written; ``None`` otherwise, or where it says nothing."""
    if not _PLAINLY_WRITTEN.fullmatch(text):
        return None
    try:
        return cast("Value", yaml_rs.loads(text, parse_datetime=False))
    except yaml_rs.YAMLDecodeError:
        return None
