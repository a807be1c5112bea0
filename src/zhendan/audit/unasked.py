"""Signals of the reference that this edition does not ask, each with the reason.

A platform-only signal is never computed: the platform may have seen it, the shop cannot.
"""

from dataclasses import dataclass

from zhendan.domain import Text


@dataclass(frozen=True, slots=True)
class Unasked:
    """A signal of the reference that is not asked."""

    code: str
    title: Text
    platform_only: bool
    reason: Text
    answer: Text
    """What a shop can do about it all the same."""


_SEEN = Text(
    "平台可能看过这一项；您看不到。",
    "The platform may have seen this; you cannot.",
)
_ASK = Text(
    "不要猜测或断言；请平台说明并核查，同时用物流、资金、沟通凭证回应。",
    "Neither guess nor claim; ask the platform to check, and answer with parcels, money and chats.",
)

UNASKED: tuple[Unasked, ...] = (
    Unasked(
        "B02",
        Text("只在本店购物的买家", "Buyers of this shop only"),
        True,
        _SEEN,
        _ASK,
    ),
    Unasked("B03", Text("同时注册的账号", "Accounts registered together"), True, _SEEN, _ASK),
    Unasked(
        "C02",
        Text("地址变体", "Variants of one address"),
        False,
        Text(
            "导入时地址只留带密钥的哈希，不保存原文，变体之间无从比较。",
            "Only a keyed hash of an address is kept at import; variants cannot be compared.",
        ),
        Text("看同电话、同址的疑点。", "Look at shared phones and doors instead."),
    ),
    Unasked(
        "C04",
        Text("号段聚集", "Phone prefixes that cluster"),
        False,
        Text(
            "导入时电话只留哈希和末四位，不保存号段。",
            "Only a hash and the last four digits of a phone are kept, no prefix.",
        ),
        Text("看同电话的疑点。", "Look at shared phones instead."),
    ),
    Unasked("D03", Text("下单网络远离收货地", "Network far from the address"), True, _SEEN, _ASK),
    Unasked("D04", Text("不比较直接下单", "Straight to the order"), True, _SEEN, _ASK),
    Unasked("D05", Text("货比三家的模板路径", "Scripted comparing"), True, _SEEN, _ASK),
    Unasked(
        "D06",
        Text("冷僻搜索词", "An odd search word"),
        False,
        Text("没有搜索词报表的统一格式。", "There is no common layout of search-word reports."),
        Text("请保存搜索词报表备查。", "Keep the search-word report."),
    ),
    Unasked("D08", Text("蹭热度点击", "Clicks riding on a best-seller"), True, _SEEN, _ASK),
    Unasked(
        "E10",
        Text("刚好过活动门槛", "Just above a campaign's threshold"),
        False,
        Text("导入文件没有活动门槛。", "No imported file tells a campaign's threshold."),
        Text("看“到整数就停”。", "See orders that stop at a round number."),
    ),
    Unasked(
        "I02",
        Text("评价图片重复使用", "Review pictures used again"),
        False,
        Text("评价导出只有图片数量，没有图片。", "Review exports count pictures and hold none."),
        Text("请保存原图及其拍摄时间。", "Keep the original pictures with their times."),
    ),
    Unasked(
        "J03",
        Text("同一批人反复同时买同样的商品", "The same people at the same items again"),
        False,
        Text(
            "由群组查找（J02）按买家、商品、日期一并回答。",
            "Answered by the search for groups (J02) over buyer, item and day.",
        ),
        Text("见关联群组。", "See the groups."),
    ),
    Unasked("J08", Text("店铺互刷", "Shops that buy from each other"), True, _SEEN, _ASK),
)
"""In order of code."""
