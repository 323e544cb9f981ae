"""条件、责任里有兜底的话。

“法律、法规规定的其他条件”“应当履行的其他责任”几乎每张清单末尾都有，却没有人说得出是哪一条。法律真有规定的，把那一条写出来；
没有规定的，就不能再加条件。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    conditions:
      - 树木危及房屋、行人安全，或者建设工程确实避不开。
      - 国家规定的其他条件。  # <-
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - stage: 其他
        duty: 法律、法规、规章规定应履行的其他责任。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    conditions:
      - 树木危及房屋、行人安全，或者建设工程确实避不开。
    responsibilities:
      - {stage: 受理, duty: 一次告知要补的材料。}
      - {stage: 决定, duty: 不准的说明理由。}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Power

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_PHRASES: Final = (
    "规定的其他",
    "规定的其它",
    "规定其他应",
    "应履行的其他",
    "应当履行的其他",
    "需要履行的其他",
    "应承担的其他",
    "应当承担的其他",
    "要求的其他条件",
    "要求的其他材料",
    "交办的其他",
    "其他法律法规规章",
    "其他相关职责",
    "其他有关职责",
    "其他相关责任",
    "其他有关责任",
    "其他相关条件",
    "其他有关条件",
    "以及其他条件",
    "以及其他职责",
    "以及其他责任",
    "以及其他事项",
    "以及其他要求",
    "其他违反法律法规",
    "其他违法违纪",
    "其他违法违规",
    "其他违纪违法",
)
_WHOLE: Final = frozenset({"其他", "其它", "其他条件", "其他责任", "其他职责", "其他情形", "其他事项", "其他要求"})
_SIGN: Final = "其"
"""What every one of them has."""
_PUNCTUATION: Final = str.maketrans("", "", " 　、，,。.；;：:和及")


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for trail, text in _texts(power):
            if _SIGN in text and _is_open(text.translate(_PUNCTUATION)):
                message = _("{text} covers everything and says nothing.").format(text=in_quotes(text))
                hint = _("Write what it stands for, with its basis; delete it if there is nothing.")
                yield Finding(power.path, trail, message, hint)


def _is_open(plain: str) -> bool:
    return plain in _WHOLE or any(phrase in plain for phrase in _PHRASES)


def _texts(power: Power) -> Iterator[tuple[Trail, str]]:
    yield from ((("conditions", i), text) for i, text in enumerate(power.conditions))
    yield from ((("responsibilities", i, "duty"), r.duty) for i, r in enumerate(power.responsibilities))
    yield from ((("accountability", i, "circumstance"), a.circumstance) for i, a in enumerate(power.accountability))
