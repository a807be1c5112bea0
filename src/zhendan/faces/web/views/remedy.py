"""Measures as a page: owner, date, proof, effect; what names orders stays with who may see it."""

import math
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, ExhibitId
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps import Errand, Wiring, measures
from zhendan.steps.look.case_list import CaseFile, reading, rows


@require_GET
@needs(Right.CORRECT)
def measures_page(request: HttpRequest, place: Place) -> HttpResponse:
    """Every measure of a case as it stands today, what presses first."""
    cases, case = chosen(request, place)
    with reading(place.workspace) as wiring:
        found = measures.follow(CaseId(case), wiring) if wiring and case else ()
    shown = [one for one in found if place.may(Right.PRIVATE) or not one.task.orders]
    facts = {
        "cases": cases,
        "case": case,
        "cared": shown,
        "hidden": len(shown) < len(found),
        "works": place.role is not Role.LAWYER,
        "tab": "remedy",
    }
    return show(request, "remedy.html.j2", facts)


@require_POST
@needs(Right.CORRECT)
def adopt(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Put the usual preventive measures on record; useful also where nothing was conceded."""
    _works_here(place, case)
    with at_the_ledger(place) as wiring:
        measures.adopt(CaseId(case), measures.plan((), wiring), wiring, place.errand())
    return HttpResponseRedirect(f"/remedy?case={case}")


@require_POST
@needs(Right.CORRECT)
def act(request: HttpRequest, place: Place, case: str, *, task: str, act: str) -> HttpResponse:
    """Set, prove, reopen or check one measure."""
    _works_here(place, case)
    done = _ACTS.get(act)
    if done is None:
        raise Http404
    with at_the_ledger(place) as wiring:
        found = [one.task for one in measures.follow(CaseId(case), wiring)]
        known = [one for one in found if one.is_called(task)]
        if not known or (known[0].orders and not place.may(Right.PRIVATE)):
            raise Http404
        errand = place.errand(request.POST.get("reason", "").strip()[:2000])
        done(request, (CaseId(case), task), wiring, errand)
    place.note("remedy", f"{case} {task} {act}")
    return HttpResponseRedirect(f"/remedy?case={case}")


def chosen(request: HttpRequest, place: Place) -> tuple[list[CaseFile], str]:
    """The shop's cases and the one asked for, else the first."""
    cases = [row.case for row in rows(place.workspace)]
    asked = request.GET.get("case", "")
    if asked:
        place.case(asked)
    return cases, asked or (cases[0].case if cases else "")


def _works_here(place: Place, case: str) -> None:
    """A lawyer reads measures; the shop's people work on them."""
    if place.role is Role.LAWYER:
        raise Http404
    place.case(case)


def _set(request: HttpRequest, what: tuple[CaseId, str], wiring: Wiring, errand: Errand) -> None:
    told = request.POST
    goal = None
    if told.get("metric", "").strip():
        at_most = told.get("most") == "yes"
        weeks = int(_number(told.get("weeks", "4")))
        goal = measures.goal(
            told["metric"].strip(), _number(told.get("value", "")), at_most=at_most, weeks=weeks
        )
    wish = measures.Wish(told.get("owner", "").strip(), _day(told.get("due", "")), goal)
    measures.set_task(what[0], what[1], wish, wiring, errand)


def _prove(request: HttpRequest, what: tuple[CaseId, str], wiring: Wiring, errand: Errand) -> None:
    written = request.POST.get("exhibits", "").replace("，", " ").replace("、", " ")
    proof = [ExhibitId(one) for one in written.replace(",", " ").split()]
    measures.prove(what[0], what[1], proof, wiring, errand)


def _effect(request: HttpRequest, what: tuple[CaseId, str], wiring: Wiring, errand: Errand) -> None:
    measured = (_number(request.POST.get("value", "")), request.POST.get("source", ""))
    measures.check_effect(what[0], what[1], measured, wiring, errand)


def _reopen(request: HttpRequest, what: tuple[CaseId, str], wiring: Wiring, errand: Errand) -> None:
    if not errand.reason:
        raise FormIncomplete(zh="理由", en="reason")
    measures.reopen(what[0], what[1], wiring, errand)


_ACTS = {"set": _set, "prove": _prove, "effect": _effect, "reopen": _reopen}


def _number(text: str) -> float:
    try:
        found = float(text)
    except ValueError as error:
        raise FormIncomplete(zh="数值", en="a number") from error
    if not math.isfinite(found):
        raise FormIncomplete(zh="数值", en="a number")
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise FormIncomplete(zh="期限", en="due date") from error
