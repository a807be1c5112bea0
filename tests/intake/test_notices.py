"""Notices: what they say verbatim, and what they do not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import Read
from zhendan.domain import FlagScope
from zhendan.formats.cleaning.times import TimeRules
from zhendan.intake.notices import words
from zhendan.intake.notices.clauses import clause_around

RULES = TimeRules()
FULL = """【违规处罚通知】尊敬的商家：
店铺名称：示例旗舰店
违规编号：WG20260701000009
违规类型：虚假交易
送达时间：2026年7月1日 10:00
您的店铺于2026-06-28存在虚假交易行为，情节严重，涉及订单2笔，扣12分，处以违约金1万元，相关商品降权30天。
订单号：3300000000000010101、3300000000000010202
申诉截止时间：2026-07-04 18:00:00，您有2次申诉机会。请提供物流底单、聊天记录和进货凭证。
"""


@pytest.mark.parametrize(
    ("text", "iso", "said", "day_only"),
    [
        ("请于2026年6月23日23:59前提交", "2026-06-23T15:59:00+00:00", "2026年6月23日23:59", False),
        ("申诉截止时间：2026-07-04 18:00:00", "2026-07-04T10:00:00+00:00", "申诉截止时间", False),
        ("请在2026-06-23前提交申诉", "2026-06-22T16:00:00+00:00", "2026-06-23前", True),
        ("请于2026年6月23日18时前申诉", "2026-06-23T10:00:00+00:00", "18时前", False),
        ("申诉截止时间：2026年6月23日24时", "2026-06-23T15:59:59+00:00", "24时", False),
        ("申诉截止时间：2026-06-23 24:00:00", "2026-06-23T15:59:59+00:00", "24:00", False),
        ("You may appeal by 23 Jun 2026.", "2026-06-22T16:00:00+00:00", "by 23 Jun 2026", True),
        (
            "Appeal before June 23rd, 2026 10:30 UTC",
            "2026-06-23T10:30:00+00:00",
            "10:30 UTC",
            False,
        ),
        ("Please appeal within 3 business days.", None, "within 3 business days", False),
        ("请于收到通知后3个工作日内提交申诉", None, "3个工作日内", False),
        ("请于48小时内提交凭证", None, "48小时内", False),
        ("对此我们表示遗憾", None, "", False),
    ],
)
def test_a_deadline_keeps_its_words(text: str, iso: str | None, said: str, day_only: bool) -> None:
    until = words.deadline(text, RULES)
    assert (until.at.isoformat() if until.at else None) == iso
    assert said in until.words
    assert until.day_only is day_only


@pytest.mark.parametrize(
    ("before", "clause", "after"),
    [
        (
            "通知送达时间：2026-11-20\n",
            "贵店可自送达之日起3个工作日内（即2026-11-25 23:59:59前）通过商家后台提交申诉材料",
            "，逾期视为认可。",
        ),
        ("扣2分。", "如有异议请于2026年6月23日23:59前提交申诉凭证（底单、付款记录等）", "。"),
        ("您好，", "（请于2026年6月23日23:59前提交申诉）", "\n"),
        ("您好（见附件，", "请于2026年6月23日23:59前提交申诉", "，谢谢"),
        ("", "请于3个工作日内(含当日，节假日顺延)提交申诉材料", "；平台将在5个工作日内处理。"),
        ("您有2次申诉机会\n", "申诉截止时间：2026-07-04 18:00:00", "，请留意"),
        ("金额1,234元,", "请在2026-06-23前就1,234元提交申诉", ",谢谢"),
    ],
)
def test_a_deadline_is_quoted_as_a_whole_clause(before: str, clause: str, after: str) -> None:
    assert words.deadline(before + clause + after, RULES).words == clause


@given(
    st.text("请前，。（）()【】\n 1,a", max_size=60),
    st.text("请前，。（）()【】\n 1,a", max_size=60),
)
def test_a_quoted_clause_stands_in_the_text_and_holds_its_passage(left: str, right: str) -> None:
    passage = "2026-06-23前"
    text = left + passage + right
    quoted = clause_around(text, len(left), len(left) + len(passage))
    assert passage in quoted
    assert quoted in text


def test_every_field_of_a_full_notice_is_read(inbox: Read) -> None:
    notice = inbox({"通知.txt": FULL}).reading.notice
    assert notice is not None
    assert notice.number == "WG20260701000009"
    assert notice.charge == "虚假交易"
    assert notice.grade == 2
    assert notice.shop_name == "示例旗舰店"
    assert notice.declared_count == 2
    assert notice.attempts == 2
    assert notice.scope is FlagScope.EXPLICIT
    assert [f.order for f in notice.flagged] == ["3300000000000010101", "3300000000000010202"]
    assert {f.matched for f in notice.flagged} == {"missing"}
    assert notice.flagged[0].at_row is not None
    assert notice.flagged[0].at_row.row == 7
    assert notice.delivered_at is not None
    assert notice.delivered_at.isoformat() == "2026-07-01T02:00:00+00:00"
    assert {p.kind: p.amount for p in notice.penalties} == {
        "points": "12",
        "fine": "10000",
        "demotion": "",
    }
    assert notice.asks_for == ("物流底单", "聊天记录", "进货凭证")
    assert notice.not_found == ()


def test_what_a_notice_does_not_say_is_listed_and_not_guessed(inbox: Read) -> None:
    text = "【处罚通知】商家您好，您的店铺订单存在虚假交易，如有异议请申诉。"
    notice = inbox({"n.txt": text}).reading.notice
    assert notice is not None
    assert set(notice.not_found) >= {"number", "delivered_at", "deadline_at", "declared_count"}
    assert notice.delivered_at is None
    assert notice.deadline_at is None
    assert notice.scope is FlagScope.UNKNOWN


def test_a_range_of_days_is_a_range(inbox: Read) -> None:
    text = "违规编号：AB123456。2026-06-01至2026-06-20期间店铺订单存在虚假交易，扣2分，可申诉。"
    taken = inbox({"n.txt": text})
    assert taken.reading.notice is not None
    assert taken.reading.notice.scope is FlagScope.RANGE
    assert taken.rows("notices")[0]["violation_to"].isoformat() == "2026-06-19T16:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("拼多多商家后台", "pdd"),
        ("抖店罗盘", "douyin"),
        ("天猫", "taobao"),
        ("京麦工作台", "jd"),
        ("订单 260618-600000000000001 违规", "pdd"),
        ("订单 P800000000000000001", "xiaohongshu"),
        ("店铺违规", "unknown"),
        ("1688商家违规", "alibaba1688"),
        ("订单 2600000000001688321 违规", "unknown"),  # four digits of a number are no name
    ],
)
def test_the_platform_is_named_or_shown_by_its_order_numbers(text: str, slug: str) -> None:
    assert words.platform(text) == slug


def test_a_count_that_disagrees_keeps_the_notice_from_being_whole(inbox: Read) -> None:
    report = inbox({"n.txt": FULL.replace("涉及订单2笔", "涉及订单5笔")}).file("n.txt")
    assert [(t.declared, t.found, t.ok) for t in report.control_totals] == [("5", "2", False)]
    assert not report.usable


TABLE = "违规编号,违规类型,涉及订单编号,申诉截止时间,扣分\n"


def test_a_table_of_flagged_orders_needs_no_known_layout(inbox: Read) -> None:
    text = "处罚编号,违规名称,订单号,说明\nCF0001,虚假交易,3300000000000010101\t,x\n"
    taken = inbox({"anything.csv": text})
    assert taken.file("anything.csv").recognised_as == "notice.flagged_orders"
    assert taken.row("flagged_orders")["order_no"] == "3300000000000010101"


@pytest.mark.parametrize(
    ("name", "table", "read"),
    [
        ("处罚订单.csv", "序号,订单编号\n1,3300000000000010101\n", True),
        ("flagged orders.csv", "Order ID,Item\n3300000000000010101,cup\n", True),
        ("1.csv", "违规订单明细,\n订单号,原因\n3300000000000010101,\n", True),
        ("订单.csv", "序号,订单编号\n1,3300000000000010101\n", False),
        ("退款申诉订单.csv", "序号,订单编号\n1,3300000000000010303\n", False),
        ("违规订单.csv", "订单编号,旺旺号,佣金\n3300000000000010101,小虚,5\n", False),
    ],
)
def test_a_bare_list_is_read_where_its_name_says_what_it_lists(
    inbox: Read, name: str, table: str, read: bool
) -> None:
    taken = inbox({name: table, "通知.txt": FULL})
    own = taken.file(name)
    assert (own.recognised_as == "notice.flagged_orders") is read
    numbers = [row["order_no"] for row in taken.rows("flagged_orders")]
    assert len(numbers) == len(set(numbers)) == 2, "what the notice names itself is met, not added"


def test_two_notice_numbers_are_two_notices_and_one_is_answered(inbox: Read) -> None:
    rows = "A0001,虚假交易,330000000000001,,2\nB0002,虚假交易,330000000000002,,2\n"
    rows += "B0002,虚假交易,330000000000003,,2\n"
    taken = inbox({"n.csv": TABLE + rows})
    assert len(taken.rows("notices")) == 2
    assert taken.reading.notice is not None
    assert taken.reading.notice.number == "B0002"
    assert "ZD324" in taken.codes("n.csv")


ORDERS = "order_no,amount\n330123456789012345,1\n330123456789012399,2\n330999999999999111,3\n"


@pytest.mark.parametrize(
    ("flagged", "matched", "order"),
    [
        ("330999999999999111", "exact", "330999999999999111"),
        ("3.30999999999999E+17", "repaired", "330999999999999111"),
        ("330999999999999000", "repaired", "330999999999999111"),
        ("3.30123456789012E+17", "ambiguous", "3.30123456789012E+17"),
        ("3.3E+17", "missing", "3.3E+17"),
        ("330000000000000001", "missing", "330000000000000001"),
    ],
)
def test_a_flagged_order_is_met_exactly_repaired_or_not_at_all(
    inbox: Read, flagged: str, matched: str, order: str
) -> None:
    from tests.intake.conftest import SECRET
    from zhendan.intake import ColumnMapping, IntakeSettings

    mapping = ColumnMapping({"order_no": "order_no", "amount": "amount"})
    files = {"o.csv": ORDERS, "n.csv": TABLE + f"A0001,虚假交易,{flagged},,2\n"}
    taken = inbox(files, IntakeSettings(secret=SECRET, mappings=(mapping,)))
    row = taken.row("flagged_orders")
    assert (row["matched"], row["order_no"]) == (matched, order)
    assert (row["order_id"] is None) is (matched in {"ambiguous", "missing"})


def test_words_about_other_things_are_no_notice() -> None:
    assert not words.looks_like_notice("亲，您的订单已发货，请留意查收")
    assert not words.looks_like_notice("今天天气不错")


# Each notice is invented; every platform words its own.
TOLD = (
    (
        """【违规通知】亲爱的卖家“示例小店”：
