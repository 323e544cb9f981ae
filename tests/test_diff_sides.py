"""Two sides are had from git or from folders, each content is read once, and what cannot be had is said."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from diff_sides import PATHS

from generator import diff_load, revisions
from generator.diff import compare
from generator.diff_command import Wanted, told
from generator.diff_load import load_both
from generator.revisions import RevisionError, Tree, sides

POWER = PATHS["power"]


def _git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", folder, *who, *words], check=True, capture_output=True, text=True
    ).stdout.strip()


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def _commit(root: Path, message: str) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", message)


@pytest.fixture
def repository(base_catalog: Path) -> Path:
    """The small catalogue in git: at ``first`` as it is, then with two visits instead of one."""
    _git(base_catalog, "init", "-q", "-b", "main")
    _commit(base_catalog, "one")
    _git(base_catalog, "tag", "first")
    _replace(base_catalog, POWER, "visits: 1", "visits: 2")
    _commit(base_catalog, "two")
    return base_catalog


def _kinds(root: Path, base: str, head: str | None = None) -> list[str]:
    return [c.kind for c in compare(*load_both(*sides(root, base, head)))]


def test_two_revisions_are_compared_without_a_checkout(repository: Path) -> None:
    (repository / POWER).unlink()
    assert _kinds(repository, "first", "main") == ["service-visits-increased"]


def test_a_file_that_a_folder_has_twice_is_none(repository: Path) -> None:
    *folders, name = POWER.split("/")
    entry = b"100644 %s\0" % name.encode()
    made = b"".join(entry + bytes.fromhex(_git(repository, "rev-parse", f"{at}:{POWER}")) for at in ("first", "main"))
    words = ["git", "-C", repository, "hash-object", "-t", "tree", "-w", "--literally", "--stdin"]
    tree = subprocess.run(words, input=made, check=True, capture_output=True).stdout.decode().strip()
    while folders:
        folder = folders.pop()
        listed = _git(repository, "ls-tree", f"main:{'/'.join(folders)}").splitlines()
        lines = [f"040000 tree {tree}\t{folder}" if line.endswith(f"\t{folder}") else line for line in listed]
        words = ["git", "-C", repository, "mktree"]
        tree = subprocess.run(words, input="\n".join(lines), check=True, capture_output=True, text=True).stdout.strip()
    commit = _git(repository, "commit-tree", tree, "-p", "main", "-m", "twice")
    assert _kinds(repository, "main", commit)[0] == "file-not-compared"


def test_what_was_merged_crosswise_is_compared_with_what_stands_now(repository: Path) -> None:
    """A branch that undoes what the main line has decided, and has it as one of the commits where they parted still had it."""
    _git(repository, "checkout", "-q", "-b", "topic", "first")
    (repository / "notes.txt").write_text("一", "utf-8")
    _commit(repository, "something else")
    theirs, ours = _git(repository, "rev-parse", "topic"), _git(repository, "rev-parse", "main")
    _git(repository, "merge", "-q", "--strategy", "ours", "-m", "without what was decided", ours)
    _git(repository, "checkout", "-q", "main")
    _git(repository, "merge", "-q", "-m", "something else", theirs)
    assert len(_git(repository, "merge-base", "--all", "main", "topic").split()) == 2
    assert _kinds(repository, "main...topic") == ["service-visits-decreased"]


def test_what_somebody_has_put_in_the_place_of_an_object_is_not_looked_at(repository: Path) -> None:
    content = _git(repository, "rev-parse", f"HEAD:{POWER}")
    _git(repository, "replace", content, _git(repository, "rev-parse", f"first:{POWER}"))
    assert _kinds(repository, "first", "HEAD") == ["service-visits-increased"]


def test_a_revision_is_compared_with_the_files_as_they_are(repository: Path) -> None:
    _replace(repository, POWER, "value: 10, unit: workday", "value: 15, unit: workday")
    assert _kinds(repository, "main") == ["time-limits-promised-increased"]


def test_what_others_did_since_a_branch_left_is_not_told(repository: Path) -> None:
    _git(repository, "checkout", "-q", "-b", "mine", "first")
    _replace(repository, POWER, "value: 10, unit: workday", "value: 15, unit: workday")
    _commit(repository, "three")
    assert _kinds(repository, "main...mine") == ["time-limits-promised-increased"]
    assert len(_kinds(repository, "main", "mine")) == 2


def test_two_folders_are_compared(repository: Path, sample_copy: Path) -> None:
    assert _kinds(repository, str(sample_copy), str(sample_copy)) == []
    assert "unit-removed" in _kinds(repository, str(sample_copy), str(repository))


def test_a_catalogue_in_a_folder_of_the_repository_is_found(repository: Path) -> None:
    _git(repository, "mv", "-k", "catalog", "flows", _made(repository / "city"))
    _commit(repository, "moved")
    _replace(repository / "city", POWER, "visits: 2", "visits: 3")
    _commit(repository, "more")
    assert _kinds(repository / "city", "HEAD~1", "HEAD") == ["service-visits-increased"]


def _made(folder: Path) -> str:
    folder.mkdir()
    return folder.name


def test_a_folder_names_contents_as_git_does(repository: Path) -> None:
    older, newer = sides(repository, "main", None)
    assert older.blobs == newer.blobs


def test_each_content_is_read_once_and_untouched_units_not_at_all(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository / "catalog/units/other-office"
    other.mkdir()
    for name in ("unit.yml", "rules.yml"):
        text = (repository / "catalog/units/park-office" / name).read_text("utf-8")
        (other / name).write_text(text, "utf-8")
    _commit(repository, "another unit")
    _replace(repository, POWER, "visits: 2", "visits: 3")
    read: list[str] = []
    parse = diff_load.parse
    monkeypatch.setattr(diff_load, "parse", lambda path, raw: read.append(path) or parse(path, raw))
    load_both(*sides(repository, "HEAD", None))
    assert [path for path in read if read.count(path) > 1] == [POWER, POWER]
    assert "catalog/units/other-office/rules.yml" not in read


def test_git_is_started_a_few_times_whatever_the_files(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Sequence[str]] = []
    run = revisions._git
    monkeypatch.setattr(
        revisions, "_git", lambda root, words, given=None: started.append(words) or run(root, words, given)
    )
    load_both(*sides(repository, "first", "main"))
    assert [words[0] for words in started].count("cat-file") <= 2
    assert len(started) <= 8


def test_a_file_that_is_broken_and_the_same_on_both_sides_is_not_told(repository: Path) -> None:
    _replace(repository, PATHS["risks"], "nature: crime", "nature: sin")
    _commit(repository, "broken")
    _replace(repository, POWER, "visits: 2", "visits: 1")
    assert _kinds(repository, "main") == ["service-visits-decreased"]


def test_a_link_in_the_place_of_a_file_is_not_followed(repository: Path) -> None:
    (repository / POWER).unlink()
    (repository / POWER).symlink_to("/etc/passwd")
    _commit(repository, "link")
    assert _kinds(repository, "first", "main") == ["file-not-compared"]


@pytest.mark.parametrize("name", ["nothing", "--all", "", "first:catalog", "main@{upstream}", "-h"])
def test_a_revision_that_does_not_exist_is_said(repository: Path, name: str) -> None:
    with pytest.raises(RevisionError, match="没有叫"):
        sides(repository, name, None)


@pytest.mark.parametrize("name", ["--all...main", "main...nothing", "nothing..."])
def test_branches_without_a_common_beginning_are_said(repository: Path, name: str) -> None:
    with pytest.raises(RevisionError):
        sides(repository, name, None)


def test_a_shallow_clone_is_said(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    with pytest.raises(RevisionError, match="浅克隆"):
        sides(clone, _git(repository, "rev-parse", "first"), None)


def test_a_folder_without_git_is_said(base_catalog: Path) -> None:
    with pytest.raises(RevisionError, match="git 没有给出结果"):
        sides(base_catalog, "main", None)


def test_a_machine_without_git_is_told_of_folders(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="没有安装 git"):
        sides(repository, "main", None)


def test_a_content_that_git_lacks_is_said() -> None:
    with pytest.raises(RevisionError, match="不完整"):
        list(revisions._contents(Path(__file__).parent, ["0" * 40]))


def test_an_empty_revision_has_no_files(repository: Path) -> None:
    empty = _git(
        repository, "commit-tree", _git(repository, "hash-object", "-t", "tree", "-w", "/dev/null"), "-m", "none"
    )
    tree, _head = sides(repository, empty, None)
    assert (tree.blobs, list(tree.read([]))) == ({}, [])
    assert "unit-added" in _kinds(repository, empty)


def test_the_command_reports_in_each_format(repository: Path) -> None:
    for form, word in (("text", "到现场次数"), ("markdown", "## 这次改动的含义"), ("json", '"kind"')):
        assert word in told(repository, "first", "main", Wanted(form))[0]


def test_a_tree_says_where_it_is_from(repository: Path) -> None:
    older, newer = sides(repository, "first", "main")
    assert isinstance(older, Tree)
    assert (older.name, newer.name) == ("first", "main")


def test_what_a_change_names_is_named_though_it_did_not_change(repository: Path) -> None:
    flow = PATHS["flow"]
    _replace(repository, flow, "    risks: [favour]\n", "    risks: [favour, overlook-tree, stale-catalogue]\n")
    (change,) = compare(*load_both(*sides(repository, "main", None)))
    assert change.after == "不到现场就写核查意见、法律改了目录没有跟着改"
    (repository / flow).rename(repository / flow.replace("tree-felling", "felling"))
    told = compare(*load_both(*sides(repository, "main", None)))
    assert "不到现场就写核查意见、法律改了目录没有跟着改" in [c.after for c in told]


def test_a_power_that_a_change_names_is_named_though_it_did_not_change(repository: Path) -> None:
    second = POWER.replace("tree-felling", "tree-pruning")
    text = (repository / POWER).read_text("utf-8").replace("砍伐城市树木审批", "修剪城市树木审批")
    (repository / second).write_text(text, "utf-8")
    _commit(repository, "second")
    _replace(repository, second, "fees: {charged: false}", "fees: {charged: false}\nrelated: [tree-felling]")
    (change,) = compare(*load_both(*sides(repository, "main", None)))
    assert (change.entry.title, change.after) == ("修剪城市树木审批", "砍伐城市树木审批")


def test_a_folder_in_the_place_of_a_file_is_said(repository: Path) -> None:
    (repository / POWER).unlink()
    (repository / POWER).mkdir()
    assert _kinds(repository, "main") == ["file-not-compared"]


def test_a_file_that_cannot_be_read_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(RevisionError, match="读不了"):
        sides(repository, str(repository), None)
