"""What people keep themselves: tables read by the words of their headings, copied tracks."""

import pytest

from tests.intake.conftest import Read

ORDER = "261110-123456789012345"
KEPT = {
    "refunds": (
        f"退款编号,订单编号,退款金额,退款状态,申请时间,退款原因\nR1,{ORDER},12.00,退款成功,"
        "2026-11-15 10:00:00,少件\n",
        "own.refunds",
        {"refund_no": "R1", "order_no": ORDER, "status": "success", "reason_raw": "少件"},
    ),
    "reviews": (
        f"订单号,评价时间,评价内容,心情\n{ORDER},2026-11-15 10:00:00,杯子很好看,好\n",
        "own.reviews",
        {"order_no": ORDER, "content": "杯子很好看"},
    ),
    "promotions": (
        "活动名称,开始时间,结束时间,折扣\n双11大促,2026-11-10 20:00:00,2026-11-11 23:59:59,8折\n",
        "own.promotions",
        {"name": "双11大促", "detail": "8折"},
    ),
    "parcels": (
        "快递单号,日期,目的城市,实际重量(kg),快递费\nYT8800000000001,2026-11-10,杭州,0.45,3.2\n",
        "own.parcel_weights",
        {"waybill_no": "YT8800000000001"},
    ),
    "payments": (
        f"返款日期,收款账号,返款金额,订单编号\n2026-11-12 10:00:00,demo-account-1,95.00,{ORDER}\n",
        "own.cash_book",
        {"order_no": ORDER, "kind": "transfer", "direction": "out"},
    ),
    "seller_marks": (
        f"日期,订单号,旺旺,本金,佣金\n2026-11-10,{ORDER},示例用户,89,6\n",
        "seller.brushing_ledger.v2026",
        {"order_no": ORDER, "kind": "brushing_ledger"},
    ),
}


@pytest.mark.parametrize(("table", "told"), KEPT.items(), ids=list(KEPT))
def test_a_table_of_the_shops_own_is_read_by_its_headings(
    inbox: Read, table: str, told: tuple[str, str, dict[str, object]]
) -> None:
    text, layout, fields = told
    taken = inbox({"自己记的.csv": text})
    report = taken.file("自己记的.csv")
    assert report.recognised_as == layout
    row = taken.rows(table)[0]
    assert {name: row[name] for name in fields} == fields
    said = [p for p in report.problems if p.code == "ZD354"]
    assert len(said) == 1
    assert "采用" in said[0].text.zh


def test_kilograms_of_an_own_table_are_grams_and_no_couriers_word(inbox: Read) -> None:
    taken = inbox({"x.csv": KEPT["parcels"][0]})
    assert float(str(taken.rows("parcels")[0]["declared_weight_g"])) == 450.0
    assert not taken.rows("parcel_bills")


def test_a_column_that_nothing_is_read_from_is_named(inbox: Read) -> None:
    problems = inbox({"x.csv": KEPT["reviews"][0]}).file("x.csv").problems
    assert "没有用到：心情" in problems[0].text.zh


@pytest.mark.parametrize(
    "header",
    [
        "日期,供应商,商品,数量,单价,金额",
        "姓名,岗位,手机号",
        "日期,账号,金额",  # in or out? no word says it
        "订单号,评价时间,心情",  # nothing of what was written
        "快递单号,物流单号,重量(kg),日期",  # which of the two is the parcel?
        "开始时间,结束时间,地点",
    ],
)
def test_headings_that_do_not_say_it_clearly_are_not_guessed(inbox: Read, header: str) -> None:
    cells = ",".join("1" for _ in header.split(","))
    assert inbox({"x.csv": f"{header}\n{cells}\n"}).file("x.csv").recognised_as == "unknown"


def test_a_platforms_export_with_a_slip_is_never_read_by_words(inbox: Read) -> None:
    header = "售后编号,订单编号,交易金额,售后状态,退款类型,退款金頟,申请时间"
    row = f"R1,{ORDER},12,退款成功,仅退款,12,2026-11-15 10:00:00"
    assert inbox({"x.csv": f"{header}\n{row}\n"}).codes("x.csv") == ["ZD303"]


PAGE = """圆通速递 YT8800000000001
2026-11-12 10:22:33 【杭州市】快件已签收，签收人：本人签收
2026-11-12 08:01:00 【杭州市】派送中，派件员：张示例，电话：13800000000
2026-11-11 02:10:00 快件离开【广州转运中心】
2026-11-10 21:05:44 【广州市】白云营业部 已揽收
快递单号：YT8800000000002
已签收 2026-11-13 09:00:00
已揽收 2026-11-11 20:00:00
"""


