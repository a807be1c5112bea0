"""Asking a server over several kept connections: seconds of each answer, processor time a request.

Processor time is that of the server's processes alone, user and system together, read from the
system before and after; who asks is another process and not counted.
"""

import http.client
import itertools
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

CONNECTIONS = 4
_WAIT = 120
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request."""

    path: str
    method: str = "GET"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """What many requests of one kind came to."""

    seconds: tuple[float, ...]
    cpu: float
    """Seconds of the server's processes a request."""
    statuses: dict[int, int]
    size: int
    """Bytes of the last answer."""

    @property
    def median(self) -> float:
        """Seconds of the middle answer."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Seconds that 95 of 100 answers stay within."""
        return sorted(self.seconds)[max(0, -(-len(self.seconds) * 95 // 100) - 1)]


def measure(
    port: int, asks: Callable[[int], Iterable[Ask]], processes: Callable[[], Iterable[int]]
) -> Answers:
    """Every request that `asks(connection)` gives, one after the other on each connection."""
    told: list[tuple[float, int, int]] = []
    before = _cpu(processes())
    threads = [
        threading.Thread(target=_one, args=(port, asks(n), told)) for n in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = _cpu(processes()) - before
    statuses = [status for _, status, _ in told]
    counts = {status: statuses.count(status) for status in sorted(set(statuses))}
    seconds = tuple(each for each, _, _ in told)
    return Answers(seconds, spent / max(len(told), 1), counts, told[-1][2] if told else 0)


def _one(port: int, asks: Iterable[Ask], told: list[tuple[float, int, int]]) -> None:
    """One connection, opened again where the server closed it."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=_WAIT)
    for ask in asks:
        began = time.perf_counter()
        status, body = send(line, ask)
        told.append((time.perf_counter() - began, status, len(body)))


def send(line: http.client.HTTPConnection, ask: Ask) -> tuple[int, bytes]:
    """One request and its answer; once more where a kept line had been closed meanwhile."""
    for fresh in (False, True):
        try:
            line.request(ask.method, ask.path, ask.body or None, ask.headers)
            answer = line.getresponse()
            return answer.status, answer.read()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            line.close()
            if fresh:
                raise
    raise AssertionError("not reached")


def tree(root: int, *, without: str = "") -> list[int]:
    """A process and every one below it; `without` leaves out those whose command names it."""
    parents: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int(_stat(int(place.name))[1])
        except (OSError, IndexError, ValueError):
            continue  # it ended while we looked
    below = [root]
    for one in below:
        below += [pid for pid, parent in parents.items() if parent == one and not (
            without and without in _command(pid))]  # fmt: skip
    return below


def memory(processes: Iterable[int]) -> int:
    """MiB that the processes hold, what they share counted once."""
    told = (Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8") for pid in processes)
    return sum(int(one.split("\nPss:")[1].split()[0]) for one in told) >> 10


def _cpu(processes: Iterable[int]) -> float:
    """User and system seconds so far."""
    return sum(sum(int(x) for x in _stat(pid)[11:13]) for pid in processes) / _TICK


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text("utf-8")
    except OSError:
        return ""


def same(ask: Ask, times: int) -> Callable[[int], Iterable[Ask]]:
    """The same request many times on every connection."""
    return lambda connection: itertools.repeat(ask, times)
