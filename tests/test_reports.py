"""Reports say what there was at the end of a month, what had changed since its beginning, and to everybody only what is published."""

import os
import re
import subprocess
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from builds import Built, build, unpacked
from click.testing import CliRunner, Result
from msgspec.structs import replace
from recount import Recount
from repositories import git

from generator.audience import INTERNAL_MARK, Audience
from generator.cache import Cache
from generator.cli import main
from generator.examination import look_through
from generator.history import chronicle
from generator.papers import Grid, Heading, Paper, Text
from generator.reports import period as periods
from generator.reports.content import Content, content
from generator.reports.formats import FORMATS
from generator.reports.paper import write
from generator.reports.versions import versions

UNIT = "catalog/units/park-office"
ALERT = """\
kind: warning
title: 暗号一：核查照片对不上
facts: 暗号二。
channel: inspection
subject: {post: examiner}
scheme: three-colours
level: orange
concluded: 2026-09-01
entered: 2026-09-04
stages: {collection: 2026-09-01, rating: 2026-09-07, handling: 2026-09-10, rectification: 2026-10-12, feedback: 2026-10-20}
measures: [correction]
deadline: 2026-09-20
outcome: {result: rectified, summary: 暗号三。}
"""

FACTORS = "power_held: partial, likelihood: medium, harm: discipline"
LOWERED = (
    "level_history: [{date: 2026-11-02, before: 1, after: 2, reason: 许可改由两个人共同作出。, decided_by: 局长办公会}]"
)


