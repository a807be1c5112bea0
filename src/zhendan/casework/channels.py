"""How an appeal leaves and its result returns: one port, and a way in that never sends twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from zhendan.casework.channel_errors import (
    ChannelRefused,
    ChannelSilent,
    ChannelUnable,
    ItemsDoNotMatch,
    OpenElsewhere,
)
from zhendan.casework.states import RoundState


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do; what it cannot is done by hand (渠道能力)."""

    name: str
    lists: bool = False
    submits: bool = False
    tells: bool = False
    """Whether it tells results."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation as a platform's interface tells it (违规记录)."""

    id: str
    created_at: datetime | None
    reason: str
    items: tuple[str, ...]
    """Each violation item, in the platform's order; empty where the interface left them out."""
    rule_name: str = ""
    rule_url: str = ""


@dataclass(frozen=True, slots=True)
class AppealItem:
    """What is said on one violation item: one reason, and proofs as files."""

    reason: str
    proofs: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class AppealResult:
    """One attempt as the platform tells it (申诉记录)."""

    id: str
    at: datetime | None
    count: int
    """Which attempt it is, as the platform counts."""
    state: RoundState
    said: str = ""
    by_provider: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """An appeal the platform took in."""

    reference: str
    looked_up: bool
    """The answer was lost; a look into the platform's records showed that it is in."""


class Channel(Protocol):
    """A way to a platform; `by_hand` is one too."""

    def capabilities(self) -> Capabilities:
        """What it can do."""

    def violations(self, start: datetime, end: datetime) -> tuple[Violation, ...]:
        """The violations of a span. Raises `ChannelSilent`, `ChannelRefused`."""

    def submit(self, violation: str, items: Sequence[AppealItem]) -> str:
        """Hand in one appeal; its reference. Raises `ChannelSilent`, `ChannelRefused`."""

    def results(self, violation: str) -> tuple[AppealResult, ...]:
        """Every attempt on a violation. Raises `ChannelSilent`, `ChannelRefused`."""


class ByHand:
    """The default: a person hands in at the console, and records receipt and reply."""

    def capabilities(self) -> Capabilities:
        """Nothing by program."""
        return Capabilities("by_hand")

    def violations(self, start: datetime, end: datetime) -> tuple[Violation, ...]:
        """Not by program. Raises `ChannelUnable`."""
        raise ChannelUnable(channel="by_hand", act="violations")

    def submit(self, violation: str, items: Sequence[AppealItem]) -> str:
        """Not by program. Raises `ChannelUnable`."""
        raise ChannelUnable(channel="by_hand", act="submit")

    def results(self, violation: str) -> tuple[AppealResult, ...]:
        """Not by program. Raises `ChannelUnable`."""
        raise ChannelUnable(channel="by_hand", act="results")


def submit_once(channel: Channel, violation: Violation, items: Sequence[AppealItem]) -> Sent:
    """Hand an appeal in, at most once: an unknown result is looked up, never sent again.

    Raises `ChannelUnable`, `ItemsDoNotMatch`, `OpenElsewhere`, `ChannelRefused`, and
    `ChannelSilent` where even the look-up says nothing: a person looks before anything is sent.
    """
    known = may_send(channel, violation, items)
    return send(channel, violation, items, known=known)


def send(
    channel: Channel, violation: Violation, items: Sequence[AppealItem], *, known: frozenset[str]
) -> Sent:
    """Send once; `known` are the attempts that the platform told of before.

    Raises `ChannelRefused` where the platform took nothing in, `ChannelSilent` where that is
    not known even after a look-up.
    """
    try:
        return Sent(channel.submit(violation.id, items), looked_up=False)
    except ChannelSilent:
        found = new_attempts(channel, violation.id, known)
    if not found:
        raise ChannelSilent(act="submit", reason="平台记录中暂未见到这次申诉")
    return Sent(found[0].id, looked_up=True)


def new_attempts(
    channel: Channel, violation: str, known: Collection[str]
) -> tuple[AppealResult, ...]:
    """The attempts that were not known before, oldest first.

    Raises `ChannelSilent`, also where the look-up is refused: that refusal is about the look-up
    and tells nothing of the appeal.
    """
    try:
        found = channel.results(violation)
    except ChannelRefused as refused:
        raise ChannelSilent(act="results", reason=refused.explain()) from refused
    return tuple(one for one in found if one.id not in known)


def may_send(channel: Channel, violation: Violation, items: Sequence[AppealItem]) -> frozenset[str]:
    """Ask first whether anything stands in the way; the attempts that are known already.

    Raises `ChannelUnable`, `ItemsDoNotMatch`, `OpenElsewhere`, `ChannelSilent`.
    """
    if not channel.capabilities().submits:
        raise ChannelUnable(channel=channel.capabilities().name, act="submit")
    _fits(violation, items)
    before = channel.results(violation.id)
    running = next((r for r in before if not r.state.is_final), None)
    if running is not None:
        raise OpenElsewhere(reference=running.id, count=running.count)
    return frozenset(r.id for r in before)


def _fits(violation: Violation, items: Sequence[AppealItem]) -> None:
    """One entry per violation item, each with a reason and at least one proof."""
    wanted = len(violation.items)
    bare = sum(1 for item in items if not item.reason.strip() or not item.proofs)
    if not wanted or len(items) != wanted or bare:
        raise ItemsDoNotMatch(wanted=wanted or "未知", given=len(items), bare=bare)
