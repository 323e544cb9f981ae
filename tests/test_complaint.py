"""Links to mails say what they are about, are short enough, and lead to the nearest who take mail."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from msgspec.structs import replace

from generator.complaint import LONGEST, about_power, about_risk, about_unit, mail_addresses
from generator.model import Channel
from generator.public import PublicCatalog, PublicPower

HERE, THERE = (Channel(kind="mail", name="邮箱", contact=f"{name}@a.example") for name in ("here", "there"))
LETTERBOX = Channel(kind="mail", name="信箱", contact="明德路1号")
TELEPHONE = Channel(kind="telephone", name="电话", contact="0000-5550100")


@pytest.fixture
def power(public: PublicCatalog) -> PublicPower:
    return public.powers[0]


def test_only_electronic_addresses_are_written_to() -> None:
    assert mail_addresses((TELEPHONE, LETTERBOX, HERE, THERE)) == ("here@a.example", "there@a.example")


@pytest.mark.parametrize(
    ("channels", "address"),
    [
        (((HERE,), (THERE,), ()), "here@a.example"),
        (((TELEPHONE, LETTERBOX), (THERE,), (HERE,)), "there@a.example"),
        (((), (), (HERE,)), "here@a.example"),
        (((TELEPHONE,), (LETTERBOX,), ()), ""),
    ],
)
def test_the_nearest_who_take_mail_get_it(
    public: PublicCatalog, power: PublicPower, channels: tuple[tuple[Channel, ...], ...], address: str
) -> None:
    own, units, city = channels
    given = replace(power, supervision=own, unit=replace(power.unit, supervision=units))
    link = about_power(given, replace(public.jurisdiction, supervision=city))
    assert urlsplit(link).path == address
    assert bool(link) is bool(address)


def test_a_mail_has_the_facts_in_lines_of_their_own(public: PublicCatalog, power: PublicPower) -> None:
    said = parse_qs(urlsplit(about_power(replace(power, supervision=(HERE,)), public.jurisdiction)).query)
    facts = said["body"][0].split("\r\n\r\n")[0].split("\r\n")
    published = power.disclosure.published
    assert facts == [f"职权：{power.name}", f"编码：{power.codes[0].value}", f"页面公开日期：{published}"]
    assert said["subject"] == [f"反映问题：{power.name}"]


def test_risks_and_units_are_written_about_too(public: PublicCatalog) -> None:
    dossier = next(d for d in public.dossiers if d.risks)
    about = unquote(about_risk(dossier.risks[0], dossier.unit, public.jurisdiction))
    assert f"风险：{dossier.risks[0].name}" in about
    assert f"单位：{dossier.unit.name}" in unquote(about_unit(dossier.unit, public.jurisdiction))


@pytest.mark.parametrize("name", ["长" * 1000, "&body=别的" * 50, "a" * 5000, "%0d%0aBcc: x@y" * 20])
def test_no_name_makes_a_link_too_long_or_adds_to_it(public: PublicCatalog, power: PublicPower, name: str) -> None:
    link = about_power(replace(power, name=name, supervision=(HERE,)), public.jurisdiction)
    assert len(link) <= LONGEST
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}
    assert urlsplit(link).path == "here@a.example"
    assert name[:9] in parse_qs(urlsplit(link).query)["subject"][0]