您发布的商品因涉嫌“虚假交易”，核查到以下订单存在异常：2233445566778899001，2233445566778899002。
违规类型：一般违规-虚假交易（情节一般）
处罚措施：涉及商品不累计销量；单个商品搜索降权30天；扣6分。
申诉有效期：违规生效后15天内，且仅有1次申诉机会。
违规编号：V20261118000123""",
        {"number": "V20261118000123", "charge": "一般违规-虚假交易（情节一般）", "attempts": 1,
         "shop_name": "示例小店", "deadline_words": "申诉有效期：违规生效后15天内"},
        {"points", "demotion", "removal"},
        2,
    ),
    (
        """【快手小店】违规通知
尊敬的商家 示例水杯旗舰店：
经平台核查，您的店铺存在虚假交易行为（违规编号：KS20261120-0091）。
涉及订单共2笔，订单号：2530011759715、2530012013123。
处理结果：涉及订单销量不计入、扣除信用分12分、限制店铺流量7天、货款冻结15天。
请于2026年11月27日 18:00前提交申诉，每个违规仅可申诉1次。""",
        {"platform": "kuaishou", "number": "KS20261120-0091", "shop_name": "示例水杯旗舰店",
         "attempts": 1, "declared_count": 2},
        {"points", "demotion", "freeze", "removal"},
        2,
    ),
    (
        "您的店铺【示例旗舰店】因特别虚假交易（违规编号：TB-99887766）被处罚：立即清空销量，扣48分，"
        "冻结保证金。申诉截止时间：2026年11月22日24时。",
        {"number": "TB-99887766", "charge": "特别虚假交易", "shop_name": "示例旗舰店"},
        {"points", "freeze", "removal"},
        0,
    ),
    (
        """京东POP商家违规通知
