"""A site is replaced as a whole or not at all."""

from pathlib import Path

import pytest

from generator.publish import replace_folder


def _tree(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text("utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


def _old_site(parent: Path) -> Path:
    site = parent / "site"
    (site / "powers").mkdir(parents=True)
    (site / "index.html").write_text("old", "utf-8")
    (site / "powers" / "gone.html").write_text("old", "utf-8")
    return site


def _fill(folder: Path) -> bool:
    (folder / "units").mkdir()
    (folder / "index.html").write_text("new", "utf-8")
    (folder / "units" / "a.html").write_text("new", "utf-8")
    return True


def _fill_half(folder: Path) -> bool:
    _fill(folder)
    return False


def _fill_and_fail(folder: Path) -> bool:
    _fill(folder)
    raise RuntimeError("the disk is full")


NEW = {"index.html": "new", "units/a.html": "new"}
OLD = {"index.html": "old", "powers/gone.html": "old"}


def test_a_good_site_takes_the_whole_place_of_the_old_one(tmp_path: Path) -> None:
    site = _old_site(tmp_path)
    assert replace_folder(site, _fill) is True
    assert _tree(tmp_path) == {f"site/{name}": text for name, text in NEW.items()}


def test_the_old_site_is_whole_while_the_new_one_is_made(tmp_path: Path) -> None:
    site = _old_site(tmp_path)
    seen: list[dict[str, str]] = []

    def look(folder: Path) -> bool:
        _fill(folder)
        seen.append(_tree(site))
        return True

    assert replace_folder(site, look) is True
    assert seen == [OLD]


def test_a_site_that_went_wrong_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    site = _old_site(tmp_path)
    assert replace_folder(site, _fill_half) is False
    assert _tree(tmp_path) == {f"site/{name}": text for name, text in OLD.items()}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_an_exception_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = _old_site(tmp_path)
    with pytest.raises(RuntimeError, match="the disk is full"):
        replace_folder(site, _fill_and_fail)
    assert _tree(tmp_path) == {f"site/{name}": text for name, text in OLD.items()}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_first_site_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    site = tmp_path / "a" / "b" / "site"
    assert replace_folder(site, _fill) is True
    assert _tree(tmp_path) == {f"a/b/site/{name}": text for name, text in NEW.items()}


def test_a_first_site_that_went_wrong_is_not_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert replace_folder(site, _fill_half) is False
    assert list(tmp_path.iterdir()) == []


def test_others_may_read_the_new_site(tmp_path: Path) -> None:
    replace_folder(tmp_path / "site", _fill)
    plain = tmp_path / "plain"
    plain.mkdir()
    assert (tmp_path / "site").stat().st_mode == plain.stat().st_mode
