"""Reminders on their way: what is due goes out once, what failed is tried again and said."""

import json
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from cryptography.fernet import InvalidToken
from django.db.models import Q
from django.utils import timezone

from zhendan.domain import ZhendanError
from zhendan.faces.web.factors import opened
from zhendan.faces.web.gate import workspace_of
from zhendan.faces.web.models import Reminded, ReminderWay
from zhendan.steps import reminding
from zhendan.steps.look.case_list import rows

LOOK_EVERY_S = 60.0
_TRIES = 6
_WAIT = timedelta(minutes=2)
"""Before the second try; each further one waits twice as long, an hour and more in all."""


class Rounds:
    """Looks for what is due once a minute, whoever asks and however often."""

    def __init__(self) -> None:
        self._next = 0.0

    def look(self) -> int:
        """Send what is due, if a minute has gone by; how many went out."""
        if time.monotonic() < self._next:
            return 0
        self._next = time.monotonic() + LOOK_EVERY_S
        return send_due(timezone.now())


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
        sent += _send_all(way, found, now)
    return sent


def _send_all(way: ReminderWay, found: Iterable[reminding.Reminder], now: datetime) -> int:
    """Send until one is refused: a silent server must not hold the worker up case by case."""
    sent = 0
    for each in found:
        if not _send(way, each, now):
            break
        sent += 1
    return sent


def _send(way: ReminderWay, each: reminding.Reminder, now: datetime) -> bool:
    """One try, counted before it is made: a crash in between repeats it at most once more."""
    if not ReminderWay.objects.filter(pk=way.pk).exists():
        return False  # ended while others were sent to: nothing goes there any more
    row, _ = Reminded.objects.get_or_create(way=way, key=each.key, defaults={"not_before": now})
    row.tries += 1
    row.not_before = now + _WAIT * 2 ** (row.tries - 1)
    row.save()
    told = told_of(way)
    link = f"{told.get('home', '')}cases/{each.case}"
    try:
        reminding.send(way.kind, told, each.words, lang=way.lang, link=link)
    except ZhendanError as error:
        say(way, error)
        return False
    Reminded.objects.filter(pk=row.pk).update(sent_at=now)
    ReminderWay.objects.filter(pk=way.pk).update(problem=None)
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
