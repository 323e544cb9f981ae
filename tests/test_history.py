"""The past of a catalogue is told from git: what changed, when, and for whom, of what is public and of nothing else."""

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from builds import build, unpacked
from click.testing import CliRunner
from repositories import repository as committed
from story import GIT, STORIES, git, told

from generator import pair
from generator.cache import Cache
from generator.cli import main
from generator.edition import edition
from generator.examination import look_through
from generator.history import Chronicle, chronicle
from generator.names import encode
from generator.past import EFFECTS, KINDS, CityPast, Happening
from generator.revisions import RevisionError


def past_of(root: Path, cache: Path | None = None) -> Chronicle:
    kept = Cache(cache or root.parent / "cache")
    found = chronicle(look_through(root, kept), kept)
    kept.close()
    return found


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, int]]:
    """The story of the park office as a repository, and the numbers of its commits."""
    root = tmp_path_factory.mktemp("story") / "park"
    history = told("park-office")
    numbers = history.write(root)
    on_main = {number: place for place, number in enumerate(history.main, start=1)}
    return root, {name: on_main[number] for name, number in numbers.items() if number in on_main}


@pytest.fixture(scope="module")
def past(repository: tuple[Path, Mapping[str, int]]) -> Chronicle:
    return past_of(repository[0])


def _log(happenings: tuple[Happening, ...], numbers: Mapping[str, int]) -> Iterator[str]:
    """A change log as a text: each commit by its place on the main line and its day."""
    for commit, of_commit in groupby(happenings, key=lambda h: h.commit):
        found = list(of_commit)
        yield f"{numbers[commit]} {found[0].day}"
        for h in found:
            marks = "".join(f"（{EFFECTS[effect]}）" for effect in h.effects)
            keys = " ".join(h.powers) or h.unit or "-"
            yield f"  {h.unit_name or '全市'} {KINDS[h.kind]}“{h.title}” [{keys}] {h.told}{marks}"


def test_the_change_log_of_a_story_is_the_story(past: Chronicle, repository: tuple[Path, Mapping[str, int]]) -> None:
    written = "\n".join(_log(past.city().happenings, repository[1])) + "\n"
    assert len(repository[1]) >= 40
    assert written == (STORIES / "park-office.txt").read_text("utf-8")


RECORD = """title: 砍树审批少等一天
date: 2026-05-02
reason: 现场核查改由街道园林员先做。
covers:
  - {kind: power, id: tree-felling, change: power-limit-decreased, before: 10 个工作日, after: 9 个工作日}
decision: {body: 局长办公会, date: 2026-04-28}
approval: {post: 局长岗, date: 2026-04-29}
filed:
  - {office: legal, date: 2026-04-30, number: 法制备〔2026〕31号}
internal: {notes: 邻居写过三封信}
"""


def test_a_record_is_named_in_every_log_beside_what_came_with_it_and_told_whole_on_the_page_of_its_unit(
    base_catalog: Path, tmp_path: Path
) -> None:
    committed(base_catalog)
    place = base_catalog / "catalog/units/park-office/changes/2026-05-02-fewer-days.yml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(RECORD, "utf-8")
    _commit(
        base_catalog, "catalog/units/park-office/powers/tree-felling.yml", "promised: {value: 10", "promised: {value: 9"
    )
    built = build(base_catalog, tmp_path / "cache", tmp_path / "site")
    assert built.files, built.diagnostics
    power = built.files["powers/park-office/tree-felling.html"].decode()
    log, of_city = (built.files[f"changes/{name}.html"].decode() for name in ("park-office", "index"))
    assert power.count('changes/park-office.html#record-2026-05-02-fewer-days">变更记录：砍树审批少等一天</a>') == 1
    assert of_city.count('="park-office.html#record-2026-05-02-fewer-days">变更记录：砍树审批少等一天</a>') == 1
    assert 'id="record-2026-05-02-fewer-days"' in log
    assert "法制办备案</dt><dd>2026年4月30日，法制备〔2026〕31号" in log
    assert not [name for name, content in built.files.items() if "邻居写过三封信".encode() in content]


