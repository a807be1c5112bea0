"""A day's orders put in their place, and the older orders that share a key with them."""

from collections.abc import Sequence

from zhendan.audit.daily.kept import Kept
from zhendan.audit.daily.port import KeptTables
from zhendan.audit.measures.ledger_orders import ledger_orders
from zhendan.audit.measures.shape import LOCAL
from zhendan.audit.measures.zone import shift_sql

KEYS = {
    "buyer": "buyer_key",
    "address": "address_key",
    "phone": "phone_key",
    "waybill": "waybill_key",
}
"""What several orders may share; an order is near another where it shares one."""
_DAY = LOCAL["day_s"]
NUMBERS = "audit_kept_numbers"
_NUMBERED = (
    "SELECT order_key, key_of(order_no) AS number_key FROM {orders} WHERE order_no IS NOT NULL"
)
_UNKNOWN = "order_key NOT IN (SELECT order_key FROM audit_known)"
MADE = (
    "ledger_orders", "audit_new", "audit_known", "audit_today", "audit_gone", "audit_touched",
    "audit_touched_item", "audit_touched_hour", "audit_touched_half", "audit_touched_day",
    "audit_own", "audit_earlier", "audit_near_keys", "audit_near", "audit_near_hour",
    "audit_near_half", "audit_near_day", "audit_numbers_today", "audit_likely",
    *(f"audit_{what}_{kind}" for what in ("touched", "near") for kind in KEYS),
)  # fmt: skip
"""Tables of one update, forgotten at its end."""


_LENGTH = {"hour_s": 3600, "half_s": 3600, "day_s": 86400, "week_s": 604800, "month_s": 2592000}


def within(tables: KeptTables, changed: str, buckets: Sequence[str]) -> str:
    """SQL: the order's local time lies between the first and the last bucket of a table.

    It says nothing that the join does not say; an engine skips all other times by it.
    """
    for bucket in buckets:
        ((first, last),) = tables.rows(f"SELECT MIN({bucket}), MAX({bucket}) FROM {changed}")
        if isinstance(first, int) and isinstance(last, int):
            return f"o.local_s >= {first} AND o.local_s < {last + _LENGTH[bucket]}"
    return "1 = 1"


def take_in(tables: KeptTables, kept: Kept) -> tuple[int, int]:
    """Put the rows of `ledger_orders` among the kept orders; how many are new, how many replaced.

    `audit_today` holds them as they are now, `audit_gone` the replaced ones as they were.
    """
    filled = tables.filled("ledger_orders")
    time = "COALESCE(created_s, paid_s)" if "created_s" in filled else "paid_s"
    ((first, last),) = tables.rows(f"SELECT MIN({time}), MAX({time}) FROM ledger_orders")
    spans = [second if isinstance(second, int) else 0 for second in (first, last)]
    shift = shift_sql(kept.zone, "t_s", first=spans[0], last=spans[1])
    query = ledger_orders(filled, like=frozenset(kept.filled))
    tables.make("audit_new", query.format(shift=shift))
    _recognise(tables)
    _number(tables, kept)
    tables.add(NUMBERS, f"{_NUMBERED.format(orders='audit_today')} AND {_UNKNOWN}")
    ((replaced,),) = tables.rows("SELECT COUNT(*) FROM audit_known")
    ((taken,),) = tables.rows("SELECT COUNT(*) FROM audit_today")
    known = "order_key IN (SELECT order_key FROM audit_known)"
    tables.make("audit_gone", f"SELECT * FROM audit_orders WHERE {known if replaced else '1 = 0'}")
    tables.exchange("audit_orders", known if replaced else "", "SELECT * FROM audit_today")
    return int(str(taken)) - int(str(replaced)), int(str(replaced))


def keep_numbers(tables: KeptTables) -> None:
    """Note the short key of every order number: known orders are looked up by it."""
    tables.make(NUMBERS, _NUMBERED.format(orders="audit_orders"))


def _recognise(tables: KeptTables) -> None:
    """Make `audit_known`: which of the new rows are about an order that is there already."""
    tables.make("audit_numbers_today", _NUMBERED.format(orders="audit_new"))
    tables.make(
        "audit_likely",
        f"SELECT k.order_key AS line, n.order_key FROM audit_numbers_today AS k "
        f"JOIN {NUMBERS} AS n ON n.number_key = k.number_key",
    )
    ((likely,),) = tables.rows("SELECT COUNT(*) FROM audit_likely")
    known = "SELECT l.line, l.order_key FROM audit_likely AS l"
    if likely:  # equal keys are no proof: the numbers themselves decide
        known += (
            " JOIN audit_new AS n ON n.order_key = l.line "
            "JOIN audit_orders AS o ON o.order_key = l.order_key AND o.order_no = n.order_no"
        )
    tables.make("audit_known", known)


