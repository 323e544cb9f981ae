"""变更记录说的条目从来没有过。

变更记录要能查到它说的是哪一项职权、哪一张流程图、哪一份风险清单。条目后来删了、改了标识的，会有另一条记录写明；既不在目录里，也没有记录说它去了哪里，就是标识写错了。

不对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    covers:
      - {kind: power, id: tree-feling, change: power-materials-removed, before: 树木照片}  # <-

对::

    # catalog/units/park-office/changes/2026-03-01-fewer-materials.yml
    covers:
      - {kind: power, id: tree-felling, change: power-materials-removed, before: 树木照片}

对::

    # catalog/units/park-office/changes/2026-03-01-fewer-papers.yml
    title: 迁移树木审批少交一份材料
    date: 2026-03-01
    reason: 照片改由核查人员现场拍。
    covers:
      - {kind: power, id: tree-moving, change: power-materials-removed, before: 树木照片}
    # catalog/units/park-office/changes/2026-04-01-wrong-entry.yml
    title: 删去重复登记的迁移树木审批
    date: 2026-04-01
    reason: 和砍伐城市树木审批是同一项。
    covers:
      - {kind: power, id: tree-moving, change: power-removed, before: 迁移树木审批}
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import CHANGE_RECORD, FLOW, POWER, RISKS
from generator.model import ChangeRecord, Covered

SOURCE: Final = "R16"
SEVERITY: Final = Severity.WARNING

_OWNED: Final = frozenset(kind.name for kind in (POWER, FLOW, RISKS, CHANGE_RECORD))
_ENDINGS: Final = frozenset({"-removed", "-renamed", "-moved", "-split", "-merged"})


def check(catalog: Catalog) -> Iterator[Finding]:
    known = {(kind.name, name) for kind, _unit, name in catalog.declared.files}
    for record in catalog.records.values():
        for i, covered in enumerate(record.covers):
            own = _own(record, covered)
            is_known = own is None or (covered.kind, own) in known or _has_ended(catalog, covered.kind, own)
            if not is_known:
                yield _finding(record, i, covered, sorted(name for kind, name in known if kind == covered.kind))


def _finding(record: ChangeRecord, index: int, covered: Covered, known: list[str]) -> Finding:
    message = _("There is no entry {name} of this kind, and no record says what became of it.").format(
        name=in_quotes(covered.id or "")
    )
    near = get_close_matches(covered.id or "", known, n=1)
    hint = _("Did you mean {name}?").format(name=near[0]) if near else _("Correct the identifier.")
    return Finding(record.path, ("covers", index, *(("id",) if covered.id else ())), message, hint)


def _own(record: ChangeRecord, covered: Covered) -> str | None:
    """The id inside the record's unit; ``None`` for what is in another one, whose files are not seen from here, or in none."""
    unit, _slash, own = (covered.id or "").rpartition("/")
    return own if unit in ("", record.unit) and covered.kind in _OWNED else None


def _has_ended(catalog: Catalog, kind: str, name: str) -> bool:
    """Whether some record says that an entry is gone, or is called otherwise now."""
    ended = (
        covered
        for record in catalog.records.values()
        for covered in record.covers
        if covered.kind == kind and covered.change.removeprefix(kind) in _ENDINGS
    )
    return any(name in ((covered.id or "").rpartition("/")[2], covered.before) for covered in ended)