店铺名称：示例器械专营店 店铺ID:10293847
违规单号：JDWG2026111500088
违规类型：虚假交易（刷单） 违规积分：25分
处罚内容：扣除保证金人民币30000元；降低搜索排序权重
涉及订单：310000000001,310000000002 等共 132 单，详见附件
申诉时效：收到通知后7个自然日内提交，每个违规单支持申诉3次""",
        {"platform": "jd", "charge": "虚假交易（刷单）", "attempts": 3, "declared_count": 132,
         "scope": FlagScope.SAMPLE},
        {"points", "fine", "demotion"},
        2,
    ),
    (
        "微信小店违规处理通知：你的店铺“示例手作”存在利用非真实交易提升销量的情形，"
        "违规单号 WX-11-77；"
        "共涉及 3 笔订单（3720000000000000001、3720000000000000002、3720000000000000003）。"
        "处理措施：订单不计入销量、限制资金结算。你可在5日内提交申诉材料。",
        {"platform": "wechat_store", "number": "WX-11-77", "shop_name": "示例手作",
         "charge": "利用非真实交易提升销量", "declared_count": 3},
        {"removal", "freeze"},
        3,
    ),
    (
        """[Shopee] Notice of order brushing
Dear example_tumbler_ph,
We have detected order brushing. The following orders were found to be non-genuine transactions:
261111AB12CD34
- 261111EF56GH78,

