"""The asking side: one request, a bounded wait, and a fresh child when one dies."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from zhendan.domain import ZhendanError, every_error
from zhendan.formats.confined.process import Process
from zhendan.formats.container_problems import ReadingTooCostly, SheetUnreadable

LONGEST_SECONDS = 180.0
SECONDS_PER_MIB = 4.0
"""Added for every MiB of the file, below what its reader is given in all."""
_WORKER = "zhendan.formats.confined.worker"


class Confined:
    """One child at a time; it is started when first needed and ends with the reading."""

    def __init__(self, *, seconds: float = LONGEST_SECONDS, worker: str = _WORKER) -> None:
        self._seconds = seconds
        self._worker = worker
        self._child: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def ask(self, request: Mapping[str, str], cwd: Path) -> dict[str, object]:
        """The child's answer. Raises the error it met, or `ReadingTooCostly`."""
        child = self._running(cwd)
        line = child.hear(self._patience(request)) if child.say(json.dumps(request)) else ""
        if line is None:
            self.end()
            raise ReadingTooCostly(limit="时间 (time)")
        if not line:
            # The pipe closed: the system ended the child at its memory limit.
            self.end()
            raise ReadingTooCostly(limit="内存 (memory)")
        return _checked(json.loads(line))

    def _patience(self, request: Mapping[str, str]) -> float:
        """Seconds to wait: they grow with the file."""
        path = Path(request.get("path", ""))
        size = path.stat().st_size if path.is_file() else 0
        return self._seconds + SECONDS_PER_MIB * size / (1 << 20)

    def end(self) -> None:
        """Stop the child, if one runs."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def _running(self, cwd: Path) -> Process:
        """The child, started afresh where none is alive."""
        if self._child is None or not self._child.alive:
            self.end()
            self._child = Process(self._worker, cwd, leads=False)
        return self._child


def _checked(answer: dict[str, object]) -> dict[str, object]:
    """The answer, or the error that it names raised with its facts."""
    if "error" not in answer:
        return answer
    facts = answer.get("facts")
    raise revived(str(answer["error"]), facts if isinstance(facts, dict) else {})


def revived(code: str, facts: Mapping[str, object]) -> ZhendanError:
    """The error with this code and these facts."""
    known = {cls.code: cls for cls in every_error()}
    return known.get(code, SheetUnreadable)(**facts)