def _commit(root: Path, day: str, message: str = "x") -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false"]
    moment = f"{day}T10:00:00+08:00"
    environment = {**os.environ, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    for words in (["add", "-A"], ["commit", "-q", "-m", message]):
        subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True, env=environment)


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / UNIT / path).read_text("utf-8")
    assert old in text
    (root / UNIT / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A repository of the small catalogue that goes from August to November 2026."""
    folder = tmp_path_factory.mktemp("story") / "city"
    subprocess.run(["cp", "-r", root / "tests/base_catalog", folder], check=True)
    (folder / "catalog/units/park-office/alerts/site-photos.yml").unlink()
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    _replace(folder, "risks/tree-felling.yml", "不到现场就写核查意见", "暗号四")
    _replace(folder, "rules.yml", "岗位责任制, kind: prevention", "暗号五, kind: prevention")
    _replace(folder, "rules.yml", "每个岗位的责任写清楚。, public: true", "每个岗位的责任写清楚。, public: false")
    _commit(folder, "2026-08-20")
    _replace(folder, "powers/tree-felling.yml", "visits: 1", "visits: 2")
    _commit(folder, "2026-09-30")
    _replace(folder, "risks/tree-felling.yml", "收受好处，准许砍伐好树", "收好处砍好树")
    _replace(folder, "powers/tree-felling.yml", "promised: {value: 10", "promised: {value: 8")
    _commit(folder, "2026-10-15")
    (folder / UNIT / "alerts/yj-1.yml").write_text(ALERT, "utf-8")
    _commit(folder, "2026-10-21")
    _replace(folder, "risks/tree-felling.yml", "final: 1, date: 2026-01-10", "final: 2, date: 2026-11-02")
    _replace(folder, "risks/tree-felling.yml", "power_held: direct, likelihood: medium, harm: crime", FACTORS)
    _replace(folder, "risks/tree-felling.yml", "nature: crime", "nature: discipline")
    _replace(folder, "risks/tree-felling.yml", "date: 2026-11-02}\n", f"date: 2026-11-02}}\n    {LOWERED}\n")
    _commit(folder, "2026-11-02")
    return folder


Make = Callable[..., Paper]


@pytest.fixture(scope="module")
def make(story: Path) -> Make:
    """Makes the paper of a month (or a year) of the story."""

    @cache
    def said(name: str, audience: Audience, unit: str) -> Content:
        period = periods.month(name) or periods.year(name)
        assert period is not None
        return content(versions(story, period), period, audience, unit)

    def report(name: str, audience: Audience = Audience.INTERNAL, unit: str = "", form: str = "html") -> Paper:
        return write(said(name, audience, unit), form)

    return report


def _grid(paper: Paper, name: str) -> list[tuple[str, ...]]:
    return [tuple(row) for part in paper.parts if isinstance(part, Grid) and part.name == name for row in part.rows]


def _texts(paper: Paper) -> str:
    return "\n".join(part.text for part in paper.parts if isinstance(part, (Text, Heading)))


def test_a_month_is_compared_with_what_stood_when_it_began(make: Make) -> None:
    told = {month: [row[2] for row in _grid(make(month), "变动")] for month in ("2026-09", "2026-10", "2026-11")}
    assert len(told["2026-09"]) == 1
    assert "到现场次数" in told["2026-09"][0]
    assert any("承诺" in line and "8" in line for line in told["2026-10"])
    assert any("收好处砍好树" in line for line in told["2026-10"])
    assert any("由一级改为二级" in line for line in told["2026-11"])
    assert not any("承诺" in line for line in told["2026-11"])


def test_totals_are_those_at_both_ends(make: Make) -> None:
    totals = {name: (before, after, more) for name, before, after, more in _grid(make("2026-11"), "总体情况")}
    assert totals["其中一级"] == ("1", "0", "-1")
    assert totals["其中二级"] == ("1", "2", "+1")
    assert totals["风险点"] == ("3", "3", "0")
    assert totals["公开完整度"][2] == "0"
    assert totals["职权（正在行使和暂停行使）"] == ("1", "1", "0")


def test_a_month_before_the_history_has_no_changes_and_says_so(make: Make) -> None:
    paper = make("2026-08")
    assert _grid(paper, "变动") == []
    assert "版本记录从2026年8月20日开始" in _texts(paper)
    assert {row[1] for row in _grid(paper, "总体情况")} == {"—"}


def test_a_month_without_a_change_says_so(make: Make) -> None:
    paper = make("2026-12")
    assert "没有变动。" in _texts(paper)
    assert _grid(paper, "变动") == []


def test_alerts_are_told_as_they_stood_at_the_end_of_the_month_in_which_they_were_entered(make: Make) -> None:
    (row,) = _grid(make("2026-09"), "录入的预警")
    assert row[1:3] == ("yj-1", "警示")
    assert row[4:] == (
        "暗号一：核查照片对不上",
        "2026-09-04",
        "预警处置",
        "2026-09-20前整改\n已经超时\n上追一级：单位分管负责人",
    )
    assert [row[1] for row in _grid(make("2026-09"), "期末没有办结")] == ["yj-1"]
    assert _grid(make("2026-10"), "录入的预警") == _grid(make("2026-10"), "期末没有办结") == []


def test_a_year_adds_its_months_up_for_assessment(make: Make) -> None:
    paper = make("2026")
    assert _grid(paper, "各月预警")[8] == ("9月", "1")
    assert _grid(paper, "考核参考") == [("市园林局", "1", "0", "0", "1")]
    assert [row[1] for row in _grid(paper, "录入的预警")] == ["learned-case", "yj-1"]


def test_a_unit_has_a_report_of_its_own(make: Make) -> None:
    paper = make("2026-10", unit="park-office")
    assert paper.title == "市园林局权力运行和廉政风险防控月报（2026年10月）"
    assert _grid(paper, "各单位") == []
    assert _grid(paper, "变动") == _grid(make("2026-10"), "变动")


# --- what is not published ----------------------------------------------------------


def _bytes(paper: Paper, form: str) -> bytes:
    """What stands in a file, archives unpacked."""
    return unpacked(f"x.{form}", FORMATS[form](paper))


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("name", ["2026-09", "2026-10", "2026-11", "2026"])
def test_nothing_undisclosed_is_in_a_report_for_everybody(make: Make, name: str, form: str) -> None:
    assert "暗号" not in _bytes(make(name, Audience.PUBLIC, form=form), form).decode("utf-8", "replace")


def test_the_same_words_are_in_the_supervisors_reports(make: Make) -> None:
    told = {n for n in "一二三四五" if any(f"暗号{n}".encode() in _bytes(make("2026", form=f), f) for f in FORMATS)}
    assert told == {"一"}


@pytest.mark.parametrize("name", ["2026-09", "2026-10", "2026-11", "2026"])
def test_what_was_public_and_is_withheld_today_is_not_told_of(make: Make, name: str) -> None:
    """The only risk of the first level is of the second since November."""
    words = _bytes(make(name, Audience.PUBLIC), "html").decode()
    assert "好处" not in words
    assert "好处" in _bytes(make("2026"), "html").decode()


def test_everybody_is_told_of_published_powers(make: Make) -> None:
    (row,) = _grid(make("2026-10", Audience.PUBLIC), "变动")
    assert row[:2] == ("市园林局", "砍伐城市树木审批")
    assert "8" in row[2]


def test_everybody_is_told_no_count_of_alerts(make: Make) -> None:
    paper = make("2026-09", Audience.PUBLIC)
    assert [part.name for part in paper.parts if isinstance(part, Grid) and "预警" in part.name] == []
    assert "预警的件数按统计期公布" in _texts(paper)


def test_the_supervisors_reports_say_that_they_are_not_for_everybody(make: Make) -> None:
    for form in FORMATS:
        assert INTERNAL_MARK.encode() in _bytes(make("2026-10", form=form), form)
        assert INTERNAL_MARK.encode() not in _bytes(make("2026-10", Audience.PUBLIC, form=form), form)


# --- reports that a site carries ------------------------------------------------------

PERIODS = {"2026-08", "2026-09", "2026-10"}


@pytest.fixture(scope="module")
def sites(story: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, Built]:
    """The sites of the story, for both audiences."""
    place = tmp_path_factory.mktemp("sites")
    return {audience: build(story, place / "cache", place / audience, audience=audience) for audience in Audience}


def _reports(site: Built) -> dict[str, str]:
    """What the reports of a site say, by address, archives unpacked."""
    return {
        name: unpacked(name, raw).decode("utf-8", "replace")
        for name, raw in site.files.items()
        if name.startswith("reports/") and name != "reports/index.html"
    }


@pytest.mark.parametrize("audience", list(Audience))
def test_a_site_has_the_reports_of_months_that_are_over_in_every_form_and_leads_to_them(
    sites: dict[Audience, Built], audience: Audience
) -> None:
    mark = "internal-" if audience is Audience.INTERNAL else ""
    folders = {"reports/city": "city", "reports/units/park-office": "park-office"}
    pages = {f"{folder}/{period}.html" for folder in folders for period in PERIODS}
    files = {
        f"{folder}/{mark}report-{name}-{period}.{form}"
        for folder, name in folders.items()
        for period in PERIODS
        for form in ("docx", "xlsx")
    }
    site = sites[audience].files
    assert _reports(sites[audience]).keys() == pages | files
    for place, back in (("statistics/index.html", "../reports/city/"), ("reports/index.html", "city/")):
        assert all(f'href="{back}{period}.html"' in site[place].decode() for period in PERIODS)
    of_unit = site["statistics/park-office.html"].decode()
    assert all(f'href="../reports/units/park-office/{period}.html"' in of_unit for period in PERIODS)
    assert 'href="../statistics/park-office.html#reports"' in site["units/park-office.html"].decode()
    assert b"reports/city/2026-10.html" in site["sitemap.xml"]


def test_no_undisclosed_word_is_in_a_report_that_a_public_site_carries(sites: dict[Audience, Built]) -> None:
    public, own = (_reports(sites[audience]) for audience in (Audience.PUBLIC, Audience.INTERNAL))
    assert [place for place, text in public.items() if "暗号" in text or "好处" in text or INTERNAL_MARK in text] == []
    told = {place for place, text in own.items() if "暗号一" in text}
    assert told == {place for place in own if "2026-09" in place}
    assert all(INTERNAL_MARK in text for place, text in own.items() if not place.endswith(".html"))
    assert "收好处砍好树" in own["reports/city/2026-10.html"]


def test_the_numbers_of_each_month_are_counted_again_from_the_files_that_its_last_commit_had(
    story: Path, sites: dict[Audience, Built], tmp_path: Path
) -> None:
    """Those that the supervisor sees; so is how often something was changed in a month."""
    counted = {}
    for month, day in (("2026年8月", "2026-09-01"), ("2026年9月", "2026-10-01"), ("2026年10月", "2026-11-01")):
        folder = tmp_path / month
        commit = git(story, "rev-list", "-1", f"--before={day}T00:00:00+08:00", "HEAD")
        git(story, "worktree", "add", "-q", "--detach", str(folder), commit)
        recount = Recount(folder, "park-office", public=False)
        counts, share = recount.counts(), recount.completeness()
        asked, said = (sum(counts[name].values()) for name in ("asked", "said"))
        numbers = (counts["held"], counts["said"]["flow"], _percent(Fraction(said, asked)), _percent(share))
        guarded = (counts["guarded"][name] for name in ("controls", "apart"))
        counted[month] = [str(n) for n in (*numbers, counts["risks"], *guarded, counts["rules"]["in_force"])]
    page = sites[Audience.INTERNAL].files["statistics/park-office.html"].decode()
    table = page.partition("<caption>各月末的数字</caption>")[2].partition("</table>")[0]
    rows = [re.findall(r">([^<>]+)</t[hd]>", row) for row in table.split("<tr>")[2:]]
    assert {month: numbers for month, *numbers in rows} == counted
    happened = page.partition("<caption>每月有多少处改动（处）</caption>")[2].partition("</table>")[0]
    assert [m for m, n in re.findall(r'<th scope="row">([^<]+)</th><td>(\d+)</td>', happened) if n != "0"] == [
        "26.8",
        "26.9",
        "26.10",
    ]


def _percent(share: Fraction) -> str:
    return f"{int(share * 1000 + Fraction(1, 2)) / 10:g}%"


def test_what_is_withheld_today_is_counted_of_no_version(story: Path, tmp_path: Path) -> None:
    """The only risk of the first level is of the second since November: what was counted of it then is told no more."""
    cache = Cache(tmp_path)
    examination = look_through(story, cache)
    told = {
        audience: {
            one.period: one.after for one in chronicle(replace(examination, audience=audience), cache).city().reported
        }
        for audience in Audience
    }
    for name in PERIODS:
        period = periods.month(name)
        assert period is not None
        own = content(versions(story, period), period, Audience.INTERNAL, "")
        assert (told[Audience.INTERNAL][name].units, told[Audience.INTERNAL][name].commit) == (
            own.after,
            own.about.commit,
        )
        public = told[Audience.PUBLIC][name].units["park-office"]
        assert (public.held, public.risks, public.risk_posts) == (1, 0, 0)
        assert own.after["park-office"].by_level["1"] == 1


def test_a_report_tells_what_changed_day_by_day_and_compares_both_ends(sites: dict[Audience, Built]) -> None:
    page = sites[Audience.PUBLIC].files["reports/units/park-office/2026-10.html"].decode()
    changed = page.partition("这一期的改动</h2>")[2].partition("<h2")[0]
    assert re.findall(r'<th scope="row">(.*?)</th>', changed) == ["2026-10-15"]
    assert "职权“砍伐城市树木审批”" in changed
    assert "8 个工作日" in changed
    first = sites[Audience.PUBLIC].files["reports/city/2026-08.html"].decode()
    assert "这一期开始时的情况没有记录" in first


def test_a_shallow_clone_and_a_folder_without_history_have_no_reports_and_say_why(
    story: Path, base_catalog: Path, tmp_path: Path
) -> None:
    subprocess.run(["git", "clone", "-q", "--depth=3", f"file://{story}", tmp_path / "city"], check=True)
    for number, root in enumerate((tmp_path / "city", base_catalog)):
        site = build(root, tmp_path / "cache", tmp_path / f"site-{number}")
        assert _reports(site) == {}
        said = "做这个网站时没有完整的版本记录"
        assert all(said in site.files[f"{page}.html"].decode() for page in ("reports/index", "statistics/index"))


@pytest.mark.parametrize(
    ("first", "newest", "expected"),
    [
        ("2026-11-22", "2026-11-30", []),
        ("2026-11-22", "2026-12-01", ["2026-11"]),
        ("2025-12-31", "2026-02-01", ["2026-01", "2025-12", "2025"]),
        (
            "2019-03-01",
            "2026-03-05",
            [*(f"2026-{n:02}" for n in (2, 1)), *(f"2025-{n:02}" for n in range(12, 2, -1)), *map(str, range(2025, 2020, -1))],
        ),
    ],
)  # fmt: skip
def test_the_periods_of_a_site_follow_from_its_history_and_are_bounded(
    first: str, newest: str, expected: list[str]
) -> None:
    assert [period.id for period in periods.over(first, newest)] == expected


# --- files and the command ----------------------------------------------------------


@pytest.mark.parametrize("form", list(FORMATS))
def test_equal_reports_are_equal_bytes(make: Make, form: str) -> None:
    assert FORMATS[form](make("2026-10", form=form)) == FORMATS[form](make("2026-10", form=form))


def test_a_catalogue_that_is_in_no_repository_is_reported_as_it_is(base_catalog: Path) -> None:
    period = periods.month("2026-10")
    assert period is not None
    paper = write(content(versions(base_catalog, period), period, Audience.PUBLIC, ""), "html")
    assert "数据不在版本库里" in _texts(paper)


def _run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "report", *words])


def test_the_command_writes_the_file_that_it_names(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "月报.docx"
    result = _run(story, "--month", "2026-10", "--out", str(target))
    assert (result.exit_code, result.output) == (0, f"报告在 {target}。\n")
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "用 --month 写明月份，或者用 --year 写明年份。"),
        (("--month", "2026-10", "--year", "2026"), 2, "用 --month 写明月份，或者用 --year 写明年份。"),
        (("--month", "2026-13"), 2, "月份要写成 2026-10 这样。"),
        (("--year", "26"), 2, "年份要写成 2026 这样。"),
        (("--month", "2026-10", "--unit", "nowhere"), 2, "没有单位nowhere。"),
        (("--month", "2026-10", "--out", "/nowhere/x.docx"), 1, "写不进去"),
    ],
)
def test_what_cannot_be_made_is_said(story: Path, words: tuple[str, ...], code: int, said: str) -> None:
    result = _run(story, *words)
    assert result.exit_code == code
    assert said in result.output
