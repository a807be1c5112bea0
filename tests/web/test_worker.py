"""The worker: killed in the middle it goes on, work gives way to a person, results come once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import CASE
from zhendan.steps import wire


def _task(shops: tuple[Any, Any], **fields: object) -> Any:
    from zhendan.faces.web.models import Account, Task

    account = Account.objects.order_by("id").first() or Account.objects.make("w", "工人", "x" * 12)
    return Task.objects.create(shop=shops[0], account=account, **fields)


def test_a_task_whose_worker_died_is_done_again_and_after_three_tries_stays_failed(
    shops: tuple[Any, Any],
) -> None:
    from django.utils import timezone

    from zhendan.faces.web.models import Task
    from zhendan.faces.web.worker import revive

    long_ago = timezone.now() - timedelta(minutes=5)
    first = _task(shops, kind="rework", case="x", state="running", beat_at=long_ago, tries=1)
    last = _task(shops, kind="rework", case="y", state="running", beat_at=long_ago, tries=3)
    fresh = _task(shops, kind="rework", case="z", state="running", beat_at=timezone.now())
    revive()
    states = {t.pk: t.state for t in Task.objects.filter(pk__in=[first.pk, last.pk, fresh.pk])}
    assert states == {first.pk: "waiting", last.pk: "failed", fresh.pk: "running"}
    assert Task.objects.get(pk=last.pk).problem["code"] == "ZD994"
    Task.objects.all().delete()


def test_a_worker_is_alone_only_when_every_other_and_its_children_are_dead(tmp_path: Path) -> None:
    from zhendan.faces.web.alone import Alone

    def asked(one: Any) -> bool:
        with one.asked() as is_alone:
            return bool(is_alone)

    first, second = Alone(tmp_path / "lock"), Alone(tmp_path / "lock")
    assert asked(first)
    assert not asked(second)
    assert not asked(first), "the second one shares it by now"
    child = subprocess.Popen(["sleep", "600"], pass_fds=(first.handle,))
    os.close(first.handle)
    assert not asked(second), "what the first one started lives"
    child.kill()
    child.wait()
    assert asked(second)


def test_one_shop_is_worked_on_by_one_task_at_a_time(shops: tuple[Any, Any]) -> None:
    from django.utils import timezone

    from zhendan.faces.web.models import Task
    from zhendan.faces.web.worker import claim

    _task(shops, kind="rework", case="a", state="running", beat_at=timezone.now())
    _task(shops, kind="rework", case="b")
    assert claim() is None
    Task.objects.all().delete()


def test_the_same_wish_twice_is_one_task(enter: Callable[..., Any]) -> None:
    from zhendan.faces.web.models import Task

    client = enter("owner")
    for _ in range(3):
        client.post(f"/cases/{CASE}/rework")
    assert Task.objects.filter(kind="rework", case=CASE, state="waiting").count() == 1
    Task.objects.all().delete()


def test_a_killed_worker_loses_nothing_and_the_next_one_goes_on_at_once(
    enter: Callable[..., Any], workbench: Path, shops: tuple[Any, Any]
) -> None:
    from zhendan.faces.web.models import Task

    task = _task(shops, kind="rework", case=CASE)
    worker = _worker()
    _until(lambda: Task.objects.get(pk=task.pk).stage_zh != "")
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert Task.objects.get(pk=task.pk).state == "running"
    # By its last sign of life it would be left alone for years: only the lock can tell.
    Task.objects.filter(pk=task.pk).update(beat_at="2036-01-01T00:00:00Z")
    worker = _worker()
    try:
        _until(lambda: Task.objects.get(pk=task.pk).state == "done")
    finally:
        worker.terminate()
        worker.wait()
    assert Task.objects.get(pk=task.pk).tries == 2
    page = enter("owner").get(f"/cases/{CASE}")
    assert page.status_code == 200
    Task.objects.all().delete()


def _worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "zhendan.faces.web.worker"], start_new_session=True
    )


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to that")


def test_twenty_at_once_ask_for_one_task_and_two_workers_take_one(
    enter: Callable[..., Any], shops: tuple[Any, Any]
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    from zhendan.faces.web.gate import place_of
    from zhendan.faces.web.models import Account, Task
    from zhendan.faces.web.tasks import ask
    from zhendan.faces.web.worker import claim

    enter("owner")
    place = place_of(Account.objects.get(login="owner-0-true"), str(shops[0].pk))
    assert place is not None
    Task.objects.all().delete()

    def at_once(act: Callable[[], Any]) -> Any:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as people:
        asked = [
            people.submit(at_once, lambda: ask(place, "prepare", case=CASE).pk) for _ in "x" * 20
        ]
        assert len({each.result() for each in asked}) == 1
        taken = [people.submit(at_once, claim) for _ in "x" * 8]
        assert [each.result() is None for each in taken].count(False) == 1
    Task.objects.all().delete()


def test_a_short_act_that_comes_second_waits_for_the_first(
    enter: Callable[..., Any], shops: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhendan.adapters.storage_errors import FolderBusy
    from zhendan.faces.web import tasks
    from zhendan.faces.web.gate import place_of
    from zhendan.faces.web.models import Account

    enter("owner")
    place = place_of(Account.objects.get(login="owner-0-true"), str(shops[0].pk))
    assert place is not None
    tried: list[Path] = []

    def quicker(workspace: Path) -> Any:
        """Somebody else was quicker, twice: nobody held the workspace before, and now one does."""
        tried.append(workspace)
        if len(tried) < 3:
            raise FolderBusy(folder="x")
        return wire(workspace)

    monkeypatch.setattr(tasks, "wire", quicker)
    with tasks.at_the_ledger(place) as wiring:
        assert CASE in wiring.ledger.cases()
    monkeypatch.setattr(tasks, "_PATIENCE", 0)
    tried.clear()
    with pytest.raises(FolderBusy), tasks.at_the_ledger(place):
        pass
