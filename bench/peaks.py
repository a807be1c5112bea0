"""The most memory a process held, its own and nobody else's."""

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mib() -> int:
    """Peak resident memory of this process in MiB.

    Not `ru_maxrss`, where the system tells better: that begins, for a process just started, with
    the memory of whoever started it, so that every child of a big parent looks as big.
    """
    if _STATUS.exists():
        told = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
        return int(told["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
