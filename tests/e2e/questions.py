"""What citizens ask, in their own words, and where the site answers.

A question is answered by clicking links from the front page on (``clicks``, by what they say), and by what one would type (``query``).
Either way leads to ``page``, which says ``words``.
"""

from dataclasses import dataclass
from typing import Final

APPLY, FINED, HELPED, INSPECTED = "办一件事", "弄清罚得对不对", "申请救助和补贴", "看看该不该来检查"
"""What the front page offers to those who want something."""


@dataclass(frozen=True, slots=True)
class Question:
    asked: str
    clicks: tuple[str, ...]
    query: str
    page: str
    words: tuple[str, ...]


def _of_power(asked: str, first: str, name: str, query: str, key: str, *words: str) -> Question:
    return Question(asked, (first, name), query, f"powers/{key}.html", words)


_ROAD: Final = ("占用、挖掘城市道路审批", "摆摊", "urban-management/street-occupation")
_FOOD: Final = ("食品经营许可", "开饭店", "market-supervision/food-business-licence")
_RELIEF: Final = ("临时救助", "急难", "civil-affairs/temporary-assistance")
_DIBAO: Final = ("最低生活保障金给付", "低保金", "civil-affairs/minimum-living-payment")

QUESTIONS: Final = (
    _of_power("我想在门口摆摊，要找谁？", APPLY, *_ROAD, "晴岚市城市管理行政执法局", "0000-5550222"),
    _of_power("占道审批要几天？", APPLY, *_ROAD, "多久办完", "10 个工作日"),
    _of_power("挖路埋管要交钱吗，交多少？", APPLY, *_ROAD, "收费", "标准和依据"),
    _of_power("开饭店要带什么材料？", APPLY, *_FOOD, "材料清单"),
    _of_power("食品许可谁说了算？", APPLY, *_FOOD, "谁来决定"),
    _of_power("不给我办食品许可怎么办？", APPLY, *_FOOD, "不服怎么办", "行政复议", "行政诉讼"),
    _of_power(
        "工地运渣土要先办什么？", APPLY, "城市建筑垃圾处置核准", "渣土",
        "urban-management/construction-waste-disposal", "7 个工作日",
    ),
    _of_power(
        "楼上挂大广告牌要谁批？", APPLY, "设置大型户外广告", "广告牌", "urban-management/large-outdoor-ad", "分管审批副局长岗"
    ),
    _of_power(
        "村里翻建房子到哪里办证？", APPLY, "乡村建设规划许可", "宅基地",
        "muguang-town/rural-construction-planning-permit", "去哪里办", "沐光镇便民服务大厅",
    ),
    _of_power(
        "这个楼盘能不能卖期房？", APPLY, "商品房预售许可", "期房", "housing-construction/presale-permit", "预售许可证"
    ),
    _of_power(
        "打井抽水要不要办证？", APPLY, "取水许可", "水井", "water-resources/water-intake-permit", "动工前先来办这个许可"
    ),
    _of_power(
        "想成立个协会怎么办？", APPLY, "社会团体成立登记", "协会", "civil-affairs/social-organisation-registration", "30 日"
    ),
    _of_power(
        "倒了渣土罚多少？", FINED, "对擅自倾倒、抛撒工程渣土等建筑垃圾行为的处罚", "倾倒",
        "urban-management/penalty-waste-dumping", "裁量",
    ),
    _of_power(
        "被罚款不服怎么办？", FINED, "对擅自倾倒、抛撒工程渣土等建筑垃圾行为的处罚", "罚款 渣土",
        "urban-management/penalty-waste-dumping", "不服怎么办", "行政复议", "六十日",
    ),
    _of_power(
        "卖了不合格的货，要罚吗，能不能先听我说？", FINED, "对生产、销售不合格产品行为的处罚", "掺假",
        "market-supervision/unqualified-product-penalty", "陈述", "听证",
    ),
    _of_power(
        "在河里挖沙会怎样？", FINED, "对未经许可在河道管理范围内采砂行为的处罚", "挖砂",
        "water-resources/river-sand-penalty", "处罚",
    ),
    _of_power("家里遭了灾，马上要用钱怎么办？", HELPED, *_RELIEF, "急难型先付"),
    _of_power("低保多久能批下来？", HELPED, *_DIBAO, "25 个工作日"),
    _of_power("低保一个月给多少？", HELPED, *_DIBAO, "给付标准"),
    _of_power(
        "谁来查养老院，几个人来？", INSPECTED, "养老机构检查", "养老院", "civil-affairs/elderly-care-inspection",
        "执法人员", "不少于",
    ),
    _of_power(
        "一年最多来检查几次？", INSPECTED, "市容环境卫生检查", "沿街单位", "urban-management/appearance-inspection",
        "同一对象每年最多",
    ),
    Question(
        "急用钱，到镇里办还是到市里办？", ("沐光镇政府", "临时救助"), "镇里就能批",
        "powers/muguang-town/temporary-assistance.html", ("三千元以内", "别的单位也办这件事", "放在一起比一比"),
    ),
    Question(
        "谁在看着发补助的人？", ("看哪里容易出问题", "急难备用金付给不存在的求助人"), "急难备用金",
        "risks/muguang-town.html", ("谁来防、怎样防", "财政所所长岗"),
    ),
    Question(
        "城管局最容易出问题的是哪里？", ("一级廉政风险", "市城管执法局"), "城管执法",
        "risks/urban-management.html", ("发生时是什么样", "谁来防、怎样防"),
    ),
    Question(
        "强拆凭的是哪条法？", ("法律依据", "中华人民共和国城乡规划法"), "城乡规划法", "laws/urban-rural-planning-law.html",
        ("第六十八条", "对违法建设的强制拆除"),
    ),
    Question("举报奖励最多给多少？", ("职权目录", "行政奖励", "市场监管领域重大违法行为举报奖励"), "匿名举报",
             "powers/market-supervision/whistleblower-reward.html", ("最高一百万元",)),
    Question("民政局几点上班，电话多少？", ("市民政局",), "市民政局", "units/civil-affairs.html",
             ("办公时间", "0000-55507")),
    Question("公家租房子，门店怎样租？", ("市供销社", "社有资产出租"), "竞租",
             "powers/supply-marketing/asset-leasing.html", ("租金",)),
    Question("镇上修路的钱怎么花，看得到吗？", ("沐光镇政府", "镇级专项资金拨付"), "镇级专项资金",
             "powers/muguang-town/collective-funds-spending.html", ("审批",)),
    _of_power("求助了没人理，打什么电话催，多久答复？", HELPED, *_RELIEF, "0000-5550743", "答复时限：1 个工作日内"),
)  # fmt: skip
