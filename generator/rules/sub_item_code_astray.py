"""子项的编码不在本职权的编码之下。

子项的编码以主项的编码开头，后面再加子项号。开头不一样，多半是从别的职权抄来没有改，按编码会查到另一项职权上去。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-01}
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-002-01}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    sub_items:
      - {id: dead, name: 砍伐枯死树, code: SL-YL-XK-001-01}
      - {id: dangerous, name: 砍伐危险树, code: SL-YL-XK-001-02}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import basic_code, is_placeholder
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        stems = _stems(power)
        for i, item in enumerate(power.sub_items):
            if item.code and not is_placeholder(item.code) and not item.code.startswith(stems):
                message = _("The sub-item's code {code} does not begin with a code of this power.")
                hint = _("Begin it with {code} and add the sub-item's number.").format(code=power.codes[0].value)
                yield Finding(power.path, ("sub_items", i, "code"), message.format(code=in_quotes(item.code)), hint)


def _stems(power: Power) -> tuple[str, ...]:
    """What the codes of sub-items may begin with: a code of the power without the zeros where a sub-item would be named."""
    return tuple(_stem(code.value, whole=code.scheme == "national_basic") for code in power.codes)


def _stem(code: str, *, whole: bool) -> str:
    if whole and basic_code(code):
        return code[:9]
    return code[:-2] if code.isdigit() and code.endswith("00") else code.removesuffix("-00")
