"""What a catalogue says, as frozen values: one class for each object of the schemas, with the same fields.

Every class mirrors an object of ``schemas/*.schema.json`` (a test holds them together). A field that the schema does not
require is ``None`` or empty when it is left out. Classes that stand for a whole file, or for something with an id of its own,
carry three more fields that come from where they were found: ``path``, ``unit`` and ``id``. Dates are ISO 8601 text, as written.
"""

from typing import Final, Literal

from msgspec import Struct

RiskLevel = Literal[1, 2, 3]
ALL_LEVELS: Final[tuple[RiskLevel, ...]] = (1, 2, 3)


# --- shared -----------------------------------------------------------------


class Limit(Struct, frozen=True, kw_only=True):
    """A length of time; ``unit`` is workday, day or hour."""

    value: int
    unit: str


class Basis(Struct, frozen=True, kw_only=True):
    """A citation: the id of a law, and ``article`` down to paragraph and item, as in 第三十条第二款第（一）项."""

    law: str
    article: str | None = None
    role: str | None = None
    note: str | None = None


class Channel(Struct, frozen=True, kw_only=True):
    """A way to ask, report or complain."""

    kind: str
    name: str
    contact: str
    hours: str | None = None
    reply_limit: Limit | None = None
    note: str | None = None


class Disclosure(Struct, frozen=True, kw_only=True):
    """The metadata of government information (政府信息公开条例; 国办发〔2017〕47号)."""

    index_number: str
    published: str
    mode: str
    validity: str
    document_number: str | None = None
    publisher: str | None = None
    topic: str | None = None
    expires: str | None = None


class Internal(Struct, frozen=True, kw_only=True):
    """What is for the unit's own use and never published."""

    notes: str | None = None
    keeper: str | None = None
    evidence: str | None = None


# --- jurisdiction -----------------------------------------------------------


class Publisher(Struct, frozen=True, kw_only=True):
    name: str
    uscc: str
    telephone: str
    address: str
    hours: str
    postcode: str | None = None
    email: str | None = None


class Site(Struct, frozen=True, kw_only=True):
    """The site's identity as 国办发〔2017〕47号 asks for it."""

    name: str
    domain: str
    id_code: str
    description: str
    keywords: tuple[str, ...] = ()
    icp: str | None = None
    licence: str | None = None


class Repository(Struct, frozen=True, kw_only=True):
    public: bool
    url: str
    edit: str | None = None


class CodeRule(Struct, frozen=True, kw_only=True):
    pattern: str
    description: str


class LevelFactors(Struct, frozen=True, kw_only=True):
    """The factors any one of which puts a risk on a level."""

    power_held: tuple[str, ...] = ()
    likelihood: tuple[str, ...] = ()
    harm: tuple[str, ...] = ()


class LevelScheme(Struct, frozen=True, kw_only=True):
    level: RiskLevel
    name: str
    criteria: tuple[str, ...]
    regime: str
    any_of: LevelFactors


class AlertPeriod(Struct, frozen=True, kw_only=True):
    """A span of time that is over, the days at both ends included."""

    name: str
    begins: str
    ends: str


class AlertDisclosure(Struct, frozen=True, kw_only=True):
    """For which periods alerts are counted in public, and the smallest number that is told (see ``generator.small_numbers``)."""

    periods: tuple[AlertPeriod, ...]
    smallest: int | None = None


class DisclosurePolicy(Struct, frozen=True, kw_only=True):
    """Which risk levels are public, and which of the fields marked ``policy`` in the schemas."""

    risk_levels: tuple[RiskLevel, ...]
    fields: tuple[str, ...]
    alerts: AlertDisclosure | None = None


class FocusLink(Struct, frozen=True, kw_only=True):
    id: str
    name: str


