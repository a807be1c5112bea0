"""The program forked from an interpreter that has loaded it: started at once, killed at any moment.

A process of its own forks on request (`python -m faults.warm MODULE …`), so that no thread of the
protocol's own is copied. What runs in the fork is the unchanged program with its own arguments.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from faults.program import ROOT, Said

LOADED = (
    "zhendan.faces.cli",
    "zhendan.faces.commands.importing",
    "zhendan.faces.commands.keeping",
    "zhendan.steps.look.importing",
    "zhendan.steps.safekeeping",
)
"""What imports and migrations load before they begin."""
_LOOK_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Forked:
    """One run of the program, the head of its own process group."""

    pid: int
    said: Path
    """Folder with what it prints: `out` and `err`."""


class Warm:
    """The process that forks. One caller at a time."""

    def __init__(self, process: "subprocess.Popen[str]", place: Path) -> None:
        self._process, self._place, self._runs = process, place, 0
        self.pid = process.pid

    def start(self, words: Sequence[str]) -> Forked:
        """Run the program with these arguments."""
        self._runs += 1
        said = self._place / str(self._runs)
        said.mkdir()
        return Forked(int(self._ask({"run": list(words), "said": str(said)})), said)

    def running(self, one: Forked) -> bool:
        """Whether it has not ended yet."""
        return self._ask({"poll": one.pid}) == "None"

    def kill(self, one: Forked) -> None:
        """Kill it and all of its group."""
        try:
            os.killpg(one.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def ended(self, one: Forked) -> Said:
        """Wait for its end; the code is -9 where it was killed."""
        code = int(self._ask({"wait": one.pid}))
        told = [(one.said / name).read_text("utf-8", "replace") for name in ("out", "err")]
        return Said(code, *told)

    def killed_when(self, now: Callable[[], bool], words: Sequence[str]) -> Said:
        """Run to the end, or until `now` says so: asked again and again."""
        one = self.start(words)
        while self.running(one):
            if now():
                self.kill(one)
                break
            time.sleep(_LOOK_EVERY)
        return self.ended(one)

    def _ask(self, told: object) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@contextmanager
def warm(*modules: str, env: dict[str, str] | None = None) -> Iterator[Warm]:
    """An interpreter that has loaded these modules, ready to fork."""
    with TemporaryDirectory(prefix="zhendan-warm-") as name:
        process = subprocess.Popen(
            (sys.executable, "-m", "faults.warm", *modules),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | (env or {}),
        )
        try:
            assert process.stdout is not None
            if process.stdout.readline().strip() != "ready":
                raise RuntimeError("the program cannot be loaded")
            yield Warm(process, Path(name))
        finally:
            process.kill()
            process.communicate()


def _serve() -> None:
    """Fork, poll and wait as asked, one line each."""
    for module in sys.argv[1:]:
        import_module(module)
    _say("ready")
    ended: dict[int, int] = {}
    for line in sys.stdin:
        told = json.loads(line)
        if "run" in told:
            if not (pid := os.fork()):
                return _become(told["run"], Path(told["said"]))
            _lead(pid)
            _say(pid)
        elif "poll" in told:
            _say(_code(told["poll"], ended, os.WNOHANG))
        else:
            _say(_code(told["wait"], ended, 0))
    return None


def _become(words: list[str], said: Path) -> None:
    """In the fork: be the program."""
    _lead(0)
    handles = (
        os.open(os.devnull, os.O_RDONLY),
        *(os.open(said / name, os.O_WRONLY | os.O_CREAT) for name in ("out", "err")),
    )
    for place, handle in enumerate(handles):
        os.dup2(handle, place)
    sys.argv = ["zhendan", *words]
    from zhendan.faces.cli import main

    main()


def _lead(pid: int) -> None:
    """Make a process the head of its group, from both sides: whoever comes first."""
    try:
        os.setpgid(pid, pid)
    except OSError:
        return


def _code(pid: int, ended: dict[int, int], options: int) -> int | None:
    """How a run ended, as `subprocess` tells it; None while it goes on."""
    if pid not in ended:
        found, status = os.waitpid(pid, options)
        if not found:
            return None
        ended[pid] = os.waitstatus_to_exitcode(status)
    return ended[pid]


def _say(told: object) -> None:
    sys.stdout.write(f"{told}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve()
