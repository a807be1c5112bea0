"""Papers that say less than they seem to: unsigned claims, unnamed orders, formats of others."""

import csv
import io
from pathlib import Path

import pytest

from tests.intake import made_papers as made
from tests.intake.bulk_ways import differences
from tests.intake.conftest import Inbox, Read
from tests.intake.test_bulk import NAME, ORDINARY, TAOBAO

BUYER = "示例采购有限公司"
INVOICE = made.einvoice(order="无", total="199.00", day="2026-06-19")


def _orders(*changes: dict[str, str]) -> str:
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(TAOBAO.headers)
    for number, change in enumerate(changes):
        own = {"订单编号": str(2600000000000000001 + number), "物流单号 ": ""}
        cells = ORDINARY | own | {"买家实际支付金额": "199.00", "发票抬头": BUYER} | change
        out.writerow([cells.get(name, "") for name in TAOBAO.headers])
    return text.getvalue()


def _asked(taken: Inbox) -> list[str]:
    return [p.text.zh for p in taken.file("a.xml").problems if p.code == "ZD399"]


def test_an_invoice_without_an_order_is_a_question_and_links_nothing(inbox: Read) -> None:
    taken = inbox({NAME: _orders({}), "a.xml": INVOICE})
    assert taken.row("invoices")["order_no"] is None
    (said,) = _asked(taken)
    assert "可能属于：2600000000000000001（共 1 单）" in said


def test_several_orders_that_fit_are_all_counted(inbox: Read) -> None:
    (said,) = _asked(inbox({NAME: _orders({}, {}), "a.xml": INVOICE}))
    assert "（共 2 单）" in said


@pytest.mark.parametrize(
    "change",
    [
        {"买家实际支付金额": "199.01"},
        {"发票抬头": "另一家有限公司"},
        {"发票抬头": ""},
        {"订单付款时间 ": "2026-06-20 00:00:01"},
        {"订单付款时间 ": ""},
    ],
)
def test_an_order_that_differs_in_one_of_the_three_is_not_named(
    inbox: Read, change: dict[str, str]
) -> None:
    assert _asked(inbox({NAME: _orders(change), "a.xml": INVOICE})) == []


def test_an_order_with_its_own_invoice_is_not_asked_about(inbox: Read) -> None:
    own = made.einvoice(number="26330000000000000009", order="2600000000000000001")
    taken = inbox({NAME: _orders({}), "a.xml": INVOICE, "b.xml": own})
    assert _asked(taken) == []


def test_the_question_is_the_same_where_orders_are_read_in_bulk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_text(_orders({}, {"发票抬头": "另一家有限公司"}), encoding="utf-8")
    (tmp_path / "a.xml").write_text(INVOICE, encoding="utf-8")
    assert differences(tmp_path, monkeypatch) == []


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        ("__properties_version1.0", "ZD396"),
        ("WordDocument", "ZD397"),
        ("PowerPoint Document", "ZD397"),
        ("Workbook", "ZD311"),
    ],
)
def test_a_compound_file_is_refused_by_what_it_is(inbox: Read, stream: str, code: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096
    content += (stream + "\0").encode("utf-16-le") + b"\0" * 512
    taken = inbox({"letter.msg": content})
    assert taken.codes("letter.msg") == [code]
    assert not taken.file("letter.msg").usable


def test_a_signature_is_said_to_be_there_and_not_checked(inbox: Read) -> None:
    plain = made.ofd(("纸张",), invoice=made.einvoice())
    head = b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot>"
    head += b"<Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>"
    signed = made.ofd(("纸张",), invoice=made.einvoice(), extra={"OFD.xml": head})
    taken = inbox({"plain.ofd": plain, "signed.ofd": signed})
    assert "ZD398" not in taken.codes("plain.ofd")
    assert "ZD398" in taken.codes("signed.ofd")
    assert taken.file("signed.ofd").usable
