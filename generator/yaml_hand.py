"""YAML as this house writes it: for new files, and into files that people keep, whose comments and order stay.

Short mappings stand in braces, lists on lines, text without quotation marks where it needs none, everything on one line however
long: a line is a value, and a change of it a line of a diff.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any, Final

from generator import quick_yaml
from generator.text_width import width

_WIDEST: Final = 60
"""Chinese characters in braces; longer mappings stand on lines."""
_MOST_IN_BRACES: Final = 3
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def engine() -> Any:
    """What reads and writes files so that all that was not touched stays as it was."""
    from ruamel.yaml import YAML  # noqa: PLC0415  # only who writes files waits for it

    made = YAML()
    made.width = 10**9
    made.indent(mapping=2, sequence=4, offset=2)
    made.preserve_quotes = True
    made.brace_single_entry_mapping_in_flow_sequence = True
    return made


def load(text: str) -> Any:
    """A file as something to be changed and written again."""
    return engine().load(text)


def dump(data: Any) -> str:
    out = io.StringIO()
    engine().dump(data, out)
    return out.getvalue()


def with_comments_of(old: str, new: str) -> str:
    """``new`` with the lines of comments that stood in ``old`` and went with what was changed beside them: to the loader, a comment
    belongs to the value above it, to people mostly to that below."""
    lost = Counter(_comments(old)) - Counter(_comments(new))
    if not lost:
        return new
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines: list[str] = []
    for kind, begin, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        lines += after[first:last] if kind == "equal" else _beside(before[begin:end], after[first:last], lost)
    woven = "".join(lines)
    return woven if quick_yaml.load(woven) == quick_yaml.load(new) else new


def _comments(text: str) -> Iterator[str]:
    """The lines that hold nothing but a comment."""
    return (line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))


def _beside(old: list[str], new: list[str], lost: Counter[str]) -> list[str]:
    """The ``new`` lines with the lost comments of the ``old`` ones: those that led these before them, the others behind."""
    leading = [*takewhile(lambda line: _take(lost, line), old)]
    return [*leading, *new, *(line for line in old[len(leading) :] if _take(lost, line))]


def _take(lost: Counter[str], line: str) -> bool:
    """Whether ``line`` is one of the ``lost``, which has it no more then."""
    found = lost[line.strip()] > 0
    lost[line.strip()] -= found
    return found


def new_file(data: dict[str, Any], path: str, schema: str) -> str:
    """The text of a new file at ``path`` (relative to the checkout), under the line that names its schema to editors."""
    return f"{modeline(path, schema)}\n{dump(styled(data))}"


def modeline(path: str, schema: str) -> str:
    """The comment that names the schema of the file at ``path`` to editors."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}generator/schemas/{schema}"


def styled(value: Any, depth: int = 0) -> Any:
    """A plain value in the house's style."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415  # as above

    if isinstance(value, dict):
        in_braces = depth > 0 and _fits_in_braces(value)
        made = CommentedMap((k, _scalar(v, in_braces) if in_braces else styled(v, depth + 1)) for k, v in value.items())
        if in_braces:
            made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        return CommentedSeq(styled(v, depth + 1) for v in value)
    return _scalar(value, False)


def _fits_in_braces(value: dict[str, Any]) -> bool:
    scalars = all(not isinstance(v, dict | list) and "\n" not in str(v) for v in value.values())
    return scalars and len(value) <= _MOST_IN_BRACES and sum(width(str(v)) for v in value.values()) <= _WIDEST


def _scalar(value: Any, in_braces: bool) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString  # noqa: PLC0415  # as above

    if not isinstance(value, str):
        return value
    if _DAY.fullmatch(value):
        return _day(value)
    if "\n" in value:
        return LiteralScalarString(value)
    plain = quick_yaml.load(f"{{a: {value}, b: 1}}\n") if in_braces else quick_yaml.load(f"a: {value}\n")
    expected = {"a": value, "b": 1} if in_braces else {"a": value}
    return value if plain == expected else DoubleQuotedScalarString(value)


def _day(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
