"""Changes of what several kinds of file have: citations, channels, disclosure, times, internal matters."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Dated, Hidden, Table, Value, Watched
from generator.effects import BETTER, SHELTER, WORSE
from generator.model import Basis, Channel, Disclosure, Internal, Limit
from generator.quantities import by_rank, by_size, by_time

FIELDS: Final[Table] = {
    Limit: {"value": Value(order=by_size), "unit": Value()},
    Basis: {
        "law": Value(refers="law", weight=GRAVE),
        "article": Value(weight=GRAVE),
        "role": Value(weight=GRAVE),
        "note": Watched(Value()),
    },
    Channel: {
        "kind": Value(weight=GRAVE),
        "name": Value(),
        "contact": Value(weight=GRAVE),
        "hours": Value(weight=GRAVE),
        "reply_limit": Value(order=by_time, gain=BETTER, more=WORSE, weight=GRAVE),
        "note": Watched(Value(weight=GRAVE)),
    },
    Disclosure: {
        "index_number": Value(),
        "published": Dated(),
        "mode": Value(more=SHELTER, order=by_rank("withheld", "on_request", "proactive")),
        "validity": Value(weight=GRAVE),
        "document_number": Value(),
        "publisher": Value(),
        "topic": Value(),
        "expires": Value(weight=GRAVE),
    },
    Internal: {"notes": Hidden(), "keeper": Hidden(), "evidence": Hidden()},
}
