"""Hand-over as a page: mandates with their end, data rooms and their looks, what was disclosed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, ExhibitId, Text
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import data_room, mandating, taking_over
from zhendan.steps.look.case_list import reading
from zhendan.steps.measures import today

_PROFILES = ["lawyer", "agency"]


@require_GET
@needs(Right.PEOPLE)
def handover(request: HttpRequest, place: Place) -> HttpResponse:
    """Who may act or read until when, what was given out, and what has not come back."""
    return _page(request, place)


@require_POST
@needs(Right.PEOPLE)
def mandate(request: HttpRequest, place: Place) -> HttpResponse:
    """Put a mandate on record. Refuses one without scope, recipient or end."""
    form = request.POST
    case = told.words(form, "case", 200)
    place.case(case)
    paper = told.words(form, "paper", 20)
    given = mandating.Mandate(
        told.words(form, "name", 40),
        CaseId(case),
        told.words(form, "to", 120),
        told.one_of(form, "profile", _PROFILES, Text("受托人类型", "the recipient's kind")),
        told.words(form, "scope", 1000),
        told.day(form, "until", Text("截止日期", "its end")),
        ExhibitId(paper) if paper else None,
        form.get("concede") == "yes",
        form.get("acts") == "yes",
    )
    with at_the_ledger(place) as wiring:
        mandating.give(given, wiring, place.errand())
    place.note("mandate", f"{case} {given.id}")
    return HttpResponseRedirect("/handover")


@require_POST
@needs(Right.PEOPLE)
def end(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """Withdraw a mandate; its rooms open no more."""
    case = told.words(request.POST, "case", 200)
    errand = place.errand(told.words(request.POST, "reason", 1000))
    with at_the_ledger(place) as wiring:
        mandating.end(name, CaseId(case), wiring, errand)
    place.note("mandate_ended", name)
    return HttpResponseRedirect("/handover")


@require_POST
@needs(Right.PEOPLE)
def returned(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """Show with sealed files that everything came back or was deleted."""
    proof = [ExhibitId(one) for one in told.parts(request.POST, "exhibits")]
    with at_the_ledger(place) as wiring:
        mandating.returned(name, proof, wiring, place.errand())
    place.note("mandate_returned", name)
    return HttpResponseRedirect("/handover")


@require_POST
@needs(Right.PEOPLE)
def open_room(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """Open a read-only room of masked files; its link is shown once."""
    case = told.words(request.POST, "case", 200)
    until = told.day(request.POST, "until", Text("截止日期", "its end"))
    with at_the_ledger(place) as wiring:
        room, key = data_room.open_for(name, CaseId(case), until, wiring, place.errand())
    place.note("room", room.id)
    return _page(request, place, link=request.build_absolute_uri(f"/room/{key}"))


@require_POST
@needs(Right.PEOPLE)
def shut_room(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """Withdraw a room's link at once."""
    errand = place.errand(told.words(request.POST, "reason", 1000))
    with at_the_ledger(place) as wiring:
        data_room.shut(number, wiring, errand)
    place.note("room_shut", number)
    return HttpResponseRedirect("/handover")


def _page(request: HttpRequest, place: Place, link: str = "") -> HttpResponse:
    cases, case = chosen(request, place)
    with reading(place.workspace) as wiring:
        on = today(wiring) if wiring else None
        given = mandating.every(wiring) if wiring else {}
        rooms = data_room.every_room(wiring) if wiring else {}
        handed = mandating.disclosures(wiring) if wiring else ()
        taken = taking_over.taken(wiring) if wiring else ()
    facts = {
        "mandates": [(one, mandating.state_words(one, on)) for one in given.values() if on],
        "rooms": [(one, one.state(on)) for one in reversed(rooms.values()) if on],
        "handed": handed[::-1],
        "taken": taken[::-1],
        "on": on,
        "cases": cases,
        "case": case,
        "asked_case": request.GET.get("case", ""),
        "profiles": _PROFILES,
        "link": link,
        "tab": "handover",
    }
    return show(request, "handover.html.j2", facts)
