"""One of two catalogues that are compared: what its ids mean, and how its values are said."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from generator.alert_model import AlertLevel, AlertNotice, AlertOutcome, AlertSubject, Equivalent, Escalated, Escalation
from generator.catalog import Catalog
from generator.diagnostics import Trail
from generator.i18n import _
from generator.kinds import Kind
from generator.model import (
    Accountability,
    AlertPeriod,
    Article,
    Authority,
    Basis,
    Branch,
    Channel,
    CheckSeverity,
    Code,
    CollectiveDecision,
    Control,
    CounterpartRight,
    Covered,
    Demand,
    Department,
    DiscretionGrade,
    End,
    ExcludedTime,
    Fee,
    Filing,
    FocusField,
    FocusLink,
    FocusReference,
    LeadApproval,
    LevelChange,
    LevelScheme,
    Limit,
    Material,
    Post,
    RecordApproval,
    Responsibility,
    Result,
    Risk,
    RiskSubject,
    Rule,
    StaffingBasis,
    StatusChange,
    Step,
    SubItem,
    SuperiorApproval,
    Term,
)
from generator.references import Target, split_power
from generator.schema import describe
from generator.source import Document
from generator.vocabulary import label

Name = tuple[Target, str, str]
"""What is named: its sort, the unit (or field) that its id is looked up in, its id."""


class Side(Struct, frozen=True):
    """A catalogue; ``names`` gives the words for an id, ``renamed`` the id that the other side has for the same thing."""

    catalog: Catalog
    names: Mapping[Name, str]
    renamed: Mapping[Name, Name] = field(default_factory=dict)

    def canonical(self, name: Name) -> Name:
        """``name`` as the newer side has it."""
        return self.renamed.get(name, name)


class View(Struct, frozen=True):
    """A place on one side: ``trail`` in the file ``path``, which belongs to ``unit``. ``nodes`` are the names of a flow's nodes."""

    side: Side
    path: str
    unit: str
    nodes: Mapping[str, str] = field(default_factory=dict)
    trail: Trail = ()

    def at(self, *steps: str | int) -> "View":
        return replace(self, trail=(*self.trail, *steps))

    @property
    def place(self) -> tuple[int, int]:
        """Line and column."""
        return _sheet(self.path, self.side.catalog.documents[self.path].raw).place(self.trail)

    def name(self, target: Target, value: str) -> Name:
        """What ``value`` names here."""
        if target == "power":
            return target, *split_power(self.unit, value)
        owned = target in ("department", "post", "rule", "risk", "flow")
        return target, self.unit if owned else "", value

    def canonical(self, target: Target, value: str) -> Name:
        """The name of what ``value`` names, the same on both sides; a node goes by its words, if these are its own."""
        if target == "node":
            name = self.nodes.get(value, value)
            return target, "", value if list(self.nodes.values()).count(name) > 1 else name
        return self.side.canonical(self.name(target, value))

    def title(self, target: Target, value: str) -> str:
        """The words for what ``value`` names; ``value`` itself where nothing is known of it."""
        if target == "node":
            return self.nodes.get(value, value)
        return self.side.names.get(self.name(target, value), value)


@lru_cache(32)
def _sheet(path: str, raw: bytes) -> Document:
    """A file to look up places in. Changes come file by file, and the places of a whole city would fill the memory."""
    return Document(path, None, (), raw)


def names_of(catalog: Catalog) -> Iterator[tuple[Name, str]]:
    """Everything in a catalogue that has an id, with its name."""
    yield from ((("law", "", law.id), f"《{law.short_title or law.title}》") for law in catalog.laws.values())
    yield from ((("power", p.unit, p.id), p.name) for p in catalog.powers.values())
    yield from ((("risk", x.unit, risk.id), risk.name) for x in catalog.ledgers.values() for risk in x.risks)
    yield from (
        (("rule", x.unit, rule.id), f"《{rule.title}》") for x in catalog.libraries.values() for rule in x.rules
    )
    for unit in catalog.units.values():
        yield ("unit", "", unit.id), unit.short_name
        yield from ((("department", unit.id, part.id), part.name) for part in unit.departments)
        yield from ((("post", unit.id, post.id), post.name) for post in unit.posts)
    yield from ((("flow", f.unit, f.id), f.title) for f in catalog.flows.values())
    yield from ((("alert_scheme", "", scheme.id), scheme.name) for scheme in catalog.alert_schemes.values())
    for focus in catalog.jurisdiction.focus_fields if catalog.jurisdiction else ():
        yield ("field", "", focus.id), focus.name
        yield from ((("link", "", link.id), link.name) for link in focus.links)


# --- schemas ------------------------------------------------------------------


@lru_cache(2048)
def described(kind: Kind, trail: Trail) -> Mapping[str, Any]:
    """The schema of the value at ``trail``, whose indices are 0."""
    return describe(kind, trail)


def general(trail: Trail) -> Trail:
    """``trail`` with every index 0: the same schema, asked for once."""
    return tuple(0 if isinstance(step, int) else step for step in trail)


def choices(part: Mapping[str, Any]) -> Mapping[Any, str]:
    """The words for the values of an enumeration; empty for any other schema."""
    return dict(zip(part["enum"], part["enumDescriptions"], strict=True)) if "enumDescriptions" in part else {}


# --- words --------------------------------------------------------------------


def limit_in_words(limit: Limit) -> str:
    """A length of time; none at all is said as what it means."""
    if limit.value == 0:
        return _("on the spot")
    return _("{count} {unit}").format(count=limit.value, unit=label("limitUnit", limit.unit))


def _law(basis: Basis, view: View) -> str:
    return view.title("law", basis.law) + (basis.article or "")


