"""What programs read: cases, orders, exhibits, prepared files, remarks, work under way."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from zhendan.domain import OrderId
from zhendan.faces import answers
from zhendan.faces.web import models, teamwork
from zhendan.faces.web.api import shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import BYTES, replies
from zhendan.faces.web.gate import Place
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.views import downloads
from zhendan.faces.web.views.home import shown
from zhendan.steps.look.case_list import rows
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.exports import current

router = Router(tags=["cases and work"])
"""Of reading and acting together: one address may be read and written."""
_LATEST = 100


@router.get("/cases", response=replies(shapes.Cases))
def cases(request: HttpRequest) -> Any:
    """Every case by deadline."""
    place, now = placed(request, Right.VIEW), timezone.now()
    return {"cases": [_row(shown(row, now, "en")) for row in rows(place.workspace)]}


@router.get("/cases/{case}", response=replies(dict[str, Any]))
def case_of(request: HttpRequest, case: str) -> Any:
    """One case: deadline, standings, gaps, what now."""
    found = seen(placed(request, Right.VIEW), case)
    page, file = found.page, found.file
    facts: dict[str, Any] = {
        "case": file.case,
        "state": str(file.state),
        "fresh": not found.stale,
        "deadline": answers.deadline(file.deadline) if file.deadline else None,
        "rounds": [{"no": r.no, "state": str(r.state), "packet": r.packet} for r in file.rounds],
        "packet": file.export.packet if file.export else None,
    }
    if page is not None:
        facts["orders"] = dict(page.counts)
        facts["gaps"] = [answers.gap(gap) for gap in page.gaps]
        facts["next"] = [answers.next_thing(thing) | {"command": ""} for thing in page.next]
    return facts


@router.get("/cases/{case}/orders", response=replies(dict[str, Any]))
def orders(request: HttpRequest, case: str) -> Any:
    """The audit of every order, as `zhendan audit --json` gives it."""
    page = _page(seen(placed(request, Right.VIEW), case))
    return answers.audit(page.audit, page.standings)


@router.get("/cases/{case}/orders/{order}", response=replies(dict[str, Any]))
def order_of(request: HttpRequest, case: str, order: str) -> Any:
    """One flagged order: its standing and the passages that speak of it."""
    page = _page(seen(placed(request, Right.VIEW), case))
    standing = page.standings.get(OrderId(order))
    if standing is None:
        raise Http404
    speaking = [passage for passage in page.passages if passage.order == order]
    return {
        "order": order,
        "verdict": standing.verdict,
        "passages": [
            {"kind": str(p.kind), "says": answers.both(p.says), "contradicts": p.contradicts}
            for p in speaking
        ],
    }


@router.get("/cases/{case}/exhibits", response=replies(dict[str, Any]))
def exhibits(request: HttpRequest, case: str) -> Any:
    """The sealed files."""
    page = seen(placed(request, Right.VIEW), case).page
    return {"exhibits": [answers.exhibit(each) for each in page.exhibits] if page else []}


@router.get("/cases/{case}/prepared", response=replies(shapes.Names))
def prepared(request: HttpRequest, case: str) -> Any:
    """The files that were made to be handed in, by name."""
    place = placed(request, Right.PREPARE)
    file, _ = place.case(case)
    return {"files": sorted(current(place.workspace, file.case))}


@router.get("/cases/{case}/prepared/{path:name}", response=replies(None), openapi_extra=BYTES)
def prepared_file(request: HttpRequest, case: str, name: str) -> Any:
    """One of them."""
    return downloads.prepared_of(placed(request, Right.PREPARE), case, name)


@router.get("/cases/{case}/remarks", response=replies(shapes.Remarks))
def remarks(request: HttpRequest, case: str) -> Any:
    """What colleagues remarked, newest first."""
    place = placed(request, Right.VIEW)
    return {"remarks": teamwork.comments(place, seen(place, case))[:_LATEST]}


@router.get("/tasks", response=replies(shapes.Tasks))
def tasks(request: HttpRequest) -> Any:
    """The latest pieces of work of the shop."""
    place = placed(request, None)
    kept = models.Task.objects.filter(shop=place.shop).order_by("-made_at")[:_LATEST]
    return {"tasks": [task_row(each) for each in kept]}


@router.get("/tasks/{task}", response=replies(shapes.Task))
def task_of(request: HttpRequest, task: str) -> Any:
    """How far a piece of work is."""
    return task_row(task_in(placed(request, None), task))


def task_in(place: Place, number: str) -> models.Task:
    """A piece of work of this shop; any other is not there."""
    try:
        found = models.Task.objects.filter(shop=place.shop, pk=number).first()
    except ValidationError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    kept: models.Task = found
    return kept


def task_row(task: models.Task) -> dict[str, Any]:
    """A piece of work as plain data."""
    names = ("kind", "case", "state", "done", "total", "problem")
    stage = {"zh": task.stage_zh, "en": task.stage_en}
    return {"task": str(task.pk), "stage": stage} | {name: getattr(task, name) for name in names}


def _page(found: Seen) -> CasePage:
    """The case's page, once the worker has made it."""
    if found.page is None:
        raise Http404
    return found.page


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A list's row as plain data."""
    return row | {"state": answers.both(row["state"])}
