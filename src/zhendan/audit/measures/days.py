"""The shop's days: orders against what its own weekdays lead one to expect, and its visitors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.robust import median, spread
from zhendan.audit.measures.text import literal, table_of
from zhendan.domain import Tables

DAY_S = 86400
WEEKS = 8
"""The base of a day: the same weekday of the eight weeks before (signals reference, 1)."""
FEWEST = 3
"""With fewer like days before it, a day has no base of its own."""


@dataclass(frozen=True, slots=True)
class ShopDay:
    """One local day of the shop; what is not known is None."""

    day: date
    second: int
    """Local midnight, in local seconds."""
    orders: int
    repurchases: int
    """Orders of buyers with an old history of their own."""
    promotion: str
    expected: float | None
    band: float | None
    """Half width of the expected band."""
    visitor_lift: float | None

    @property
    def lift(self) -> float | None:
        """Orders against what was expected."""
        return self.orders / self.expected if self.expected else None


def make_days(tables: Tables, inputs: Inputs, *, shift: str) -> tuple[ShopDay, ...]:
    """Make `audit_days` and return the days in order; `shift` is the zone as SQL."""
    days = days_of(tables, inputs, shift=shift)
    rows = [(d.second, d.orders, d.expected, d.lift, d.visitor_lift) for d in days]
    columns = {
        "day_s": "BIGINT",
        "day_orders": "BIGINT",
        "day_expected": "DOUBLE",
        "day_lift": "DOUBLE",
        "visitor_lift": "DOUBLE",
    }
    tables.make("audit_days", table_of(columns, rows))
    _make_traffic_days(tables, inputs)
    return days


def _make_traffic_days(tables: Tables, inputs: Inputs) -> None:
    """Make `audit_traffic_days`: the local midnight of each calendar day of the traffic report."""
    if inputs.missing(("traffic.visitors",)):
        return
    days = tables.rows("SELECT DISTINCT CAST(traffic_on AS VARCHAR) FROM traffic")
    rows = [(str(day), _midnight(day)) for (day,) in sorted(days, key=repr)]
    columns = {"day_text": "VARCHAR", "day_s": "BIGINT"}
    tables.make("audit_traffic_days", table_of(columns, rows))


def days_of(
    tables: Tables, inputs: Inputs, *, shift: str, shop: str | None = None
) -> tuple[ShopDay, ...]:
    """Every day from the first to the last, those without orders too; of one shop, or of all."""
    counts = _counts(tables, shop, has_history=not inputs.missing(("buyers.key_strength",)))
    if not counts:
        return ()
    seconds = range(min(counts), max(counts) + 1, DAY_S)
    promoted = _promoted(tables, inputs, shift, shop)
    visitors = _visitors(tables, inputs, shop)
    observed = {second: counts.get(second, (0, 0))[0] for second in seconds}
    return tuple(
        ShopDay(
            day=_date(second),
            second=second,
            orders=observed[second],
            repurchases=counts.get(second, (0, 0))[1],
            promotion=promoted.get(second, ""),
            **_base(observed, promoted, second),
            visitor_lift=_visitor_lift(visitors, promoted, second),
        )
        for second in seconds
    )


def _counts(tables: Tables, shop: str | None, *, has_history: bool) -> dict[int, tuple[int, int]]:
    """Orders and repurchases per local midnight."""
    ours, values = ("", []) if shop is None else ("AND o.shop = ? ", [shop])
    orders = tables.rows(
        f"SELECT o.local_s - o.local_s % {DAY_S}, COUNT(*) FROM audit_orders AS o "
        f"WHERE o.is_trade = 1 AND o.local_s IS NOT NULL {ours}"
        f"GROUP BY o.local_s - o.local_s % {DAY_S}",
        values,
    )
    again: dict[int, int] = {}
    if has_history:
        join = "JOIN audit_orders AS o ON o.order_key = s.order_key " if shop else ""
        rows = tables.rows(
            f"SELECT s.hour_s - s.hour_s % {DAY_S}, COUNT(*) FROM audit_m_steps AS s {join}"
            f"WHERE s.old_deals >= 2 {ours}GROUP BY s.hour_s - s.hour_s % {DAY_S}",
            values,
        )
        again = {_int(day): _int(count) for day, count in rows}
    return {_int(day): (_int(count), again.get(_int(day), 0)) for day, count in orders}


def _promoted(tables: Tables, inputs: Inputs, shift: str, shop: str | None) -> dict[int, str]:
    """Names of the promotions that ran on each local day."""
    if inputs.missing(("promotions.starts_at",)):
        return {}
    begins, ends = shift.replace("t_s", "from_s"), shift.replace("t_s", "to_s")
    rows = tables.rows(
        f"SELECT name, from_s + ({begins}), to_s + ({ends}) FROM (SELECT name, "
        "epoch_s(starts_at) AS from_s, epoch_s(ends_at) AS to_s FROM promotions "
        f"{_of_shop(shop)}) AS p"
    )
    found: dict[int, str] = {}
    for name, first, last in sorted(rows, key=repr):
        start = _int(first) - _int(first) % DAY_S
        for second in range(start, max(_int(last), start + 1), DAY_S):
            names = found.get(second, "")
            found[second] = names if str(name) in names else f"{names}、{name}".strip("、")
    return found


def _of_shop(shop: str | None) -> str:
    """Rows of one shop, and those that name none the orders know: a register of the whole desk."""
    if shop is None:
        return ""
    others = "SELECT shop FROM audit_orders WHERE shop IS NOT NULL"
    return f"WHERE shop_id = {literal(shop)} OR shop_id IS NULL OR shop_id NOT IN ({others})"


def _visitors(tables: Tables, inputs: Inputs, shop: str | None) -> dict[int, int]:
    """Visitors of the whole shop per local midnight."""
    if inputs.missing(("traffic.visitors",)):
        return {}
    rows = tables.rows(
        f"SELECT traffic_on, CAST(SUM(visitors) AS BIGINT) FROM traffic {_of_shop(shop)} "
        "GROUP BY traffic_on"
    )
    return {_midnight(day): _int(visitors) for day, visitors in rows}


def _base(
    observed: Mapping[int, int], promoted: Mapping[int, str], second: int
) -> dict[str, float | None]:
    """Expected orders of a day and the half width of its band."""
    like = _like_days(observed, promoted, second)
    if len(like) < FEWEST:
        return {"expected": None, "band": None}
    middle = median(like)
    return {"expected": round(middle, 2), "band": round(4 * spread(like, middle), 2)}


def _visitor_lift(
    visitors: Mapping[int, int], promoted: Mapping[int, str], second: int
) -> float | None:
    """Visitors of a day against like days; None where the traffic report does not say."""
    like = _like_days(visitors, promoted, second)
    if second not in visitors or len(like) < FEWEST:
        return None
    usual = median(like)
    return round(visitors[second] / usual, 3) if usual else None


def _like_days(
    counts: Mapping[int, int], promoted: Mapping[int, str], second: int
) -> Sequence[int]:
    """Counts of the same weekday in the weeks before, promotions left out.

    A day too early to have them is compared with the weeks after it.
    """
    week = 7 * DAY_S
    before = [second - n * week for n in range(1, WEEKS + 1)]
    after = [second + n * week for n in range(1, WEEKS + 1)]
    for days in (before, before + after):
        like = [counts[day] for day in days if day in counts and day not in promoted]
        if len(like) >= FEWEST:
            return like
    return ()


def _date(second: int) -> date:
    """The calendar day of a local midnight."""
    return datetime.fromtimestamp(second, UTC).date()


def _midnight(day: object) -> int:
    """The local midnight of a calendar day, in local seconds."""
    when = day if isinstance(day, date) else date.fromisoformat(str(day))
    return int(datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp())


def _int(value: object) -> int:
    """A count out of a row."""
    return int(value) if isinstance(value, int) else 0
