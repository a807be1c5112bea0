"""Step 4b 平台答复: receipts and replies are sealed, read, and put on record by a person."""

from dataclasses import dataclass
from pathlib import Path

from zhendan.casework import Reply, RoundState, read_reply
from zhendan.domain import CaseId, Event, Exhibit, ExhibitId, ExhibitKind, SourceClass
from zhendan.steps.errand import Errand
from zhendan.steps.look import exhibits
from zhendan.steps.through import REPLY
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply as read, and what was recorded; nothing until a person says what it is."""

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
    """Read a reply and seal its files; `said` is its words and the files that show it.

    Nothing is put on record on the reading alone: it is proposed, and `to` is a person's word.
    """
    text, paths = said
    files = tuple((path.name, path.read_bytes()) for path in paths)
    sealed = tuple(one.id for one in seal_answers(case, files, wiring, errand))
    event = None
    if to is not None:
        event = wiring.desk(errand.by).answer(case, to, words=text, receipts=sealed)
    return Replied(read_reply(text), sealed, event)


def round_states() -> tuple[str, ...]:
    """What a person may say an answer is."""
    return tuple(str(state) for state in RoundState if state is not RoundState.SUBMITTED)


def round_state(word: str) -> RoundState:
    """The state of that name."""
    return RoundState(word)


def seal_answers(
    case: CaseId, files: tuple[tuple[str, bytes], ...], wiring: Wiring, errand: Errand
) -> tuple[Exhibit, ...]:
    """Seal answers under their own mark, so that none is taken for the notice."""
    if not files:
        return ()
    made = exhibits.Made(ExhibitKind.NOTICE, SourceClass.PLATFORM, REPLY, errand.by)
    desk = wiring.desk(errand.by)
    desk.file(case)
    items = [exhibits.of_bytes(name, content, wiring, made) for name, content in files]
    sealed = wiring.vault.seal(items)
    desk.record_exhibits(case, sealed.exhibits)
    return sealed.exhibits
