"""说明只是把名称重复了一遍。

“一句话说明”是写给来办事的人看的：什么情况下会用到这项职权。重复名称，看的人知道的还是只有名称。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    summary: 办理砍伐城市树木审批。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    summary: 要砍城市里的树，先来办这项许可。
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import bare

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING

_FILLERS: Final = 4
"""As many characters beside the name still say nothing, as in 办理…事项."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        name = bare(power.name)
        for field, text in (("summary", power.summary), ("content", power.content)):
            plain = bare(text)
            if name and name in plain and len(plain) <= len(name) + _FILLERS:
                message = _("{text} only repeats the name.").format(text=in_quotes(text))
                yield Finding(power.path, (field,), message, _("Say who needs it when, in everyday words."))
