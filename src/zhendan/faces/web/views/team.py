"""The team as a page: trainings with attendance, duties apart, rights looked through, concerns."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhendan.domain import Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import told
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import Member
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import MATRIX, Right, Role
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.words import WEB
from zhendan.steps import duties, people, trainings
from zhendan.steps.look.case_list import reading
from zhendan.steps.measures import today


@require_GET
@needs(Right.CORRECT)
def team(request: HttpRequest, place: Place) -> HttpResponse:
    """Trainings and playbooks for all who work here; duties, rights, concerns for the owner."""
    owner = place.may(Right.PEOPLE)
    with reading(place.workspace) as wiring:
        held, together = duties.who(wiring) if wiring and owner else ({}, ())
        facts: dict[str, object] = {
            "modules": trainings.in_force(wiring),
            "again": trainings.renewals(wiring),
            "playbooks": people.playbooks(),
            "trained": trainings.trained(wiring) if wiring else (),
            "duties": duties.DUTIES,
            "held": held,
            "together": together,
            "looks": duties.looks(wiring) if wiring and owner else {},
            "concerns": duties.the_concerns(wiring) if wiring and owner else (),
            "on": today(wiring) if wiring else None,
        }
    facts["rights"] = {str(one): WEB.get(f"right.{one}", Text(one, one)) for one in Right}
    facts |= {"members": _members(place) if owner else [], "works": place.role is not Role.LAWYER}
    return show(request, "team.html.j2", facts | {"tab": "team"})


@require_POST
@needs(Right.PEOPLE)
def give_duties(request: HttpRequest, place: Place) -> HttpResponse:
    """Put a person's duties on record; the page says which two do not go together."""
    person = told.words(request.POST, "person", 80)
    with at_the_ledger(place) as wiring:
        duties.give(person, request.POST.getlist("duty"), wiring, place.errand())
    place.note("duties")
    return HttpResponseRedirect("/team#duties")


@require_POST
@needs(Right.PEOPLE)
def review_access(request: HttpRequest, place: Place) -> HttpResponse:
    """A person's rights were looked through; withdrawing itself is done under settings."""
    person = told.words(request.POST, "person", 80)
    with at_the_ledger(place) as wiring:
        gone = request.POST.getlist("withdrawn")
        kept = [one for one in told.parts(request.POST, "kept") if one not in gone]
        duties.review(person, wiring, place.errand(), kept=kept, withdrawn=gone)
    place.note("access_reviewed")
    return HttpResponseRedirect("/team#access")


@require_POST
@needs(Right.PEOPLE)
def answer(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """Put on record what came of a concern, without naming who raised it."""
    reason = told.words(request.POST, "outcome", 2000)
    with at_the_ledger(place) as wiring:
        known = [one.number for one in duties.the_concerns(wiring)]
        if number not in known:
            raise Http404
        if not reason:
            raise FormIncomplete(zh="处理结果", en="what came of it")
        people.answer_concern(number, wiring, place.errand(reason))
    place.note("concern_answered", number)
    return HttpResponseRedirect("/team#concerns")


@require_http_methods(["GET", "POST"])
@needs()
def concern(request: HttpRequest, place: Place) -> HttpResponse:
    """Anybody who works here reports something in confidence; no list and no trail tells who."""
    owners = Member.objects.filter(shop=place.shop, role=Role.OWNER).select_related("account")
    recipients = [one.account.name for one in owners]
    number = ""
    if request.method == "POST":
        words = told.words(request.POST, "words", 20_000)
        what = Text("由谁处理", "who hears it")
        recipient = told.one_of(request.POST, "recipient", recipients, what)
        if not words:
            raise FormIncomplete(zh="要反映的内容", en="what you report")
        with at_the_ledger(place) as wiring:
            number = str(people.report_concern(words, recipient, wiring).facts["id"])
    facts: dict[str, object] = {"recipients": recipients, "number": number, "tab": "concern"}
    return show(request, "concern.html.j2", facts)


def _members(place: Place) -> list[dict[str, object]]:
    """Everybody with a place in the shop, and what he may do."""
    found = Member.objects.filter(shop=place.shop).select_related("account").order_by("id")
    return [
        {
            "name": one.account.name,
            "role": Role(one.role).words,
            "rights": sorted(str(right) for right in MATRIX[Role(one.role)]),
        }
        for one in found
    ]
