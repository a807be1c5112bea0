"""状态: move a case through the method, pause and resume it, have a second person look."""

from datetime import date

from zhendan.casework import CaseState, MoveGuarded
from zhendan.domain import CaseId, Event, Text
from zhendan.steps.errand import Errand
from zhendan.steps.measures import follow
from zhendan.steps.wiring import Wiring

__all__ = ["CaseState", "ask_review", "move", "open_moves", "review"]

_BY_THEMSELVES = (CaseState.READY, CaseState.IN_APPEAL, CaseState.DECIDED)
"""States that papers, submission and the platform's answer bring about."""
_UNDATED = Text("有整改任务既没有完成，也没有写明日期", "a measure is neither done nor dated")


def open_moves(case: CaseId, wiring: Wiring) -> tuple[CaseState, ...]:
    """Where a person may move the case now; a paused one goes back or is withdrawn."""
    file = wiring.desk().file(case)
    if file.state is CaseState.PAUSED and file.resume_to is not None:
        return (file.resume_to, CaseState.WITHDRAWN)
    return tuple(one for one in file.state.moves() if one not in _BY_THEMSELVES)


def move(
    case: CaseId, to: CaseState, wiring: Wiring, errand: Errand, *, until: date | None = None
) -> Event:
    """Move a case with the reason that the errand bears; `until` ends a pause.

    Raises what `casework.move` raises; `MoveGuarded` also where a measure has no date yet.
    """
    desk = wiring.desk(errand.by)
    if desk.file(case).state is CaseState.CORRECTING and to is CaseState.RESTORING:
        _all_dated(case, wiring)
    return desk.move(case, to, reason=errand.reason, until=until)


def ask_review(case: CaseId, wiring: Wiring, errand: Errand) -> Event:
    """Ask for a second person; from then on papers wait for that person's agreement."""
    desk = wiring.desk(errand.by)
    if desk.file(case).state is CaseState.READY:
        desk.move(case, CaseState.DRAFTING, reason=errand.reason)
    return desk.move(case, CaseState.REVIEWING, reason=errand.reason)


def review(case: CaseId, wiring: Wiring, errand: Errand, *, approved: bool) -> Event:
    """Agree to the packet there is, or send it back with the errand's reason."""
    return wiring.desk(errand.by).review(case, approved=approved, reason=errand.reason)


def _all_dated(case: CaseId, wiring: Wiring) -> None:
    """Every measure the platform was told of is done or dated."""
    open_ones = [one.task for one in follow(case, wiring) if not one.task.is_done]
    if any(task.due_on is None for task in open_ones):
        to = CaseState.RESTORING.words
        raise MoveGuarded(to=to.zh, to_en=to.en, why=_UNDATED.zh, why_en=_UNDATED.en)
