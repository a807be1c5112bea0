"""The shop's own promotion calendar, as charts and dossiers show it."""

from datetime import datetime

from zhendan.domain import PromotionWindow, Tables


def promotion_windows(tables: Tables) -> tuple[PromotionWindow, ...]:
    """Every promotion on record, earliest first."""
    rows = tables.rows(
        "select name, starts_at, ends_at from promotions order by starts_at, ends_at, name"
    )
    return tuple(
        PromotionWindow(str(name), start, end)
        for name, start, end in rows
        if isinstance(start, datetime) and isinstance(end, datetime)
    )
