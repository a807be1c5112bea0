"""The review desk for pages and programs alike: orders put, shown and decided behind one guard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zhendan.domain import OrderId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import review_door, review_known, review_rules, reviewing
from zhendan.steps.books import AtBooks
from zhendan.steps.look.case_list import reading
from zhendan.steps.measures import today

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


def switch(place: Place, code: str, to: str, *, reason: str, until: date | None) -> None:
    """Take a review rule into another mode. Refuses one that was not tried before."""
    if to not in list(review_rules.RuleMode):
        raise FormIncomplete(zh="规则的状态", en="the mode of the rule")
    errand = place.errand(reason.strip()[:_LONGEST_REASON])
    with at_the_ledger(place) as wiring:
        review_rules.switch(code, review_rules.RuleMode(to), wiring, errand, until=until)
    place.note("review_rule", f"{code} {to}")


def try_past(place: Place, code: str, bad: Iterable[str]) -> Mapping[str, object]:
    """What a rule would have held in the last year, put on record; `bad` are orders conceded."""
    with at_the_ledger(place) as wiring:
        (page,) = review_rules.back_tests([code], map(OrderId, bad), wiring, place.errand())
    place.note("review_tried", code)
    return page.fields


def four_eyes(place: Place, *, wanted: bool) -> None:
    """Whether two people have to decide alike from now on; the owner's word."""
    with at_the_ledger(place) as wiring:
        reviewing.four_eyes(wiring, place.errand(), wanted=wanted)
    place.note("review_eyes", "2" if wanted else "1")


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule as it stands today, with its past and what reviewers decided."""

    code: str
    title: Text
    mode: review_rules.RuleMode
    until: date | None
    reason: str
    back_test: Mapping[str, object] | None
    fare: reviewing.Precision
    caused: bool


def rules(wiring: AtBooks | None) -> tuple[RuleRow, ...]:
    """Every rule; a snooze that is over is shown as over."""
    if wiring is None:
        return ()
    states, caused, on = (
        review_rules.rules_now(wiring),
        review_rules.from_causes(wiring),
        today(wiring),
    )
    titles = {code: rule.title for code, rule in review_rules.every_rule().items()}
    return tuple(
        RuleRow(
            fare.rule,
            titles[fare.rule],
            states[fare.rule].at(on),
            states[fare.rule].until,
            states[fare.rule].reason,
            states[fare.rule].back_test,
            fare,
            fare.rule in caused,
        )
        for fare in reviewing.statistics(wiring)
    )


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
