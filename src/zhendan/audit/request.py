"""What somebody wants the audit to look into."""

from dataclasses import dataclass
from datetime import date, datetime

from zhendan.domain import OrderId


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """The orders to explain in full, and where the shop's days begin."""

    orders: tuple[OrderId, ...] = ()
    """Orders that want a rich assessment; the whole ledger is counted in any case."""
    zone: str = "Asia/Shanghai"
    notice_delivered_at: datetime | None = None
    """The surge is looked at around this instant; None means around the newest order."""
    days_off: frozenset[date] = frozenset()
    """Public holidays: days that trade like a Sunday."""
    make_up_days: frozenset[date] = frozenset()
    """Weekend days that are worked (调休): they trade like a Monday."""