def test_a_courier_page_copied_as_text_is_a_track_and_no_chat(inbox: Read) -> None:
    taken = inbox({"物流.txt": PAGE})
    assert taken.file("物流.txt").recognised_as == "track.copied"
    assert {p["waybill_no"] for p in taken.rows("parcels")} == {
        "YT8800000000001",
        "YT8800000000002",
    }
    events = taken.rows("track_events")
    assert [e["event"] for e in events if e["event"].startswith("delivered")] == [
        "delivered_self",
        "delivered_unknown",
    ]
    assert all("13800000000" not in str(e["event_raw"]) for e in events)
    assert not taken.rows("messages")


def test_a_table_of_scans_is_a_track_of_every_waybill(inbox: Read) -> None:
    text = (
        "运单号,物流公司,时间,地点,状态描述\n"
        "YT8800000000002,圆通快递,2026-11-10 21:05:44,广州市,已揽收\n"
        "YT8800000000002,圆通快递,2026-11-12 10:22:33,杭州市,已签收 签收人：本人\n"
        "YT8800000000003,圆通快递,不是时间,杭州市,已签收\n"
    )
    taken = inbox({"x.csv": text})
    report = taken.file("x.csv")
    assert (report.recognised_as, report.rejected) == ("track.copied", 1)
    assert [e["event"] for e in taken.rows("track_events")] == ["accepted", "delivered_self"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-12 10:22:33 客服：已签收了吗\n2026-11-12 10:23:33 买家：签收了",
        "运单 YT8800000000001 今天发走了，明天到",
        "圆通速递 YT8800000000001\n2026-11-12 10:22:33 已签收",
    ],
)
def test_a_talk_about_a_parcel_is_no_track(inbox: Read, text: str) -> None:
    assert inbox({"x.txt": text}).file("x.txt").recognised_as != "track.copied"


BILL = """微信支付账单明细列表
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-11-10 20:20:00,转账,示例用户1,返款,支出,¥95.00,零钱,已转账,1000050001,/,/
2026-11-10 21:20:00,商户消费,示例商店,茶,/,¥10.00,零钱,支付成功,1000050002,/,/
2026-11-10 22:20:00,转账,示例用户2,款,收入,¥20.00,零钱,已全额退款,1000050003,/,/
2026-11-10 23:20:00,转账,示例用户3,款,收入,¥30.00,零钱,已存入零钱,1000050004,/,/
"""


def test_a_persons_bill_has_sides_and_what_did_not_stand_has_none(inbox: Read) -> None:
    taken = inbox({"微信支付账单.csv": BILL})
    assert taken.file("微信支付账单.csv").recognised_as == "wechatpay.personal.v2020"
    rows = {row["ledger_no"]: (row["direction"], row["kind"]) for row in taken.rows("payments")}
    assert rows["1000050001"][0] == "out"
    assert rows["1000050002"] == (None, "other")
    assert rows["1000050003"] == (None, "other")
    assert rows["1000050004"][0] == "in"


def test_the_line_under_an_old_bill_is_no_entry(inbox: Read) -> None:
    header = (
        "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,"
        "金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态"
    )
    row = (
        "2026111022001,T1,2026-11-10 20:20:00,2026-11-10 20:20:10,2026-11-10 20:20:10,其他,"
        "转账,示例用户1,返款,95.00,支出,交易成功,0.00,0.00,,已支出"
    )
    text = f"支付宝交易记录明细查询\n{header}\n{row}\n{'-' * 40}\n共1笔记录\n"
    taken = inbox({"x.csv": text})
    assert taken.codes("x.csv") == ["ZD335"]
    assert [p["direction"] for p in taken.rows("payments")] == ["out"]


def test_a_forwarded_chat_names_its_day_once_above_the_clocks(inbox: Read) -> None:
    text = (
        "—————  2026-11-10  —————\n\n示例买家  20:10\n\n老板还有货吗\n\n示例小店客服  20:11\n\n"
        "有的，明天发\n\n—————  2026-11-11  —————\n\n示例买家  9:05\n\n好的\n"
    )
    taken = inbox({"聊天记录.txt": text})
    assert taken.file("聊天记录.txt").recognised_as == "chat.text"
    said = [(m["sent_at"].isoformat(), m["text"]) for m in taken.rows("messages") if m["sent_at"]]
    assert said == [
        ("2026-11-10T12:10:00+00:00", "老板还有货吗"),
        ("2026-11-10T12:11:00+00:00", "有的，明天发"),
        ("2026-11-11T01:05:00+00:00", "好的"),
    ]
