"""模板里的空还没有填。

“XX市”“某某局”“____元”“2026年X月X日”是模板留给人填的空。带着空就公开，说明这一页没有人看过。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 由某某市园林局对砍伐城市树木的申请进行审查。  # <-
    service:
      telephone: 0000-5551101
      places:
        - XX市园林路2号一楼  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 由市园林局对砍伐城市树木的申请进行审查。
    service:
      telephone: 0000-5551101
      places:
        - 试例市园林路2号一楼
"""

import re
from collections.abc import Iterator
from typing import Final

from generator import schema
from generator.blanks import is_blank
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import identify
from generator.text_fields import Text, texts_that

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR

_STAND_INS: Final = (
    "某某",
    r"(?<![A-Za-z0-9])[XxＸ×]{2,}(?![A-Za-z0-9])",
    r"20[0-9]?[XxＸ×]{1,2}年",
    "[年月][XxＸ×]{1,2}[月日]",
    "_{3,}|＿{2,}|□{2,}|○{2,}|〇{3,}",
    r"([1-5])\1{6,}|([79])\2{6,}",
    "请在此|在此填写|此处填写|点击输入|单击此处|示例文字|占位文字|测试数据|(?i:lorem ipsum)",
)
"""What templates leave for people to fill in."""

STAND_IN: Final = re.compile("|".join(_STAND_INS))
SIGN: Final = re.compile(
    "([某XxＸ×_＿□○〇此在击示占测Ll1-579])"
    r"(?:(?<=[1-579])\1{6}|(?<![1-579])[某XxＸ×_＿□○〇年月日填处此输例位试Oo])"
)
"""Two neighbouring characters, or seven digits, that every one of them has; few other texts do. What can come first is asked first, and alone."""

_QUOTED: Final = re.compile("“[^“”]*”")
"""Quoted speech, where 某某 is somebody."""

_CODES: Final = frozenset({"value", "code", "uscc", "id_code", "index_number", "pattern", "id"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, _stand_in, sign=SIGN):
        found = _stand_in(text.words)
        if found and not text.is_internal and text.field not in _CODES and not _is_told(catalog, text):
            message = _("{text} is still to be filled in.").format(text=in_quotes(found[0]))
            yield Finding(text.path, text.trail, message, _("Write the real thing."))


def _is_told(catalog: Catalog, text: Text) -> bool:
    """Whether the schema tells this blank: where a file does not fit, it names all that is still to be filled in."""
    identity = identify(text.path) if is_blank(text.words) else None
    return identity is not None and not schema.validator(identity.kind).is_valid(catalog.documents[text.path].data)


def _stand_in(words: str) -> re.Match[str] | None:
    return STAND_IN.search(_QUOTED.sub("“”", words))
