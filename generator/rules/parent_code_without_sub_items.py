"""国家基本编码说有子项，目录里却没有；或者反过来。

国家基本编码末三位 00Y 表示主项下面有子项，000 表示没有。编码说有而不写，来办事的人不知道自己该办哪一个；
编码说没有而写了，说明编码或者子项有一个不对。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_basic, value: 990A1703300Y}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_basic, value: 990A1703300Y}
    sub_items:
      - {id: dead, name: 砍伐枯死树}
      - {id: dangerous, name: 砍伐危险树}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import basic_code
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        for i, code in enumerate(power.codes):
            parts = basic_code(code.value) if code.scheme == "national_basic" else None
            if parts and power.is_held:
                if parts.sub_item == "00Y" and not power.sub_items:
                    message = _("The code {code} says that this power has sub-items, but none are written.")
                    hint = _("Write the sub-items; if there are none, the code ends in 000.")
                elif parts.sub_item == "000" and power.sub_items:
                    message = _("The code {code} says that this power has no sub-items, but some are written.")
                    hint = _("Check the code: that of a power with sub-items ends in 00Y.")
                else:
                    continue
                yield Finding(power.path, ("codes", i, "value"), message.format(code=in_quotes(code.value)), hint)
