"""材料清单里有兜底的话。

许可要公示需要提交的全部材料的目录（行政许可法第三十条）。写上“其他材料”“等材料”，目录就没有底，窗口还能再要，
申请人还得再跑。要什么，一样一样写出来；有的情形才要的，写在“什么情况下需要”里。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - name: 法律、法规规定的其他材料  # <-
        form: original
        source: applicant
      - name: 身份证、树木照片等材料  # <-
        form: copy
        source: applicant

对::

    # catalog/units/park-office/powers/tree-felling.yml
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
      - {name: 施工图, form: electronic, source: applicant, when: 因建设工程砍伐的}
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Material

SOURCE: Final = "行政许可法第三十条"
SEVERITY: Final = Severity.ERROR

_IN_A_NAME: Final = (
    "其他材料",
    "其它材料",
    "其他资料",
    "其它资料",
    "其他文件",
    "其它文件",
    "其他证件",
    "其他有关",
    "其它有关",
    "其他相关",
    "其它相关",
    "其他必要",
    "其他需要",
    "其他应当",
    "规定的其他",
    "规定的其它",
    "要求的其他",
    "要求的其它",
    "需要的其他",
    "等材料",
    "等资料",
    "等文件",
    "等证件",
    "等相关",
    "等有关",
    "等证明材料",
)
_IN_A_NOTE: Final = (
    "要求的其他材料",
    "规定的其他材料",
    "需要的其他材料",
    "提供其他材料",
    "提交其他材料",
    "其他相关材料",
    "其他有关材料",
    "认为需要的",
    "认为必要的",
    "视情况提供",
    "视情况提交",
)
_WHOLE_NAMES: Final = frozenset(
    {"相关材料", "有关材料", "相关资料", "有关资料", "证明材料", "相关证明", "有关证明", "材料"}
)
_PUNCTUATION: Final = str.maketrans("", "", " 　、，,。.；;：:（）()《》“”")


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, material in enumerate(power.materials):
            field, text = _open_field(material)
            if field:
                message = _("{text} leaves open what an applicant must bring.").format(text=in_quotes(text))
                hint = _("Name each material; write in “when” the case that it is needed in.")
                yield Finding(power.path, ("materials", i, field), message, hint)


def _open_field(material: Material) -> tuple[str, str]:
    """The field that leaves the list open, and what it says."""
    name = material.name.translate(_PUNCTUATION)
    if name in _WHOLE_NAMES or any(phrase in name for phrase in _IN_A_NAME):
        return "name", material.name
    for field, text in (("when", material.when or ""), ("note", material.note or "")):
        plain = text.translate(_PUNCTUATION)
        if any(phrase in plain for phrase in _IN_A_NOTE):
            return field, text
    return "", ""
