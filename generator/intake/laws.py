"""The files of laws that bases need: new laws begun with what their names tell, articles added to laws that are registered."""

import re
from collections.abc import Iterator
from typing import Final

from generator.intake.known import Data, Known, Law
from generator.intake.numerals import number_of
from generator.intake.placeholders import complete
from generator.kinds import LAW, Kind

_ARTICLE: Final = re.compile("^第([^条]+)条")


def law_drafts(known: Known) -> Iterator[tuple[str, Kind, Data]]:
    """Paths, and the fields that are to be there."""
    for law in {law.id: law for law in known.laws.values()}.values():
        articles: list[Data] = [{"article": a} for a in sorted(law.added, key=_number)]
        path = LAW.pattern.format(id=law.id)
        if law.is_new:
            data: Data = {"title": law.title, **_kind(law), **({"number": law.number} if law.number else {})}
            yield path, LAW, complete(data | ({"articles": articles} if articles else {}), LAW)
        elif articles:
            yield path, LAW, {"articles": [complete(a, LAW, ("articles", 0)) for a in articles]}


def _kind(law: Law) -> Data:
    """The kind of a law, where its name or its number leave no doubt."""
    if law.title.endswith("法") and "办法" not in law.title:
        return {"kind": "law"}
    if "国务院令" in law.number and law.title.endswith(("条例", "规定", "办法", "细则")):
        return {"kind": "administrative_regulation"}
    if re.search("[部委局署行]令", law.number) and "国务院" not in law.number:
        return {"kind": "department_rule"}
    return {"kind": "normative_document"} if re.search("[〔\\[［]", law.number) else {}


def _number(article: str) -> int:
    found = _ARTICLE.match(article)
    return (number_of(found[1]) if found else None) or 0
