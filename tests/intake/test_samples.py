"""Every sample is taken for what it is, or refused; none is misread."""

from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES, Inbox, read

TAKEN_FOR = {
    "amazon/all_orders.txt": ("amazon.orders.flatfile.v2017_32", 1),
    "api/douyin_order_orderDetail.json": ("douyin.api.order", 1),
    "api/jd_pop_order_get.json": ("jd.api.order", 1),
    "api/pdd_order_list_get.json": ("pdd.api.order", 1),
    "api/shopee_get_order_detail.json": ("shopee.api.order", 1),
    "api/taobao_trade_fullinfo_get.json": ("taobao.api.trade", 1),
    "api/temu_punish_detail.json": ("notice.temu.punish", 1),
    "api/wechat_store_order_get.json": ("wechat_store.api.order", 1),
    "api/xiaohongshu_order.json": ("xiaohongshu.api.order", 1),
    "couriers/EMS收寄明细.csv": ("courier.ems.detail", 1),
    "couriers/aftership_webhook.json": ("courier.aftership", 1),
    "couriers/kdniao_push_101.json": ("courier.kdniao", 3),
    "couriers/sf_routes.json": ("courier.sf", 2),
    "couriers/yunda_query.json": ("courier.yunda", 2),
    "couriers/中通月结.xlsx": ("courier.zto.monthly", 2),
    "douyin/1781800000_订单.csv": ("douyin.order.v2026_75", 2),
    "douyin/售后单-2026-06-20 00_34_04.xlsx": ("douyin.aftersale.v2026_50", 1),
    "douyin/结算账单.csv": ("douyin.settlement.v2026", 2),
    "douyin/资金账单.csv": ("douyin.fund.v2026", 1),
    "ebay/eBay-OrdersReport.csv": ("ebay.orders.v2026", 1),
    "erp/聚水潭售后单.csv": ("unknown", 1),
    "jd/售后服务单.xlsx": ("jd.aftersale.v2020", 1),
    "jd/订单明细.csv": ("jd.order.detail.v2015", 3),
    "jd/订单结算明细.csv": ("jd.settlement.detail.v2026", 3),
    "payments/wechatpay_tradebill_20260618.csv": ("wechatpay.tradebill.v3", 1),
    "payments/wechatpay_tradebill_20260618.csv.gz": ("wechatpay.tradebill.v3", 1),
    "pdd/orders_export.csv": ("pdd.order.v2024", 1),
    "pdd/售后单.csv": ("pdd.aftersale.v2024", 2),
    "pdd/推广_带总计行.csv": ("unknown", 2),
    "pdd/账务明细.csv": ("pdd.fund.v2026", 3),
    "promotions/promotion_calendar.csv": ("own.promotions", 2),
    "shopify/orders_export.csv": ("shopify.orders.v2026", 2),
    "taobao/千牛_订单_财务列.xlsx": ("taobao.order.qianniu.v2025", 1),
    "taobao/对账微信_14列.xlsx": ("taobao.settlement.wechat.v1", 1),
    "taobao/对账微信_8列.xlsx": ("taobao.settlement.wechat.v2", 1),
    "tiktok_shop/All order.xlsx": ("tiktok_shop.orders.v2026", 1),
    "xiaohongshu/小红书订单查询2026-06-20-15_11_383f4ff8.xlsx": (
        "xiaohongshu.order.qianfan.v2026",
        1,
    ),
}
JOINED = {"case_taobao", "bad", "hostile"}


def _one(tmp_path: Path, name: str) -> Inbox:
    source = SAMPLES / name
    (tmp_path / source.name).write_bytes(source.read_bytes())
    return read(tmp_path)


@pytest.mark.parametrize("name", sorted(TAKEN_FOR))
def test_a_sample_is_taken_for_what_it_is(tmp_path: Path, name: str) -> None:
    taken, rows = TAKEN_FOR[name]
    report = _one(tmp_path, name).reading.files[-1]
    assert (report.recognised_as, report.rows, report.rejected) == (taken, rows, 0)
    assert report.usable is (taken != "unknown")


