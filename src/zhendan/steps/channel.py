"""Step 4d 平台接口: read violations, hand in once behind the same guard, fetch the result."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from zhendan import casework
from zhendan.casework import (
    AppealItem,
    AppealResult,
    Channel,
    Round,
    RoundState,
    Sent,
    Violation,
    ViolationMissing,
)
from zhendan.domain import CaseId, FieldKind
from zhendan.steps.errand import Errand
from zhendan.steps.follow_up import prepared
from zhendan.steps.portal import Portal, portal
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring

LONGEST = timedelta(days=90)
"""The span WeChat answers for by itself."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An appeal that went through an interface."""

    sent: Sent
    items: int


def trail_of(wiring: Wiring) -> Callable[[str, bytes], None]:
    """Every raw answer of an interface is kept under the log."""

    def keep(path: str, raw: bytes) -> None:
        wiring.vault.record("channel-answer", io.BytesIO(raw), {"path": path})

    return keep


def violations(channel: Channel, now: datetime) -> tuple[Violation, ...]:
    """The violations of the last ninety days."""
    return channel.violations(now - LONGEST, now)


def violation_of(channel: Channel, now: datetime, number: str) -> Violation:
    """The violation of that number. Raises `ViolationMissing`."""
    found = next((each for each in violations(channel, now) if each.id == number), None)
    if found is None:
        raise ViolationMissing(violation=number, days=LONGEST.days)
    return found


def hand_in(
    worked: Worked, wiring: Wiring, errand: Errand, *, channel: Channel, violation: Violation
) -> HandedIn:
    """Freeze and record first, then send once; what waits to be confirmed is looked up instead.

    Raises what `casework.hand_in` raises.
    """
    errand = replace(errand, channel="by_api")
    desk, case = wiring.desk(errand.by), worked.case.case
    if worked.case.rounds and worked.case.rounds[-1].unconfirmed:
        return HandedIn(casework.settle(desk, case, channel), len(violation.items))
    items = items_of(portal(worked, wiring, errand), violation)
    submission = prepared(worked, wiring, errand)
    sent = casework.hand_in(desk, case, submission, channel=channel, matter=(violation, items))
    return HandedIn(sent, len(items))


def settle(case: CaseId, wiring: Wiring, errand: Errand, *, channel: Channel) -> Sent:
    """Take the look-up of a sent, unconfirmed round up again. Raises what `casework` raises."""
    return casework.settle(wiring.desk(errand.by), case, channel)


def call_lost(case: CaseId, wiring: Wiring, errand: Errand, *, channel: Channel) -> Round:
    """A person says, with the reason, that a round never arrived; it uses up no attempt."""
    return casework.call_lost(wiring.desk(errand.by), case, channel, reason=errand.reason)


def fetch(
    case: CaseId, wiring: Wiring, errand: Errand, *, channel: Channel, violation: str
) -> tuple[AppealResult, ...]:
    """The platform's records of a violation; a new state of the open round is put on record."""
    found = channel.results(violation)
    new = news(wiring.desk(errand.by).file(case).rounds, found)
    if new is not None:
        wiring.desk(errand.by).answer(case, new.state, words=new.said)
    return found


def news(rounds: Sequence[Round], found: Sequence[AppealResult]) -> AppealResult | None:
    """The record that tells something new of the open round; None where none does.

    Where ours was sent by program, only what the platform did not tell of before can be it;
    else, where there are fewer records than rounds, the latest attempt is not shown yet.
    """
    if not rounds:
        return None
    through = rounds[-1].through
    if through is not None:
        found = [one for one in found if one.id not in through.known]
    handed_in = sum(each.state is not RoundState.VOID for each in rounds)
    if not found or (through is None and len(found) < handed_in):
        return None
    return found[-1] if rounds[-1].state.may_become(found[-1].state) else None


def items_of(filled: Portal, violation: Violation) -> tuple[AppealItem, ...]:
    """One entry per violation item: the text of the reason of that name, else the whole text."""
    pictures = tuple((n, c) for n, c in filled.files.items() if n.endswith((".jpg", ".png")))
    box = filled.plan.box(FieldKind.TEXT)
    whole = box.texts[0] if box and box.texts else ""
    own = dict(filled.plan.items)
    return tuple(AppealItem(own.get(item.strip(), whole), pictures) for item in violation.items)
