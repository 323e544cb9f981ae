"""What a unit says of an item that other units hold too: enough to lay them side by side."""

from collections.abc import Iterator

from msgspec import Struct

from generator.model import Limit
from generator.public import PublicPower, UnitLink


class Terms(Struct, frozen=True, kw_only=True):
    """On what terms an item is to be had: what ought to be the same everywhere, and is compared."""

    name: str
    category: str
    audience: tuple[str, ...]
    conditions: tuple[str, ...]
    materials: tuple[str, ...]
    statutory: Limit | None
    promised: Limit
    fees: tuple[str, ...]
    visits: int | None
    result: str
    payment: str
    basis: tuple[str, ...]
    """Citations in words: 《社会救助法》第二十九条."""


class Holder(Struct, frozen=True, kw_only=True):
    """A unit that holds the item with the id ``item``, its power's ``key``, and where and by whom the item is done there."""

    item: str
    key: str
    unit: UnitLink
    summary: str
    state: str
    published: str
    terms: Terms
    places: tuple[str, ...]
    hours: str
    telephone: str
    deciders: tuple[str, ...]
    delegated_by: str


def holder(power: PublicPower) -> Holder:
    """What the unit of ``power`` says of it as an item."""
    service, unit = power.service, power.unit
    return Holder(
        item=power.item,
        key=power.key,
        unit=UnitLink(id=unit.id, name=unit.short_name),
        summary=power.summary,
        state=power.status.state,
        published=power.disclosure.published,
        terms=_terms(power),
        places=(service.places if service else ()) or (unit.address,),
        hours=(service.hours if service else None) or unit.hours,
        telephone=(service.telephone if service else None) or unit.telephone,
        deciders=tuple(dict.fromkeys(_deciders(power))),
        delegated_by=power.exercised_by.delegated_by.name if power.exercised_by.delegated_by else "",
    )


def _terms(power: PublicPower) -> Terms:
    return Terms(
        name=power.name,
        category=power.category,
        audience=power.audience,
        conditions=power.conditions,
        materials=tuple(m.name for m in power.materials),
        statutory=power.time_limits.statutory,
        promised=power.time_limits.promised,
        fees=tuple(f"{fee.name}：{fee.standard}" for fee in power.fees),
        visits=power.service.visits if power.service else None,
        result=power.result.name if power.result else "",
        payment=power.payment_standard or "",
        basis=tuple(f"《{basis.law.name}》{basis.article or ''}" for basis in power.legal_basis),
    )


def _deciders(power: PublicPower) -> Iterator[str]:
    return (step.post.name for flow in power.flows for step in flow.steps if step.duty == "decide" and step.post)