def test_every_single_sample_is_named_here() -> None:
    there = {
        path.relative_to(SAMPLES).as_posix()
        for folder in SAMPLES.iterdir()
        if folder.is_dir() and folder.name not in JOINED
        for path in folder.iterdir()
    }
    assert there == set(TAKEN_FOR)


def test_the_after_sales_sheet_is_never_taken_for_the_cost_sheet(tmp_path: Path) -> None:
    taken = _one(tmp_path, "erp/聚水潭售后单.csv")
    assert [p.code for p in taken.reading.files[0].problems] == ["ZD302"]
    assert not taken.rows("orders")


def test_jd_money_is_taken_once_per_order(tmp_path: Path) -> None:
    taken = _one(tmp_path, "jd/订单明细.csv")
    order = taken.row("orders", order_no="30000000001")
    assert str(order["paid_amount"]) == "932.45"
    assert len([r for r in taken.rows("order_lines") if r["order_id"] == order["order_id"]]) == 2
    assert taken.row("orders", order_no="30000000002")["status"] == "cancelled"


def test_shopify_lines_below_an_order_belong_to_it(tmp_path: Path) -> None:
    taken = _one(tmp_path, "shopify/orders_export.csv")
    order = taken.row("orders", order_no="#1001")
    assert str(order["paid_amount"]) == "118.00"
    assert order["item_count"] == 3
    assert [r["title"] for r in taken.rows("order_lines")] == ["Cushion", 'Vase, "tall"']


def test_douyin_waybills_come_out_of_the_express_column(tmp_path: Path) -> None:
    taken = _one(tmp_path, "douyin/1781800000_订单.csv")
    parcel = taken.row("parcels", waybill_no="SF0000000000101")
    assert parcel["carrier_code"] == "shunfeng"
    gift = taken.row("order_lines", line_no="6917000000000000003")
    assert gift["is_gift"] is True
    order = taken.row("orders", order_no="6917000000000000001")
    assert order["receiver_phone_kind"] == "cipher"
    assert order["receiver_phone_hash"] is None
    assert taken.file("订单.csv").exported_at is not None


def test_xiaohongshu_weights_are_grams_and_id_cards_are_dropped(tmp_path: Path) -> None:
    taken = _one(tmp_path, "xiaohongshu/小红书订单查询2026-06-20-15_11_383f4ff8.xlsx")
    assert str(taken.rows("order_lines")[0]["net_weight_g"]) == "350.000"
    assert str(taken.rows("parcels")[0]["declared_weight_g"]) == "500.000"
    assert "身份证" not in str(taken.rows("source_rows")[0]["raw"])
    buyer = taken.rows("buyers")[0]
    assert (buyer["key_kind"], buyer["key_strength"]) == ("user_no", 3)


def test_a_product_name_with_a_comma_does_not_shift_the_bill(tmp_path: Path) -> None:
    taken = _one(tmp_path, "payments/wechatpay_tradebill_20260618.csv")
    payment = taken.rows("payments")[0]
    assert payment["subject"] == "面膜,小样"
    assert str(payment["fee_amount"]) == "0.3600"
    assert all(total.ok for total in taken.reading.files[0].control_totals)


def test_a_bill_in_kilograms_is_grams_and_says_that_the_unit_was_assumed(tmp_path: Path) -> None:
    taken = _one(tmp_path, "couriers/中通月结.xlsx")
    assert str(taken.rows("parcel_bills")[0]["billed_weight_g"]) == "350.00"
    assert taken.codes("中通月结.xlsx") == ["ZD335", "ZD318"]


def test_api_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    taken = _one(tmp_path, "api/taobao_trade_fullinfo_get.json")
    assert taken.rows("orders")[0]["order_no"] == "3300000000000010101"
    assert taken.rows("buyers")[0]["key_kind"] == "open_uid"
    assert taken.rows("source_rows")[0]["pointer"] == "/trade_fullinfo_get_response/trade"
