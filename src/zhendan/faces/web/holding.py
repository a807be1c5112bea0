"""Who is at one place of a case now: taken by beginning, kept by signs of life, free to go past."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from zhendan.domain import CaseId, PersonId
from zhendan.faces.web.gate import Place
from zhendan.faces.web.models import Held
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger, one_at_a_time
from zhendan.steps.working import BEAT, Hold, held_by_another, took_from

STATEMENT, ORDER = "statement", "order:"


@dataclass(frozen=True, slots=True)
class Holding:
    """One place of a case as a person's page shows it."""

    case: str
    what: str
    other: Hold | None
    """Somebody else who is at it now."""
    mine: bool
    may: bool
    """Whether the person could be at it at all."""
    every: int = int(BEAT.total_seconds())


def look(place: Place, case: str, what: str) -> Holding:
    """Who is at a place now."""
    _there(place, case, what)
    return _seen(place, case, what)


def begin(place: Place, case: str, what: str) -> Holding:
    """Be at a place, or give a sign of life; where somebody else is, nothing changes."""
    _allowed(place, case, what)
    with transaction.atomic():
        one_at_a_time(place.shop.pk)
        now_there = _seen(place, case, what)
        if now_there.other is None:
            _sit(place, case, what, anew=not now_there.mine)
    return _seen(place, case, what)


def take(place: Place, case: str, what: str) -> Holding:
    """Go on where a colleague is; that is put on record."""
    _allowed(place, case, what)
    before = _seen(place, case, what).other
    if before is not None:
        with at_the_ledger(place) as wiring:
            took_from(CaseId(case), before, wiring, place.errand())
        place.note("hold_taken", f"{case} {what}")
    with transaction.atomic():
        one_at_a_time(place.shop.pk)
        _sit(place, case, what, anew=True)
    return _seen(place, case, what)


def leave(place: Place, case: str, what: str) -> Holding:
    """Be there no more."""
    _allowed(place, case, what)
    Held.objects.filter(shop=place.shop, case=case, what=what, account=place.account).delete()
    return _seen(place, case, what)


def _sit(place: Place, case: str, what: str, *, anew: bool) -> None:
    """The row of a place is this person's from now on."""
    now = timezone.now()
    told = {"account": place.account, "beat_at": now} | ({"since": now} if anew else {})
    Held.objects.update_or_create(
        shop=place.shop, case=case, what=what, defaults=told, create_defaults=told | {"since": now}
    )


def _seen(place: Place, case: str, what: str) -> Holding:
    """The row of a place as this person sees it."""
    row = Held.objects.filter(shop=place.shop, case=case, what=what)
    found = row.select_related("account").first()
    now, me = timezone.now(), place.account.name
    hold = None
    if found is not None:
        hold = Hold(what, PersonId(found.account.name), found.since, found.beat_at)
    mine = hold is not None and hold.by == me and hold.is_live(now)
    return Holding(case, what, held_by_another(hold, me, now), mine, place.may(_right(what)))


def _allowed(place: Place, case: str, what: str) -> None:
    """Stop whoever could not work there."""
    _there(place, case, what)
    if not place.may(_right(what)):
        raise Http404


def _there(place: Place, case: str, what: str) -> None:
    """Stop where the case has no such place."""
    file, _ = place.case(case)
    if what != STATEMENT and what.removeprefix(ORDER) not in file.standings:
        raise Http404


def _right(what: str) -> Right:
    """What it takes to work at a place."""
    return Right.PREPARE if what == STATEMENT else Right.DECIDE
