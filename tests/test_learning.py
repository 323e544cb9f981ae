"""What units write to be learned from: Markdown with data before it, safe as HTML, listed, found, told in feeds, and linked from what it concerns."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
from exported import exported
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.catalog import Catalog
from generator.check import check
from generator.disclose import disclose
from generator.front_matter import as_yaml
from generator.markdown import as_html
from generator.pages import learning, power, rules
from generator.public import PublicCatalog
from generator.search.records import records_of
from generator.source import parse
from generator.templates import finish

HEAD = "---\ntitle: 题\nkind: case\ndate: 2026-02-10\nsummary: 提要。\npublic: true\n---\n"
PATH = "catalog/units/park-office/learning/one.md"
LESSON = "catalog/units/park-office/learning/look-first.md"


# --- files --------------------------------------------------------------------------


def test_the_text_below_the_data_is_the_body() -> None:
    document = parse(PATH, f"{HEAD}# 一：二\n\n- 三\n  - 四\n\n    {{五}}\n".encode())
    assert document.faults == ()
    assert isinstance(document.data, dict)
    assert document.data["body"] == "# 一：二\n\n- 三\n  - 四\n\n    {五}"


def test_a_value_stands_where_its_author_sees_it() -> None:
    document = parse(PATH, f"{HEAD}正文\n".encode())
    assert [document.place((name,)) for name in ("title", "public", "body")] == [(2, 8), (6, 9), (7, 7)]


@pytest.mark.parametrize("raw", [b"", b"text", b"---\ntitle: x\n", b"title: x\n---\ntext", b"----\na: b\n---\n"])
def test_a_file_without_data_says_what_to_write(raw: bytes) -> None:
    (fault,) = parse(PATH, raw).faults
    assert (fault.rule, fault.line) == ("no-front-matter", 1)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn", "Co"])))
def test_any_text_is_kept_as_it_is(text: str) -> None:
    raw = as_yaml(f"{HEAD}甲{text}乙\n".encode())
    assert raw is not None
    data = parse("catalog/laws/x.yml", raw).data
    assert isinstance(data, dict)
    assert data["body"] == f"甲{text}乙"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("powers: [tree-felling]", "powers: [nowhere]", "dangling-reference"),
        ("rules: [case-check]", "rules: [nowhere]", "dangling-reference"),
        ("kind: case", "kind: gossip", "schema"),
        ("枝头有新芽", "枝头有<b>新芽</b>", "markup-in-text"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(base_catalog: Path, old: str, new: str, rule: str) -> None:
    file = base_catalog / LESSON
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    found = [d for d in check(base_catalog).diagnostics if d.file == LESSON]
    assert len(found) == 1
    assert rule == "schema" or found[0].rule == rule
    said = file.read_text("utf-8").splitlines()
    assert new in said[found[0].line - 1] or said[found[0].line - 1] == "---"


# --- HTML ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://elsewhere.example/x.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](//elsewhere.example)",
        "<https://x.example/\"onmouseover='x'>",
        "[x]: javascript:alert(1)\n\n[x]",
        '| <svg onload="x"> |\n| --- |\n| <a href="javascript:x">y</a> |',
        "&#60;script&#62;",
    ],
)
def test_nothing_that_is_written_runs_or_is_fetched(text: str) -> None:
    seen = _Elements()
    seen.feed(as_html(text))
    assert {tag for tag, _attributes in seen.elements} <= {"p", "a", "table", "thead", "tbody", "tr", "th", "td"}
    links = [attributes for _tag, attributes in seen.elements if attributes]
    assert all(list(dict(link)) == ["href"] and str(link[0][1]).startswith("https://") for link in links)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))


def test_markdown_is_headings_lists_tables_quotations_and_links() -> None:
    html = as_html("# 一\n\n## 二\n\n- 三\n\n> 四\n\n| 五 |\n| --- |\n| 六 |\n\n[七](https://x.example/) **八**")
    for part in ("<h2>一</h2>", "<h2>二</h2>", "<li>三</li>", "<blockquote>", "<td>六</td>", "<strong>八</strong>"):
        assert part in html
    assert '<a href="https://x.example/">七</a>' in html


# --- where it is told of ------------------------------------------------------------


def test_a_lesson_has_a_page_and_what_it_concerns_leads_to_it(public: PublicCatalog) -> None:
    dossier = next(d for d in public.dossiers if d.unit.id == "urban-management")
    (draft,) = learning.of_unit(dossier, public.jurisdiction)
    page = finish(draft)
    assert page.address == "learning/urban-management/2026-08-12-telling-all-at-once.html"
    assert "<strong>全部</strong>" in page.text
    concerned = [p for p in dossier.powers if p.lessons]
    assert sorted(p.id for p in concerned) == ["large-outdoor-ad", "street-occupation"]
    for one in power.of_powers(concerned[:1], public.jurisdiction):
        assert one.kind != "power" or "../../learning/urban-management/2026-08-12-telling-all-at-once.html" in one.text
    (of_rules,) = rules.of_unit(dossier, public.jurisdiction)
    assert finish(of_rules).text.count("2026-08-12-telling-all-at-once.html") == 1


def test_lessons_are_found_and_told_in_feeds(public: PublicCatalog) -> None:
    files = exported(public)
    for dossier in (d for d in public.dossiers if d.lessons):
        (lesson,) = dossier.lessons
        fields = {f.id: f.name for f in public.jurisdiction.focus_fields}
        initials = {n: "" for p in dossier.powers for n in (p.name,)}
        initials |= dict.fromkeys((dossier.unit.name, dossier.unit.short_name, *dossier.unit.other_names), "")
        (record,) = (r for r in records_of(dossier, fields, initials).records if r.kind == "lesson")
        assert record.address == f"learning/{lesson.key}.html"
        for feed in ("feeds/learning.xml", f"feeds/units/{dossier.unit.id}.xml"):
            assert lesson.title.encode() in files[feed]


def test_one_that_is_not_public_is_nowhere(sample: Catalog) -> None:
    hidden = {key: replace(lesson, public=False) for key, lesson in sample.lessons.items()}
    assert hidden
    public = disclose(replace(sample, lessons=hidden))
    assert [d.lessons for d in public.dossiers if d.lessons] == []
    assert [p.key for p in public.powers if p.lessons] == []


def test_a_lesson_names_only_what_is_published(sample: Catalog) -> None:
    key, lesson = next((k, x) for k, x in sample.lessons.items() if k[0] == "urban-management")
    told = disclose(replace(sample, lessons={key: replace(lesson, rules=("clue-handling", *lesson.rules))}))
    (shown,) = (x for d in told.dossiers for x in d.lessons)
    assert [rule.id for rule in shown.rules] == ["one-time-notice"]
