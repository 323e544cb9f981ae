"""A letter to a unit that can be filled in and printed: for those who do not write mail."""

from collections.abc import Iterator

from generator import address
from generator.page import Draft, Metadata
from generator.public import Dossier, PublicJurisdiction


def of_unit(dossier: Dossier, jurisdiction: PublicJurisdiction) -> Iterator[Draft]:
    unit = dossier.unit
    yield Draft(
        address=address.letter(unit.id),
        kind="letter",
        title=f"写给{unit.short_name}的信",
        description=f"向{unit.name}和全市监督渠道反映问题的信，可以填写、打印、邮寄或者当面递交。",
        template="letter.html.j2",
        values={"unit": unit, "jurisdiction": jurisdiction},
        metadata=Metadata("监督投诉", unit.disclosure.published, unit.name),
        outlined=False,
    )
