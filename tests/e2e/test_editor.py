"""The editor: forms for every entry, opened from a folder without any server."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from single_faults.test_slips_of_the_form import SLIPS
from suite import LONG

from generator.check import check
from generator.diagnostics import Severity
from generator.editor.folder import write
from generator.editor.names import FORMS
from generator.kinds import CHANGE_POLICY, identify
from generator.schema import check as hold_against_schema
from generator.source import parse

from .built import Site
from .conftest import HEIGHT, PHONE, WIDE
from .test_accessibility import GUIDELINES, faults

UNIT: Final = "urban-management"
FLOW: Final = f"flows/{UNIT}/street-occupation.yml"
POWER: Final = f"catalog/units/{UNIT}/powers/street-occupation.yml"
RISKS: Final = f"catalog/units/{UNIT}/risks/street-occupation.yml"
RULES: Final = f"catalog/units/{UNIT}/rules.yml"

FURTHER_ITEMS: Final = [[":is(.parts, .words, #entries ul) > li:nth-of-type(n + 3)"], ["#chart"]]
"""Of long lists, where the first two have all that the others are made of; and the drawing, which is one image."""

EXCUSE: Final = """# 会议定的
rule: step-without-limit
file: flows/urban-management/street-occupation.yml
reason: 这一步由市政府办理。
decided_by: 市防控办
date: 2026-03-01
"""


@pytest.fixture(scope="module")
def city(root: Path, tmp_path_factory: pytest.TempPathFactory, sample_copier: Callable[[Path], Path]) -> Path:
    """The sample city with an entry of every kind."""
    city = sample_copier(tmp_path_factory.mktemp("city"))
    shutil.copy(root / "generator/defaults/change-policy.yml", city / CHANGE_POLICY.pattern)
    excuse = city / "catalog/excuses/by-government.yml"
    excuse.parent.mkdir()
    excuse.write_text(EXCUSE, "utf-8")
    return city


@pytest.fixture(scope="module")
def forms(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The editor of that city."""
    folder = tmp_path_factory.mktemp("editor") / "forms"
    write(city, folder)
    return folder


Opener = Callable[..., Page]


