"""What an audience may see of a catalogue: the questions that the disclosure boundary asks of everything (R3, R9).

The public sees what has passed its whole review chain and is to be disclosed of the unit's own accord (政府信息公开条例第十九条 to
第二十一条), risks of the levels and fields of the kinds that the jurisdiction discloses. The supervisor's own network sees everything.
"""

from typing import Final

from msgspec import Struct

from generator.audience import Audience
from generator.model import Jurisdiction, Power, Review, RiskLevel, Rule, Unit

FILING_OFFICES: Final = frozenset({"risk_control", "legal", "staffing", "disclosure"})
"""The offices that file a power before it is published (R3)."""


def has_passed_review(review: Review | None) -> bool:
    """Whether the chain is whole: decided together, approved by the lead, filed by every office."""
    if review is None or review.collective_decision is None or review.lead_approval is None:
        return False
    return {f.office for f in review.filed} >= FILING_OFFICES


def is_published(power: Power, unit: Unit) -> bool:
    """Whether everybody may see a power."""
    proactive = power.disclosure.mode == unit.disclosure.mode == "proactive"
    return proactive and has_passed_review(power.review)


class Sight(Struct, frozen=True):
    """What one audience sees; ``levels`` and ``fields`` are those that the jurisdiction discloses to everybody."""

    audience: Audience
    levels: frozenset[RiskLevel]
    fields: frozenset[str]

    @classmethod
    def of(cls, audience: Audience, jurisdiction: Jurisdiction) -> "Sight":
        policy = jurisdiction.disclosure
        return cls(audience, frozenset(policy.risk_levels), frozenset(policy.fields))

    @property
    def is_whole(self) -> bool:
        return self.audience is Audience.INTERNAL

    def unit(self, unit: Unit) -> bool:
        return self.is_whole or unit.disclosure.mode == "proactive"

    def power(self, power: Power, unit: Unit) -> bool:
        return self.is_whole or is_published(power, unit)

    def rule(self, rule: Rule) -> bool:
        return self.is_whole or rule.public

    def level(self, level: RiskLevel) -> bool:
        return self.is_whole or level in self.levels

    def field(self, name: str) -> bool:
        """Whether a field is shown that the schemas leave to the jurisdiction (``x-disclosure: policy``), as ``risk.rating``."""
        return self.is_whole or name in self.fields
