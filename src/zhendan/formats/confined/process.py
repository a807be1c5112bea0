"""A child process that answers line by line; it ends with everything that it has started itself."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

_POSIX = os.name == "posix"
_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class Process:
    """A Python module run as a child: text lines go in, text lines come out."""

    def __init__(self, module: str, cwd: Path, *, leads: bool) -> None:
        """`leads`: it gets a group of its own, and what it starts ends together with it."""
        self._leads = leads and _POSIX
        self._child = subprocess.Popen(
            (sys.executable, "-P", "-m", module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            start_new_session=self._leads,
            creationflags=0 if _POSIX else _GROUP,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._child.poll() is None

    def say(self, line: str) -> bool:
        """Hand it one line; False where its end of the pipe is gone."""
        if self._child.stdin is None:
            return False
        try:
            self._child.stdin.write(line + "\n")
            self._child.stdin.flush()
        except OSError:
            return False
        return True

    def hear(self, seconds: float) -> str | None:
        """Its next line, '' once its pipe has closed, None when the time is up."""
        try:
            return self._lines.get(timeout=seconds)
        except queue.Empty:
            return None

    def how_it_ended(self) -> str:
        """The name of the signal that ended it, or its exit code."""
        code = self._child.wait()
        if code >= 0 or not _POSIX:
            return str(code)
        try:
            return signal.Signals(-code).name
        except ValueError:
            return str(code)

    def end(self) -> None:
        """Stop it; where it leads a group, stop whatever it has started as well."""
        if self._leads:
            # The group is gone already where child and grandchildren have ended by themselves.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._child.pid, signal.SIGKILL)
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _listen(self) -> None:
        """Pass its lines on; an empty text says that the pipe has closed."""
        if self._child.stdout is not None:
            try:
                for line in self._child.stdout:
                    self._lines.put(line)
            except ValueError:
                pass  # closed on our side while waiting for a line
        self._lines.put("")
