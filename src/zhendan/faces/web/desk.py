"""The review desk for pages and programs alike: orders put, shown and decided behind one guard."""

from collections.abc import Iterable, Mapping

from zhendan.domain import OrderId
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import review_door, review_known, reviewing
from zhendan.steps.look.case_list import reading

_INNER = ("memo_of_brushing", "staff_keys", "own_patterns", "contradicted_by_buyer")
"""Measures that tell of the shop's own marks, people and checks: for who sees these."""
_LONGEST_REASON = 2000


def put(place: Place, content: bytes) -> reviewing.Put:
    """Put orders to the rules, all or none."""
    with at_the_ledger(place) as wiring:
        done = reviewing.put_orders(content, wiring, place.errand())
    place.note("review_put", f"{done.orders} {len(done.held)}")
    return done


def ask(place: Place, content: bytes) -> tuple[review_door.Told, ...]:
    """Put orders to the rules, all or none, and answer each."""
    return answered(place, put(place, content).numbers)


def over(place: Place, content: bytes) -> int:
    """Note orders that were cancelled or refunded since; how many were known and not over."""
    with at_the_ledger(place) as wiring:
        found = review_known.report_undone(content, wiring)
    place.note("review_over", str(len(found)))
    return len(found)


def register(place: Place, which: str, content: bytes) -> int:
    """Put a list of the shop's own in force; returns how many keys it has."""
    if which not in list(review_known.Register):
        raise FormIncomplete(zh="名单种类", en="the kind of list")
    chosen = review_known.Register(which)
    with at_the_ledger(place) as wiring:
        count = review_known.register(chosen, content, wiring, place.errand())
    place.note("review_list", f"{which} {count}")
    return count


def answered(place: Place, orders: Iterable[str]) -> tuple[review_door.Told, ...]:
    """How these orders stand."""
    with reading(place.workspace) as wiring:
        return review_door.answered(map(OrderId, orders), wiring) if wiring else ()


def decide(place: Place, order: str, act: str, reason: str) -> None:
    """A person's decision on one order. Refuses an order that does not wait."""
    if act not in list(reviewing.Act):
        raise FormIncomplete(zh="处理", en="decision")
    errand = place.errand(reason.strip()[:_LONGEST_REASON])
    with at_the_ledger(place) as wiring:
        reviewing.decide(OrderId(order), reviewing.Act(act), wiring, errand)
    place.note("review", f"{order} {act}")


def facts(held: tuple[Mapping[str, object], ...], place: Place) -> list[dict[str, object]]:
    """What made an order wait, without what this person may not know of."""
    shown = []
    for one in held:
        told = one.get("facts")
        rows = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
        seen = [r for r in rows if place.may(Right.PRIVATE) or r.get("measure") not in _INNER]
        shown.append({**one, "facts": seen, "inner": len(seen) < len(rows)})
    return shown
