"""文字里夹着网页代码。

目录里的文字只写纯文字。从网页、公文系统粘贴来的标签、转义符、模板记号、链接写法，会原样显示在页面上，看的人读不懂，
打印出来更难看。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 对砍伐城市树木的申请进行<b>审查</b>，决定准不准。  # <-
    conditions:
      - 树木危及房屋、&nbsp;行人安全。  # <-
      - 见[绿化条例](https://test.example)。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 对砍伐城市树木的申请进行审查，决定准不准。
    conditions:
      - 树木危及房屋、行人安全。
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.front_matter import ENDING
from generator.i18n import _, in_quotes
from generator.text_fields import Text, texts_that

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING

_TAGS: Final = (
    "a|b|i|u|p|br|hr|em|ul|ol|li|tr|td|th|h[1-6]|div|img|pre|svg|sub|sup|span|font|form|link|meta|body|html|table|tbody"
    "|style|script|strong|center|iframe|object|input|button"
)
MARKUP: Final = re.compile(
    rf"</(?:{_TAGS})\b"  # a closing tag
    rf"|<(?:{_TAGS})(?:\s?/?>|\s+[A-Za-z-]{{1,30}}\s?=)"  # an opening tag
    r"|<script\b|<!--"
    r"|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|middot|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"
    r"|\{\{|\}\}|\{%|%\}|\{#|\$\{"  # templates
    r"|(?P<markdown>\]\((?:https?:|/|#|mailto:|\.)|\[\[|\*\*|```|~~)",
    re.IGNORECASE,
)
SIGN: Final = re.compile(r"[<&{}%\[\]*`~]")
"""A character that all markup has; most texts have none, and are done with."""

_PATTERNS: Final = frozenset({"pattern", "url", "edit"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, MARKUP.search, sign=SIGN):
        found = _unwanted(text)
        if found and not text.is_internal and text.field not in _PATTERNS:
            message = _("The markup {text} will be shown as it is typed.").format(text=in_quotes(found[0]))
            yield Finding(text.path, text.trail, message, _("Write plain text only."))


def _unwanted(text: Text) -> re.Match[str] | None:
    """The first markup in a text; the body of a lesson is Markdown."""
    is_markdown = text.path.endswith(ENDING) and text.field == "body"
    found = MARKUP.finditer(text.words)
    return next((match for match in found if not (is_markdown and match["markdown"])), None)
