"""What is published of alerts (R13): the scheme, counts that give no small number away, and notices."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator import address
from generator.leaves import leaves
from generator.page import Draft, Metadata
from generator.shelves import Shelves

TABLES: Final[Mapping[str, str]] = {
    "kind": "按种类",
    "level": "按等级",
    "stage": "按环节",
    "month": "按录入月份",
    "unit": "按单位",
}
"""What each table counts by, in words."""


def of_city(shelves: Shelves) -> Iterator[Draft]:
    alerts, jurisdiction = shelves.city.alerts, shelves.city.jurisdiction
    dates = [period.ends for period in alerts.periods] + [notice.date for notice in alerts.notices]
    for leaf in leaves(address.ALERTS, alerts.notices):
        yield Draft(
            address=leaf.here,
            kind="alerts",
            title=f"预警情况{leaf.suffix}",
            description="发现苗头怎样预警、谁来处置，一段时间里预警了多少件、处置到哪一步。",
            template="alerts.html.j2",
            values={"leaf": leaf, "alerts": alerts, "tables": TABLES},
            metadata=Metadata("预警情况", max(dates, default=shelves.latest), jurisdiction.publisher.name),
        )
