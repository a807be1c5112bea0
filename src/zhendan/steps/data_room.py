"""Step 7 资料室: a link that shows an adviser masked files for a while, every look on record."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

from zhendan.casework import (
    ROOMS,
    DataRoom,
    MandateNotInForce,
    RoomEmpty,
    RoomShut,
    entered,
    key_hash,
    looked,
    open_room,
    rooms,
    shut_room,
)
from zhendan.domain import CaseId, Event, Exhibit, ExhibitKind, MaskedCopy
from zhendan.evidence import Profile
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.mandating import in_force
from zhendan.steps.masking import copies_of, copy_name
from zhendan.steps.measures import today
from zhendan.steps.wiring import Wiring

__all__ = ["DataRoom", "Lying", "RoomShut", "enter", "every_room", "file_of", "lying", "note_look"]
__all__ += ["open_for", "opened", "shut"]

_INSIDE = (ExhibitKind.SHOP_MARK, ExhibitKind.REGISTER, ExhibitKind.TICKET, ExhibitKind.OTHER)
"""Own marks, people, tickets, and what nobody recognised: a lawyer alone reads them."""
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".eml", ".msg", ".mht")
"""What may hold a file of marks inside."""


@dataclass(frozen=True, slots=True)
class Lying:
    """One masked file in a room, with the words its original bears."""

    copy: MaskedCopy
    original: Exhibit

    @property
    def name(self) -> str:
        """The copy's own file name: the original's may hold a person's name."""
        return copy_name(self.copy, self.original)


def open_for(
    mandate: str, case: CaseId, until: date, wiring: Wiring, errand: Errand
) -> tuple[DataRoom, str]:
    """Open a room under a mandate in force, for no longer than it; returns the key once.

    Raises `MandateNotInForce`, `RoomEmpty`.
    """
    given = in_force(mandate, case, wiring)
    seen_as = str(Profile.PLATFORM) if given.acts else given.profile
    key = secrets.token_urlsafe(32)
    number = f"R{len(every_room(wiring)) + 1:03d}"
    last = min(until, given.until)
    room = DataRoom(
        number, case, mandate, given.recipient, given.profile, seen_as, last, key_hash(key)
    )
    if not lying(room, wiring):
        raise RoomEmpty(recipient=given.recipient)
    write(open_room(room), wiring, errand)
    return room, key


def shut(number: str, wiring: Wiring, errand: Errand) -> Event:
    """Withdraw a room at once. Raises `RoomShut` where there is none."""
    room = every_room(wiring).get(number)
    if room is None:
        raise RoomShut(state="不存在", state_en="not there")
    return write(shut_room(room, reason=errand.reason), wiring, errand)


def every_room(wiring: Wiring) -> dict[str, DataRoom]:
    """Every room by its number."""
    return rooms(read(ROOMS, wiring))


def enter(key: str, wiring: Wiring) -> DataRoom:
    """The room that a key opens today. Raises `RoomShut`, also where its mandate has ended."""
    room = entered(every_room(wiring), key, on=today(wiring))
    try:
        in_force(room.mandate, room.case, wiring)
    except MandateNotInForce as error:
        raise RoomShut(state="授权已结束", state_en="the mandate has ended") from error
    return room


def lying(room: DataRoom, wiring: Wiring) -> tuple[Lying, ...]:
    """What lies in a room: masked copies of the case; own marks and people for a lawyer alone."""
    kept = wiring.desk().file(room.case).exhibits
    originals = {one.id: one for one in wiring.vault.kept() if one.id in kept}
    newest = {one.original: one for one in copies_of(wiring) if one.recipient == room.seen_as}
    return tuple(
        Lying(one, originals[one.original])
        for one in newest.values()
        if one.original in originals and _may(room, originals[one.original])
    )


def file_of(found: Sequence[Lying], number: str) -> Lying | None:
    """A file of the room by the copy's number; nothing else can be named."""
    return next((one for one in found if one.copy.id == number), None)


def opened(one: Lying, wiring: Wiring) -> IO[bytes]:
    """The bytes of a masked copy."""
    return wiring.vault.open(one.copy.sha256)


def note_look(room: DataRoom, what: str, wiring: Wiring) -> Event:
    """Put a look on record before anything is shown."""
    return write(looked(room, what), wiring, Errand(by=f"{room.recipient}（资料室 {room.id}）"))


def _may(room: DataRoom, original: Exhibit) -> bool:
    if room.profile == Profile.LAWYER:
        return True
    name = original.provenance.original_name.lower()
    return original.kind not in _INSIDE and not name.endswith(_ARCHIVES)
