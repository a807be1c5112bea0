"""First run, login, logout, invitations, language: the doors that need no place yet."""

import hashlib
import hmac
import os
import time

from django.contrib.auth import authenticate, logout
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhendan.faces.web.models import Account, Invitation, Member, Shop, Visit
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Role
from zhendan.faces.web.views.second import half_in
from zhendan.faces.web.visits import failed, let_in, passed, slowed

FIRST_RUN_MINUTES = 60
"""The first-run code printed by `zhendan serve` is good for this long."""
_LONGEST = 80
_BLANK = {"code": "", "login": "", "name": "", "shop": ""}


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """First run: the code from the terminal makes the owner's account, once."""
    if Account.objects.exists():
        return HttpResponseRedirect("/login")
    if request.method == "GET":
        return show(request, "welcome.html.j2", {"problem": "", "typed": _BLANK})
    if not _first_code_holds(request.POST.get("code", "")):
        return _again(request, "welcome.html.j2", "welcome.bad_code")
    problem = _refused(request)
    if problem:
        return _again(request, "welcome.html.j2", problem)
    with transaction.atomic():
        account = _made(request)
        shop = Shop.objects.create(name=request.POST.get("shop", "").strip()[:120], folder="")
        Member.objects.create(account=account, shop=shop, role=str(Role.OWNER))
    return let_in(request, account, "first_run")


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """An invited person makes an account; the code works once and for a while."""
    if request.method == "GET":
        return show(request, "join.html.j2", {"problem": "", "typed": _BLANK})
    told = hashlib.sha256(request.POST.get("code", "").strip().encode()).hexdigest()
    invited = Invitation.objects.filter(
        code_hash=told, used_at=None, ends_at__gt=timezone.now()
    ).first()
    if invited is None:
        return _again(request, "join.html.j2", "welcome.bad_code")
    problem = _refused(request)
    if problem:
        return _again(request, "join.html.j2", problem)
    with transaction.atomic():
        fresh = Invitation.objects.filter(pk=invited.pk, used_at=None)
        if not fresh.update(used_at=timezone.now()):
            return _again(request, "join.html.j2", "welcome.bad_code")
        account = _made(request)
        Member.objects.create(account=account, shop=invited.shop, role=invited.role)
    return let_in(request, account, "joined")


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Log in; a wrong password and an unknown name get the same words in the same time."""
    if request.method == "GET":
        return show(request, "login.html.j2", {"problem": "", "typed": _BLANK})
    name = request.POST.get("login", "").strip().lower()[:_LONGEST]
    if slowed(request, name):
        return _again(request, "login.html.j2", "login.slow", status=429)
    account = authenticate(request, username=name, password=request.POST.get("password", ""))
    if account is None:
        failed(request, name, "login_failed")
        return _again(request, "login.html.j2", "login.wrong", status=403)
    if account.factors.exists():
        passed(request, name)
        return half_in(request, account)
    return let_in(request, account, "login")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out: the session ends on the server."""
    Visit.objects.filter(key=request.session.session_key or "").delete()
    logout(request)
    response = HttpResponseRedirect("/login")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Switch between Chinese and English; an account keeps its choice."""
    lang = "en" if request.POST.get("lang") == "en" else "zh"
    if request.user.is_authenticated:
        Account.objects.filter(pk=request.user.pk).update(lang=lang)
    back = request.POST.get("back", "/")
    # Only a path on this host: no other site is ever named by a form.
    safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    response = HttpResponseRedirect(safe)
    response.set_cookie("lang", lang, max_age=365 * 86400, samesite="Strict", httponly=True)
    return response


@require_POST
def end_visit(request: HttpRequest, visit: int) -> HttpResponse:
    """End one of one's own sessions, wherever it is."""
    if request.user.is_authenticated:
        for found in Visit.objects.filter(pk=visit, account=request.user):
            Session.objects.filter(session_key=found.key).delete()
            found.delete()
    return HttpResponseRedirect("/settings")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A change that did not come from one of our own pages."""
    request.lang = getattr(request, "lang", "zh")
    return show(request, "forged.html.j2", status=403)


def _first_code_holds(code: str) -> bool:
    """Whether the code is the one printed at this start, and still young."""
    told, until = os.environ.get("ZHENDAN_WEB_FIRST", ""), os.environ.get("ZHENDAN_WEB_UNTIL", "0")
    young = time.time() < float(until)
    return bool(told) and young and hmac.compare_digest(told.encode(), code.strip().encode())


def _refused(request: HttpRequest) -> str:
    """Why this account cannot be made; empty where it can."""
    name, who = request.POST.get("login", "").strip().lower(), request.POST.get("name", "").strip()
    if not name or not who or max(len(name), len(who)) > _LONGEST:
        return "welcome.names"
    if Account.objects.filter(login=name).exists() or Account.objects.filter(name=who).exists():
        return "welcome.taken"
    try:
        validate_password(request.POST.get("password", ""))
    except ValidationError:
        return "welcome.weak"
    return ""


def _made(request: HttpRequest) -> Account:
    """The account that a form describes; the password is taken as it is, uncut."""
    told = request.POST
    return Account.objects.make(
        told["login"], told["name"], told.get("password", ""), lang=request.lang
    )


def _again(request: HttpRequest, template: str, problem: str, *, status: int = 400) -> HttpResponse:
    """The form once more, with what was typed except the password."""
    typed = {name: request.POST.get(name, "") for name in _BLANK}
    return show(request, template, {"problem": problem, "typed": typed}, status=status)
