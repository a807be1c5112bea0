"""Which orders of large files anything else speaks of: those are settled with the rest, by row.

What nobody else names can be settled in SQL, since no other file can change it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from zhendan.formats.cleaning.ids import KEPT_DIGITS, surviving_prefix
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.damage import DAMAGED
from zhendan.intake.draft import Gathered
from zhendan.intake.large import BulkState
from zhendan.intake.settle.repairs import AMOUNTS, TIMES, minute

_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.+-]{4,59}")
_LONGEST = 60
_ASKED = "'$.\"invoices.buyer_name\"'"
"""Whom an order asked its invoice to be made out to."""
_DAYS_OF_ONE_PARCEL = 90


def spoken_of(gathered: Gathered) -> Iterator[str]:
    """Every word of what is gathered that might be an order number, a waybill or a nick."""
    for text in _texts((gathered.orders, gathered.rows, gathered.notices)):
        if len(text) <= _LONGEST:
            yield text.strip()
        yield from _TOKEN.findall(text)


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def touched(
    engine: BulkEngine, states: Iterable[BulkState], gathered: Gathered
) -> dict[int, frozenset[int]]:
    """By place among `states`: rows (`row_ref`) to be settled with everything else.

    Makes table `pulled` of their numbers. Orders that stand in several rows, share a waybill
    across couriers or seasons, or are named by another file, and what shares a parcel with them.
    """
    kept = list(states)
    orders = _orders(kept)
    mentions = _union(
        kept, "mentions", "waybill_no, order_no, order_id, carrier_code, told_at, row_ref"
    )
    alone = _union([state for state in kept if state.set_down], "mentions", "waybill_no, row_ref")
    lines = _union(kept, "order_lines", "item_id, sku_code, outer_id, row_ref")
    buyers = _union(kept, "buyers", "nick, row_ref")
    _fill_words(engine, gathered)
    engine.make("several", f"SELECT order_no FROM ({orders}) GROUP BY 1 HAVING count(*) > 1")
    _make_waybills(engine, mentions, alone)
    engine.make(
        "pulled",
        f"SELECT row_ref FROM ({orders}) WHERE order_no IN (FROM spoken) "
        "OR order_no IN (FROM several) OR beginning IN (FROM damaged) OR asked IN (FROM spoken) "
        f"UNION SELECT row_ref FROM ({mentions}) "
        "WHERE waybill_no IN (FROM spoken) OR waybill_no IN (FROM waybills) "
        f"OR left(waybill_no, {KEPT_DIGITS}) IN (FROM damaged) "
        f"UNION SELECT row_ref FROM ({buyers}) WHERE nick IN (FROM spoken) "
        f"UNION SELECT row_ref FROM ({lines}) WHERE item_id IS NULL "
        "AND (sku_code IN (FROM spoken) OR outer_id IN (FROM spoken)) "
        + _repairs(engine, orders, gathered),
    )
    _close(engine, orders, mentions)
    refs = [int(str(ref)) for (ref,) in engine.ask("SELECT row_ref FROM pulled")]
    return {
        place: frozenset(ref for ref in refs if state.first_ref < ref <= state.last_ref)
        for place, state in enumerate(kept)
    }


def _make_waybills(engine: BulkEngine, mentions: str, alone: str) -> None:
    """Table `waybills`: those of several couriers or seasons, and those told with two orders."""
    engine.make(
        "waybills",
        f"SELECT waybill_no FROM ({mentions}) GROUP BY 1 "
        "HAVING count(DISTINCT nullif(carrier_code, '')) > 1 OR "
        f"max(told_at) - min(told_at) > INTERVAL {_DAYS_OF_ONE_PARCEL} DAY "
        # A parcel that was told with its order cannot be told with two.
        f"OR (count(*) > 1 AND waybill_no IN (SELECT waybill_no FROM ({alone})))",
    )


def _orders(kept: list[BulkState]) -> str:
    """Every order row of the files, with what may tie it to another."""
    return _union(
        kept,
        "orders",
        "order_no, row_ref, left(order_no, 15) AS beginning, "
        f"json_extract_string(attrs, {_ASKED}) AS asked, {', '.join((*AMOUNTS, *TIMES))}",
    )


def _fill_words(engine: BulkEngine, gathered: Gathered) -> None:
    """Tables `spoken` and `damaged`: numbers that other files name, whole and cut short."""
    words = sorted(set(spoken_of(gathered)))
    engine.fill("spoken", (("word", "VARCHAR"),), [(word,) for word in words])
    damaged = sorted({p for w in words if len(p := surviving_prefix(w)) == KEPT_DIGITS})
    engine.fill("damaged", (("word", "VARCHAR"),), [(word,) for word in damaged])


def _repairs(engine: BulkEngine, orders: str, gathered: Gathered) -> str:
    """SQL of the orders that a broken order number may have been, by amount and minute."""
    told = [
        (minute(at.at), amount, draft.get("prefix"))
        for draft in gathered.rows.get(DAMAGED, ())
        for at in _listed(draft.get("times"))
        for amount in _listed(draft.get("amounts"))
    ]
    if not told:
        return ""
    kinds = (("at", "TIMESTAMPTZ"), ("amount", "DECIMAL(18,4)"), ("prefix", "VARCHAR"))
    engine.fill("repairs", kinds, told)
    return " ".join(
        f"UNION SELECT o.row_ref FROM ({orders}) o JOIN repairs r ON o.{amount} = r.amount "
        f"AND date_trunc('minute', o.{time}) = r.at WHERE starts_with(o.order_no, r.prefix)"
        for amount in AMOUNTS
        for time in TIMES
    )


def _listed(value: object) -> list[Any]:
    """A list, or nothing."""
    return value if isinstance(value, list) else []


def _union(states: list[BulkState], part: str, columns: str) -> str:
    """One part of all files together."""
    return (
        " UNION ALL ".join(
            f"SELECT {columns} FROM {state.files(part)}" for state in states if state.has(part)
        )
        or f"SELECT {_nothing(columns)} WHERE false"
    )


def _nothing(columns: str) -> str:
    """The same columns without a row."""
    names = [column.split(" AS ")[-1].strip() for column in columns.split(", ")]
    kinds = {"row_ref": "BIGINT", "told_at": "TIMESTAMPTZ"}
    return ", ".join(
        f"CAST(NULL AS {kinds.get(name, 'VARCHAR')}) AS {name}"
        for name in names
        if name.isidentifier()
    )


def _close(engine: BulkEngine, orders: str, mentions: str) -> None:
    """Add what shares an order number or a waybill with a pulled row, until nothing is added."""
    count = -1
    while count != (now := int(str(engine.ask("SELECT count(*) FROM pulled")[0][0]))) and now:
        count = now
        engine.make(
            "pulled",
            "SELECT row_ref FROM pulled "
            f"UNION SELECT row_ref FROM ({orders}) WHERE order_no IN "
            f"(SELECT order_no FROM ({orders}) SEMI JOIN pulled USING (row_ref)) "
            f"UNION SELECT row_ref FROM ({mentions}) WHERE waybill_no IN "
            f"(SELECT waybill_no FROM ({mentions}) SEMI JOIN pulled USING (row_ref))",
        )
