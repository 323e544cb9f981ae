"""For whom a site is built: everybody, or the supervisor's own network."""

from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """Whom the boundary is asked for. Each sees what is made for it alone: a site is of one audience, and so is a folder that holds it."""

    PUBLIC = "public"
    INTERNAL = "internal"


INTERNAL_MARK: Final = "内部资料　不得外传"
"""Stands at the head of all that is for the supervisor's own network alone."""
