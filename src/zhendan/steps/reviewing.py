"""Step 5 订单复核: new orders are put to the rules, suspicious ones wait, people decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhendan.audit import ReviewRule
from zhendan.domain import SHOP, Event, EventKind, Note, OrderId, Page, PersonId
from zhendan.remedy import (
    ASKING,
    REVIEW_BOOK,
    REVIEW_POLICY,
    REVIEW_RUNS,
    Act,
    Held,
    Known,
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
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.measures import today
from zhendan.steps.review_rules import every_rule, keys, rules_now
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.review import keep_warm, memory_of, wire_journal

__all__ = [
    "ASKING",
    "Act",
    "Put",
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


def put_orders(content: bytes, wiring: Wiring, errand: Errand, known: Known | None = None) -> Put:
    """Put a file of new orders to the rules, all or none; suspicious ones wait for a person."""
    told = {one.order_no: one for one in read_orders(content, keys(wiring))}
    orders = sorted(told.values(), key=lambda o: (o.at, o.order_no))
    memory = memory_of(wiring.workspace, known or Known())
    new = [one for one in orders if not memory.has(one.order_no)]
    live, shadow = _active(wiring)
    found = [(one, put(one, memory, (*live, *shadow))) for one in new]
    on = {rule.code for rule in live}
    pages = _pages(found, on)
    run = Page(REVIEW_RUNS, "put", "put", {"orders": len(new), "held": len(pages)})
    wire_journal(wiring.workspace).add(one.line() for one in new)
    keep_warm(wiring.workspace, memory)
    _write_all([*pages, run], wiring, errand)
    held = [one for _, some in found for one in some]
    return Put(
        len(orders),
        len(orders) - len(new),
        tuple(one for one in held if one.rule in on),
        tuple(one for one in held if one.rule not in on),
        tuple(told),
    )


def _active(wiring: Wiring) -> tuple[tuple[ReviewRule, ...], tuple[ReviewRule, ...]]:
    """Rules that hold orders today, and rules that only watch."""
    on = today(wiring)
    modes = {code: state.at(on) for code, state in rules_now(wiring).items()}
    live = tuple(rule for code, rule in every_rule().items() if modes[code] is RuleMode.ON)
    return live, tuple(r for code, r in every_rule().items() if modes[code] is RuleMode.SHADOW)


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


def _write_all(pages: Sequence[Page], wiring: Wiring, errand: Errand) -> None:
    by, at = PersonId(errand.by.strip() or "订单复核台"), wiring.clock.now()
    told = [Event(SHOP, EventKind.SHOP_NOTED, at, by, page.facts()) for page in pages]
    wiring.ledger.append(told)


def waiting(wiring: Wiring) -> dict[OrderId, Waiting]:
    """Every order that was ever held, as it stands."""
    return queue(read(REVIEW_BOOK, wiring), read(REVIEW_POLICY, wiring))


def decide(order: OrderId, act: Act, wiring: Wiring, errand: Errand) -> Event:
    """A reviewer's decision on one order. Raises `ReviewRefused`."""
    found = waiting(wiring).get(order)
    page = decide_waiting(found, order, act, by=errand.by, reason=errand.reason)
    return write(page, wiring, errand)


def four_eyes(wiring: Wiring, errand: Errand, *, wanted: bool) -> Event:
    """Whether two people have to decide alike from now on."""
    page = Page(REVIEW_POLICY, "four_eyes", "set", {"four_eyes": wanted})
    return write(page, wiring, errand)


def statistics(wiring: Wiring) -> tuple[Precision, ...]:
    """How each rule fares by the reviewers' own decisions."""
    runs: Sequence[Note] = read(REVIEW_RUNS, wiring)
    seen = sum(int(note.says("orders") or 0) for note in runs)
    return precision(tuple(waiting(wiring).values()), rules_now(wiring), seen=seen)
