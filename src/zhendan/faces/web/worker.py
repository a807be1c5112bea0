"""The worker: takes tasks in order, each in a process of its own, and survives being killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import django
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

if TYPE_CHECKING:
    from zhendan.faces.web.alone import Alone

_LOOK_EVERY = 0.4
_DEAD_AFTER = timedelta(seconds=15)
"""A running task whose worker was not heard of for so long is done again; on one machine the
lock tells at once that it died."""
_MOST_TRIES = 3
_SWEEP_EVERY = 3600.0
"""Seconds between two looks for answers to programs that were kept for their day."""


def main() -> None:
    """Work until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhendan.faces.web.settings")
    django.setup()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from django.conf import settings

    from zhendan.faces.web.alone import Alone
    from zhendan.faces.web.once import sweep
    from zhendan.faces.web.reminders import Rounds

    parent, rounds, alone = os.getppid(), Rounds(), Alone(settings.HOME / "worker.lock")
    swept = -_SWEEP_EVERY
    while os.getppid() == parent:
        rounds.look()
        if time.monotonic() - swept > _SWEEP_EVERY:
            swept = time.monotonic()
            close_old_connections()
            sweep()
        if not work_once(alone):
            time.sleep(_LOOK_EVERY)


def work_once(alone: "Alone") -> bool:
    """Do the next task that is due; False where none is."""
    close_old_connections()
    with alone.asked() as is_alone:
        # Tables on a server may have workers on other machines, of whom this lock tells nothing.
        revive(all_dead=is_alone and connection.vendor == "sqlite")
    task = claim()
    if task is None:
        return False
    _watch(task, _begun(task, alone))
    return True


def revive(*, all_dead: bool = False) -> int:
    """Put tasks back whose worker died; after too many tries they stay failed."""
    from zhendan.faces.web.models import Task

    silent = Task.objects.filter(state="running")
    if not all_dead:
        silent = silent.filter(beat_at__lt=timezone.now() - _DEAD_AFTER)
    silent.filter(tries__gte=_MOST_TRIES).update(
        state="failed", ended_at=timezone.now(), problem=_DIED
    )
    return int(silent.update(state="waiting", wish=""))


def claim() -> Any:
    """Take the oldest due task, unless its shop is being worked on; None where there is none."""
    from zhendan.faces.web.models import Task

    with transaction.atomic():
        taken = Task.objects.filter(state="running").values_list("shop", flat=True)
        due = Task.objects.filter(state="waiting", not_before__lte=timezone.now())
        task = due.exclude(shop__in=list(taken)).order_by("made_at").first()
        if task is None or not _still_free(task):
            return None
        task.state, task.wish, task.problem = "running", "", None
        task.began_at = task.beat_at = timezone.now()
        task.tries += 1
        task.save()
    return task


def _still_free(task: Any) -> bool:
    """Whether the task and its shop are still free once the shop's row is ours."""
    from zhendan.faces.web.models import Task
    from zhendan.faces.web.tasks import one_at_a_time

    one_at_a_time(task.shop_id)
    busy = Task.objects.filter(shop=task.shop_id, state="running")
    return not busy.exists() and Task.objects.filter(pk=task.pk, state="waiting").exists()


def _begun(task: Any, alone: "Alone") -> "subprocess.Popen[bytes]":
    """A child that does the task and writes how it ended; while it lives, so does our lock."""
    command = [sys.executable, "-m", "zhendan.faces.web.child", str(task.pk), str(os.getpid())]
    return subprocess.Popen(command, start_new_session=True, pass_fds=(alone.handle,))


def _watch(task: Any, child: "subprocess.Popen[bytes]") -> None:
    """Beat while the child works; carry out what the page wishes."""
    from zhendan.faces.web.models import Task

    row = Task.objects.filter(pk=task.pk)
    try:
        while child.poll() is None:
            row.update(beat_at=timezone.now())
            wish = row.values_list("wish", flat=True).first()
            if wish in ("cancel", "yield"):
                _end(child)
                _gave_way(row, wish)
                return
            time.sleep(_LOOK_EVERY / 2)
    except BaseException:
        _end(child)
        row.filter(state="running").update(state="waiting")
        raise
    left = row.filter(state="running")
    if left.filter(tries__gte=_MOST_TRIES).exists():
        left.update(state="failed", ended_at=timezone.now(), problem=_DIED)
    left.update(state="waiting")  # it died without a word: done again


def _gave_way(row: Any, wish: str) -> None:
    """Cancelled for good, or back in the row after a person's short act."""
    running = row.filter(state="running")
    if wish == "cancel":
        running.update(state="cancelled", wish="", ended_at=timezone.now())
    else:
        later = timezone.now() + timedelta(seconds=2)
        running.update(state="waiting", wish="", tries=0, not_before=later)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the child and whatever it started."""
    try:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(3)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        pass
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    child.wait()


_DIED = {
    "code": "ZD994",
    "zh": "处理程序中断了三次。已封存的凭证都在；请再试一次，仍不行请查看服务器日志。",
    "en": "The work was cut off three times. Everything sealed is kept; try again, or see the log.",
}

if __name__ == "__main__":
    main()
