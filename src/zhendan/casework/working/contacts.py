"""联系记录: what was said with the platform's service, when, under which ticket, promised until."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from zhendan.casework.casefile import CaseFile
from zhendan.casework.errors import ExhibitOutsideCase
from zhendan.casework.facts import FactReader
from zhendan.casework.stamps import Stamp
from zhendan.casework.working.errors import ContactIncomplete
from zhendan.casework.working.things import open_case
from zhendan.domain import Event, EventKind, ExhibitId, Text

_LONGEST = timedelta(days=3660)
"""Ten years: what lies farther away was mistyped."""
CHANNELS: dict[str, Text] = {
    "phone": Text("电话", "telephone"),
    "online": Text("在线客服", "online service"),
    "ticket": Text("工单", "ticket"),
    "mail": Text("邮件", "mail"),
    "manager": Text("平台小二或类目运营", "the platform's account manager"),
    "other": Text("其他", "other"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """One talk with the platform's service."""

    at: datetime
    """When it took place."""
    channel: str
    """A key of `CHANNELS`."""
    said: str
    """What the other side said, as near to its words as can be."""
    whom: str = ""
    """Name or number the other side gave."""
    ticket: str = ""
    promised: datetime | None = None
    """Until when an answer was promised."""
    exhibits: tuple[ExhibitId, ...] = ()
    """Sealed recordings or screenshots of it."""
    by: str = ""
    seq: int = 0


def contact(case: CaseFile, told: Contact, stamp: Stamp) -> Event:
    """Put a talk on record.

    Raises `NobodyNamed`, `CaseOver`, `ContactIncomplete`, `ExhibitOutsideCase`.
    """
    stamp.named("登记联系")
    open_case(case)
    missing = [
        name
        for name, wrong in (
            ("时间/time", not stamp.at - _LONGEST < told.at <= stamp.at),
            ("渠道/channel", told.channel not in CHANNELS),
            ("原话/words", not told.said.strip()),
            ("答复期限/promised", not _may_be_promised(told)),
        )
        if wrong
    ]
    if missing:
        raise ContactIncomplete(missing="、".join(missing))
    for exhibit in told.exhibits:
        if exhibit not in case.exhibits:
            raise ExhibitOutsideCase(case=case.case, exhibit=exhibit)
    facts: dict[str, object] = {
        "at": told.at.isoformat(),
        "channel": told.channel,
        "said": told.said.strip(),
        "whom": told.whom.strip(),
        "ticket": told.ticket.strip(),
        "promised": told.promised.isoformat() if told.promised else None,
        "exhibits": list(told.exhibits),
    }
    return Event(case.case, EventKind.CONTACTED, stamp.at, stamp.by, facts)


def contacts(events: Iterable[Event]) -> tuple[Contact, ...]:
    """Every talk with the platform's service, in order of recording."""
    return tuple(_read(event) for event in events if event.kind is EventKind.CONTACTED)


def promises(log: Sequence[Contact]) -> tuple[Contact, ...]:
    """What was promised and is still awaited: no later talk went on with the same ticket."""
    return tuple(
        one
        for place, one in enumerate(log)
        if one.promised and not _answered(one, log[place + 1 :])
    )


def _may_be_promised(told: Contact) -> bool:
    """Whether the promised instant comes after the talk and within its life."""
    return told.promised is None or told.at <= told.promised < told.at + _LONGEST


def _answered(one: Contact, later: Sequence[Contact]) -> bool:
    """Whether a later talk took the matter up; without a ticket number any later one does."""
    return any(not one.ticket or each.ticket == one.ticket for each in later)


def _read(event: Event) -> Contact:
    reader = FactReader(event)
    return Contact(
        at=reader.instant("at") or event.at,
        channel=reader.text("channel"),
        said=reader.text("said"),
        whom=reader.text("whom"),
        ticket=reader.text("ticket"),
        promised=reader.instant("promised"),
        exhibits=tuple(ExhibitId(one) for one in reader.texts("exhibits")),
        by=event.by,
        seq=event.seq or 0,
    )
