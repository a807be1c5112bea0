"""Keys that several orders, buyers or shops share: most keys belong to one and need no counting.

Made once; whatever counts buyers of an address joins the few shared addresses before it counts.
"""

from zhendan.audit.measure import MeasureTable


def _shared(key: str, *, by: str, more: str = "") -> MeasureTable:
    """The values of `key` that two or more of `by` have; `more` is a further condition on each."""
    return MeasureTable(
        name=f"audit_shared_{key.removesuffix('_key')}_{by.removesuffix('_key')}",
        key=f"{key}, {by}",
        query=f"""
            SELECT {key}
            FROM audit_orders
            WHERE is_trade = 1 AND {key} IS NOT NULL
            GROUP BY {key}
            HAVING MIN({by}) <> MAX({by}) {more}
        """,
        measures=(),
    )


ADDRESS_OF_BUYERS = _shared("address_key", by="buyer_key")
PHONE_OF_BUYERS = _shared("phone_key", by="buyer_key")
PHONE_OF_SHOPS = _shared("phone_key", by="shop")
BUYER_OF_ADDRESSES = _shared("buyer_key", by="address_key")

RECYCLED_S = 300 * 86400
"""One number seen again after most of a year is another parcel: couriers recycle their numbers."""
WAYBILL_OF_ORDERS = _shared(
    "waybill_key", by="order_key", more=f"AND MAX(t_s) - MIN(t_s) < {RECYCLED_S}"
)

TABLES = (
    ADDRESS_OF_BUYERS,
    PHONE_OF_BUYERS,
    PHONE_OF_SHOPS,
    BUYER_OF_ADDRESSES,
    WAYBILL_OF_ORDERS,
)
