"""A notice as a table: any table with order numbers and words of a violation beside them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
from zhendan.formats.cleaning.ids import identifier
from zhendan.formats.cleaning.words import plain
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.row_problems import CellUnusable, IdDamaged, IdMissing, RowRagged
from zhendan.intake.draft import NoticeDraft
from zhendan.intake.notices import words
from zhendan.intake.notices.text import count_orders
from zhendan.intake.recognise.headers import norm
from zhendan.intake.taking import Taking

_FIELDS: Mapping[str, str] = {
    "order": r"^(涉及|涉案|违规|关联)?订单(编?号|ID)?$|^order[ _-]?(no|id|number)$|^订单编号$",
    "number": r"^(违规|处罚|通知)(编号|单号|ID)$",
    "kind": r"^(违规|处罚)类型$",
    "name": r"^(违规|处罚)(名称|原因)$",
    "violated": r"^违规(发起|发生)?时间$",
    "delivered": r"^(通知|送达|下发|发送)(时间|日期)$",
    "punished": r"^(处罚|生效|执行)(开始|生效)?(时间|日期)$",
    "deadline": r"^(申诉)?截止(时间|日期)$",
    "item": r"^(涉及|涉案)?商品(ID|编号)$",
    "points": r"^扣分$",
    "penalty": r"^(处罚(措施|结果|内容)|违规影响)$",
    "amount": r"^违规金额.*$|^处罚金额.*$",
    "state": r"^(处罚状态|进度)$",
    "appeal": r"^申诉状态$",
    "reason": r"^(违规说明|原因|说明|情节)$",
    "shop": r"^店铺(名称)?$",
}
_ACCUSES = ("number", "kind", "name")
_ACCUSED = re.compile(
    r"(处罚|违规|涉案|涉嫌|涉及|虚假交易|被判|申诉)[^/]{0,6}(订单|单号|清单|明细|列表)"
    r"|(订单|单号)[^/]{0,4}(处罚|违规|涉案|虚假交易|申诉)"
    r"|(flagged|violat\w*|penali[sz]ed|disputed|appeal(ed)?)[\s_-]*(orders?|list)",
    re.I,
)
"""What a file, a sheet or a line above the headings calls a bare list of flagged orders."""
_OTHER_LISTS = re.compile(r"退款|退货|售后|维权|refund|return", re.I)
"""Names of lists about quarrels over money back: those orders were not called fake."""
_OWN_BOOKS = re.compile(r"佣金|本金|返[款现利]|刷手|做单|任务|放单|补单")
"""Headings of a shop's book of arranged orders, which is never taken for a list of flagged ones."""
_FEW = 6
"""Columns of a bare list; a table with more of them is an export and says itself what it is."""


@dataclass(frozen=True, slots=True)
class NoticeTable:
    """Which columns of a table say what about a notice."""

    header: Row
    columns: Mapping[str, int]


def find_notice_table(grid: Grid, called: str = "") -> NoticeTable | None:
    """The columns of a notice, if the table is one.

    A bare list of order numbers is one too where its file (`called`), its sheet or a line above its
    headings names it so.
    """
    called = f"{called}/{grid.sheet}"
    for row in grid.top():
        columns: dict[str, int] = {}
        for index, cell in enumerate(row.cells):
            for name, pattern in _FIELDS.items():
                if name not in columns and re.match(pattern, norm(cell), re.I):
                    columns[name] = index
        if "order" in columns and any(name in columns for name in _ACCUSES):
            return NoticeTable(row, columns)
        filled = [cell for cell in row.cells if cell.strip()]
        if "order" in columns and _is_bare_list(filled, called):
            return NoticeTable(row, columns)
        called += f"/{' '.join(filled)}"
    return None


def _is_bare_list(headings: Sequence[str], called: str) -> bool:
    """Whether few headings stand under a name that calls them the flagged orders."""
    few = len(headings) <= _FEW and not _OWN_BOOKS.search(" ".join(headings))
    return few and bool(_ACCUSED.search(called)) and not _OTHER_LISTS.search(called)


