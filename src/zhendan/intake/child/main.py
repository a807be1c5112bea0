"""The reader's own side: one file after another under limits, until its pipe closes."""

import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from zhendan.formats.cleaning.export_time import exported_at
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.limits import Limits, allow_cpu, hold_memory
from zhendan.intake.child.job import Job, job_of, settings_of
from zhendan.intake.child.spool import Spool
from zhendan.intake.draft import Gathered
from zhendan.intake.lineage import Lineage
from zhendan.intake.opening import Opener
from zhendan.intake.settings import IntakeSettings
from zhendan.intake.taking import Taking, too_costly

IDLE_SECONDS = 60.0
"""A reader that nobody asks anything ends by itself."""

Read = Callable[[Opener, Taking], bool]


def main(read: Read = Opener.read) -> None:
    """Serve jobs from standard input; whatever a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with Confined() as confined:
        desk: _Seat | None = None
        idle = _watch()
        for line in sys.stdin:
            idle.cancel()
            said = json.loads(line)
            if "settings" in said:
                limits = Limits(**said["limits"])
                hold_memory(limits.memory)
                desk = _Seat(settings_of(said), Opener(confined, Path(said["scratch"])), limits)
            elif desk is not None:
                _say(answers, {"begun": True})
                _say(answers, {"next": desk.read(job_of(said["job"]), read)})
            idle = _watch()


def _watch() -> threading.Timer:
    """End this process if nothing is asked of it for long."""
    timer = threading.Timer(IDLE_SECONDS, os._exit, args=(0,))
    timer.daemon = True
    timer.start()
    return timer


def _say(answers: IO[str], said: dict[str, object]) -> None:
    """One line for the desk."""
    answers.write(json.dumps(said) + "\n")
    answers.flush()


@dataclass(frozen=True, slots=True)
class _Seat:
    """Where the files of one reading are read."""

    settings: IntakeSettings
    opener: Opener
    limits: Limits

    def read(self, job: Job, read: Read) -> int:
        """Read one file into its spool; returns the number of the source row after its last."""
        allow_cpu(self.limits.cpu(job.received.size))
        spool = Spool(job.spool)
        gathered, lineage = Gathered(), Lineage(spool.batch, next=job.first_ref)
        taking = Taking(job.received, self.settings, lineage, gathered, budget=job.budget)
        taking.mended = {one.origin[1:]: one for one in job.mended}
        taking.exported_at = exported_at(job.received.name, self.settings.zone)
        with contextlib.suppress(MemoryError):
            if read(self.opener, taking):
                lineage.flush()
                spool.close(taking, gathered)
                return lineage.next
        return self._refused(taking, spool, job)

    def _refused(self, taking: Taking, spool: Spool, job: Job) -> int:
        """A file of which nothing may be used leaves its report alone."""
        taking.gathered.forget()
        spool.forget()
        taking.lineage = Lineage(spool.batch)
        if not any(problem.refused and problem.row is None for problem in taking.told()):
            taking.refuse(too_costly())
            taking.rows = 0
        spool.close(taking, taking.gathered)
        return job.first_ref


if __name__ == "__main__":
    main()
