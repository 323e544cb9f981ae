"""The kinds of file a catalogue is made of, and which path is which.

An entry's id is the slug in its path; nothing inside a file names the file.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SLUG_LENGTH: Final = 64


class Kind(Struct, frozen=True):
    """One kind of file. ``pattern`` is its path with ``{unit}`` and ``{id}`` in the place of slugs."""

    name: str
    pattern: str

    @property
    def schema(self) -> str:
        return f"{self.name}.schema.json"


JURISDICTION: Final = Kind("jurisdiction", "catalog/jurisdiction.yml")
LAW: Final = Kind("law", "catalog/laws/{id}.yml")
UNIT: Final = Kind("unit", "catalog/units/{unit}/unit.yml")
RULES: Final = Kind("rules", "catalog/units/{unit}/rules.yml")
POWER: Final = Kind("power", "catalog/units/{unit}/powers/{id}.yml")
RISKS: Final = Kind("risks", "catalog/units/{unit}/risks/{id}.yml")
EXCUSE: Final = Kind("excuse", "catalog/excuses/{id}.yml")
ALERT: Final = Kind("alert", "catalog/units/{unit}/alerts/{id}.yml")
ALERT_SCHEME: Final = Kind("alert-scheme", "catalog/alert-schemes/{id}.yml")
FLOW: Final = Kind("flow", "flows/{unit}/{id}.yml")
LESSON: Final = Kind("lesson", "catalog/units/{unit}/learning/{id}.md")
CHANGE_RECORD: Final = Kind("change-record", "catalog/units/{unit}/changes/{id}.yml")
CHANGE_POLICY: Final = Kind("change-policy", "catalog/change-policy.yml")

KINDS: Final = (
    JURISDICTION,
    LAW,
    UNIT,
    RULES,
    POWER,
    RISKS,
    EXCUSE,
    FLOW,
    CHANGE_RECORD,
    CHANGE_POLICY,
    ALERT,
    ALERT_SCHEME,
    LESSON,
)
FOLDERS: Final = ("catalog", "flows")
"""The folders that hold the catalogue, relative to the checkout."""


class Identity(Struct, frozen=True):
    """What a path says about the file at it: its kind, the unit it belongs to and its own id ("" where the kind has none)."""

    kind: Kind
    unit: str
    id: str


def identify(path: str) -> Identity | None:
    """The identity that ``path`` (relative, with ``/``) gives its file; ``None`` for a path that no kind has."""
    for kind, form in _FORMS:
        found = form.fullmatch(path)
        if found:
            slugs = found.groupdict()
            return Identity(kind, slugs.get("unit", ""), slugs.get("id", ""))
    return None


@lru_cache(maxsize=4096)
def folder_of(folder: str) -> tuple[Kind, str] | None:
    """The kind of the files that lie in ``folder`` under their ids, and the unit; ``None`` for other folders."""
    identity = identify(f"{folder}/id.yml")
    if identity is None or identity.id != "id" or not (identity.unit == "" or is_slug(identity.unit)):
        return None
    return identity.kind, identity.unit


def _form(kind: Kind) -> re.Pattern[str]:
    """Paths of a kind, with whatever stands in the place of slugs."""
    parts = re.split(r"{(unit|id)}", kind.pattern)
    return re.compile(
        "".join(f"(?P<{part}>[^/]*)" if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.DOTALL
    )


_FORMS: Final = tuple((kind, _form(kind)) for kind in KINDS)


def is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and SLUG.match(text) is not None
