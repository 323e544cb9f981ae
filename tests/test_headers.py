"""The policy allows just the scripts that stand in a site's pages, and says so where none could."""

import base64
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.headers import inline, nginx, policy


def _source(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("page", "scripts", "styles"),
    [
        ("<script>a = 1</script>", ["a = 1"], []),
        ("<script type=module>\nb()\n</script>", ["\nb()\n"], []),
        ('<script type="text/javascript">汉字()</script>', ["汉字()"], []),
        ('<script src="a.js" defer></script>', [], []),
        ('<script type="application/json">{}</script><script type="application/ld+json">{}</script>', [], []),
        ("<style>p { color: red }</style>", [], ["p { color: red }"]),
        ("<script>a</script><p><script>b</script>", ["a", "b"], []),
    ],
)
def test_what_runs_is_allowed_by_its_digest(tmp_path: Path, page: str, scripts: list[str], styles: list[str]) -> None:
    found = inline(_site(tmp_path, index=page, again=page))
    assert found.scripts == tuple(sorted(map(_source, scripts)))
    assert found.styles == tuple(map(_source, styles))
    assert found.attributes == ()
    for source in (*found.scripts, *found.styles):
        assert source in policy(found)
    assert "unsafe" not in policy(found)
    assert f'add_header Content-Security-Policy "{policy(found)}" always;' in nginx(found)


@pytest.mark.parametrize(
    ("page", "attributes"),
    [
        ('<p style="color: red">', ["index.html: style"]),
        ("<img alt='a' onerror='b()'>", ["index.html: onerror"]),
        ("<p>style=&#34;x&#34; onclick=&#34;y&#34;</p>", []),
        ("<script>\"<p style='x'>\"</script>", []),
        ('<a href="?style=1&onload=2">', []),
    ],
)
def test_styles_and_handlers_in_tags_are_named(tmp_path: Path, page: str, attributes: list[str]) -> None:
    assert list(inline(_site(tmp_path, index=page)).attributes) == attributes


def test_the_command_writes_an_include_and_ends_with_one_where_no_policy_could_hold(tmp_path: Path) -> None:
    _site(tmp_path, index="<script>a</script>")
    done = CliRunner().invoke(main, ["headers", "--site-dir", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (0, nginx(inline(tmp_path)))
    _site(tmp_path, other='<p onclick="a()">')
    done = CliRunner().invoke(main, ["headers", "--site-dir", str(tmp_path)])
    assert (done.exit_code, "other.html: onclick" in done.output) == (1, True)
    done = CliRunner().invoke(main, ["headers", "--site-dir", str(tmp_path / "nowhere")])
    assert (done.exit_code, "没有网站" in done.output) == (2, True)
