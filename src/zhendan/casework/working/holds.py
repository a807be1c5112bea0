"""谁正在办: a colleague at work on one place of a case, told to others and forbidding nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan.casework.casefile import CaseFile
from zhendan.casework.stamps import Stamp
from zhendan.domain import Event, EventKind, PersonId

HOLDS_FOR = timedelta(seconds=60)
"""Without a sign of life for this long nobody is said to be there."""
BEAT = timedelta(seconds=20)
"""How often a page gives its sign of life."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody at work on one place: `statement`, or `order:` and a number."""

    what: str
    by: PersonId
    since: datetime
    beat: datetime
    """The last sign of life."""

    def is_live(self, now: datetime) -> bool:
        """Whether the person still seems to be there."""
        return now - self.beat <= HOLDS_FOR


def held_by_another(hold: Hold | None, who: str, now: datetime) -> Hold | None:
    """The hold, where it is somebody else's and still live."""
    return hold if hold is not None and hold.by != who and hold.is_live(now) else None


def take_from(case: CaseFile, hold: Hold, stamp: Stamp) -> Event:
    """Put on record that a person went on where a colleague was at work."""
    stamp.named("接手")
    facts: dict[str, object] = {"what": hold.what, "from": hold.by}
    return Event(case.case, EventKind.TAKEN_FROM, stamp.at, stamp.by, facts)
