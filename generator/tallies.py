"""What there is of a unit or of several, in numbers: the shape of counts, and nothing of how they are counted (``generator.statistics``).

It stands apart from the counting, for the past is told in the same numbers as the present.
"""

from msgspec import Struct

Tally = dict[str, int]
"""How many there are of each; what there is none of is left out."""


class Counts(Struct, frozen=True, kw_only=True):
    """Counts of a unit or of several. Every field is a number or a tally, so that counts are added field by field.

    ``held`` powers are exercised or suspended for the time being; ``gone`` are kept for the record. ``asked`` and ``said`` are the held
    powers that each item is asked of, and those of them that say it. ``shares`` counts groups of powers by the share of their
    scored items that is there, as in ``11/13`` (see ``completeness``).

    ``guarded`` are risks with controls, with an owner for each (``owned``), with an owner who does not hold the risky post
    (``apart``), with a rule for each control (``ruled``). ``cells`` are risks by ``category/dimension``, and those that a
    kind of control guards by ``category/dimension/kind``; the category is that of the power, "" where there is none.

    ``rules`` are in_force, drafting, repealed, and ``unused``: in force and named by no control. ``working`` are units with each of the six
    working rules in force. ``changes`` are changes of powers that are on record, by month.
    """

    units: int
    held: int
    gone: int
    by_category: Tally
    asked: Tally
    said: Tally
    shares: Tally
    risks: int
    by_level: Tally
    by_dimension: Tally
    by_field: Tally
    guarded: Tally
    cells: Tally
    posts: int
    risk_posts: int
    rules: Tally
    working: Tally
    changes: Tally
