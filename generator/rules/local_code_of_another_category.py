"""本地编码里的类别代号和权力类别对不上。

编码里的 XK 是许可、CF 是处罚。编码说许可、类别写处罚，公众按类别找就会找错，适用的程序也跟着错。
只有辖区的编码规则用了这些代号时才核对。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-CF-001}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import LOCAL_CODE_LETTERS, letters_place
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    rule = catalog.jurisdiction.codes if catalog.jurisdiction else None
    place = letters_place(rule.pattern) if rule else None
    if place is None:
        return
    for power in catalog.powers.values():
        for i, code in enumerate(power.codes):
            letters = _letters(code.value, place) if code.scheme == "local" else ""
            wrong = letters in LOCAL_CODE_LETTERS and power.category not in LOCAL_CODE_LETTERS[letters]
            if wrong and power.is_held:
                message = _("The letters {letters} in the code do not stand for this power's category ({category}).")
                category = label("category", power.category)
                text = message.format(letters=in_quotes(letters), category=category)
                yield Finding(power.path, ("codes", i, "value"), text, _("Correct the code or the category."))


def _letters(code: str, place: int) -> str:
    parts = code.split("-")
    return parts[place] if place < len(parts) else ""
