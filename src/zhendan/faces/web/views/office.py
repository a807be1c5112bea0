"""The shop's office: people, sessions, keys, trail; rule cards and measurements to look up."""

import hashlib
import secrets
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import ZhendanError
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web.finding import LONGEST, found_for
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.keys import DAYS, SCOPES, USUAL_DAYS, issued, scopes_of
from zhendan.faces.web.models import Account, Invitation, Member, Shop, Token, Trail, Visit
from zhendan.faces.web.pages import part, show
from zhendan.faces.web.rights import Right, Role
from zhendan.faces.web.seeing import seen
from zhendan.steps.look import rules as rule_cards
from zhendan.steps.look.case_list import rows

_INVITED_FOR = timedelta(days=7)
_CASES_A_PAGE = 20
"""Of what is to be fetched: each case is a page to be read."""


@require_GET
@needs()
def settings(request: HttpRequest, place: Place) -> HttpResponse:
    """One's own settings; for the owner also people, keys and shops."""
    return show(request, "settings.html.j2", _office(request, place))


@require_POST
@needs(Right.PEOPLE)
def invite(request: HttpRequest, place: Place) -> HttpResponse:
    """A code for one person and one role; it is shown once and only its hash is kept."""
    role = request.POST.get("role", "")
    if role not in list(Role):
        raise FormIncomplete(zh="角色", en="role")
    code = secrets.token_urlsafe(18)
    Invitation.objects.create(
        code_hash=hashlib.sha256(code.encode()).hexdigest(),
        shop=place.shop,
        role=role,
        ends_at=timezone.now() + _INVITED_FOR,
    )
    place.note("invite", role)
    return show(request, "settings.html.j2", _office(request, place) | {"code": code})


@require_POST
@needs(Right.PEOPLE)
def change_member(request: HttpRequest, place: Place, member: int) -> HttpResponse:
    """Change a role, grant or withdraw the private self-check, or take a person out."""
    found = Member.objects.filter(shop=place.shop, pk=member).select_related("account").first()
    if found is None or found.account_id == place.account.pk:
        raise Http404
    act = request.POST.get("act", "")
    if act == "remove":
        found.delete()
        place.note("remove_person", found.account.login)
    elif act == "private":
        Member.objects.filter(pk=found.pk).update(sees_private=not found.sees_private)
        place.note("private_view", f"{found.account.login} {not found.sees_private}")
    elif request.POST.get("role", "") in list(Role):
        Member.objects.filter(pk=found.pk).update(role=request.POST["role"])
        place.note("change_role", f"{found.account.login} {request.POST['role']}")
    return HttpResponseRedirect("/settings")


@require_POST
@needs(Right.TOKENS)
def make_token(request: HttpRequest, place: Place) -> HttpResponse:
    """A key for a program: shown once; each scope opens one kind of act."""
    key = issued(
        (place.account, place.shop),
        name=request.POST.get("name", ""),
        scopes=request.POST.getlist("scope"),
        days=request.POST.get("days", ""),
    )
    place.note("make_token")
    return show(request, "settings.html.j2", _office(request, place) | {"key": key})


@require_POST
@needs(Right.TOKENS)
def end_token(request: HttpRequest, place: Place, token: int) -> HttpResponse:
    """End a key at once."""
    Token.objects.filter(shop=place.shop, pk=token).update(ended_at=timezone.now())
    place.note("end_token", str(token))
    return HttpResponseRedirect("/settings")


@require_POST
@needs(Right.PEOPLE)
def add_shop(request: HttpRequest, place: Place) -> HttpResponse:
    """Another shop with a folder of its own; its maker is its owner."""
    name = request.POST.get("name", "").strip()[:120]
    if not name:
        raise FormIncomplete(zh="店铺名称", en="name of the shop")
    shop = Shop.objects.create(name=name, folder=f"shops/{secrets.token_hex(8)}")
    Member.objects.create(account=place.account, shop=shop, role=str(Role.OWNER))
    place.note("add_shop", str(shop.pk))
    request.session["shop"] = str(shop.pk)
    return HttpResponseRedirect("/")


@require_GET
@needs()
def rules(request: HttpRequest, place: Place) -> HttpResponse:
    """Every rule card, and what of it should be checked again today."""
    today = timezone.now().date()
    return show(
        request,
        "rule_cards.html.j2",
        {
            "cards": rule_cards.cards(place.workspace),
            "faults": rule_cards.faults(today, workspace=place.workspace),
        },
    )


@require_GET
@needs()
def rule(request: HttpRequest, place: Place, platform: str, name: str) -> HttpResponse:
    """One rule card, value by value with its source."""
    try:
        card = rule_cards.card(
            platform, None, today=timezone.now().date(), workspace=place.workspace, rule=name
        )
    except ZhendanError as error:
        raise Http404 from error
    return show(request, "rule.html.j2", {"card": card})


@require_GET
@needs()
def measured(request: HttpRequest, place: Place) -> HttpResponse:
    """Counts of what was decided so far; never a rate, never a prediction."""
    listed = rows(place.workspace) if place.may(Right.VIEW) else ()
    rounds = [each for row in listed for each in row.case.rounds]
    final = [str(each.state) for each in rounds if each.state.is_final]
    counted = {state: final.count(state) for state in sorted(set(final))}
    return show(request, "measured.html.j2", {"counted": counted, "rounds": len(rounds)})


@require_GET
@needs(Right.REQUESTS)
def requests(request: HttpRequest, place: Place) -> HttpResponse:
    """What is still to be fetched, case by case, soonest gone first: the warehouse's page."""
    at = part(request, [row for row in rows(place.workspace) if row.open], _CASES_A_PAGE)
    pages = [(row.case, seen(place, row.case.case).page) for row in at.shown]
    listed = [(case, page.gaps) for case, page in pages if page is not None and page.gaps]
    return show(request, "requests.html.j2", {"listed": listed, "part": at})


@require_GET
@needs(Right.VIEW)
def search(request: HttpRequest, place: Place) -> HttpResponse:
    """Words and numbers over notices, orders, exhibits, passages and statements of this shop."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    found, count = found_for(place, asked, request.lang)
    return show(request, "search.html.j2", {"q": asked, "found": found, "all": count})


def _office(request: HttpRequest, place: Place) -> dict[str, object]:
    """What the settings page shows, by what the person may see."""
    owner = place.may(Right.PEOPLE)
    people = Member.objects.filter(shop=place.shop).select_related("account").order_by("id")
    account: Account = place.account
    trail = Trail.objects.filter(shop=place.shop).order_by("-at")[:60]
    return {
        "visits": list(Visit.objects.filter(account=account).order_by("-seen_at")),
        "this_visit": request.session.session_key,
        "people": list(people) if owner else [],
        "roles": list(Role),
        "scopes": SCOPES,
        "days": DAYS,
        "usual_days": USUAL_DAYS,
        "now": timezone.now(),
        "scopes_of": scopes_of,
        "tokens": list(Token.objects.filter(shop=place.shop, ended_at=None)) if owner else [],
        "trail": list(trail) if place.may(Right.TRAIL) else [],
        "feed": request.build_absolute_uri(f"/feed/{account.feed}.ics"),
        "code": "",
        "key": "",
    }
