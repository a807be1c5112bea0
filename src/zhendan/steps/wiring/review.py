"""The review desk's journal, counts and books, joined to what answers them and to nothing else."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from zhendan.adapters.clock import SystemClock
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.review_counts import FolderCounts
from zhendan.adapters.review_journal import FolderJournal
from zhendan.adapters.secret import people_key
from zhendan.domain import Clock
from zhendan.remedy import Journal, Known, Memory, from_line
from zhendan.steps.wiring.ledgers import open_ledger

if TYPE_CHECKING:
    from zhendan.casework import Ledger


@dataclass(frozen=True, slots=True)
class Books:
    """What work in the shop's own books takes; the whole wiring answers it too."""

    workspace: Path
    clock: Clock
    ledger: "Ledger"
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


@dataclass(slots=True)
class Seen:
    """What the desk has seen: the memory, and how lines are added to the journal behind it."""

    memory: Memory
    _journal: FolderJournal
    _counts: FolderCounts
    _places: str

    def untold(self) -> int:
        """Orders put since the last run that stands in the books."""
        return int(self._counts.load("runs", "untold") or 0)

    def add(self, lines: Iterable[str], *, untold: int | None = None) -> None:
        """Make lines durable, then keep the counts with them."""
        self._journal.add(lines)
        count = self.untold() if untold is None else untold
        rows = chain(self.memory.told(), [("runs", "untold", str(count))])
        self._counts.keep(rows, f"{self._journal.mark()}:{self._places}")


@contextmanager
def memory_of(workspace: Path, known: Known) -> Iterator[Seen]:
    """Everything the journal tells.

    Counts kept after the last order are gone on with; where anything else changed the journal, or
    its register of places changed, they are made anew from it.
    """
    journal = FolderJournal(workspace / "review")
    places = hashlib.sha256(repr(sorted(known.places)).encode()).hexdigest()
    with closing(FolderCounts(workspace / "review")) as counts:
        if counts.fit(f"{journal.mark()}:{places}"):
            memory = Memory(known, counts)
        else:
            memory = Memory(known)
            for line in journal.lines():
                memory.take(from_line(line))
            counts.clear()
        yield Seen(memory, journal, counts, places)
