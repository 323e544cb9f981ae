"""两个标识只差一个连字符。

street-occupation 和 streetoccupation 看上去是一个，其实是两个。引用时很容易写错，而且写错了也查不出来，
因为两个都存在。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: casecheck, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}  # <-

对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: oversight, state: in_force, issued: 2024-01-05, owner: office, summary: 每月抽查许可案卷。, public: true}
      - {id: duty-roster, title: 岗位责任制, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 每个岗位的责任写清楚。, public: true, working_rule: post_responsibility}
"""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.catalog import Catalog
from generator.census import Census
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.wording import repeated

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING

Mention = tuple[str, str, Trail]
"""(id, path, trail) of something that has an id."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for mentions in _scopes(catalog):
        yield from _alike(mentions)


def survey(census: Census) -> Iterator[Finding]:
    yield from _alike((unit.id, unit.path, ()) for unit in census.units.values())


def _alike(mentions: Iterable[Mention]) -> Iterator[Finding]:
    for (name, path, trail), (first, _path, _trail) in repeated((m[0].replace("-", ""), m) for m in mentions):
        if name != first:
            message = _("The identifier {name} differs from {other} by hyphens only.")
            text = message.format(name=in_quotes(name), other=in_quotes(first))
            yield Finding(path, trail, text, _("Rename one of them; if both mean the same thing, delete one."))


def _scopes(catalog: Catalog) -> Iterator[Iterable[Mention]]:
    """The ids of each folder and of each list; files of one folder stand side by side."""
    yield ((law.id, law.path, ()) for law in catalog.laws.values())
    for owned in (catalog.powers, catalog.ledgers, catalog.flows):
        folders: dict[str, list[Mention]] = {}
        for entry in owned.values():
            folders.setdefault(entry.unit, []).append((entry.id, entry.path, ()))
        yield from folders.values()
    for unit in catalog.units.values():
        yield ((d.id, unit.path, ("departments", i, "id")) for i, d in enumerate(unit.departments))
        yield ((p.id, unit.path, ("posts", i, "id")) for i, p in enumerate(unit.posts))
    for library in catalog.libraries.values():
        yield ((r.id, library.path, ("rules", i, "id")) for i, r in enumerate(library.rules))
