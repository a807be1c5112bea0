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
