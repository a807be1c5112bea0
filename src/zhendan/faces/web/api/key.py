"""Keys for programs: whose, in which shop, for which kinds of act."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from zhendan.faces.door_errors import ScopeMissing
from zhendan.faces.web.gate import Place, place_of
from zhendan.faces.web.keys import CONFIRM, READ, key_of, leaves_no_name, scopes_of
from zhendan.faces.web.models import Token
from zhendan.faces.web.rights import Right


@dataclass(frozen=True, slots=True)
class Opened:
    """What a key opens: its maker's place, and the kinds of act it is for."""

    place: Place
    scopes: tuple[str, ...]


class Key(HttpBearer):
    """A key for programs: it stands for its maker, in one shop, within its scopes."""

    def authenticate(self, request: HttpRequest, token: str) -> Opened | None:
        """What the key opens; None where it opens nothing."""
        key = key_of(token)
        if key is None:
            return None
        place = place_of(key.account, str(key.shop_id))
        if place is None or place.shop.pk != key.shop_id:
            return None
        if not leaves_no_name(request.method, request.path):
            Token.objects.filter(pk=key.pk).update(used_at=timezone.now())
        return Opened(place, scopes_of(key.scope))


def placed(request: HttpRequest, right: Right | None, scope: str = READ) -> Place:
    """The key's place, where its maker holds the right and the key is for such an act.

    Raises `ScopeMissing`; for a right that is not held nothing is there.
    """
    opened: Opened = request.auth
    if scope not in opened.scopes:
        raise ScopeMissing(scope=scope)
    if right is not None and not opened.place.may(right):
        raise Http404
    return opened.place


def may_confirm(request: HttpRequest) -> bool:
    """Whether the key is for acts that are final."""
    opened: Opened = request.auth
    return CONFIRM in opened.scopes
