"""Job folders and the child processes that work in them."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from zhendan.adapters.press.errors import FontsMissing, PressFailed, PressTookTooLong
from zhendan.domain import Sha256

PATIENCE = 600
"""Seconds after which a child that is not ready is given up."""


def lay_pictures(job: Path, pictures: Mapping[Sha256, bytes]) -> None:
    """Write the pictures' bytes into the job folder, each under its hash."""
    for name in ("pictures", "scaled"):
        (job / name).mkdir()
    for sha256, content in pictures.items():
        (job / "pictures" / sha256).write_bytes(content)


def run(module: str, job: Path) -> None:
    """Run a module of this package on `job` and turn its answer into our errors."""
    command = [sys.executable, "-m", f"zhendan.adapters.press.{module}", str(job)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise PressTookTooLong(seconds=PATIENCE) from late
    if done.returncode == 0:
        return
    kind, reason = _answer(done.stderr.decode("utf-8", "replace"), done.returncode)
    if kind == "fonts":
        raise FontsMissing(family=reason)
    raise PressFailed(reason=reason)


def _answer(said: str, code: int) -> tuple[str, str]:
    """Kind and reason of a failure; a process that was killed leaves only its exit code."""
    last = said.strip().splitlines()[-1:] or [""]
    try:
        answer = json.loads(last[0])
        return str(answer["kind"]), str(answer["reason"])
    except (ValueError, KeyError, TypeError):
        return "killed", f"exit {code} {last[0]}".strip()
