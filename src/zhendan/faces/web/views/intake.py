"""Files in: a folder by drag and drop, piece by piece, then the worker takes it from there."""

import json
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhendan.faces.errors import UploadRefused
from zhendan.faces.web.arrivals import PIECE, expected, put, safe_path
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import Arrival, Delivery, Task
from zhendan.faces.web.pages import as_json, show
from zhendan.faces.web.rights import OF_WORK, Right
from zhendan.faces.web.tasks import ask


@require_GET
@needs(Right.UPLOAD)
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """The place to drop a whole folder for a new case, or more files into one (`?case=`)."""
    case = request.GET.get("case", "")
    if case:
        place.case(case)
    return show(request, "new.html.j2", {"case": case, "piece": PIECE})


@require_POST
@needs(Right.UPLOAD)
def begin(request: HttpRequest, place: Place) -> HttpResponse:
    """A delivery begins; one that was left open for the same case goes on."""
    case = request.POST.get("case", "")
    if case:
        place.case(case)
    mine = Delivery.objects.filter(shop=place.shop, account=place.account, case=case, closed=False)
    found = mine.exclude(pk__in=_asked_for(place)).order_by("-made_at").first()
    found = found or Delivery.objects.create(shop=place.shop, account=place.account, case=case)
    return as_json({"delivery": str(found.pk), "piece": PIECE})


@require_POST
@needs(Right.UPLOAD)
def file(request: HttpRequest, place: Place, delivery: str) -> HttpResponse:
    """Announce a file: path and size; the answer says how much of it is here already."""
    try:
        told = json.loads(request.body)
        path, size = str(told["path"]), int(told["size"])
    except (ValueError, KeyError, TypeError) as error:
        raise UploadRefused(name="", reason="path, size") from error
    found = expected(_delivery(place, delivery), path, size)
    return as_json({"file": found.pk, "got": found.got, "size": found.size})


@require_http_methods(["PUT"])
@needs(Right.UPLOAD)
def piece(request: HttpRequest, place: Place, delivery: str, number: int) -> HttpResponse:
    """One piece of a file at its offset."""
    found = Arrival.objects.filter(delivery=_delivery(place, delivery), pk=number).first()
    if found is None:
        raise Http404
    offset = request.GET.get("at", "")
    if not offset.isdecimal():
        raise UploadRefused(name=found.path, reason="at")
    return as_json({"got": put(found, place.workspace, int(offset), request.body)})


@require_POST
@needs(Right.UPLOAD)
def done(request: HttpRequest, place: Place, delivery: str) -> HttpResponse:
    """Everything is here: the worker reads and seals it. Pressed twice it is one task."""
    found = _delivery(place, delivery)
    meant = {safe_path(path) for path in _texts(request.body)}
    if meant:
        found.files.exclude(path__in=meant).delete()  # left over from an upload given up earlier
    files = list(found.files.all())
    if not files or any(each.got < each.size for each in files):
        raise UploadRefused(name="", reason=f"{sum(f.got < f.size for f in files)}")
    same = Task.objects.filter(shop=place.shop, kind="intake", told__delivery=str(found.pk))
    task = same.exclude(state__in=("failed", "cancelled")).first()
    task = task or ask(place, "intake", told={"delivery": str(found.pk)})
    if found.case:
        Task.objects.filter(pk=task.pk).update(case=found.case)
    place.note("upload", f"{len(files)}")
    return as_json({"task": str(task.pk), "go": f"/tasks/{task.pk}"})


@require_GET
@needs()
def task(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """How far a piece of work is; the part alone where htmx asks."""
    found = _task(place, number)
    gone = found.state == "done" and place.may(Right.VIEW)
    if request.headers.get("HX-Request"):
        response = show(request, "task_part.html.j2", {"task": found})
        if gone and found.case:
            # On a page of the case the person stays where he is and sees it fresh.
            at_case = f"/cases/{quote(found.case)}" in request.headers.get("HX-Current-URL", "")
            name, value = ("HX-Refresh", "true") if at_case else ("HX-Redirect", _goal(found))
            response.headers[name] = value
        return response
    if gone and found.case:
        return HttpResponseRedirect(_goal(found))
    return show(request, "task.html.j2", {"task": found})


@require_POST
@needs()
def cancel(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """Stop a piece of work; what was sealed stays sealed."""
    found = _own_task(place, number)
    Task.objects.filter(pk=found.pk, state="waiting").update(state="cancelled")
    Task.objects.filter(pk=found.pk, state="running").update(wish="cancel")
    place.note("task_cancelled", found.kind)
    return HttpResponseRedirect(f"/tasks/{found.pk}")


@require_POST
@needs()
def again(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """Try a piece of work again that failed or was stopped."""
    found = _own_task(place, number)
    over = Task.objects.filter(pk=found.pk, state__in=("failed", "cancelled"))
    over.update(state="waiting", tries=0, problem=None, wish="")
    return HttpResponseRedirect(f"/tasks/{found.pk}")


def _texts(body: bytes) -> list[str]:
    """The paths that a page meant to send; empty where it does not say."""
    try:
        told = json.loads(body or b"[]")
    except ValueError:
        return []
    return [str(each) for each in told] if isinstance(told, list) else []


def _goal(task: Task) -> str:
    """Where a person wants to be when the work is done."""
    tab = {"prepare": "submit", "submit": "rounds", "intake": "files"}.get(task.kind, "")
    return f"/cases/{task.case}" + (f"/{tab}" if tab else "")


def _asked_for(place: Place) -> list[str]:
    """Deliveries that the worker has or had in hand."""
    told = Task.objects.filter(shop=place.shop, kind="intake").values_list("told", flat=True)
    return [str(each.get("delivery", "")) for each in told if each.get("delivery")]


def _delivery(place: Place, number: str) -> Delivery:
    found = Delivery.objects.filter(shop=place.shop, pk=number, closed=False).first()
    if found is None:
        raise Http404
    return found


def _task(place: Place, number: str) -> Task:
    found = Task.objects.filter(shop=place.shop, pk=number).first()
    if found is None:
        raise Http404
    return found


def _own_task(place: Place, number: str) -> Task:
    """A task that the person could have asked for; nobody else stops it or starts it again."""
    found = _task(place, number)
    if not place.may(OF_WORK[found.kind]):
        raise Http404
    return found
