"""Step 1 核查: look calmly into the notice and the orders before answering anything."""

from dataclasses import dataclass
from pathlib import Path

from zhendan.audit import AuditRequest, audit
from zhendan.domain import (
    AuditReport,
    FlaggedOrder,
    OrderId,
    Progress,
    Requirements,
    Silent,
    Tables,
    Text,
)
from zhendan.intake import ColumnMapping, InboxReading, IntakeSettings, read_inbox
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Verified:
    """What step 1 found: the files as taken, the deadline first, then every order."""

    reading: InboxReading
    tables: Tables
    requirements: Requirements | None
    """None while there is no notice: nothing is demanded and no clock is known."""
    audit: AuditReport

    @property
    def flagged(self) -> tuple[FlaggedOrder, ...]:
        """The orders the notice names; none without a notice."""
        return self.reading.notice.flagged if self.reading.notice else ()


def verify(
    inbox: Path,
    wiring: Wiring,
    *,
    mappings: tuple[ColumnMapping, ...] = (),
    progress: Progress | None = None,
) -> Verified:
    """Read every file of `inbox`, find the deadline, and ask every signal of every order."""
    watch = progress or Silent()
    tables = wiring.tables()
    settings = IntakeSettings(secret=wiring.secret, mappings=mappings)
    reading = read_inbox(inbox, settings, sink=tables.load, progress=watch)
    notice = reading.notice
    now = wiring.clock.now()
    demands = wiring.rulebook.requirements(notice, now=now) if notice else None
    watch.stage(Text("逐单核查", "Auditing every order"))
    asked: tuple[OrderId, ...] = tuple(f.order for f in notice.flagged) if notice else ()
    request = AuditRequest(
        orders=asked,
        zone=reading.zone,
        notice_delivered_at=notice.delivered_at if notice else None,
    )
    return Verified(reading, tables, demands, audit(tables, request, progress=watch))
