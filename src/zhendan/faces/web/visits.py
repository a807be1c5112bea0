"""Sessions: begun under a new number, listed, ended; and wrong tries counted."""

from datetime import timedelta

from django.contrib.auth import login
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from zhendan.faces.web.gate import address_of, place_of
from zhendan.faces.web.models import Account, Attempt, Trail, Visit

_WINDOW = timedelta(minutes=15)
_PER_LOGIN, _PER_ADDRESS = 6, 30
"""Failed tries in the window before the next ones are refused, right or wrong."""


def slowed(request: HttpRequest, name: str) -> bool:
    """Count one try, and say whether it is one too many for this name or from this address.

    It is counted before anybody looks whether it is right: tries that come at the same moment
    would otherwise all be looked at before the first of them counts. A refused one is not kept,
    and a right one is taken back by `passed`.
    """
    address = address_of(request)
    mine = Attempt.objects.create(login=name, address=address)
    recent = Attempt.objects.filter(at__gt=timezone.now() - _WINDOW)
    over = recent.filter(login=name).count() > _PER_LOGIN
    if over or recent.filter(address=address).count() > _PER_ADDRESS:
        mine.delete()
        Trail.objects.create(who=name, what="login_slowed", address=address)
        return True
    return False


def failed(request: HttpRequest, name: str, what: str) -> None:
    """Put a wrong try on the trail; it is counted already."""
    Trail.objects.create(who=name, what=what, address=address_of(request))


def passed(request: HttpRequest, name: str) -> None:
    """Take back the last try: it was right, though nobody was let in by it alone."""
    address = address_of(request)
    last = Attempt.objects.filter(login=name, address=address).order_by("-pk").first()
    if last is not None:
        last.delete()


def let_in(request: HttpRequest, account: Account, what: str) -> HttpResponse:
    """A new session under a new number, put on the person's list; durable all at once."""
    agent, place = request.headers.get("User-Agent", "")[:200], place_of(account, None)
    shop = place.shop if place else None
    with transaction.atomic():
        Attempt.objects.filter(login=account.login).delete()
        Visit.objects.filter(key=request.session.session_key or "").delete()
        request.session.flush()
        login(request, account, backend="django.contrib.auth.backends.ModelBackend")
        request.session.cycle_key()
        Visit.objects.create(account=account, key=request.session.session_key, agent=agent)
        Trail.objects.create(who=account.login, shop=shop, what=what, address=address_of(request))
    return HttpResponseRedirect("/")


def end_all(account: Account, *, but: str = "") -> int:
    """End every session of an account, save one perhaps; returns how many."""
    ended = Visit.objects.filter(account=account).exclude(key=but)
    Session.objects.filter(session_key__in=list(ended.values_list("key", flat=True))).delete()
    return int(ended.delete()[0])
