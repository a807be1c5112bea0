"""Working together on a case as a page: hands, what rests, talks with the platform, comments."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import moving, teamwork
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.views.case import frame
from zhendan.steps.look.case_list import rows
from zhendan.steps.look.together import CHANNELS
from zhendan.steps.working import BuyerDataInWords

_LONGEST_NUMBER = 16


@require_GET
@needs(Right.VIEW)
def page(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Who does what, what rests, what was said."""
    return show(request, "case_work.html.j2", _facts(request, place, seen(place, case)))


@require_POST
@needs(Right.WORK)
def assign(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Give a task to somebody."""
    teamwork.assign(place, case, _wish(request), request.POST.get("to", "").strip())
    return _back(case)


@require_POST
@needs(Right.WORK)
def aside(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Put a task off, or give a gap up."""
    teamwork.set_aside(place, case, _wish(request))
    return _back(case)


@require_POST
@needs(Right.WORK)
def resume(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Ask for a task again before its day."""
    teamwork.resume(place, case, _wish(request))
    return _back(case)


@require_POST
@needs(Right.WORK)
def contact(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Record a talk with the platform's service."""
    teamwork.contact(place, case, request.POST.dict())
    return HttpResponseRedirect(f"/cases/{case}/work#contacts")


@require_POST
@needs(Right.MOVE)
def move(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Move the case: pause, resume, go on, end."""
    told = request.POST
    day = _day(told.get("until", ""))
    moving.move(place, case, told.get("to", ""), reason=told.get("reason", ""), until=day)
    return _back(case)


@require_POST
@needs(Right.PREPARE)
def ask_second(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Ask for a second person."""
    moving.ask_second(place, case, request.POST.get("reason", ""))
    return _back(case)


@require_POST
@needs(Right.APPROVE)
def second(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """Agree to the papers, or send them back."""
    told = request.POST
    agreed = told.get("act") == "agree"
    moving.second(place, case, approved=agreed, reason=told.get("reason", ""))
    return _back(case)


@require_POST
@needs(Right.COMMENT)
def comment(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """A comment for colleagues; what looks like a buyer's data is asked about first."""
    told = request.POST
    sure, private = told.get("sure") == "yes", told.get("private") == "yes"
    try:
        teamwork.comment(place, case, told.get("text", ""), sure=sure, private=private)
    except BuyerDataInWords as error:
        facts = _facts(request, place, seen(place, case))
        again = {"warned": error, "written": told.get("text", ""), "hidden": private}
        return show(request, "case_work.html.j2", facts | again, status=409)
    return HttpResponseRedirect(f"/cases/{case}/work#comments")


@require_GET
@needs(Right.REQUESTS)
def mine(request: HttpRequest, place: Place) -> HttpResponse:
    """What is in one's own hands, and where one was called, over all open cases of the shop."""
    me, listed = place.account.name, []
    for row in rows(place.workspace):
        if not row.open:
            continue
        work = teamwork.work_of(place, Seen(row.case, row.beside, None, stale=True))
        hands = [one for one in work.hands if one.to == me]
        calls = [one for one in work.comments if me in one.mentions]
        if hands or (calls and place.may(Right.VIEW)):
            shown = calls if place.may(Right.VIEW) else []
            listed.append({"case": row.case, "due": row.due, "hands": hands, "calls": shown[-5:]})
    return show(request, "mine.html.j2", {"listed": listed})


def _facts(request: HttpRequest, place: Place, found: Seen) -> dict[str, object]:
    """What the page prints."""
    work = teamwork.work_of(place, found)
    resting = {one.thing.key for one in work.resting}
    open_now = teamwork.things(place, found) if found.page else ()
    return frame(request, place, found) | {
        "tab": "work",
        "things_open": [one for one in open_now if one.key not in resting],
        "work": work,
        "people": list(teamwork.people(place)),
        "remarks": teamwork.comments(place, found),
        "moves": moving.moves(place, found.file.case),
        "channels": CHANNELS,
        "today": timezone.now().date(),
        "warned": None,
        "written": "",
        "hidden": False,
    }


def _wish(request: HttpRequest) -> teamwork.Wish:
    """A task and what is wanted of it."""
    told = request.POST
    known = told.get("known", "")
    return teamwork.Wish(
        thing=told.get("thing", "")[:80],
        known=int(known) if known.isdecimal() and len(known) < _LONGEST_NUMBER else None,
        until=_day(told.get("until", "")),
        reason=told.get("reason", "").strip(),
        waived=told.get("how") == "waive",
    )


def _day(told: str) -> date | None:
    """A form's day; None for an empty field. Raises `FormIncomplete`."""
    try:
        return date.fromisoformat(told) if told else None
    except ValueError as error:
        raise FormIncomplete(zh="日期", en="date") from error


def _back(case: str) -> HttpResponse:
    return HttpResponseRedirect(f"/cases/{case}/work")
