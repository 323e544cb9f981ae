"""Changes of laws: what a power rests on."""

from typing import Final

from generator.change import GRAVE
from generator.comparers import Hidden, Items, Table, Value, own
from generator.model import Article, Law

FIELDS: Final[Table] = {
    Law: {
        "title": Value(weight=GRAVE),
        "kind": Value(weight=GRAVE),
        "issuer": Value(weight=GRAVE),
        "effective": Value(weight=GRAVE),
        "articles": Items(keys=(own("article"),), weight=GRAVE),
        "short_title": Value(weight=GRAVE),
        "number": Value(weight=GRAVE),
        "adopted": Value(),
        "version": Value(weight=GRAVE),
        "repealed": Value(weight=GRAVE),
        "replaced_by": Value(refers="law", weight=GRAVE),
        "internal": Hidden(),
    },
    Article: {"article": Value(weight=GRAVE), "gist": Value(weight=GRAVE), "text": Value(weight=GRAVE)},
}