def _link(reference: FocusReference, view: View) -> str:
    link = f"·{view.title('link', reference.link)}" if reference.link else ""
    return view.title("field", reference.field) + link


def _right(right: CounterpartRight, _view: View) -> str:
    return label("right", right.right)


def _history(change: StatusChange, _view: View) -> str:
    return f"{change.date} {label('powerChange', change.change)}"


def _level(change: LevelChange, _view: View) -> str:
    return f"{change.date} {label('riskLevel', change.before)}→{label('riskLevel', change.after)}"


def _filing(filing: Filing, _view: View) -> str:
    return f"{label('filingOffice', filing.office)} {filing.date}"


def _subject(subject: RiskSubject, view: View) -> str:
    named: tuple[tuple[Target, str | None], ...] = (
        ("power", subject.power),
        ("post", subject.post),
        ("department", subject.department),
    )
    return next((view.title(target, value) for target, value in named if value), _("the whole unit"))


def _covered(covered: Covered, _view: View) -> str:
    return "/".join(filter(None, (label("entryKind", covered.kind), covered.id, covered.change, covered.part)))


def _alert_subject(subject: AlertSubject, view: View) -> str:
    if subject.step:
        return f"{view.title('flow', subject.step.flow)}·{subject.step.step}"
    named: tuple[tuple[Target, str | None], ...] = (
        ("department", subject.department),
        ("post", subject.post),
        ("power", subject.power),
        ("risk", subject.risk),
    )
    return next((view.title(target, value) for target, value in named if value), _("the whole unit"))


def _approval(approval: LeadApproval, view: View) -> str:
    return f"{view.title('post', approval.post)} {approval.date}"


_SAID: Final[Mapping[type, Callable[[Any, View], str]]] = {
    Limit: lambda value, _view: limit_in_words(value),
    Basis: _law,
    Channel: lambda value, _view: f"{value.name}（{value.contact}）",
    LevelScheme: lambda value, _view: value.name,
    FocusField: lambda value, _view: value.name,
    FocusLink: lambda value, _view: value.name,
    Term: lambda value, _view: value.term,
    CheckSeverity: lambda value, _view: value.rule,
    Article: lambda value, _view: value.article,
    StaffingBasis: lambda value, _view: value.title,
    Department: lambda value, _view: value.name,
    Post: lambda value, _view: value.name,
    Rule: lambda value, _view: f"《{value.title}》",
    Code: lambda value, _view: value.value,
    SubItem: lambda value, _view: value.name,
    StatusChange: _history,
    Material: lambda value, _view: value.name,
    ExcludedTime: lambda value, _view: value.name,
    Fee: lambda value, _view: f"{value.name}（{value.standard}）",
    Result: lambda value, _view: value.name,
    Responsibility: lambda value, _view: f"{value.stage}：{value.duty}",
    Accountability: lambda value, _view: value.circumstance,
    DiscretionGrade: lambda value, _view: f"{value.grade or value.circumstances}：{value.outcome}",
    CounterpartRight: _right,
    FocusReference: _link,
    CollectiveDecision: lambda value, _view: f"{value.body} {value.date}",
    LeadApproval: _approval,
    Filing: _filing,
    Branch: lambda value, _view: value.label,
    Step: lambda value, _view: value.name,
    End: lambda value, _view: value.name,
    LevelChange: _level,
    Control: lambda value, _view: value.measure,
    Risk: lambda value, _view: value.name,
    RiskSubject: _subject,
    Authority: lambda value, _view: f"《{value.title}》",
    Covered: _covered,
    RecordApproval: lambda value, _view: f"{value.post} {value.date}",
    SuperiorApproval: lambda value, _view: f"{value.body} {value.number}",
    Demand: lambda value, _view: value.title,
    AlertPeriod: lambda value, _view: f"{value.name}（{value.begins}—{value.ends}）",
    AlertLevel: lambda value, _view: value.name,
    AlertSubject: _alert_subject,
    Escalation: lambda value, _view: f"{label('levelsUp', value.up)}：{value.who}",
    Escalated: lambda value, _view: f"{label('levelsUp', value.up)} {value.date} {value.to}",
    Equivalent: lambda value, view: f"{view.title('alert_scheme', value.scheme)} {value.level}→{value.counts_as}",
    AlertOutcome: lambda value, _view: f"{label('alertResult', value.result)}：{value.summary}",
    AlertNotice: lambda value, _view: value.title,
}
"""How an object is said in a few words; other objects are said by all that is in them."""


_CALLED: Final[Mapping[type, Callable[[Any], str]]] = {
    Channel: lambda value: value.name,
    Fee: lambda value: value.name,
    Filing: lambda value: label("filingOffice", value.office),
    Responsibility: lambda value: value.stage,
    DiscretionGrade: lambda value: value.grade or value.circumstances,
    Code: lambda value: label("codeScheme", value.scheme),
}
"""What those objects are called whose few words say more than their name."""


def in_words(value: Any, view: View, kind: Kind, refers: Target | None = None) -> str:
    """The value at ``view`` as a reader is shown it; "" for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return "、".join(in_words(v, view.at(i), kind, refers) for i, v in enumerate(value))
    if isinstance(value, Struct):
        said = _SAID.get(type(value))
        return said(value, view) if said else _all_of(value, view, kind)
    if refers:
        return view.title(refers, value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return choices(described(kind, general(view.trail))).get(value, str(value))


def headline(value: Any, view: View, kind: Kind) -> str:
    """What an object is called where something in it is told."""
    named = _CALLED.get(type(value))
    return named(value) if named else in_words(value, view, kind)


def _all_of(value: Any, view: View, kind: Kind) -> str:
    parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
    return "；".join(filter(None, (in_words(inner, view.at(name), kind) for name, inner in parts)))
