"""Reminders on their way: what is due goes out once, what failed is tried again and said."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache

from cryptography.fernet import InvalidToken
from django.db.models import Q

from zhendan.domain import Text, ZhendanError
from zhendan.faces.web.factors import opened
from zhendan.faces.web.gate import workspace_of
from zhendan.faces.web.models import Reminded, ReminderWay
from zhendan.faces.web.quieting import of_shop
from zhendan.steps import reminding
from zhendan.steps.look.case_list import rows

_TRIES = 6
_WAIT = timedelta(minutes=2)
"""Before the second try; each further one waits twice as long, an hour and more in all."""


def send_due(now: datetime) -> int:
    """Send every reminder that is due on every way; how many went out."""
    sent, cases = 0, cache(rows)  # read once a shop, however many ways it has
    for way in ReminderWay.objects.select_related("shop").order_by("pk"):
        over = Q(sent_at__isnull=False) | Q(tries__gte=_TRIES) | Q(not_before__gt=now)
        told = set(way.reminded.filter(over).values_list("key", flat=True))
        try:
            found = reminding.due(cases(workspace_of(way.shop)), now, told)
        except ZhendanError as error:  # one shop's books must not silence another's
            say(way, error)
            continue
        sent += _send_all(way, _open_now(way, found, now), now)
    return sent


def _open_now(
    way: ReminderWay, found: Sequence[reminding.Reminder], now: datetime
) -> list[list[reminding.Reminder]]:
    """The messages that may go out at this hour; what quiet hours held back goes out as one."""
    quiet = of_shop(way.shop)
    going = [each for each in found if not quiet.holds(now, hours_left=each.hours)]
    if len(going) < len(found):
        ReminderWay.objects.filter(pk=way.pk).update(held=True)
    together = way.held and going and not quiet.holds(now)
    return [going] if together else [[each] for each in going]


def _send_all(
    way: ReminderWay, messages: Iterable[Sequence[reminding.Reminder]], now: datetime
) -> int:
    """Send until one is refused: a silent server must not hold the worker up case by case."""
    sent = 0
    for each in messages:
        if not _send(way, each, now):
            break
        sent += 1
    return sent


def _send(way: ReminderWay, each: Sequence[reminding.Reminder], now: datetime) -> bool:
    """One try, counted before it is made: a crash in between repeats it at most once more."""
    if not ReminderWay.objects.filter(pk=way.pk).exists():
        return False  # ended while others were sent to: nothing goes there any more
    for one in each:
        row, _ = Reminded.objects.get_or_create(way=way, key=one.key, defaults={"not_before": now})
        row.tries += 1
        row.not_before = now + _WAIT * 2 ** (row.tries - 1)
        row.save()
    told = told_of(way)
    links = [f"{told.get('home', '')}cases/{one.case}" for one in each]
    zh, en = (
        "\n".join(f"{one.words.say(lang)}\n{at}" for one, at in zip(each, links, strict=True))
        for lang in ("zh", "en")
    )
    try:
        reminding.send(way.kind, told, Text(zh, en), lang=way.lang, link="")
    except ZhendanError as error:
        say(way, error)
        return False
    Reminded.objects.filter(way=way, key__in=[one.key for one in each]).update(sent_at=now)
    after = {} if of_shop(way.shop).holds(now) else {"held": False}
    ReminderWay.objects.filter(pk=way.pk).update(problem=None, **after)
    return True


def told_of(way: ReminderWay) -> dict[str, str]:
    """Server, address and secret of a way, and under which address the workbench is open.

    Nothing where the program's key is not the one that sealed them: such a way is unusable.
    """
    try:
        kept: dict[str, str] = json.loads(opened(way.told))
    except InvalidToken:
        return {}
    return kept


def say(way: ReminderWay, error: ZhendanError) -> None:
    """Keep why a message was not sent, for the page to show."""
    ReminderWay.objects.filter(pk=way.pk).update(problem=error.as_data())
