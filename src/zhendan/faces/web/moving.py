"""Moving a case and the second person's look, for pages and programs: who may, and on record."""

from datetime import date

from django.http import Http404

from zhendan.domain import CaseId, Event
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.steps.look.case_list import reading
from zhendan.steps.moving import CaseState, ask_review, open_moves, review
from zhendan.steps.moving import move as move_step

_OWNERS = (CaseState.WITHDRAWN, CaseState.CLOSED)
"""Moves that end a case are for whoever may hand it in."""


def moves(place: Place, case: str) -> tuple[CaseState, ...]:
    """Where the person may move the case now."""
    with reading(place.workspace) as wiring:
        found = open_moves(CaseId(case), wiring) if wiring else ()
    return tuple(one for one in found if place.may(_right(one)))


def move(place: Place, case: str, to: str, *, reason: str, until: date | None) -> Event:
    """Move the case with its reason."""
    place.case(case)
    if to not in list(CaseState) or not place.may(_right(CaseState(to))):
        raise Http404
    with at_the_ledger(place) as wiring:
        errand = place.errand(reason.strip()[:2000])
        event = move_step(CaseId(case), CaseState(to), wiring, errand, until=until)
    place.note("work_move", f"{case} {to}")
    ask(place, "rework", case=case)
    return event


def ask_second(place: Place, case: str, reason: str) -> Event:
    """Ask for a second person."""
    place.case(case)
    with at_the_ledger(place) as wiring:
        errand = place.errand(reason.strip()[:2000] or "请人复核")
        event = ask_review(CaseId(case), wiring, errand)
    place.note("review_asked", case)
    return event


def second(place: Place, case: str, *, approved: bool, reason: str) -> Event:
    """Agree to the papers, or send them back."""
    place.case(case)
    with at_the_ledger(place) as wiring:
        errand = place.errand(reason.strip()[:2000])
        event = review(CaseId(case), wiring, errand, approved=approved)
    place.note("review_done", f"{case} {'agreed' if approved else 'sent back'}")
    return event


def _right(to: CaseState) -> Right:
    return Right.SUBMIT if to in _OWNERS else Right.MOVE
