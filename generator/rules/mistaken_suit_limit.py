"""起诉的期限与所引的条文不一致。

直接起诉的期限一般是六个月（行政诉讼法第四十六条），复议以后起诉是十五日（第四十五条），土地管理法另有三十日、十五日的规定。
期限写短了，当事人会误以为不能再告；写长了，会真的误了期。三个月是二〇一五年以前的旧规定。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: suit
        how: 向人民法院起诉。
        limit_text: 三个月内  # <-
        basis: {law: administrative-litigation-law, article: 第四十六条}

对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: suit
        how: 向人民法院起诉。
        limit_text: 知道决定之日起六个月内
        basis: {law: administrative-litigation-law, article: 第四十六条}

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    counterpart_rights:
      # ……
      - right: suit  # <-
        how: 向人民法院起诉。
        basis: {law: administrative-litigation-law, article: 第四十六条}
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import CounterpartRight
from generator.references import article_of
from generator.vocabulary import label

SOURCE: Final = "行政诉讼法第四十五条、行政诉讼法第四十六条、土地管理法第十四条、土地管理法第八十三条"
SEVERITY: Final = Severity.ERROR

_SIX_MONTHS: Final = ("六个月", "6个月")
_FIFTEEN_DAYS: Final = ("十五日", "十五天", "15日", "15天")
_THIRTY_DAYS: Final = ("三十日", "三十天", "30日", "30天")
_LIMITS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("行政诉讼法", "第四十五条"): _FIFTEEN_DAYS,
    ("行政诉讼法", "第四十六条"): _SIX_MONTHS,
    ("土地管理法", "第十四条"): _THIRTY_DAYS,
    ("土地管理法", "第八十三条"): _FIFTEEN_DAYS,
}
"""The ways to write the limit that each article sets."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for power in catalog.powers.values():
        if not power.is_held:
            continue
        for i, right in enumerate(power.counterpart_rights):
            spellings = _spellings(catalog, right) if right.right == "suit" else ()
            if spellings and not any(spelling in _stated(right) for spelling in spellings):
                message = _("The article cited sets {limit} to sue; written here is {stated}.").format(
                    limit=in_quotes(spellings[0]), stated=in_quotes(_stated(right))
                )
                hint = _("Write {limit} in limit_text, or cite the law that sets another limit.").format(
                    limit=in_quotes(spellings[0])
                )
                yield Finding(power.path, ("counterpart_rights", i, *_field(right)), message, hint)


def _spellings(catalog: Catalog, right: CounterpartRight) -> tuple[str, ...]:
    law = catalog.laws.get(right.basis.law) if right.basis else None
    if law is None or right.basis is None or right.basis.article is None:
        return ()
    return _LIMITS.get((law.title.removeprefix("中华人民共和国"), article_of(right.basis.article)), ())


def _stated(right: CounterpartRight) -> str:
    """What is said of the limit, on one line without spaces."""
    if right.limit_text:
        return right.limit_text.replace(" ", "")
    if right.limit:
        unit = "日" if right.limit.unit == "day" else label("limitUnit", right.limit.unit)
        return f"{right.limit.value}{unit}"
    return right.how.replace(" ", "")


def _field(right: CounterpartRight) -> tuple[str, ...]:
    if right.limit_text:
        return ("limit_text",)
    return ("limit",) if right.limit else ()
