"""Whether a worker is the only one of its data folder: by a lock that the kernel gives back."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Alone:
    """Shared by every worker and by what it starts; who gets it whole is the only one alive."""

    def __init__(self, place: Path) -> None:
        self.handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
        """Children inherit it, so that the lock lives as long as any of them."""

    @contextmanager
    def asked(self) -> Iterator[bool]:
        """Whether no other worker lives, nor anything that one had started; none begins meanwhile.

        Asked between two tasks of one's own.
        """
        try:
            fcntl.flock(self.handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_alone = True
        except BlockingIOError:
            is_alone = False
        try:
            yield is_alone
        finally:
            # A refused exchange gives up what was held before (flock(2)): taken again either way.
            fcntl.flock(self.handle, fcntl.LOCK_SH)
