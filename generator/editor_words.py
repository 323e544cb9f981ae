"""What an editor says of a value that does not fit its schema (``errorMessage`` in the schemas, which language servers know).

Their own words name codes and patterns, and some are English only. What is said here is made of the schemas' own titles and
descriptions: ``make editor-files`` writes it into them, behind each ``type``, and a test holds them to it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.schema import load, resolve
from generator.vocabulary import SCHEMAS

_TYPE: Final = re.compile(r'("type": "\w+")(?:, "errorMessage": "(?:[^"\\]|\\.)*")?')
_FORMS: Final = ("pattern", "format")

Schema = Mapping[str, Any]


def spoken(file: str) -> str:
    """The text of a schema file with all that an editor is to say in it."""
    words = (_words(node, file) for node in _nodes(load(file)))
    return _TYPE.sub(lambda found: found[1] + _keyword(next(words)), (SCHEMAS / file).read_text("utf-8"))


def _keyword(words: str) -> str:
    return f', "errorMessage": {json.dumps(words, ensure_ascii=False)}' if words else ""


def _nodes(value: Any) -> Iterator[Schema]:
    """Every schema that names one type, in the order of the file: a type is written before what is inside."""
    if isinstance(value, dict):
        if "type" in value and isinstance(value["type"], str):
            yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)


def _words(node: Schema, file: str) -> str:
    if "enum" in node:
        return f"请从这些里选：{'、'.join(f'{v}（{n}）' for v, n in zip(node['enum'], node['enumDescriptions'], strict=True))}。"
    if node["type"] == "object" and node.get("required"):
        titles = "、".join(f"{name}（{_title(node, name, file)}）" for name in node["required"])
        return f"缺少必填的栏目，或者写了这里没有的栏目。必填的有：{titles}。"
    if any(form in node for form in _FORMS):
        return f"写法不对。{node.get('description', '不能空着，写在一行里，前后不留空格。')}"
    return ""


def _title(node: Schema, name: str, file: str) -> str:
    return str(resolve(node["properties"][name], file)[0].get("title", name))