@pytest.fixture
def desk(browser: Browser, forms: Path) -> Iterator[Opener]:
    """Opens an entry in a browser that has never been here; anything that goes wrong in the pages fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_entry(path: str, *, folder: Path = forms, width: int = WIDE, scheme: Any = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce", locale="zh-CN"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda problem: troubles.append(str(problem)))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.goto(f"{(folder / 'index.html').as_uri()}#{path}")
        if path:
            expect(page.locator("#path")).to_have_text(path)
            expect(page.locator("#state")).not_to_be_empty()
        return page

    yield open_entry
    for context in contexts:
        context.close()
    assert troubles == []


def downloaded(page: Page, button: str = "下载文件") -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.path().read_bytes()


def changed_lines(before: bytes, after: bytes) -> list[tuple[bytes, bytes]]:
    """The lines that differ between texts of as many lines."""
    old, new = before.split(b"\n"), after.split(b"\n")
    assert len(old) == len(new)
    return [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]


def entry_of(kind: str, city: Path) -> str:
    """The largest entry of a kind."""
    found = (f for folder in ("catalog", "flows") for f in (city / folder).rglob("*.yml"))
    paths = sorted(found, key=lambda file: -file.stat().st_size)
    names = (path.relative_to(city).as_posix() for path in paths)
    return next(name for name in names if (identity := identify(name)) and identity.kind.name == kind)


def test_every_kind_opens_without_a_fault_and_comes_back_as_it_was(desk: Opener, city: Path) -> None:
    page = desk("")
    for kind in FORMS:
        path = entry_of(kind.name, city)
        page.evaluate("path => { location.hash = path }", path)
        expect(page.locator("#path")).to_have_text(path)
        expect(page.locator("#state")).to_contain_text("没有发现问题")
        expect(page.locator("#form .field").first).to_be_attached()
        expect(page.get_by_role("button", name="下载补丁")).to_be_disabled()
        assert downloaded(page) == (city / path).read_bytes(), path


def test_an_entry_is_written_as_it_was_read(desk: Opener, city: Path) -> None:
    """Every entry of the sample in the long form, every twelfth otherwise."""
    page = desk("")
    files = sorted(f for folder in ("catalog", "flows") for f in (city / folder).rglob("*.yml"))
    texts = [f.read_text("utf-8") for f in files[:: 1 if LONG else 12]]
    again = page.evaluate(
        "texts => texts.map(text => new daylight.Entry({ path: 'x', kind: 'law', text }).text)", texts
    )
    assert again == texts


def test_an_edit_changes_its_line_and_no_other(desk: Opener, city: Path) -> None:
    page = desk(POWER)
    page.get_by_label("数量限制").fill("每次不超过 30 日")
    page.get_by_label("权力类别").select_option(label="行政确认")
    changed = changed_lines((city / POWER).read_bytes(), downloaded(page))
    assert [new.decode() for _old, new in changed] == ["category: confirmation", "quota: 每次不超过 30 日"]


def test_a_comment_stays_and_so_does_the_way_in_which_a_file_is_written(desk: Opener) -> None:
    text = '# 头注\r\nrules:\r\n  - id:   "a-rule"   # 行注\r\n    title: 一项\r\n     制度\r\n'
    edited = desk(RULES).evaluate(
        "text => { const e = new daylight.Entry({ path: 'x', kind: 'rules', text }); e.write(['rules', 0, 'title'], '另一项'); return e.text }",
        text,
    )
    assert edited == '# 头注\r\nrules:\r\n  - id:   "a-rule"   # 行注\r\n    title: 另一项\r\n'


def test_entries_of_lists_are_added_moved_and_deleted_from_the_keyboard(desk: Opener, city: Path) -> None:
    page = desk(RISKS)
    ids = [f"risks.{i}" for i in range(4)]
    names = [page.locator(f"[id='{name}'] summary").first.inner_text().split(" ", 2)[-1] for name in ids]
    page.get_by_role("button", name="下移第 1 条").first.press("Enter")
    expect(page.locator("[id='risks.1']")).to_be_focused()
    expect(page.locator("[id='risks.1'] > summary")).to_contain_text(names[0])
    page.get_by_role("button", name="上移第 2 条").first.press("Enter")
    assert downloaded(page) == (city / RISKS).read_bytes()
    page.get_by_role("button", name="删除第 4 条").press("Enter")
    expect(page.locator("[id='risks.3']")).to_have_count(0)
    page.get_by_role("button", name="＋ 添加风险点").press("Enter")
    expect(page.locator("[id='risks.3']")).to_be_focused()
    expect(page.locator("#faults li")).not_to_have_count(0)


def test_what_names_something_is_chosen_among_what_there_is(desk: Opener) -> None:
    page = desk(POWER)
    page.get_by_label("承办机构").select_option(index=0)
    chosen = page.get_by_label("承办机构").locator("option").all_inner_texts()
    assert "行政审批科（approval）" in chosen
    assert downloaded(page).decode().count("\ndepartment: ") == 1


@pytest.fixture(scope="module")
def slips(root: Path) -> list[dict[str, Any]]:
    """Slips of the form: the file with the slip, and what `validate` says of its shape."""
    found = []
    for slip in SLIPS:
        text = (root / slip.path).read_text("utf-8").replace(slip.old, slip.new)
        for old, new in slip.also:
            text = text.replace(old, new)
        text = text.replace("‸", "")
        identity = identify(slip.path)
        assert identity
        said = hold_against_schema(parse(slip.path, text.encode()), identity.kind)
        told = sorted([d.message, d.hint] for d in said)
        found.append({"name": slip.name, "kind": identity.kind.name, "text": text, "told": told})
    return found


def test_faults_are_told_in_the_words_of_validate(desk: Opener, slips: list[dict[str, Any]]) -> None:
    assert sum(len(slip["told"]) for slip in slips) >= 30
    told = desk(RULES).evaluate(
        "slips => slips.map(({ kind, text }) => daylight.misfits(kind, daylight.yaml.read(text).document.toJS())"
        ".map(({ message, hint }) => [message, hint]))",
        slips,
    )
    for slip, here in zip(slips, told, strict=True):
        assert sorted(here) == slip["told"], slip["name"]


LOST = {
    "a department": (
        "catalog/units/park-office/powers/tree-felling.yml",
        "department: greening-section",
        "department: greening-sectoin",
    ),
    "a post": ("flows/park-office/tree-felling.yml", "post: director", "post: mayor"),
    "a next step": ("flows/park-office/tree-felling.yml", "next: deliver}", "next: delivery}"),
    "an article": (
        "catalog/units/park-office/powers/tree-felling.yml",
        "article: 第二十条,",
        "article: 第二百条,",
    ),
    "two steps of one name": ("flows/park-office/tree-felling.yml", "- id: correct", "- id: survey"),
}


@pytest.mark.parametrize("what", LOST)
def test_what_is_named_and_not_there_is_told_in_the_words_of_validate(
    desk: Opener, base_catalog: Path, tmp_path: Path, what: str
) -> None:
    path, old, new = LOST[what]
    file = base_catalog / path
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    write(base_catalog, tmp_path / "forms")
    page = desk(path, folder=tmp_path / "forms")
    errors = [d for d in check(base_catalog).diagnostics if d.severity is Severity.ERROR and d.file == path]
    rules = {"dangling-reference", "duplicate-identifier"}
    wanted = {f"{d.message} {d.hint}".strip() for d in errors if d.rule in rules}
    assert wanted
    assert set(page.locator("#faults li").all_inner_texts()) == wanted
    page.locator("#faults a").first.click()
    focused = page.evaluate("document.activeElement.id")
    assert page.locator(f"[id='{focused}.fault']").is_visible()


def test_patches_of_changed_and_new_files_apply(desk: Opener, city: Path, tmp_path: Path) -> None:
    page = desk(RULES)
    page.locator("#rules\\.0 > summary").click()
    page.locator("#rules\\.0\\.title").fill("改过名字的制度")
    changed = downloaded(page)
    page.get_by_text("新建一个条目").click()
    page.get_by_label("种类", exact=True).select_option(label="职权")
    page.locator("#id").fill("brand-new")
    page.get_by_role("button", name="新建").click()
    page.locator("#name").fill("新的职权")
    created = downloaded(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载全部 2 份草稿的补丁").click()
    patch = waiting.value.path()
    (tmp_path / RULES).parent.mkdir(parents=True)
    shutil.copy(city / RULES, tmp_path / RULES)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "apply", "--whitespace=error", patch], check=True)
    assert (tmp_path / RULES).read_bytes() == changed != (city / RULES).read_bytes()
    new = tmp_path / f"catalog/units/{UNIT}/powers/brand-new.yml"
    assert new.read_bytes() == created
    assert created.decode().splitlines()[1] == "name: 新的职权"


def test_what_was_written_just_before_another_entry_is_begun_is_kept(desk: Opener) -> None:
    page = desk(RULES)
    page.locator("#rules\\.0 > summary").click()
    page.get_by_text("新建一个条目").click()
    page.get_by_label("种类", exact=True).select_option(label="职权")
    page.locator("#id").fill("brand-new")
    begin = page.get_by_role("button", name="新建").element_handle()
    page.locator("#rules\\.0\\.title").evaluate(
        """(field, begin) => {
          field.value = "改过名字的制度";
          field.dispatchEvent(new Event("input", { bubbles: true }));
          begin.click();
        }""",
        begin,
    )
    expect(page.locator("#path")).to_contain_text("brand-new")
    assert "改过名字的制度" in page.evaluate("path => daylight.drafts.find(path)?.text ?? ''", RULES)


def test_a_flow_is_drawn_while_it_is_written(desk: Opener) -> None:
    page = desk(FLOW)
    nodes = page.locator("#chart .node")
    data = page.evaluate("daylight.desk.entry.data")
    count = 1 + len(data["steps"]) + len(data["ends"])
    expect(nodes).to_have_count(count)
    page.get_by_role("button", name="＋ 添加环节").click()
    expect(nodes).to_have_count(count + 1)
    last = len(data["steps"])
    page.locator(f"#steps\\.{last}\\.name").fill("多看一眼")
    expect(nodes.filter(has_text="多看一眼")).to_have_count(1)


FROM_NOTHING = """\
# yaml-language-server: $schema=../../generator/schemas/flow.schema.json
power: street-occupation
title: "流程: 图"
start:
  name: 提出申请
  next: one
