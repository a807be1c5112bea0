"""The shop's own base: shares and cuts that make every question relative to this shop."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.robust import quantile
from zhendan.domain import Tables, Text

_BUYER = "buyers.key_strength"
_ADDRESS = "orders.address_hash|orders.address_token"
_TRACK = "track_events.occurred_at"
_PLACE = "track_events.city|track_events.place_raw"
FEWEST_AT_ADDRESS = 4
"""Below four buyers an address is a family."""
FEWEST_POPULAR = 10
"""An attribute with more holders than this, or than the shop's 99.5th percentile, links nobody
(algorithms reference, 3.1)."""
RARE_ADDRESS = 0.995

BASE = MeasureTable(
    name="base",
    key="",
    measures=(
        Measure("shop_days", Text("有订单的天数", "Days with orders"), "d",
                ("orders.created_at|orders.paid_at",)),
        Measure("base_instant_share", Text("本店 10 秒内付款占比", "Share paid within 10 s"),
                "share", ("orders.created_at", "orders.paid_at")),
        Measure("base_early_share", Text("本店揽收早于付款占比", "Share scanned before payment"),
                "share", ("orders.paid_at", _TRACK)),
        Measure("base_same_item_share", Text("本店当天重复购买占比", "Share of same-day repeats"),
                "share", (_BUYER,)),
        Measure("base_hasty_share", Text("本店未签收先确认占比", "Share confirmed early"),
                "share", ("orders.confirmed_at", _TRACK)),
        Measure("base_thin_share", Text("本店远途轨迹过简占比", "Share of thin long tracks"),
                "share", (_PLACE,)),
        Measure("base_together_share", Text("本店成批签收占比", "Share signed in batches"),
                "share", (_PLACE,)),
        Measure("base_undone_share", Text("本店退款或取消占比", "Share refunded or cancelled"),
                "share", ("refunds.amount|orders.refund_amount",)),
        Measure("base_first_share", Text("本店首次购买占比", "Share of first-time buyers"),
                "share", (_BUYER,)),
        Measure("base_night_share", Text("本店 22 至 6 点下单占比", "Share ordered at night"),
                "share", ("orders.created_at|orders.paid_at",)),
        Measure("base_chat_share", Text("本店有沟通的订单占比", "Share of orders with a chat"),
                "share", ("messages.text",)),
        Measure("base_after_share", Text("本店签收后有沟通占比", "Share that wrote after delivery"),
                "share", ("messages.sent_at", _TRACK)),
        Measure("base_twin_share", Text("本店昵称只差数字的订单占比", "Share with names alike"),
                "share", ("buyers.nick",)),
        Measure("base_floor_share", Text("本店低于底价的订单占比", "Share sold below the floor"),
                "share", ("sku_master.floor_price_amount",)),
        Measure("base_cut_share", Text("本店单价减半的订单占比", "Share at half the usual price"),
                "share", ("order_lines.unit_price|order_lines.paid_amount",)),
        Measure("base_rebuy_share", Text("本店复购早于用完的占比", "Share bought again too soon"),
                "share", ("sku_master.use_days",)),
        Measure("base_review_share", Text("本店有评价的订单占比", "Share of orders reviewed"),
                "share", ("reviews.content",)),
        Measure("base_praise_share", Text("本店评价满分占比", "Share of reviews with full marks"),
                "share", ("reviews.content",)),
        Measure("base_proxy_share", Text("本店代签收占比", "Share signed for by others"),
                "share", (_TRACK,)),
        Measure("base_return_share", Text("本店退货有运单占比", "Share of returns with a waybill"),
                "share", ("refunds.return_waybill_no",)),
        Measure("base_run_share", Text("本店连号运单占比", "Share of waybills in runs"),
                "share", ("parcels.waybill_no", "parcels.shipped_at")),
        Measure("base_freight_cents", Text("本店运费的低位", "Low end of its freight"),
                "fen", ("parcel_bills.amount",)),
        Measure("launch_cut", Text("本店新品首周订单的高位", "High end of the shop's launches"),
                "orders", ("traffic.visitors",)),
        Measure("address_cut", Text("本店同址买家的追问线", "Buyers at one address worth asking"),
                "buyers", (_BUYER, _ADDRESS)),
        Measure("address_popular", Text("视为公共地点的买家数", "Buyers that make a public place"),
                "buyers", (_BUYER, _ADDRESS)),
    ),
)  # fmt: skip


def base_values(tables: Tables, inputs: Inputs, made: frozenset[str]) -> dict[str, float | None]:
    """The base of this shop; `made` names the measure tables at hand. Unknown is None."""
    ((trade, days, timed, instant, scanned, early),) = tables.rows(_OWN)
    values: dict[str, float | None] = {
        "shop_days": _number(days),
        "base_instant_share": _share(instant, timed),
        "base_early_share": _share(early, scanned),
    }
    if "audit_m_same_item" in made:
        ((again,),) = tables.rows(
            "SELECT CAST(SUM(same_item_orders) AS BIGINT) FROM audit_m_same_item"
        )
        values["base_same_item_share"] = _share(again or 0, trade)
    if not inputs.missing(("orders.confirmed_at", _TRACK)):
        ((known, hasty),) = tables.rows(_HASTY)
        values["base_hasty_share"] = _share(hasty, known)
    if not inputs.missing((_PLACE,)):
        ((far, thin),) = tables.rows(_THIN)
        values["base_thin_share"] = _share(thin, far)
    if "audit_m_signed" in made:
        ((all_signed, together),) = tables.rows(_TOGETHER)
        values["base_together_share"] = _share(together, all_signed)
    if not inputs.missing(("refunds.amount|orders.refund_amount",)):
        ((orders, undone),) = tables.rows(
            _UNDONE if inputs.missing(("refunds.amount",)) else _UNDONE_BY_TICKET
        )
        values["base_undone_share"] = _share(undone, orders)
    if "audit_m_addresses" in made:
        values |= _address_cuts(tables)
    return values | _further(tables, made | inputs.names)


def _further(tables: Tables, known: frozenset[str]) -> dict[str, float | None]:
    """Shares and cuts, each from one query; `known` names tables made and inputs at hand."""
    values: dict[str, float | None] = {}
    for name, (table, query) in _SHARES.items():
        if table in known:
            ((whole, part),) = tables.rows(query)
            values[name] = _share(part, whole)
    for name, (table, share, query) in _CUTS.items():
        if table in known:
            rows = tables.rows(query)
            enough = sum(_int(count) for _, count in rows) >= FEWEST_FOR_CUT
            values[name] = (
                quantile([(_int(v), _int(n)) for v, n in rows], share) if enough else None
            )
    return values


FEWEST_FOR_CUT = 20
"""With fewer cases a shop has no high or low end of its own."""
_SHARES = {
    "base_first_share": (
        "audit_m_crowd",
        "SELECT COUNT(buyer_key), COUNT(DISTINCT buyer_key) FROM audit_orders WHERE is_trade = 1",
    ),
    "base_night_share": (
        "audit_m_crowd",
        "SELECT COUNT(local_s), CAST(SUM(CASE WHEN local_s % 86400 >= 79200 "
        "OR local_s % 86400 < 21600 THEN 1 ELSE 0 END) AS BIGINT) FROM audit_orders "
        "WHERE is_trade = 1",
    ),
    "base_chat_share": (
        "audit_m_crowd_words",
        "SELECT COUNT(*), COUNT(c.order_key) FROM audit_orders AS o "
        "LEFT JOIN audit_m_chats AS c ON c.order_key = o.order_key WHERE o.is_trade = 1",
    ),
    "base_after_share": (
        "audit_m_crowd_words",
        "SELECT COUNT(*), COUNT(CASE WHEN c.after_lines > 0 THEN 1 END) FROM audit_orders AS o "
        "LEFT JOIN audit_m_chats AS c ON c.order_key = o.order_key WHERE o.is_trade = 1",
    ),
    "base_review_share": (
        "audit_m_crowd_after",
        "SELECT COUNT(*), COUNT(v.order_no) FROM audit_orders AS o LEFT JOIN "
        "(SELECT DISTINCT order_no FROM reviews WHERE result IS NULL "
        "OR result NOT IN ('default_good', 'none')) AS v ON v.order_no = o.order_no "
        "WHERE o.is_trade = 1",
    ),
    "base_praise_share": (
        "audit_m_crowd_after",
        "SELECT COUNT(*), CAST(SUM(CASE WHEN score >= 5 OR result = 'good' THEN 1 ELSE 0 END) "
        "AS BIGINT) FROM reviews WHERE result IS NULL OR result NOT IN ('default_good', 'none')",
    ),
    "base_twin_share": (
        "audit_m_nicks",
        "SELECT COUNT(o.nick), COUNT(CASE WHEN n.nick_twins >= 5 THEN 1 END) "
        "FROM audit_orders AS o LEFT JOIN audit_m_nicks AS n ON n.order_key = o.order_key "
        "WHERE o.is_trade = 1",
    ),
    "base_floor_share": (
        "sku_master.floor_price_amount",
        "SELECT COUNT(floor_cents), COUNT(CASE WHEN paid_cents < 0.9 * floor_cents THEN 1 END) "
        "FROM audit_orders WHERE is_trade = 1",
    ),
    "base_cut_share": (
        "audit_m_variants",
        "SELECT COUNT(o.unit_cents), COUNT(CASE WHEN o.unit_cents < 0.5 * v.usual_unit_cents "
        "THEN 1 END) FROM audit_orders AS o LEFT JOIN audit_m_variants AS v "
        "ON v.weight_key = o.weight_key AND v.day_s = o.local_s - o.local_s % 86400 "
        "WHERE o.is_trade = 1",
    ),
    "base_rebuy_share": (
        "audit_m_rebuys",
        "SELECT COUNT(*), COUNT(CASE WHEN rebuy_gap_s < 0.3 * rebuy_lasts_s THEN 1 END) "
        "FROM audit_m_rebuys",
    ),
    "base_proxy_share": (
        "audit_m_signed",
        "SELECT COUNT(signer), CAST(SUM(CASE WHEN signer = 'proxy' THEN 1 ELSE 0 END) AS BIGINT) "
        "FROM audit_orders WHERE is_trade = 1",
    ),
    "base_return_share": (
        "audit_m_refunds",
        "SELECT CAST(SUM(refund_of_return) AS BIGINT), CAST(SUM(CASE WHEN refund_of_return = 1 "
        "AND refund_came_back = 1 THEN 1 ELSE 0 END) AS BIGINT) FROM audit_m_refunds",
    ),
    "base_run_share": (
        "audit_runs",
        "SELECT COUNT(o.waybill_key), COUNT(r.run_length) FROM audit_orders AS o "
        "LEFT JOIN audit_runs AS r ON r.waybill_key = o.waybill_key WHERE o.is_trade = 1",
    ),
}
_CUTS = {
    "base_freight_cents": (
        "parcel_bills.amount",
        0.05,
        "SELECT freight_cents, COUNT(*) FROM audit_orders WHERE freight_cents IS NOT NULL "
        "AND is_trade = 1 GROUP BY freight_cents ORDER BY freight_cents",
    ),
    "launch_cut": (
        "audit_m_launches",
        0.99,
        "SELECT launch_orders, COUNT(*) FROM audit_m_launches GROUP BY launch_orders "
        "ORDER BY launch_orders",
    ),
}


_OWN = """
    SELECT
        COUNT(*),
        COUNT(DISTINCT local_s - local_s % 86400),
        COUNT(paid_s - created_s),
        CAST(SUM(CASE WHEN paid_s - created_s <= 10 THEN 1 ELSE 0 END) AS BIGINT),
        COUNT(paid_s - first_scan_s),
        CAST(SUM(CASE WHEN paid_s - first_scan_s > 600 THEN 1 ELSE 0 END) AS BIGINT)
    FROM audit_orders
    WHERE is_trade = 1
