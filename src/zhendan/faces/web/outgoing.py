"""Notices on their way out: by mail to the person, by the shop's robots; quiet hours are kept."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from cryptography.fernet import InvalidToken

from zhendan.domain import Text, ZhendanError
from zhendan.faces.web.factors import opened
from zhendan.faces.web.gate import Place, place_at
from zhendan.faces.web.models import Member, Outgoing, ReminderWay
from zhendan.faces.web.notices import MAIL, Told, reach_of, readable
from zhendan.faces.web.quieting import of_person, of_shop
from zhendan.faces.web.reminders import say, told_of
from zhendan.faces.web.words import WEB
from zhendan.steps import reminding

_TRIES = 6
_WAIT = timedelta(minutes=2)


def send_out(now: datetime) -> int:
    """Send what waits, one message a person and way; how many messages went out."""
    waiting = Outgoing.objects.filter(sent_at=None, tries__lt=_TRIES, not_before__lte=now)
    listed = waiting.select_related("notice__account", "notice__shop", "way__shop")
    ordered = listed.order_by("way_id", "notice__account_id", "pk")
    sent = 0
    for _, group in groupby(ordered, key=lambda one: (one.way_id, one.notice.account_id)):
        sent += _send_one(list(group), now)
    return sent


def _send_one(group: Sequence[Outgoing], now: datetime) -> int:
    """What one person hears by one way now; what may no longer be known goes nowhere."""
    way, first = group[0].way, group[0].notice
    member = Member.objects.filter(
        account=first.account, shop=first.shop, account__is_active=True
    ).select_related("shop")
    found = member.first()
    place = place_at(found, first.account) if found is not None else None
    open_ones = [one.notice for one in group if one.notice.read_at is None]
    told = readable(place, open_ones) if place is not None else []
    known = {one.notice.pk for one in told}
    gone = [one.pk for one in group if one.notice_id not in known]
    Outgoing.objects.filter(pk__in=gone).delete()
    if place is None:
        return 0
    going = [one for one in told if not _waits(place, way, one, now)]
    return int(bool(going) and _sent(place, way, going, now))


def _waits(place: Place, way: ReminderWay, one: Told, now: datetime) -> bool:
    """Whether quiet hours hold it: the person's for mail, the shop's for a group's robot."""
    quiet = of_person(place.shop, reach_of(place)) if way.kind == MAIL else of_shop(place.shop)
    hours = one.notice.told.get("hours")
    return quiet.holds(now, hours_left=hours if isinstance(hours, int) else None)


def _sent(place: Place, way: ReminderWay, going: Sequence[Told], now: datetime) -> bool:
    """One try for all of it, counted before it is made."""
    rows = Outgoing.objects.filter(way=way, notice__in=[one.notice.pk for one in going])
    for row in rows:
        row.tries += 1
        row.not_before = now + _WAIT * 2 ** (row.tries - 1)
        row.save()
    told = told_of(way)
    if way.kind == MAIL:
        told = told | {"to": _address(place)}
    lang = place.account.lang if way.kind == MAIL else way.lang
    try:
        reminding.send(way.kind, told, _message(place, way, going, told), lang=lang, link="")
    except ZhendanError as error:
        say(way, error)
        return False
    rows.update(sent_at=now)
    ReminderWay.objects.filter(pk=way.pk).update(problem=None)
    return True


def _message(place: Place, way: ReminderWay, going: Sequence[Told], told: dict[str, str]) -> Text:
    """A line and a link each: what kind of thing and which case, nothing of what was said."""
    home = told.get("home", "/").rstrip("/")
    zh, en = (
        "\n".join(f"{out_words(one, lang)}\n{home}{one.link}" for one in going)
        for lang in ("zh", "en")
    )
    name = "" if way.kind == MAIL else f"@{place.account.name}\n"
    return Text(name + zh, name + en)


def out_words(one: Told, lang: str) -> str:
    """A notice as it may leave the program."""
    if "zh" in one.notice.told:
        return str(one.notice.told["en" if lang == "en" else "zh"])
    words = WEB[f"notice.kind.{one.kind}"].say(lang)
    case = one.row.case if one.row is not None else None
    return f"{words} · {case.shop_name or case.platform} {case.number}" if case else words


def _address(place: Place) -> str:
    """The person's own mail address; empty where there is none or nobody can open it."""
    reach = reach_of(place)
    try:
        return opened(reach.mail) if reach is not None and reach.mail else ""
    except InvalidToken:
        return ""
