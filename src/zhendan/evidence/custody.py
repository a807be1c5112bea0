"""Custody events (保管记录): who viewed, took out, handed over or got back which original."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import IO, Protocol

from zhendan.domain import Exhibit, Fault, Sha256
from zhendan.evidence import sheets
from zhendan.evidence.care_errors import CareIncomplete
from zhendan.evidence.faults import fault
from zhendan.evidence.store import Entry


class CustodyEvent(StrEnum):
    """What can happen to a sealed original in our keeping, in the words of the log.

    Acquired 获取, imported 导入, sealed 固化, derived 制作脱敏件 stand in the sheet of a sealing.
    """

    VIEWED = "viewed-unmasked"  # 查看原文
    EXPORTED = "exported"  # 导出
    HANDED_OVER = "handed-over"  # 移交
    RECEIVED_BACK = "received-back"  # 收回
    ERASED = "erased"  # 删除
    MATCH_SETTLED = "match-settled"  # 人工确认凭证说的是哪一单


NAMED = (
    CustodyEvent.HANDED_OVER,
    CustodyEvent.RECEIVED_BACK,
    CustodyEvent.ERASED,
    CustodyEvent.MATCH_SETTLED,
)
"""Events that nobody may leave unsigned or without a reason."""


@dataclass(frozen=True, slots=True)
class Care:
    """Who did it and why; the rest of a sheet is filled in from what the vault knows."""

    by: str
    reason: str = ""
    role: str = ""
    """`owner`, `staff`, `lawyer` …, as far as known."""
    on_behalf: str = ""
    to: str = ""
    """To whom it went, or from whom it came back."""
    tool: str = ""
    """Command or program; its version stands in the sheet's environment."""
    parameters: Mapping[str, str] = field(default_factory=dict)


class Keeper(Protocol):
    """What custody needs of a vault."""

    def entries(self) -> tuple[Entry, ...]:
        """Every record, in order of leaf."""

    def open(self, sha256: Sha256) -> IO[bytes]:
        """The sealed bytes."""

    def record(self, event: str, content: IO[bytes], facts: Mapping[str, object]) -> Entry:
        """Keep an event about these bytes in the log."""

    def record_erasure(self, exhibit: Exhibit, facts: Mapping[str, object]) -> Entry:
        """Keep in the log that an exhibit goes."""


def record_care(vault: Keeper, exhibit: Exhibit, event: CustodyEvent, care: Care) -> Entry:
    """Put one event about an original into the log; each is a record of its own.

    Raises `CareIncomplete` where a hand-over, a return or an erasure has no name or no reason.
    """
    wanted = {"by": care.by, "reason": care.reason}
    wanted |= {"to": care.to} if event is CustodyEvent.HANDED_OVER else {}
    lacks = [name for name, value in wanted.items() if not value.strip()]
    if event in NAMED and lacks:
        raise CareIncomplete(event=str(event), lacks=", ".join(lacks))
    entries = vault.entries()
    facts: dict[str, object] = {
        "exhibit": str(exhibit.id),
        "by": sheets.plain(care.by.strip()),
        "role": care.role,
        "on_behalf": sheets.plain(care.on_behalf),
        "reason": sheets.plain(care.reason.strip()),
        "to": sheets.plain(care.to),
        "tool": care.tool,
        "parameters": dict(care.parameters),
        "hash_in": exhibit.sha256,
        "hash_out": exhibit.sha256,
        "parent": {"sha256": exhibit.sha256, "leaf": exhibit.leaf},
        "previous": _last_about(entries, exhibit.sha256),
        "clock_offset": clock_offset(entries),
    }
    if event is CustodyEvent.ERASED:
        return vault.record_erasure(exhibit, facts)
    with vault.open(exhibit.sha256) as content:
        return vault.record(str(event), content, facts)


def clock_offset(entries: Sequence[Entry]) -> dict[str, object]:
    """How far our clock was from the last outside time; `unknown` where there is none yet.

    A local clock can only order. The offset holds the round trip to the authority too.
    """
    for entry in reversed(entries):
        told = sheets.parts(entry) if entry.event == "stamped" else {}
        if "at" in told and "stamped_at" in told:
            own = datetime.fromisoformat(str(told["at"]))
            outside = datetime.fromisoformat(str(told["stamped_at"]))
            seconds = int((own - outside).total_seconds())
            return {"against": str(told["authority"]), "seconds": seconds, "leaf": entry.leaf}
    return {"against": "unknown"}


def history_of(entries: Sequence[Entry], sha256: Sha256) -> tuple[Mapping[str, object], ...]:
    """Every event about an original, oldest first, as its sheets tell it."""
    return tuple(sheets.parts(one) | {"leaf": one.leaf} for one in entries if one.subject == sha256)


def custody_faults(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Every custody event names the event of its item that came just before it."""
    last: dict[Sha256, int] = {}
    for entry in entries:
        told = sheets.parts(entry)
        if "previous" in told and told["previous"] != last.get(entry.subject):
            name = f"{told.get('exhibit', '')} {entry.event} leaf {entry.leaf}".strip()
            yield fault("custody_wrong", name, last.get(entry.subject), told["previous"])
        last[entry.subject] = entry.leaf


def _last_about(entries: Sequence[Entry], sha256: Sha256) -> int | None:
    """The leaf of the latest event about these bytes."""
    return next((one.leaf for one in reversed(entries) if one.subject == sha256), None)
