"""What both kinds of prepared orders share: local time, what was paid, what counts as a deal."""

from collections.abc import Sequence

# A deal was paid for and not cancelled; the rest (unpaid, closed, negative cancellations) takes
# no part in any count. A paid amount of 0 beside a refund was paid: some exports are net of it.
_IS_TRADE = (
    "CASE WHEN COALESCE(net_cents, 0) + COALESCE(refund_cents, 0) > 0 "
    "AND COALESCE(net_cents, 0) >= 0 "
    "AND status NOT IN ('unpaid', 'closed_unpaid', 'cancelled') THEN 1 ELSE 0 END"
)
_PAID = (
    "CASE WHEN net_cents > 0 THEN net_cents "
    "ELSE COALESCE(net_cents, 0) + COALESCE(refund_cents, 0) END"
)


def shaped(raw: str, columns: Sequence[str]) -> str:
    """The prepared table over the query `raw`, keeping `columns` of it; `{shift}` stays open."""
    return f"""
    SELECT
        {", ".join(columns)},
        t_s + ({{shift}}) AS local_s,
        {_IS_TRADE} AS is_trade,
        {_PAID} AS paid_cents
    FROM ({raw}) AS raw
"""


LOCAL = {
    "hour_s": "(o.local_s - o.local_s % 3600)",
    "half_s": "(o.local_s - (o.local_s + 1800) % 3600)",
    "day_s": "(o.local_s - o.local_s % 86400)",
    "week_s": "(o.local_s - o.local_s % 604800)",
    "month_s": "(o.local_s - o.local_s % 2592000)",
}
"""Local buckets of an order `o` by name: the second each begins at (months of 30 days)."""
