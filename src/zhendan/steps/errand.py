"""Who is at work, and how: what every step is told beside its matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhendan.domain import Progress, Silent

if TYPE_CHECKING:
    from zhendan.intake import ColumnMapping


@dataclass(frozen=True, slots=True)
class StampBy:
    """The outside time-stamp authority (RFC 3161) that a person configured."""

    url: str
    chain: bytes
    """PEM: the authority's root and what lies between it and the signer."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What files cannot tell themselves; used for one reading and never kept."""

    passwords: Mapping[str, str] = field(default_factory=dict)
    """By path or name in the inbox; `*` for every file."""
    encodings: Mapping[str, str] = field(default_factory=dict)
    """By path or name in the inbox; `*` for every file."""
    own_addresses: tuple[str, ...] = ()
    """The shop's own mail addresses."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One piece of work a person set off."""

    by: str = ""
    """The name that events and custody sheets bear; empty where nobody gave one."""
    reason: str = ""
    """Why, in the person's words, where an act is kept with its reason."""
    name: str = ""
    """A name for the case; empty takes platform and notice number."""
    profile: str = "platform"
    """Who receives the packet; decides which exhibits go in."""
    in_channel: bool = False
    """The recipient acts for the shop at the platform: order and waybill numbers travel in full,
    everything else is masked as it would be for the platform."""
    unmasked: bool = False
    """Hand over the originals themselves; `reason` then stands in the log."""
    agent: str = ""
    """Who hands the appeal in for the shop; empty where the shop does it itself."""
    mandate: str = ""
    """The sealed mandate that the agent acts under, in words or by its exhibit number."""
    channel: str = "by_hand"
    """How the appeal will be handed in: `by_hand`, `by_api` or `by_mail`."""
    violation_no: int | None = None
    """Which violation of the shop this is, from 1; None where nobody said."""
    mappings: "tuple[ColumnMapping, ...]" = ()
    """A person's word on tables whose layout is unknown."""
    hints: Hints = field(default_factory=Hints)
    stamp_by: tuple[StampBy, ...] = ()
    """Empty: nobody new is asked; without any stamp every page says so."""
    progress: Progress = field(default_factory=Silent)
