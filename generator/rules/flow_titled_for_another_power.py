"""流程图的标题和它所挂的职权对不上。

标题里的事和职权名称几乎没有相同的字，或者写着另一类权力（职权是许可，标题是处罚），多半是把别的职权的图贴了过来（R5）。
确实是这项职权的图，就按职权名称改标题。

不对::

    # flows/park-office/tree-felling.yml
    title: 公园摊位出租流程图  # <-

不对::

    # flows/park-office/tree-felling.yml
    title: 砍伐城市树木行政处罚流程图  # <-

对::

    # flows/park-office/tree-felling.yml
    title: 砍伐城市树木许可流程图
"""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.model import Power

SOURCE: Final = "R5"
SEVERITY: Final = Severity.WARNING

_WORDS: Final[Mapping[str, str]] = {
    "licensing": "许可",
    "penalty": "处罚",
    "coercion": "强制",
    "levy": "征收",
    "payment": "给付",
    "inspection": "检查",
    "confirmation": "确认",
    "reward": "奖励",
    "adjudication": "裁决",
}
"""What a title calls a power of each category."""

_LEAST_SHARED: Final = 0.3
"""The part of the shorter one's pairs of neighbouring characters that title and name must have in common."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for flow in catalog.flows.values():
        power = catalog.powers.get((flow.unit, flow.power))
        if power and (_shared(flow.title, power.name) < _LEAST_SHARED or _names_another_category(flow.title, power)):
            message = _("The title {title} does not fit the power {power} that the flow is attached to.").format(
                title=in_quotes(flow.title), power=in_quotes(power.name)
            )
            hint = _("Check that this is that power's flow; if it is, name it after the power.")
            yield Finding(flow.path, ("title",), message, hint)


def _shared(title: str, name: str) -> float:
    one, other = _pairs(title.removesuffix("流程图").removesuffix("运行")), _pairs(name)
    return len(one & other) / max(1, min(len(one), len(other)))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _names_another_category(title: str, power: Power) -> bool:
    own = _WORDS.get(power.category, title)
    return own not in title and any(word in title and word not in power.name for word in _WORDS.values())
