"""An older version of the catalogue, laid out in a folder of its own: the work tree is never touched."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.cache import Cache
from generator.examination import Examination, look_through
from generator.i18n import _
from generator.mainline import Vantage, head_of, main_line
from generator.revisions import RevisionError, lay_out, of_revision
from generator.stamps import Stamps

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Edition(Struct, frozen=True):
    """The version of a commit; ``day`` is that on which the catalogue became what it is there."""

    commit: str
    day: str


def edition(root: Path, said: str) -> Edition:
    """The version that ``said`` names in the repository at ``root``: a revision, or a day (the last version on the main line that is not
    younger). Raises ``RevisionError``."""
    if not _DAY.fullmatch(said):
        head = head_of(root, said)
        line = main_line(root, head.commit)
        return Edition(head.commit, line[0].day if line else "")
    for commit in main_line(root, head_of(root).commit):
        if commit.day <= said:
            return Edition(commit.id, commit.day)
    raise RevisionError(_("There is no version on or before {day}.").format(day=said))


@contextmanager
def look_back(root: Path, chosen: Edition, cache: Cache) -> Iterator[Examination]:
    """Examine the catalogue of ``chosen``, in a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory(prefix="daylight-") as name:
        folder = Path(name)
        lay_out(of_revision(root, chosen.commit), folder)
        examination = look_through(folder, cache)
        Stamps(cache.folder, folder).forget()
        yield replace(examination, revision=Vantage(root, chosen.commit), edition=_note(chosen))


def _note(chosen: Edition) -> str:
    """What every page says of the version that it is, in the language of the site."""
    return f"这是 {chosen.day}（提交 {chosen.commit[:10]}）的旧版本，只供查考，不是现行内容。"
