"""What a person records in a case: each act is durable before the page says so."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from zhendan.domain import CaseId, ExhibitId, OrderId, Standing
from zhendan.faces.errors import FormIncomplete, PageNotReady, WholeFileNeeded
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import Remark
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.faces.web.views.case import seen
from zhendan.steps import decide as decide_step
from zhendan.steps.follow_up import answer as answer_step
from zhendan.steps.follow_up import pass_gate as gate_step
from zhendan.steps.look.case_list import CaseFile, RoundState

_RIGHTS = {Standing.CONCEDED: Right.CONCEDE}


@require_POST
@needs(Right.DECIDE)
def decide(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record a ruling on one or more orders with its reason; the case is worked through again."""
    told = request.POST.get("standing", "")
    if told not in list(Standing):
        raise FormIncomplete(zh="认定", en="standing")
    record(
        place,
        case,
        [OrderId(order) for order in request.POST.getlist("order")],
        ruling=(Standing(told), request.POST.get("reason", "").strip(), _exhibits(request)),
    )
    return HttpResponseRedirect(_back(request, f"/cases/{case}/orders"))


def record(
    place: Place,
    case: str,
    orders: list[OrderId],
    *,
    ruling: tuple[Standing, str, tuple[ExhibitId, ...]],
) -> int:
    """Record a ruling where the person may make it; returns how many decisions were made."""
    if not place.may(_RIGHTS.get(ruling[0], Right.DECIDE)):
        raise Http404
    if not orders:
        raise FormIncomplete(zh="订单", en="orders")
    file, _ = place.case(case)
    if ruling[0] is Standing.GENUINE and not place.may(Right.PRIVATE):
        _needs_no_mark(file, orders)
    with at_the_ledger(place) as wiring:
        made = decide_step(
            CaseId(case), tuple(orders), wiring, ruling=ruling, errand=place.errand()
        )
    place.note("decide", f"{case} {ruling[0]} {len(made)}")
    ask(place, "rework", case=case)
    return len(made)


def _needs_no_mark(file: CaseFile, orders: list[OrderId]) -> None:
    """Who cannot see the shop's own marks explains none away, and is not told of them."""
    for order in orders:
        standing = file.standings.get(order)
        if standing is not None and standing.proposal.marked:
            raise WholeFileNeeded(order=order)


@require_POST
@needs(Right.GATE)
def gate(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record who advised on the concessions, or why the shop goes without a lawyer."""
    place.case(case)
    errand = place.errand(request.POST.get("reason", "").strip())
    with at_the_ledger(place) as wiring:
        gate_step(CaseId(case), wiring, errand, adviser=request.POST.get("adviser", "").strip())
    place.note("gate", case)
    ask(place, "rework", case=case)
    return HttpResponseRedirect(f"/cases/{case}/submit")


@require_POST
@needs(Right.PREPARE)
def prepare(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Have the worker print the dossier and build the packet."""
    place.case(case)
    task = ask(place, "prepare", case=case)
    place.note("prepare", case)
    return HttpResponseRedirect(f"/tasks/{task.pk}")


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
    found = seen(place, case)
    if request.POST.get("know") != "yes":
        raise FormIncomplete(zh="勾选“知道提交不可撤回”", en="the tick that this is final")
    if found.page is None or found.stale or found.file.export is None:
        raise PageNotReady(case=case)
    shown = request.POST.get("packet", "")
    if shown != found.file.export.packet:
        raise PageNotReady(case=case)
    task = ask(place, "submit", case=case, told={"rounds": len(found.file.rounds), "packet": shown})
    place.note("submit", f"{case} {shown[:16]}")
    return HttpResponseRedirect(f"/tasks/{task.pk}")


@require_POST
@needs(Right.ANSWER)
def answer(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record what the platform answered, in its own words."""
    place.case(case)
    to = request.POST.get("to", "")
    if to not in list(RoundState):
        raise FormIncomplete(zh="平台答复", en="the platform's answer")
    words = request.POST.get("words", "").strip()[:20000]
    with at_the_ledger(place) as wiring:
        answer_step(CaseId(case), RoundState(to), wiring, place.errand(), words=words)
    place.note("answer", f"{case} {to}")
    ask(place, "rework", case=case)
    return HttpResponseRedirect(f"/cases/{case}/rounds")


@require_POST
@needs(Right.COMMENT)
def remark(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """A remark for colleagues; it goes into no packet."""
    place.case(case)
    text = request.POST.get("text", "").strip()[:4000]
    if not text:
        raise FormIncomplete(zh="内容", en="text")
    Remark.objects.create(shop=place.shop, case=case, account=place.account, text=text)
    return HttpResponseRedirect(f"/cases/{case}/activity")


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
