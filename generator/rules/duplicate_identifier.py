"""同一个标识用了两次。

岗位、制度、风险点、环节都靠标识来引用。两个用了同一个标识，就说不清指的是哪一个。

不对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 轮流值班。, public: true}
      - {id: case-check, title: 回避制度, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 亲属回避。, public: true}  # <-

对::

    # catalog/units/park-office/rules.yml
    rules:
      - {id: case-check, title: 许可案卷抽查办法, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 轮流值班。, public: true}
      - {id: recusal, title: 回避制度, kind: prevention, state: in_force, issued: 2024-01-05, owner: office, summary: 亲属回避。, public: true}
"""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR

Mention = tuple[str, Trail, str]
"""(path, trail, id) of a thing that declares an id."""


def check(catalog: Catalog) -> Iterator[Finding]:
    for scope in _scopes(catalog):
        first: dict[str, str] = {}
        for path, trail, name in scope:
            if name in first:
                message = _("The identifier {name} is used already, in {path}.").format(
                    name=in_quotes(name), path=first[name]
                )
                yield Finding(path, trail, message, _("Give one of the two another identifier."))
            first.setdefault(name, path)


def _scopes(catalog: Catalog) -> Iterator[Iterable[Mention]]:
    """The groups of things among which an id may stand once."""
    if catalog.jurisdiction:
        focus = catalog.jurisdiction.focus_fields
        yield ((catalog.jurisdiction.path, ("focus_fields", i, "id"), f.id) for i, f in enumerate(focus))
        for i, field in enumerate(focus):
            trail: Trail = ("focus_fields", i, "links")
            yield [(catalog.jurisdiction.path, (*trail, j, "id"), link.id) for j, link in enumerate(field.links)]
    for law in catalog.laws.values():
        yield ((law.path, ("articles", i, "article"), a.article) for i, a in enumerate(law.articles))
    for unit in catalog.units.values():
        yield ((unit.path, ("departments", i, "id"), d.id) for i, d in enumerate(unit.departments))
        yield ((unit.path, ("posts", i, "id"), p.id) for i, p in enumerate(unit.posts))
    for library in catalog.libraries.values():
        yield ((library.path, ("rules", i, "id"), r.id) for i, r in enumerate(library.rules))
    for power in catalog.powers.values():
        yield ((power.path, ("sub_items", i, "id"), s.id) for i, s in enumerate(power.sub_items))
    for flow in catalog.flows.values():
        start: Mention = (flow.path, ("start",), "start")
        steps: list[Mention] = [(flow.path, ("steps", i, "id"), s.id) for i, s in enumerate(flow.steps)]
        yield [start, *steps, *((flow.path, ("ends", i, "id"), e.id) for i, e in enumerate(flow.ends))]
    yield from _risk_scopes(catalog)


def _risk_scopes(catalog: Catalog) -> Iterator[Iterable[Mention]]:
    scopes: dict[str, list[Mention]] = {}
    for ledger in catalog.ledgers.values():
        scope = scopes.setdefault(ledger.unit, [])
        scope.extend((ledger.path, ("risks", i, "id"), risk.id) for i, risk in enumerate(ledger.risks))
    return iter(scopes.values())
