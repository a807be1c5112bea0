"""资料室: masked files one adviser may read for a while, every look on record, closable at once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhendan.casework.handover_errors import (
    RoomShut,
)
from zhendan.domain import CaseId, Note, Page, Text

ROOMS = "data_rooms"


class RoomState(StrEnum):
    """Whether a room can be entered on a day."""

    OPEN = "open"  # 有效
    EXPIRED = "expired"  # 已到期
    REVOKED = "revoked"  # 已收回

    @property
    def words(self) -> Text:
        """The state as a person reads it."""
        return _WORDS[self]


_WORDS = {
    RoomState.OPEN: Text("有效", "open"),
    RoomState.EXPIRED: Text("已到期", "expired"),
    RoomState.REVOKED: Text("已收回", "withdrawn"),
}


@dataclass(frozen=True, slots=True)
class DataRoom:
    """One room as its book tells it."""

    id: str
    case: CaseId
    mandate: str
    recipient: str
    profile: str
    seen_as: str
    """The recipient whose masked copies are shown."""
    until: date
    key_hash: str
    revoked: bool = False
    looks: tuple[tuple[str, str], ...] = ()
    """When and what was looked at: a masked copy's number, or empty for the list."""

    def state(self, on: date) -> RoomState:
        """How it stands on a day; its last day is still open."""
        if self.revoked:
            return RoomState.REVOKED
        return RoomState.OPEN if on <= self.until else RoomState.EXPIRED


def key_hash(key: str) -> str:
    """What is kept of a room's key: nobody who reads the ledger can enter with it."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def open_room(room: DataRoom) -> Page:
    """Put a new room on record."""
    fields: dict[str, object] = {
        "case": room.case,
        "mandate": room.mandate,
        "recipient": room.recipient,
        "profile": room.profile,
        "seen_as": room.seen_as,
        "until": room.until.isoformat(),
        "key_hash": room.key_hash,
    }
    return Page(ROOMS, room.id, "opened", fields)


def shut_room(room: DataRoom, *, reason: str) -> Page:
    """Withdraw a room at once."""
    return Page(ROOMS, room.id, "revoked", {"reason": reason.strip()})


def looked(room: DataRoom, what: str) -> Page:
    """One look: the list (empty) or a masked copy's number."""
    return Page(ROOMS, room.id, "looked", {"what": what})


def rooms(notes: Sequence[Note]) -> dict[str, DataRoom]:
    """Every room as its book tells, oldest first."""
    found: dict[str, DataRoom] = {}
    for note in notes:
        room = found.get(note.id)
        if note.act == "opened":
            found[note.id] = _opened(note)
        elif room is not None and note.act == "revoked":
            found[note.id] = replace(room, revoked=True)
        elif room is not None and note.act == "looked":
            look = (note.at.isoformat(timespec="seconds"), note.says("what"))
            found[note.id] = replace(room, looks=(*room.looks, look))
    return found


def entered(found: dict[str, DataRoom], key: str, *, on: date) -> DataRoom:
    """The room that a key opens today. Raises `RoomShut`, alike for a key nobody gave out."""
    told = key_hash(key)
    room = next((one for one in found.values() if one.key_hash == told), None)
    if room is None:
        raise RoomShut(state="不存在", state_en="not there")
    state = room.state(on)
    if state is not RoomState.OPEN:
        raise RoomShut(state=state.words.zh, state_en=state.words.en)
    return room


def _opened(note: Note) -> DataRoom:
    return DataRoom(
        note.id,
        CaseId(note.says("case")),
        note.says("mandate"),
        note.says("recipient"),
        note.says("profile"),
        note.says("seen_as"),
        date.fromisoformat(note.says("until")),
        note.says("key_hash"),
    )
