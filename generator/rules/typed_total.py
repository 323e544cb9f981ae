"""把合计数写进了文字里。

职权、风险点、制度有多少，由程序数出来，随时更新。写进文字的数字不会跟着变，增减一条就成了假数。
删去数字，网站上会自动显示；历史记录里写当时的数字不算。

不对::

    # catalog/units/park-office/unit.yml
    mission: 管全市的公园和树木，已查找风险点 12 个，其中一级 3 个。  # <-

对::

    # catalog/units/park-office/unit.yml
    mission: 管全市的公园和树木，已查找风险点并逐个落实措施。
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_with

SOURCE: Final = "R14"
SEVERITY: Final = Severity.WARNING

_DIGIT: Final = r"[\d一二三四五六七八九十百千两〇零]"
_COUNT: Final = rf" ?{_DIGIT}{{1,9}} ?"
_THINGS: Final = "(?:廉政)?(?:风险|职权|权力事项|权责事项|防控措施|流程图)"
TOTALS: Final = re.compile(
    rf"共(?:有|计|查找|梳理|排查)?出?{_COUNT}[项个条张]{_THINGS}"
    rf"|{_THINGS}(?:点)?(?:共|总数|合计|总计)?(?:有|为)?(?!一[项个条张]){_COUNT}[项个条张]"
    rf"|[一二三]级(?:廉政)?(?:风险)?点?(?:共|有|共有)?{_COUNT}[项个](?![一-鿿])"
)
SIGN: Final = re.compile(rf"[项个条张](?:(?<={_DIGIT}.)|(?<={_DIGIT} .))")
"""What every one of them has, sought by what is rarer in a text."""
HISTORY: Final = frozenset({"history", "level_history", "internal"})
"""Fields that tell of their own day, or are never published."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, total in texts_with(catalog, TOTALS, SIGN):
        if HISTORY.isdisjoint(text.trail):
            message = _("The total {total} is typed into the text.").format(total=in_quotes(total[0]))
            yield Finding(
                text.path, text.trail, message, _("Leave it out; totals are counted and shown by themselves.")
            )
