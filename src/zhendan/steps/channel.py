"""Step 4d 平台接口: read violations, hand in once behind the same guard, fetch the result."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from zhendan.casework import (
    AppealItem,
    AppealResult,
    Channel,
    ChannelRefused,
    RoundState,
    Sent,
    Violation,
    may_send,
    submit_once,
)
from zhendan.domain import CaseId, FieldKind
from zhendan.steps.errand import Errand
from zhendan.steps.follow_up import submit
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


def hand_in(
    worked: Worked, wiring: Wiring, errand: Errand, *, channel: Channel, violation: Violation
) -> HandedIn:
    """Freeze and record first, then send once; a refusal makes the round void.

    Raises what `casework.submit` and `casework.submit_once` raise.
    """
    errand = replace(errand, channel="by_api")
    items = _items(portal(worked, wiring, errand), violation)
    may_send(channel, violation, items)
    submit(worked, wiring, errand)
    desk = wiring.desk(errand.by)
    try:
        sent = submit_once(channel, violation, items)
    except ChannelRefused as refused:
        desk.answer(worked.case.case, RoundState.VOID, words=refused.explain())
        raise
    desk.answer(worked.case.case, RoundState.ACKNOWLEDGED, words=sent.reference)
    return HandedIn(sent, len(items))


def fetch(
    case: CaseId, wiring: Wiring, errand: Errand, *, channel: Channel, violation: str
) -> tuple[AppealResult, ...]:
    """The platform's records of a violation; a new state of the open round is put on record."""
    found = channel.results(violation)
    rounds = wiring.desk(errand.by).file(case).rounds
    if found and rounds and rounds[-1].state.may_become(found[-1].state):
        wiring.desk(errand.by).answer(case, found[-1].state, words=found[-1].said)
    return found


def _items(filled: Portal, violation: Violation) -> tuple[AppealItem, ...]:
    """One entry per violation item: the text of its own reason where they match in number."""
    pictures = tuple((n, c) for n, c in filled.files.items() if n.endswith((".jpg", ".png")))
    box = filled.plan.box(FieldKind.TEXT)
    whole = box.texts[0] if box and box.texts else ""
    own = [text for _, text in filled.plan.items]
    texts = own if len(own) == len(violation.items) else [whole] * len(violation.items)
    return tuple(AppealItem(text, pictures) for text in texts)
