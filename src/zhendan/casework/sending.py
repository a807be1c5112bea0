"""Sending by program so that no appeal leaves twice, whatever dies in between (先记录，后发送)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from zhendan.casework.attempts import Round, Through
from zhendan.casework.channel_errors import (
    ChannelRefused,
    ChannelSilent,
    NotConfirmed,
    NothingToSettle,
    TooSoonToSay,
)
from zhendan.casework.channels import (
    AppealItem,
    Channel,
    Sent,
    Violation,
    may_send,
    new_attempts,
    send,
)
from zhendan.casework.desk import Desk
from zhendan.casework.errors import ReasonMissing
from zhendan.casework.states import RoundState
from zhendan.casework.submit import Submission
from zhendan.domain import CaseId

WAIT = timedelta(minutes=30)
"""So long an appeal whose answer was lost may still turn up; before, nobody may call it lost."""


def hand_in(
    desk: Desk,
    case: CaseId,
    submission: Submission,
    *,
    channel: Channel,
    matter: tuple[Violation, Sequence[AppealItem]],
) -> Sent:
    """Write down what is about to be sent, then send it once; `matter` is violation and items.

    A round that waits to be confirmed is looked up instead and nothing is sent. Raises what
    `Desk.submit` and `may_send` raise, `ChannelRefused` where the platform took nothing in, and
    `NotConfirmed` where nobody can tell.
    """
    violation, items = matter
    rounds = desk.file(case).rounds
    if rounds and rounds[-1].unconfirmed:
        return settle(desk, case, channel)
    known = may_send(channel, violation, items)
    through = Through(channel.capabilities().name, violation.id, tuple(sorted(known)))
    event = desk.submit(case, replace(submission, through=through))
    try:
        sent = send(channel, violation, items, known=known)
    except ChannelRefused as refused:
        _never_arrived(desk, case, refused.explain())
        raise
    except ChannelSilent as silent:
        no = event.facts["round"]
        raise NotConfirmed(case=case, round=no, violation=violation.id) from silent
    desk.answer(case, RoundState.ACKNOWLEDGED, words=sent.reference)
    return sent


def settle(desk: Desk, case: CaseId, channel: Channel) -> Sent:
    """Look up whether the round that waits has arrived; put on record what is found.

    Raises `NothingToSettle`, `ChannelSilent`, and `NotConfirmed` while nothing is to be seen.
    """
    last, through = _waiting(desk, case)
    found = new_attempts(channel, through.violation, through.known)
    if not found:
        raise NotConfirmed(case=case, round=last.no, violation=through.violation)
    desk.answer(case, RoundState.ACKNOWLEDGED, words=found[0].id)
    return Sent(found[0].id, looked_up=True)


def call_lost(desk: Desk, case: CaseId, channel: Channel, *, reason: str) -> Round:
    """A person says that the round never arrived, after a last look; it uses up no attempt.

    Raises `NothingToSettle`, `ReasonMissing`, `TooSoonToSay`, `ChannelSilent`, and
    `NothingToSettle` where the look shows that it did arrive (that is put on record).
    """
    if not reason.strip():
        raise ReasonMissing(act="认定没有送达")
    last, through = _waiting(desk, case)
    may_from = last.submitted_at + WAIT
    if desk.clock.now() < may_from:
        minutes = int(WAIT.total_seconds() // 60)
        raise TooSoonToSay(minutes=minutes, at=may_from.isoformat(timespec="minutes"))
    if new_attempts(channel, through.violation, through.known):
        settle(desk, case, channel)
        raise NothingToSettle(case=case)
    _never_arrived(desk, case, reason.strip())
    return desk.file(case).rounds[-1]


def _waiting(desk: Desk, case: CaseId) -> tuple[Round, Through]:
    """The round that waits, and where it was sent."""
    rounds = desk.file(case).rounds
    if not rounds or rounds[-1].through is None or not rounds[-1].unconfirmed:
        raise NothingToSettle(case=case)
    return rounds[-1], rounds[-1].through


def _never_arrived(desk: Desk, case: CaseId, words: str) -> None:
    """The platform took nothing in: void, and no attempt is used up."""
    desk.answer(case, RoundState.VOID, words=words, arrived=False)