class FocusField(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    description: str | None = None
    links: tuple[FocusLink, ...] = ()


class Term(Struct, frozen=True, kw_only=True):
    term: str
    meaning: str


class CheckSeverity(Struct, frozen=True, kw_only=True):
    """How grave the jurisdiction holds a rule's findings to be: error or warning."""

    rule: str
    severity: str


class OfficeAccounts(Struct, frozen=True, kw_only=True):
    """Who acts for the four offices on the forge where the catalogue is reviewed."""

    risk_control: tuple[str, ...]
    legal: tuple[str, ...]
    staffing: tuple[str, ...]
    disclosure: tuple[str, ...]


class Jurisdiction(Struct, frozen=True, kw_only=True):
    name: str
    area_code: str
    publisher: Publisher
    site: Site
    supervision: tuple[Channel, ...]
    risk_scheme: tuple[LevelScheme, ...]
    disclosure: DisclosurePolicy
    focus_fields: tuple[FocusField, ...]
    alert_scheme: str | None = None
    fictional: str | None = None
    repository: Repository | None = None
    codes: CodeRule | None = None
    terms: tuple[Term, ...] = ()
    checks: tuple[CheckSeverity, ...] = ()
    owners: OfficeAccounts | None = None
    internal: Internal | None = None
    path: str = ""


# --- laws -------------------------------------------------------------------


class Article(Struct, frozen=True, kw_only=True):
    article: str
    gist: str
    text: str | None = None


class Law(Struct, frozen=True, kw_only=True):
    title: str
    kind: str
    issuer: str
    effective: str
    articles: tuple[Article, ...]
    short_title: str | None = None
    number: str | None = None
    adopted: str | None = None
    version: str | None = None
    repealed: str | None = None
    replaced_by: str | None = None
    internal: Internal | None = None
    path: str = ""
    id: str = ""


# --- units ------------------------------------------------------------------


class StaffingBasis(Struct, frozen=True, kw_only=True):
    title: str
    number: str
    date: str


class Department(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    duties: str | None = None
    telephone: str | None = None


class Post(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    department: str
    tier: str
    duties: tuple[str, ...]
    headcount: int | None = None
    internal: Internal | None = None


class Unit(Struct, frozen=True, kw_only=True):
    name: str
    short_name: str
    uscc: str
    kind: str
    mission: str
    departments: tuple[Department, ...]
    posts: tuple[Post, ...]
    address: str
    hours: str
    telephone: str
    disclosure: Disclosure
    other_names: tuple[str, ...] = ()
    parent: str | None = None
    staffing_basis: StaffingBasis | None = None
    email: str | None = None
    supervision: tuple[Channel, ...] = ()
    owners: tuple[str, ...] = ()
    internal: Internal | None = None
    path: str = ""
    id: str = ""


class Rule(Struct, frozen=True, kw_only=True):
    """An internal regulation of a unit."""

    id: str
    title: str
    kind: str
    state: str
    issued: str
    summary: str
    owner: str
    public: bool
    number: str | None = None
    revised: str | None = None
    repealed: str | None = None
    replaced_by: str | None = None
    working_rule: str | None = None
    requirements: tuple[str, ...] = ()
    internal: Internal | None = None


class RuleLibrary(Struct, frozen=True, kw_only=True):
    rules: tuple[Rule, ...]
    path: str = ""
    unit: str = ""


# --- powers -----------------------------------------------------------------


class Code(Struct, frozen=True, kw_only=True):
    scheme: str
    value: str


class SubItem(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    code: str | None = None
    content: str | None = None


class StatusChange(Struct, frozen=True, kw_only=True):
    date: str
    change: str
    reason: str
    document: str | None = None


class Status(Struct, frozen=True, kw_only=True):
    state: str
    since: str
    history: tuple[StatusChange, ...]
    successor: str | None = None


class Exercise(Struct, frozen=True, kw_only=True):
    """By whom a power is exercised, beside the unit that it is filed under."""

    source: str
    level: str
    delegated_by: str | None = None
    delegation_document: str | None = None
    joint_with: tuple[str, ...] = ()


class Material(Struct, frozen=True, kw_only=True):
    name: str
    form: str
    source: str
    copies: int | None = None
    when: str | None = None
    note: str | None = None


class ExcludedTime(Struct, frozen=True, kw_only=True):
    """A procedure whose time does not count towards the limit (行政许可法第四十五条 for licensing)."""

    procedure: str
    name: str
    limit: Limit | None = None
    basis: Basis | None = None


class TimeLimits(Struct, frozen=True, kw_only=True):
    promised: Limit
    statutory: Limit | None = None
    statutory_basis: Basis | None = None
    counted_from: str | None = None
    override_basis: Basis | None = None
    excluded: tuple[ExcludedTime, ...] = ()


class Fee(Struct, frozen=True, kw_only=True):
    name: str
    standard: str
    basis: tuple[Basis, ...]
    reduction: str | None = None


class Fees(Struct, frozen=True, kw_only=True):
    charged: bool
    items: tuple[Fee, ...] = ()


class Result(Struct, frozen=True, kw_only=True):
    name: str
    validity: str | None = None
    delivery: str | None = None


class Service(Struct, frozen=True, kw_only=True):
    places: tuple[str, ...] = ()
    hours: str | None = None
    telephone: str | None = None
    online: str | None = None
    visits: int | None = None


class Responsibility(Struct, frozen=True, kw_only=True):
    stage: str
    duty: str
    basis: Basis | None = None


class Accountability(Struct, frozen=True, kw_only=True):
    circumstance: str
    form: str | None = None
    basis: Basis | None = None


class DiscretionGrade(Struct, frozen=True, kw_only=True):
    circumstances: str
    outcome: str
    grade: str | None = None


class Discretion(Struct, frozen=True, kw_only=True):
    scale: tuple[DiscretionGrade, ...]
    document: str | None = None


class Enforcement(Struct, frozen=True, kw_only=True):
    officers: int | None = None
    hearing_when: str | None = None
    frequency: int | None = None
    frequency_cap: int | None = None
    methods: tuple[str, ...] = ()
    sampling: str | None = None


class CounterpartRight(Struct, frozen=True, kw_only=True):
    right: str
    how: str
    body: str | None = None
    limit: Limit | None = None
    limit_text: str | None = None
    basis: Basis | None = None


class FocusReference(Struct, frozen=True, kw_only=True):
    field: str
    link: str | None = None


class CollectiveDecision(Struct, frozen=True, kw_only=True):
    body: str
    date: str
    minutes: str | None = None


class LeadApproval(Struct, frozen=True, kw_only=True):
    post: str
    date: str


class Filing(Struct, frozen=True, kw_only=True):
    office: str
    date: str
    number: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """The chain that a power passes before it is published (R3)."""

    collective_decision: CollectiveDecision | None = None
    lead_approval: LeadApproval | None = None
    filed: tuple[Filing, ...] = ()
    next_review: str | None = None


class Power(Struct, frozen=True, kw_only=True):
    name: str
    category: str
    codes: tuple[Code, ...]
    summary: str
    content: str
    status: Status
    legal_basis: tuple[Basis, ...]
    exercised_by: Exercise
    department: str
    posts: tuple[str, ...]
    audience: tuple[str, ...]
    conditions: tuple[str, ...]
    time_limits: TimeLimits
    fees: Fees
    responsibilities: tuple[Responsibility, ...]
    accountability: tuple[Accountability, ...]
    counterpart_rights: tuple[CounterpartRight, ...]
    disclosure: Disclosure
    sub_items: tuple[SubItem, ...] = ()
    quota: str | None = None
    materials: tuple[Material, ...] = ()
    procedure: str | None = None
    result: Result | None = None
    service: Service | None = None
    service_commitments: tuple[str, ...] = ()
    discipline: tuple[str, ...] = ()
    discretion: Discretion | None = None
    enforcement: Enforcement | None = None
    payment_standard: str | None = None
    supervision: tuple[Channel, ...] = ()
    focus_fields: tuple[FocusReference, ...] = ()
    major_matters: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    review: Review | None = None
    internal: Internal | None = None
    path: str = ""
    unit: str = ""
    id: str = ""

    @property
    def is_held(self) -> bool:
        """Whether the unit still has the power: it is exercised, or suspended for the time being."""
        return self.status.state in ("active", "suspended")

    @property
    def key(self) -> str:
        """The power's name among all units: ``unit/id``."""
        return f"{self.unit}/{self.id}"


# --- flows ------------------------------------------------------------------


class Start(Struct, frozen=True, kw_only=True):
    name: str
    next: str | tuple[str, ...]
    actor: str | None = None
    documents: tuple[str, ...] = ()


class Branch(Struct, frozen=True, kw_only=True):
    label: str
    next: str
    at_most: int | None = None


class Step(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    task: str
    kind: str = "step"
    duty: str | None = None
    post: str | None = None
    actor: str | None = None
    content: str | None = None
    way: str | None = None
    limit: Limit | None = None
    special: str | None = None
    gate: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    supervision: str | None = None
    risks: tuple[str, ...] = ()
    next: str | tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    internal: Internal | None = None

    @property
    def successors(self) -> tuple[str, ...]:
        """The ids of the nodes that can follow this one, in the order written."""
        if self.branches:
            return tuple(b.next for b in self.branches)
        return (self.next,) if isinstance(self.next, str) else self.next


class End(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    outcome: str
    next_steps: str | None = None


class Flow(Struct, frozen=True, kw_only=True):
    power: str
    title: str
    start: Start
    steps: tuple[Step, ...]
    ends: tuple[End, ...]
    internal: Internal | None = None
    path: str = ""
    unit: str = ""
    id: str = ""


# --- risks ------------------------------------------------------------------


class RiskSubject(Struct, frozen=True, kw_only=True):
    """What the risks of a file belong to: just one of the four."""

    power: str | None = None
    post: str | None = None
    department: str | None = None
    unit: bool | None = None


class Factors(Struct, frozen=True, kw_only=True):
    power_held: str
    likelihood: str
    harm: str
    discretion: str


class Rating(Struct, frozen=True, kw_only=True):
    final: RiskLevel
    self: RiskLevel | None = None
    reviewed: RiskLevel | None = None
    date: str | None = None


class LevelChange(Struct, frozen=True, kw_only=True):
    date: str
    before: RiskLevel
    after: RiskLevel
    reason: str
    decided_by: str


class Control(Struct, frozen=True, kw_only=True):
    measure: str
    kind: str
    owner: str
    frequency: str | None = None
    deadline: str | None = None
    rule: str | None = None
    internal: Internal | None = None


class Risk(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    layer: str
    dimension: str
    post: str
    behaviour: str
    consequence: str
    nature: str
    found_by: tuple[str, ...]
    factors: Factors
    rating: Rating
    controls: tuple[Control, ...]
    breaches: tuple[Basis, ...] = ()
    level_history: tuple[LevelChange, ...] = ()
    focus_field: str | None = None
    internal: Internal | None = None

    @property
    def level(self) -> RiskLevel:
        return self.rating.final


class RiskLedger(Struct, frozen=True, kw_only=True):
    """The risks of one power, post, department or unit."""

    about: RiskSubject
    risks: tuple[Risk, ...]
    path: str = ""
    unit: str = ""
    id: str = ""


# --- learning -----------------------------------------------------------------


class Lesson(Struct, frozen=True, kw_only=True):
    """A notice, a case or something to study (学习类), hand-written: ``body`` is Markdown; ``powers`` and ``rules`` are those of its unit that
    it concerns. Where it is not ``public``, nothing of it is published."""

    title: str
    kind: str
    date: str
    summary: str
    public: bool
    body: str
    powers: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    internal: Internal | None = None
    path: str = ""
    unit: str = ""
    id: str = ""


# --- excuses ------------------------------------------------------------------


class Excuse(Struct, frozen=True, kw_only=True):
    """One finding that is allowed to stand: ``at`` is its place in the file, in words (see ``generator.excuses``)."""

    rule: str
    file: str
    reason: str
    decided_by: str
    date: str
    at: str | None = None
    document: str | None = None
    path: str = ""
    id: str = ""


# --- change records -----------------------------------------------------------


class Authority(Struct, frozen=True, kw_only=True):
    """The document that a change rests on."""

    title: str
    issuer: str
    date: str
    number: str | None = None


class Covered(Struct, frozen=True, kw_only=True):
    """One change that a record answers for, in the words of ``daylight diff``: ``kind`` and ``id`` are the entry's, ``change`` is the
    change's kind, ``part`` its subject; long values are shortened (``generator.records``)."""

    kind: str
    change: str
    id: str | None = None
    part: str | None = None
    before: str | None = None
    after: str | None = None
    note: str | None = None


class RecordApproval(Struct, frozen=True, kw_only=True):
    """The lead's approval. ``post`` is a name, not an id: posts go, records stay."""

    post: str
    date: str


class SuperiorApproval(Struct, frozen=True, kw_only=True):
    body: str
    date: str
    number: str


class ChangeRecord(Struct, frozen=True, kw_only=True):
    """Why something was changed, on what authority, and who decided, approved and filed it (R2, R3). ``date`` is that of its
    publication."""

    title: str
    date: str
    reason: str
    covers: tuple[Covered, ...]
    authority: Authority | None = None
    cause_date: str | None = None
    applied: str | None = None
    decision: CollectiveDecision | None = None
    approval: RecordApproval | None = None
    superior: SuperiorApproval | None = None
    filed: tuple[Filing, ...] = ()
    internal: Internal | None = None
    path: str = ""
    unit: str = ""
    id: str = ""


class ChangeLimits(Struct, frozen=True, kw_only=True):
    """How long each stage of the change procedure may take."""

    apply: Limit | None = None
    review: Limit | None = None
    publish: Limit | None = None


class Demand(Struct, frozen=True, kw_only=True):
    """What a sort of change needs. A change is of the sort if its kind fits one of ``changes`` (``*`` is anything), it has one of
    ``effects`` (worse, grows, weaker; grave: it weighs, and nobody can say whom it favours), and fits none of ``unless``. Where
    ``changes`` or ``effects`` say nothing, all are meant."""

    title: str
    needs: tuple[str, ...]
    changes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class ChangePolicy(Struct, frozen=True, kw_only=True):
    """Which changes need a record, and who must have signed it."""

    title: str
    demands: tuple[Demand, ...]
    limits: ChangeLimits
    document: str | None = None
    internal: Internal | None = None
    path: str = ""
