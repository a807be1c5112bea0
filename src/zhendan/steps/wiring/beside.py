"""Long work beside other writers: it rests on one state, and writes in moments."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from zhendan.adapters.clock import SystemClock
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.domain import CaseId, Clock, Event
from zhendan.evidence import ERASED
from zhendan.steps.wiring.joined import Wiring, joined
from zhendan.steps.wiring.ledgers import open_ledger
from zhendan.steps.wiring.turns import BRIEFLY, CaseOvertaken, right_to_write

PATIENCE = 600.0
"""Seconds that long work waits for a moment: minutes of reading are not thrown away for one."""


ChangedAfter = Callable[[Iterable[Event], int], bool]
"""Whether a case's events hold one after the given number that its pages should know."""


@contextmanager
def wire_beside(
    workspace: Path,
    changed_after: ChangedAfter,
    *,
    clock: Clock | None = None,
    patience: float = BRIEFLY,
) -> Iterator[Wiring]:
    """The wiring of long work: it reads one state, and writes only through `moment`.

    `changed_after` tells whether the work was overtaken, `patience` how many seconds it waits to
    begin. Raises what `wire` raises.
    """
    ticking = clock or SystemClock()
    with right_to_write(workspace, patience) as (lock, writing):
        _settled(joined(workspace, writing, lock, ticking))
        reading = open_ledger(workspace, None)
        reading.stand_still()
    with closing(reading):
        turns = Beside(workspace, ticking, reading, changed_after)
        yield replace(joined(workspace, reading, None, ticking), turns=turns)


@dataclass(slots=True)
class Beside:
    """Answers `Turns`: moments of writing, and the state that moves up with each of them."""

    workspace: Path
    clock: Clock
    reading: SqlLedger
    """Stands still; moved up under the lock alone."""
    changed_after: ChangedAfter
    _about: CaseId | None = None
    _now: Wiring | None = None
    """The writer's wiring within a moment, and as long as the work holds on."""

    @contextmanager
    def moment(self, case: CaseId | None) -> Iterator[Wiring]:
        """The right to write on the state that the work rests on; within a moment, the same one.

        Raises `CaseOvertaken` where the case has changed since; then nothing may be written.
        """
        self._about = case or self._about
        if self._now is not None:
            yield self._now
            self._move_up(self._now)
            return
        with right_to_write(self.workspace, PATIENCE) as (lock, writing):
            if self._about is not None and self._overtaken(self._about, writing):
                raise CaseOvertaken(case=self._about)
            with self._as_writer(joined(self.workspace, writing, lock, self.clock)) as now:
                yield now
                self._move_up(now)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Everything until the block ends is one moment, on the state of now."""
        with (
            right_to_write(self.workspace, PATIENCE) as (lock, writing),
            self._as_writer(joined(self.workspace, writing, lock, self.clock)) as now,
        ):
            self._move_up(now)
            yield

    def catch_up(self) -> None:
        """Rest on the state of now."""
        with right_to_write(self.workspace, PATIENCE) as (lock, writing):
            self._move_up(joined(self.workspace, writing, lock, self.clock))

    @contextmanager
    def _as_writer(self, now: Wiring) -> Iterator[Wiring]:
        self._now = now
        try:
            yield now
        finally:
            self._now = None

    def _move_up(self, now: Wiring) -> None:
        _settled(now)
        self.reading.stand_still()

    def _overtaken(self, case: CaseId, writing: SqlLedger) -> bool:
        """Whether something came after our state that the case's pages and papers should know."""
        seen = max((event.seq or 0 for event in self.reading.events(case)), default=0)
        # An erased original may lie in what was read, whichever case it was erased from.
        erased = any(one.event == ERASED for one in writing.entries(self.reading.size()))
        return erased or self.changed_after(writing.events(case), seen)


def _settled(wiring: Wiring) -> None:
    """Sign what a killed run left unsigned: a reader's state has nothing left to sign."""
    wiring.vault.newest()
