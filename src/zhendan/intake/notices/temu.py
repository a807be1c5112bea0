"""A punishment as Temu's seller centre answers it in JSON."""

from collections.abc import Mapping
from typing import Any

from zhendan.domain import (
    ExhibitKind,
    FlaggedOrder,
    FlagScope,
    Notice,
    OrderId,
    Penalty,
    RowRef,
    SourceClass,
    Text,
)
from zhendan.formats.cleaning.times import moment
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.draft import NoticeDraft
from zhendan.intake.taking import Taking


def take_punishment(taking: Taking, said: Mapping[str, Any], pointer: str) -> bool:
    """Take a punishment; False where the object is none."""
    if "punish_id" not in said or "max_appeal_time" not in said:
        return False
    taking.recognised_as, taking.title = "notice.temu.punish", Text("Temu 违规详情", "Temu notice")
    taking.kind, taking.source = ExhibitKind.NOTICE, SourceClass.PLATFORM
    taking.score, taking.grain = 1.0, "notice"
    details = [d for d in said.get("illegal_detail") or [] if isinstance(d, Mapping)]
    numbers = [
        str(d.get("value")) for d in details if "订单" in str(d.get("title")) and d.get("value")
    ]
    keys = [key for key in said if not isinstance(said[key], list | dict)]
    ref = taking.lineage.keep(taking.place(pointer=pointer), keys, [str(said[k]) for k in keys])
    taking.rows += 1
    taking.gathered.notices.append(
        NoticeDraft(
            _notice(taking, said, numbers),
            ref,
            order_refs=dict.fromkeys(numbers, ref),
            file=taking.received.number,
        )
    )
    return True


def _notice(taking: Taking, said: Mapping[str, Any], numbers: list[str]) -> Notice:
    """The punishment's fields; `max_appeal_time` is a count, `appeal_end_time` an instant."""
    until = str(said.get("appeal_end_time") or "")
    try:
        found = moment(until, "appeal_end_time", taking.time_rules)
    except CellUnusable:
        found = None
    words = str(said.get("punish_infect_desc") or "")
    place = RowRef(taking.received.sha256, pointer="/illegal_detail")
    most = str(said.get("max_appeal_time") or "")
    return Notice(
        platform="temu",
        number=str(said["punish_id"]),
        charge=f"violation_type {said.get('violation_type')}",
        grade=None,
        scope=FlagScope.EXPLICIT if numbers else FlagScope.UNKNOWN,
        flagged=tuple(FlaggedOrder(OrderId(n), "missing", at_row=place) for n in numbers),
        delivered_at=None,
        deadline_at=found.at if found else None,
        deadline_words=f"appeal_end_time {until}" if found else "",
        declared_count=None,
        attempts=int(most) if most.isdigit() else None,
        penalties=(Penalty("freeze" if "提现" in words else "other", words),) if words else (),
        body="",
        files=(taking.received.sha256,),
        zone=taking.settings.zone,
        not_found=("delivered_at", "declared_count", "asks_for"),
    )
