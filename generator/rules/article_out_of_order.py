"""法律文件登记的条文没有按条号排列。

条号乱了，多半是抄错了号；照着乱的目录去核对依据，也容易漏看（R1）。

不对::

    # catalog/laws/greening-regulation.yml
    articles:
      - {article: 第二十四条, gist: 擅自砍伐城市树木的，由城市绿化行政主管部门责令停止侵害，可以并处罚款。}
      - {article: 第二十条, gist: 砍伐城市树木要经城市人民政府城市绿化行政主管部门批准。}  # <-

对::

    # catalog/laws/greening-regulation.yml
    articles:
      - {article: 第二十条, gist: 砍伐城市树木要经城市人民政府城市绿化行政主管部门批准。}
      - {article: 第二十四条, gist: 擅自砍伐城市树木的，由城市绿化行政主管部门责令停止侵害，可以并处罚款。}
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

_TENS: Final[Mapping[str, int]] = {"十": 10, "百": 100, "千": 1000}


def check(catalog: Catalog) -> Iterator[Finding]:
    for law in catalog.laws.values():
        for i, (before, here) in enumerate(pairwise(a.article for a in law.articles), start=1):
            if _number(here) < _number(before):
                message = _("{article} stands after {before}.").format(
                    article=in_quotes(here), before=in_quotes(before)
                )
                hint = _("Put the articles in the order of their numbers; check that the number is right.")
                yield Finding(law.path, ("articles", i, "article"), message, hint)


def _number(article: str) -> tuple[int, int]:
    """(120, 1) for 第一百二十条之一."""
    main, _article, inserted = article.removeprefix("第").partition("条")
    return _value(main), _value(inserted.removeprefix("之"))


def _value(numeral: str) -> int:
    total = digit = 0
    for character in numeral:
        if character in _TENS:
            total, digit = total + max(digit, 1) * _TENS[character], 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit
