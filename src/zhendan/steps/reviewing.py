"""Step 5 订单复核: new orders are put to the rules, suspicious ones wait, people decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhendan.audit import ReviewRule
from zhendan.domain import SHOP, Event, EventKind, Note, OrderId, Page, PersonId, day_of
from zhendan.remedy import (
    ASKING,
    REVIEW_BOOK,
    REVIEW_POLICY,
    REVIEW_RUNS,
    Act,
    Held,
    NewOrder,
    Precision,
    RuleMode,
    Waiting,
    decide_waiting,
    held_page,
    precision,
    put,
    queue,
    read_orders,
)
from zhendan.steps.books import AtBooks, read, write
from zhendan.steps.errand import Errand
from zhendan.steps.review_keys import keys
from zhendan.steps.review_known import known_in
from zhendan.steps.review_rules import every_rule, rules_in, rules_now
from zhendan.steps.wiring.review import memory_of

_A_RUN = 100
"""Orders put one by one share a line in the books: an ERP sends thousands, most of them quiet."""
__all__ = [
    "ASKING",
    "Act",
    "Precision",
    "Put",
    "asks_two",
    "decide",
    "four_eyes",
    "put_orders",
    "statistics",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Put:
    """What one file of new orders came to."""

    orders: int
    known: int
    """Orders that were seen before; they are not put to the rules again."""
    held: tuple[Held, ...]
    shadow: tuple[Held, ...]
    numbers: tuple[OrderId, ...] = ()
    """Every order of the file, in its order."""


def put_orders(content: bytes, wiring: AtBooks, errand: Errand) -> Put:
    """Put a file of new orders to the rules, all or none; suspicious ones wait for a person."""
    told = {one.order_no: one for one in read_orders(content, keys(wiring))}
    orders = sorted(told.values(), key=lambda o: (o.at, o.order_no))
    books = wiring.ledger.events(SHOP)
    live, shadow, unseen = _active(books, wiring)
    with memory_of(wiring.workspace, known_in(books)) as seen:
        new = [one for one in orders if not seen.memory.has(one.order_no)]
        found = [(one, put(one, seen.memory, (*live, *shadow))) for one in new]
        on = {rule.code for rule in live}
        pages = _pages(found, on)
        untold = seen.untold() + len(new)
        if pages or untold >= _A_RUN or (new and unseen):
            pages.append(Page(REVIEW_RUNS, "put", "put", {"orders": untold, "held": len(pages)}))
            untold = 0
        # First what waits: an order that the journal knows is never put again.
        _write_all(pages, wiring, errand)
        seen.add((one.line() for one in new), untold=untold)
    held = [one for _, some in found for one in some]
    return Put(
        len(orders),
        len(orders) - len(new),
        tuple(one for one in held if one.rule in on),
        tuple(one for one in held if one.rule not in on),
        tuple(told),
    )


def _active(
    books: Sequence[Event], wiring: AtBooks
) -> tuple[tuple[ReviewRule, ...], tuple[ReviewRule, ...], bool]:
    """Rules that hold orders today, rules that only watch, and whether one has seen none yet."""
    on, states = day_of(wiring.clock.now()), rules_in(books)
    live = tuple(r for code, r in every_rule().items() if states[code].at(on) is RuleMode.ON)
    watch = [r for code, r in every_rule().items() if states[code].at(on) is RuleMode.SHADOW]
    return live, tuple(watch), any(not states[rule.code].shadowed for rule in watch)


def _pages(found: Sequence[tuple[NewOrder, tuple[Held, ...]]], on: set[str]) -> list[Page]:
    pages = []
    for order, held in found:
        real = [one for one in held if one.rule in on]
        watched = [one for one in held if one.rule not in on]
        if real:
            pages.append(held_page(order.order_no, real, shadow=False))
        if watched:
            pages.append(held_page(order.order_no, watched, shadow=True))
    return pages


def _write_all(pages: Sequence[Page], wiring: AtBooks, errand: Errand) -> None:
    by, at = PersonId(errand.by.strip() or "订单复核台"), wiring.clock.now()
    if pages:
        wiring.ledger.append(
            [Event(SHOP, EventKind.SHOP_NOTED, at, by, page.facts()) for page in pages]
        )


def waiting(wiring: AtBooks) -> dict[OrderId, Waiting]:
    """Every order that was ever held, as it stands."""
    return queue(read(REVIEW_BOOK, wiring), read(REVIEW_POLICY, wiring))


def decide(order: OrderId, act: Act, wiring: AtBooks, errand: Errand) -> Event:
    """A reviewer's decision on one order. Raises `ReviewRefused`."""
    found = waiting(wiring).get(order)
    page = decide_waiting(found, order, act, by=errand.by, reason=errand.reason)
    return write(page, wiring, errand)


def four_eyes(wiring: AtBooks, errand: Errand, *, wanted: bool) -> Event:
    """Whether two people have to decide alike from now on."""
    page = Page(REVIEW_POLICY, "four_eyes", "set", {"four_eyes": wanted})
    return write(page, wiring, errand)


def asks_two(wiring: AtBooks) -> bool:
    """Whether two people have to decide alike now."""
    policy = read(REVIEW_POLICY, wiring)
    return bool(policy) and policy[-1].says("four_eyes") == "True"


def statistics(wiring: AtBooks) -> tuple[Precision, ...]:
    """How each rule fares by the reviewers' own decisions."""
    runs: Sequence[Note] = read(REVIEW_RUNS, wiring)
    seen = sum(int(note.says("orders") or 0) for note in runs)
    return precision(tuple(waiting(wiring).values()), rules_now(wiring), seen=seen)
