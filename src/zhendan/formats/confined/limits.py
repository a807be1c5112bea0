"""Limits that a child sets upon itself; where the system knows none, the asking side's clock holds.

Processor time is counted over the life of a process, so it is allowed anew for every file.
"""

import time
from dataclasses import dataclass

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: it grows with the file, memory does not."""

    memory: int = 1536 << 20
    """Address space in bytes."""
    cpu_seconds: float = 60.0
    cpu_seconds_per_mib: float = 3.0
    wall_seconds: float = 120.0
    wall_seconds_per_mib: float = 6.0

    def cpu(self, size: int) -> float:
        """Seconds of processor time for a file of `size` bytes."""
        return self.cpu_seconds + self.cpu_seconds_per_mib * size / _MIB

    def wall(self, size: int) -> float:
        """Seconds by the clock for a file of `size` bytes."""
        return self.wall_seconds + self.wall_seconds_per_mib * size / _MIB


def hold_memory(most: int) -> None:
    """Bound the address space, and leave no core file behind (not on Windows).

    The bound is soft: a child of this process may set its own below or above it.
    """
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_cpu(seconds: float) -> None:
    """Let this process use so much more processor time before the system ends it."""
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))
