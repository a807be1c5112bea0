"""An item's usual days brought up to date where an order of such a day, or the span, moved."""

from zhendan.audit.daily.port import KeptTables
from zhendan.audit.measures.items import ITEM_DAYS
from zhendan.audit.measures.shape import LOCAL
from zhendan.audit.measures.usual import BUSY, ITEM_USUAL, LEAST, SPAN, WEEK_S, WEEKS

USUAL = ITEM_USUAL.name
KEPT_ITEMS = "audit_kept_items"
"""Orders of each item, added up day by day; what is replaced stands there with a minus."""
KEPT_SPAN = "audit_kept_span"
MADE = (
    "audit_item_totals", "audit_span_now", "audit_days_counted", "audit_busy_now",
    "audit_usual_again", "audit_usual_days",
)  # fmt: skip
ROWS = (
    f"EXISTS (SELECT 1 FROM audit_usual_again AS d WHERE d.item_key = {USUAL}.item_key "
    f"AND d.day_s = {USUAL}.day_s)"
)
_COUNTED = (
    "SELECT item_key, {sign} * COUNT(*) AS item_orders FROM {orders} "
    "WHERE is_trade = 1 AND item_key IS NOT NULL GROUP BY item_key"
)
_SAME = "ON {a}.item_key = {b}.item_key AND {a}.day_s = {b}.day_s"
_INSIDE = "b.day_s + weeks.k * {week} BETWEEN {span}.first_s AND {span}.last_s"
_WEEKS = " UNION ALL ".join(f"SELECT {k} AS k" for k in range(-WEEKS, WEEKS + 1) if k)


def keep_items(tables: KeptTables) -> None:
    """Count a whole ledger's items and note its span."""
    tables.make(KEPT_ITEMS, _COUNTED.format(sign=1, orders="audit_orders"))
    tables.make(KEPT_SPAN, SPAN)


def find_usual_again(tables: KeptTables) -> None:
    """Make `audit_usual_again`: the item-days whose usual orders may be others now."""
    tables.add(KEPT_ITEMS, _COUNTED.format(sign=1, orders="audit_today"))
    tables.add(KEPT_ITEMS, _COUNTED.format(sign=-1, orders="audit_gone"))
    tables.make("audit_span_now", SPAN)
    tables.make(
        "audit_days_counted",
        "SELECT d.item_key, d.day_s, d.item_day_orders, t.item_orders "
        f"FROM {ITEM_DAYS.name} AS d JOIN (SELECT item_key, CAST(SUM(item_orders) AS BIGINT) "
        f"AS item_orders FROM {KEPT_ITEMS} GROUP BY item_key) AS t ON t.item_key = d.item_key "
        f"WHERE d.item_day_orders >= {LEAST}",
    )
    tables.make(
        "audit_busy_now",
        "SELECT days.item_key, days.day_s FROM audit_days_counted AS days "
        f"CROSS JOIN audit_span_now AS span WHERE {BUSY}",
    )
    tables.make("audit_usual_again", " UNION ".join((*_begun_or_ended(), _touched(), _in_span())))
    tables.make(
        "audit_usual_days",
        f"SELECT c.* FROM audit_days_counted AS c JOIN audit_usual_again AS d "
        f"{_SAME.format(a='d', b='c')}",
    )


def bring_usual(tables: KeptTables) -> None:
    """Make the rows found anew by the measure's own query."""
    days = "audit_m_item_days AS days"
    query = ITEM_USUAL.query.format(**LOCAL).replace(days, "audit_usual_days AS days")
    tables.exchange(USUAL, ROWS, query)
    tables.make(KEPT_SPAN, "SELECT * FROM audit_span_now")


def _begun_or_ended() -> tuple[str, str]:
    """Days that are busy now and were not, and the other way round."""
    sides = (("audit_busy_now", USUAL), (USUAL, "audit_busy_now"))
    first, second = (
        f"SELECT a.item_key, a.day_s FROM {one} AS a LEFT JOIN {other} AS b "
        f"{_SAME.format(a='b', b='a')} WHERE b.item_key IS NULL"
        for one, other in sides
    )
    return first, second


def _touched() -> str:
    """Busy days a whole number of weeks from a touched one."""
    return (
        "SELECT b.item_key, b.day_s FROM audit_busy_now AS b JOIN audit_touched_day AS t "
        f"ON t.item_key = b.item_key AND t.day_s >= b.day_s - {WEEKS * WEEK_S} "
        f"AND t.day_s <= b.day_s + {WEEKS * WEEK_S} AND (t.day_s - b.day_s) % {WEEK_S} = 0"
    )


def _in_span() -> str:
    """Busy days one of whose like days has come into the shop's span, or has left it."""
    now, was = (_INSIDE.format(week=WEEK_S, span=span) for span in ("n", "w"))
    return (
        "SELECT b.item_key, b.day_s FROM audit_busy_now AS b "
        f"CROSS JOIN ({_WEEKS}) AS weeks CROSS JOIN audit_span_now AS n "
        f"CROSS JOIN {KEPT_SPAN} AS w WHERE ({now}) <> ({was})"
    )
