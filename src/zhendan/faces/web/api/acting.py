"""What programs do in a case: the same acts as on the pages, behind the same guards."""

from typing import Any

from django.http import HttpRequest

from zhendan.domain import ExhibitId, OrderId, Standing
from zhendan.faces.door_errors import ScopeMissing
from zhendan.faces.web import doing, teamwork
from zhendan.faces.web.api import shapes
from zhendan.faces.web.api.key import may_confirm, placed
from zhendan.faces.web.api.reading import router, task_in, task_row
from zhendan.faces.web.api.replies import BYTES, ONCE, replies
from zhendan.faces.web.api.together import remark_of
from zhendan.faces.web.keys import CONFIRM, WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.views import downloads

__all__ = ["router"]
"""Of reading and acting together, once every act of this file stands in it."""


@router.post("/cases/{case}/decisions", response=replies(shapes.Decided), openapi_extra=ONCE)
def decide(request: HttpRequest, case: str, ruling: shapes.Ruling) -> Any:
    """Record a ruling, one decision per order, all or none; conceding takes `confirm`."""
    place = placed(request, Right.DECIDE, WORK)
    if ruling.standing is Standing.CONCEDED and not may_confirm(request):
        raise ScopeMissing(scope=CONFIRM)
    told = (ruling.standing, ruling.reason.strip(), tuple(map(ExhibitId, ruling.exhibits)))
    return {"decided": doing.rule(place, case, [*map(OrderId, ruling.orders)], ruling=told)}


@router.post("/cases/{case}/gate", response=replies(shapes.Recorded), openapi_extra=ONCE)
def gate(request: HttpRequest, case: str, gate: shapes.Gate) -> Any:
    """Record who advised on the concessions, or why the shop goes without a lawyer."""
    place = placed(request, Right.GATE, WORK)
    doing.pass_gate(place, case, adviser=gate.adviser, reason=gate.reason)
    return {"recorded": True}


@router.post("/cases/{case}/prepare", response=replies(shapes.Asked), openapi_extra=ONCE)
def prepare(request: HttpRequest, case: str) -> Any:
    """Print the dossier and build the packet; the answer names the task to watch."""
    return {"task": str(doing.prepare(placed(request, Right.PREPARE, WORK), case).pk)}


@router.post("/cases/{case}/submission", response=replies(shapes.Asked), openapi_extra=ONCE)
def submit(request: HttpRequest, case: str, told: shapes.Confirmation) -> Any:
    """Confirm, once and for good, that the prepared packet was handed in on the platform."""
    place = placed(request, Right.SUBMIT, CONFIRM)
    return {"task": str(doing.hand_in(place, case, know=told.confirm, packet=told.packet).pk)}


@router.post("/cases/{case}/answers", response=replies(shapes.Recorded), openapi_extra=ONCE)
def answer(request: HttpRequest, case: str, answer: shapes.Answer) -> Any:
    """Record what the platform answered to the open round, in its own words."""
    place = placed(request, Right.ANSWER, WORK)
    doing.answered(place, case, to=str(answer.to), words=answer.words)
    return {"recorded": True}


@router.post("/cases/{case}/remarks", response=replies(shapes.Remark), openapi_extra=ONCE)
def remark(request: HttpRequest, case: str, said: shapes.Said) -> Any:
    """A remark for colleagues; it goes into no packet. `sure` answers a warning (ZD657)."""
    place = placed(request, Right.COMMENT, WORK)
    made = teamwork.comment(place, case, said.text, sure=said.sure, private=said.private)
    return remark_of(made)


@router.post(
    "/cases/{case}/exhibits/{exhibit}/content", response=replies(None), openapi_extra=BYTES
)
def original(request: HttpRequest, case: str, exhibit: str, why: shapes.Why) -> Any:
    """The sealed bytes of an exhibit; taking them out goes into the log of custody."""
    place = placed(request, Right.PREPARE, WORK)
    return downloads.original_of(place, case, exhibit, reason=why.reason)


@router.post("/tasks/{task}/cancel", response=replies(shapes.Task), openapi_extra=ONCE)
def cancel(request: HttpRequest, task: str) -> Any:
    """Stop a piece of work; what was sealed stays sealed."""
    place = placed(request, None, WORK)
    doing.cancel(place, task_in(place, task))
    return task_row(task_in(place, task))


@router.post("/tasks/{task}/again", response=replies(shapes.Task), openapi_extra=ONCE)
def again(request: HttpRequest, task: str) -> Any:
    """Try a piece of work again that failed or was stopped."""
    place = placed(request, None, WORK)
    doing.again(place, task_in(place, task))
    return task_row(task_in(place, task))
