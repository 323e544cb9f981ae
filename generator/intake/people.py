"""Tells people's names from posts: a catalogue names posts only, and a name in a list becomes a question.

A name is a common family name and one or two characters more, where nothing in it belongs to a post. The family names are the
hundred most frequent of the Ministry of Public Security's counts, which some 85 % of people bear, and the usual double ones.
"""

import re
from typing import Final

_FAMILY_NAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_DOUBLE: Final = ("欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方")
_OF_POSTS: Final = re.compile(
    "岗|科|局|处|股|室|组|部|队|所|站|办|院|厅|委|中心|窗口|主任|书记|科长|局长|处长|股长|所长|队长|站长|副|负责|领导|人员|人$|员$|长$|职|各|全|单位|会|机关|班子|经办|承办"
)
_NAME: Final = re.compile(rf"(?:(?:{'|'.join(_DOUBLE)})[一-鿿]{{1,2}}|[{_FAMILY_NAMES}][一-鿿·]{{1,2}})")
_TITLE_BEHIND: Final = re.compile(
    rf"^({_NAME.pattern})[（(\s:：]*((?:副)?(?:主任|书记|科长|局长|处长|股长|所长|队长|站长)[^（()）]*)[）)]?$"
)


def is_name(text: str) -> bool:
    """Whether a text is a person's name, as far as that can be seen."""
    plain = re.sub(r"\s", "", text)
    return _NAME.fullmatch(plain) is not None and not _OF_POSTS.search(plain)


def title_beside(text: str) -> str | None:
    """The title that stands beside a name, as in 王小明（科长）; ``None`` where there is no such name."""
    found = _TITLE_BEHIND.match(text.strip())
    return found[2].strip() if found else None
