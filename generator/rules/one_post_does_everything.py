"""整个流程由一个岗位从头办到尾。

受理、审查、决定都在一个人手里，没有人能发现他办错了，也没有人能拦住他。当场就能办完的小事可以由一个岗位办，所以这里只提醒。

不对::

    # flows/park-office/tree-felling.yml
    steps:  # <-
      # ……
      - id: receive
        # ……
        actor: other_unit
        # 没有 post
      - id: survey
        # ……
        post: director
      - id: review
        # ……
        post: director
      - id: deliver
        # ……
        post: director

对::

    # flows/park-office/tree-felling.yml
    steps:
      # ……
      - id: receive
        # ……
        post: clerk
      - id: survey
        # ……
        post: examiner
      - id: review
        # ……
        post: examiner
      - id: deliver
        # ……
        post: clerk
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.flow_graph import living
from generator.i18n import _, in_quotes

SOURCE: Final = "R6"
SEVERITY: Final = Severity.WARNING


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow, _power in living(catalog):
        posts = [s.post for s in flow.steps if s.post]
        if len(posts) > 3 and len(set(posts)) == 1:
            message = _("One post, {post}, does all {count} steps of the unit.").format(
                post=in_quotes(posts[0]), count=len(posts)
            )
            yield Finding(flow.path, ("steps",), message, _("Give examining, deciding or checking to another post."))
