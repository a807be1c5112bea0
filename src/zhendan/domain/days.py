"""The shop's own day: a night in China is not the day before, as it is in UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_CHINA = ZoneInfo("Asia/Shanghai")


def day_of(at: datetime) -> date:
    """The day of a moment on the shop's clock."""
    return at.astimezone(_CHINA).date()
