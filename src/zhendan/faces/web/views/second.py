"""The second door: a one-time code, a recovery code or a passkey after the password."""

import time

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from zhendan.faces.door_errors import FactorRefused
from zhendan.faces.web.factors import PASSKEY, TOTP, code_holds, passkey_asked, passkey_holds
from zhendan.faces.web.gate import address_of
from zhendan.faces.web.models import Account
from zhendan.faces.web.pages import as_json, show
from zhendan.faces.web.settings import TLS
from zhendan.faces.web.visits import failed, let_in, passed, slowed

_HALF, _CHALLENGE = "half", "challenge"
_PATIENCE = 300.0
"""Seconds between the password and the second factor."""


def half_in(request: HttpRequest, account: Account) -> HttpResponse:
    """The password was right: remember whose it was, and ask for the second factor."""
    request.session.cycle_key()
    request.session[_HALF] = [account.pk, time.time() + _PATIENCE]
    return HttpResponseRedirect("/login/second")


@require_http_methods(["GET", "POST"])
def second(request: HttpRequest) -> HttpResponse:
    """Ask for a code, and let in whoever knows a fresh one."""
    account = _half(request)
    if account is None:
        return HttpResponseRedirect("/login")
    if request.method == "GET":
        return _asked(request, account)
    if slowed(request, account.login):
        return _asked(request, account, "login.slow", status=429)
    if not code_holds(account, request.POST.get("code", "")):
        failed(request, account.login, "second_failed")
        return _asked(request, account, "second.wrong", status=403)
    return let_in(request, account, "login")


@require_POST
def options(request: HttpRequest) -> HttpResponse:
    """What the browser is to sign: for the account whose password was right, else for anybody."""
    asked, challenge = passkey_asked(_half(request), host(request))
    remember(request, challenge)
    return HttpResponse(asked, content_type="application/json")


@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Let in whoever's passkey signed; a passkey asks for finger or PIN, so it is both factors."""
    half = _half(request)
    name = half.login if half else f"passkey {address_of(request)}"[:80]
    if slowed(request, name):
        raise FactorRefused
    try:
        told = request.POST.get("credential", "")
        account = passkey_holds(told, challenge(request), origin=origin(request))
        if half is not None and account.pk != half.pk:
            raise FactorRefused
    except FactorRefused:
        failed(request, name, "second_failed")
        raise
    passed(request, name)
    let_in(request, account, "login_passkey")
    return as_json({"to": "/"})


def host(request: HttpRequest) -> str:
    """The name that passkeys are bound to here."""
    return origin(request).split("://")[1].rsplit(":", 1)[0]


def origin(request: HttpRequest) -> str:
    """Where we are, as a browser names it; the host was held against the allowed ones."""
    return f"{'https' if TLS else 'http'}://{request.get_host()}"


def remember(request: HttpRequest, told: bytes) -> None:
    """Keep a challenge for the one answer to it."""
    request.session[_CHALLENGE] = [told.hex(), time.time() + _PATIENCE]


def challenge(request: HttpRequest) -> bytes:
    """The challenge that was told, once. Raises `FactorRefused` where none is open."""
    kept = request.session.pop(_CHALLENGE, None)
    if kept is None or kept[1] < time.time():
        raise FactorRefused
    return bytes.fromhex(kept[0])


def _half(request: HttpRequest) -> Account | None:
    """Whose password was right in this session a moment ago."""
    kept = request.session.get(_HALF)
    if kept is None or kept[1] < time.time():
        return None
    found: Account | None = Account.objects.filter(pk=kept[0], is_active=True).first()
    return found


def _asked(
    request: HttpRequest, account: Account, problem: str = "", *, status: int = 200
) -> HttpResponse:
    kinds = set(account.factors.values_list("kind", flat=True))
    facts: dict[str, object] = {"problem": problem, "totp": TOTP in kinds}
    return show(request, "second.html.j2", facts | {"passkey": PASSKEY in kinds}, status=status)
