"""Notices worded as each platform words them; every name and number in them is invented."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.intake.conftest import Read

NOTICES = {
    one.stem: one.read_text("utf-8")
    for one in sorted((Path(__file__).parent / "notices").iterdir())
}
SAID: dict[str, dict[str, object]] = {
    "a list that is only part": {
        "platform": "pdd",
        "shop_name": "示例零食铺子",
        "declared_count": 12,
        "scope": "sample",
        "asks_for": ("物流凭证", "聊天记录"),
    },
    "a penalty with its own time": {
        "platform": "douyin",
        "number": "7438812345678901234",
        "shop_name": "示例男装旗舰店",
        "attempts": 2,
    },
    "points of two classes": {
        "platform": "taobao",
        "grade": 1,
        "items": ("612345678901",),
        "rule": "《淘宝网虚假交易实施细则》",
    },
    "a span of days and an amount with a point": {
        "platform": "jd",
        "number": "WG-2026-11-0088",
        "shop_name": "示例数码专营店",
        "scope": "range",
    },
    "labels without a colon": {
        "platform": "xiaohongshu",
        "shop_name": "示例饰品店",
        "grade": 2,
        "deadline_words": "申诉有效期至2026/11/25 23:59",
        "entry": "千帆-规则中心-违规记录-去申诉",
    },
    "a small shop": {
        "platform": "wechat_store",
        "number": "A20261116001",
        "shop_name": "示例茶叶铺",
        "attempts": 1,
    },
    "a zone of the west coast": {
        "platform": "aliexpress",
        "number": "10203040",
        "shop_name": "cn1234567890abcd",
        "deadline_words": "before 2026-11-25 23:59:59 (PST)",
    },
    "a plan of action": {
        "platform": "amazon",
        "number": "15512345678",
        "charge": "sales rank manipulation",
    },
    "a short message": {"platform": "kuaishou", "declared_count": 3},
    "sales that no longer count": {
        "platform": "amazon",
        "shop_name": "Sample Lamp Store",
        "number": "NA-2026-55310",
        "charge": "sales rank or order manipulation",
        "asks_for": ("Proof of delivery for each order", "Invoices for the products"),
        "deadline_words": "Please send the information below within 3 business days of this email:",
    },
}
PENALTIES: dict[str, list[str]] = {
    "a list that is only part": ["禁止上资源位30天", "冻结店铺资金余额 8,650.32 元", "限制提现"],
    "a penalty with its own time": ["扣除12分", "商品下架", "清退保证金3000元"],
    "points of two classes": ["商品搜索降权30天", "B类12分", "删除虚假交易产生的销量"],
    "a span of days and an amount with a point": ["暂停结算货款12.3万元", "扣25分"],
    "labels without a colon": ["店铺限流14天", "冻结账户余额"],
    "a small shop": ["限制流量", "暂停提现"],
    "a zone of the west coast": ["account frozen for 30 days", "48 points"],
    "a plan of action": [
        "Funds will be held for up to 90 days",
        "We removed your selling privileges because we found sales rank manipulation on your",
    ],
    "a short message": ["扣6分"],
    "sales that no longer count": ["reserve was placed on your funds"],
}
ORDERS = {
    "a list that is only part": 2,
    "a penalty with its own time": 2,
    "points of two classes": 3,
    "a span of days and an amount with a point": 0,
    "labels without a colon": 2,
    "a small shop": 0,
    "a zone of the west coast": 2,
    "a plan of action": 2,
    "a short message": 0,
    "sales that no longer count": 3,
}
ARRIVED = {
    "a list that is only part": "2026-11-18T08:20",
    "a penalty with its own time": "2026-11-15T02:00",
}


@pytest.mark.parametrize("what", NOTICES)
def test_what_a_notice_says_is_read_in_its_own_words(inbox: Read, what: str) -> None:
    notice = inbox({"notice.txt": NOTICES[what]}).reading.notice
    assert notice is not None
    assert {name: getattr(notice, name) for name in SAID[what]} == SAID[what]
    assert [one.words for one in notice.penalties] == PENALTIES[what]
    assert len(notice.flagged) == ORDERS[what]
    arrived = notice.arrived_at
    assert (arrived.strftime("%Y-%m-%dT%H:%M") if arrived else "") == ARRIVED.get(what, "")


def test_a_deadline_of_the_west_coast_is_no_deadline_of_beijing(inbox: Read) -> None:
    notice = inbox({"notice.txt": NOTICES["a zone of the west coast"]}).reading.notice
    assert notice is not None
    assert notice.deadline_at == datetime(2026, 11, 26, 7, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Hello, is this seller fake? My order has not come within 5 days, please answer.",
        "I read about order brushing. I want a refund for my order, or I will ask my bank.",
        "Your store violates my rights as a buyer, send the parcel within 3 days.",
    ],
)
def test_an_angry_buyer_is_no_platform(inbox: Read, text: str) -> None:
    assert inbox({"mail.txt": text}).reading.notice is None
