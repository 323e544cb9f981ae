"""括号、书名号或者引号没有配对。

少了半边，不知道括进去的到哪里为止；法律条文、金额、期限常常写在括号里，读错一处意思就变了。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 对砍伐城市树木的申请（不含古树名木进行审查，决定准不准。  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    content: 对砍伐城市树木的申请（不含古树名木）进行审查，决定准不准。
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.text_fields import texts_that
from generator.wording import unpaired

SOURCE: Final = "GB/T 15834-2011"
SEVERITY: Final = Severity.WARNING

_NO_PROSE: Final = frozenset({"pattern", "url", "edit", "online", "email", "domain"})


def check(catalog: Catalog) -> Iterator[Finding]:
    for text in texts_that(catalog, unpaired):
        if text.field not in _NO_PROSE:
            message = _("The mark {mark} has no other half here.").format(mark=in_quotes(unpaired(text.words)))
            hint = _("Add the half that is missing, or delete this one.")
            yield Finding(text.path, text.trail, message, hint)
