"""Files in: a folder by drag and drop, piece by piece, then the worker takes it from there."""

import json
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhendan.faces.errors import UploadRefused
from zhendan.faces.web import doing
from zhendan.faces.web.arrivals import PIECE, expected, put
from zhendan.faces.web.deliveries import begun, handed_over, open_one
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import Arrival, Task
from zhendan.faces.web.pages import as_json, show
from zhendan.faces.web.rights import Right


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
    found = begun(place, request.POST.get("case", ""))
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
    found = expected(open_one(place, delivery), path, size)
    return as_json({"file": found.pk, "got": found.got, "size": found.size})


@require_http_methods(["PUT"])
@needs(Right.UPLOAD)
def piece(request: HttpRequest, place: Place, delivery: str, number: int) -> HttpResponse:
    """One piece of a file at its offset."""
    found = Arrival.objects.filter(delivery=open_one(place, delivery), pk=number).first()
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
    task = handed_over(place, open_one(place, delivery), _texts(request.body))
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
    found = _task(place, number)
    doing.cancel(place, found)
    return HttpResponseRedirect(f"/tasks/{found.pk}")


@require_POST
@needs()
def again(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """Try a piece of work again that failed or was stopped."""
    found = _task(place, number)
    doing.again(place, found)
    return HttpResponseRedirect(f"/tasks/{found.pk}")


def _texts(body: bytes) -> list[str]:
    """The paths that a page meant to send; empty where it does not say."""
    try:
        told = json.loads(body or b"[]")
    except ValueError:
        return []
    return [str(each) for each in told] if isinstance(told, list) else []


_TABS = {"prepare": "submit", "submit": "rounds", "settle": "rounds", "intake": "files"}


def _goal(task: Task) -> str:
    """Where a person wants to be when the work is done."""
    tab = _TABS.get(task.kind, "")
    return f"/cases/{task.case}" + (f"/{tab}" if tab else "")


def _task(place: Place, number: str) -> Task:
    found = Task.objects.filter(shop=place.shop, pk=number).first()
    if found is None:
        raise Http404
    return found
