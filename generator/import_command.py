"""``daylight import`` behind its door: files in; YAML to be reviewed, and a report, out."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from generator import new_entry, quick_yaml, source, yaml_hand
from generator.blanks import MARK
from generator.i18n import _, in_quotes
from generator.importers import comma_separated, document, old_workbook, opendocument, workbook
from generator.intake import annotated, exported, merging, report, sniffing
from generator.intake.assembling import Import, assemble
from generator.intake.container import LARGEST_FILE
from generator.intake.grid import Book, UnreadableError
from generator.intake.headings import kinds, normal
from generator.intake.known import Data, look
from generator.intake.placeholders import complete, places
from generator.intake.report import Outcome
from generator.kinds import FLOW, LAW, UNIT, Kind

READERS: Final[Mapping[str, Callable[[bytes, str], Book]]] = {
    sniffing.XLSX: workbook.read,
    sniffing.XLS: old_workbook.read,
    sniffing.ODS: opendocument.read,
    sniffing.DOCX: document.read,
    sniffing.CSV: comma_separated.read,
}
REPORTS: Final = (".md", ".txt", ".xlsx")


class FillError(ValueError):
    """A ``--fill`` that no heading is known for."""


class Done(Struct, frozen=True):
    """An import: ``texts`` are the files as they are to be, by path; ``outcome`` is what to report."""

    made: Import
    books: tuple[Book, ...]
    texts: Mapping[str, str]
    memory: Mapping[str, Mapping[str, str]]
    outcome: Outcome

    def as_report(self, ending: str) -> bytes:
        """The report in the form that a file's ending asks for: .md, .txt or .xlsx."""
        if ending == ".xlsx":
            return annotated.annotated(self.books, self.made.account)
        form = report.as_markdown if ending == ".md" else report.as_text
        return form(self.made.account, self.outcome).encode("utf-8")


def read_file(path: Path) -> Book:
    """The grids of a file; ``UnreadableError`` where it cannot or should not be opened."""
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
    except OSError as problem:
        message = _("This file cannot be read: {reason}.").format(reason=problem.strerror or problem)
        raise UnreadableError(message) from problem
    return READERS[sniffing.kind_of(raw)](raw, path.name)


def fills_of(given: Iterable[str]) -> dict[str, dict[str, str]]:
    """Values for slots by kind, from ``HEADING=VALUE``; ``FillError`` for a heading that no kind of table knows."""
    fills: dict[str, dict[str, str]] = {}
    for one in given:
        heading, mark, value = one.partition("=")
        found = [(k.kind, slot) for k in kinds().values() if (slot := k.by_heading.get(normal(heading)))]
        if not mark or not found or not value.strip():
            raise FillError(one)
        for kind, slot in found:
            fills.setdefault(kind, {})[slot] = value.strip()
    return fills


def run(
    root: Path,
    paths: Sequence[Path],
    unit: str,
    fills: Mapping[str, Mapping[str, str]],
    *,
    overwrite: bool,
    rehearse: bool,
) -> Done:
    """Take the files in. Nothing is written here; ``UnreadableError`` names what keeps the whole from being done."""
    books = tuple(_named(read_file(path), number, paths) for number, path in enumerate(paths))
    books, said = exported.taken_out(books)
    base = exported.merged(merging.recall(root, unit), said)
    known = look(root, unit, frozenset(base))
    for path in known.files:
        _must_be_sound(root, path)
    made = assemble(books, known, fills)
    whole = bool(said) and exported.is_whole(books, made.account)
    texts: dict[str, str] = {}
    new: list[str] = []
    changed: list[str] = []
    same = 0
    merges: list[tuple[str, merging.Merge]] = []
    blanks: Counter[str] = Counter()
    for path, (kind, data) in made.drafts.items():
        merge = merging.Merge(base.get(path, {}), overwrite, is_whole=whole and path in said)
        merge.remember(data)
        merges.append((path, merge))
        text = _merged(root, path, kind, data, merge)
        if text is None:
            same += 1
        else:
            texts[path] = text
            (changed if (root / path).is_file() else new).append(path)
            blanks.update(_blanks(text))
    outcome = Outcome(
        files=tuple(b.name for b in books),
        counts=tuple((_names()[kind], n) for kind, n in made.counts.items()),
        made=tuple(new),
        changed=tuple(changed),
        same=same,
        assumed=tuple(made.assumed.items()),
        remarks=tuple(dict.fromkeys(r for b in books for r in b.remarks)),
        edited=tuple(f"{path} {where}" for path, m in merges if path in changed for where in m.taken),
        kept=tuple(f"{path} {where}" for path, m in merges for where in m.kept),
        conflicts=tuple(_conflict(path, *c) for path, m in merges for c in m.conflicts),
        blanks=tuple(blanks.most_common()),
        offers=tuple(_offers(made)),
        is_rehearsal=rehearse,
    )
    return Done(made, books, texts, base | {path: m.memory() for path, m in merges}, outcome)


