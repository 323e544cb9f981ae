"""What is published: the same things as in the model, without what is internal.

These types do not *have* the fields that are never disclosed, and name one another directly where the model names ids, so that
pages and downloads need nothing else. Fields that the jurisdiction decides on are empty unless it discloses them. Types of the
model that hold nothing internal are used as they are.
"""

from msgspec import Struct, field

from generator.alert_model import AlertLevel, EntryDeadlines, Escalation
from generator.audience import Audience
from generator.kinds import RULES
from generator.model import (
    ALL_LEVELS,
    Article,
    Authority,
    Channel,
    CheckSeverity,
    Code,
    CodeRule,
    Department,
    Disclosure,
    Discretion,
    End,
    Enforcement,
    Factors,
    Filing,
    FocusField,
    FocusReference,
    LevelChange,
    LevelScheme,
    Limit,
    Material,
    Publisher,
    Result,
    RiskLevel,
    Service,
    Site,
    StaffingBasis,
    Start,
    StatusChange,
    SubItem,
    SuperiorApproval,
    Term,
)
from generator.past import NOTHING, UnitPast


class PublicRepository(Struct, frozen=True, kw_only=True):
    """Where the data is kept; it exists only where the jurisdiction says that it is public."""

    url: str
    edit: str | None


class PublicJurisdiction(Struct, frozen=True, kw_only=True):
    """``audience`` is who the site is for: what is said of these types as published holds for ``PUBLIC``, and ``INTERNAL`` has everything."""

    audience: Audience
    name: str
    area_code: str
    fictional: str | None
    publisher: Publisher
    site: Site
    repository: PublicRepository | None
    codes: CodeRule | None
    supervision: tuple[Channel, ...]
    risk_scheme: tuple[LevelScheme, ...]
    disclosed_levels: tuple[RiskLevel, ...]
    focus_fields: tuple[FocusField, ...]
    terms: tuple[Term, ...]
    checks: tuple[CheckSeverity, ...]
    preview: str | None = None
    """What a site that is only shown to reviewers says of itself on every page; not of the catalogue, but of the build."""
    edition: str | None = None
    """What every page says where the site is an older version of the catalogue."""

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.INTERNAL

    @property
    def levels(self) -> tuple[RiskLevel, ...]:
        """The levels that a site can have risks of."""
        return ALL_LEVELS if self.is_internal else self.disclosed_levels


