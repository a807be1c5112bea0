"""Promotions of the shop's own record, made before they began."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromotionWindow:
    """One promotion of the shop's own calendar (促销活动)."""

    name: str
    starts_at: datetime
    ends_at: datetime
