"""The worker's rounds: what happened is written down, what is due goes out."""

import sys
import time
from datetime import datetime

from django.utils import timezone

from zhendan.domain import ZhendanError
from zhendan.faces.web.models import Shop
from zhendan.faces.web.notices import gather
from zhendan.faces.web.outgoing import send_out
from zhendan.faces.web.reminders import send_due

SEND_EVERY_S, GATHER_EVERY_S = 60.0, 5.0


class Rounds:
    """Looks for news every few seconds and sends once a minute, however often it is asked."""

    def __init__(self) -> None:
        self._gather = self._send = 0.0

    def look(self) -> int:
        """Write down what happened; send what is due once a minute; how many went out."""
        self.listen()
        if time.monotonic() < self._send:
            return 0
        self._send = time.monotonic() + SEND_EVERY_S
        now = timezone.now()
        return send_due(now) + send_out(now)

    def listen(self) -> None:
        """Write down what happened, if a few seconds have gone by; nothing is sent."""
        if time.monotonic() >= self._gather:
            self._gather = time.monotonic() + GATHER_EVERY_S
            gather_all(timezone.now())


def gather_all(now: datetime) -> int:
    """Write down what happened in every shop; how many people were told."""
    told = 0
    for shop in Shop.objects.all():
        try:
            told += gather(shop, now)
        except ZhendanError as error:  # one shop's books must not silence another's
            sys.stderr.write(f"notices: {error.code}\n")
    return told
