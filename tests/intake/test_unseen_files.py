"""Files as shops really have them: what a careful clerk reads, rejects or refuses, and no other.

The expectations were written before any of the files was read.
"""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from tests.intake.conftest import SECRET, Inbox, Read
from tests.intake.made_papers import NUMBER
from tests.intake.made_unseen import MADE, ONE, THREE, TWO, turned_invoice, written_sideways
from zhendan.intake import ColumnMapping, IntakeSettings

MAPPING = ColumnMapping(
    {
        "order_no": "订单编号",
        "buyer": "买家昵称",
        "amount": "实付金额",
        "paid_at": "付款时间",
        "memo": "卖家备注",
    },
    platform="taobao",
    currency="CNY",
)
A, B, C = ("12.50", "2026-06-18 10:00"), ("8.00", "2026-06-18 11:30"), ("30.00", "2026-06-19 09:15")
PAIR = {ONE: A, TWO: B}
ALL = PAIR | {THREE: C}


@dataclass(frozen=True)
class Clerk:
    """What a careful clerk makes of the files."""

    orders: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Order number -> amount and time of payment in Beijing, to the minute."""
    rejected: int = 0
    refused: bool = False
    """Nothing of the file is used, and it is said why."""
    says: str = ""
    """A code that the report must bear."""


NOTHING = Clerk(refused=True)
DUE: dict[str, Clerk] = {
    "title rows above the headings": Clerk(PAIR),
    "two header rows, merged": Clerk(PAIR),
    "subtotals of each day that agree": Clerk(ALL),
    "a total that disagrees": Clerk(PAIR, says="ZD315"),
    "GBK with a broken byte": NOTHING,
    "UTF-16 text named xls": Clerk(PAIR),
    "UTF-16 text without a mark": Clerk(PAIR),
    "HTML table named xls": Clerk(PAIR),
    "apostrophes, tabs and formulas around ids": Clerk(ALL),
    "dates shown as serial numbers": Clerk({ONE: A, TWO: ("12.50", B[1])}),
    "a workbook that counts days from 1904": Clerk({ONE: A, TWO: ("12.50", B[1])}),
    "times in Chinese words": Clerk(
        {
            ONE: ("12.50", "2026-03-05 15:05"),
            TWO: ("8.00", "2026-03-05 15:06"),
            THREE: ("30.00", "2026-03-05 15:08"),
        }
    ),
    "clocks past midnight": Clerk({ONE: A}, rejected=2),
    "a clock without its day": Clerk(rejected=1),
    "full-width digits": Clerk(PAIR),
    "signs and separators around amounts": Clerk(
        {ONE: ("1299.00", A[1]), TWO: ("1088.50", A[1]), THREE: ("88.00", A[1])}
    ),
    "an amount in ten thousands": Clerk({ONE: A}, rejected=1),
    "hidden rows and columns": Clerk(ALL, says="ZD389"),
    "several sheets, one of orders": Clerk(PAIR),
    "a workbook under a password": NOTHING,
    "a line break inside a memo": Clerk(PAIR),
    "semicolons": Clerk(PAIR),
    "pipes": Clerk(PAIR),
    "the separator in the first line": Clerk(PAIR),
    "two files glued together, a mark between": Clerk(ALL),
    "the same download twice": Clerk(PAIR, says="ZD322"),
    "exports that overlap": Clerk(ALL),
    "an Alipay bill with a wrong count": NOTHING,
    "a WeChat bill with a wrong sum": NOTHING,
    "a mail forwarded twice": Clerk(PAIR),
    "nothing at all": Clerk(),
    "a workbook cut short": NOTHING,
    "an archive cut short": NOTHING,
    "a gzip cut short": NOTHING,
    "a comma more in each row than above": Clerk(PAIR),
    "line breaks and blanks inside headings": Clerk(PAIR),
    "lines ended as old Macs did": Clerk(PAIR),
    "another table below the orders": Clerk(PAIR, rejected=3),
    "an order's number on its first row only": Clerk(PAIR, rejected=1),
    "remarks below the table": Clerk(PAIR, rejected=1),
    "a picture's bytes named csv": Clerk(says="ZD323"),
    "a workbook named csv": Clerk(PAIR),
    "text of Taiwan": NOTHING,
    "Windows in Western Europe": NOTHING,
    "a column named twice": Clerk(PAIR, says="ZD827"),
    "amounts written with a comma for the point": Clerk({ONE: A, TWO: B}),
    "day and month that cannot be told apart": Clerk(rejected=2),
    "an empty row between the orders": Clerk(ALL),
    "one row cut short and one too long": Clerk({ONE: A}, rejected=2),
    "a summary sheet before one with the same headings": Clerk(ALL),
    "a zip inside a zip": Clerk(PAIR),
    "cells with errors of formulas": Clerk({ONE: A}, rejected=1),
    "amounts of zero and none": Clerk({ONE: ("0.00", A[1]), TWO: (None, B[1])}),
    "quotes of Chinese around cells": Clerk(PAIR),
    "an ended file with its last line cut": Clerk({ONE: A}, rejected=1),
}


def _read(inbox: Read, name: str) -> Inbox:
    settings = IntakeSettings(secret=SECRET, mappings=(MAPPING,))
    return inbox(MADE[name](), settings)


@pytest.mark.parametrize("name", sorted(DUE))
def test_a_file_is_read_as_a_careful_clerk_reads_it(inbox: Read, name: str) -> None:
    due, taken = DUE[name], _read(inbox, name)
    found = {
        str(row["order_no"]): (_amount(row["paid_amount"]), _minute(row["paid_at"]))
        for row in taken.rows("orders")
    }
    files = taken.reading.files
    assert found == due.orders, [(p.code, p.text.zh) for f in files for p in f.problems]
    assert len(taken.rows("orders")) == len(found)
    assert sum(file.rejected for file in files) == due.rejected
    told = [problem for file in files for problem in file.problems]
    assert any(p.refused for p in told) == (due.refused or due.rejected > 0)
    if due.refused:
        assert not taken.rows("payments")
        assert not any(file.usable for file in files)
    assert due.says in {p.code for p in told} | {""}


def test_refunds_in_brackets_and_below_zero_are_amounts_paid_back(inbox: Read) -> None:
    taken = _read(inbox, "refunds in brackets and below zero")
    amounts = {str(r["refund_no"]): r["amount"] for r in taken.rows("refunds")}
    assert amounts == {"R1": Decimal("12.50"), "R2": Decimal("8.00")}


def test_every_file_has_its_expectation() -> None:
    assert MADE.keys() - DUE.keys() == {"refunds in brackets and below zero"}


def _amount(value: object) -> str | None:
    return f"{value:.2f}" if isinstance(value, Decimal) else None


def _minute(value: object) -> str | None:
    from datetime import datetime, timedelta

    at = value + timedelta(hours=8) if isinstance(value, datetime) else None
    return at.strftime("%Y-%m-%d %H:%M") if at else None


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_printed_invoice_on_a_turned_page_is_read(inbox: Read, turn: int) -> None:
    taken = inbox({"发票.pdf": turned_invoice(turn)})
    row = taken.row("invoices")
    assert (row["number"], row["amount_with_tax"]) == (NUMBER, Decimal("199.00"))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_letters_turned_on_the_page_itself_are_read_right_or_not_at_all(
    inbox: Read, turn: int
) -> None:
    taken = inbox({"发票.pdf": written_sideways(turn)})
    rows = taken.rows("invoices")
    said = [p.code for p in taken.file("发票.pdf").problems]
    assert [(r["number"], r["amount_with_tax"]) for r in rows] in (
        [(NUMBER, Decimal("199.00"))],
        [],
    )
    assert rows or said
