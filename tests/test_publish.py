"""A site is replaced as a whole or not at all, and only by what differs."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator import renewal as renewals
from generator.manifest import MANIFEST, Manifest, decode_manifest
from generator.publish import Target, sum_of
from generator.renewal import publish

Site = Mapping[str, str]

OLD = {"index.html": "old", "powers/a/gone.html": "gone", "powers/b/same.html": "same"}
NEW = {"index.html": "new", "units/a.html": "a", "powers/b/same.html": "same"}
NEXT = {"index.html": "next", "units/a.html": "a", "powers/b": "a file now"}


def _files(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def _is(folder: Path, site: Site) -> bool:
    """Whether ``site`` and its manifest are in a folder, and nothing else, not even a folder that is empty."""
    files = _files(folder)
    said = decode_manifest(files.pop(MANIFEST)).files
    folders = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}
    above = {parent.as_posix() for name in site for parent in Path(name).parents} - {"."}
    return (files, said, folders) == (site, {name: sum_of(text.encode()) for name, text in site.items()}, above)


def _filling(site: Site, asked: list[str] | None = None) -> Callable[[Target], None]:
    """Puts a site together; what had to be made goes to ``asked``."""

    def fill(target: Target) -> None:
        sums = {name: sum_of(text.encode()) for name, text in site.items()}
        for name, text in site.items():
            if target.lacks({name: sums[name]}):
                target.put(name, sums[name], text.encode())
                (asked if asked is not None else []).append(name)
        target.finish(sums)

    return fill


def _fill_and_fail(target: Target) -> None:
    target.put("index.html", sum_of(b"new"), b"new")
    raise RuntimeError("the disk is full")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder where two sites were published, one after the other."""
    folder = tmp_path / "www" / "site"
    assert publish(folder, _filling(OLD))
    assert publish(folder, _filling(NEW))
    return folder


def test_sites_follow_one_another_each_of_them_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "site"
    for files in (OLD, NEW, NEXT, OLD, OLD | NEW, NEXT):
        assert publish(folder, _filling(files))
        assert _is(folder, files)


def test_only_what_neither_of_the_last_two_sites_has_is_made(site: Path) -> None:
    asked: list[str] = []
    publish(site, _filling(NEXT | {"powers/b": "", "powers/a/gone.html": "gone"} | {"new.html": "new"}, asked))
    assert asked == ["index.html", "powers/b", "new.html"]


def test_the_same_site_again_is_not_published(site: Path) -> None:
    number = site.stat().st_ino
    assert not publish(site, _filling(NEW))
    assert site.stat().st_ino == number
    assert _is(site, NEW)


def test_files_that_two_sites_share_are_one_file_under_two_names(site: Path) -> None:
    publish(site, _filling(NEW | {"index.html": "third"}))
    assert (site / "units/a.html").stat().st_nlink == 2
    assert (site / "index.html").stat().st_nlink == 1


def test_the_old_site_is_whole_while_the_new_one_is_made(site: Path) -> None:
    seen: list[bool] = []

    def look(target: Target) -> None:
        _filling(NEXT)(target)
        seen.append(_is(site, NEW))

    assert publish(site, look)
    assert seen == [True]


def _change(place: Path) -> None:
    place.write_text("changed by another hand", "utf-8")


def _replace(place: Path) -> None:
    place.unlink()
    place.symlink_to(place.parent)


def _add(place: Path) -> None:
    (place.parent / "added").mkdir()
    (place.parent / "added" / "by another hand").touch()


@pytest.mark.parametrize("tamper", [_change, _replace, _add, Path.unlink])
@pytest.mark.parametrize("then", [NEW, NEXT, OLD])
def test_what_another_hand_does_to_a_site_is_in_none_that_follows(
    site: Path, tamper: Callable[[Path], None], then: Site
) -> None:
    tamper(site / "units" / "a.html")
    assert publish(site, _filling(then))
    assert _is(site, then)
    for files in (NEW, NEXT):  # what was tampered with is now the site before, of which the next but one is made
        publish(site, _filling(files))
        assert _is(site, files)


def test_a_site_whose_manifest_is_gone_is_made_anew(site: Path) -> None:
    (site / MANIFEST).unlink()
    asked: list[str] = []
    assert publish(site, _filling(NEW, asked))
    assert _is(site, NEW)
    assert asked == ["index.html", "units/a.html"], "what the site before has too is taken from it"


def test_a_folder_that_was_no_site_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter").write_text("what somebody kept there", "utf-8")
    assert publish(tmp_path / "site", _filling(NEW))
    assert _is(tmp_path / "site", NEW)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_old_site_as_it_was_and_harms_no_later_one(site: Path) -> None:
    with pytest.raises(RuntimeError, match="the disk is full"):
        publish(site, _fill_and_fail)
    assert _is(site, NEW)
    assert publish(site, _filling(NEXT))
    assert _is(site, NEXT)


def test_a_first_site_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="the disk is full"):
        publish(tmp_path / "site", _fill_and_fail)
    assert list(tmp_path.iterdir()) == []


STEPS = ((Path, "unlink"), (Path, "rmdir"), (os, "rename"), (os, "link"), (Manifest, "write"), (renewals, "exchange"))


@pytest.mark.parametrize(("owner", "step"), STEPS)
def test_publishing_that_is_cut_off_leaves_the_old_site_and_harms_no_later_one(
    site: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    def cut(*_: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, cut)
        with pytest.raises(KeyboardInterrupt):
            publish(site, _filling(NEXT))
    assert _is(site, NEW)
    assert publish(site, _filling(NEXT))
    assert _is(site, NEXT)


def test_what_a_killed_build_left_behind_is_cleared_away_and_not_used(site: Path) -> None:
    shop = site.with_name(".site-workshop")
    (shop / "before" / MANIFEST).unlink()
    (shop / "before" / "index.html").write_text("half", "utf-8")
    (shop / "bench-killed" / "new").mkdir(parents=True)
    assert publish(site, _filling(NEXT))
    assert _is(site, NEXT)
    assert sorted(p.name for p in shop.iterdir()) == ["before", "held"]


def test_where_files_cannot_have_two_names_they_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    for files in (OLD, NEW, NEXT):
        assert publish(tmp_path / "site", _filling(files))
        assert _is(tmp_path / "site", files)


def test_others_may_read_a_site_but_not_the_one_before(site: Path) -> None:
    plain = site.parent / "plain"
    plain.mkdir()
    assert site.stat().st_mode == plain.stat().st_mode
    assert site.with_name(".site-workshop").stat().st_mode & 0o777 == 0o700


def test_a_build_waits_for_another_one_at_the_same_place(site: Path) -> None:
    """Processes are waited for, and threads are none; so the other build is one."""
    ready, go = os.pipe(), os.pipe()
    other = os.fork()
    if other == 0:

        def fill(target: Target) -> None:
            os.write(ready[1], b".")
            os.read(go[0], 1)
            _filling(NEXT)(target)

        try:
            publish(site, fill)
        finally:
            os._exit(0)
    os.read(ready[0], 1)
    said: list[bytes] = []

    def waiting() -> None:
        said.append(b"waiting")
        os.write(go[1], b".")

    assert publish(site, _filling(OLD), waiting)
    os.waitpid(other, 0)
    assert said == [b"waiting"]
    assert _is(site, OLD)
    for end in (*ready, *go):
        os.close(end)
