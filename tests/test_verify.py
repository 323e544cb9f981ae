"""A published site can be proven: what it is made of, by whom it was signed, and that nobody has touched it since."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from repositories import ENVIRONMENT, commit, git, repository

from generator import publish
from generator.cache import VARIABLE
from generator.cli import main
from generator.manifest import MANIFEST, SIGNATURE, Manifest, decode_manifest
from generator.origin import CHANGED, COMMITTED, UNVERSIONED, origin_of
from generator.renewal import Renewal

BASE = Path(__file__).parent / "base_catalog"

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Los_Angeles", "LC_ALL": "", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "77"}


class Published(NamedTuple):
    """A repository, the site that was published of its commit ``head``, and who may sign."""

    root: Path
    head: str
    site: Path
    signers: Path
    key: Path


def _key(folder: Path, name: str) -> Path:
    key = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(key)], check=True)
    return key


def _daylight(root: Path, environment: dict[str, str], umask: int, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "--root", str(root), *words]
    own = {**ENVIRONMENT, VARIABLE: str(root.parent / "cache"), **environment}
    return subprocess.run(command, env=own, umask=umask, cwd=root.parent, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A site, built and signed as an operator does."""
    folder = tmp_path_factory.mktemp("published")
    root = repository(Path(shutil.copytree(BASE, folder / "data")))
    key = _key(folder, "publisher")
    signers = folder / "signers"
    public = key.with_suffix(".pub").read_text("utf-8").split()
    signers.write_text(f'publisher namespaces="daylight" {public[0]} {public[1]}\n', "utf-8")
    site = folder / "site"
    built = _daylight(root, HERE, 0o077, "build", "--site-dir", str(site), "--sign", str(key))
    assert built.returncode == 0, built.stderr
    return Published(root, git(root, "rev-parse", "HEAD"), site, signers, key)


@pytest.fixture
def copy(published: Published, tmp_path: Path) -> Published:
    """The same with a site of its own."""
    return published._replace(site=Path(shutil.copytree(published.site, tmp_path / "site")))


def _verify(published: Published, *words: str) -> tuple[int, str]:
    signed = ("--signers", str(published.signers))
    done = CliRunner().invoke(main, ["--root", str(published.root), "verify", str(published.site), *signed, *words])
    return done.exit_code, done.output


# --- what holds -------------------------------------------------------------------


def test_a_site_that_is_what_its_commit_says_is_told_in_one_line(published: Published) -> None:
    code, said = _verify(published, "--commit", "main")
    count = sum(1 for f in published.site.rglob("*") if f.is_file()) - 2
    line = f"相符：{published.site}：{count} 个文件都与清单一致；出自提交 {published.head}；由 publisher 签名。\n"
    assert (code, said) == (0, line)


