"""Measures of accounts: names that look alike, shared devices and networks, early repurchase."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_BUYER = "buyers.key_strength"
_TIME = "orders.created_at|orders.paid_at"
DEFAULT_STEMS = (
    "tb",
    "t",
    "jd_",
    "jd",
    "wx",
    "wx_",
    "pdd",
    "dy",
    "用户",
    "匿名",
    "匿名用户",
    "u",
    "user",
)
"""Stems that a platform gives out itself: numbers after them say nothing."""


def _without_digits(column: str) -> str:
    """SQL: the text without its digits."""
    for digit in "0123456789":
        column = f"REPLACE({column}, '{digit}', '')"
    return column


_STEMS = ", ".join(f"'{stem}'" for stem in DEFAULT_STEMS)

NICKS = MeasureTable(
    name="audit_m_nicks",
    key="order_key",
    needs=("buyers.nick", _BUYER, _TIME),
    query=f"""
        WITH named AS (
            SELECT
                o.order_key,
                o.buyer_key,
                {{week_s}} AS week_s,
                LOWER({_without_digits("o.nick")}) AS stem,
                LENGTH(o.nick) - LENGTH({_without_digits("o.nick")}) AS digits
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.nick IS NOT NULL AND o.buyer_key IS NOT NULL
        )
        SELECT named.order_key, families.buyers AS nick_twins
        FROM named
        JOIN (
            SELECT stem, week_s, COUNT(DISTINCT buyer_key) AS buyers
            FROM named
            WHERE digits >= 3 AND LENGTH(stem) >= 2 AND stem NOT IN ({_STEMS})
            GROUP BY stem, week_s
            HAVING COUNT(DISTINCT buyer_key) > 1
        ) AS families ON families.stem = named.stem AND families.week_s = named.week_s
        WHERE named.digits >= 3
    """,
    measures=(
        Measure("nick_twins", Text("同周昵称只差数字的买家", "Buyers whose names differ in digits"),
                "buyers", sql="COALESCE(audit_m_nicks.nick_twins, "
                "CASE WHEN o.nick IS NOT NULL THEN 1 END)"),
    ),
)  # fmt: skip

DEVICES = MeasureTable(
    name="audit_m_devices",
    key="device",
    needs=("orders.device_id", _BUYER),
    query="""
        SELECT device, COUNT(DISTINCT buyer_key) AS device_buyers
        FROM audit_orders
        WHERE is_trade = 1 AND device IS NOT NULL
        GROUP BY device
    """,
    measures=(
        Measure("device_buyers", Text("同一设备下单的买家", "Buyers on this device"), "buyers"),
    ),
)

NETWORKS = MeasureTable(
    name="audit_m_networks",
    key="ip, day_s",
    needs=("orders.buyer_ip", _BUYER, _TIME),
    query="""
        SELECT o.ip, {day_s} AS day_s, COUNT(DISTINCT o.buyer_key) AS network_buyers
        FROM audit_orders AS o
        WHERE o.is_trade = 1 AND o.ip IS NOT NULL
        GROUP BY o.ip, {day_s}
    """,
    measures=(
        Measure("network_buyers", Text("当天同一网络下单的买家", "Buyers on this network"),
                "buyers"),
    ),
)  # fmt: skip

REBUYS = MeasureTable(
    name="audit_m_rebuys",
    key="order_key",
    needs=(_BUYER, _TIME, "sku_master.use_days"),
    query="""
        SELECT
            order_key,
            t_s - LAG(t_s) OVER own AS rebuy_gap_s,
            LAG(lasts_s) OVER own AS rebuy_lasts_s
        FROM (
            SELECT
                o.order_key,
                o.buyer_key,
                o.item_key,
                o.t_s,
                CAST(o.use_days * COALESCE(o.quantity, 1) * 86400 AS DOUBLE) AS lasts_s
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL AND o.item_key IS NOT NULL
                AND o.use_days IS NOT NULL AND o.t_s IS NOT NULL
        ) AS bought
        WINDOW own AS (PARTITION BY buyer_key, item_key ORDER BY t_s, order_key)
    """,
    measures=(
        Measure("rebuy_gap_s", Text("距上次购买同一商品", "Since the last purchase of it"), "s"),
        Measure("rebuy_lasts_s", Text("上次所购应可使用", "What was bought should last"), "s"),
    ),
)

TABLES = (NICKS, DEVICES, NETWORKS, REBUYS)
