"""写了人名，没有写岗位。

公开的是岗位，不是人：岗位名称、内设机构名称、联系方式和说明里都不写姓名。写岗位，人员变动了也不用改。
这条靠姓氏和上下文来猜，猜错了请登记检查例外。

不对::

    # catalog/units/park-office/unit.yml
    posts:
      # ……
      - {id: auditor, name: 张三, department: office, tier: middle, duties: [抽查已办结的案卷]}  # <-

对::

    # catalog/units/park-office/unit.yml
    posts:
      # ……
      - {id: auditor, name: 内部监督岗, department: office, tier: middle, duties: [抽查已办结的案卷]}

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - {kind: telephone, name: 市园林局监督电话, contact: 0000-5551102, note: 联系人：张三，工作日接听。}  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - {kind: telephone, name: 市园林局监督电话, contact: 0000-5551102, note: 内部监督岗工作日接听。}

不对::

    # catalog/units/park-office/alerts/site-photos.yml
    kind: prompt
    title: 核查照片不全
    facts: 王某办的三份案卷少照片。  # <-
    entered: 2026-03-03
    stages: {collection: 2026-03-02, rating: 2026-03-03}

对::

    # catalog/units/park-office/alerts/site-photos.yml
    kind: prompt
    title: 核查照片不全
    facts: 三份案卷少照片。
    entered: 2026-03-03
    stages: {collection: 2026-03-02, rating: 2026-03-03}
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity
from generator.i18n import _, in_quotes
from generator.kinds import ALERT, identify
from generator.text_fields import Text, texts_that, texts_with

SOURCE: Final = "R17"
SEVERITY: Final = Severity.WARNING

_SINGLE: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_WORDS: Final = (
    "任何|任免|任务|任期|任职|任意|方面|方案|方式|方便|方向|文秘|文书|文化|文件|文旅|文档|文体|金融|金额|金属|高新|高级|高龄|高峰|高温|高层|高速|高空|石油|"
    "石化|石料|石材|石方|林业|林政|林木|林地|林区|江河|江边|常务|常委|常设|常年|常见|常用|武装|武警|康复|康养|程序|史志|史料|马上|马路|夏季|夏令|夏天|白天|"
    "白色|万元|黄线|黄土|于是|于此|易燃|易地|易耗|雷雨|雷达|田间|段落|毛料|毛重|龙头|钱款|钱物|余下|余额|顾问|钟点|范围|谢绝|何时|何地|何种|曾经|曾用|许可|"
    "许多|孔洞|乔木|杜绝|叶片|周一|周二|周三|周四|周五|周六|周日|周末|周边|周期|周转"
)
"""What begins as names do, and is something else."""
_NAME: Final = f"(?!{_WORDS})(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|[{_SINGLE}])[一-鿿]{{1,2}}"
WHOLE: Final = re.compile(_NAME)
IN_TEXT: Final = re.compile(
    f"(?:联系|经办|承办|责任|负责|咨询|值班|接待|主办|经手)人 ?[：:] ?({_NAME})(?![一-鿿])"
    f"|(?:(?<![一-鿿])|(?<=[由请找与和向为是给的]))({_NAME})(?:同志|先生|女士)"
)
SIGN: Final = re.compile("人 ?[：:]|同志|先生|女士")
"""What stands beside every name in a text."""
IN_CONTACT: Final = re.compile(rf"[（(] ?({_NAME}) ?[）)]|^({_NAME})[ ：:]{{0,3}}\d", re.MULTILINE)
HALF_NAMED: Final = re.compile(f"[{_SINGLE}]某(?:某|(?![日月年时项个种次天处地一些条]))")
"""A person whose name is half told: an alert is about a post, so it has no room even for that."""
CONTACTS: Final = frozenset({"contact", "telephone", "note", "hours"})

POST_WORDS: Final = frozenset("岗长员科股组队窗口室人处办局站所部委厅院校司")


def check(catalog: Catalog) -> Iterator[Finding]:
    for text, name in _candidates(catalog):
        if POST_WORDS.isdisjoint(name) and not text.is_internal:
            message = _("{name} looks like the name of a person.").format(name=in_quotes(name))
            yield Finding(text.path, text.trail, message, _("Name the post instead."))


def _candidates(catalog: Catalog) -> Iterator[tuple[Text, str]]:
    """What stands where a name would stand."""
    for unit in catalog.units.values():
        for i, department in enumerate(unit.departments):
            if WHOLE.fullmatch(department.name):
                yield Text(unit.path, ("departments", i, "name"), department.name), department.name
        for i, post in enumerate(unit.posts):
            if WHOLE.fullmatch(post.name):
                yield Text(unit.path, ("posts", i, "name"), post.name), post.name
    yield from _in_alerts(catalog)
    for text, match in texts_with(catalog, IN_TEXT, SIGN):
        yield text, match[1] or match[2]
    for text in texts_that(catalog, IN_CONTACT.search, fields=CONTACTS):
        yield from ((text, match[1] or match[2]) for match in IN_CONTACT.finditer(text.words))


def _in_alerts(catalog: Catalog) -> Iterator[tuple[Text, str]]:
    """The same in alerts, where half a name is one too many."""
    for alert in catalog.alerts.values():
        for i, record in enumerate(alert.escalated):
            if WHOLE.fullmatch(record.to):
                yield Text(alert.path, ("escalated", i, "to"), record.to), record.to
    for text, match in texts_with(catalog, HALF_NAMED, re.compile("某")) if catalog.alerts else ():
        if (identity := identify(text.path)) and identity.kind is ALERT:
            yield text, match[0]
