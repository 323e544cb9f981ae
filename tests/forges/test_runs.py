"""What each forge runs on a pull request and after a merge does what it should, tried with its own file as it stands."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from repositories import commit, git, repository
from suite import LONG

from forges.runners import CHECKING, DAYLIGHT, PUBLISHING, ROOT, SITES, Event, executable
from generator.manifest import MANIFEST, SIGNATURE, decode_manifest

TRIED = tuple(CHECKING) if LONG else ("github", "gitee")
"""Gitea's file has GitHub's commands (which the static tests see to), and GitLab's has those of Gitee."""

POWER = "catalog/units/park-office/powers/tree-felling.yml"
STRANGE = "main$(touch${IFS}pwned);x"
"""A branch may be called that."""


class Forge(NamedTuple):
    """A bare repository, and the commits that its pull requests and its branch main are at."""

    remote: Path
    main: str
    reworded: str
    broken: str
    slower: str


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A repository of data alone, with the scripts copied into it as OPERATING.md says."""
    folder = tmp_path_factory.mktemp("forge")
    root = Path(shutil.copytree(ROOT / "tests" / "base_catalog", folder / "data"))
    shutil.copytree(ROOT / ".ci", root / ".ci")
    shutil.copyfile(ROOT / ".gitignore", root / ".gitignore")
    repository(root)
    main = git(root, "rev-parse", "HEAD")
    reworded = _proposed(root, "要砍城市里的树", "要砍街道边的树")
    broken = _proposed(root, "category: licensing", "category: licence")
    slower = _proposed(root, "promised: {value: 10", "promised: {value: 15", ".ci/publish")
    git(folder, "clone", "--quiet", "--bare", str(root), "forge.git")
    return Forge(folder / "forge.git", main, reworded, broken, slower)


def _proposed(root: Path, old: str, new: str, other: str = "") -> str:
    """A commit on no branch, one edit away from main, and one of the file ``other``."""
    git(root, "checkout", "--quiet", "--detach", "main")
    text = (root / POWER).read_text("utf-8")
    assert old in text
    (root / POWER).write_text(text.replace(old, new), "utf-8")
    if other:
        (root / other).write_text((root / other).read_text("utf-8") + "# 另外\n", "utf-8")
    made = commit(root, "改动")
    git(root, "update-ref", f"refs/heads/proposed-{made[:8]}", made)
    git(root, "checkout", "--quiet", "main")
    return made


def _request(forge: Forge, head: str, base: str = "main") -> Event:
    git(forge.remote, "update-ref", "refs/pull/7/merge", head)
    git(forge.remote, "update-ref", f"refs/heads/{base}", forge.main)
    git(forge.remote, "symbolic-ref", "HEAD", "refs/heads/main")
    git(forge.remote, "config", "uploadpack.allowAnySHA1InWant", "true")
    return Event(forge.remote, head, base)


@pytest.mark.parametrize("name", TRIED)
def test_a_pull_request_is_told_what_it_means_and_shown(forge: Forge, tmp_path: Path, name: str) -> None:
    done = CHECKING[name](_request(forge, forge.reworded, STRANGE), tmp_path / name)
    assert done.code == 0, done.said
    told = (done.folder / "out/changes.md").read_text("utf-8")
    assert "要砍街道边的树" in told
    assert "数据以外" not in told
    assert told in (done.summary or done.said)
    page = (done.folder / "out/preview/powers/park-office/tree-felling.html").read_text("utf-8")
    assert "合并请求 7 的预览，没有经过审核" in page
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize("name", TRIED if LONG else TRIED[:1])
def test_a_pull_request_with_a_fault_fails_at_its_place(forge: Forge, tmp_path: Path, name: str) -> None:
    done = CHECKING[name](_request(forge, forge.broken), tmp_path / name)
    assert done.code == 1, done.said
    assert POWER in done.said
    assert "不能合并：数据有错误" in done.said
    assert ("::error file=" in done.said) == (name == "github")


@pytest.mark.parametrize("name", TRIED if LONG else TRIED[:1])
def test_a_pull_request_without_the_record_that_it_needs_is_stopped(forge: Forge, tmp_path: Path, name: str) -> None:
    done = CHECKING[name](_request(forge, forge.slower), tmp_path / name)
    assert done.code == 1, done.said
    assert "不能合并：改动还缺手续" in done.said
    assert "10" in done.said
    assert "15" in done.said
    assert "## 数据以外还改了这些文件" in done.said
    assert "\n    .ci/publish\n" in done.said


@pytest.mark.parametrize("name", TRIED if LONG else TRIED[:1])
def test_what_is_merged_is_published_whole_signed_and_proven(forge: Forge, tmp_path: Path, name: str) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    secrets = {"DAYLIGHT_SIGNING_KEY": key.read_text("utf-8")}
    _request(forge, forge.reworded)
    done = PUBLISHING[name](Event(forge.remote, forge.main, secrets=secrets), tmp_path / name)
    assert done.code == 0, done.said
    site = done.folder / SITES[name]
    assert decode_manifest((site / MANIFEST).read_bytes()).source.commit == forge.main
    assert (site / SIGNATURE).is_file()
    assert "相符：" in done.said
    assert "PRIVATE KEY" not in done.said
    assert "预览" not in (site / "index.html").read_text("utf-8")


# --- the scripts by themselves ----------------------------------------------------------


def _run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI", "GITEE_"))}
    own |= {"DAYLIGHT": str(DAYLIGHT), **environment}
    return subprocess.run(words, cwd=folder, env=own, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(forge: Forge, tmp_path: Path) -> Path:
    _request(forge, forge.reworded)
    git(tmp_path, "clone", "--quiet", forge.remote.as_uri(), "clone")
    return tmp_path / "clone"


def test_scripts_are_programs() -> None:
    assert executable()


def test_a_clone_without_its_history_is_told_what_to_do(forge: Forge, tmp_path: Path) -> None:
    _request(forge, forge.reworded)
    git(tmp_path, "clone", "--quiet", "--depth", "1", forge.remote.as_uri(), "clone")
    git(tmp_path / "clone", "remote", "set-url", "origin", str(tmp_path / "gone"))
    commits = git(tmp_path / "clone", "rev-list", "--count", "HEAD")
    git(tmp_path / "clone", "rev-parse", "HEAD")
    (tmp_path / "clone/.git/shallow").write_text(f"{forge.main}\n", "utf-8")
    done = _run(tmp_path / "clone", ".ci/pull-request", "HEAD")
    assert (commits, done.returncode) == ("1", 2)
    assert "看不到完整的历史" in done.stderr


@pytest.mark.parametrize("words", [(), ("no-such-branch",), ("--output=/tmp/x",)])
def test_a_base_that_is_not_known_is_wrong_use(clone: Path, words: tuple[str, ...]) -> None:
    done = _run(clone, ".ci/pull-request", *words)
    assert done.returncode == 2
    assert done.stderr.startswith("错误：")


def test_a_slower_runner_does_not_put_the_newer_site_away(clone: Path, forge: Forge) -> None:
    (clone / "site").mkdir()
    manifest = clone / "site" / MANIFEST
    manifest.write_text(f' "commit": "{forge.reworded}",\n', "utf-8")
    git(clone, "fetch", "--quiet", "origin", forge.reworded)
    done = _run(clone, ".ci/publish")
    assert (done.returncode, "已经发布了更新的提交" in done.stdout) == (0, True)
    assert os.listdir(clone / "site") == [MANIFEST]  # noqa: PTH208  # names alone


def test_a_cache_that_was_committed_is_not_used(clone: Path) -> None:
    (clone / "kept").mkdir()
    (clone / "kept" / "cache.sqlite").write_bytes(b"a stranger's")
    commit(clone, "带来缓存")
    done = _run(clone, ".ci/publish", DAYLIGHT_CACHE=str(clone / "kept"))
    assert (done.returncode, "缓存不能由合并请求带进来" in done.stderr) == (2, True)
    assert not (clone / "site").exists()


def test_a_repository_of_data_says_what_it_lacks_to_be_set_up(clone: Path) -> None:
    done = _run(clone, ".ci/daylight", "validate", DAYLIGHT="")
    assert (done.returncode, ".ci/requirements.txt" in done.stderr) == (2, True)