As a result: 6 penalty points have been issued, the orders' sales will be removed, and your \
payout is on hold for 14 days.
You may submit an appeal within 7 calendar days. You have 1 chance to appeal.
Reference: SP-PH-2026-889123
PLEASE READ OUR RULES
WAREHOUSE1234""",
        {"platform": "shopee", "number": "SP-PH-2026-889123", "shop_name": "example_tumbler_ph",
         "attempts": 1, "deadline_words": "You may submit an appeal within 7 calendar days"},
        {"points", "removal", "freeze"},
        2,
    ),
    (
        """Dear Seller,
Your shop "Example Leaf" (Shop ID 7495000000000000001) has violated the Fake Transaction policy of \
TikTok Shop.
Violation ID: 1729000000000000001
Orders: 576400000000000001, 576400000000000002
Enforcement: 12 violation points; settlement on hold: $1,204.55
You may appeal within 180 days of 2026-11-17 03:22 UTC. You can appeal 1 time.
Please submit invoices and proof of delivery.""",
        {"platform": "tiktok_shop", "number": "1729000000000000001", "charge": "Fake Transaction",
         "shop_name": "Example Leaf", "attempts": 1,
         "asks_for": ("invoices", "proof of delivery"),
         "deadline_words": "You may appeal within 180 days of 2026-11-17 03:22 UTC"},
        {"points", "freeze"},
        2,
    ),
    (
        """Subject: Shopee notification of violation - Order Brushing
Your shop example_shop_1 has been found to have engaged in Order Brushing. 3 penalty points will \
be deducted.
Order IDs: 231118ABCDEF12, 231118ABCDEF13
If you wish to appeal, please submit within 3 working days from 20 Nov 2026.""",
        {"platform": "shopee", "charge": "Order Brushing", "shop_name": "example_shop_1"},
        {"points"},
        2,
    ),
    (
        """Your Amazon seller account has been deactivated for violating the Seller Code of \
Conduct policy: misuse of sales rank. Funds will be withheld for 90 days. To appeal, submit a plan \
of action within 17 days. Orders involved: 114-1234567-1234567""",
        {"platform": "amazon", "charge": "Seller Code of Conduct"},
        {"freeze", "removal"},
        1,
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "kinds", "orders"), TOLD)
def test_each_platforms_own_wording_is_read(
    inbox: Read, text: str, fields: dict[str, object], kinds: set[str], orders: int
) -> None:
    report = inbox({"notice.txt": text}).reading
    notice = report.notice
    assert notice is not None
    assert {name: getattr(notice, name) for name in fields} == fields
    assert {penalty.kind for penalty in notice.penalties} == kinds
    assert len(notice.flagged) == orders
    assert all(penalty.words in text for penalty in notice.penalties)


@pytest.mark.parametrize(
    "text",
    [
        "Dear customer, your order 114-1234567-1234567 has been shipped. Track it in your account.",
        "You earned 120 points on your last order! Visit our store and appeal to your taste.",
        "How do I appeal? I manage a shop with many orders and would like a listing of fees.",
    ],
)
def test_an_english_letter_about_other_things_is_no_notice(text: str) -> None:
    assert not words.looks_like_notice(text)


def test_numbers_of_shops_items_and_cases_are_no_orders() -> None:
    text = (
        "店铺ID：7495000000000000001，商品ID 670000000000000001，违规编号：WG2026110000000001，"
        "订单6920000000000000001"
    )
    assert words.orders(text) == ("6920000000000000001",)


@pytest.mark.parametrize(
    ("words_", "shop"),
    [
        ("尊敬的示例家居专营店：您的店铺存在虚假交易", "示例家居专营店"),
        ("尊敬的商家（示例鞋铺）：", "示例鞋铺"),
        ("亲爱的卖家示例小铺，您好", "示例小铺"),
        ("尊敬的商家：您好", ""),
        ("尊敬的商家您好：", ""),
        ("【快手小店】违规通知", ""),
        ("【抖店】处罚通知", ""),
        ("【示例运动专卖店】处罚通知", "示例运动专卖店"),
    ],
)
def test_a_platforms_own_name_is_no_shops(words_: str, shop: str) -> None:
    assert words.shop_name(words_) == shop
