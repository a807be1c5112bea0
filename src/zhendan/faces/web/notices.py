"""Who is told of what happened: written down once, held against the person's rights when read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zhendan.faces.web.gate import Place, place_at, workspace_of
from zhendan.faces.web.models import (
    Heard,
    Member,
    Notice,
    Outgoing,
    Reach,
    ReminderWay,
    Shop,
    Task,
)
from zhendan.faces.web.rights import OF_WORK, Right, Role
from zhendan.steps import reminding
from zhendan.steps.look.case_list import Row, rows
from zhendan.steps.noticing import Circle, Happening, NoticeKind

K = NoticeKind
PAGE, MAIL, ROBOT = WAYS = ("page", "mail", "robot")
OLD = timedelta(days=3)
"""What lies further back when the program looks for the first time is nobody's news."""
KEPT = timedelta(days=90)
MOST_UNREAD = 99
_LEADS = (Role.OWNER, Role.AGENCY, Role.LAWYER)
_SILENT_WORK = ("rework",)
"""Work that follows on every act: only its failure is told."""
_NEEDS = {K.ASSIGNED: Right.REQUESTS, K.ASKED: Right.APPROVE}


@dataclass(frozen=True, slots=True)
class Fresh:
    """One thing to be told to one person, before it is written down."""

    place: Place
    kind: NoticeKind
    key: str
    at: datetime
    case: str = ""
    told: dict[str, object] | None = None


def gather(shop: Shop, now: datetime | None = None) -> int:
    """Write down what happened in a shop since it was last asked; how many people were told."""
    now = now or timezone.now()
    members = Member.objects.filter(shop=shop, account__is_active=True)
    listed = members.select_related("account", "shop").order_by("id")
    places = [place_at(member, member.account) for member in listed]
    cases = rows(workspace_of(shop))
    fresh = [*_deadlines(cases, places, now), *_work(shop, places, now)]
    made = write(fresh)
    heard = dict(Heard.objects.filter(shop=shop).values_list("case", "seq"))
    for row in cases:
        made += _case(shop, row, places, (heard.get(row.case.case, 0), now))
    return made


def _case(shop: Shop, row: Row, places: Sequence[Place], since: tuple[int, datetime]) -> int:
    """What happened in one case after an event; written all at once or not at all."""
    seq, now = since
    new = [one for one in row.happened if one.seq > seq]
    if not new:
        return 0
    fresh = [
        Fresh(
            place, one.kind, f"{one.case}#{one.seq}#{one.kind}", one.at, one.case, {"seq": one.seq}
        )
        for one in new
        if one.at > now - OLD
        for place in places
        if _concerns(place, one, row) and hears(place, one, row)
    ]
    with transaction.atomic():
        Heard.objects.update_or_create(
            shop=shop, case=row.case.case, defaults={"seq": max(one.seq for one in new)}
        )
        return write(fresh)


def _concerns(place: Place, one: Happening, row: Row) -> bool:
    """Whether a person is meant: by name, by leading the case, or as one who may agree."""
    if place.account.name == one.by or place.account.name in one.but:
        return False
    if place.account.name in one.to:
        return True
    if one.circle is Circle.APPROVERS:
        return place.may(Right.APPROVE)
    return one.circle is Circle.LEADS and place.role in _LEADS


def hears(place: Place, one: Happening, row: Row) -> bool:
    """Whether the person may know of it now: role, the private self-check, who stays out."""
    gap = one.kind is K.ASSIGNED and one.state.startswith("gap:")
    needed = Right.REQUESTS if gap else Right.VIEW
    if not place.may(needed) or not place.may(_NEEDS.get(one.kind, needed)):
        return False
    if one.private and not place.may(Right.PRIVATE):
        return False
    return not row.barred(place.account.name, one.text)


def _deadlines(cases: Sequence[Row], places: Sequence[Place], now: datetime) -> list[Fresh]:
    """The nearest moment of every deadline, for who leads the case or has it in hand."""
    found = []
    for due in reminding.due(cases, now, ()):
        row = next(row for row in cases if row.case.case == due.case)
        charge = _in_hand(row)
        told: dict[str, object] = {"hours": due.hours, "zh": due.words.zh, "en": due.words.en}
        found += [
            Fresh(place, K.DEADLINE, due.key, now, due.case, told)
            for place in places
            if place.may(Right.VIEW) and (place.role in _LEADS or place.account.name == charge)
        ]
    return found


def _in_hand(row: Row) -> str:
    """Who has the whole case in hand; empty where nobody was named."""
    given = [one for one in row.happened if one.kind is K.ASSIGNED and one.state == "case"]
    return str(given[-1].to[0]) if given else ""


def _work(shop: Shop, places: Sequence[Place], now: datetime) -> list[Fresh]:
    """Long work that ended, for whoever asked for it."""
    ended = Task.objects.filter(shop=shop, state__in=("done", "failed"), ended_at__gt=now - OLD)
    by = {place.account.pk: place for place in places}
    return [
        Fresh(
            by[task.account_id],
            K.JOB_DONE if task.state == "done" else K.JOB_FAILED,
            f"task:{task.pk}:{task.ended_at.isoformat()}",
            task.ended_at,
            task.case,
            {"task": str(task.pk), "work": task.kind},
        )
        for task in ended
        if task.account_id in by and by[task.account_id].may(OF_WORK[task.kind])
        if task.state == "failed" or task.kind not in _SILENT_WORK
    ]