"""
_GONE = "status IN ('cancelled', 'closed_refunded', 'closed_unpaid', 'returned')"
_UNDONE = f"""
    SELECT
        COUNT(*),
        CAST(SUM(CASE WHEN COALESCE(refund_cents, 0) > 0 OR {_GONE} THEN 1 ELSE 0 END) AS BIGINT)
    FROM audit_orders
"""
_UNDONE_BY_TICKET = f"""
    SELECT
        COUNT(*),
        CAST(SUM(CASE WHEN COALESCE(o.refund_cents, 0) > 0 OR r.order_no IS NOT NULL
            OR o.{_GONE} THEN 1 ELSE 0 END) AS BIGINT)
    FROM audit_orders AS o
    LEFT JOIN audit_m_refunds AS r ON r.order_no = o.order_no
"""
_HASTY = """
    SELECT
        COUNT(*),
        CAST(SUM(CASE WHEN confirmed_s < delivered_s - 3600 THEN 1 ELSE 0 END) AS BIGINT)
    FROM audit_orders
    WHERE is_trade = 1 AND confirmed_s IS NOT NULL AND delivered_s IS NOT NULL
"""
_THIN = """
    SELECT COUNT(*), CAST(SUM(CASE WHEN node_count <= 2 THEN 1 ELSE 0 END) AS BIGINT)
    FROM audit_orders
    WHERE is_trade = 1 AND lane_km >= 300 AND node_count IS NOT NULL
"""
_TOGETHER = """
    SELECT
        CAST(SUM(signed_together) AS BIGINT),
        CAST(SUM(CASE WHEN signed_together >= 8 THEN signed_together ELSE 0 END) AS BIGINT)
    FROM audit_m_signed
"""


def _address_cuts(tables: Tables) -> dict[str, float | None]:
    """From how many buyers on an address is worth a question, and is a public place."""
    rows = tables.rows(
        "SELECT address_buyers, COUNT(*) FROM audit_m_addresses GROUP BY address_buyers "
        "ORDER BY address_buyers"
    )
    high = quantile([(_int(value), _int(count)) for value, count in rows], RARE_ADDRESS)
    return {
        "address_cut": max(FEWEST_AT_ADDRESS, min(high, FEWEST_POPULAR)),
        "address_popular": max(FEWEST_POPULAR, high),
    }


def _share(part: object, whole: object) -> float | None:
    """A share between 0 and 1; None of nothing."""
    total = _int(whole)
    return round(_int(part) / total, 5) if total else None


def _number(value: object) -> float | None:
    """A count, or None."""
    return _int(value) if value is not None else None


def _int(value: object) -> int:
    """A count out of a row."""
    return int(value) if isinstance(value, int | float) else 0
