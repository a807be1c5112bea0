"""Whether a burst can be held against a sale at all: without visitors both look alike.

A registered promotion explains a burst only if visitors rose with it. Where one ran and nobody
knows the visitors, the burst is not asked about: missing records must not raise a question.
"""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_MEANING = Text("突增能否与活动对照", "Whether a burst can be held against a sale")
_SALES = ("promotions.starts_at", "orders.created_at|orders.paid_at")
_ON_SALE = "audit_m_promotions.promotions > 0"


def _testable(name: str, key: str, needs: tuple[str, ...], sql: str) -> MeasureTable:
    """The same measure from less and less."""
    return MeasureTable(name, key, (Measure("burst_testable", _MEANING, sql=sql),), needs=needs)


TABLES = (
    _testable(
        "audit_m_promotions",
        "order_key",
        (*_SALES, "traffic.visitors"),
        f"CASE WHEN {_ON_SALE} AND audit_days.visitor_lift IS NULL THEN NULL ELSE 1 END",
    ),
    _testable(
        "audit_m_promotions",
        "order_key",
        _SALES,
        f"CASE WHEN {_ON_SALE} THEN NULL ELSE 1 END",
    ),
    _testable("audit_orders", "", (), "1"),
)