steps:
  - id: one
    kind: decision
    name: 行吗？
    task: |
      看一看
      再想一想
    limit: {value: 3, unit: workday}
    gate:
      - 材料齐全
    branches:
      - {label: 行, next: done}
      - {label: 不行, next: done}
ends:
  - {id: done, name: 办结, outcome: completed}
"""


def test_a_flow_made_from_nothing_is_written_as_the_house_writes_and_has_no_fault(desk: Opener) -> None:
    page = desk("")
    page.get_by_label("单位").select_option(value=UNIT)
    page.get_by_text("新建一个条目").click()
    page.get_by_label("种类", exact=True).select_option(value="flow")
    page.get_by_role("button", name="新建").click()
    expect(page.locator("#new-fault")).to_contain_text("小写英文字母")
    page.locator("#id").fill("new-flow")
    page.get_by_role("button", name="新建").click()

    def fill(name: str, text: str) -> None:
        page.locator(f"[id='{name}']").fill(text)

    def choose(name: str, text: str) -> None:
        page.locator(f"[id='{name}']").select_option(label=text)

    def more(name: str) -> None:
        page.locator("[id='steps.0.more']").get_by_role("button", name=f"＋ {name}").click()

    choose("power", "占用、挖掘城市道路审批（street-occupation）")
    fill("title", "流程: 图")
    page.locator("[id='ends.add']").click()
    fill("ends.0.id", "done")
    fill("ends.0.name", "办结")
    choose("ends.0.outcome", "办结")
    page.locator("[id='steps.add']").click()
    fill("steps.0.id", "one")
    fill("steps.0.name", "行吗？")
    fill("steps.0.task", "看一看\n再想一想")
    page.locator("[id='steps.0.more'] > summary").click()
    more("环节时限")
    fill("steps.0.limit.value", "3")
    choose("steps.0.limit.unit", "工作日")
    more("环节种类")
    choose("steps.0.kind", "判断环节")
    more("门槛")
    page.locator("[id='steps.0.gate.add']").click()
    fill("steps.0.gate.0", "材料齐全")
    for i, label in enumerate(("行", "不行")):
        page.locator("[id='steps.0.branches.add']").click()
        fill(f"steps.0.branches.{i}.label", label)
        choose(f"steps.0.branches.{i}.next", "办结（done）")
    fill("start.name", "提出申请")
    choose("start.next", "行吗？（one）")
    expect(page.locator("#state")).to_contain_text("没有发现问题")
    made = downloaded(page).decode()
    assert made == FROM_NOTHING
    path = f"flows/{UNIT}/new-flow.yml"
    identity = identify(path)
    assert identity
    assert list(hold_against_schema(parse(path, made.encode()), identity.kind)) == []


def test_a_draft_outlives_the_page_and_can_be_thrown_away(desk: Opener, city: Path) -> None:
    page = desk(POWER)
    page.get_by_label("数量限制").fill("改了一半")
    expect(page.locator("#kept")).to_have_text("草稿已存在这个浏览器里。")
    page.reload()
    expect(page.get_by_label("数量限制")).to_have_value("改了一半")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="放弃改动").click()
    expect(page.locator("#kept")).to_have_text("和原文件一样，没有改动。")
    assert downloaded(page) == (city / POWER).read_bytes()


def test_leaving_before_a_draft_is_kept_asks_first(desk: Opener) -> None:
    page = desk(POWER)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full') })")
    page.get_by_label("数量限制").fill("存不下")
    expect(page.locator("#kept")).to_contain_text("离开前请先下载")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with suppress(Exception):  # the browser stays where it is
        page.reload(timeout=2000)
    assert asked == ["beforeunload"]


def test_a_file_of_this_computer_is_read_by_what_it_is(desk: Opener, tmp_path: Path) -> None:
    page = desk("")
    file = tmp_path / "mine.yml"
    file.write_text("power: [\n", "utf-8")
    page.get_by_text("打开本机上的文件").click()
    page.get_by_label("文件（.yml）").set_input_files(file)
    expect(page.locator("#state")).to_contain_text("读不懂")
    file.write_text(
        "power: street-occupation\ntitle: 图\nstart: {name: 开始, next: done}\nends:\n  - {id: done, name: 完, outcome: completed}\n",
        "utf-8",
    )
    page.get_by_label("文件（.yml）").set_input_files(file)
    expect(page.locator("#desk-title")).to_have_text("权力运行流程图：图")
    expect(page.locator("#faults")).to_contain_text("“环节”（steps）")


@pytest.mark.parametrize(
    ("path", "width", "scheme"), [(POWER, PHONE, "light"), (FLOW, WIDE, "dark"), (RISKS, PHONE, "dark")]
)
def test_axe_finds_nothing_in_forms(desk: Opener, path: str, width: int, scheme: str) -> None:
    page = desk(path, width=width, scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("#form input").last.fill("")
    page.locator("#form select").first.evaluate(
        "one => { daylight.desk.entry.write(JSON.parse(one.dataset.trail ?? '[\"about\"]'), 'wrong') }"
    )
    page.locator("#form input").first.fill(" ")
    expect(page.locator("#faults li")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page, GUIDELINES, FURTHER_ITEMS) == []


def test_the_pages_say_that_they_are_not_public_and_ask_nothing_of_others(desk: Opener, forms: Path) -> None:
    page = desk(POWER)
    expect(page.locator(".banner")).to_contain_text("内部编辑用，不得公开")
    assert page.evaluate("performance.getEntriesByType('resource').every(({ name }) => name.startsWith('file:'))")
    assert json.loads((forms / "daylight-editor.json").read_text("utf-8"))["public"] is False


def test_nothing_of_the_editor_is_on_the_public_site(site: Site, forms: Path) -> None:
    own = {file.name for file in forms.rglob("*") if file.is_file()} - {"index.html", "robots.txt", "README.md"}
    assert "libraries.js" in own
    own -= {f"{unit.stem}.js" for unit in (forms / "data/units").iterdir()}
    assert own.isdisjoint(file.name for file in site.folder.rglob("*"))
    assert all("不得公开" not in (site.folder / page).read_text("utf-8") for page in ("index.html", "about.html"))
