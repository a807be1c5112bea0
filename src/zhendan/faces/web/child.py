"""One task in a process of its own: what it does, how far it is, how it ended."""

import os
import shutil
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import django

from zhendan.domain import CaseId, Sha256, Text, ZhendanError

if TYPE_CHECKING:
    from zhendan.faces.web.models import Delivery, Task
    from zhendan.steps import Errand

_TOKEN, _HOST = "ZHENDAN_CHANNEL_TOKEN", "ZHENDAN_CHANNEL_HOST"
_TELL_EVERY = 0.3
_LOOK_EVERY = 0.3
_BUSY, _BUSY_SECONDS = "ZD924", 3


def main() -> None:
    """Do the task whose number is given, for the worker whose number stands beside it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhendan.faces.web.settings")
    os.umask(0o077)
    os.nice(5)
    _end_with_the_worker(int(sys.argv[2]))
    django.setup()
    from zhendan.faces.web.models import Task

    do(Task.objects.select_related("shop", "account").get(pk=sys.argv[1]))


def _end_with_the_worker(worker: int) -> None:
    """Stop as soon as the worker is gone: whoever takes the task up needs the workspace."""

    def watch() -> None:
        while os.getppid() == worker:
            time.sleep(_LOOK_EVERY)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def do(task: "Task") -> None:
    """Do a task and write how it ended; an unexpected error is told as such, without details."""
    from django.utils import timezone

    from zhendan.faces.web.models import Task

    try:
        case = _KINDS[task.kind](task)
        ended: dict[str, object] = {"state": "done", "case": case, "problem": None}
    except ZhendanError as error:
        ended = {"state": "failed", "problem": error.as_data()}
        if error.code == _BUSY:  # somebody else writes just now, on the command line perhaps
            later = timezone.now() + timedelta(seconds=_BUSY_SECONDS)
            ended = {"state": "waiting", "not_before": later, "tries": 0}
    except Exception as error:
        sys.stderr.write(f"task {task.pk} {task.kind}: {type(error).__name__}\n")
        ended = {"state": "failed", "problem": _unexpected(type(error).__name__)}
        if os.environ.get("ZHENDAN_WEB_TRACE"):
            raise
    Task.objects.filter(pk=task.pk, state="running").update(ended_at=timezone.now(), **ended)


def _intake(task: "Task") -> str:
    """Take a delivery in: into its case, or as the case that its notice names."""
    from zhendan.faces.web.models import Delivery
    from zhendan.steps.workbench import add_files, take_folder

    delivery = Delivery.objects.get(pk=task.told["delivery"])
    workspace, errand = _at(task)
    inbox = _laid_out(delivery, workspace)
    if delivery.case:
        case = add_files(CaseId(delivery.case), inbox, workspace, errand)
    else:
        case = take_folder(inbox, workspace, errand)
    # Sealed: the copies that came over the line are not needed any more.
    shutil.rmtree(inbox.parent, ignore_errors=True)
    delivery.case, delivery.closed = case, True
    delivery.save()
    return case


def _rework(task: "Task") -> str:
    from zhendan.steps.workbench import rework

    workspace, errand = _at(task)
    return rework(CaseId(task.case), workspace, errand)


def _prepare(task: "Task") -> str:
    from zhendan.steps.workbench import prepare

    workspace, errand = _at(task)
    return prepare(CaseId(task.case), workspace, errand)


def _submit(task: "Task") -> str:
    from zhendan.steps.workbench import hand_in

    workspace, errand = _at(task)
    before, packet = int(str(task.told["rounds"])), Sha256(str(task.told["packet"]))
    return hand_in(CaseId(task.case), workspace, errand, rounds_before=before, packet=packet)


def _settle(task: "Task") -> str:
    from zhendan.steps.settling import Authorisation, settle

    workspace, errand = _at(task)
    errand = replace(errand, reason=str(task.told["reason"]))
    by = Authorisation(os.environ.get(_TOKEN, ""), os.environ.get(_HOST, ""))
    return settle(CaseId(task.case), workspace, errand, by=by, lost=task.told["lost"] is True)


_KINDS = {
    "intake": _intake,
    "rework": _rework,
    "prepare": _prepare,
    "submit": _submit,
    "settle": _settle,
}


def _at(task: "Task") -> tuple[Path, "Errand"]:
    """The shop's folder, and an errand that bears the person's name and tells the page."""
    from zhendan.faces.web.gate import workspace_of
    from zhendan.steps import Errand

    return workspace_of(task.shop), Errand(by=task.account.name, progress=Told(task))


def _laid_out(delivery: "Delivery", workspace: Path) -> Path:
    """The delivery under the names it came with, each made to stay inside the folder."""
    from zhendan.faces.web.arrivals import home

    place = home(workspace, delivery.pk)
    inbox = place / "inbox"
    shutil.rmtree(inbox, ignore_errors=True)
    for file in delivery.files.all():
        target = inbox.joinpath(*PurePosixPath(file.path).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(place / str(file.pk), target)
    return inbox


class Told:
    """Progress written where a page can read it, now and then."""

    def __init__(self, task: "Task") -> None:
        self._pk, self._last, self._done = task.pk, 0.0, 0

    def stage(self, name: Text, total: int | None = None) -> None:
        """A new stage is always told."""
        self._done = 0
        self._write(stage_zh=name.zh[:120], stage_en=name.en[:120], done=0, total=total)

    def advance(self, parts: int = 1) -> None:
        """Parts are told a few times a second at most."""
        self._done += parts
        if time.monotonic() - self._last > _TELL_EVERY:
            self._write(done=self._done)

    def _write(self, **fields: object) -> None:
        from zhendan.faces.web.models import Task

        self._last = time.monotonic()
        Task.objects.filter(pk=self._pk).update(**fields)


def _unexpected(kind: str) -> dict[str, object]:
    return {
        "code": "ZD993",
        "zh": f"处理时出现程序错误（{kind}）。已封存的凭证都在；请再试一次。",
        "en": f"A fault of the program ({kind}). Everything sealed is kept; please try again.",
    }


if __name__ == "__main__":
    main()
