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
    return values


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
