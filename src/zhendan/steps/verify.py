"""Step 1 核查: look calmly into the notice and the orders before answering anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from zhendan.audit import AuditRequest, audit
from zhendan.domain import AuditReport, Notice, Requirements, Tables, Text
from zhendan.evidence import lent, new_in
from zhendan.intake import (
    InboxReading,
    IntakeSettings,
    LargeFiles,
    no_notice,
    read_inbox,
    remember,
)
from zhendan.steps.errand import Errand
from zhendan.steps.read_before import readings_for
from zhendan.steps.wiring import LARGE_FILES, Wiring

_FOUND = ("exact", "repaired")
"""An order the exports do not hold cannot be looked into; it stays unclear and is a gap."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An inbox as read: what each file was taken for, and its rows."""

    reading: InboxReading
    tables: Tables
    seen: Mapping[str, bytes] = field(default_factory=dict)
    """What was read in pictures for the first time; kept once their files are sealed."""

    @property
    def notice(self) -> Notice:
        """The notice; where none was found, one that says only that it is missing."""
        return self.reading.notice or no_notice(self.reading)


@dataclass(frozen=True, slots=True)
class Verified:
    """What step 1 found: the deadline first, then every order."""

    taken: Taken
    requirements: Requirements
    audit: AuditReport

    @property
    def notice(self) -> Notice:
        """The notice the case is about."""
        return self.taken.notice


def take(inbox: Path, wiring: Wiring, errand: Errand) -> Taken:
    """Read every file of a folder; kept is only which mapping explains which header."""
    known = frozenset(readings_for(inbox, wiring))
    with lent(wiring.readings, known) as folder:
        before = {one.name: b"" for one in folder.iterdir()}
        taken = _taken(inbox, folder, wiring, errand)
        return replace(taken, seen=new_in(folder, before))


def _taken(inbox: Path, readings: Path, wiring: Wiring, errand: Errand) -> Taken:
    """The folder as read, with what was read in its pictures before."""
    tables = wiring.tables()
    settings = IntakeSettings(
        secret=wiring.secret,
        mappings=(*errand.mappings, *wiring.mappings.kept()),
        passwords=errand.hints.passwords,
        encodings=errand.hints.encodings,
        own_addresses=errand.hints.own_addresses,
        received_at=wiring.clock.now(),
        readings=readings,
    )
    large = LargeFiles(LARGE_FILES, tables.bulk(wiring.secret))
    reading = read_inbox(inbox, settings, sink=tables.load, progress=errand.progress, large=large)
    remember(reading.mapped, wiring.mappings)
    return Taken(reading, tables)


def verify(taken: Taken, wiring: Wiring, errand: Errand) -> Verified:
    """Find the deadline, then ask every signal and every innocent reason of every order."""
    notice, watch = taken.notice, errand.progress
    watch.stage(Text("确定截止时间", "Finding the deadline"))
    demands = wiring.rulebook.requirements(notice, now=wiring.clock.now())
    watch.stage(Text("逐单核查", "Auditing every order"))
    request = AuditRequest(
        orders=tuple(flag.order for flag in notice.flagged if flag.matched in _FOUND),
        zone=taken.reading.zone,
        notice_delivered_at=notice.delivered_at,
        days_off=frozenset().union(*(year.off for year in wiring.rulebook.calendar.years)),
        make_up_days=frozenset().union(*(year.make_up for year in wiring.rulebook.calendar.years)),
    )
    return Verified(taken, demands, audit(taken.tables, request, progress=watch))
