"""What a change does: for the citizen, for the extent of the power, for those who guard it."""

from typing import Final, Literal

from msgspec import Struct

Citizen = Literal["better", "worse", "neutral"]
Power = Literal["grows", "shrinks", "same"]
Guard = Literal["stronger", "weaker", "same"]

_OPPOSITES: Final = {"better": "worse", "grows": "shrinks", "stronger": "weaker"}
_MIRROR: Final = {**_OPPOSITES, **{v: k for k, v in _OPPOSITES.items()}, "neutral": "neutral", "same": "same"}
_WEIGHTS: Final = {"worse": 400, "grows": 200, "weaker": 100, "better": 40, "shrinks": 20, "stronger": 10}


class Effects(Struct, frozen=True):
    """The three effects of a change."""

    citizen: Citizen = "neutral"
    power: Power = "same"
    guard: Guard = "same"

    @property
    def mirrored(self) -> "Effects":
        """The effects of the same change undone."""
        return Effects(_MIRROR[self.citizen], _MIRROR[self.power], _MIRROR[self.guard])  # type: ignore[arg-type]  # a table of words

    @property
    def weight(self) -> int:
        """How much a reviewer should care: what is worse for citizens before all else, then more power, then less guard."""
        return sum(_WEIGHTS.get(word, 0) for word in (self.citizen, self.power, self.guard))

    @property
    def is_adverse(self) -> bool:
        return self.citizen == "worse" or self.power == "grows" or self.guard == "weaker"


NEUTRAL: Final = Effects()
BETTER: Final = Effects(citizen="better")
WORSE: Final = Effects(citizen="worse")
GROWS: Final = Effects(power="grows")
STRONGER: Final = Effects(guard="stronger")
WEAKER: Final = Effects(guard="weaker")
BURDEN: Final = Effects(citizen="worse", power="grows")
SHELTER: Final = Effects(citizen="better", guard="stronger")
"""Protects the citizen and guards the power alike: a remedy, a hotline, being public."""