def test_the_same_commit_builds_the_same_bytes_in_another_place_zone_and_language(
    published: Published, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", str(published.root), "elsewhere")
    site = tmp_path / "elsewhere-site"
    words = ("build", "--site-dir", str(site), "--sign", str(published.key))
    built = _daylight(tmp_path / "elsewhere", THERE, 0o022, *words)
    assert built.returncode == 0, built.stderr
    assert _bytes(site) == _bytes(published.site)


def _bytes(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def test_building_the_commit_again_proves_it(published: Published) -> None:
    (published.root / "catalog" / "notes.txt").write_text("改了一半", "utf-8")  # what is not committed does not count
    try:
        code, said = _verify(published, "--rebuild")
    finally:
        (published.root / "catalog" / "notes.txt").unlink()
    assert code == 0, said
    assert said.endswith("；重新生成的结果相同。\n")


def test_tools_that_the_manifest_names_and_that_are_not_those_here_are_told_although_the_bytes_are_the_same(
    copy: Published,
) -> None:
    manifest = copy.site / MANIFEST
    python = decode_manifest(manifest.read_bytes()).tools.python
    manifest.write_text(manifest.read_text("utf-8").replace(f'"{python}"', '"3.11.0-strange"'), "utf-8")
    done = CliRunner().invoke(main, ["--root", str(copy.root), "verify", str(copy.site), "--rebuild"])
    assert done.exit_code == 0, done.output
    assert done.output.endswith(f"；重新生成的结果相同；python 这里是 {python}，生成网站时是 3.11.0-strange。\n")


def test_a_manifest_names_the_folders_as_git_does(published: Published) -> None:
    said = decode_manifest((published.site / MANIFEST).read_bytes())
    trees = {name: git(published.root, "rev-parse", f"HEAD:{name}") for name in ("catalog", "flows")}
    assert (said.source.commit, dict(said.source.trees)) == (published.head, trees)


def test_sums_can_be_checked_without_daylight(published: Published) -> None:
    said = decode_manifest((published.site / MANIFEST).read_bytes())
    lines = "".join(f"{total}  {address}\n" for address, total in said.files.items())
    subprocess.run(["sha256sum", "--check", "--quiet"], input=lines, text=True, cwd=published.site, check=True)


# --- what does not ------------------------------------------------------------------


def _one_byte(site: Path) -> list[str]:
    page = site / "index.html"
    content = bytearray(page.read_bytes())
    content[len(content) // 2] ^= 1
    page.write_bytes(content)
    return ["被改动：index.html"]


def _added(site: Path) -> list[str]:
    (site / "powers" / "extra.html").write_text("多出来的", "utf-8")
    return ["清单里没有：powers/extra.html"]


def _deleted(site: Path) -> list[str]:
    (site / "about.html").unlink()
    return ["缺少：about.html"]


def _swapped(site: Path) -> list[str]:
    one, other = site / "about.html", site / "guide.html"
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return ["被改动：about.html", "被改动：guide.html"]


def _linked(site: Path) -> list[str]:
    (site / "about.html").rename(site.parent / "about.html")
    (site / "about.html").symlink_to(site.parent / "about.html")
    return ["被改动：about.html"]


def _linked_folder(site: Path) -> list[str]:
    (site / "mirror").symlink_to(site / "powers", target_is_directory=True)
    return ["清单里没有：mirror"]


def _piped(site: Path) -> list[str]:
    os.mkfifo(site / "pipe")
    return ["清单里没有：pipe"]


def _manifest_edited(site: Path) -> list[str]:
    manifest = site / MANIFEST
    (site / "index.html").write_text("换掉的首页", "utf-8")
    total = publish.sum_of("换掉的首页".encode())
    old = decode_manifest(manifest.read_bytes()).files["index.html"]
    manifest.write_text(manifest.read_text("utf-8").replace(old, total), "utf-8")
    return ["清单的签名不是"]


def _renamed_in_the_manifest(site: Path) -> list[str]:
    manifest = site / MANIFEST
    manifest.write_text(manifest.read_text("utf-8").replace('"about.html"', '"../about.html"'), "utf-8")
    return ["缺少：../about.html", "清单里没有：about.html", "清单的签名不是"]


def _unsigned(site: Path) -> list[str]:
    (site / SIGNATURE).unlink()
    return ["清单没有签名：缺少 manifest.json.sig"]


def _signed_by_another(site: Path) -> list[str]:
    key = _key(site.parent, "stranger")
    (site / SIGNATURE).unlink()
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "daylight", "-f", str(key), str(site / MANIFEST)], check=True
    )
    return ["清单的签名不是"]


def _no_manifest(site: Path) -> list[str]:
    (site / MANIFEST).unlink()
    return ["manifest.json 不存在"]


def _broken_manifest(site: Path) -> list[str]:
    (site / MANIFEST).write_text('{"files": 7}', "utf-8")
    return ["manifest.json 不存在"]


TAMPERINGS: tuple[Callable[[Path], list[str]], ...] = (
    _one_byte, _added, _deleted, _swapped, _linked, _linked_folder, _piped, _manifest_edited, _renamed_in_the_manifest,
    _unsigned, _signed_by_another, _no_manifest, _broken_manifest,
)  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda t: t.__name__.strip("_"))
def test_every_file_that_was_tampered_with_is_named_and_no_other(
    copy: Published, tamper: Callable[[Path], list[str]]
) -> None:
    expected = tamper(copy.site)
    code, said = _verify(copy)
    first, *faults = said.splitlines()
    assert code == 1
    assert first == f"不符：{copy.site} 有 {len(expected)} 处不符："
    assert [fault.strip()[: len(e)] for fault, e in zip(faults, expected, strict=True)] == expected


