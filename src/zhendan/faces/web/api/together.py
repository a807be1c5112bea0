"""What programs do and read of people at work on one case: hands, rest, talks, comments."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from zhendan.domain import Event
from zhendan.faces import answers
from zhendan.faces.plain import plain
from zhendan.faces.web import moving, teamwork
from zhendan.faces.web.api import shapes
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import seen
from zhendan.steps.moving import CaseState

router = Router(tags=["working together"])
Key = Annotated[str, Field(max_length=80, pattern=r"^[a-z0-9_:]*$")]
Seq = Annotated[int, Field(ge=0, le=2**53)]


class ForSomebody(shapes.Request):
    """A task, and to whom it goes; an empty name takes it back."""

    thing: Key
    to: shapes.Short = ""
    known: Seq | None = None
    """The last event that the program knew of: what a colleague did since is not overruled."""


class Rest(shapes.Request):
    """A task that rests until a day; `waived` gives a gap up."""

    thing: Key
    until: date
    reason: shapes.Long
    waived: bool = False
    known: Seq | None = None


class Wake(shapes.Request):
    """A task to be asked for again."""

    thing: Key


class Talk(shapes.Request):
    """A talk with the platform's service; times without a zone are the case's own."""

    at: datetime
    channel: shapes.Short
    said: shapes.Long
    whom: shapes.Short = ""
    ticket: shapes.Short = ""
    promised: datetime | None = None
    exhibits: Annotated[tuple[shapes.Short, ...], Field(max_length=50)] = ()


class Move(shapes.Request):
    """Where the case goes, why, and of a pause until when."""

    to: CaseState
    reason: shapes.Long
    until: date | None = None


class Second(shapes.Request):
    """The second person's answer; sending back needs a reason."""

    agree: bool
    reason: shapes.Long = ""


class Work(Schema):
    """What is open with its `key`; hands, rest, talks."""

    things: list[dict[str, Any]]
    hands: Any
    resting: Any
    contacts: Any
    known: int


@router.get("/cases/{case}/work", response=replies(Work))
def work(request: HttpRequest, case: str) -> Any:
    """Every open task by name, who has it, what rests, every talk with the platform."""
    place = placed(request, Right.VIEW)
    found = seen(place, case)
    if found.page is None:
        raise Http404
    now, open_now = teamwork.work_of(place, found), teamwork.things(place, found)
    return {
        "things": [answers.next_thing(one) | {"command": ""} for one in open_now],
        "hands": plain(now.hands),
        "resting": plain(now.resting),
        "contacts": plain(now.contacts),
        "known": max((event.seq or 0 for event in found.events), default=0),
    }


@router.post("/cases/{case}/assignments", response=replies(shapes.Recorded), openapi_extra=ONCE)
def assign(request: HttpRequest, case: str, told: ForSomebody) -> Any:
    """Give the case or one of its tasks to somebody of the shop."""
    wish = teamwork.Wish(told.thing, told.known)
    teamwork.assign(placed(request, Right.WORK, WORK), case, wish, told.to.strip())
    return {"recorded": True}


@router.post("/cases/{case}/resting", response=replies(shapes.Recorded), openapi_extra=ONCE)
def rest(request: HttpRequest, case: str, told: Rest) -> Any:
    """Put a task off until a day, or give a gap up; no deadline moves."""
    wish = teamwork.Wish(told.thing, told.known, told.until, told.reason, waived=told.waived)
    teamwork.set_aside(placed(request, Right.WORK, WORK), case, wish)
    return {"recorded": True}


@router.post("/cases/{case}/resting/end", response=replies(shapes.Recorded), openapi_extra=ONCE)
def wake(request: HttpRequest, case: str, told: Wake) -> Any:
    """Ask for a task again before its day."""
    teamwork.resume(placed(request, Right.WORK, WORK), case, teamwork.Wish(told.thing))
    return {"recorded": True}


@router.post("/cases/{case}/contacts", response=replies(shapes.Recorded), openapi_extra=ONCE)
def contact(request: HttpRequest, case: str, told: Talk) -> Any:
    """Record a talk with the platform's service."""
    place = placed(request, Right.WORK, WORK)
    fields = {
        "at": told.at.isoformat(),
        "promised": told.promised.isoformat() if told.promised else "",
        "exhibits": " ".join(told.exhibits),
    }
    words = {"channel": told.channel, "said": told.said, "whom": told.whom, "ticket": told.ticket}
    teamwork.contact(place, case, fields | words)
    return {"recorded": True}


@router.post("/cases/{case}/moves", response=replies(shapes.Recorded), openapi_extra=ONCE)
def move(request: HttpRequest, case: str, told: Move) -> Any:
    """Move the case: pause, resume, mark as lapsed, go on, end."""
    place = placed(request, Right.MOVE, WORK)
    moving.move(place, case, told.to, reason=told.reason, until=told.until)
    return {"recorded": True}


@router.post("/cases/{case}/review/ask", response=replies(shapes.Recorded), openapi_extra=ONCE)
def ask_second(request: HttpRequest, case: str, why: shapes.Why) -> Any:
    """Ask for a second person; papers then wait for that person's agreement."""
    moving.ask_second(placed(request, Right.PREPARE, WORK), case, why.reason)
    return {"recorded": True}


@router.post("/cases/{case}/review", response=replies(shapes.Recorded), openapi_extra=ONCE)
def second(request: HttpRequest, case: str, told: Second) -> Any:
    """As the second person, agree to the packet there is or send it back."""
    place = placed(request, Right.APPROVE, WORK)
    moving.second(place, case, approved=told.agree, reason=told.reason)
    return {"recorded": True}


def remark_of(event: Event) -> dict[str, Any]:
    """A comment as plain data."""
    told = {name: event.facts.get(name) for name in ("text", "mentions")}
    private = event.facts.get("private") is True
    return told | {"id": event.seq, "by": event.by, "at": event.at, "private": private}
