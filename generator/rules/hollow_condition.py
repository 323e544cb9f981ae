"""条件等于没写。

“符合法定条件”“符合有关规定”谁也用不上：看的人不知道自己够不够条件，审的人想怎么掌握就怎么掌握。
许可的条件要公示（行政许可法第三十条），其他职权的条件也要写得能对照。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    conditions:
      - 符合法律、法规规定的条件。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    conditions:
      - 树木危及房屋、行人安全，或者建设工程确实避不开。
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1、行政许可法第三十条"
SEVERITY: Final = Severity.ERROR

_MUST: Final = "应当|应|必须|须|需要|需"
_MEET: Final = "符合|具备|满足|达到|按照|依照|依据|依|按"
_WHAT: Final = "国家|法定|法律|法规|规章|法|政策|有关|相关|相应|规定|的"
_END: Final = "条件|规定|要求|标准|情形|执行|办理"
_HOLLOW: Final = re.compile(f"(?:{_MUST})?(?:{_MEET})(?:{_WHAT}){{0,8}}(?:{_END}){{1,2}}")
"""A condition that says nothing, without its punctuation."""

_PUNCTUATION: Final = str.maketrans("", "", " 　、，,。.；;：:")


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, condition in enumerate(power.conditions):
            if _HOLLOW.fullmatch(condition.translate(_PUNCTUATION)):
                message = _("The condition {text} tells nobody whether it is met.").format(text=in_quotes(condition))
                hint = _("Write the conditions themselves, as the law has them.")
                yield Finding(power.path, ("conditions", i), message, hint)
