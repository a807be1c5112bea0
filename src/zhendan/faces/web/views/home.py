"""The case list, the board across shops, the calendar feed."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from zhendan.faces.times import Zoned, span
from zhendan.faces.web.calendar_feed import calendar
from zhendan.faces.web.gate import Place, needs, place_of, workspace_of
from zhendan.faces.web.models import Account, Member
from zhendan.faces.web.pages import ZONE, part, show
from zhendan.faces.web.rights import Right, Role, may
from zhendan.steps.look.case_list import Row, rows

NEAR, SOON = 48, 7 * 24
"""Hours: below the first a case is near, below the second soon (PRODUCT S2)."""
PER_PAGE = 50


@require_GET
@needs()
def cases(request: HttpRequest, place: Place) -> HttpResponse:
    """Every case of the shop by deadline; the warehouse sees its request list instead."""
    if not place.may(Right.VIEW):
        return HttpResponseRedirect("/requests")
    now, at = timezone.now(), part(request, rows(place.workspace), PER_PAGE)
    listed = [shown(row, now, request.lang) for row in at.shown]
    shops = Member.objects.filter(account=place.account).select_related("shop")
    return show(request, "cases.html.j2", {"cases": listed, "part": at, "shops": list(shops)})


@require_GET
@needs(Right.VIEW)
def board(request: HttpRequest, place: Place) -> HttpResponse:
    """Every shop the person works for, cases of all of them by deadline."""
    now, listed = timezone.now(), []
    for member in Member.objects.filter(account=place.account).select_related("shop"):
        if may(Role(member.role), Right.VIEW):
            found = rows(workspace_of(member.shop))
            listed += [shown(row, now, request.lang) | {"shop": member.shop} for row in found]
    listed.sort(key=lambda each: (not each["open"], each["due"] is None, each["due"] or now))
    at = part(request, listed, PER_PAGE)
    return show(request, "board.html.j2", {"cases": at.shown, "part": at})


@require_POST
@needs()
def choose_shop(request: HttpRequest, place: Place) -> HttpResponse:
    """Work for another shop from now on; only one's own can be chosen."""
    wanted = request.POST.get("shop", "")
    if not any(str(m.shop_id) == wanted for m in Member.objects.filter(account=place.account)):
        raise Http404
    request.session["shop"] = wanted
    return HttpResponseRedirect("/")


@require_GET
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Deadlines for a calendar program; the address is the key and holds no buyer's data."""
    account = Account.objects.filter(feed=key, is_active=True).first()
    place = place_of(account, None) if account else None
    if place is None or not place.may(Right.VIEW):
        raise Http404
    text = calendar(rows(place.workspace), request.build_absolute_uri("/"), timezone.now())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def shown(row: Row, now: datetime, lang: str) -> dict[str, object]:
    """One case as a list prints it."""
    case, due = row.case, row.due
    zone = case.deadline.zone if case.deadline else ZONE
    return {
        "case": case.case,
        "platform": case.platform,
        "number": case.number,
        "shop_name": case.shop_name,
        "state": case.state.words,
        "open": row.open,
        "due": due,
        "due_at": Zoned(zone, lang).until(due) if due else "",
        "left": span(due - now, lang) if due else "",
        "near": _nearness(row, now),
        "provisional": bool(case.deadline and case.deadline.provisional),
        "counts": row.counts,
        "flagged": len(case.flagged),
        "rounds": len(case.rounds),
    }


def _nearness(row: Row, now: datetime) -> str:
    """`late`, `near`, `soon`, `calm`, `unknown`, or `over` where nothing is left to do in time."""
    if not row.case.awaits_appeal:
        return "over"
    if row.due is None:
        return "unknown"
    hours = (row.due - now).total_seconds() / 3600
    if hours < 0:
        return "late"
    return "near" if hours < NEAR else "soon" if hours < SOON else "calm"
