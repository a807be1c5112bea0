"""A list of violations without order numbers, as seller centres show it: each row a notice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.domain import ExhibitKind, RowRef, SourceClass, Text
from zhendan.formats.cleaning.words import plain
from zhendan.formats.readers.grid import Grid, Row
from zhendan.formats.row_problems import IdMissing, RowRagged
from zhendan.intake.notices.answers import Said, add_violation
from zhendan.intake.recognise.headers import norm
from zhendan.intake.taking import Taking

_FIELDS: Mapping[str, str] = {
    "number": r"^违规编号$|^violation_?id$",
    "charge": r"^违规(类型|名称)$|^violation_?reason$",
    "body": r"^违规(原因|说明)$|^violation_?details$",
    "issued": r"^违规(发起|发生)?时间$|^violation_?datetime$",
    "points": r"^扣分$",
    "penalty": r"^违规影响$",
    "fine": r"^违规金额.*$",
}
_MARKS = (("tiktok_shop", "violation_appeal_status"), ("temu", "备货单"))
"""A heading that only one platform's list has."""


@dataclass(frozen=True, slots=True)
class ViolationList:
    """Which columns of a table say what about each violation."""

    header: Row
    columns: Mapping[str, int]
    platform: str


def find_violation_list(grid: Grid) -> ViolationList | None:
    """The columns of a list of violations, if the table is one."""
    for row in grid.top():
        names = [norm(cell) for cell in row.cells]
        columns: dict[str, int] = {}
        for index, heading in enumerate(names):
            for name, pattern in _FIELDS.items():
                if name not in columns and re.match(pattern, heading, re.I):
                    columns[name] = index
        if {"number", "charge"} <= columns.keys():
            platform = next((slug for slug, mark in _MARKS if mark in names), "unknown")
            return ViolationList(row, columns, platform)
    return None


def take_violation_list(taking: Taking, grid: Grid, table: ViolationList) -> None:
    """Take every row of the list as a notice of its own."""
    taking.recognised_as = "notice.list"
    taking.title = Text("违规记录列表", "List of violations")
    taking.kind, taking.source = ExhibitKind.NOTICE, SourceClass.PLATFORM
    taking.grain, taking.header_row = "notice", table.header.no
    headers = [cell.strip() for cell in table.header.cells]
    for row in grid.rows():
        if row.no <= table.header.no or row.is_blank:
            continue
        if len(row.cells) != len(headers):
            fact = {"row": row.no, "cells": len(row.cells), "width": len(headers)}
            taking.reject(RowRagged(**fact), row.no)
            continue
        said = {name: plain(row.cells[at]) or "" for name, at in table.columns.items()}
        if not said["number"]:
            taking.reject(IdMissing(column=headers[table.columns["number"]]), row.no)
            continue
        ref = taking.lineage.keep(taking.place(row.no), headers, row.cells)
        place = RowRef(taking.received.sha256, taking.sheet, row.no)
        add_violation(taking, table.platform, _said(said), (ref, place))


def _said(cells: Mapping[str, str]) -> Said:
    """One row of the list."""
    fine = cells.get("fine", "")
    return Said(
        "",
        cells,
        number=cells["number"],
        charge=cells["charge"],
        issued=cells.get("issued", ""),
        points=cells.get("points", ""),
        penalty=fine or cells.get("penalty", ""),
        kind="fine" if fine else "other",
        body=cells.get("body", ""),
    )