def take_notice_table(taking: Taking, grid: Grid, table: NoticeTable) -> None:
    """Read every notice of the table; several notice numbers make several notices."""
    taking.recognised_as = "notice.flagged_orders"
    taking.title = Text("涉案订单列表", "List of flagged orders")
    accuses = any(name in table.columns for name in _ACCUSES)
    taking.kind = ExhibitKind.NOTICE
    # A bare list may have been typed by anybody: it says which orders, and proves nothing.
    taking.source = SourceClass.PLATFORM if accuses else SourceClass.OWN_SYSTEM
    taking.score, taking.grain, taking.header_row = 1.0, "flagged order", table.header.no
    groups: dict[str, list[tuple[dict[str, str], int, Row]]] = {}
    for row in grid.rows():
        if row.no <= table.header.no or row.is_blank:
            continue
        if len(row.cells) < len(table.header.cells):
            facts = {"row": row.no, "cells": len(row.cells), "width": len(table.header.cells)}
            taking.reject(RowRagged(**facts), row.no)
            continue
        said = {name: plain(row.cells[i]) or "" for name, i in table.columns.items()}
        found = _order(taking, said, row)
        if found is not None:
            said["order"] = found
            headers = [cell.strip() for cell in table.header.cells]
            ref = taking.lineage.keep(taking.place(row.no), headers, row.cells)
            groups.setdefault(said.get("number", ""), []).append((said, ref, row))
            taking.rows += 1
    for number, rows in groups.items():
        draft = _draft(taking, number, rows)
        taking.gathered.notices.append(draft)
        count_orders(taking, draft.notice)


def _order(taking: Taking, said: Mapping[str, str], row: Row) -> str | None:
    """The order number of a row; a damaged one is kept as it is, to be repaired or shown."""
    try:
        number = identifier(said["order"], "订单号")
        if number is None:
            raise IdMissing(column="订单号")
    except IdDamaged as error:
        taking.say(error, row=row.no)
        return str(error.facts["value"])
    except CellUnusable as error:
        taking.reject(error, row.no)
        return None
    return number


def _draft(taking: Taking, number: str, rows: list[tuple[dict[str, str], int, Row]]) -> NoticeDraft:
    """One notice from its rows."""
    first = rows[0][0]
    notice = _notice(taking, number, rows)
    draft = NoticeDraft(notice, rows[0][1], file=taking.received.number)
    for said, ref, _ in rows:
        draft.order_refs.setdefault(said["order"], ref)
        if said.get("item"):
            draft.items.setdefault(said["order"], said["item"])
    violated = words.instant(first.get("violated", ""), taking.time_rules)
    facts = {
        "violation_from": violated,
        "violation_to": violated,
        "status": first.get("state"),
        "appeal_status": first.get("appeal"),
    }
    draft.facts = {key: value for key, value in facts.items() if value}
    return draft


def _notice(taking: Taking, number: str, rows: list[tuple[dict[str, str], int, Row]]) -> Notice:
    """The fields that the rows agree on."""
    best = {name: _common([said.get(name, "") for said, _, _ in rows]) for name in _FIELDS}
    rules = taking.time_rules
    deadline = words.instant(best["deadline"], rules) if best["deadline"] else None
    delivered = words.instant(best["delivered"], rules) if best["delivered"] else None
    punished = words.instant(best["punished"], rules) if best["punished"] else None
    label = best["kind"] or best["name"]
    fields = {"number": number, "charge": label, "delivered_at": delivered, "deadline_at": deadline}
    missing = [name for name, value in fields.items() if not value]
    flagged = tuple(
        FlaggedOrder(
            OrderId(said["order"]),
            "missing",
            reason=said.get("reason", ""),
            at_row=RowRef(taking.received.sha256, sheet=taking.sheet, row=row.no),
        )
        for said, _, row in _unique(rows)
    )
    return Notice(
        platform=words.platform(" ".join(best.values())),
        grade=words.grade(" ".join((best["kind"], best["name"], best["reason"]))),
        scope=FlagScope.EXPLICIT,
        flagged=flagged,
        deadline_words=f"申诉截止时间 {best['deadline']}" if best["deadline"] else "",
        declared_count=None,
        attempts=None,
        penalties=_penalties(best),
        penalty_at=punished,
        penalty_words=f"处罚时间 {best['punished']}" if punished else "",
        body="",
        files=(taking.received.sha256,),
        shop_name=best["shop"],
        zone=taking.settings.zone,
        not_found=(*missing, "declared_count", "attempts", "asks_for"),
        **fields,  # type: ignore[arg-type]
    )


def _unique(
    rows: list[tuple[dict[str, str], int, Row]],
) -> list[tuple[dict[str, str], int, Row]]:
    """Each order once, at its first row."""
    return list({said["order"]: (said, ref, row) for said, ref, row in reversed(rows)}.values())[
        ::-1
    ]


def _common(values: list[str]) -> str:
    """The value that most rows carry."""
    there = Counter(value for value in values if value)
    return there.most_common(1)[0][0] if there else ""


def _penalties(best: Mapping[str, str]) -> tuple[Penalty, ...]:
    """What the table says was done to the shop."""
    found = []
    if best["points"]:
        found.append(Penalty("points", f"扣{best['points']}分", best["points"]))
    if best["amount"]:
        found.append(Penalty("fine", best["amount"], best["amount"]))
    return (*found, *words.penalties(best["penalty"]))
