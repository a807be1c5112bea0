"""Measures of shared addresses, phones and waybills."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.shared import ADDRESS_OF_BUYERS, PHONE_OF_BUYERS, WAYBILL_OF_ORDERS
from zhendan.domain import Text

_BUYER = "buyers.key_strength"
_ADDRESS = "orders.address_hash|orders.address_token"
_PHONE = "orders.receiver_phone_hash"

ADDRESSES = MeasureTable(
    name="audit_m_addresses",
    key="address_key, month_s",
    needs=(_BUYER, _ADDRESS),
    query=f"""
        SELECT
            address_key,
            month_s,
            COUNT(*) AS address_buyers,
            CAST(SUM(orders) AS BIGINT) AS address_orders
        FROM (
            SELECT o.address_key, {{month_s}} AS month_s, o.buyer_key, COUNT(*) AS orders
            FROM audit_orders AS o
            JOIN {ADDRESS_OF_BUYERS.name} AS shared ON shared.address_key = o.address_key
            WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL
            GROUP BY o.address_key, {{month_s}}, o.buyer_key
        ) AS lived
        GROUP BY address_key, month_s
        HAVING COUNT(*) > 1
    """,
    measures=(
        Measure(
            "address_buyers",
            Text("30 天内寄往该地址的不同买家数", "Buyers at this address within 30 days"),
            "buyers",
            sql="COALESCE(audit_m_addresses.address_buyers, "
            "CASE WHEN o.address_key IS NOT NULL AND o.buyer_key IS NOT NULL THEN 1 END)",
        ),
        Measure(
            "address_orders",
            Text("30 天内寄往该地址的订单数", "Orders to this address within 30 days"),
            "orders",
            sql="COALESCE(audit_m_addresses.address_orders, "
            "CASE WHEN o.address_key IS NOT NULL THEN 1 END)",
        ),
    ),
)

ADDRESS_DAYS = MeasureTable(
    name="audit_m_address_days",
    key="address_key",
    needs=(_ADDRESS, "places.place_class"),
    query="""
        SELECT
            address_key,
            COUNT(*) AS address_days,
            MAX(orders) AS address_top_day,
            CAST(SUM(orders) AS BIGINT) AS address_total,
            (MAX(day_s) - MIN(day_s)) AS address_span_s
        FROM (
            SELECT o.address_key, {day_s} AS day_s, COUNT(*) AS orders
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.address_key IS NOT NULL
            GROUP BY o.address_key, {day_s}
        ) AS days
        GROUP BY address_key
        HAVING SUM(orders) > 2
    """,
    measures=(
        Measure(
            "address_span_s",
            Text("该地址首末订单相隔", "Time between first and last order to this address"),
            "s",
            absent="0",
        ),
        Measure(
            "address_top_day",
            Text("该地址单日最多订单数", "Most orders to this address on one day"),
            "orders",
            absent="1",
        ),
        Measure(
            "address_total",
            Text("寄往该地址的全部订单数", "All orders to this address"),
            "orders",
            absent="1",
        ),
    ),
)

PHONES = MeasureTable(
    name="audit_m_phones",
    key="phone_key",
    needs=(_BUYER, _PHONE),
    query=f"""
        SELECT o.phone_key, COUNT(DISTINCT o.buyer_key) AS phone_buyers
        FROM audit_orders AS o
        JOIN {PHONE_OF_BUYERS.name} AS shared ON shared.phone_key = o.phone_key
        WHERE o.is_trade = 1
        GROUP BY o.phone_key
    """,
    measures=(
        Measure(
            "phone_buyers",
            Text("使用该收件电话的不同买家数", "Buyers who share this receiver's phone"),
            "buyers",
            sql="COALESCE(audit_m_phones.phone_buyers, "
            "CASE WHEN o.phone_key IS NOT NULL AND o.buyer_key IS NOT NULL THEN 1 END)",
        ),
    ),
)

WAYBILLS = MeasureTable(
    name="audit_m_waybills",
    key="waybill_key",
    needs=("parcels.waybill_no", f"{_ADDRESS}|{_PHONE}"),
    query=f"""
        SELECT
            used.waybill_key,
            COUNT(*) AS waybill_orders,
            CASE WHEN COUNT(o.address_key) = COUNT(*)
                AND MIN(o.address_kind) = MAX(o.address_kind) THEN COUNT(DISTINCT o.address_key)
            WHEN COUNT(o.phone_key) = COUNT(*) THEN COUNT(DISTINCT o.phone_key) END
                AS waybill_receivers,
            MIN(CASE WHEN o.address_key IS NULL THEN 0 ELSE 1 END) AS waybill_by_address,
            MIN(o.paid_s) AS waybill_first_paid_s
        FROM {WAYBILL_OF_ORDERS.name} AS used
        JOIN audit_orders AS o ON o.waybill_key = used.waybill_key
        WHERE o.is_trade = 1
        GROUP BY used.waybill_key
    """,
    measures=(
        Measure(
            "waybill_orders",
            Text("使用该运单号的订单数", "Orders that bear this waybill"),
            "orders",
            sql="COALESCE(audit_m_waybills.waybill_orders, "
            "CASE WHEN o.waybill_key IS NOT NULL THEN 1 END)",
        ),
        Measure(
            "waybill_receivers",
            Text("该运单号对应的不同收件方数", "Different receivers on this waybill"),
            "receivers",
            sql="CASE WHEN audit_m_waybills.waybill_key IS NULL AND o.waybill_key IS NOT NULL "
            "THEN 1 ELSE audit_m_waybills.waybill_receivers END",
        ),
        Measure(
            "waybill_first_paid_s",
            Text("使用该单号的最早付款时间", "Earliest payment among orders with this number"),
            "s",
        ),
        Measure(
            "waybill_by_address",
            Text("各收件方均以地址区分", "Every receiver is told apart by address"),
            absent="0",
        ),
    ),
)

# Where one order names its receiver by a hash and another by cipher text, neither equality nor
# difference shows; two different districts show two receivers all the same.
WAYBILL_PLACES = MeasureTable(
    name="audit_m_waybill_places",
    key="waybill_key",
    needs=(*WAYBILLS.needs, "orders.receiver_city"),
    query="""
        SELECT
            o.waybill_key,
            COUNT(DISTINCT o.receiver_city) AS waybill_cities,
            COUNT(DISTINCT COALESCE(o.receiver_city, '') || '/' || o.receiver_district)
                AS waybill_districts
        FROM audit_orders AS o
        WHERE o.is_trade = 1 AND o.waybill_key IS NOT NULL
        GROUP BY o.waybill_key
        HAVING COUNT(*) > 1
    """,
    measures=(
        Measure(
            "waybill_receivers",
            WAYBILLS.measures[1].meaning,
            "receivers",
            sql="CASE WHEN audit_m_waybills.waybill_key IS NULL AND o.waybill_key IS NOT NULL "
            "THEN 1 WHEN audit_m_waybills.waybill_receivers IS NOT NULL "
            "THEN audit_m_waybills.waybill_receivers "
            "WHEN audit_m_waybill_places.waybill_cities > 1 "
            "THEN audit_m_waybill_places.waybill_cities "
            "WHEN audit_m_waybill_places.waybill_districts > 1 "
            "THEN audit_m_waybill_places.waybill_districts END",
        ),
    ),
)

TABLES = (ADDRESSES, ADDRESS_DAYS, PHONES, WAYBILL_PLACES, WAYBILLS)
