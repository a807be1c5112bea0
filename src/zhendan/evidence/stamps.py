"""Time stamps over checkpoints: asking for them, keeping them, and checking the kept ones."""

import base64
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from zhendan.domain import Blobs, Fault, Text, ZhendanError
from zhendan.evidence import sheets
from zhendan.evidence.errors import StampRefused
from zhendan.evidence.faults import fault
from zhendan.evidence.notes import open_checkpoint
from zhendan.evidence.records import instant
from zhendan.evidence.shipped.verify import CLOCK_TOLERANCE_S, ODD
from zhendan.evidence.store import Entry
from zhendan.evidence.tokens import Opinion, chain_hash, make_request, opinion_on

if TYPE_CHECKING:
    from zhendan.evidence.notes import Checkpoint

TOLERANCE = timedelta(seconds=CLOCK_TOLERANCE_S)


class TimeAuthority(Protocol):
    """One outside time-stamp authority, with exactly the roots that it is trusted by."""

    @property
    def name(self) -> str:
        """What a person calls it."""

    @property
    def chain(self) -> bytes:
        """PEM: its root certificate and what lies between root and signer."""

    def ask(self, request: bytes) -> bytes:
        """Its answer, byte for byte. Raises a `ZhendanError` when it cannot be reached."""


class Stampable(Protocol):
    """What stamping needs of a vault."""

    def checkpoint(self) -> "Checkpoint":
        """The signed state to be stamped."""

    def entries(self) -> tuple[Entry, ...]:
        """What was recorded so far."""

    def record(self, event: str, content: io.BytesIO, facts: dict[str, object]) -> Entry:
        """Keep the token and its sheet in the log."""


@dataclass(frozen=True, slots=True)
class StampState:
    """Whether the exhibits bear an outside time: `stamped`, or `pending` with the reason."""

    state: str
    by: str
    at: datetime | None = None
    reason: str = ""
    silent: bool = False
    """Pending because nobody answered, and not because an answer was refused."""


def stamp(vault: Stampable, authority: TimeAuthority) -> StampState:
    """Have the present checkpoint stamped, once; an authority that fails never blocks.

    A token that does not hold (foreign, altered, about something else) is not kept: the state
    stays `pending` and says why.
    """
    checkpoint = vault.checkpoint()
    for known in _stamps_over(vault.entries(), checkpoint.note):
        if known.by == authority.name:
            return known
    request = make_request(checkpoint.text)
    try:
        response = authority.ask(request)
        seen = opinion_on(response, checkpoint.text, authority.chain)
        if not (seen.agreed or seen.doubtful):
            raise StampRefused(reason=f"{seen.client} / {seen.program}")
    except ZhendanError as failed:
        silent = not isinstance(failed, StampRefused)
        return StampState("pending", authority.name, reason=failed.explain(), silent=silent)
    facts: dict[str, object] = {
        "authority": authority.name,
        "checkpoint": checkpoint.note,
        "chain": chain_hash(authority.chain),
        "chain_pem": authority.chain.decode("ascii"),
        "request": base64.b64encode(request).decode(),
        "stamped_at": instant(seen.at),
        "opinions": {"rfc3161-client": seen.client, "openssl": seen.program},
    }
    vault.record("stamped", io.BytesIO(response), facts)
    return StampState("stamped", authority.name, at=seen.at)


TRIES = 3
"""An authority that does not answer is asked this often in one run; then it waits in the queue."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An authority that has still to answer."""

    url: str
    chain: str
    """PEM."""
    since: str
    """Since when, RFC 3339."""
    reason: str


class StampQueue(Protocol):
    """Who has still to answer, kept between runs."""

    def waiting(self) -> tuple[Waiting, ...]:
        """Who has still to answer, oldest first."""

    def keep(self, waiting: Sequence[Waiting]) -> None:
        """Replace the queue."""


def stamp_all(
    vault: Stampable, authorities: Sequence[TimeAuthority], *, tries: int = TRIES
) -> tuple[StampState, ...]:
    """Ask every authority, each by itself: one that is down keeps no other from answering.

    A refused token is not asked for again in the same run; only silence is.
    """
    found: list[StampState] = []
    for authority in authorities:
        state = stamp(vault, authority)
        for _ in range(tries - 1):
            if state.state == "stamped" or not state.silent:
                break
            state = stamp(vault, authority)
        found.append(state)
    return tuple(found)