def _number(tables: KeptTables, kept: Kept) -> None:
    """Make `audit_today`: known orders keep their number, new ones go on from the last."""
    ((last,),) = tables.rows("SELECT COALESCE(MAX(order_key), -1) FROM audit_orders")
    ((first,),) = tables.rows("SELECT COALESCE(MIN(order_key), 0) FROM audit_new")
    names = ", ".join(f"n.{name}" for name in sorted(kept.columns - {"order_key"}))
    tables.make(
        "audit_today",
        f"SELECT COALESCE(k.order_key, n.order_key - {first} + {last} + 1) AS order_key, {names} "
        "FROM audit_new AS n LEFT JOIN audit_known AS k ON k.line = n.order_key",
    )


def find_near(tables: KeptTables) -> None:
    """Make `audit_touched_*`, keys whose orders changed, and `audit_near_*`, all their orders."""
    names = "order_key, buyer_key, address_key, phone_key, waybill_key, item_key, local_s, t_s"
    tables.make(
        "audit_touched", f"SELECT {names} FROM audit_today UNION ALL SELECT {names} FROM audit_gone"
    )
    for kind, column in (*KEYS.items(), ("item", "item_key")):
        tables.make(
            f"audit_touched_{kind}",
            f"SELECT DISTINCT {column} FROM audit_touched WHERE {column} IS NOT NULL",
        )
    for kind in ("hour", "half"):
        tables.make(
            f"audit_touched_{kind}",
            f"SELECT DISTINCT {LOCAL[kind + '_s']} AS {kind}_s FROM audit_touched AS o "
            "WHERE o.local_s IS NOT NULL",
        )
    _touch_days(tables)
    _gather(tables)


def _touch_days(tables: KeptTables) -> None:
    """The days of items with a changed order, or with an order of a buyer whose first one moved."""
    tables.make(
        "audit_own",
        "SELECT order_key, buyer_key, item_key, local_s, t_s FROM audit_orders "
        "WHERE buyer_key IN (SELECT buyer_key FROM audit_touched_buyer)",
    )
    tables.make(
        "audit_earlier",
        """
        SELECT now.buyer_key
        FROM (SELECT buyer_key, MIN(t_s) AS first_s FROM audit_own GROUP BY buyer_key) AS now
        JOIN (
            SELECT buyer_key, MIN(t_s) AS first_s
            FROM (
                SELECT buyer_key, t_s FROM audit_own
                WHERE order_key NOT IN (SELECT order_key FROM audit_today)
                UNION ALL
                SELECT buyer_key, t_s FROM audit_gone WHERE buyer_key IS NOT NULL
            ) AS older
            GROUP BY buyer_key
        ) AS was ON was.buyer_key = now.buyer_key
        WHERE COALESCE(now.first_s, 0) <> COALESCE(was.first_s, 0)
        """,
    )
    tables.make(
        "audit_touched_day",
        f"""
        SELECT DISTINCT o.item_key, {_DAY} AS day_s
        FROM (
            SELECT item_key, local_s FROM audit_touched
            UNION ALL
            SELECT item_key, local_s FROM audit_own
            WHERE buyer_key IN (SELECT buyer_key FROM audit_earlier)
        ) AS o
        WHERE o.item_key IS NOT NULL AND o.local_s IS NOT NULL
        """,
    )


def _gather(tables: KeptTables) -> None:
    """Every order of every touched key, once, and then key by key."""
    held = {kind: f"o.{c} IN (SELECT {c} FROM audit_touched_{kind})" for kind, c in KEYS.items()}
    for kind in ("hour", "half"):
        then = within(tables, f"audit_touched_{kind}", [f"{kind}_s"])
        hours = f"{LOCAL[kind + '_s']} IN (SELECT {kind}_s FROM audit_touched_{kind})"
        held[kind] = f"{then} AND {hours}"
    days = "JOIN audit_touched_day AS d ON d.item_key = o.item_key AND d.day_s = " + _DAY
    days += f" WHERE {within(tables, 'audit_touched_day', ['day_s'])}"
    sources = [
        f"SELECT o.order_key FROM audit_orders AS o WHERE {condition}"
        for kind, condition in held.items()
        if kind != "buyer"
    ]
    sources += [
        "SELECT order_key FROM audit_own",
        f"SELECT o.order_key FROM audit_orders AS o {days}",
        "SELECT order_key FROM audit_today",
    ]
    tables.make("audit_near_keys", " UNION ".join(sources))
    tables.make(
        "audit_near",
        "SELECT * FROM audit_orders WHERE order_key IN (SELECT order_key FROM audit_near_keys)",
    )
    for kind, condition in held.items():
        tables.make(f"audit_near_{kind}", f"SELECT o.* FROM audit_near AS o WHERE {condition}")
    tables.make("audit_near_day", f"SELECT o.* FROM audit_near AS o {days}")