# --- what it costs --------------------------------------------------------------


class Counted:
    """Counts the processes that are begun, and the pairs of versions that are read."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.processes: list[str] = []
        self.pairs = 0
        popen, load = subprocess.Popen.__init__, pair.load_both

        def begin(process: Any, command: Any, *rest: Any, **more: Any) -> None:
            self.processes += [word for word in command if word in ("rev-parse", "log", "cat-file")]
            popen(process, command, *rest, **more)

        def read(*sides: Any) -> Any:
            self.pairs += 1
            return load(*sides)

        patch.setattr(subprocess.Popen, "__init__", begin)
        patch.setattr(pair, "load_both", read)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def _copy(repository: Path, folder: Path) -> Path:
    return Path(shutil.copytree(repository, folder / "park"))


def _commit(root: Path, path: str, old: str, new: str) -> None:
    _edit(root, path, old, new)
    git(root, "add", "--all")
    git(root, "-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "--quiet", "--message=m")


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), "utf-8")


CUTTING = "catalog/units/park-office/powers/tree-cutting.yml"


def test_three_processes_read_any_number_of_commits_and_one_says_that_nothing_moved(
    repository: tuple[Path, Mapping[str, int]], tmp_path: Path, counted: Counted
) -> None:
    past_of(repository[0], tmp_path)
    assert sorted(counted.processes) == ["cat-file", "log", "rev-parse"]
    counted.processes.clear()
    past_of(repository[0], tmp_path)
    assert counted.processes == ["rev-parse"]


def test_a_new_commit_costs_one_comparison_and_leaves_other_units_as_they_are(
    repository: tuple[Path, Mapping[str, int]], tmp_path: Path, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(GIT, "GIT_COMMITTER_DATE", "2026-04-20T09:00:00+08:00")  # in a new month all have a report more
    root = _copy(repository[0], tmp_path)
    before = past_of(root, tmp_path / "cache")
    counted.pairs = 0
    _commit(root, CUTTING, "visits: 1", "visits: 6")
    after = past_of(root, tmp_path / "cache")
    assert counted.pairs == 1
    assert after.city().happenings[1:] == before.city().happenings
    assert after.city().happenings[0].told == "到现场次数由 1 改为 6"
    same = {unit: before.unit_key(unit) == after.unit_key(unit) for unit in ("park-office", "water-office")}
    assert same == {"park-office": False, "water-office": True}


def test_an_edit_that_is_not_committed_reads_no_history(
    repository: tuple[Path, Mapping[str, int]], tmp_path: Path, counted: Counted
) -> None:
    root = _copy(repository[0], tmp_path)
    past_of(root, tmp_path / "cache")
    counted.processes.clear()
    _edit(root, CUTTING, "visits: 1", "visits: 6")
    past_of(root, tmp_path / "cache")
    assert counted.processes == ["rev-parse"]


def test_what_the_cache_has_lost_or_cannot_keep_is_found_out_again(
    repository: tuple[Path, Mapping[str, int]], past: Chronicle, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder of the cache would be")
    assert past_of(repository[0], blocked).city() == past.city()
    kept = Cache(tmp_path / "cache")
    chronicle(look_through(repository[0], kept), kept)
    with sqlite3.connect(tmp_path / "cache" / "cache.sqlite") as store:
        store.execute("delete from kept where rowid % 2 = 0")
    kept.close()
    assert past_of(repository[0], tmp_path / "cache").city() == past.city()


# --- what is missing ------------------------------------------------------------


def test_a_shallow_clone_is_noticed_and_said(repository: tuple[Path, Mapping[str, int]], tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=4", f"file://{repository[0]}", "park")
    found = past_of(tmp_path / "park")
    assert (found.code, found.city().since) == ("shallow", "2026-04-15")
    assert "git fetch --unshallow" in found.trouble
    assert {h.day for h in found.city().happenings} == {"2026-04-15", "2026-04-16", "2026-04-17", "2026-04-18"}
    assert found.unit("park-office").trouble == "shallow"


def test_a_folder_in_no_repository_asks_no_process(base_catalog: Path, counted: Counted) -> None:
    found = past_of(base_catalog)
    assert (found.code, found.city(), counted.processes) == ("none", CityPast(trouble="none"), [])
    assert "不在 git 版本库里" in found.trouble


def test_a_repository_that_git_cannot_read_is_no_fault(base_catalog: Path) -> None:
    (base_catalog / ".git").write_text("gitdir: nowhere")
    found = past_of(base_catalog)
    assert (found.code, found.unit("park-office").happenings) == ("unreadable", ())
    assert found.trouble.startswith("网页上的历史不完整：")


def test_a_repository_without_a_commit_has_no_past(base_catalog: Path) -> None:
    git(base_catalog, "init", "--quiet")
    assert past_of(base_catalog).city().happenings == ()


# --- versions -------------------------------------------------------------------


def test_the_version_of_a_file_is_the_last_commit_that_touched_it(
    repository: tuple[Path, Mapping[str, int]], past: Chronicle
) -> None:
    versions = {v.path: v for v in past.unit("park-office").versions}
    ledger = "catalog/units/park-office/risks/tree-cutting.yml"
    places = {path: repository[1][versions[path].commit] for path in (CUTTING, ledger)}
    assert places == {CUTTING: 47, ledger: 18}
    assert (versions[ledger].day, versions[ledger].sum) == ("2026-03-20", "")


def test_the_version_of_a_page_is_that_of_the_file_that_was_touched_last(past: Chronicle) -> None:
    ledger, flow = "catalog/units/park-office/risks/tree-cutting.yml", "flows/park-office/tree-cutting.yml"
    found = past.unit("park-office")
    assert found.version_of([ledger, flow]).startswith("2026-04-17（")
    assert found.version_of([CUTTING, ledger, flow]).startswith("2026-04-18（")
    assert found.version_of(["unknown.yml"]) == ""


def test_an_edited_file_is_not_committed_yet(repository: tuple[Path, Mapping[str, int]], tmp_path: Path) -> None:
    root = _copy(repository[0], tmp_path)
    _edit(root, CUTTING, "visits: 1", "visits: 6")
    found = past_of(root).unit("park-office")
    assert [v.path for v in found.versions if not v.commit] == [CUTTING]
    assert found.version_of([CUTTING]) == "尚未提交"


def test_a_file_can_be_checked_where_everybody_may_have_it(
    repository: tuple[Path, Mapping[str, int]], tmp_path: Path
) -> None:
    root = _copy(repository[0], tmp_path)
    repository_of = "repository: {public: true, url: https://git.test.example/park}\nsupervision:\n"
    _commit(root, "catalog/jurisdiction.yml", "supervision:\n", repository_of)
    sums = {v.path: v.sum for v in past_of(root).unit("park-office").versions}
    assert sums == {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in sums}


# --- the same everywhere --------------------------------------------------------


def test_the_past_is_the_same_in_any_zone_language_place_and_order_of_hashing(
    repository: tuple[Path, Mapping[str, int]], past: Chronicle, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from generator.i18n import use_language; use_language('en')\n"
        "from generator.cache import Cache; from generator.examination import look_through\n"
        "from generator.history import chronicle; from generator.names import encode\n"
        "cache = Cache(Path(sys.argv[2])); past = chronicle(look_through(Path(sys.argv[1]), cache), cache)\n"
        "sys.stdout.buffer.write(encode((past.city(), past.unit('park-office'))))\n"
    )
    root = _copy(repository[0], tmp_path)
    strange = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", program, str(root), str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, check=True, env=strange, cwd=Path(__file__).parent.parent)
    assert done.stdout == encode((past.city(), past.unit("park-office")))


# --- what must not come out -----------------------------------------------------


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A repository whose past is full of words that must not come out, and the site that is made of it, its archives unpacked.

    Its commits lie in three months, so that there are reports of two.
    """
    root = tmp_path_factory.mktemp("canaries") / "park"
    history = told("canaries")
    for number, commit in enumerate(history.commits[:-1]):
        months_ago = timedelta(days=56 if number < len(history.commits) // 2 else 28)
        history.commits[number] = replace(commit, moment=commit.moment - months_ago)
    history.write(root)
    files = build(root, root.parent / "cache", root.parent / "site").files
    assert {"index.html", "reports/city/2026-01.html", "reports/units/park-office/2026-02.html"} <= files.keys()
    return root, {name: unpacked(name, raw) for name, raw in files.items()}


def test_no_word_that_is_not_public_comes_out_of_the_past(canaries: tuple[Path, dict[str, bytes]]) -> None:
    root, files = canaries
    hidden = {
        int(n) for n in re.findall(r"(?:canary|86420)(\d{5})", git(root, "log", "--all", "--patch", "--format=fuller"))
    }
    assert hidden == set(range(10_001, 10_025))
    leaks = [(name, m[0]) for name, raw in files.items() for m in re.finditer(rb"canary\d*|86420\d+", raw)]
    assert leaks == []


def test_a_public_word_of_the_past_is_found_by_the_same_search(canaries: tuple[Path, dict[str, bytes]]) -> None:
    found = {name for name, raw in canaries[1].items() if "曾经要过的照片".encode() in raw}
    pages = {"changes/index.html", "changes/park-office.html", "powers/park-office/tree-felling.html"}
    assert pages | {"feeds/changes.xml", "feeds/changes/park-office.xml"} <= found


def test_a_page_says_its_version_and_its_own_changes(canaries: tuple[Path, dict[str, bytes]]) -> None:
    root, files = canaries
    page = files["powers/park-office/tree-felling.html"].decode()
    commit = git(root, "rev-parse", "HEAD")[:10]
    assert f"版本：2026-03-17（{commit}）" in page
    section = page.partition('id="changes"')[2].partition('id="record"')[0]
    assert "公示风险点“不到现场就写核查意见”" in section
    assert "这一版无法读取，没有比较" in section
    assert 'href="#changes"' in page
    assert f'<span class="dl-code">{commit}</span>' in files["changes/index.html"].decode()


# --- older versions -------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "place"), [("2026-03-02", 2), ("2026-03-12", 10), ("HEAD", 47), ("2026-05-01", 47), ("HEAD~1", 46)]
)
def test_an_older_version_is_named_by_a_day_or_a_revision(
    repository: tuple[Path, Mapping[str, int]], said: str, place: int
) -> None:
    assert repository[1][edition(repository[0], said).commit] == place


