"""同一样材料要了两次。

材料清单里有两样名字一样、只差空格和标点的材料，申请人不知道要交一份还是两份。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
      - {name: “砍伐树木”申请表, form: original, source: applicant}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Material
from generator.wording import bare

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        first: dict[tuple[str, str], int] = {}
        for i, material in enumerate(power.materials):
            earlier = first.setdefault(_identity(material), i)
            if earlier != i:
                message = _("The material {name} is asked for already, as number {number}.").format(
                    name=in_quotes(material.name), number=earlier + 1
                )
                hint = _("Keep one of the two; tell them apart by “when” if both are meant.")
                yield Finding(power.path, ("materials", i), message, hint)


def _identity(material: Material) -> tuple[str, str]:
    """The name without spaces and punctuation, and the case that the material is for."""
    return bare(material.name.casefold()), material.when or ""