class PublicLaw(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    short_title: str | None
    kind: str
    issuer: str
    number: str | None
    adopted: str | None
    effective: str
    version: str | None
    repealed: str | None
    replaced_by: str | None
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """How the law is called in running text."""
        return self.short_title or self.title


class LawLink(Struct, frozen=True, kw_only=True):
    """A law as a citation names it; ``name`` is how it is called in running text."""

    id: str
    title: str
    name: str
    repealed: str | None


class PublicBasis(Struct, frozen=True, kw_only=True):
    """A citation with the law that it cites; ``article`` is the whole citation, ``gist`` what its article rules."""

    law: LawLink
    article: str | None
    gist: str | None
    role: str | None
    note: str | None


class PublicPost(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    department: str
    tier: str
    duties: tuple[str, ...]


class PublicRule(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    kind: str
    state: str
    number: str | None
    issued: str
    revised: str | None
    repealed: str | None
    replaced_by: str | None
    working_rule: str | None
    owner: str
    summary: str
    requirements: tuple[str, ...]


class PublicUnit(Struct, frozen=True, kw_only=True):
    path: str
    id: str
    name: str
    short_name: str
    other_names: tuple[str, ...]
    uscc: str
    kind: str
    parent: "UnitLink | None"
    mission: str
    staffing_basis: StaffingBasis | None
    departments: tuple[Department, ...]
    posts: tuple[PublicPost, ...]
    address: str
    hours: str
    telephone: str
    email: str | None
    supervision: tuple[Channel, ...]
    disclosure: Disclosure
    rules: tuple[PublicRule, ...]


class UnitLink(Struct, frozen=True, kw_only=True):
    id: str
    name: str


class PowerLink(Struct, frozen=True, kw_only=True):
    key: str
    name: str
    unit: UnitLink


class ItemName(Struct, frozen=True, kw_only=True):
    """What a power is known by as an item that other units may hold too: its name, and its code of the national list or ""."""

    name: str
    code: str


class Links(Struct, frozen=True, kw_only=True):
    """What may be named of units and powers (by ``unit/id``): those that are published.

    ``items`` are the powers over the public that are held; ``shared`` has the id of the item of each that another unit holds too,
    and is known once all units have told theirs.
    """

    units: dict[str, UnitLink]
    powers: dict[str, PowerLink]
    items: dict[str, ItemName] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)


class PublicStatus(Struct, frozen=True, kw_only=True):
    state: str
    since: str
    history: tuple[StatusChange, ...]
    successor: PowerLink | None


class PublicExercise(Struct, frozen=True, kw_only=True):
    source: str
    level: str
    delegated_by: UnitLink | None
    delegation_document: str | None
    joint_with: tuple[UnitLink, ...]


class PublicExcludedTime(Struct, frozen=True, kw_only=True):
    procedure: str
    name: str
    limit: Limit | None
    basis: PublicBasis | None


class PublicTimeLimits(Struct, frozen=True, kw_only=True):
    promised: Limit
    statutory: Limit | None
    statutory_basis: PublicBasis | None
    counted_from: str | None
    override_basis: PublicBasis | None
    excluded: tuple[PublicExcludedTime, ...]


class PublicFee(Struct, frozen=True, kw_only=True):
    name: str
    standard: str
    basis: tuple[PublicBasis, ...]
    reduction: str | None


class PublicResponsibility(Struct, frozen=True, kw_only=True):
    stage: str
    duty: str
    basis: PublicBasis | None


class PublicAccountability(Struct, frozen=True, kw_only=True):
    circumstance: str
    form: str | None
    basis: PublicBasis | None


class PublicRight(Struct, frozen=True, kw_only=True):
    right: str
    how: str
    body: str | None
    limit: Limit | None
    limit_text: str | None
    basis: PublicBasis | None


class PublicReview(Struct, frozen=True, kw_only=True):
    """A complete chain: only what has passed it is published. Where the supervisor sees more, what is still missing is empty."""

    body: str
    decided: str
    minutes: str | None
    approved_by: str
    approved: str
    filed: tuple[Filing, ...]
    next_review: str | None


class PublicControl(Struct, frozen=True, kw_only=True):
    measure: str
    kind: str
    owner: PublicPost
    frequency: str | None
    deadline: str | None
    rule: PublicRule | None


class RiskSubjectLink(Struct, frozen=True, kw_only=True):
    """What a risk belongs to; ``power`` is set where it is a power."""

    kind: str
    name: str
    power: PowerLink | None


class PublicRisk(Struct, frozen=True, kw_only=True):
    path: str
    id: str
    unit: UnitLink
    subject: RiskSubjectLink
    name: str
    level: RiskLevel
    layer: str
    dimension: str
    post: PublicPost
    behaviour: str
    consequence: str
    nature: str
    breaches: tuple[PublicBasis, ...]
    found_by: tuple[str, ...]
    factors: Factors | None
    self_level: RiskLevel | None
    reviewed_level: RiskLevel | None
    rated: str | None
    level_history: tuple[LevelChange, ...]
    focus_field: str | None
    controls: tuple[PublicControl, ...]

    @property
    def key(self) -> str:
        return f"{self.unit.id}/{self.id}"


class PublicBranch(Struct, frozen=True, kw_only=True):
    label: str
    next: str
    at_most: int | None


class PublicStep(Struct, frozen=True, kw_only=True):
    number: int
    id: str
    name: str
    kind: str
    duty: str | None
    post: PublicPost | None
    actor: str | None
    task: str
    content: str | None
    way: str | None
    limit: Limit | None
    special: str | None
    gate: tuple[str, ...]
    documents: tuple[str, ...]
    rights: tuple[str, ...]
    supervision: str | None
    risks: tuple[PublicRisk, ...]
    next: tuple[str, ...]
    branches: tuple[PublicBranch, ...]


class PublicFlow(Struct, frozen=True, kw_only=True):
    """A flow; ``start``, steps and ends carry no ids but their own, unique in the flow."""

    path: str
    id: str
    title: str
    start: Start
    steps: tuple[PublicStep, ...]
    ends: tuple[End, ...]

    @property
    def names(self) -> dict[str, str]:
        """What steps and ends are called, by id."""
        return {s.id: s.name for s in self.steps} | {e.id: e.name for e in self.ends}

    @property
    def numbers(self) -> dict[str, int]:
        """The numbers of steps in their table, by id; ends have none."""
        return {s.id: s.number for s in self.steps}


class LessonLink(Struct, frozen=True, kw_only=True):
    """Something to be learned from, as what it concerns names it."""

    key: str
    title: str
    kind: str
    date: str


class PublicPower(Struct, frozen=True, kw_only=True):
    """``withheld`` where only the supervisor sees it: its review is not whole, or it is not to be disclosed."""

    withheld: bool
    path: str
    key: str
    id: str
    unit: PublicUnit
    name: str
    category: str
    codes: tuple[Code, ...]
    summary: str
    content: str
    sub_items: tuple[SubItem, ...]
    status: PublicStatus
    legal_basis: tuple[PublicBasis, ...]
    exercised_by: PublicExercise
    department: Department
    posts: tuple[PublicPost, ...]
    audience: tuple[str, ...]
    conditions: tuple[str, ...]
    quota: str | None
    materials: tuple[Material, ...]
    procedure: str | None
    time_limits: PublicTimeLimits
    fees: tuple[PublicFee, ...]
    result: Result | None
    service: Service | None
    service_commitments: tuple[str, ...]
    discipline: tuple[str, ...]
    responsibilities: tuple[PublicResponsibility, ...]
    accountability: tuple[PublicAccountability, ...]
    discretion: Discretion | None
    enforcement: Enforcement | None
    payment_standard: str | None
    counterpart_rights: tuple[PublicRight, ...]
    supervision: tuple[Channel, ...]
    focus_fields: tuple[FocusReference, ...]
    major_matters: tuple[str, ...]
    related: tuple[PowerLink, ...]
    review: PublicReview
    disclosure: Disclosure
    flows: tuple[PublicFlow, ...]
    risks: tuple[PublicRisk, ...]
    item: str
    """The id of the item that other units hold too; "" where none does."""
    lessons: tuple[LessonLink, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the power's page is made from: its own first, then its flows', then its risks'."""
        return (self.path, *(f.path for f in self.flows), *dict.fromkeys(r.path for r in self.risks))

    @property
    def flow_count(self) -> int:
        return len(self.flows)

    def citations(self) -> tuple[PublicBasis, ...]:
        """Every law that the power rests on, fees, limits, rights and responsibilities included."""
        limits = self.time_limits
        optional = [
            limits.statutory_basis,
            limits.override_basis,
            *(e.basis for e in limits.excluded),
            *(r.basis for r in self.responsibilities),
            *(a.basis for a in self.accountability),
            *(r.basis for r in self.counterpart_rights),
        ]
        fees = [b for fee in self.fees for b in fee.basis]
        return (*self.legal_basis, *fees, *(b for b in optional if b is not None))


class PublicRecord(Struct, frozen=True, kw_only=True):
    """Why something was changed and who agreed to it. It exists only where all that it covers is published; ``powers`` are those of
    them that it changed, by themselves, in their flows or in their risks."""

    id: str
    title: str
    date: str
    reason: str
    powers: tuple[PowerLink, ...]
    authority: Authority | None
    body: str | None
    decided: str | None
    minutes: str | None
    approved_by: str | None
    approved: str | None
    superior: SuperiorApproval | None
    filed: tuple[Filing, ...]


class RuleLink(Struct, frozen=True, kw_only=True):
    id: str
    title: str


class PublicLesson(Struct, frozen=True, kw_only=True):
    """A notice, a case or something to study; ``body`` is Markdown. It names those powers and rules alone that are published."""

    id: str
    unit: UnitLink
    title: str
    kind: str
    date: str
    summary: str
    body: str
    powers: tuple[PowerLink, ...]
    rules: tuple[RuleLink, ...]

    @property
    def key(self) -> str:
        return f"{self.unit.id}/{self.id}"


class Dossier(Struct, frozen=True, kw_only=True):
    """All that is published of one unit. Powers are in the order of category and code, risks in that of level, records and lessons begin
    with the newest.

    ``past`` is what is published of its past; it is no part of its data.
    """

    unit: PublicUnit
    powers: tuple[PublicPower, ...]
    risks: tuple[PublicRisk, ...]
    records: tuple[PublicRecord, ...] = ()
    lessons: tuple[PublicLesson, ...] = ()
    past: UnitPast = NOTHING

    @property
    def files(self) -> tuple[str, ...]:
        """The files of which something is published."""
        rules = (RULES.pattern.format(unit=self.unit.id),) if self.unit.rules else ()
        of_powers = (path for power in self.powers for path in power.files)
        return tuple(dict.fromkeys((self.unit.path, *rules, *of_powers, *(r.path for r in self.risks))))

    @property
    def latest(self) -> str:
        """The last date on which anything of it was published."""
        return max([self.unit.disclosure.published, *(p.disclosure.published for p in self.powers)])


class PublicAlertScheme(Struct, frozen=True, kw_only=True):
    """The scheme by which alerts are rated now, from the lightest level to the gravest."""

    name: str
    summary: str
    levels: tuple[AlertLevel, ...]
    entry: EntryDeadlines
    escalation: tuple[Escalation, ...]
    points_a_year: int | None


class PublicSum(Struct, frozen=True, kw_only=True):
    """How many alerts there are in all that ``names`` name together; ``share`` in hundredths of the whole, rounded."""

    names: tuple[str, ...]
    count: int
    share: int


class PublicAlertTable(Struct, frozen=True, kw_only=True):
    """The alerts of a period by one thing about them, a key of ``alertTable`` in the vocabulary of the page."""

    by: str
    sums: tuple[PublicSum, ...]


class PublicAlertPeriod(Struct, frozen=True, kw_only=True):
    """What is counted of a period as it stood on its last day. ``total`` is ``None``, and there are no tables, where there were too few.

    ``noticed`` of them are told one by one as well; ``closed`` is the share, in hundredths, of those whose result has been reported
    (结果回告), ``None`` where telling it would tell a small number.
    """

    name: str
    begins: str
    ends: str
    total: int | None
    noticed: int
    closed: int | None
    tables: tuple[PublicAlertTable, ...]


class PublicAlertNotice(Struct, frozen=True, kw_only=True):
    """A notice in the words that its unit chose for the public."""

    unit: UnitLink
    title: str
    text: str
    date: str


class PublicAlerts(Struct, frozen=True, kw_only=True):
    """What is published of alerts: counts and notices, never an alert. Periods and notices are in the order of time, the last first.

    Counts below ``smallest`` are not told; it is 0 where everything is.
    """

    scheme: PublicAlertScheme | None
    smallest: int
    periods: tuple[PublicAlertPeriod, ...]
    notices: tuple[PublicAlertNotice, ...]


class PublicCity(Struct, frozen=True, kw_only=True):
    """What is published of the jurisdiction itself; laws are in the order of rank."""

    jurisdiction: PublicJurisdiction
    laws: tuple[PublicLaw, ...]
    alerts: PublicAlerts


class PublicCatalog(Struct, frozen=True, kw_only=True):
    """All that is published, unit by unit."""

    city: PublicCity
    dossiers: tuple[Dossier, ...]

    @property
    def jurisdiction(self) -> PublicJurisdiction:
        return self.city.jurisdiction

    @property
    def laws(self) -> tuple[PublicLaw, ...]:
        return self.city.laws

    @property
    def units(self) -> tuple[PublicUnit, ...]:
        return tuple(d.unit for d in self.dossiers)

    @property
    def powers(self) -> tuple[PublicPower, ...]:
        return tuple(p for d in self.dossiers for p in d.powers)

    @property
    def risks(self) -> tuple[PublicRisk, ...]:
        return tuple(r for d in self.dossiers for r in d.risks)
