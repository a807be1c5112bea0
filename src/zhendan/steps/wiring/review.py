"""The review desk's journal, counts and books, joined to what answers them and to nothing else."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.clock import SystemClock
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.review_counts import FolderCounts
from zhendan.adapters.review_journal import FolderJournal
from zhendan.adapters.secret import people_key
from zhendan.casework import Ledger
from zhendan.domain import Clock
from zhendan.remedy import Journal, Known, Memory, from_line
from zhendan.steps.wiring.ledgers import open_ledger


@dataclass(frozen=True, slots=True)
class Books:
    """What work in the shop's own books takes; the whole wiring answers it too."""

    workspace: Path
    clock: Clock
    ledger: Ledger
    secret: bytes


@contextmanager
def wire_books(workspace: Path) -> Iterator[Books]:
    """The shop's books for their only writer, without engines and presses.

    Raises `FolderBusy`, `LedgerNotDurable` and `LedgerTooNew` as `wire` does.
    """
    with closing(FolderLock(workspace)) as lock, closing(open_ledger(workspace, lock)) as ledger:
        yield Books(workspace, SystemClock(), ledger, people_key(workspace / "keys" / "people.key"))


@contextmanager
def wire_books_reading(workspace: Path) -> Iterator[Books]:
    """The same for a reader, who takes no lock."""
    with closing(open_ledger(workspace, None)) as ledger:
        yield Books(workspace, SystemClock(), ledger, people_key(workspace / "keys" / "people.key"))


def wire_journal(workspace: Path) -> Journal:
    """The orders that the review desk of a workspace has seen."""
    return FolderJournal(workspace / "review")


Added = Callable[[Iterable[str]], None]


@contextmanager
def memory_of(workspace: Path, known: Known) -> Iterator[tuple[Memory, Added]]:
    """Everything the journal tells, and how lines are added to it.

    Counts kept after the last order are gone on with; where anything else changed the journal, or
    its register of places changed, they are made anew from it.
    """
    journal = wire_journal(workspace)
    ours = hashlib.sha256(repr(sorted(known.places)).encode()).hexdigest()
    with closing(FolderCounts(workspace / "review")) as counts:
        if counts.fit(f"{journal.mark()}:{ours}"):
            memory = Memory(known, counts)
        else:
            memory = Memory(known)
            for line in journal.lines():
                memory.take(from_line(line))
            counts.clear()

        def added(lines: Iterable[str]) -> None:
            journal.add(lines)
            counts.keep(memory.told(), f"{journal.mark()}:{ours}")

        yield memory, added
