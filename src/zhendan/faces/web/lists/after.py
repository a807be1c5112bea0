"""Lists of the work after the appeal: orders that wait, rules' record, measures, measured days."""

from typing import Any

from zhendan.domain import CaseId
from zhendan.faces.web import desk
from zhendan.faces.web.lists.listing import Asking, Line, Sheet
from zhendan.faces.web.rights import Right
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import measures, recovering, reviewing
from zhendan.steps.look.case_list import reading


def review(asking: Asking) -> Sheet:
    """Orders that were held: why, as far as the asker may know, and what was decided."""
    with reading(asking.place.workspace) as wiring:
        found = reviewing.waiting(wiring) if wiring else {}
    lines = (
        (
            *(one.order, asking.speech.say(one.final.words) if one.final else ""),
            " ".join(str(held["rule"]) for held in one.held),
            "; ".join(_facts(one.held, asking)),
            "; ".join(f"{look.by} {look.reason}" for look in one.looks),
        )
        for one in found.values()
    )
    return Sheet(
        ("col.order", "review.decision", "review.rule", "review.facts", "col.reason"), lines
    )


def review_rules_list(asking: Asking) -> Sheet:
    """How the rules fare: confirmed, false alarms, precision with its interval."""
    with reading(asking.place.workspace) as wiring:
        found = desk.rules(wiring)
    lines = (
        (
            *(one.code, asking.speech.say(one.mode.words)),
            *(one.fare.confirmed, one.fare.false_alarms),
            *(one.fare.precision, one.fare.low, one.fare.high),
        )
        for one in found
    )
    head = ("review.rule", "remedy.state", "review.confirmed", "review.false", "review.precision")
    return Sheet((*head, "col.low", "col.high"), lines)


def remedy(asking: Asking) -> Sheet:
    """Every measure of a case; those that name orders for those who may know them."""
    _, case = chosen(asking.request, asking.place)
    with reading(asking.place.workspace) as wiring:
        found = measures.follow(CaseId(case), wiring) if wiring and case else ()
    say = asking.speech.say
    lines = (
        (
            *(case, one.task.id, say(one.task.measure), one.task.owner, one.task.due_on),
            *(say(one.state.words), " ".join(one.task.proof), say(one.answers)),
        )
        for one in found
        if asking.place.may(Right.PRIVATE) or not one.task.orders
    )
    head = ("cases.case", "col.number", "col.what", "remedy.owner", "remedy.due", "remedy.state")
    return Sheet((*head, "remedy.proof", "remedy.answers"), lines)


def reputation(asking: Asking) -> Sheet:
    """Every measured day of every metric, with its source."""
    _, case = chosen(asking.request, asking.place)
    with reading(asking.place.workspace) as wiring:
        inner = asking.place.may(Right.PRIVATE)
        there = wiring if case else None
        found = recovering.recovery(CaseId(case), there, inner=inner) if there else None
    lines: list[Line] = [
        (case, asking.speech.say(name.words), one.measured_on, f"{one.value:g}", one.source)
        for name, line in (found.lines.items() if found else ())
        for one in line
    ]
    head = ("cases.case", "col.name", "reputation.day", "reputation.value", "reputation.source")
    return Sheet(head, lines)


def _facts(held: Any, asking: Asking) -> list[str]:
    """Facts in words, without what the asker may not know of."""
    lang = asking.speech.lang
    shown: list[Any] = desk.facts(held, asking.place)
    told = [fact for one in shown for fact in one["facts"]]
    return [f"{fact[lang]} {fact['value']:g}" for fact in told]
