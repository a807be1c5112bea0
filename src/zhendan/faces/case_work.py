"""People at work on one case, as functions: the command line and Python callers use the same."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhendan.domain import CaseId, Event, NextThing
from zhendan.steps import Errand, Wiring, wire
from zhendan.steps.look.together import WorkTogether, together
from zhendan.steps.moving import CaseState, ask_review, move, review
from zhendan.steps.open_things import open_things, thing_named
from zhendan.steps.working import (
    Contact,
    Doing,
    Matter,
    Said,
    contacted,
    give,
    put_off,
    say,
    take_up,
)

_ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class CaseWork:
    """One case and the person at work on it; every act is durable when it returns."""

    case: CaseId
    by: str
    wiring: Wiring

    def things(self) -> tuple[NextThing, ...]:
        """Every open task with its `key`, and who has it in hand."""
        return open_things(self.case, self.wiring, Errand(by=self.by))

    def now(self) -> WorkTogether:
        """What is in whose hands, what rests, every talk and comment."""
        events = self.wiring.ledger.events(self.case)
        deadline = self.wiring.desk().file(self.case).deadline
        zone = deadline.zone if deadline else _ZONE
        return together(events, self.wiring.clock.now(), zone=zone, private=True)

    def assign(self, thing: str, to: str) -> Event:
        """Give a task (or `case`) to a person; an empty name takes it back."""
        return give(self._matter(thing), to, self.wiring, Errand(by=self.by))

    def snooze(self, thing: str, until: date, reason: str) -> Event:
        """Put a task off until the end of a day; never past the deadline."""
        return self._put_off(thing, Doing(until), reason)

    def waive(self, gap: str, until: date, reason: str) -> Event:
        """Give up fetching a gap; the papers go on saying that it is missing."""
        return self._put_off(gap, Doing(until, waived=True), reason)

    def resume(self, thing: str) -> Event:
        """Ask for a task again before its day."""
        return take_up(self._matter(thing), self.wiring, Errand(by=self.by))

    def comment(self, text: str, *, people: Sequence[str] = (), sure: bool = False) -> Event:
        """A comment for colleagues; `sure` says that what looks like buyer data is none."""
        said = Said(text, tuple(people), sure=sure)
        return say(self.case, said, self.wiring, Errand(by=self.by))

    def move(self, to: str, reason: str, *, until: date | None = None) -> Event:
        """Move the case (`paused`, `lapsed`, `correcting` …); a pause has an end."""
        errand = Errand(by=self.by, reason=reason)
        return move(self.case, CaseState(to), self.wiring, errand, until=until)

    def ask_review(self, reason: str) -> Event:
        """Ask for a second person; papers then wait for that person's agreement."""
        return ask_review(self.case, self.wiring, Errand(by=self.by, reason=reason))

    def review(self, *, approved: bool, reason: str = "") -> Event:
        """As the second person, agree to the packet there is or send it back."""
        errand = Errand(by=self.by, reason=reason)
        return review(self.case, self.wiring, errand, approved=approved)

    def contact(self, told: Contact) -> Event:
        """A talk with the platform's service."""
        return contacted(self.case, told, self.wiring, Errand(by=self.by))

    def _put_off(self, thing: str, doing: Doing, reason: str) -> Event:
        errand = Errand(by=self.by, reason=reason)
        return put_off(self._matter(thing), doing, self.wiring, errand)

    def _matter(self, thing: str) -> Matter:
        found = thing_named(self.case, thing, self.wiring, Errand(by=self.by))
        return Matter(self.case, found)


@contextmanager
def open_case(case: str, *, by: str, data: Path | str = "zhendan-data") -> Iterator[CaseWork]:
    """Work on a case as the workspace's only writer. Raises `FolderBusy`, `CaseMissing`."""
    with wire(Path(data)) as wiring:
        wiring.desk().file(CaseId(case))
        yield CaseWork(CaseId(case), by, wiring)
