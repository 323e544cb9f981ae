"""Plainly written YAML as data alone, by a compiled reader; whatever is written otherwise is left to ``quick_yaml``.

Readers of YAML differ in their dialects (yaml-rs speaks YAML 1.2, where ``012`` is twelve) and at the edges of the language. They do
not in the few forms in which nearly every line of a catalogue is written. So a text is looked over first, and only one that has
no other forms is given to yaml-rs, which makes data of it five times as fast as can be done from libyaml's events.
"""

import re
from typing import Final, cast

import yaml_rs

from generator.yaml_tree import Value

_SPECIAL: Final = r":#\x00-\x1f"
"""Colons and crosses mean something beside a blank; control characters (tabs, ends of lines) wherever they stand."""

_BRACKETS: Final = r",\[\]{}"

_NO_WORD: Final = r"(?! (?:true|True|TRUE|false|False|FALSE|null|Null|NULL) [\s:,\]}] )"
_BEGINNING: Final = rf"""(?:
    {_NO_WORD} [^\s0-9+.~<=?\-&*!|>'"%@`{_BRACKETS}{_SPECIAL}]
  | [0-9]++ (?: [^\s0-9+._eExXoObB{_BRACKETS}{_SPECIAL}] | : (?=[^\s{_BRACKETS}]) )
)"""
"""What words begin with that are nothing but words: no sign of YAML, and no number in any dialect."""

_WORDS: Final = rf"{_BEGINNING} [^{_SPECIAL}]*+ (?: (?: :(?=\S) | (?<=\S)\# ) [^{_SPECIAL}]*+ )*+"
_CONSTANT: Final = r"true | false | 0 | [1-9][0-9]{0,14}+"
_QUOTED: Final = rf"""' (?: [^'{_SPECIAL}] | [:\#] | '' | \n+\ + )*+ ' | " (?: [^"\\{_SPECIAL}] | [:\#] )*+ \" """
_BLOCK: Final = r"[|>][-+]? (?=\n\ +[^\s\#])"
_KEY: Final = rf"{_NO_WORD} [A-Za-z][A-Za-z0-9_-]*+ :"

_WORDS_INSIDE: Final = rf"{_BEGINNING} [^'\"{_BRACKETS}{_SPECIAL}]*+ (?: :(?=[0-9/]) [^'\"{_BRACKETS}{_SPECIAL}]*+ )*+"
_INSIDE: Final = rf"{_WORDS_INSIDE} | {_QUOTED} | (?<=:\ ) (?: {_CONSTANT} )"


def _in_brackets(inside: str) -> str:
    """A list or a mapping on one line."""
    return rf"[\[{{] (?: (?: {_KEY}\ )? (?: {inside} ) (?: ,\ (?![\]}}]) | (?=[\]}}]) ) )*+ [\]}}]"


_LISTS: Final = _in_brackets(rf"{_INSIDE} | {_in_brackets(rf'{_INSIDE} | {_in_brackets(_INSIDE)}')}")
_VALUE: Final = rf"(?: {_WORDS} | {_CONSTANT} | {_QUOTED} | {_BLOCK} | {_LISTS} )"

_INDENT: Final = r"\ {0,14}+ (?:-\ ){0,3}+"
"""Each level of nesting stands further to the right: in so little room there are fewer levels than are allowed."""

_COMMENT: Final = rf"\# (?: [^{_SPECIAL}] | [:\#] )*+"
_LINE: Final = rf"{_INDENT} (?: {_KEY} (?: \ {_VALUE} )? | {_VALUE} )? \ *+ (?: (?<=\ ) {_COMMENT} )? \n"

_PLAINLY_WRITTEN: Final = re.compile(rf"(?: {_LINE} | {_COMMENT} \n )*+", re.VERBOSE)


def load(text: str) -> Value:
    """What ``yaml_tree.build`` makes of ``text``, if that has no fault and is plainly written; ``None`` otherwise, or where it says nothing.

    There must be no hidden characters in it (``typing_slips``): some of them end a line in one dialect and not in another.
    """
    if not _PLAINLY_WRITTEN.fullmatch(text):
        return None
    try:
        return cast("Value", yaml_rs.loads(text, parse_datetime=False))
    except yaml_rs.YAMLDecodeError:
        return None
