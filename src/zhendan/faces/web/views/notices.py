"""Notices as a page: what concerns the person, read and opened; how the person wants to hear."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhendan.faces.door_errors import ReachUnusable
from zhendan.faces.web.factors import sealed
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import Member, Notice, Reach, ReminderWay, Shop
from zhendan.faces.web.notice_words import kinds_of, words_of
from zhendan.faces.web.notices import (
    MAIL,
    WAYS,
    gather,
    mark_read,
    mine,
    reach_of,
    readable,
    ways_of,
)
from zhendan.faces.web.pages import part, show
from zhendan.faces.web.reminders import told_of
from zhendan.faces.web.rights import Right
from zhendan.steps import reminding
from zhendan.steps.noticing import quiet_hours

HOME, WAYS_HOME = "/notices", "/settings/notices"
_A_PAGE = 30


@require_GET
@needs()
def page(request: HttpRequest, place: Place) -> HttpResponse:
    """What concerns the person, newest first, as far as it may be known now."""
    at = part(request, readable(place, mine(place)), _A_PAGE)
    listed = [(one, words_of(one, request.lang)) for one in at.shown]
    return show(request, "notices.html.j2", {"listed": listed, "part": at})


@require_POST
@needs()
def fresh(request: HttpRequest, place: Place) -> HttpResponse:
    """Look now for what happened, without waiting for the worker."""
    gather(place.shop)
    return HttpResponseRedirect(HOME)


@require_POST
@needs()
def read(request: HttpRequest, place: Place) -> HttpResponse:
    """Mark all of it as read, or one."""
    one = request.POST.get("one", "")
    mark_read(place, [_mine(place, int(one)).pk] if one.isdecimal() else None)
    return HttpResponseRedirect(HOME)


@require_POST
@needs()
def opened(request: HttpRequest, place: Place, number: int) -> HttpResponse:
    """Mark a notice as read and go to where it leads."""
    told = readable(place, [_mine(place, number)])
    if not told:
        raise Http404
    mark_read(place, [number])
    return HttpResponseRedirect(told[0].link)


@require_http_methods(["GET", "POST"])
@needs()
def ways(request: HttpRequest, place: Place) -> HttpResponse:
    """How the person wants to hear of which kind of thing, and when not."""
    kept = False
    if request.method == "POST":
        _choose(request, place)
        kept = True
    known = list(ReminderWay.objects.filter(shop=place.shop).values_list("kind", flat=True))
    facts: dict[str, object] = {
        "kinds": [(kind, ways_of(place, kind)) for kind in kinds_of(place)],
        "reach": reach_of(place),
        "has_mail": MAIL in known,
        "has_robot": any(kind != MAIL for kind in known),
        "kept": kept,
    }
    return show(request, "reach.html.j2", facts)


@require_POST
@needs(Right.PEOPLE)
def shop_quiet(request: HttpRequest, place: Place) -> HttpResponse:
    """The shop's quiet hours, for its robots and addresses and for who has none of his own."""
    told = {name: request.POST.get(name, "").strip()[:64] for name in ("from", "to", "zone")}
    urgent = request.POST.get("urgent") == "yes"
    quiet_hours(told["from"], told["to"], told["zone"], urgent=urgent)
    Shop.objects.filter(pk=place.shop.pk).update(
        quiet_from=told["from"][:5], quiet_to=told["to"][:5], zone=told["zone"], urgent=urgent
    )
    place.note("quiet_hours", f"{told['from']}-{told['to']} {told['zone']} {urgent}")
    return HttpResponseRedirect("/settings/reminders#quiet")


def _choose(request: HttpRequest, place: Place) -> None:
    """Keep what the person chose. Raises `ReachUnusable`, `WayUnusable`, `QuietHoursUnusable`."""
    told = request.POST
    member = Member.objects.get(account=place.account, shop=place.shop)
    reach = reach_of(place) or Reach(member=member)
    reach.ways = {
        str(kind): [way for way in WAYS if f"{kind}.{way}" in told] for kind in kinds_of(place)
    }
    address = told.get("mail", "").strip()[:200]
    if address:
        _reachable(place, address)
        reach.mail = sealed(address)
    elif told.get("forget") == "yes":
        reach.mail = ""
    if any(MAIL in chosen for chosen in reach.ways.values()) and not reach.mail:
        raise ReachUnusable
    begin, end = told.get("from", "").strip()[:5], told.get("to", "").strip()[:5]
    reach.own_hours, reach.urgent = told.get("own") == "yes", told.get("urgent") == "yes"
    quiet_hours(begin, end, place.shop.zone, urgent=reach.urgent)
    reach.quiet_from, reach.quiet_to = begin, end
    reach.save()


def _reachable(place: Place, address: str) -> None:
    """Hold an address against the shop's mail server, where there is one. Raises `WayUnusable`."""
    way = ReminderWay.objects.filter(shop=place.shop, kind=MAIL).order_by("pk").first()
    server = {"host": "mail.invalid", "port": "465", "security": "tls", "sender": address}
    reminding.usable(MAIL, (told_of(way) if way is not None else server) | {"to": address})


def _mine(place: Place, number: int) -> Notice:
    """A notice of this person in this shop; anybody else's is as if it were not there."""
    found = Notice.objects.filter(account=place.account, shop=place.shop, pk=number).first()
    if found is None:
        raise Http404
    return found
