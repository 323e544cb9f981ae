"""The site does not depend on our plugin: the staged files give the same pages through a bare engine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from builds import build

from generator.composition import compose
from generator.stage import stage


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, root: Path) -> tuple[Path, Path]:
    """The site as our plugin gives it to MkDocs, and as MkDocs makes it from the staged files alone."""
    folder = tmp_path_factory.mktemp("stage")
    made = compose(root, lambda _diagnostic: None)
    stage([*made.pages, *made.assets], made.jurisdiction, root / "mkdocs.yml", folder)
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", "site"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""})
    ours = tmp_path_factory.mktemp("plugin")
    assert build(root, ours / "cache", ours / "site").files
    return ours / "site", folder / "site"


def test_the_staged_files_give_the_same_site(both: tuple[Path, Path]) -> None:
    ours, staged = both
    assert _pages(ours) == _pages(staged)
    for page in _pages(ours):
        assert _text(ours / page) == _text(staged / page), page


def test_no_page_needs_an_extension_of_the_engine(both: tuple[Path, Path]) -> None:
    _ours, staged = both
    settings = (staged.parent / "mkdocs.yml").read_text("utf-8")
    assert "plugins: []" in settings


def _pages(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def _text(page: Path) -> str:
    """What a page says and links to, without the white space between its elements."""
    html = page.read_text("utf-8")
    body = html[html.index("<main") : html.index("</main>")] if "<main" in html else html
    return re.sub(r"\s+", "", body)