def write(root: Path, unit: str, done: Done) -> None:
    """Write the files, and what is to be remembered for the next import."""
    for path, text in done.texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    file = merging.memory(root, unit)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(done.memory, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


# --- files --------------------------------------------------------------------


def _named(book: Book, number: int, paths: Sequence[Path]) -> Book:
    """A book under a name of its own, where two files have the same."""
    names = [p.name for p in paths]
    return book if names.count(book.name) == 1 else Book(f"{book.name} ({number + 1})", book.sheets, book.remarks)


def _must_be_sound(root: Path, path: str) -> None:
    document = source.read(root, path)
    if not document.is_sound:
        fault = document.faults[0]
        message = _("{file}, line {line}, cannot be read yet: {message} Put that right first.")
        raise UnreadableError(message.format(file=path, line=fault.line, message=fault.message))


def _merged(root: Path, path: str, kind: Kind, data: Data, merge: merging.Merge) -> str | None:
    """The text that a file is to have; ``None`` where it stays as it is."""
    file = root / path
    if not file.is_file():
        return yaml_hand.new_file(_begun(data, kind), path, kind.schema)
    _must_be_sound(root, path)
    old: Any = source.read(root, path).data
    text = file.read_text("utf-8-sig")
    hand = yaml_hand.load(text)
    whole = data if kind in {UNIT, LAW} else complete(data, kind)
    merge.into(old, whole, hand)
    return yaml_hand.with_comments_of(text, yaml_hand.dump(hand)) if merge.taken else None


def _begun(data: Data, kind: Kind) -> Data:
    """What a new file says. A flow whose steps no list tells begins as one of ``daylight new`` does."""
    begun: Data = (
        complete(data, kind)
        if kind is not FLOW or "steps" in data
        else new_entry.whole(new_entry.merged(new_entry.start(kind), data), kind)
    )
    return begun


# --- what is reported ---------------------------------------------------------


def _names() -> Mapping[str, str]:  # a table whose words follow the language
    return {
        "power": _("powers"),
        "risk": _("risks"),
        "rule": _("rules"),
        "post": _("posts"),
        "department": _("departments"),
        "flow": _("flows"),
    }


def _blanks(text: str) -> Iterable[str]:
    data = quick_yaml.load(text)
    return (mark.removeprefix(MARK).strip("（） ") for _trail, mark in places(data))


def _conflict(path: str, where: str, old: Any, new: Any) -> str:
    message = _("{file}{place}: the file says {old}, the workbook {new}")
    return message.format(file=path, place=where, old=in_quotes(old), new=in_quotes(new))


def _offers(made: Import) -> Iterable[str]:
    """What no record of a kind has a value for, as the option that gives all of them the same."""
    for kind, slots in made.absent.items():
        for slot in kinds()[kind].names:
            if slot in slots:
                message = _("No {kind} has “{heading}”. If it is the same for all: --fill {heading}=VALUE")
                yield message.format(kind=_names()[kind], heading=kinds()[kind].names[slot])