def test_a_signature_for_another_purpose_does_not_count(copy: Published) -> None:
    (copy.site / SIGNATURE).unlink()
    words = ["-q", "-Y", "sign", "-n", "git", "-f", str(copy.key), str(copy.site / MANIFEST)]
    subprocess.run(["ssh-keygen", *words], check=True)
    code, said = _verify(copy)
    assert (code, "清单的签名不是" in said) == (1, True)


def test_a_site_of_another_commit_is_told(copy: Published, tmp_path: Path) -> None:
    root = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(copy.root), "clone")
    later = commit(root, "另一个提交")
    code, said = _verify(copy._replace(root=root), "--commit", "HEAD")
    assert (code, f"出自提交 {copy.head}，不是 {later}" in said) == (1, True)


def test_a_manifest_that_lies_about_its_commit_is_caught_by_building_again(copy: Published, tmp_path: Path) -> None:
    root = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(copy.root), "clone")
    page = root / "catalog/units/park-office/powers/tree-felling.yml"
    page.write_text(page.read_text("utf-8").replace("要砍城市里的树", "要砍街道边的树"), "utf-8")
    later = commit(root, "改一句话")
    manifest = copy.site / MANIFEST
    said = decode_manifest(manifest.read_bytes())
    text = manifest.read_text("utf-8").replace(copy.head, later)
    text = text.replace(said.source.trees["catalog"], git(root, "rev-parse", "HEAD:catalog"))
    manifest.write_text(text, "utf-8")
    command = ["--root", str(root), "verify", str(copy.site), "--commit", "HEAD"]
    assert CliRunner().invoke(main, command).exit_code == 0
    done = CliRunner().invoke(main, [*command, "--rebuild"])
    assert done.exit_code == 1
    assert "被改动：powers/park-office/tree-felling.html" in done.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--commit", "no-such-branch"], "没有提交 no-such-branch"),
        (["--commit", "--output=/tmp/x"], "没有提交 --output=/tmp/x"),
    ],
)
def test_a_commit_that_there_is_not_is_a_fault(published: Published, words: list[str], told: str) -> None:
    code, said = _verify(published, *words)
    assert (code, told in said) == (1, True)


def test_a_folder_that_is_not_there_is_wrong_use(published: Published, tmp_path: Path) -> None:
    assert _verify(published._replace(site=tmp_path / "nothing"))[0] == 2


# --- where files come from ------------------------------------------------------------


def _clean(_root: Path) -> None:
    """As it was committed."""


def _edited(root: Path) -> None:
    with (root / "catalog/jurisdiction.yml").open("a", encoding="utf-8") as file:
        file.write("\n")


def _new(root: Path) -> None:
    (root / "flows/park-office/new.yml").write_text("power: tree-felling\n", "utf-8")


def _new_but_ignored(root: Path) -> None:
    (root / ".git/info/exclude").write_text("new.yml\n", "utf-8")
    _new(root)


def _staged(root: Path) -> None:
    _edited(root)
    git(root, "add", "--all")


def _editor_file(root: Path) -> None:
    (root / "flows/park-office/.tree-felling.yml.swp").write_text("", "utf-8")


def _elsewhere(root: Path) -> None:
    (root / "notes.txt").write_text("", "utf-8")


def _built(root: Path) -> None:
    (root / ".git/info/exclude").write_text("/site/\n", "utf-8")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("", "utf-8")


def _own_theme(root: Path) -> None:
    (root / "site_templates").mkdir()
    (root / "site_templates" / "main.html").write_text("", "utf-8")


