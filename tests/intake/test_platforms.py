"""Exports without a sample of their own: what their columns mean reaches the canonical tables."""

import io
from decimal import Decimal

import openpyxl
import pytest

from tests.intake.conftest import Inbox, Read
from zhendan.intake import template_list

LAYOUTS = {template.id: template for template in template_list()}


def _book(sheets: dict[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _row(layout: str, **cells: object) -> list[object]:
    headers = LAYOUTS[layout].headers
    assert set(cells) <= set(headers), set(cells) - set(headers)
    return [cells.get(name, "") for name in headers]


def _export(layout: str, *rows: dict[str, object]) -> bytes:
    table = [list(LAYOUTS[layout].headers), *(_row(layout, **row) for row in rows)]
    return _book({"Sheet1": table})


KUAISHOU = "kuaishou.order.v2026_64"
KS_ORDER = {
    "订单号": "2600000000000000001",
    "订单创建时间": "2026-06-18 00:00:03",
    "订单支付时间": "2026/6/18 0:01",
    "订单状态": "已收货",
    "实付款": "¥1,234.50",
    "快递费": "￥0",
    "成交数量": "2",
    "商品名称": "示例",
    "商品单价": "617.25",
    "收货人姓名": "张三",
    "收货人电话": "13800000001",
    "收货地址-省": "浙江省",
    "收货地址-市": "杭州市",
    "收货地址": "示例区示例路1号",
    "快递公司": "中通快递",
    "快递单号": "78000000000001",
    "实名姓名": "张三丰",
    "订单备注": "—",
}


def test_every_sheet_of_a_kuaishou_workbook_is_read(inbox: Read) -> None:
    header = list(LAYOUTS[KUAISHOU].headers)
    second = KS_ORDER | {"订单号": "2600000000000000002"}
    sheets = {
        "第1页": [header, _row(KUAISHOU, **KS_ORDER)],
        "第2页": [header, _row(KUAISHOU, **second)],
        "空": [],
    }
    taken = inbox({"ks.xlsx": _book(sheets)})
    assert [o["status"] for o in taken.rows("orders")] == ["delivered", "delivered"]
    assert [row["sheet"] for row in taken.rows("source_rows")] == ["第1页", "第2页"]
    order = taken.rows("orders")[0]
    assert order["paid_amount"] == Decimal("1234.50")
    assert order["time_prec"] == "m"
    assert order["seller_memo"] is None
    assert order["receiver_name_raw"] == "张*"
    assert order["address_hash"]
    assert not any(word in str(taken.batches) for word in ("张三", "13800000001", "示例路"))


ALIBABA = "alibaba1688.order.v2026_49"


def test_merged_order_columns_of_1688_are_filled_down(inbox: Read) -> None:
    first = {
        "订单编号": "1900000000000000001",
        "买家会员名": "buyer_a",
        "买家公司名": "示例公司",
        "实付款(元)": 100,
        "订单状态": "交易成功",
        "货品标题": "杯子",
        "单价(元)": 10,
        "数量": 5,
        "是否代发订单": "是",
    }
    taken = inbox(
        {"1688.xlsx": _export(ALIBABA, first, {"货品标题": "盘子", "单价(元)": 25, "数量": 2})}
    )
    order = taken.row("orders")
    assert (order["paid_amount"], order["item_count"], order["is_dropship"]) == (
        Decimal(100),
        7,
        True,
    )
    assert len(taken.rows("order_lines")) == 2
    assert taken.row("buyers")["key_strength"] == 3


def test_lines_below_a_row_that_was_left_out_are_not_told_as_the_order_before(
    inbox: Read,
) -> None:
    first = {"订单编号": "1900000000000000001", "货品标题": "杯子", "数量": 5}
    damaged = {"订单编号": "1.9E+18", "货品标题": "碗", "数量": 1}
    taken = inbox({"1688.xlsx": _export(ALIBABA, first, damaged, {"货品标题": "盘子", "数量": 2})})
    assert [line["title"] for line in taken.rows("order_lines")] == ["杯子"]
    assert taken.reading.files[0].rejected == 2, "the plate may be of the order that was left out"


def test_a_youzan_header_with_a_name_twice_is_read(inbox: Read) -> None:
    layout = "youzan.order.v2026"
    cells = {
        "订单号": "E20260618000000000000001",
        "归属店铺": "示例小店",
        "订单状态": "交易完成",
        "订单创建时间": "2026-06-18 10:00:00",
        "订单实付金额": "59.90",
        "全部商品名称": "面膜,小样",
        "买家昵称": "u*1",
        "买家手机号": "139******21",
        "订单风险标签": "疑似异常",
    }
    taken = inbox({"yz.xlsx": _export(layout, cells)})
    order = taken.row("orders")
    assert (order["status"], order["platform_flag_raw"]) == ("completed", "疑似异常")
    assert taken.row("buyers")["key_strength"] == 1
    assert {line["quantity_known"] for line in taken.rows("order_lines")} == {False}
    assert taken.reading.shop_name == "示例小店"


PDD = "pdd.order.v2024"
JST = "erp.jushuitan.cost.v2026"
NUMBER = "260618-600000000000001"
PDD_ORDER = {
    "订单号": NUMBER,
    "订单状态": "已收货",
    "用户实付金额(元)": "24.79",
    "商家实收金额(元)": "26.90",
    "商品": "横幅",
    "商品数量(件)": "1",
    "订单成交时间": "2026-06-18 00:00:03",
    "是否抽奖或0元试用": "否",
}
JST_LINE = {
    "内部订单号": "500001",
    "线上订单号": NUMBER,
    "店铺名称": "别名店",
    "已付金额": "1,024.79",
    "状态": "已取消",
    "快递单号": "78000000000009",
    "商品编码": "HF-01",
    "商品名称": "横幅",
    "数量": 1,
    "支出运费": "2.40",
}


def test_an_erp_sheet_adds_to_the_platforms_order_and_never_overwrites_it(inbox: Read) -> None:
    taken = inbox({"a.xlsx": _export(JST, JST_LINE), "pdd.xlsx": _export(PDD, PDD_ORDER)})
    order = taken.row("orders")
    assert (order["status"], order["paid_amount"]) == ("completed", Decimal("24.79"))
    assert order["erp_order_no"] == "500001"
    parcel = taken.row("parcels")
    assert (parcel["waybill_no"], parcel["freight_cost"]) == ("78000000000009", Decimal("2.40"))
    assert taken.reading.platform == "pdd"


def test_a_formula_without_a_kept_value_is_damage_and_no_blank(inbox: Read) -> None:
    formula = JST_LINE | {"线上订单号": f'="{NUMBER}"'}
    report = inbox({"a.xlsx": _export(JST, formula)}).file("a.xlsx")
    assert (report.rows, report.rejected) == (0, 1)
    assert [p.code for p in report.problems] == ["ZD344"]


def test_an_erp_line_of_a_split_order_finds_its_original(inbox: Read) -> None:
    split = JST_LINE | {"线上订单号": f"{NUMBER}-1", "原始线上订单号": NUMBER}
    taken = inbox({"a.xlsx": _export(JST, split), "pdd.xlsx": _export(PDD, PDD_ORDER)})
    assert taken.row("orders")["order_no"] == NUMBER


STORE = "wechat_store.order.v2026"
BILL = (
    ",".join(LAYOUTS["wechatpay.tradebill.v3"].headers)
    + "\n`2026-06-18 17:07:11,`wx,`16,`0,`,`42001,`S2026,`oOPENID,`JSAPI,`SUCCESS,`OTHERS,`CNY,"
    "`59.90,`0.00,`0,`0,`0.00,`0.00,`,`,`面膜,`,`0.36000,`0.60%,`59.90,`0.00,`\n"
)


def _store() -> bytes:
    shared = {
        "订单号": "3710000000000000001",
        "订单下单时间": "2026-06-18 17:07:00",
        "订单状态": "已完成",
        "订单实际支付金额": "59.90",
        "交易单号": "42001",
        "礼物单号": "G1",
    }
    one = shared | {"商品名称": "面膜", "商品数量": "1", "商品实际价格(总共)": "39.90"}
    two = shared | {"商品名称": "小样", "商品数量": "2", "商品实际价格(总共)": "20.00"}
    return _export(STORE, one, two)


def test_a_pay_bill_gives_a_wechat_store_order_its_buyer(inbox: Read) -> None:
    taken = inbox({"store.xlsx": _store(), "bill.csv": BILL})
    order = taken.row("orders")
    assert (order["paid_amount"], order["is_gift"]) == (Decimal("59.90"), True)
    assert taken.row("payments")["order_no"] == order["order_no"]
    buyer = taken.row("buyers")
    assert (buyer["key_kind"], buyer["key_value"], buyer["key_strength"]) == (
        "openid",
        "oOPENID",
        3,
    )


def test_the_same_payment_in_two_bills_is_one(inbox: Read) -> None:
    taken = inbox({"a.csv": BILL, "b.csv": BILL + "\n"})
    assert len(taken.rows("payments")) == 1


TAOBAO = "taobao.order.exportorderlist.v2016"
TB_ORDER = {
    "订单编号": "3300000000000010101",
    "买家会员名": "t**1",
    "订单状态": "交易成功",
    "订单创建时间": "2026-10-25 20:00:00",
    "宝贝标题 ": "四件套",
}
STORE_ORDER = {"订单号": "3710000000000000001", "商品名称": "面膜"}
DOUYIN_ORDER = {"主订单编号": "69", "选购商品": "杯"}
RED = {"订单号": "P1", "SKU名称": "杯", "预售订单开始发货时间": "2026-11-12 00:00:00"}
PRESALES = [
    (TAOBAO, TB_ORDER | {"分阶段订单信息": "阶段1：定金已付；阶段2：尾款已付"}, True),
    (TAOBAO, TB_ORDER, None),
    (KUAISHOU, KS_ORDER | {"预售定金支付时间": "2026-10-20 20:00:00"}, True),
    (KUAISHOU, KS_ORDER | {"预售定金支付时间": "-"}, None),
    (KUAISHOU, KS_ORDER | {"预售定金支付时间": "0000-00-00 00:00:00"}, None),
    (STORE, STORE_ORDER | {"是否预售": "是"}, True),
    (STORE, STORE_ORDER | {"是否预售": "否"}, False),
    ("douyin.order.v2026_75", DOUYIN_ORDER | {"订单类型": "预售订单"}, True),
    ("douyin.order.v2026_75", DOUYIN_ORDER | {"订单类型": "普通订单"}, None),
    ("jd.order.detail.v2015", {"订单号": "300000000001", "订单类型": "预售订单"}, True),
    ("xiaohongshu.order.qianfan.v2026", RED, True),
    ("youzan.order.v2026", {"订单号": "E1", "订单类型": "定金预售订单"}, True),
    ("tiktok_shop.orders.v2026", {"Order ID": "1", "Normal or Pre-order": "Pre-order"}, True),
    ("tiktok_shop.orders.v2026", {"Order ID": "1", "Normal or Pre-order": "Normal"}, False),
]


@pytest.mark.parametrize(("layout", "cells", "is_presale"), PRESALES)
def test_every_platforms_word_for_a_presale_is_heard(
    inbox: Read, layout: str, cells: dict[str, object], is_presale: object
) -> None:
    explained: list[dict[str, object]] = [{}] if LAYOUTS[layout].explain_row else []
    taken = inbox({"o.xlsx": _export(layout, *explained, cells)})
    assert taken.row("orders")["is_presale"] is is_presale


def test_one_presale_line_of_several_makes_the_order_one(inbox: Read) -> None:
    lines = [
        {"订单号": "3710000000000000001", "商品名称": name, "是否预售": word}
        for name, word in (("面膜", "否"), ("小样", "是"))
    ]
    assert inbox({"o.xlsx": _export(STORE, *lines)}).row("orders")["is_presale"] is True


@pytest.mark.parametrize(
    ("sample", "before", "after"),
    [
        ("taobao_trade_fullinfo_get.json", '"type": "fixed"', '"type": "step"'),
        (
            "taobao_trade_fullinfo_get.json",
            '"type": "fixed"',
            '"step_trade_status": "FRONT_PAID_FINAL_PAID"',
        ),
        ("pdd_order_list_get.json", '"trade_type": 0', '"trade_type": 1'),
        ("pdd_order_list_get.json", '"trade_type": 0', '"is_pre_sale": 1'),
        ("douyin_order_orderDetail.json", '"room_id": 0', '"pre_sale_type": 1'),
    ],
)
def test_an_open_platforms_presale_is_heard(
    inbox: Read, sample: str, before: str, after: str
) -> None:
    from tests.intake.conftest import SAMPLES

    text = (SAMPLES / "api" / sample).read_text("utf-8")
    assert before in text
    assert not inbox({"o.json": text}).row("orders")["is_presale"]
    assert inbox({"o.json": text.replace(before, after)}).row("orders")["is_presale"] is True


REFUND = "taobao.refund.v2025"


@pytest.mark.parametrize(
    ("word", "status", "refunded"),
    [
        ("退款成功", "success", Decimal(30)),
        ("退款关闭", "closed", None),
        ("处理中的新词", None, None),
    ],
)
def test_only_a_refund_that_succeeded_is_one(
    inbox: Read, word: str, status: str | None, refunded: Decimal | None
) -> None:
    order = "taobao.order.qianniu.v2025"
    paid = {"订单编号": "330000000000001", "支付单号": "1", "订单创建时间": "2026-06-18 00:00:00"}
    case = {"订单编号": "330000000000001", "退款编号": "19", "退款总额": -30, "退款状态": word}
    taken = inbox({"o.xlsx": _export(order, paid), "r.xlsx": _export(REFUND, case)})
    assert taken.row("refunds")["status"] == status
    assert taken.row("refunds")["amount"] == Decimal(30)
    assert taken.row("orders")["refund_amount"] == refunded


def test_a_pdd_api_answer_keeps_the_roles_of_its_parcels(case: Inbox) -> None:
    from tests.intake.conftest import SAMPLES, read

    taken = read(SAMPLES / "api")
    roles = {p["waybill_no"]: p["role"] for p in taken.rows("parcels")}
    assert roles["78000000000001"] == "outbound"
    assert roles["78000000000002"] == "extra"
