"""How one signs in: second factors made and removed, codes for the day they are lost, password."""

import segno
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from zhendan.faces.door_errors import FactorRefused, LastFactorKept, NotSure
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.web import factors
from zhendan.faces.web.gate import Place, address_of, at_own_door
from zhendan.faces.web.models import Factor, Recovery, Shop
from zhendan.faces.web.pages import as_json, show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.views.second import challenge, host, origin, remember
from zhendan.faces.web.visits import end_all, failed, passed, slowed

_PENDING = "new_totp"
HOME = "/settings/signin"


@require_GET
@at_own_door
def page(request: HttpRequest, place: Place) -> HttpResponse:
    """One's own factors and how many recovery codes are left."""
    return _shown(request, place)


@require_POST
@at_own_door
def begin_totp(request: HttpRequest, place: Place) -> HttpResponse:
    """A fresh secret as a picture; nothing is kept before a code of it was typed in."""
    _sure(request, place)
    secret = factors.fresh_secret()
    request.session[_PENDING] = factors.sealed(secret)
    return _shown(request, place, secret=secret)


@require_POST
@at_own_door
def confirm_totp(request: HttpRequest, place: Place) -> HttpResponse:
    """The first code proves that the phone has the secret."""
    kept = request.session.get(_PENDING)
    if kept is None:
        raise FactorRefused
    secret = factors.opened(kept)
    step = factors.step_of(secret, request.POST.get("code", ""))
    if not step:
        return _shown(request, place, secret=secret, problem="second.wrong")
    with transaction.atomic():
        del request.session[_PENDING]
        Factor.objects.create(
            account=place.account,
            kind=factors.TOTP,
            name=_name(request),
            secret=kept,
            last_step=step,
        )
        place.note("factor_added", factors.TOTP, address=address_of(request))
    return _shown(request, place, codes=_first_codes(place))


@require_POST
@at_own_door
def passkey_options(request: HttpRequest, place: Place) -> HttpResponse:
    """What the browser is to make."""
    _sure(request, place)
    wanted, told = factors.passkey_wanted(place.account, host(request))
    remember(request, told)
    return HttpResponse(wanted, content_type="application/json")


@require_POST
@at_own_door
def make_passkey(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep the passkey that the browser made."""
    told = request.POST.get("credential", "")
    factors.passkey_made(
        place.account, told, challenge(request), origin=origin(request), name=_name(request)
    )
    place.note("factor_added", factors.PASSKEY, address=address_of(request))
    return as_json({"to": HOME})


@require_POST
@at_own_door
def remove(request: HttpRequest, place: Place, factor: int) -> HttpResponse:
    """Take a factor away, with the password; the last one stays where the shop asks for one."""
    _sure(request, place)
    with transaction.atomic():
        mine = Factor.objects.select_for_update().filter(account=place.account)
        found = next((each for each in mine if each.pk == factor), None)
        if found is None:
            raise Http404
        asking = Shop.objects.filter(people__account=place.account, second_factor=True)
        if len(mine) == 1 and asking.exists():
            raise LastFactorKept(name=found.name)
        found.delete()
        if len(mine) == 1:
            Recovery.objects.filter(account=place.account).delete()
        place.note("factor_removed", found.kind, address=address_of(request))
    end_all(place.account, but=request.session.session_key)
    return HttpResponseRedirect(HOME)


@require_POST
@at_own_door
def fresh_codes(request: HttpRequest, place: Place) -> HttpResponse:
    """New recovery codes; the ones before are void."""
    _sure(request, place)
    if not place.account.factors.exists():
        raise Http404
    place.note("recovery_codes", address=address_of(request))
    return _shown(request, place, codes=factors.fresh_codes(place.account))


@require_POST
@at_own_door
def password(request: HttpRequest, place: Place) -> HttpResponse:
    """Another password: every other session ends."""
    _sure(request, place)
    fresh = request.POST.get("fresh", "")
    try:
        validate_password(fresh)
    except ValidationError:
        return _shown(request, place, problem="welcome.weak", status=400)
    key = request.session.session_key
    with transaction.atomic():
        place.account.set_password(fresh)
        place.account.save(update_fields=["password"])
        # The session of this page goes on: it is bound to the password's hash.
        request.session["_auth_user_hash"] = place.account.get_session_auth_hash()
        end_all(place.account, but=key)
        place.note("password_changed", address=address_of(request))
    return HttpResponseRedirect(HOME)


@require_POST
@at_own_door
def ask_everybody(request: HttpRequest, place: Place) -> HttpResponse:
    """The owner asks everybody in the shop for a second factor, or does so no longer."""
    if not place.may(Right.PEOPLE):
        raise Http404
    wanted = request.POST.get("wanted") == "yes"
    if wanted and not place.account.factors.exists():
        raise FormIncomplete(zh="您自己的第二步验证", en="a second factor of your own")
    Shop.objects.filter(pk=place.shop.pk).update(second_factor=wanted)
    place.note("second_factor", "yes" if wanted else "no", address=address_of(request))
    return HttpResponseRedirect(HOME)


def _sure(request: HttpRequest, place: Place) -> None:
    """The password once more before how one signs in changes. Raises `NotSure`."""
    login = place.account.login
    if slowed(request, login):
        raise NotSure
    if not factors.password_holds(place.account, request.POST.get("password", "")):
        failed(request, login, "password_wrong")
        raise NotSure
    passed(request, login)


def _first_codes(place: Place) -> list[str]:
    """Codes for a person who has none left."""
    if Recovery.objects.filter(account=place.account, used_at=None).exists():
        return []
    return factors.fresh_codes(place.account)


def _name(request: HttpRequest) -> str:
    return request.POST.get("name", "").strip()[:80] or f"{timezone.now():%Y-%m-%d}"


def _shown(
    request: HttpRequest, place: Place, *, status: int = 200, **more: object
) -> HttpResponse:
    """The page with what this moment adds to it; a secret and codes are shown this once."""
    secret = str(more.get("secret", ""))
    picture = ""
    if secret:
        address = factors.enrolment_address(secret, place.account)
        picture = segno.make(address, error="m").svg_data_uri(scale=5, border=3)
    facts: dict[str, object] = {
        "factors": list(place.account.factors.order_by("made_at")),
        "left": Recovery.objects.filter(account=place.account, used_at=None).count(),
        "picture": picture,
        "problem": "",
        "codes": [],
        "secret": "",
    }
    return show(request, "signin.html.j2", facts | more, status=status)
