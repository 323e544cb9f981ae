"""写了字，等于没写。

“见附件”“详询窗口”“按有关规定执行”“待定”，看的人什么也得不到，附件和窗口还要另外去找。该写的写在这里；
真的没有，就不写这一项。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 详见附件。  # <-
    procedure: 按有关规定执行  # <-
    service:
      telephone: 0000-5551101
      hours: 待定  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 对砍伐城市树木的申请进行审查，决定准不准。
    procedure: 当场核对材料，三个工作日内看树，请专家评审，再决定。
    service:
      telephone: 0000-5551101
      hours: 工作日 9:00—17:00
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_that

SOURCE: Final = "R1、R16"
SEVERITY: Final = Severity.ERROR

_ELSEWHERE: Final = (
    "见附件",
    "附件",
    "附后",
    "见附表",
    "见附图",
    "见流程图",
    "见办事指南",
    "见服务指南",
    "见官网",
    "见网站",
    "见公告",
    "见通知",
    "见文件",
    "见上",
    "见下",
    "同上",
    "同前",
)
_ASK: Final = (
    "详询窗口",
    "请咨询窗口",
    "咨询窗口",
    "以窗口答复为准",
    "以窗口告知为准",
    "以实际为准",
    "请来电咨询",
    "电话咨询",
    "请咨询",
    "另行通知",
    "另行公布",
    "另行规定",
    "另行确定",
)
_BY_THE_RULES: Final = (
    "按规定",
    "按有关规定",
    "按相关规定",
    "按国家规定",
    "按照规定",
    "按照有关规定",
    "按照相关规定",
    "依规定",
    "依照规定",
    "依照有关规定",
    "依照相关规定",
    "依法依规",
    "按文件",
    "视情况",
    "根据实际情况",
)
_NOTHING: Final = (
    "略",
    "从略",
    "无",
    "暂无",
    "没有",
    "待定",
    "待补",
    "待补充",
    "待完善",
    "待更新",
    "待公布",
    "不详",
    "未知",
)
_NOT_YET: Final = ("TODO", "TBD", "FIXME", "XX", "XXX", "XXXX", "N/A", "NA", "NULL")
_ENDS: Final = ("", "执行", "办理", "处理", "收取", "收费", "进行")
_EMPTY: Final = frozenset(
    [
        "",
        *(opening + where for opening in ("", "详", "请", "具体", "内容") for where in _ELSEWHERE),
        *_ASK,
        *(rule + end for rule in _BY_THE_RULES for end in _ENDS),
        *_NOTHING,
        *_NOT_YET,
    ]
)
"""Texts that say nothing, without the punctuation around them."""

_EDGES: Final = " 　、，,。.；;：:（）()《》“”\"'-—_…·*/／\\"
_LONGEST: Final = 24
_MAY_BE_NONE: Final = frozenset({"quota", "reduction", "label"})
"""Fields where “none” is an answer."""
_NO_WORDING: Final = frozenset({"pattern"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, _is_empty):
        may_be = text.field in _NO_WORDING or (text.field in _MAY_BE_NONE and text.words.strip(_EDGES) in _NOTHING)
        if not may_be and not text.is_internal:
            message = _("{text} tells a reader nothing.").format(text=in_quotes(text.words))
            hint = _("Write here what is meant; leave the field out if there is nothing.")
            yield Finding(text.path, text.trail, message, hint)


def _is_empty(text: str) -> bool:
    return len(text) <= _LONGEST and text.strip(_EDGES) in _EMPTY