def write(fresh: Iterable[Fresh]) -> int:
    """Write notices down that are not there yet, and put those on their way that want out."""
    asked, made = list(fresh), 0
    keys = {one.key for one in asked}
    known = set(Notice.objects.filter(key__in=keys).values_list("account", "shop", "key"))
    for one in asked:
        if (one.place.account.pk, one.place.shop.pk, one.key) in known:
            continue
        ways = ways_of(one.place, one.kind)
        row, new = Notice.objects.get_or_create(
            account=one.place.account,
            shop=one.place.shop,
            key=one.key,
            defaults={
                "kind": one.kind,
                "case": one.case,
                "told": one.told or {},
                "at": one.at,
                "shown": PAGE in ways,
            },
        )
        if new:
            made += 1
            _put_out(row, ways)
    return made


def _put_out(row: Notice, ways: Sequence[str]) -> None:
    """Put a notice on its way by mail and robot; the shop's robots hear of deadlines anyway."""
    known = ReminderWay.objects.filter(shop=row.shop).order_by("pk")
    found: list[ReminderWay] = []
    if MAIL in ways:
        found += known.filter(kind=MAIL)[:1]
    if ROBOT in ways and row.kind != K.DEADLINE:
        found += known.exclude(kind=MAIL)
    Outgoing.objects.bulk_create(Outgoing(notice=row, way=way, not_before=row.at) for way in found)


def reach_of(place: Place) -> Reach | None:
    """How the person wants to hear of things here; None where nothing was ever chosen."""
    found: Reach | None = Reach.objects.filter(
        member__account=place.account, member__shop=place.shop
    ).first()
    return found


def ways_of(place: Place, kind: NoticeKind) -> tuple[str, ...]:
    """By which ways a person hears of a kind of thing; about one's own sign-in always here."""
    reach = reach_of(place)
    chosen = reach.ways.get(kind, [PAGE]) if reach is not None else [PAGE]
    told = [way for way in WAYS if way in chosen or (kind is K.SIGN_IN and way == PAGE)]
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as its person may read it now."""

    notice: Notice
    kind: NoticeKind
    row: Row | None
    happening: Happening | None
    link: str


def readable(place: Place, kept: Sequence[Notice]) -> list[Told]:
    """Those notices that the person may know of now, with where they lead."""
    cases = frozenset(one.case for one in kept if one.case)
    found = {row.case.case: row for row in rows(place.workspace, only=cases)} if cases else {}
    told = (_told(place, one, found.get(one.case)) for one in kept)
    return [one for one in told if one is not None]


def _told(place: Place, kept: Notice, row: Row | None) -> Told | None:
    """One notice, held against what its person may know at this moment."""
    kind = NoticeKind(kept.kind)
    if kind is K.SIGN_IN:
        return Told(kept, kind, None, None, "/settings/signin")
    if kind in (K.JOB_DONE, K.JOB_FAILED):
        allowed = place.may(OF_WORK.get(str(kept.told.get("work")), Right.VIEW))
        return Told(kept, kind, row, None, f"/tasks/{kept.told.get('task')}") if allowed else None
    if row is None:
        return None
    at = f"/cases/{kept.case}"
    if kind is K.DEADLINE:
        return Told(kept, kind, row, None, at) if place.may(Right.VIEW) else None
    seq = kept.told.get("seq")
    one = next((h for h in row.happened if h.seq == seq and h.kind is kind), None)
    if one is None or not hears(place, one, row):
        return None
    return Told(kept, kind, row, one, at + _TABS[kind] if place.may(Right.VIEW) else "/mine")


_TABS = {
    K.ASSIGNED: "/work",
    K.MENTIONED: "/work#comments",
    K.COMMENTED: "/work#comments",
    K.REPLIED: "/rounds",
    K.ASKED: "/work",
    K.REVIEWED: "/work",
}


def mine(place: Place) -> list[Notice]:
    """What was written down for the person in this shop and stands in the page, newest first."""
    kept = Notice.objects.filter(account=place.account, shop=place.shop, shown=True)
    return list(kept.filter(at__gt=timezone.now() - KEPT).order_by("-at", "-pk"))


def unread(place: Place) -> int:
    """How many notices wait to be read; at most `MOST_UNREAD`, whose rest is not counted."""
    kept = Notice.objects.filter(account=place.account, shop=place.shop, shown=True, read_at=None)
    waiting = list(kept.order_by("-at")[:MOST_UNREAD])
    return len(readable(place, waiting)) if waiting else 0


def mark_read(place: Place, numbers: Sequence[int] | None = None) -> int:
    """Mark some of the person's notices as read, or all of them."""
    kept = Notice.objects.filter(account=place.account, shop=place.shop, read_at=None)
    if numbers is not None:
        kept = kept.filter(pk__in=numbers)
    return int(kept.update(read_at=timezone.now()))
