"""The real reader process, with faults that no sample can promise: a file asks for them by name.

Nothing is imitated: the process really spins, sleeps, crashes or is killed, and the desk meets
what the system makes of it. Any other file goes to the reader as shipped.
"""

import os
import signal
import time

from zhendan.intake.child.main import main
from zhendan.intake.draft import Draft
from zhendan.intake.opening import Opener
from zhendan.intake.taking import Taking

_LONG = 3600


def _spin() -> None:
    while True:
        pass


FAULTS = {
    b"FAULT spin": _spin,
    b"FAULT sleep": lambda: time.sleep(_LONG),
    b"FAULT crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"FAULT abort": os.abort,
    b"FAULT killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"FAULT leave": lambda: os._exit(3),
}


class Forged:
    """Comes to life as a call of something that is no value."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os.system, ("true",))


def read(opener: Opener, taking: Taking) -> bool:
    """Read a file, or do to this process what the file asks for."""
    with taking.received.path.open("rb") as file:
        said = file.readline().strip()
    if said == b"FAULT forge":
        taking.gathered.add("orders", Draft({"x": Forged()}, 1, "unknown"))
        return True
    fault = FAULTS.get(said)
    if fault is not None:
        if said == b"FAULT killed":
            # Half a spool lies there already when the system ends the process.
            taking.lineage.keep(taking.place(1), ["a"], ["b"])
            taking.lineage.flush()
        fault()
    return opener.read(taking)


if __name__ == "__main__":
    main(read)
