"""Violations as platforms answer them in JSON: WeChat, Taobao and Shopee, one notice a record.

Field names are the platforms' own as their pages and public clients give them; nothing was tried
against a live service. Points after a successful appeal are the platform's latest word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
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
from zhendan.formats.cleaning.people import masked_text
from zhendan.formats.cleaning.times import moment
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.draft import NoticeDraft
from zhendan.intake.taking import Taking
from zhendan.intake.words import words

Json = Mapping[str, Any]
_EMPTY = {"", "None", "0"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one record of an answer, or one row of a list, says of a violation."""

    pointer: str
    record: Json
    number: str
    charge: str
    issued: str = ""
    points: str = ""
    penalty: str = ""
    kind: str = "other"
    body: str = ""
    order: str = ""
    until: str = ""


def take_violations(taking: Taking, said: Json, pointer: str) -> bool:
    """Take the violations of an answer; False where it holds none."""
    for platform, title, reader in _READERS:
        found = list(reader(said))
        if not found:
            continue
        taking.recognised_as = f"notice.{platform}.answer"
        taking.title = Text(f"{title} 违规记录", f"{title} violations")
        taking.kind, taking.source = ExhibitKind.NOTICE, SourceClass.PLATFORM
        taking.score, taking.grain = 1.0, "notice"
        for one in found:
            _take(taking, platform, pointer, one)
        return True
    return False


def _take(taking: Taking, platform: str, pointer: str, one: Said) -> None:
    """One record of an answer as a notice with its own row."""
    pairs = [(k, str(v)) for k, v in one.record.items() if not isinstance(v, list | dict)]
    place = taking.place(pointer=pointer + one.pointer)
    ref = taking.lineage.keep(place, [k for k, _ in pairs], [v for _, v in pairs])
    add_violation(taking, platform, one, (ref, RowRef(place.file, pointer=place.pointer)))


def add_violation(taking: Taking, platform: str, one: Said, at: tuple[int, RowRef]) -> None:
    """Add one violation that stands at a row of its own."""
    ref, place = at
    taking.rows += 1
    refs = {one.order: ref} if one.order else {}
    draft = NoticeDraft(_notice(taking, platform, one, place), ref, order_refs=refs)
    draft.file = taking.received.number
    taking.gathered.notices.append(draft)


def _notice(taking: Taking, platform: str, one: Said, at: RowRef) -> Notice:
    """The record's fields; what the answer never holds is asked for."""
    penalties = []
    if one.points not in _EMPTY:
        penalties.append(Penalty("points", f"{one.points} 分 (points)", one.points))
    if one.penalty:
        amount = one.penalty if one.kind == "fine" else ""
        penalties.append(Penalty(one.kind, one.penalty, amount))
    flagged = (FlaggedOrder(OrderId(one.order), "missing", at_row=at),) if one.order else ()
    until = _time(taking, one.until)
    return Notice(
        platform=platform,
        number=one.number,
        charge=one.charge,
        grade=None,
        scope=FlagScope.EXPLICIT if flagged else FlagScope.UNKNOWN,
        flagged=flagged,
        delivered_at=_time(taking, one.issued),
        deadline_at=until,
        deadline_words=f"expire_time {one.until}" if until else "",
        declared_count=None,
        attempts=None,
        penalties=tuple(penalties),
        body=masked_text(one.body),
        files=(taking.received.sha256,),
        zone=taking.settings.zone,
        not_found=("declared_count", "attempts", "asks_for", *(() if until else ("deadline_at",))),
    )


def _time(taking: Taking, text: str) -> datetime | None:
    """An instant of an answer, if it can be read."""
    try:
        found = moment(text, "time", taking.time_rules)
    except CellUnusable:
        return None
    return found.at if found else None


def _objects(said: object) -> list[Json]:
    """The objects of an array."""
    return [o for o in said if isinstance(o, Mapping)] if isinstance(said, list) else []


def _text(record: Json, *names: str) -> str:
    """The first of some plain fields."""
    for name in names:
        value = record.get(name)
        if value is not None and not isinstance(value, list | dict) and str(value) != "":
            return str(value)
    return ""


def _wechat(said: Json) -> Iterator[Said]:
    """Violations of a mini program, deductions of trade experience, and complaints of buyers."""
    for index, one in enumerate(_objects(said.get("records"))):
        if "illegal_record_id" in one and "illegal_reason" in one:
            yield Said(
                f"/records/{index}",
                one,
                number=_text(one, "illegal_record_id"),
                charge=_text(one, "rule_name", "illegal_reason"),
                issued=_text(one, "create_time"),
                body=" ".join(
                    filter(None, (_text(one, "illegal_reason"), _text(one, "illegal_content")))
                ),
            )
    for index, one in enumerate(_objects(said.get("appealList"))):
        if "illegalOrderId" in one:
            yield Said(
                f"/appealList/{index}",
                one,
                number=_text(one, "illegalOrderId"),
                charge=_text(one, "illegalWording"),
                issued=_text(one, "illegalTime"),
                points=_text(one, "minusScore"),
                order=_text(one, "orderId").partition("@")[2] or _text(one, "orderId"),
            )
    complaint = said.get("complaint_callback", said)
    if isinstance(complaint, Mapping) and {"complaint_id", "expire_time"} <= complaint.keys():
        yield Said(
            "",
            complaint,
            number=_text(complaint, "complaint_id"),
            charge=_text(complaint, "complaint_type", "type") or "纠纷 (complaint)",
            issued=_text(complaint, "create_time"),
            order=_text(complaint, "order_id"),
            until=_text(complaint, "expire_time"),
        )


def _taobao(said: Json) -> Iterator[Said]:
    """A punished item of Taobao or Tmall."""
    if {"case_code", "rule_type_name"} <= said.keys():
        yield Said(
            "",
            said,
            number=_text(said, "case_code"),
            charge=_text(said, "rule_type_name", "case_code_name"),
            issued=_text(said, "gmt_create"),
            penalty=_text(said, "case_code_name"),
            body=_text(said, "reason"),
        )


def _shopee(said: Json) -> Iterator[Said]:
    """Penalty points and punishments of Shopee's account health."""
    inner = said.get("response", said)
    if not isinstance(inner, Mapping):
        return
    table = words("violations")
    for index, one in enumerate(_objects(inner.get("penalty_point_list"))):
        type_ = _text(one, "violation_type")
        yield Said(
            f"/response/penalty_point_list/{index}",
            one,
            number=_text(one, "reference_id"),
            charge=f"violation_type {type_} {table['shopee_types'].get(type_, '')}".strip(),
            issued=_text(one, "issue_time"),
            points=_text(one, "latest_point_num", "original_point_num"),
        )
    for index, one in enumerate(_objects(inner.get("punishment_list"))):
        type_ = _text(one, "punishment_type")
        yield Said(
            f"/response/punishment_list/{index}",
            one,
            number=_text(one, "reference_id"),
            charge=f"reason {_text(one, 'reason')}",
            issued=_text(one, "issue_time"),
            penalty=f"punishment_type {type_}",
            kind=table["shopee_punishments"].get(type_, "other"),
        )


_READERS = (
    ("wechat_store", "微信", _wechat),
    ("taobao", "淘宝", _taobao),
    ("shopee", "Shopee", _shopee),
)
