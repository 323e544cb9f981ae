"""How public values are said in JSON: what of their types is told, and what stands in the place of something told elsewhere.

The document of a unit and the schema of these documents are both made of this, so that neither can say what the other does not.
"""

from collections.abc import Mapping
from typing import Any, Final

from generator import public
from generator.kinds import CHANGE_RECORD, FLOW, LESSON, POWER, RISKS, RULES, UNIT, Kind

UNTOLD: Final[Mapping[type[Any], frozenset[str]]] = {
    public.PublicUnit: frozenset({"path"}),
    public.PublicPower: frozenset({"lessons", "withheld", "path", "unit"}),
    public.PublicFlow: frozenset({"path"}),
    public.PublicRisk: frozenset({"path", "unit"}),
    public.PublicLesson: frozenset({"unit"}),
    public.Dossier: frozenset({"past"}),
}
"""The fields that are left out: places of files, the unit that all of the document is about, and what was before."""

NAMED: Final = frozenset(
    {
        (public.PublicPower, "department"),
        (public.PublicPower, "posts"),
        (public.PublicPower, "risks"),
        (public.PublicStep, "post"),
        (public.PublicStep, "risks"),
        (public.PublicRisk, "post"),
        (public.PublicControl, "owner"),
        (public.PublicControl, "rule"),
    }
)
"""The fields in whose place the id stands of something that the document tells elsewhere."""

DESCRIBED: Final[Mapping[type[Any], tuple[Kind, tuple[str | int, ...]]]] = {
    public.PublicUnit: (UNIT, ()),
    public.PublicPower: (POWER, ()),
    public.PublicFlow: (FLOW, ()),
    public.PublicRisk: (RISKS, ("risks", 0)),
    public.PublicRule: (RULES, ("rules", 0)),
    public.PublicRecord: (CHANGE_RECORD, ()),
    public.PublicLesson: (LESSON, ()),
}
"""Where the catalogue's own schemas describe the fields of a type."""
