"""国家基本编码的类型字母和权力类别对不上。

国家基本编码第四位是类型：A 许可、E 裁决、F 确认、G 给付、Z 其他。字母和类别对不上，不是编码抄错，就是类别选错，
和全国的事项目录就接不上。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_basic, value: 990F17033000}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    codes:
      - {scheme: local, value: SL-YL-XK-001}
      - {scheme: national_basic, value: 990A17033000}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.codes import BASIC_CODE_LETTERS, basic_code
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.vocabulary import label

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_LETTERS: Final = {category: letter for letter, category in BASIC_CODE_LETTERS.items()}


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        for i, code in enumerate(power.codes):
            parts = basic_code(code.value) if code.scheme == "national_basic" else None
            if parts and power.is_held and not _fits(parts.type, power.category):
                message = _(
                    "The type letter {letter} in the code does not stand for this power's category ({category})."
                )
                category = label("category", power.category)
                text = message.format(letter=in_quotes(parts.type), category=category)
                hint = _("Look the power up in the national list; correct the code or the category.")
                yield Finding(power.path, ("codes", i, "value"), text, hint)


def _fits(letter: str, category: str) -> bool:
    """Whether the letter may stand for the category: digits are an older way of numbering, and not every letter is known."""
    if letter.isdigit():
        return True
    return BASIC_CODE_LETTERS.get(letter, category) == category and _LETTERS.get(category, letter) == letter
