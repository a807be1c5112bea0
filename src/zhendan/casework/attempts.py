"""One attempt at the platform, and how an attempt sent by program is told from all others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhendan.casework.facts import FactReader, Facts
from zhendan.casework.states import RoundState
from zhendan.domain import Event, PersonId, Sha256


@dataclass(frozen=True, slots=True)
class Through:
    """Where an appeal was about to be sent, written down before it was (发送前的记录).

    The attempts known before tell ours from others when the answer is lost or the machine dies.
    """

    channel: str
    violation: str
    known: tuple[str, ...] = ()
    """Numbers of the attempts that the platform told of before ours was sent."""

    def as_facts(self) -> Facts:
        """As it stands in the event of the submission."""
        return {
            "channel": self.channel,
            "violation": self.violation,
            "known": list(self.known),
        }


@dataclass(frozen=True, slots=True)
class Round:
    """One attempt at the platform (申诉轮次)."""

    no: int
    state: RoundState
    submitted_at: datetime
    by: PersonId
    channel: str
    packet: Sha256
    statement: Sha256 | None = None
    """The frozen statement as data; None for a round from before statements were kept."""
    files: tuple[tuple[str, Sha256], ...] = ()
    """Every file that was handed in: name and hash."""
    receipts: tuple[str, ...] = ()
    """Exhibit numbers or hashes of receipts; without one the submission stays provisional."""
    moves: tuple[tuple[datetime, RoundState, str], ...] = ()
    """When the platform answered what, in its own words."""
    through: Through | None = None
    """How it was sent by program; None where a person handed it in."""
    arrived: bool = True
    """False where it is known never to have reached the platform: it uses up no attempt."""

    @property
    def unconfirmed(self) -> bool:
        """Sent by program, and nobody knows yet whether the platform has it (已发送，未确认)."""
        return self.through is not None and self.state is RoundState.SUBMITTED


def used(rounds: Iterable[Round]) -> int:
    """How many attempts the platform may have counted."""
    return sum(one.arrived for one in rounds)


def new_round(event: Event, no: int) -> Round:
    """The round that a submission begins. Raises `EventUnreadable`."""
    read = FactReader(event)
    return Round(
        no=no,
        state=RoundState.SUBMITTED,
        submitted_at=event.at,
        by=event.by,
        channel=read.text("channel"),
        packet=Sha256(read.text("packet")),
        statement=Sha256(said) if (said := read.text("statement")) else None,
        files=tuple(
            (str(row.get("name", "")), Sha256(str(row.get("sha256", ""))))
            for row in read.rows("files")
        ),
        through=_through(read),
    )


def _through(read: FactReader) -> Through | None:
    told = read.rows("through")
    if not told:
        return None
    known = told[0].get("known", [])
    if not isinstance(known, list):
        raise read.refuse("through")
    return Through(
        str(told[0].get("channel", "")),
        str(told[0].get("violation", "")),
        tuple(str(one) for one in known),
    )
