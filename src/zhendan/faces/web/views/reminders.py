"""Where the shop's reminders go: ways added, tried and ended; secrets are never shown again."""

import json

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import ZhendanError
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.factors import sealed
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.models import ReminderWay
from zhendan.faces.web.pages import show
from zhendan.faces.web.reminders import say, told_of
from zhendan.faces.web.rights import Right
from zhendan.steps import reminding

HOME = "/settings/reminders"


@require_GET
@needs(Right.PEOPLE)
def page(request: HttpRequest, place: Place) -> HttpResponse:
    """The ways there are, what went wrong last, and forms for another one."""
    ways = ReminderWay.objects.filter(shop=place.shop).order_by("pk")
    told = {"ways": ways, "kinds": reminding.KINDS, "sent": "sent" in request.GET}
    return show(request, "reminders.html.j2", told)


@require_POST
@needs(Right.PEOPLE)
def add(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep a way whose address is usable; nothing is sent yet."""
    kind = request.POST.get("kind", "")
    if kind not in reminding.KINDS:
        raise FormIncomplete(zh="提醒方式", en="way of reminding")
    told = {name: request.POST.get(name, "").strip()[:400] for name in reminding.FIELDS}
    reminding.usable(kind, told)
    told["home"] = request.build_absolute_uri("/")
    way = ReminderWay.objects.create(
        shop=place.shop,
        kind=kind,
        name=request.POST.get("name", "").strip()[:80] or "-",
        lang="en" if place.account.lang == "en" else "zh",
        told=sealed(json.dumps(told)),
    )
    place.note("reminder_added", f"{way.pk} {kind}")
    return HttpResponseRedirect(HOME)


@require_POST
@needs(Right.PEOPLE)
def trial(request: HttpRequest, place: Place, way: int) -> HttpResponse:
    """Send a trial message now; what came of it stands on the page."""
    found = _way(place, way)
    try:
        reminding.try_way(found.kind, told_of(found), lang=found.lang)
    except ZhendanError as error:
        say(found, error)
        raise
    ReminderWay.objects.filter(pk=found.pk).update(problem=None)
    place.note("reminder_tried", str(found.pk))
    return HttpResponseRedirect(f"{HOME}?sent={found.pk}")


@require_POST
@needs(Right.PEOPLE)
def end(request: HttpRequest, place: Place, way: int) -> HttpResponse:
    """End a way; its address and secret are gone at once."""
    _way(place, way).delete()
    place.note("reminder_ended", str(way))
    return HttpResponseRedirect(HOME)


def _way(place: Place, way: int) -> ReminderWay:
    """A way of this shop; anybody else's is as if it were not there."""
    found: ReminderWay | None = ReminderWay.objects.filter(shop=place.shop, pk=way).first()
    if found is None:
        raise Http404
    return found
