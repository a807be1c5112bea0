"""Measures that stand in the order itself."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_WEIGHT = "parcel_bills.actual_weight_g|track_events.weight_g|parcels.declared_weight_g"
_EXPECTED = "sku_master.net_weight_g|order_lines.net_weight_g"
_TRACK = "track_events.occurred_at"
_BILL = "parcel_bills.waybill_no"


def _own(name: str, zh: str, en: str, unit: str = "", *, needs: tuple[str, ...]) -> Measure:
    """A column of the prepared orders."""
    return Measure(name, Text(zh, en), unit, needs, sql=f"o.{name}")


OWN = MeasureTable(
    name="audit_orders",
    key="",
    measures=(
        _own("paid_cents", "实付金额", "Amount paid", "fen",
             needs=("orders.paid_amount|orders.total_amount",)),
        _own("refund_cents", "退款金额", "Refunded amount", "fen", needs=("orders.refund_amount",)),
        _own("paid_s", "付款时间", "Paid at", "s", needs=("orders.paid_at",)),
        _own("t_s", "下单时间", "Ordered at", "s", needs=("orders.created_at|orders.paid_at",)),
        _own("local_s", "当地下单时间", "Ordered at, local", "s",
             needs=("orders.created_at|orders.paid_at",)),
        Measure("pay_delay_s", Text("下单到付款", "Time from order to payment"), "s",
                ("orders.created_at", "orders.paid_at"), "o.paid_s - o.created_s"),
        _own("first_scan_s", "首次揽收时间", "First scan at", "s", needs=(_TRACK,)),
        _own("delivered_s", "签收时间", "Delivered at", "s", needs=(_TRACK,)),
        _own("all_delivered", "包裹全部签收", "Every parcel delivered", needs=(_TRACK,)),
        _own("is_returned", "包裹退回或拒收", "A parcel came back", needs=(_TRACK,)),
        Measure("scan_lead_s", Text("揽收早于付款", "First scan before payment by"), "s",
                ("orders.paid_at", _TRACK), "o.paid_s - o.first_scan_s"),
        _own("zone_assumed", "轨迹时区为推定", "The track's zone is assumed", needs=(_TRACK,)),
        _own("track_copied", "轨迹抄自页面或截图", "The track was copied from a page or picture",
             needs=("track_events.provider",)),
        _own("is_traceless", "快递无轨迹", "The courier knows no track",
             needs=("parcels.traceless|track_events.event",)),
        _own("node_count", "轨迹节点数", "Scans on the track", "scans", needs=(_TRACK,)),
        _own("city_count", "轨迹经过地数", "Places on the track", "places", needs=(_TRACK,)),
        _own("lane_km", "收寄两地距离", "Distance of first and last place", "km",
             needs=("track_events.city|track_events.place_raw",)),
        _own("transit_s", "揽收到签收", "Time from first scan to delivery", "s",
             needs=("track_events.city|track_events.place_raw",)),
        _own("transit_spare_s", "比最快可行时间多出", "Above the shortest feasible", "s",
             needs=("track_events.city|track_events.place_raw",)),
        _own("sign_minute_s", "签收的分钟", "Minute of delivery", "s", needs=(_TRACK,)),
        _own("last_city", "轨迹终点城市", "Last place of the track",
             needs=("track_events.city|track_events.place_raw",)),
        _own("receiver_city", "收货城市", "Receiver's city", needs=("orders.receiver_city",)),
        _own("measured_g", "实际重量", "Measured weight", "g", needs=(_WEIGHT,)),
        _own("expected_g", "按商品资料应重", "Weight goods should have", "g",
             needs=(_EXPECTED,)),
        _own("lightest_g", "最轻一件的重量", "Weight of its lightest unit", "g",
             needs=(_EXPECTED,)),
        _own("parcel_count", "包裹数", "Parcels", "parcels", needs=("parcels.waybill_no",)),
        Measure("should_weigh_g", Text("按商品资料应重", "Weight it should have"), "g",
                (_EXPECTED,), "o.expected_g"),
        Measure("list_weight_ratio", Text("实际重量与应有重量之比", "Measured against listed"), "×",
                (_WEIGHT, _EXPECTED), "CAST(o.measured_g AS DOUBLE) / NULLIF(o.expected_g, 0)"),
        Measure("is_completed",
                Text("平台记录已收货或完成", "Received or completed, says the platform"),
                "", ("orders.status",),
                "CASE WHEN o.status IN ('delivered', 'completed') THEN 1 ELSE 0 END"),
        _own("unit_assumed", "重量单位为推定", "The weight's unit is assumed", needs=(_WEIGHT,)),
        _own("weighed_by_courier", "重量由快递称得", "Weighed by the courier", needs=(_WEIGHT,)),
        _own("is_billed", "在快递账单上", "On the courier's bill", needs=(_BILL,)),
        _own("is_scaled", "在自家出库秤上称过", "Weighed on the shop's own scale",
             needs=("parcels.declared_weight_g",)),
        _own("parcels_near", "同快递三十天内的包裹数", "The courier's parcels of thirty days",
             "parcels", needs=("parcels.shipped_at",)),
        _own("billed_near", "其中在快递账单上", "Of these, on its bill", "parcels",
             needs=(_BILL, "parcels.shipped_at")),
        _own("scaled_near", "其中在自家秤上称过", "Of these, on the shop's own scale", "parcels",
             needs=("parcels.declared_weight_g", "parcels.shipped_at")),
        Measure("is_unseen",
                Text("自家秤与快递账单都没有这个包裹", "Neither scale nor bill knows the parcel"),
                "", (_BILL, "parcels.declared_weight_g", "parcels.shipped_at"),
                "CASE WHEN o.parcels_near IS NULL THEN NULL WHEN o.is_billed = 0 "
                "AND o.is_scaled = 0 AND o.parcels_near >= 10 "
                "AND o.billed_near * 10 >= o.parcels_near * 8 "
                "AND o.scaled_near * 10 >= o.parcels_near * 8 THEN 1 ELSE 0 END"),
        _own("freight_cents", "运费成本", "Freight paid for it", "fen",
             needs=("parcel_bills.amount|parcels.freight_cost",)),
        _own("sender_city", "寄件城市", "City it was sent from",
             needs=("parcels.sender_city",)),
        _own("sender_account", "面单账号", "Account that issued the label",
             needs=("parcels.sender_account",)),
        _own("signer", "签收方式", "Who signed", needs=(_TRACK,)),
        _own("line_count", "商品行数", "Lines", "lines", needs=("order_lines.quantity",)),
        _own("quantity", "件数", "Units", "units", needs=("order_lines.quantity",)),
        _own("floor_cents", "最低售价合计", "Floor price of the goods", "fen",
             needs=("sku_master.floor_price_amount",)),
        _own("cost_cents", "成本合计", "Cost of the goods", "fen",
             needs=("sku_master.cost_amount",)),
        _own("use_days", "商品使用天数", "Days a unit lasts", "d", needs=("sku_master.use_days",)),
        _own("confirmed_s", "确认收货时间", "Confirmed at", "s", needs=("orders.confirmed_at",)),
        _own("platform_delivered_s", "平台记录的收货时间", "Received at, says the platform", "s",
             needs=("orders.delivered_at|orders.confirmed_at|orders.completed_at",)),
        _own("is_presale", "预售订单", "Pre-sale order", needs=("orders.is_presale",)),
        _own("is_gift", "送礼订单", "Gift order", needs=("orders.is_gift|orders.gift_order_no",)),
        _own("is_dropship", "一件代发", "Drop-shipped",
             needs=("orders.is_dropship|orders.downstream_order_no",)),
        _own("is_trial", "抽奖或试用", "Lottery or trial", needs=("orders.is_lottery_or_trial",)),
        _own("is_address_changed", "修改过收货地址", "Address was changed",
             needs=("orders.address_changed",)),
        _own("live_room_id", "直播间", "Live room", needs=("orders.live_room_id",)),
        _own("company_name", "买家公司", "Buyer's company", needs=("buyers.company_name",)),
        _own("original_order_no", "原订单号", "Original order number",
             needs=("orders.original_order_no",)),
        _own("staff_note", "员工标注", "Staff column", needs=("ledger.staff",)),
        _own("memo", "卖家备注", "Seller's memo", needs=("orders.seller_memo",)),
    ),
)  # fmt: skip

TABLES = (OWN,)