@pytest.mark.parametrize("said", ["2026-02-28", "nothing", "--all", ""])
def test_what_names_no_version_is_told(repository: tuple[Path, Mapping[str, int]], said: str) -> None:
    with pytest.raises(RevisionError):
        edition(repository[0], said)


def test_an_older_version_is_built_beside_the_work_tree_and_says_so_on_every_page(
    repository: tuple[Path, Mapping[str, int]], tmp_path: Path
) -> None:
    root = _copy(repository[0], tmp_path)
    _edit(root, CUTTING, "visits: 1", "visits: 6")
    ran = CliRunner().invoke(
        main, ["--root", str(root), "build", "--at", "2026-03-02", "--site-dir", str(tmp_path / "old")]
    )
    assert ran.exit_code == 0, ran.output
    assert git(root, "status", "--porcelain") == f"M {CUTTING}"
    pages = {
        p.relative_to(tmp_path / "old").as_posix(): p.read_text("utf-8") for p in (tmp_path / "old").rglob("*.html")
    }
    codes = {name for name in pages if name.startswith("id/")}  # these only lead to the others
    assert [name for name in pages.keys() - codes if "这是 2026-03-02（提交 " not in pages[name]] == []
    assert "15 个工作日" in pages["powers/park-office/tree-felling.html"]
    assert "powers/park-office/tree-cutting.html" not in pages
    ran = CliRunner().invoke(
        main, ["--root", str(root), "build", "--at", "2020-01-01", "--site-dir", str(tmp_path / "none")]
    )
    assert (ran.exit_code, (tmp_path / "none").exists()) == (2, False)