def _no_git(root: Path) -> None:
    shutil.rmtree(root / ".git")


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (_clean, COMMITTED), (_editor_file, COMMITTED), (_elsewhere, COMMITTED), (_built, COMMITTED),
        (_edited, CHANGED), (_new, CHANGED), (_new_but_ignored, CHANGED), (_staged, CHANGED), (_own_theme, CHANGED),
        (_no_git, UNVERSIONED),
    ],
)  # fmt: skip
def test_a_commit_is_named_only_where_the_files_are_the_commit(
    base_catalog: Path, change: Callable[[Path], None], state: str
) -> None:
    repository(base_catalog)
    change(base_catalog)
    origin = origin_of(base_catalog)
    assert origin.state == state
    assert (origin.commit is not None, set(origin.trees)) == (
        state == COMMITTED,
        {"catalog", "flows"} if state == COMMITTED else set(),
    )


def test_a_catalogue_below_the_top_of_a_repository_is_named_by_its_own_folders(base_catalog: Path) -> None:
    repository(base_catalog.parent)
    assert origin_of(base_catalog).trees["flows"] == git(base_catalog, "rev-parse", "HEAD:base/flows")


# --- nothing half published -------------------------------------------------------------


@pytest.mark.parametrize("until", [0, 40, 10_000])
def test_a_full_disk_leaves_the_old_site_and_says_so(
    copy: Published, monkeypatch: pytest.MonkeyPatch, until: int
) -> None:
    before, written = _bytes(copy.site), 0
    edited = shutil.copytree(copy.root, copy.site.parent / "edited", ignore=shutil.ignore_patterns(".git"))
    page = Path(edited) / "catalog/jurisdiction.yml"
    page.write_text(page.read_text("utf-8").replace("阳光权力", "阳光职权"), "utf-8")
    real_put = Renewal.put

    def put(renewal: Renewal, address: str, sum_: bytes, content: bytes) -> None:
        nonlocal written
        if written >= until:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written += 1
        real_put(renewal, address, sum_, content)

    def write(_manifest: Manifest, _folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Renewal, "put", put)
    monkeypatch.setattr(Manifest, "write", write)
    monkeypatch.setattr("generator.spread._processors", lambda: 1)
    done = CliRunner().invoke(main, ["--root", str(edited), "build", "--site-dir", str(copy.site)])
    assert (done.exit_code, "原来的内容没有改动" in done.output) == (1, True), done.output
    assert _bytes(copy.site) == before


def test_an_unsigned_site_that_follows_a_signed_one_has_no_signature(copy: Published) -> None:
    for words, is_signed in (([], False), (["--sign", str(copy.key)], True), ([], False)):
        done = CliRunner().invoke(main, ["--root", str(copy.root), "build", "--site-dir", str(copy.site), *words])
        assert (done.exit_code, (copy.site / SIGNATURE).exists()) == (0, is_signed), done.output
    assert _verify(copy)[0] == 1


def test_a_commit_that_changes_no_page_changes_what_the_site_says_of_its_origin(
    copy: Published, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", str(copy.root), "clone")
    later = commit(tmp_path / "clone", "不改内容的提交")
    before = _bytes(copy.site)
    done = CliRunner().invoke(main, ["--root", str(tmp_path / "clone"), "build", "--site-dir", str(copy.site)])
    after = _bytes(copy.site)
    assert done.exit_code == 0, done.output
    assert {name for name in before if before[name] != after.get(name)} == {MANIFEST, SIGNATURE}
    assert decode_manifest(after[MANIFEST]).source.commit == later


def test_a_key_that_cannot_sign_leaves_the_old_site(copy: Published) -> None:
    before = _bytes(copy.site)
    words = ["build", "--site-dir", str(copy.site), "--sign", str(copy.signers)]
    done = CliRunner().invoke(main, ["--root", str(copy.root), *words])
    assert (done.exit_code, "网站不能签名" in done.output) == (1, True), done.output
    assert _bytes(copy.site) == before
