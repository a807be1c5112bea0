"""Step 4b 平台答复: receipts and replies are sealed, read, and put on record by a person."""

from dataclasses import dataclass
from pathlib import Path

from zhendan.casework import Reply, RoundState, read_reply
from zhendan.domain import CaseId, Event, ExhibitId, ExhibitKind
from zhendan.steps.errand import Errand
from zhendan.steps.look import exhibits
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply as read, and what was recorded; nothing where a person must say how it ended."""

    reply: Reply
    sealed: tuple[ExhibitId, ...]
    event: Event | None


def keep_receipt(case: CaseId, paths: tuple[Path, ...], wiring: Wiring, errand: Errand) -> Event:
    """Seal the receipt and acknowledge the submission: from now on it can be shown to be in."""
    sealed = exhibits.add(paths, wiring, case=case, kind=ExhibitKind.NOTICE, errand=errand)
    numbers = tuple(one.id for one in sealed.exhibits)
    return wiring.desk(errand.by).answer(case, RoundState.ACKNOWLEDGED, receipts=numbers)


def take_reply(
    case: CaseId,
    said: tuple[str, tuple[Path, ...]],
    wiring: Wiring,
    errand: Errand,
    *,
    to: RoundState | None = None,
) -> Replied:
    """Read a reply and record it; `said` is its words and the files that show it.

    `to` is a person's word and outranks the reading. How a round ended is never recorded on the
    reading alone: it is proposed, and a person says it.
    """
    text, paths = said
    reply = read_reply(text)
    sealed: tuple[ExhibitId, ...] = ()
    if paths:
        kept = exhibits.add(paths, wiring, case=case, kind=ExhibitKind.NOTICE, errand=errand)
        sealed = tuple(one.id for one in kept.exhibits)
    state = to or reply.state
    if state is None or (to is None and state.is_final):
        return Replied(reply, sealed, None)
    event = wiring.desk(errand.by).answer(case, state, words=text, receipts=sealed)
    return Replied(reply, sealed, event)


def round_states() -> tuple[str, ...]:
    """What a person may say an answer is."""
    return tuple(str(state) for state in RoundState if state is not RoundState.SUBMITTED)


def round_state(word: str) -> RoundState:
    """The state of that name."""
    return RoundState(word)