def kept_stamp(vault: Stampable) -> StampState | None:
    """The first stamp kept over the present checkpoint, or None where there is none yet."""
    return next(iter(kept_stamps(vault)), None)


def kept_stamps(vault: Stampable) -> tuple[StampState, ...]:
    """Every stamp kept over the present checkpoint, in the order of the log."""
    return tuple(_stamps_over(vault.entries(), vault.checkpoint().note))


def _stamps_over(entries: Sequence[Entry], note: str) -> Iterator[StampState]:
    """The stamps a checkpoint was already given, in the order of the log."""
    for entry in entries:
        told = sheets.parts(entry) if entry.event == "stamped" else {}
        if told.get("checkpoint") == note:
            at = datetime.fromisoformat(str(told["stamped_at"]))
            yield StampState("stamped", str(told["authority"]), at=at)


@dataclass(frozen=True, slots=True)
class StampReport:
    """What the check of all kept stamps found."""

    faults: tuple[Fault, ...]
    unchecked: tuple[Fault, ...]
    notes: tuple[Text, ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Bracket:
    """One outside time: everything below `covers` is older, everything after `leaf` younger."""

    covers: int
    leaf: int
    at: datetime


def stamp_faults(
    entries: Sequence[Entry], blobs: Blobs, *, key: str, tops: Sequence[str]
) -> StampReport:
    """Check every kept token, and every record's time against the tokens around it."""
    faults: list[Fault] = []
    unchecked: list[Fault] = []
    notes: list[Text] = []
    brackets: list[_Bracket] = []
    stamped = [one for one in entries if one.event == "stamped"]
    for entry in stamped:
        item = f"stamped leaf {entry.leaf}"
        try:
            bracket, seen = _check(entry, blobs, key, tops)
        except (*ODD, ZhendanError) as odd:
            faults.append(fault("stamp_wrong", item, found=odd))
            continue
        if seen.agreed:
            brackets.append(bracket)
            notes.append(_said(sheets.read(entry), seen))
        else:
            words = f"rfc3161-client: {seen.client}; openssl: {seen.program}"
            doubt = fault("stamp_doubt" if seen.doubtful else "stamp_wrong", item, found=words)
            (unchecked if seen.doubtful else faults).append(doubt)
    faults += _odd_times(entries, brackets)
    return StampReport(tuple(faults), tuple(unchecked), tuple(notes), len(stamped))


def _check(entry: Entry, blobs: Blobs, key: str, tops: Sequence[str]) -> tuple[_Bracket, Opinion]:
    """One kept token over the checkpoint its sheet names, which must be one of this log."""
    told = sheets.read(entry)
    made = open_checkpoint(str(told["checkpoint"]), key)
    if tops[made.size] != made.root:
        raise StampRefused(reason="checkpoint")
    with blobs.open(entry.subject) as content:
        response = content.read()
    chain = str(told["chain_pem"]).encode("ascii")
    if chain_hash(chain) != told["chain"]:
        raise StampRefused(reason="chain")
    seen = opinion_on(response, made.text, chain)
    return _Bracket(made.size, entry.leaf, seen.at), seen


def _said(told: dict[str, object], seen: Opinion) -> Text:
    """The sentence a reader sees about a good token."""
    at, by = instant(seen.at), told["authority"]
    return Text(
        f"时间戳 {at}（{by}）：该时刻之前固化的内容当时已存在",
        f"Stamped {at} by {by}: what was sealed before then existed by then",
    )


def _odd_times(entries: Sequence[Entry], brackets: Sequence[_Bracket]) -> Iterator[Fault]:
    """Records whose own clock contradicts an outside time; both times are shown."""
    for entry in entries if brackets else ():
        at = _own_time(entry)
        if at is None:
            continue
        for bracket in brackets:
            late = entry.leaf < bracket.covers and at > bracket.at + TOLERANCE
            early = entry.leaf > bracket.leaf and at < bracket.at - TOLERANCE
            if late or early:
                name = str(entry.exhibit.id) if entry.exhibit else f"leaf {entry.leaf}"
                yield fault("time_odd", name, instant(bracket.at), instant(at))


def _own_time(entry: Entry) -> datetime | None:
    """The time an entry's sheet claims; None where a damaged sheet has none (a fault elsewhere)."""
    try:
        return datetime.fromisoformat(str(sheets.parts(entry)["at"]))
    except (KeyError, ValueError):
        return None
