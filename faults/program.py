"""The real program in a process of its own: started, timed, killed with all its children."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ZHENDAN = (sys.executable, "-c", "from zhendan.faces.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Said:
    """What a finished command said."""

    code: int
    out: str
    err: str

    def answer(self) -> dict[str, object]:
        """Its one JSON object; empty where it printed none."""
        try:
            found = json.loads(self.out)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def start(command: Sequence[str], env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start a command as the head of its own process group."""
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(env) if env else None,
        start_new_session=True,
    )


def zhendan(*words: str | Path, env: Mapping[str, str] | None = None) -> Said:
    """Run a command of the program to its end."""
    process = start((*ZHENDAN, *map(str, words)), env)
    out, err = process.communicate()
    return Said(process.returncode, out, err)


def killed_after(seconds: float, command: Sequence[str]) -> Said:
    """Run a command and kill it and all its children, unless it ends before."""
    process = start(command)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
    return Said(process.returncode, out, err)
