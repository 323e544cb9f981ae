"""A report as a paper: the same headings and tables whether it is read as a page, in a word processor or as a workbook."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from generator import address
from generator.alerts import KINDS_COUNTED, consequence, points_in_year
from generator.audience import INTERNAL_MARK, Audience
from generator.papers import Grid, Heading, Paper, Part, Text
from generator.reports.content import Content, Warned
from generator.statistics import views
from generator.statistics.counts import completeness, completeness_of_all, total
from generator.tallies import Counts
from generator.templates import day
from generator.vocabulary import label, labels

_NUMBERS: Final = "一二三四五六七八九"


def write(content: Content, form: str) -> Paper:
    """The paper in the format ``form``; what it says follows from ``content`` alone, so that equal content is equal bytes."""
    about, period = content.about, content.about.period
    whose = content.names[content.unit] if content.unit else about.jurisdiction
    is_own = content.audience is Audience.INTERNAL
    kind = "权力运行和廉政风险防控年度报告" if period.is_year else "权力运行和廉政风险防控月报"
    return Paper(
        address=address.report_name(content.unit, period.id, form, is_internal=is_own),
        title=f"{whose}{kind}（{period.name}）",
        author=about.publisher,
        created=about.day or period.ends,
        mark=INTERNAL_MARK if is_own else "",
        parts=tuple(_parts(content)),
    )


def _parts(content: Content) -> Iterator[Part]:
    yield from _source(content)
    sections = (_totals, _units, _coverage, _changes, _dated, _alerts, _notices, _assessment, _matrix)
    number, headed = iter(_NUMBERS), ""
    for part in (part for section in sections for part in section(content)):
        if isinstance(part, Grid) and part.name != headed:
            yield Text(text=f"{part.name}：")
        if isinstance(part, Heading):
            headed = part.text
            yield Heading(text=f"{next(number)}、{part.text}")
        else:
            yield part


def _source(content: Content) -> Iterator[Part]:
    """What the report was made of."""
    about = content.about
    if about.commit:
        yield Text(text=f"按{day(about.day)}的版本（{about.commit[:10]}）统计，数字都由程序从数据里数出来。")
    else:
        yield Text(text="数据不在版本库里，按现在的文件统计。")
    if content.before is None:
        since = f"版本记录从{day(about.since)}开始，" if about.since else ""
        yield Text(text=f"{since}这一期开始时的情况没有记录，所以没有增减，变动只列登记在案的。")
    elif about.begun >= about.period.begins:
        yield Text(text=f"版本记录从{day(about.since)}开始，增减和变动从这一天算起。")


# --- what there is ----------------------------------------------------------------


def _totals(content: Content) -> Iterator[Part]:
    yield Heading(text="总体情况")
    after = total(content.after.values())
    before = total(content.before.values()) if content.before is not None else None
    lines = list(_measures(after, content.levels))
    known = dict(_measures(before, content.levels)) if before else {}
    rows = [
        (name, str(known[name]) if known else "—", str(n), _more(n - known[name]) if known else "—")
        for name, n in lines
    ]
    share = completeness_of_all(content.after.values())
    was = completeness_of_all(content.before.values()) if content.before is not None else None
    rows.append(("公开完整度", _percent(was), _percent(share), _points(was, share)))
    yield Grid(name="总体情况", shares=(5, 2, 2, 2), headings=("项目", "期初", "期末", "增减"), rows=rows)


def _measures(counts: Counts, levels: Iterable[int]) -> Iterator[tuple[str, int]]:
    yield "单位", counts.units
    yield "职权（正在行使和暂停行使）", counts.held
    yield "有流程图的职权", counts.said.get("flow", 0)
    yield "岗位", counts.posts
    yield "风险岗位", counts.risk_posts
    yield "风险点", counts.risks
    for level in levels:
        yield f"其中{label('riskLevel', level)}", counts.by_level.get(str(level), 0)
    yield "现行制度", counts.rules.get("in_force", 0)
    yield "没有用上的制度", counts.rules.get("unused", 0)


def _more(number: int) -> str:
    """By how much something grew, with its sign; 0 has none."""
    return f"{number:+d}" if number else "0"


def _points(was: Fraction | None, share: Fraction | None) -> str:
    """By how many hundredths a share grew."""
    if was is None or share is None:
        return "—"
    grown = f"{float(100 * (share - was)):+.1f}"
    return "0" if grown[1:] == "0.0" else f"{grown}个百分点"


def _percent(share: Fraction | None) -> str:
    return "—" if share is None else views.percent(share)


def _units(content: Content) -> Iterator[Part]:
    if content.unit:
        return
    levels = [label("riskLevel", level) for level in content.levels]
    headings = ("单位", "职权", "公开完整度", *levels, "风险岗位", "现行制度", "六项工作制度")
    rows = [
        (
            content.names[unit],
            str(counts.held),
            _percent(completeness(counts)),
            *(str(counts.by_level.get(str(level), 0)) for level in content.levels),
            f"{counts.risk_posts}/{counts.posts}",
            str(counts.rules.get("in_force", 0)),
            f"{len(counts.working)}/{len(labels('workingRule'))}",
        )
        for unit, counts in content.after.items()
    ]
    yield Heading(text="各单位")
    yield Grid(name="各单位", shares=(4, *(2 for _heading in headings[1:])), headings=headings, rows=rows)


def _coverage(content: Content) -> Iterator[Part]:
    after = total(content.after.values())
    yield Heading(text="要素和防控")
    for name, of, lines in (
        ("职权要素", "应当写明", views.coverage(after)),
        ("风险防控", "风险点", views.guards(after)),
    ):
        rows = [(line.name, str(line.count), str(line.of), line.share) for line in lines]
        yield Grid(name=name, shares=(4, 2, 2, 2), headings=("项目", "数量", of, "占比"), rows=rows)
    working = [(row.name, str(row.count), str(row.of)) for row in views.working(after)]
    yield Grid(name="六项工作制度", shares=(4, 2, 2), headings=("制度", "建立的单位", "单位"), rows=working)


# --- what happened ----------------------------------------------------------------


def _changes(content: Content) -> Iterator[Part]:
    if content.before is None:
        return
    by_day = any(line.day for line in content.changes)
    yield Heading(text="这一期的改动" if by_day else "和上一期相比")
    if not content.changes:
        yield Text(text="没有变动。")
        return
    yield Text(text=f"共{len(content.changes)}处变动。")
    days = [(line.day,) if by_day else () for line in content.changes]
    lines = [(line.unit or "全市", line.title, line.told) for line in content.changes]
    yield Grid(
        name="变动",
        shares=(*((3,) if by_day else ()), 3, 4, 9),
        headings=(*(("日期",) if by_day else ()), "单位", "对象", "改了什么"),
        rows=[(*day, *line) for day, line in zip(days, lines, strict=True)],
    )


def _dated(content: Content) -> Iterator[Part]:
    yield Heading(text="登记在案的变动")
    if content.dated:
        rows = [(one.day, one.unit, one.title, one.told) for one in content.dated]
        yield Grid(name="登记的变动", shares=(3, 3, 5, 7), headings=("日期", "单位", "事项", "原因"), rows=rows)
    else:
        yield Text(text="没有登记的变动。")


def _alerts(content: Content) -> Iterator[Part]:
    if content.catalog is None:
        return
    graded = [w for w in content.warned if w.row.kind in KINDS_COUNTED]
    yield Heading(text="预警")
    yield Text(
        text=f"录入警示、提醒、提示{len(graded)}件，学习{len(content.warned) - len(graded)}件；期末没有办结{len(content.open)}件。"
    )
    ends = content.about.period.ends
    for name, keys, by in (
        ("按等级", _levels(content), [w.row.level or "" for w in graded]),
        ("按环节", {str(k): v for k, v in labels("alertStage").items()}, [w.row.stage_on(ends) for w in graded]),
        ("按种类", {str(k): v for k, v in labels("alertKind").items()}, [w.row.kind for w in content.warned]),
        ("按来源", {str(k): v for k, v in labels("alertChannel").items()}, [w.row.channel for w in content.warned]),
    ):
        tally = Counter(by)
        rows = [(title, str(tally[key])) for key, title in keys.items() if tally[key]]
        if rows:
            yield Grid(name=f"预警{name}", shares=(4, 2), headings=(name.removeprefix("按"), "件数"), rows=rows)
    if content.warned:
        yield _listed("录入的预警", content, content.warned)
    if content.open:
        yield _listed("期末没有办结", content, content.open)


def _levels(content: Content) -> dict[str, str]:
    return {level.id: level.name for level in content.scheme.for_alerts} if content.scheme else {}


def _listed(name: str, content: Content, alerts: Sequence[Warned]) -> Grid:
    late, levels = content.late, _levels(content)
    return Grid(
        name=name,
        shares=(4, 4, 2, 3, 7, 4, 3, 4),
        headings=("单位", "编号", "种类", "等级", "事由", "录入", "环节", "时限和上追"),
        rows=[
            _alert_row(w, content, late, levels)
            for w in sorted(alerts, key=lambda w: (w.row.unit, w.row.entered, w.row.id))
        ],
    )


def _alert_row(warned: Warned, content: Content, late: frozenset[str], levels: dict[str, str]) -> tuple[str, ...]:
    row, alert = warned.row, warned.alert
    told = consequence(content.catalog, alert) if content.catalog else None
    notes = [
        f"{row.deadline}前整改" if row.deadline else "",
        "已经超时" if alert.path in late else "",
        f"{label('levelsUp', told.up)}：{told.who}" if told else "",
    ]
    return (
        content.names.get(row.unit, row.unit),
        row.id,
        label("alertKind", row.kind),
        levels.get(row.level or "", "—"),
        alert.title,
        row.entered,
        label("alertStage", row.stage_on(content.about.period.ends)),
        "\n".join(filter(None, notes)) or "—",
    )


def _notices(content: Content) -> Iterator[Part]:
    if content.catalog is not None:
        return
    yield Heading(text="预警通报")
    if content.notices:
        rows = [(notice.date, notice.unit.name, notice.title, notice.text) for notice in content.notices]
        yield Grid(name="通报", shares=(3, 3, 5, 8), headings=("日期", "单位", "标题", "内容"), rows=rows)
    else:
        yield Text(text="这一期没有公开的通报。")
    yield Text(text="预警的件数按统计期公布，不按月另外公布：把各期相减，很小的数就会被算出来。")


def _assessment(content: Content) -> Iterator[Part]:
    """For the yearly assessment: what each unit was warned of, and what became of it."""
    period = content.about.period
    if content.catalog is None or not period.is_year:
        return
    months = Counter(w.row.month for w in content.warned if w.row.kind in KINDS_COUNTED)
    yield Heading(text="年度考核参考")
    rows = [(f"{int(month[5:])}月", str(months[month])) for month in period.months]
    yield Grid(name="各月预警", shares=(2, 2), headings=("月份", "件数"), rows=rows)
    scored = content.scheme is not None and content.scheme.points_a_year is not None
    headings = ("单位", "预警", "没有办结", "已经超时", "登记的变动", *(("扣分最多的对象",) if scored else ()))
    units = [_assessed(unit, content, scored) for unit in content.after]
    yield Grid(name="考核参考", shares=(4, *(2 for _heading in headings[1:])), headings=headings, rows=units)


def _assessed(unit: str, content: Content, scored: bool) -> tuple[str, ...]:
    graded = [w for w in content.warned if w.row.unit == unit and w.row.kind in KINDS_COUNTED]
    still = [w for w in content.open if w.row.unit == unit]
    name = content.names[unit]
    said = (
        name,
        str(len(graded)),
        str(len(still)),
        str(sum(w.alert.path in content.late for w in still)),
        str(sum(one.unit == name for one in content.dated)),
    )
    return (*said, _most_points(graded, content)) if scored else said


def _most_points(graded: Sequence[Warned], content: Content) -> str:
    """The most points that one subject of a unit has lost in the year."""
    if content.catalog is None or content.scheme is None:
        return "—"
    year = content.about.period.id
    subjects = {(w.row.unit, w.alert.subject) for w in graded}
    lost = [points_in_year(content.catalog, unit, subject, year, content.scheme) for unit, subject in subjects]
    return str(max(lost, default=0))


def _matrix(content: Content) -> Iterator[Part]:
    if content.audience is not Audience.INTERNAL:
        return
    rows = [
        (
            row.name,
            *(
                f"{c.risks}" + (f"\n{c.unwatched} 项没有监督" if c.unwatched else "") if c.risks else "—"
                for c in row.cells
            ),
        )
        for row in views.matrix(total(content.after.values()))
    ]
    yield Heading(text="哪里的监督薄")
    headings = ("权力类别", *labels("dimension").values())
    yield Grid(name="监督", shares=(4, *(3 for _heading in headings[1:])), headings=headings, rows=rows)
