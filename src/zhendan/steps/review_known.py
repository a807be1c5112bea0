"""Step 5 订单复核: what the shop registers beforehand, and what became of orders since."""

from collections.abc import Sequence

from zhendan.domain import SHOP, Event, OrderId, day_of, notes
from zhendan.remedy import (
    REVIEW_KNOWN,
    Known,
    Register,
    Undone,
    known_of,
    read_register,
    read_undone,
    registered,
)
from zhendan.steps.books import AtBooks, write
from zhendan.steps.errand import Errand
from zhendan.steps.review_keys import keys
from zhendan.steps.wiring.review import memory_of

__all__ = ["Register", "known_here", "known_in", "register", "report_undone"]


def known_here(wiring: AtBooks) -> Known:
    """The lists in force today."""
    return known_in(wiring.ledger.events(SHOP))


def known_in(events: Sequence[Event]) -> Known:
    """The lists in force by what the books tell."""
    return known_of(notes(events, REVIEW_KNOWN))


def register(which: Register, content: bytes, wiring: AtBooks, errand: Errand) -> int:
    """Put a list in force in place of the former; returns how many keys it has.

    Of people only keys are kept. Raises `RegisterUnreadable`; then the former stays.
    """
    on = day_of(wiring.clock.now())
    found = read_register(which, content, keys(wiring), on=on)
    write(registered(which, found), wiring, errand)
    return len(found)


def report_undone(content: bytes, wiring: AtBooks) -> tuple[OrderId, ...]:
    """Orders that were cancelled or refunded; returns those that are known here and were not over.

    All or none; an order told of twice is over once. Raises `OrderUnreadable`.
    """
    told = sorted(read_undone(content, keys(wiring)), key=lambda one: (one.at, one.order_no))
    with memory_of(wiring.workspace, known_here(wiring)) as seen:
        news: list[Undone] = [one for one in told if seen.memory.undo(one)]
        seen.add(one.line() for one in news)
    return tuple(one.order_no for one in news)
