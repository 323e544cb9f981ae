"""职权名称太长。

名称超过六十个字，目录里排不下，念不完，也没有人会这样去搜。名称写做什么事，情形、范围写到职权内容里；
几件事并在一起的，写成子项。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    name: 对城市规划区内因建设工程施工、树木枯死或者危及房屋和行人安全、病虫害蔓延、影响交通和管线安全等各种情形需要砍伐或者大修剪城市树木的审批  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    name: 砍伐城市树木审批
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING

_LONGEST: Final = 60


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if len(power.name) > _LONGEST and power.is_held:
            message = _("The name has {count} characters; more than {limit} are hard to find and to read.").format(
                count=len(power.name), limit=_LONGEST
            )
            hint = _("Name the act; put cases and scope into content, and several acts into sub_items.")
            yield Finding(power.path, ("name",), message, hint)
