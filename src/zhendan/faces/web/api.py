"""`/api/v1`: the main path for programs, through the same gate and the same steps as the pages."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from zhendan.domain import ExhibitId, OrderId, Standing, ZhendanError
from zhendan.faces import answers
from zhendan.faces.web.gate import Place, place_of
from zhendan.faces.web.models import Task, Token
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import ask
from zhendan.faces.web.views import acts
from zhendan.faces.web.views.case import seen
from zhendan.faces.web.views.home import shown
from zhendan.steps.look.case_list import rows


class Key(HttpBearer):
    """A key for programs: it stands for its maker, in one shop, within its scope."""

    def authenticate(self, request: HttpRequest, token: str) -> Place | None:
        """The place that the key opens."""
        told = hashlib.sha256(token.encode()).hexdigest()
        key = Token.objects.filter(key_hash=told, ended_at=None).select_related("account").first()
        if key is None or not key.account.is_active:
            return None
        if key.scope != "write" and request.method not in ("GET", "HEAD"):
            return None
        place = place_of(key.account, str(key.shop_id))
        if place is None or place.shop.pk != key.shop_id:
            return None
        Token.objects.filter(pk=key.pk).update(used_at=timezone.now())
        return place


api = NinjaAPI(title="Zhendan", version="1", auth=Key(), docs_url=None, urls_namespace="api-1")


class Ruling(Schema):
    """A person's ruling on orders."""

    orders: list[str]
    standing: Standing
    reason: str
    exhibits: tuple[str, ...] = ()


class Problem(Schema):
    """An error of ours."""

    error: dict[str, Any]


@api.exception_handler(ZhendanError)
def refused(request: HttpRequest, error: ZhendanError) -> Any:
    """Our errors as data."""
    return api.create_response(request, {"error": answers.error(error)}, status=409)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> Any:
    """What is not there, and what is somebody else's, get the same answer."""
    return api.create_response(request, {"error": {"code": "not_found"}}, status=404)


_ANSWERS = {200: dict[str, Any], 404: Problem, 409: Problem}


@api.get("/cases", response=_ANSWERS)
def cases(request: HttpRequest) -> Any:
    """Every case by deadline."""
    place = _place(request, Right.VIEW)
    now = timezone.now()
    return {"cases": [_row(shown(row, now, "en")) for row in rows(place.workspace)]}


@api.get("/cases/{case}", response=_ANSWERS)
def case_of(request: HttpRequest, case: str) -> Any:
    """One case: deadline, standings, gaps, problems, what now."""
    found = seen(_place(request, Right.VIEW), case)
    page, file = found.page, found.file
    facts: dict[str, Any] = {
        "case": file.case,
        "state": str(file.state),
        "fresh": not found.stale,
        "deadline": answers.deadline(file.deadline) if file.deadline else None,
        "rounds": [{"no": r.no, "state": str(r.state), "packet": r.packet} for r in file.rounds],
    }
    if page is not None:
        facts["orders"] = dict(page.counts)
        facts["gaps"] = [answers.gap(gap) for gap in page.gaps]
        facts["next"] = [answers.next_thing(thing) | {"command": ""} for thing in page.next]
    return facts


@api.get("/cases/{case}/orders", response=_ANSWERS)
def orders(request: HttpRequest, case: str) -> Any:
    """The audit of every order, as `zhendan audit --json` gives it."""
    page = seen(_place(request, Right.VIEW), case).page
    if page is None:
        raise Http404
    return answers.audit(page.audit, page.standings)


@api.get("/cases/{case}/exhibits", response=_ANSWERS)
def exhibits(request: HttpRequest, case: str) -> Any:
    """The sealed files."""
    page = seen(_place(request, Right.VIEW), case).page
    return {"exhibits": [answers.exhibit(each) for each in page.exhibits] if page else []}


@api.post("/cases/{case}/decisions", response=_ANSWERS)
def decide(request: HttpRequest, case: str, ruling: Ruling) -> Any:
    """Record a ruling, one decision per order, all or none."""
    made = acts.record(
        _place(request, Right.DECIDE),
        case,
        [OrderId(order) for order in ruling.orders],
        ruling=(
            ruling.standing,
            ruling.reason.strip(),
            tuple(ExhibitId(exhibit) for exhibit in ruling.exhibits),
        ),
    )
    return {"decided": made}


@api.post("/cases/{case}/prepare", response=_ANSWERS)
def prepare(request: HttpRequest, case: str) -> Any:
    """Print the dossier and build the packet; the answer names the task to watch."""
    place = _place(request, Right.PREPARE)
    place.case(case)
    task = ask(place, "prepare", case=case)
    place.note("prepare", case)
    return {"task": str(task.pk)}


@api.get("/tasks/{task}", response=_ANSWERS)
def task(request: HttpRequest, task: str) -> Any:
    """How far a piece of work is."""
    place = _place(request, None)
    try:
        found = Task.objects.filter(shop=place.shop, pk=task).first()
    except ValidationError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    names = ("kind", "case", "state", "done", "total", "problem")
    return {"task": str(found.pk)} | {name: getattr(found, name) for name in names}


def _place(request: HttpRequest, right: Right | None) -> Place:
    """The key's place, where its maker holds the right."""
    place: Place = request.auth
    if right is not None and not place.may(right):
        raise Http404
    return place


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A list's row as plain data."""
    state = row.pop("state")
    due = row.pop("due")
    return row | {"state": answers.both(state), "due": answers.instant(due)}
