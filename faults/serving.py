"""F1: the workbench is killed at random moments while programs send files to it."""

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults.outcome import Outcome
from faults.program import ZHENDAN, start
from faults.senders import Sender, ask
from faults.tally import look

_MARK = "ZHENDAN_FAULTS_MARK"
_SENDERS = 4
_PATIENCE, _SETTLED = 120.0, 900.0
"""Seconds to answer after a start, and for what is left to be sealed at the end."""


class Served:
    """One workbench that is started and killed again and again at one address."""

    def __init__(self, data: Path, port: int, key: str) -> None:
        """`key` of a program: the workbench is up when it answers to it."""
        self._data, self._port, self._key = data, port, key
        self._mark = secrets.token_hex(16)
        self._process: subprocess.Popen[str] | None = None
        self._said = ""

    def up(self) -> float:
        """Start it; seconds until it answers."""
        words = ("serve", "--port", str(self._port), "--data", str(self._data))
        begun = time.monotonic()
        self._process = start((*ZHENDAN, *words), os.environ | {_MARK: self._mark})
        while ask(self._port, self._key, "GET", "/tasks", None)[0] != 200:
            if self._process.poll() is not None or time.monotonic() - begun > _PATIENCE:
                self.kill()
                raise RuntimeError(f"the workbench does not answer: {self._said[-400:]}")
            time.sleep(0.05)
        return time.monotonic() - begun

    def kill(self, head_first: float = 0.0) -> None:
        """Kill it with everything it started; its head so many seconds before the rest."""
        assert self._process is not None
        if self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
        time.sleep(head_first)
        while left := list(self._living()):
            for pid in left:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            time.sleep(0.02)
        self._said = self._process.communicate()[1]

    def _living(self) -> Iterator[int]:
        """Every process that bears our mark, whoever is its parent by now."""
        mark = f"{_MARK}={self._mark}".encode()
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (place / "environ").read_bytes().split(b"\0"):
                    yield int(place.name)
            except OSError:
                continue  # gone, or not ours


def killed_serving(
    kills: int = 200, *, longest: float = 12.0, early: bool = False, settle: bool = True
) -> Outcome:
    """F1: what was acknowledged is sealed, whole and in the log, after each kill.

    `early` plants the fault of taking what was only handed over for sealed. With `settle` the
    last start goes on until all that was handed over is sealed; no other lives `longest` seconds.
    """
    chance, outcome = random.Random(1), Outcome("F1", True, "")
    with tempfile.TemporaryDirectory(prefix="zhendan-serve-") as name:
        data, port = Path(name) / "data", _free_port()
        shops = _shops(data, _SENDERS)
        programs = [Sender(port, one["key"], one["case"]) for one in shops]
        folders = [Path(one["folder"]) for one in shops]
        bench = Served(data, port, shops[0]["key"])
        for one in programs:
            one.start()
        while outcome.kills < kills:
            outcome.seconds = max(outcome.seconds, bench.up())
            _under_way(programs)
            time.sleep(chance.uniform(0.0, longest))
            bench.kill(chance.choice((0.0, 0.3)))
            outcome.kills += 1
            for one, folder in zip(programs, folders, strict=True):
                _count(outcome, folder, set(one.handed if early else one.sealed))
        under = sum(len(one.sealed) for one in programs)
        for one in programs:
            one.stop()
        if settle:
            bench.up()
            outcome.ok &= all(one.wait(_SETTLED) for one in programs)
            bench.kill()
            for one, folder in zip(programs, folders, strict=True):
                _count(outcome, folder, one.handed)
        outcome.tally.acked = sum(len(one.sealed) for one in programs)
        handed = sum(len(one.handed) for one in programs)
    outcome.ok &= outcome.tally.clean
    outcome.words = f"kills={outcome.kills} of serve under {_SENDERS} sending programs, "
    outcome.words += (
        f"{handed} files handed over, {under} answered as sealed before the last kill; "
    )
    outcome.words += f"{outcome.tally} {outcome.tally.said or ''}"
    return outcome


def _under_way(programs: Sequence[Sender]) -> None:
    """Wait until the first delivery was handed over; later kills come at any moment."""
    until = time.monotonic() + _PATIENCE
    while not any(one.handed for one in programs) and time.monotonic() < until:
        time.sleep(0.05)


def _count(outcome: Outcome, folder: Path, acked: set[str]) -> None:
    """One look at a shop after a kill; what was being written is swept away."""
    outcome.tally.add(look(folder, acked))
    left = [one.name for one in folder.rglob("*.tmp")]
    outcome.tally.faults += bool(left)
    outcome.tally.said += left[:2]


def _shops(data: Path, number: int) -> list[dict[str, str]]:
    """Shops with keys, made by a process of its own."""
    command = (sys.executable, "-m", "faults.shops", str(data), str(number))
    process = start(command)
    out, err = process.communicate()
    if process.returncode:
        raise RuntimeError(err[-500:])
    told: list[dict[str, str]] = json.loads(out)
    return told


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
