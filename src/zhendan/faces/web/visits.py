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
    """Whether there were too many wrong tries for this name or from this address."""
    recent = Attempt.objects.filter(at__gt=timezone.now() - _WINDOW)
    address = address_of(request)
    over = recent.filter(login=name).count() >= _PER_LOGIN
    if over or recent.filter(address=address).count() >= _PER_ADDRESS:
        Trail.objects.create(who=name, what="login_slowed", address=address)
        return True
    return False


def failed(request: HttpRequest, name: str, what: str) -> None:
    """Count a wrong try and put it on the trail."""
    Attempt.objects.create(login=name, address=address_of(request))
    Trail.objects.create(who=name, what=what, address=address_of(request))


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
