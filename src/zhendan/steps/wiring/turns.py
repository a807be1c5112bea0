"""The right to write, waited for: whoever has it is the workspace's only writer."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import CaseOvertaken, FolderBusy
from zhendan.steps.wiring.ledgers import open_ledger

__all__ = ["BRIEFLY", "CaseOvertaken", "right_to_write"]

BRIEFLY = 0.4
"""Seconds a command waits for another's moment; a second writer is refused within one second."""
_LOOK_EVERY = 0.005


@contextmanager
def right_to_write(
    workspace: Path, patience: float = BRIEFLY
) -> Iterator[tuple[FolderLock, SqlLedger]]:
    """The lock and the ledger that may be written, given back at the end.

    Raises `FolderBusy` where somebody else writes for longer than `patience` seconds.
    """
    until = time.monotonic() + patience
    with ExitStack() as held:
        while True:
            try:
                lock = held.enter_context(closing(FolderLock(workspace)))
                ledger = held.enter_context(closing(open_ledger(workspace, lock)))
                break
            except FolderBusy:
                held.close()
                if time.monotonic() > until:
                    raise
            time.sleep(_LOOK_EVERY)
        yield lock, ledger
