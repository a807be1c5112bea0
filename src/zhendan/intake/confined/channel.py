"""The parent's side: ask the child, wait a bounded time, and start a fresh one when it dies."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from zhendan.domain import ZhendanError, every_error
from zhendan.intake.container_problems import ReadingTooCostly, SheetUnreadable

LONGEST_SECONDS = 180.0
_COMMAND = (sys.executable, "-P", "-m", "zhendan.intake.confined.worker")


class Confined:
    """One child at a time; it is started when first needed and ends with the reading."""

    def __init__(self, *, seconds: float = LONGEST_SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()

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
        if child.stdin is None:
            raise SheetUnreadable(detail="pipe")
        try:
            child.stdin.write(json.dumps(request) + "\n")
            child.stdin.flush()
            line = self._answers.get(timeout=self._seconds)
        except queue.Empty as error:
            self.end()
            raise ReadingTooCostly(limit="时间 (time)") from error
        except OSError as error:
            self.end()
            raise ReadingTooCostly(limit="内存 (memory)") from error
        if not line:
            # The pipe closed: the system ended the child at its memory limit.
            self.end()
            raise ReadingTooCostly(limit="内存 (memory)")
        return _checked(json.loads(line))

    def end(self) -> None:
        """Stop the child, if one runs."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    _close(pipe.close)
        self._answers = queue.SimpleQueue()

    def _running(self, cwd: Path) -> subprocess.Popen[str]:
        """The child, started afresh where none is alive."""
        if self._child is None or self._child.poll() is not None:
            self.end()
            self._child = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                cwd=cwd,
            )
            threading.Thread(target=_listen, args=(self._child, self._answers), daemon=True).start()
        return self._child


def _close(close: "object") -> None:
    """Close a pipe whose other end is gone."""
    if callable(close):
        try:
            close()
        except OSError:
            return


def _listen(child: subprocess.Popen[str], answers: "queue.SimpleQueue[str]") -> None:
    """Pass the child's lines on; an empty text says that the pipe has closed."""
    if child.stdout is not None:
        try:
            for line in child.stdout:
                answers.put(line)
        except ValueError:
            return
    answers.put("")


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
