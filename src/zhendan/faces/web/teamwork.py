"""People at work on one case, for pages and programs alike: who may, and what is on record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils import timezone

from zhendan.domain import CaseId, Event, ExhibitId, NextThing
from zhendan.faces.errors import FormIncomplete, PageNotReady
from zhendan.faces.web.gate import Place
from zhendan.faces.web.models import Member
from zhendan.faces.web.pages import ZONE
from zhendan.faces.web.rights import Right, Role, may
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.steps.look.together import WHOLE_CASE, WorkTogether, about_marks, things_of, together
from zhendan.steps.open_things import thing_on
from zhendan.steps.working import (
    AssigneeUnfit,
    Contact,
    Doing,
    Matter,
    Said,
    contacted,
    give,
    put_off,
    say,
    take_up,
)

LONGEST_COMMENT, LONGEST_WORDS = 4000, 20000


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of a task, as a form or a program tells it."""

    thing: str
    known: int | None = None
    """The last event that the person's page knew of."""
    until: date | None = None
    reason: str = ""
    waived: bool = False


def people(place: Place) -> dict[str, Member]:
    """Everybody at work in the shop, by the name that events bear."""
    found = Member.objects.filter(shop=place.shop, account__is_active=True)
    return {m.account.name: m for m in found.select_related("account").order_by("id")}


def things(place: Place, found: Seen) -> tuple[NextThing, ...]:
    """What is open in a case, as far as the person may know of it."""
    if found.page is None:
        raise PageNotReady(case=found.file.case)
    all_of_it = things_of(found.page, found.file, found.events, timezone.now())
    return tuple(one for one in all_of_it if _may_know(place, one))


def work_of(place: Place, found: Seen) -> WorkTogether:
    """Hands, rest, talks and comments of a case, as far as the person may know of them."""
    zone = found.page.notice.zone if found.page else ZONE
    private = place.may(Right.PRIVATE)
    return together(found.events, timezone.now(), zone=zone, private=private)


def in_charge(found: Seen) -> str:
    """Who has the whole case in hand; empty where nobody was named."""
    hands = together(found.events, timezone.now(), zone=ZONE, private=False).hands
    return next((str(one.to) for one in hands if one.thing.key == WHOLE_CASE), "")


def comments(place: Place, found: Seen) -> list[dict[str, Any]]:
    """Every comment, newest first."""
    return [
        {
            "id": one.seq,
            "by": one.by,
            "at": one.at,
            "text": one.text,
            "mentions": list(one.mentions),
            "private": one.private,
        }
        for one in reversed(work_of(place, found).comments)
    ]


def assign(place: Place, case: str, wish: Wish, to: str) -> Event:
    """Give a task to somebody of the shop who may do it; an empty name takes it back."""
    matter = _matter(place, case, wish)
    if to and not _fit(people(place).get(to), wish.thing):
        raise AssigneeUnfit(who=to)
    with at_the_ledger(place) as wiring:
        event = give(matter, to, wiring, place.errand())
    place.note("work_assign", f"{case} {wish.thing}")
    return event


def set_aside(place: Place, case: str, wish: Wish) -> Event:
    """Put a task off, or give a gap up; the latter is for those who decide."""
    place.case(case)
    if wish.until is None:
        raise FormIncomplete(zh="到哪一天", en="until when")
    if wish.waived and not place.may(Right.DECIDE):
        raise Http404
    matter = _matter(place, case, wish)
    with at_the_ledger(place) as wiring:
        errand = place.errand(wish.reason[:2000])
        event = put_off(matter, Doing(wish.until, wish.waived), wiring, errand)
    place.note("work_waive" if wish.waived else "work_snooze", f"{case} {wish.thing}")
    if wish.waived:
        ask(place, "rework", case=case)
    return event


def resume(place: Place, case: str, wish: Wish) -> Event:
    """Ask for a task again before its day."""
    found = seen(place, case)
    resting = {one.thing.key: one for one in work_of(place, found).resting}
    one = resting.get(wish.thing)
    if one is None or (one.waived and not place.may(Right.DECIDE)):
        raise Http404
    with at_the_ledger(place) as wiring:
        matter = Matter(CaseId(case), one.thing, wish.known)
        event = take_up(matter, wiring, place.errand())
    place.note("work_resume", f"{case} {wish.thing}")
    ask(place, "rework", case=case)
    return event


def comment(place: Place, case: str, text: str, *, sure: bool, private: bool) -> Event:
    """A comment for colleagues; it goes into no packet. Raises `BuyerDataInWords`."""
    place.case(case)
    if not text.strip():
        raise FormIncomplete(zh="内容", en="text")
    if private and not place.may(Right.PRIVATE):
        raise Http404  # never said to everybody instead
    said = Said(text.strip()[:LONGEST_COMMENT], tuple(people(place)), sure=sure, private=private)
    with at_the_ledger(place) as wiring:
        return say(CaseId(case), said, wiring, place.errand())


def contact(place: Place, case: str, form: Mapping[str, str]) -> Event:
    """A talk with the platform's service, as a form or a program tells it."""
    file, _ = place.case(case)
    told = _contact_from(form, file.deadline.zone if file.deadline else ZONE)
    with at_the_ledger(place) as wiring:
        event = contacted(CaseId(case), told, wiring, place.errand())
    place.note("work_contact", f"{case} {told.channel}")
    return event


def _contact_from(told: Mapping[str, str], zone: str) -> Contact:
    """A talk as a form tells it, its times in the case's zone. Raises `FormIncomplete`."""
    at = _time(told.get("at", ""), zone)
    if at is None:
        raise FormIncomplete(zh="联系时间", en="time of the talk")
    exhibits = told.get("exhibits", "").replace("，", " ").replace(",", " ").split()
    return Contact(
        at=at,
        channel=told.get("channel", ""),
        said=told.get("said", "")[:LONGEST_WORDS],
        whom=told.get("whom", "")[:200],
        ticket=told.get("ticket", "")[:80],
        promised=_time(told.get("promised", ""), zone),
        exhibits=tuple(ExhibitId(one) for one in exhibits),
    )


def _time(told: str, zone: str) -> datetime | None:
    """A form's local time; None for an empty field. Raises `FormIncomplete`."""
    if not told.strip():
        return None
    try:
        read = datetime.fromisoformat(told.strip())
        return (read if read.tzinfo else read.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise FormIncomplete(zh="时间", en="time") from error


def _matter(place: Place, case: str, wish: Wish) -> Matter:
    """A task of the case that the person may know of, and how far the person's page knew."""
    found = seen(place, case)
    open_now = things(place, found)
    assert found.page is not None
    return Matter(CaseId(case), thing_on(found.page, open_now, wish.thing), wish.known)


def _may_know(place: Place, thing: NextThing) -> bool:
    """Tasks about the shop's own marks are for those alone who see the private self-check."""
    told = about_marks(thing.key) or "标记" in thing.title.zh
    return place.may(Right.PRIVATE) or not told


def _fit(member: Member | None, thing: str) -> bool:
    """Whether somebody of the shop can take a task: what is fetched anybody, the rest who sees."""
    if member is None:
        return False
    role = Role(member.role)
    if about_marks(thing):
        return role is Role.OWNER or (role is Role.LAWYER and member.sees_private)
    return may(role, Right.VIEW) or thing.startswith("gap:")
