"""Every measure by name, and where it comes from."""

from collections.abc import Mapping

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures import (
    accounts,
    aftermath,
    buyers,
    calendar,
    crowd,
    elsewhere,
    items,
    launches,
    money,
    neighbours,
    own,
    prices,
    receivers,
    rings,
    senders,
    shared,
    takeovers,
    testable,
    transfers,
    usual,
    visitors,
    words,
)
from zhendan.audit.measures.baseline import BASE

TABLES: tuple[MeasureTable, ...] = (
    *items.DERIVED,
    *shared.TABLES,
    *own.TABLES,
    *buyers.TABLES,
    *receivers.TABLES,
    *items.TABLES,
    *usual.TABLES,
    *launches.TABLES,
    *money.TABLES,
    *transfers.TABLES,
    *words.TABLES,
    *accounts.TABLES,
    *prices.TABLES,
    *senders.TABLES,
    *crowd.TABLES,
    *aftermath.TABLES,
    *elsewhere.TABLES,
    *takeovers.TABLES,
    *calendar.TABLES,
    *visitors.TABLES,
    *neighbours.TABLES,
    *testable.TABLES,
    rings.RINGS,
    BASE,
)

TEXTS = frozenset(
    {
        "last_city", "receiver_city", "live_room_id", "company_name", "original_order_no",
        "staff_note", "memo", "staff_ref", "staff_role",
        "sender_city", "sender_account", "signer", "clerk", "promotion", "broadcast", "place_class",
    }
)  # fmt: skip
"""Measures that are words; all others are numbers."""


def _by_name() -> dict[str, tuple[tuple[MeasureTable, Measure], ...]]:
    """Each measure with its sources, the preferred one first."""
    found: dict[str, tuple[tuple[MeasureTable, Measure], ...]] = {}
    for table in TABLES:
        for measure in table.measures:
            found[measure.name] = (*found.get(measure.name, ()), (table, measure))
    return found


MEASURES: Mapping[str, tuple[tuple[MeasureTable, Measure], ...]] = _by_name()
"""Sources of each measure by name; a measure with several takes the first that is at hand."""


def inputs_of(name: str) -> tuple[str, ...]:
    """The inputs a measure is made of, from its preferred source."""
    table, measure = MEASURES[name][0]
    return tuple(dict.fromkeys((*table.needs, *measure.needs)))
