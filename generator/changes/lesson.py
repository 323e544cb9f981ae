"""Changes of what is to be learned from: of one that is not public it is told that something was changed, and not what."""

from typing import Final

from generator.comparers import Hidden, Table, Value
from generator.effects import SHELTER
from generator.i18n import _
from generator.model import Lesson
from generator.quantities import by_rank

FIELDS: Final[Table] = {
    Lesson: {
        "title": Hidden(),
        "kind": Value(),
        "date": Value(),
        "summary": Hidden(),
        "powers": Hidden(),
        "rules": Hidden(),
        "public": Value(
            gain=SHELTER,
            more=SHELTER,
            order=by_rank(False, True),
            noun=lambda: _("whether it is public"),
            words=lambda: (_("public"), _("not public")),
        ),
        "body": Hidden(),
        "internal": Hidden(),
    },
}
