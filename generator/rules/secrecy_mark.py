"""要公开的文字带着密级标志或者“内部资料”字样。

带这种标志的内容，多半是从涉密文件或者内部文件里整段抄来的。能不能公开，先送保密审查；确定可以公开的，去掉标志。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    procedure: 机密★10年　先到现场看树，再集体研究。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    procedure: 先到现场看树，再集体研究。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    procedure: 先到现场看树，再集体研究。（内部资料，注意保存）  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    procedure: 先到现场看树，再集体研究。
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_with

SOURCE: Final = "R9、R17、政府信息公开条例第十四条"
SEVERITY: Final = Severity.ERROR

MARKS: Final = re.compile(
    r"(?:秘密|机密|绝密) ?★"
    r"|(?<![一-鿿])(?:秘密|机密|绝密)[ 　·]?[\d一二三四五六七八九十]{1,3} ?(?:年|个月)"
    r"|密级 ?[：:]"
    r"|内部(?:资料|文件|材料)[，,、 　！!]{0,2}(?:注意保存|妥善保管|不得外传|请勿外传|严禁外传)"
    r"|[（(【〔]内部(?:资料|文件|材料|使用)[）)】〕]"
    r"|^内部(?:资料|文件)(?![一-鿿])"
    r"|^注意保存(?![一-鿿])",
    re.MULTILINE,
)
SIGN: Final = re.compile("秘密|机密|绝密|密级|内部(?:资料|文件|材料|使用)|注意保存")
"""What every one of them has."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, mark in texts_with(catalog, MARKS, SIGN):
        if not text.is_internal:
            message = _("The text bears the mark {mark}, and would be published.").format(mark=in_quotes(mark[0]))
            hint = _("Ask for a secrecy review first; what may be published loses the mark.")
            yield Finding(text.path, text.trail, message, hint)
