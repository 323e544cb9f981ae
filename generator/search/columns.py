"""The site's own pages as the finder knows them: what people ask who look for no power, no law and no unit.

Who types a hotline's number, 怎么投诉 or 在哪下载 wants one of these.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from generator import address
from generator.model import Channel
from generator.public import PublicCity
from generator.vocabulary import label


class Column(Struct, frozen=True):
    """A page of the site: its name, what it answers, and whom one reaches there."""

    address: str
    name: str
    answers: tuple[str, ...]
    reached: tuple[str, ...] = ()


_PAGES: Final = (
    Column(address.POWERS, "职权目录", ("全部职权，按类别、单位和重点领域看", "权力清单、权责清单、办事项目")),
    Column(address.UNITS, "单位", ("各单位的地址、电话、办公时间、上班时间和职权",)),
    Column(address.RISKS, "一级廉政风险公示", ("一级风险：哪里容易出问题、谁来防、怎样防、怎样举报",)),
    Column(address.FLOWS, "流程图", ("办事流程、办理步骤、第几步、谁来办",)),
    Column(address.LAWS, "法律依据", ("法律法规，每一部法有哪些职权依据它",)),
    Column(address.RULES, "制度库", ("单位内部的规章制度",)),
    Column(address.ALERTS, "预警情况", ("出过哪些问题、怎样处置、通报",)),
    Column(address.STATISTICS, "统计", ("公开了多少、公开得全不全、各单位排名和比较",)),
    Column(address.LEARNING, "警示学习", ("案例、教训、典型问题",)),
    Column(address.CHANGES, "改动记录", ("最近改了什么：新增、取消、下放、调整的职权，材料、时限、收费的变化",)),
    Column(address.DATA, "数据下载", ("下载表格：CSV、Excel、JSON，开放数据、订阅、接口",)),
    Column(address.CHECKS, "检查规则", ("公开以前检查什么",)),
)


def columns_of(city: PublicCity) -> Iterator[Column]:
    """The pages that the finder leads to, those that say how to complain and what words mean first."""
    j = city.jurisdiction
    yield Column(
        address.COMPLAIN,
        "监督投诉",
        (
            "投诉、举报、检举、控告、反映问题、提意见：打什么电话、写给谁、多久答复",
            "态度不好、不作为、乱收费、收红包、拖着不办",
        ),
        (f"{j.publisher.name} 电话 {j.publisher.telephone}", *channels_of(j.supervision)),
    )
    levels = [f"什么是{label('riskLevel', scheme.level)}风险" for scheme in j.risk_scheme]
    terms = [f"{term.term}：{term.meaning}" for term in j.terms]
    yield Column(address.GUIDE, "怎样看", ("怎样看懂职权、流程图、风险等级", "名词解释", *levels, *terms))
    yield from _PAGES


def channels_of(channels: Iterable[Channel]) -> Iterator[str]:
    """Ways to ask, report or complain, each in a line."""
    return (f"{channel.name} {channel.contact}" for channel in channels)
