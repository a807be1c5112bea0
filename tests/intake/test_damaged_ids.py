"""Order numbers that a spreadsheet broke: refused, said, and a repair offered but never made."""

import pytest

from tests.intake.conftest import SAMPLES, Inbox, Read
from zhendan.intake import template_list

ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_text("gb18030")
TRUE = ("3300000000000010101", "3300000000000010202")
QIANNIU = next(t for t in template_list() if t.id == "taobao.order.qianniu.v2025")
ROWS = {
    TRUE[0]: ("2026-06-18 00:03:11", "199.00"),
    TRUE[1]: ("2026-06-18 00:05:42", "398.00"),
}


def _file(numbers: dict[str, tuple[str, str]]) -> str:
    lines = [",".join(QIANNIU.headers)]
    for number, (at, amount) in numbers.items():
        row = {"订单编号": number, "支付单号": "2026", "订单创建时间": at, "买家实付金额": amount}
        lines.append(",".join(row.get(h, "") for h in QIANNIU.headers))
    return "\n".join(lines) + "\n"


def _times() -> dict[str, tuple[str, str]]:
    """Creation time and amount of the sample's orders, as its own export tells them."""
    import csv

    rows = list(csv.reader(ORDERS.splitlines()))
    at, paid = rows[0].index("订单创建时间"), rows[0].index("买家实际支付金额")
    return {number: (row[at], row[paid]) for row in rows[1:] for number in TRUE if number in row[0]}


def _offers(taken: Inbox, file: str) -> list[str]:
    report = taken.file(file)
    return [p.text.zh for p in report.problems if p.code == "ZD338"]


BREAKS = {"E+18": "{0}.{1}E+18", "noughts": "{0}{1}0000"}


@pytest.mark.parametrize("form", sorted(BREAKS))
def test_broken_numbers_are_refused_and_the_repair_is_offered(inbox: Read, form: str) -> None:
    # Both break to the same text: amount and time alone tell them apart.
    lines = [_file({BREAKS[form].format(n[0], n[1:15]): said}) for n, said in _times().items()]
    broken = lines[0] + lines[1].splitlines()[1] + "\n"
    taken = inbox({"a.csv": ORDERS, "b.csv": broken})
    report = taken.file("b.csv")
    assert (report.rows, report.rejected) == (0, 2)
    assert report.edited_after_export is True
    assert len(taken.rows("orders")) == 6
    offers = _offers(taken, "b.csv")
    assert [number in text for number, text in zip(TRUE, offers, strict=True)] == [True, True]
    assert all("没有自行改动" in text for text in offers)


def test_a_column_of_noughts_is_known_as_cut_and_one_such_id_is_not(inbox: Read) -> None:
    cut = {f"33000000000001{n}0000": ("2026-06-18 10:00:00", "5.00") for n in (1, 2, 3)}
    report = inbox({"b.csv": _file(cut)}).file("b.csv")
    assert (report.rows, report.rejected) == (0, 3)
    assert {p.code for p in report.problems} == {"ZD337"}
    mixed = {f"33000000000001{n}0000": ROWS[TRUE[0]] for n in (1, 2)} | ROWS
    assert inbox({"b.csv": _file(mixed)}).file("b.csv").rows == 4


def test_nothing_is_offered_where_amount_or_time_differ_or_two_orders_fit(inbox: Read) -> None:
    at, amount = _times()[TRUE[0]]
    for said in ((at, "1.00"), ("2026-06-18 23:59:00", amount)):
        taken = inbox({"a.csv": ORDERS, "b.csv": _file({"3.30000000000001E+18": said})})
        assert not _offers(taken, "b.csv")
    twins = _file({f"330000000000001010{n}": (at, amount) for n in (1, 2)})
    taken = inbox({"a.csv": twins, "b.csv": _file({"3.30000000000001E+18": (at, amount)})})
    assert not _offers(taken, "b.csv")
    assert taken.file("b.csv").rejected == 1


def test_a_short_number_offers_too_where_only_one_order_fits(inbox: Read) -> None:
    said = _times()[TRUE[1]]
    taken = inbox({"a.csv": ORDERS, "b.csv": _file({"3.3E+18": said})})
    assert len(_offers(taken, "b.csv")) == 1
    assert TRUE[1] in _offers(taken, "b.csv")[0]


def test_lost_seconds_do_not_hide_the_order(inbox: Read) -> None:
    at, amount = _times()[TRUE[0]]
    short = at.replace("-0", "/").replace("-", "/")[:-3]
    taken = inbox({"a.csv": ORDERS, "b.csv": _file({"3.30000000000001E+18": (short, amount)})})
    assert len(_offers(taken, "b.csv")) == 1
