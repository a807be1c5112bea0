"""The desk's side of the reader: hand over a job, wait a bounded time, go on without it."""

import atexit
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.limits import Limits
from zhendan.formats.confined.process import Process
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.intake.child.job import Job, settings_line
from zhendan.intake.desk_problems import ReaderDied
from zhendan.intake.settings import IntakeSettings

_MODULE = "zhendan.intake.child.main"
_START_SECONDS = 60.0
_COSTLY = {"SIGXCPU": "处理器时间 (CPU)", "SIGKILL": "内存 (memory)"}
_TRIES = 2


class Reader:
    """One reading's reader; where its process ends, the next file gets a fresh one."""

    def __init__(
        self,
        settings: IntakeSettings,
        scratch: Path,
        *,
        limits: Limits | None = None,
        module: str = _MODULE,
    ) -> None:
        self._limits = limits or Limits()
        self._hello = settings_line(settings, scratch, asdict(self._limits))
        self._module = module
        self._child: Process | None = None

    def read(self, job: Job) -> int:
        """Have one file read into its spool; returns the number of the next source row.

        Raises `ReadingTooCostly` where it passed a limit, `ReaderDied` where its reader ended.
        """
        child = self._asked(job)
        line = child.hear(self._limits.wall(job.received.size))
        if line:
            return int(json.loads(line)["next"])
        raise self._gone(child, timed_out=line is None)

    def _asked(self, job: Job) -> Process:
        """The process that has begun with the job. Raises `ReaderDied` where none would."""
        for _ in range(_TRIES):
            child = self._running()
            # A reader that had nothing to do may end just now: then the job never began.
            if child.say(job.line()) and child.hear(_START_SECONDS):
                return child
            self.end()
        raise ReaderDied(detail="not started")

    def begin(self, child: Process | None = None) -> Process:
        """Start reading with this process, or with a fresh one."""
        child = child or Process(self._module, Path(tempfile.gettempdir()), leads=True)
        child.say(self._hello)
        self._child = child
        return child

    def leave(self) -> Process | None:
        """Give the process away, if one lives."""
        child, self._child = self._child, None
        return child

    def end(self) -> None:
        """End the process, if one lives."""
        child = self.leave()
        if child is not None:
            child.end()

    def _running(self) -> Process:
        """The process, started afresh where none lives."""
        if self._child is not None and self._child.alive:
            return self._child
        self.end()
        return self.begin()

    def _gone(self, child: Process, *, timed_out: bool) -> ZhendanError:
        """Why no answer came."""
        if timed_out:
            self.end()
            return ReadingTooCostly(limit="时间 (time)")
        how = child.how_it_ended()
        self.end()
        costly = _COSTLY.get(how)
        return ReadingTooCostly(limit=costly) if costly else ReaderDied(detail=how)


class _Spare:
    """The process of the last reading, kept for the next one of the same workspace."""

    def __init__(self) -> None:
        self._kept: list[tuple[bytes, Process]] = []

    def lend(self, secret: bytes) -> Process | None:
        """A living process that has seen no other workspace's files."""
        while self._kept:
            owner, child = self._kept.pop()
            if owner == secret and child.alive:
                return child
            child.end()
        return None

    def keep(self, secret: bytes, child: Process) -> None:
        """Keep a process; one at most."""
        self.end()
        self._kept.append((secret, child))

    def end(self) -> None:
        """End what is kept."""
        while self._kept:
            self._kept.pop()[1].end()


_SPARE = _Spare()
atexit.register(_SPARE.end)


@contextmanager
def reader(settings: IntakeSettings, scratch: Path) -> Iterator[Reader]:
    """A reader for one reading; its process starts at once, while the inbox is being listed."""
    asked = Reader(settings, scratch)
    try:
        asked.begin(_SPARE.lend(settings.secret))
        yield asked
    except BaseException:
        asked.end()
        raise
    child = asked.leave()
    if child is not None:
        _SPARE.keep(settings.secret, child)
