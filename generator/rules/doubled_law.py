"""同一部法律文件登记了两次。

每部法律文件只登记一次，修改、废止时才只要改一处。登记两次，改了一处忘了另一处，职权就会引用旧的条文。
旧版本要另外登记的，写明 version。

不对::

    # catalog/laws/administrative-reconsideration-law.yml
    title: 中华人民共和国行政诉讼法  # <-

对::

    # catalog/laws/administrative-reconsideration-law.yml
    title: 中华人民共和国行政复议法
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.wording import plain, repeated

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    laws = catalog.laws.values()
    for law, first in repeated(((plain(law.title).strip("《》"), plain(law.version or "")), law) for law in laws):
        message = _("The law {title} is registered already, in {path}.")
        text = message.format(title=in_quotes(law.title), path=first.path)
        hint = _("Keep one of the two and let every basis name it; if this is another version, say which in version.")
        yield Finding(law.path, ("title",), text, hint)
