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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faults.outcome import Outcome
from faults.program import ZHENDAN, start
from faults.senders import Sender, is_ready
from faults.tally import look
from faults.warm import Warm, warm

_MARK = "ZHENDAN_FAULTS_MARK"
_SENDERS, _SHOPS = 4, 3
"""The first two programs send to one shop, the last one sends deliveries in pieces."""
_PATIENCE, _SETTLED = 120.0, 600.0
"""Seconds to answer after a start, and for what is left to be sealed at the end."""
_COLD = 10
"""So many lives start from nothing and are timed; the others fork from a loaded interpreter."""
_QUIET = 3
"""Looks without finding anything alive, one after the other, before all are taken for dead."""
_TOLD = 0.8
"""Share of lives that are not ended before they acknowledged something."""


class Served:
    """One workbench that is started and killed again and again at one address."""

    def __init__(self, data: Path, port: int, mark: str) -> None:
        """`mark` stands in the environment of everything that belongs to it."""
        self._words = ("serve", "--port", str(port), "--data", str(data))
        self._port, self._mark = port, mark
        self._process: subprocess.Popen[str] | None = None
        self.spared = 0
        """The process that forks lives bears the mark too, and stays."""

    def up(self, forks: Warm | None = None) -> float:
        """Start it, from nothing or as a fork; seconds until it is ready."""
        begun = time.monotonic()
        if forks is None:
            self._process = start((*ZHENDAN, *self._words), os.environ | {_MARK: self._mark})
        else:
            forks.start(self._words)
        while not is_ready(self._port):
            if time.monotonic() - begun > _PATIENCE:
                self.kill()
                raise RuntimeError("the workbench does not answer")
            time.sleep(0.02)
        return time.monotonic() - begun

    def kill(self) -> None:
        """Kill it with everything it started."""
        killed: set[int] = set()
        quiet = 0
        # One that is just becoming another program shows no environment for a moment.
        while quiet < _QUIET:
            left = set(self._living())
            for pid in left - killed:
                _end(pid)
            killed |= left
            quiet = 0 if left else quiet + 1
            time.sleep(0.02)
        # One that is being torn down shows no environment any more, but still holds its files.
        while any(map(_lives, killed)):
            time.sleep(0.01)
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _living(self) -> Iterator[int]:
        """Every process that bears our mark, whoever is its parent by now."""
        mark = f"{_MARK}={self._mark}".encode()
        for place in Path("/proc").glob("[0-9]*"):
            pid = int(place.name)
            try:
                marked = mark in (place / "environ").read_bytes().split(b"\0")
            except OSError:
                continue  # gone, or not ours
            if marked and pid != self.spared and _lives(pid):
                yield pid


def _end(pid: int) -> None:
    """Kill a process that may be gone."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _lives(pid: int) -> bool:
    """Whether any thread of a process still runs: one that waits for the disk holds its files."""
    try:
        told = [(one / "stat").read_text() for one in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return Path(f"/proc/{pid}/task").exists() and _lives(pid)
    return any(one.rsplit(") ", 1)[1][0] not in "ZX" for one in told)


@dataclass(slots=True)
class Trial:
    """Shops, programs that send to them, and what was found after each kill."""

    folders: list[Path]
    programs: list[Sender]
    bench: Served
    early: bool
    outcome: Outcome

    def live(self, forks: Warm | None, *, seconds: float, until_told: bool) -> None:
        """One life, and one look at one shop after it."""
        spent = self.bench.up(forks)
        if forks is None:
            self.outcome.seconds = max(self.outcome.seconds, spent)
        if until_told:
            self._acknowledged()
        time.sleep(seconds)
        self.bench.kill()
        self.look_at(self.outcome.kills % len(self.folders))
        self.outcome.kills += 1

    def look_at(self, place: int, *, settled: bool = False) -> None:
        """Count one shop; what was being written is swept away."""
        told: set[str] = set()
        for one in self.programs:
            if one.shop == place:
                told |= set(one.handed if settled or self.early else one.sealed)
        self.outcome.tally.add(look(self.folders[place], told))
        left = [one.name for one in self.folders[place].rglob("*.tmp")]
        self.outcome.tally.faults += bool(left)
        self.outcome.tally.said += left[:2]

    def settle(self, forks: Warm) -> None:
        """A last life that goes on until all that was handed over is sealed."""
        self.bench.up(forks)
        self.outcome.ok &= all([one.wait(_SETTLED) for one in self.programs])
        self.bench.kill()

    def sealed(self) -> int:
        """Files acknowledged so far."""
        return sum(len(one.sealed) for one in self.programs)

    def _acknowledged(self) -> None:
        """Wait until one more file was acknowledged."""
        before, until = self.sealed(), time.monotonic() + _PATIENCE
        while self.sealed() == before and time.monotonic() < until:
            time.sleep(0.02)


def killed_serving(
    kills: int = 200, *, longest: float = 1.5, early: bool = False, settle: bool = True
) -> Outcome:
    """F1: what was acknowledged is sealed, whole and in the log, after each kill.

    Four lives of five end up to `longest` seconds after their first acknowledgement, the fifth
    so long after its start. `early` plants the fault of taking what was sent for sealed. With
    `settle` a last life goes on until all that was handed over is sealed.
    """
    chance, outcome = random.Random(1), Outcome("F1", True, "")
    with tempfile.TemporaryDirectory(prefix="zhendan-serve-") as name:
        data, mark = Path(name) / "data", secrets.token_hex(16)
        trial = _trial(data, mark, outcome, early=early)
        with warm("faults.loaded", env={_MARK: mark, "ZHENDAN_DATA": str(data)}) as forks:
            trial.bench.spared = forks.pid
            while outcome.kills < kills:
                is_cold = outcome.kills % max(2, kills // _COLD) == 0
                trial.live(
                    None if is_cold else forks,
                    seconds=chance.uniform(0.0, longest),
                    until_told=chance.random() < _TOLD,
                )
            under = trial.sealed()
            for one in trial.programs:
                one.stop()
            if settle:
                trial.settle(forks)
        for place in range(_SHOPS):
            trial.look_at(place, settled=settle)
        outcome.tally.acked = trial.sealed()
        sent = sum(len(one.handed) for one in trial.programs)
    outcome.ok &= outcome.tally.clean
    outcome.words = (
        f"kills={outcome.kills} of serve under {_SENDERS} sending programs, {sent} files sent, "
        f"{under} acknowledged before the last kill; {outcome.tally} {outcome.tally.said or ''}"
    )
    return outcome


def _trial(data: Path, mark: str, outcome: Outcome, *, early: bool) -> Trial:
    """Shops with programs that are sending already."""
    port, shops = _free_port(), _shops(data, _SHOPS)
    programs = []
    for number in range(_SENDERS):
        home = max(0, number - 1)
        key, case = shops[home]["key"], shops[home]["case"]
        pieces = number == _SENDERS - 1
        programs.append(Sender(port, key, case, shop=home, name=str(number), pieces=pieces))
        programs[-1].start()
    folders = [Path(one["folder"]) for one in shops]
    return Trial(folders, programs, Served(data, port, mark), early, outcome)


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
    """A port that nobody is given by chance: else a sender may meet itself while nobody listens."""
    lowest = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        port = random.SystemRandom().randrange(lowest // 2, lowest)
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
