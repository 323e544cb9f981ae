"""材料要的份数太多。

同一份材料要四份以上，多半是让申请人替部门之间跑腿、复印。电子件更用不着一式几份。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - name: 砍伐树木申请表
        form: original
        copies: 5  # <-
        source: applicant

对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - name: 砍伐树木申请表
        form: original
        copies: 1
        source: applicant
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_MOST: Final = 3
_MOST_ELECTRONIC: Final = 1


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, material in enumerate(power.materials):
            most = _MOST_ELECTRONIC if material.form == "electronic" else _MOST
            if material.copies and material.copies > most:
                message = _("{count} copies of {name} are many; {most} should do.").format(
                    count=material.copies, name=in_quotes(material.name), most=most
                )
                hint = _("Ask for fewer; copies that other offices need can be made by the unit.")
                yield Finding(power.path, ("materials", i, "copies"), message, hint)
