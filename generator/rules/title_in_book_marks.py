"""法律文件、制度的名称外面加了书名号。

书名号由网页加。数据里再写一次，网页上就成了两层；同一部法有的写有的不写，查重也查不出来。名称里面的书名号不用去掉，
例如：最高人民法院关于适用《中华人民共和国行政诉讼法》的解释。

不对::

    # catalog/laws/greening-regulation.yml
    title: 《城市绿化条例》  # <-

对::

    # catalog/laws/greening-regulation.yml
    title: 城市绿化条例
"""

from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes

SOURCE: Final = "R1"
SEVERITY: Final = Severity.ERROR


def check(catalog: Catalog) -> Iterator[Finding]:
    for path, trail, title in _titles(catalog):
        if title.startswith("《") and title.find("》") == len(title) - 1:
            message = _("The title {title} stands in book title marks.").format(title=in_quotes(title))
            yield Finding(path, trail, message, _("Write the title alone; pages put the marks around it."))


def _titles(catalog: Catalog) -> Iterator[tuple[str, Trail, str]]:
    for law in catalog.laws.values():
        yield law.path, ("title",), law.title
        if law.short_title:
            yield law.path, ("short_title",), law.short_title
    for library in catalog.libraries.values():
        yield from ((library.path, ("rules", i, "title"), rule.title) for i, rule in enumerate(library.rules))
    for unit in catalog.units.values():
        if unit.staffing_basis:
            yield unit.path, ("staffing_basis", "title"), unit.staffing_basis.title
