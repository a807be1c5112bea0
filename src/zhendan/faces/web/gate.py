"""The one door to a shop's cases: who is asking, in which shop, with which right."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from zhendan.domain import CaseId, Event
from zhendan.faces.web.models import Account, Member, Shop, Trail
from zhendan.faces.web.rights import Right, Role, may
from zhendan.steps import Errand
from zhendan.steps.look.case_list import CaseFile, case_events


@dataclass(frozen=True, slots=True)
class Place:
    """A person at work in one shop; every look and every act goes through it."""

    account: Account
    shop: Shop
    role: Role
    private: bool
    """Whether the private self-check may be seen."""

    @property
    def workspace(self) -> Path:
        """The shop's own folder; no other shop's files lie in it."""
        return workspace_of(self.shop)

    def may(self, right: Right) -> bool:
        """Whether the person holds a right here."""
        return may(self.role, right) and (right is not Right.PRIVATE or self.private)

    def errand(self, reason: str = "") -> Errand:
        """An errand that bears the person's name."""
        return Errand(by=self.account.name, reason=reason)

    def case(self, case: str) -> tuple[CaseFile, tuple[Event, ...]]:
        """A case of this shop; anybody else's is as if it were not there."""
        found = case_events(self.workspace, CaseId(case))
        if found is None:
            raise Http404
        return found

    def note(self, what: str, about: str = "", *, address: str = "") -> None:
        """Put on the trail what was done; `about` holds ids, never a buyer's data."""
        Trail.objects.create(
            who=self.account.login, shop=self.shop, what=what, about=about[:200], address=address
        )


def workspace_of(shop: Shop) -> Path:
    """The data folder itself for the first shop, a folder below it for each other one."""
    data: Path = settings.DATA
    return data / shop.folder if shop.folder else data


def place_of(account: Account, chosen: str | None) -> Place | None:
    """The person's place in the chosen shop, else in the first one; None where there is none."""
    mine = Member.objects.filter(account=account).select_related("shop").order_by("id")
    member = next((m for m in mine if str(m.shop_id) == chosen), None) or mine.first()
    if member is None:
        return None
    role = Role(member.role)
    private = role is Role.OWNER or (role is Role.LAWYER and member.sees_private)
    return Place(account, member.shop, role, private)


View = Callable[..., HttpResponse]


def needs(right: Right | None = None) -> Callable[[View], View]:
    """Open a page to whoever holds the right; for anybody else it is not there."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, **named: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return HttpResponseRedirect("/login")
            place = place_of(request.user, request.session.get("shop"))
            if place is None or (right is not None and not place.may(right)):
                raise Http404
            if place.shop.second_factor and not place.account.factors.exists():
                return HttpResponseRedirect("/settings/signin")
            request.place = place
            return view(request, place, **named)

        return guarded

    return guard


def at_own_door(view: View) -> View:
    """Open a page about one's own account to everybody with a place in a shop."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **named: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponseRedirect("/login")
        place = place_of(request.user, request.session.get("shop"))
        if place is None:
            raise Http404
        request.place = place
        return view(request, place, **named)

    return guarded


def address_of(request: HttpRequest) -> str:
    """Where a request came from: what the server saw, or its own proxy on this machine told."""
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TLS and seen in ("127.0.0.1", "::1"):
        # The proxy adds the last one itself; what stands before it anybody may have written.
        seen = request.headers.get("X-Forwarded-For", seen).rsplit(",", 1)[-1].strip()
    return seen[:64]
