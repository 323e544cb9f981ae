"""预警办法前后对不上。

上追和对应关系里写的等级，这套办法里要有；计分的办法从轻到重，扣分和起点要一级比一级高，等级都要写扣分，也要写每年多少分。
办法自己对不上，按它算出来的颜色和上追就不可信。

不对::

    # catalog/alert-schemes/three-colours.yml
    levels:
      - {id: yellow, name: 黄色预警, colour: yellow, meaning: 苗头性问题。, handled_by: 本单位, measures: [reminder, supervision, correction, rectification]}
      - {id: red, name: 红色预警, colour: red, meaning: 严重问题。, handled_by: 防控领导小组, measures: [inquiry_talk, admonition, rectification]}
    escalation:
      - {up: 2, who: 单位主要负责人, levels: [orange]}  # <-

对::

    # catalog/alert-schemes/three-colours.yml
    levels:
      - {id: yellow, name: 黄色预警, colour: yellow, meaning: 苗头性问题。, handled_by: 本单位, measures: [reminder, supervision, correction, rectification]}
      - {id: red, name: 红色预警, colour: red, meaning: 严重问题。, handled_by: 防控领导小组, measures: [inquiry_talk, admonition, rectification]}
    escalation:
      - {up: 2, who: 单位主要负责人, levels: [red]}
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.alert_model import AlertScheme
from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "R13"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for scheme in catalog.alert_schemes.values():
        known = {level.id for level in scheme.levels}
        for trail, name in _named(catalog, scheme):
            if name not in known:
                message = _("The scheme has no level {name}.").format(name=in_quotes(name))
                yield Finding(
                    scheme.path, trail, message, _("Its levels are: {levels}.").format(levels="、".join(known))
                )
        for trail, message in (*_doubled(scheme), *_points(scheme)):
            hint = _("Levels are written from the lightest to the gravest, each once; points rise with them.")
            yield Finding(scheme.path, trail, message, hint)


def _named(catalog: Catalog, scheme: AlertScheme) -> Iterator[tuple[Trail, str]]:
    """Every mention of a level of the scheme's own, and of others' levels where those are not there either."""
    for i, row in enumerate(scheme.escalation):
        yield from ((("escalation", i, "levels", j), name) for j, name in enumerate(row.levels))
    for i, equivalent in enumerate(scheme.equivalents):
        yield ("equivalents", i, "counts_as"), equivalent.counts_as
        other = catalog.alert_schemes.get(equivalent.scheme)
        if other and other.level(equivalent.level) is None:
            yield ("equivalents", i, "level"), equivalent.level


def _doubled(scheme: AlertScheme) -> Iterator[tuple[Trail, str]]:
    names = [level.id for level in scheme.levels]
    for i, name in enumerate(names):
        if name in names[:i]:
            yield ("levels", i, "id"), _("The level {name} is there twice.").format(name=in_quotes(name))


def _points(scheme: AlertScheme) -> Iterator[tuple[Trail, str]]:
    """Points without a sum for the year, levels without points where there is one, and what does not rise."""
    for i, level in enumerate(scheme.levels):
        has_both = level.threshold is not None and (level.points is not None or not level.is_for_alerts)
        has_none = level.threshold is None and level.points is None
        if not (has_both if scheme.points_a_year else has_none):
            yield (
                ("levels", i),
                _(
                    "A scheme with points has points_a_year, and points and a threshold for each level; any other has none."
                ),
            )
    numbered = [(i, level) for i, level in enumerate(scheme.levels) if level.threshold is not None]
    for (_i, before), (j, after) in pairwise(numbered):
        if (after.threshold or 0) <= (before.threshold or 0) or (after.points or 0) <= (before.points or 0):
            yield (
                ("levels", j),
                _("The points of {level} do not rise above those of the level before it.").format(
                    level=in_quotes(after.name)
                ),
            )
