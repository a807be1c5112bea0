"""Partners as a page: contract dates, clauses as a checklist, incidents, indicators, suspension."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.plans import works_here
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import partner_risk, people
from zhendan.steps.look.case_list import reading
from zhendan.steps.measures import today

_NOTES = ("incident", "suspended", "resumed", "reviewed")
_LOOK_AFTER = timedelta(days=180)


@require_GET
@needs(Right.CORRECT)
def partners(request: HttpRequest, place: Place) -> HttpResponse:
    """The register as it stands today: what a contract lacks and what is due comes first."""
    cases, case = chosen(request, place)
    with reading(place.workspace) as wiring:
        found = people.the_partners(wiring) if wiring else {}
        on = today(wiring) if wiring else None
    rows = [(one, one.to_do(on) if on else ()) for one in found.values()]
    facts = {
        "partners": sorted(rows, key=lambda row: (not row[0].suspended, -len(row[1]), row[0].id)),
        "clauses": people.CLAUSES,
        "kinds": list(people.PartnerKind),
        "notes": _NOTES,
        "cases": cases,
        "case": case,
        "inner": place.may(Right.PRIVATE),
        "works": place.role is not Role.LAWYER,
        "tab": "partners",
    }
    return show(request, "partners.html.j2", facts)


@require_POST
@needs(Right.CORRECT)
def register(request: HttpRequest, place: Place) -> HttpResponse:
    """Enter a partner, or enter it anew with other dates and clauses."""
    works_here(place)
    form = request.POST
    since = told.day(form, "since", Text("合同开始日", "the contract's first day"))
    kinds = [str(one) for one in people.PartnerKind]
    last = Text("合同结束日", "the contract's last day")
    made = people.Partner(
        told.words(form, "number", 40),
        told.words(form, "name", 80),
        people.PartnerKind(told.one_of(form, "kind", kinds, Text("类别", "the kind"))),
        since,
        told.day(form, "until", last) if told.words(form, "until") else None,
        frozenset(form.getlist("clause")),
        told.day(form, "review", Text("复查日期", "the next look"))
        if told.words(form, "review")
        else since + _LOOK_AFTER,
    )
    with at_the_ledger(place) as wiring:
        people.register_partner(made, wiring, place.errand())
    place.note("partner", made.id)
    return HttpResponseRedirect("/partners")


@require_POST
@needs(Right.CORRECT)
def note(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """An incident, a suspension, its end, or a look, with what happened."""
    works_here(place)
    act = request.POST.get("act", "")
    if act not in _NOTES:
        raise FormIncomplete(zh="要记录什么", en="what to record")
    errand = place.errand(told.words(request.POST, "words", 2000))
    with at_the_ledger(place) as wiring:
        if number not in people.the_partners(wiring):
            raise Http404
        people.note_partner(number, act, wiring, errand)
    place.note("partner_note", f"{number} {act}")
    return HttpResponseRedirect("/partners")


@require_POST
@needs(Right.PRIVATE)
def indicators(request: HttpRequest, place: Place) -> HttpResponse:
    """Put what the audit asks of a case's orders beside the partners they went by."""
    works_here(place)
    case = told.words(request.POST, "case", 200)
    place.case(case)
    with at_the_ledger(place) as wiring:
        partner_risk.note(CaseId(case), wiring, place.errand())
    place.note("partner_risk", case)
    return HttpResponseRedirect(f"/partners?case={case}")
