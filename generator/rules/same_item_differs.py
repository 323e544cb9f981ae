"""同一事项在两个单位写得不一样。

同一件事，在这个窗口要三份材料、十五天，在那个窗口要两份、二十天，群众不知道信谁的；依据不同，说明总有一家引错了。
名称相同，或者国家基本编码相同、名称相近的，算同一事项。各单位管自己人、财、物的内部权力不在此列。

不对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    # catalog/units/forest-bureau/rules.yml
    # catalog/units/forest-bureau/risks/tree-felling.yml
    # flows/forest-bureau/tree-felling.yml
    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
    time_limits:
      # ……
      statutory: {value: 20, unit: workday}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:  # <-
      - {law: greening-regulation, article: 第二十四条, role: establishes}
    materials:  # <-
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
      - {name: 相邻住户意见, form: original, source: applicant}
    time_limits:
      # ……
      statutory: {value: 15, unit: workday}  # <-

对::

    # catalog/units/forest-bureau/unit.yml
    name: 试例市林业局
    # catalog/units/forest-bureau/rules.yml
    # catalog/units/forest-bureau/risks/tree-felling.yml
    # flows/forest-bureau/tree-felling.yml
    # catalog/units/forest-bureau/powers/tree-felling.yml
    name: 砍伐城市树木审批
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
    time_limits:
      # ……
      statutory: {value: 20, unit: workday}
    # catalog/units/park-office/powers/tree-felling.yml
    legal_basis:
      - {law: greening-regulation, article: 第二十条, role: establishes}
    materials:
      - {name: 砍伐树木申请表, form: original, source: applicant}
      - {name: 树木照片, form: electronic, source: applicant}
    time_limits:
      # ……
      statutory: {value: 20, unit: workday}
"""

from collections.abc import Iterator
from typing import Final

from generator.census import Census, PowerHead
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Limit
from generator.vocabulary import INTERNAL_CATEGORIES, label
from generator.wording import are_alike, plain

SOURCE: Final = "R1"
SEVERITY: Final = Severity.WARNING


def survey(census: Census) -> Iterator[Finding]:
    named: dict[str, PowerHead] = {}
    coded: dict[str, PowerHead] = {}
    for power in census.powers:
        if power.is_held and power.category not in INTERNAL_CATEGORIES:
            code = next((value for scheme, value in power.codes if scheme == "national_basic"), "")
            first = named.setdefault(plain(power.name), power)
            namesake = coded.setdefault(code, power) if code and first is power else first
            if namesake.unit != power.unit and are_alike(namesake.name, power.name):
                for trail, message in _differences(census, power, namesake):
                    hint = _("Compare with {path}, and correct the one that is wrong.").format(path=namesake.path)
                    yield Finding(power.path, trail, message, hint)


def _differences(census: Census, power: PowerHead, other: PowerHead) -> Iterator[tuple[Trail, str]]:
    unit = in_quotes(other.unit)
    if plain(power.name) != plain(other.name):
        message = _("{unit} calls the same item {name}.")
        yield ("name",), message.format(unit=unit, name=in_quotes(other.name))
    if power.category != other.category:
        message = _("{unit} files the same item under another category ({category}).")
        yield ("category",), message.format(unit=unit, category=label("category", other.category))
    if power.statutory != other.statutory:
        message = _("{unit} gives the same item another statutory limit ({limit}).")
        yield ("time_limits", "statutory"), message.format(unit=unit, limit=_words(other.statutory))
    if power.materials != other.materials:
        message = _("{unit} asks for other materials for the same item: {names}.")
        names = sorted(_materials(census, power) ^ _materials(census, other))
        yield ("materials",), message.format(unit=unit, names=in_quotes("、".join(names)))
    if power.articles != other.articles:
        yield ("legal_basis",), _("{unit} rests the same item on other articles.").format(unit=unit)
    if power.charged != other.charged:
        message = _("{unit} charges for the same item.") if other.charged else _("{unit} does it free of charge.")
        yield ("fees", "charged"), message.format(unit=unit)


def _materials(census: Census, power: PowerHead) -> frozenset[str]:
    return frozenset(plain(material["name"]) for material in census.data(power.path).get("materials", []))


def _words(limit: Limit | None) -> str:
    return f"{limit.value} {label('limitUnit', limit.unit)}" if limit else _("none")
