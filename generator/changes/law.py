"""Changes of laws: what a power rests on."""

from typing import Final

from generator.comparers import GRAVE, Hidden, Items, Table, Value, own
from generator.model import Article, Law

FIELDS: Final[Table] = {
    Law: {
        "title": Value(),
        "kind": Value(),
        "issuer": Value(),
        "effective": Value(weight=GRAVE),
        "articles": Items(keys=(own("article"),), weight=GRAVE),
        "short_title": Value(),
        "number": Value(),
        "adopted": Value(),
        "version": Value(weight=GRAVE),
        "repealed": Value(weight=GRAVE),
        "replaced_by": Value(refers="law", weight=GRAVE),
        "internal": Hidden(),
    },
    Article: {"article": Value(), "gist": Value(), "text": Value(weight=GRAVE)},
}
