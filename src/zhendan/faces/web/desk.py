"""The review desk for pages and programs alike: orders put, shown and decided behind one guard."""

from collections.abc import Mapping

from zhendan.domain import OrderId
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import review_door, reviewing
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
    done = put(place, content)
    with reading(place.workspace) as wiring:
        return review_door.answered(done.numbers, wiring) if wiring else ()


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
