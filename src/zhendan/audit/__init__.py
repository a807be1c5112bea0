"""核查: questions to orders, innocent readings tested, and an outcome per order."""

from zhendan.audit.errors import KeysCollide, OrderNotInTables, ZoneUnknown
from zhendan.audit.outcomes import outcomes_query
from zhendan.audit.request import AuditRequest
from zhendan.audit.run import audit, explanation_cards, orders_of, signal_cards

__all__ = [
    "AuditRequest",
    "KeysCollide",
    "OrderNotInTables",
    "ZoneUnknown",
    "audit",
    "explanation_cards",
    "orders_of",
    "outcomes_query",
    "signal_cards",
]
