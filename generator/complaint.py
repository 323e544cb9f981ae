"""Complaints that say at once what they are about: links that open a letter with the power, its code and the date in it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from generator.model import Channel
from generator.public import PublicJurisdiction, PublicPower, PublicRisk, PublicUnit

LONGEST: Final = 1400
"""How many characters a link may have when it is followed: programs for mail cut off what goes beyond 1,800, and a page may add the step that is meant."""

_LINE_END: Final = quote("\r\n")

_NAMES: Final = (40, 20, 10)
"""How many characters of a name are written, in the order of trial; the code says which power it is."""


def mail_addresses(channels: Iterable[Channel]) -> tuple[str, ...]:
    """Where electronic mail can be sent; ``mail`` may also be a postal address."""
    return tuple(c.contact for c in channels if c.kind == "mail" and "@" in c.contact)


def about_power(power: PublicPower, jurisdiction: PublicJurisdiction) -> str:
    """The link to a mail about a power; "" where nobody takes mail."""
    facts = (("职权", power.name), ("编码", power.codes[0].value), ("页面公开日期", power.disclosure.published))
    return _mailto(_nearest(power.supervision, power.unit.supervision, jurisdiction.supervision), power.name, facts)


def about_risk(risk: PublicRisk, unit: PublicUnit, jurisdiction: PublicJurisdiction) -> str:
    """The link to a mail about a risk of ``unit``; "" where nobody takes mail."""
    facts = (
        ("单位", unit.name),
        ("职权或范围", risk.subject.name),
        ("风险", risk.name),
        ("岗位", risk.post.name),
        ("页面公开日期", unit.disclosure.published),
    )
    return _mailto(_nearest(unit.supervision, jurisdiction.supervision), risk.name, facts)


def about_unit(unit: PublicUnit, jurisdiction: PublicJurisdiction) -> str:
    """The link to a mail about ``unit``; "" where nobody takes mail."""
    facts = (("单位", unit.name), ("页面公开日期", unit.disclosure.published))
    return _mailto(_nearest(unit.supervision, jurisdiction.supervision), unit.name, facts)


def _nearest(*channels: Iterable[Channel]) -> tuple[str, ...]:
    """Where the first of ``channels`` that take mail take it."""
    return next(filter(None, map(mail_addresses, channels)), ())


@lru_cache(maxsize=256)  # a risk stands on two pages: that of its power and that of its unit
def _mailto(addresses: tuple[str, ...], name: str, facts: tuple[tuple[str, str], ...]) -> str:
    if not addresses:
        return ""
    link = ""
    for length in _NAMES:
        link = _link(addresses[0], name, facts, length)
        if _followed(link) <= LONGEST:
            break
    return link


def _followed(link: str) -> int:
    """How many characters a link has with everything escaped: nine for one of three bytes, as all that stand as they are have."""
    return len(link) + 4 * (len(link.encode()) - len(link))


def _link(to: str, name: str, facts: tuple[tuple[str, str], ...], length: int) -> str:
    lines = [f"{what}：{_cut(value, length)}" for what, value in facts]
    body = _LINE_END.join(
        map(_quoted, [*lines, "", "发生的时间和地点：", "经过：", "希望怎样处理：", "联系方式（可以不写）："])
    )
    return f"mailto:{quote(to, safe='@')}?subject={_quoted(f'反映问题：{_cut(name, length)}')}&body={body}"


_PLAIN: Final = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


class _Signs(dict[int, str]):
    """How characters stand in a link, each worked out when it first comes.

    Chinese stands as it is, for links in pages may (RFC 3987; browsers escape it when the link is followed): the words stand in the page
    too, and so cost next to nothing, where escaped they would make up a thirtieth of it.
    """

    def __missing__(self, sign: int) -> str:
        self[sign] = quoted = chr(sign) if _PLAIN.match(chr(sign)) else quote(chr(sign))
        return quoted


_SIGNS: Final = _Signs()


@lru_cache(maxsize=1024)
def _quoted(line: str) -> str:
    """A line as it stands in a link; most lines come again in the next."""
    return line.translate(_SIGNS)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
