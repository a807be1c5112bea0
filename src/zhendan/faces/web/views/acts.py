"""What a person records in a case: each act is durable before the page says so."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from zhendan.domain import ExhibitId, OrderId, Standing
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import doing
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import ask

_LONGEST_NUMBER = 16


@require_POST
@needs(Right.DECIDE)
def decide(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record a ruling on one or more orders with its reason; the case is worked through again."""
    told = request.POST.get("standing", "")
    if told not in list(Standing):
        raise FormIncomplete(zh="认定", en="standing")
    doing.rule(
        place,
        case,
        [OrderId(order) for order in request.POST.getlist("order")],
        ruling=(Standing(told), request.POST.get("reason", "").strip(), _exhibits(request)),
        known=_number(request.POST.get("known", "")),
    )
    return HttpResponseRedirect(_back(request, f"/cases/{case}/orders"))


def _number(told: str) -> int | None:
    """How far the case had come when the page was made; a page that does not say is not asked."""
    return int(told) if told.isdecimal() and len(told) < _LONGEST_NUMBER else None


@require_POST
@needs(Right.GATE)
def gate(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record who advised on the concessions, or why the shop goes without a lawyer."""
    told = request.POST
    doing.pass_gate(place, case, adviser=told.get("adviser", ""), reason=told.get("reason", ""))
    return HttpResponseRedirect(f"/cases/{case}/submit")


@require_POST
@needs(Right.PREPARE)
def prepare(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Have the worker print the dossier and build the packet."""
    return HttpResponseRedirect(f"/tasks/{doing.prepare(place, case).pk}")


@require_POST
@needs(Right.UPLOAD)
def rework(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Have the worker work the case through again."""
    place.case(case)
    ask(place, "rework", case=case)
    return HttpResponseRedirect(f"/cases/{case}")


@require_POST
@needs(Right.SUBMIT)
def submit(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """The irreversible step, once: the person has ticked that he knows."""
    told = request.POST
    task = doing.hand_in(place, case, know=told.get("know") == "yes", packet=told.get("packet", ""))
    return HttpResponseRedirect(f"/tasks/{task.pk}")


@require_POST
@needs(Right.SUBMIT)
def settle(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Have the worker look up whether a sent round has arrived; nothing is sent again."""
    told = request.POST
    task = doing.settle(place, case, lost=told.get("lost") == "yes", reason=told.get("reason", ""))
    return HttpResponseRedirect(f"/tasks/{task.pk}")


@require_POST
@needs(Right.ANSWER)
def answer(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record what the platform answered, in its own words."""
    told = request.POST
    doing.answered(place, case, to=told.get("to", ""), words=told.get("words", ""))
    return HttpResponseRedirect(f"/cases/{case}/rounds")


def _exhibits(request: HttpRequest) -> tuple[ExhibitId, ...]:
    """Exhibit numbers as a person writes them, apart by blanks or commas."""
    written = (
        request.POST.get("exhibits", "").replace("，", " ").replace(",", " ").replace("、", " ")
    )
    return tuple(ExhibitId(part) for part in written.split())


def _back(request: HttpRequest, place: str) -> str:
    """A path of this case to go back to, or the usual one."""
    asked = request.POST.get("back", "")
    return asked if asked.startswith(place) else place
