"""Long work asked for by pages: put in a row once, wished away, told in words."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zhendan.domain import ZhendanError
from zhendan.faces.web.gate import Place
from zhendan.faces.web.models import Shop, Task
from zhendan.steps import Wiring, wire

OPEN = ("waiting", "running")
QUIET = 2
"""Seconds of quiet before a case is worked through again: decisions come in rows."""
_PATIENCE = 12.0
_LOOK_AFTER, _LOOK_EVERY = 0.01, 0.1
"""Seconds until the workspace is looked at again: short acts are over soon, rework takes longer."""
_BUSY = "ZD924"


def ask(place: Place, kind: str, *, case: str = "", told: dict[str, object] | None = None) -> Task:
    """A piece of work, or the one of its kind that is waiting already for the same case."""
    with transaction.atomic():
        one_at_a_time(place.shop.pk)
        same = Task.objects.filter(shop=place.shop, kind=kind, case=case, state="waiting")
        found: Task | None = same.first() if case else None
        if found is None:
            found = Task(shop=place.shop, account=place.account, kind=kind, case=case)
        found.told = told or {}
        found.not_before = timezone.now() + timedelta(seconds=QUIET if kind == "rework" else 0)
        found.save()
    return found


def one_at_a_time(shop: UUID) -> None:
    """Hold a shop's row until the transaction ends: on PostgreSQL nothing else would part two."""
    Shop.objects.select_for_update().get(pk=shop)


def open_of(place: Place, case: str) -> Task | None:
    """The work that is under way or waiting for a case, the running one first."""
    found = Task.objects.filter(shop=place.shop, case=case, state__in=OPEN)
    return found.order_by("state", "made_at").first()


def last_failed(place: Place, case: str) -> Task | None:
    """The last piece of work on a case, where it failed and nothing followed."""
    last = Task.objects.filter(shop=place.shop, case=case).order_by("-made_at").first()
    return last if last is not None and last.state == "failed" else None


@contextmanager
def at_the_ledger(place: Place) -> Iterator[Wiring]:
    """The writer's wiring for a person's short act; running rework gives way to it.

    Raises `FolderBusy` where other work holds the workspace for longer than one waits.
    """
    with ExitStack() as held:
        yield _waited_for(place, held)


def _waited_for(place: Place, held: ExitStack) -> Wiring:
    """The writer's wiring, once whoever writes now is done or gave way."""
    until, pause = time.monotonic() + _PATIENCE, _LOOK_AFTER
    while True:
        # Tried and not asked first: between an answer and our turn somebody else may begin.
        try:
            return held.enter_context(wire(place.workspace))
        except ZhendanError as error:
            if error.code != _BUSY or time.monotonic() > until:
                raise
        running = Task.objects.filter(shop=place.shop, state="running", kind="rework")
        running.update(wish="yield")
        time.sleep(pause)
        pause = min(2 * pause, _LOOK_EVERY)
