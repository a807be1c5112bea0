"""Ledger entries: which order a memo speaks of, and which numbers in it are no order's."""

import pytest

from tests.intake.conftest import SAMPLES, Inbox, Read

CASE = SAMPLES / "case_taobao"
LEDGER = (CASE / "2088000000000000_202606_账务明细.csv").read_text("gb18030")
ORDERS = CASE / "ExportOrderList202606200900.csv"
OURS = "3300000000000010101"
FOREIGN = "3300000000000099999"
ROW = (
    "9{n}\t,2026{n}\t,{trade}\t,转账\t,2026-06-21 10:0{n}:00,某人(a@example.com)\t,0.00,-20.00,"
    "0.00,支付宝\t,{kind}\t,{memo}\t,{about}\t,{own}\t\r\n"
)


def _ledger(memo: str, *, kind: str = "转账", own: str = "", trade: str = "") -> str:
    head = "".join(LEDGER.splitlines(keepends=True)[:5])
    return head + ROW.format(n=1, kind=kind, memo=memo, about="", own=own, trade=trade)


def _taken(inbox: Read, memo: str, **said: str) -> tuple[object, object]:
    taken: Inbox = inbox({"l.csv": _ledger(memo, **said), "o.csv": ORDERS.read_bytes()})
    payment = taken.row("payments")
    return payment["order_no"], payment["order_no_source"]


@pytest.mark.parametrize(
    ("memo", "order", "source"),
    [
        (OURS, OURS, "regex:memo:bare"),
        (f"返款 {OURS} 小王", OURS, "regex:memo:bare"),
        (f"返{OURS}", OURS, "regex:memo:bare"),
        (f"单号 {OURS}", OURS, "regex:memo:labelled"),
        (f"淘宝订单：{OURS}", OURS, "regex:memo:labelled"),
        (f"订单号：{OURS}", OURS, "regex:memo:订单号"),
        (f"关联订单号：{OURS}", OURS, "regex:memo:关联订单号"),
        (FOREIGN, FOREIGN, "regex:memo:bare"),
        (f"{OURS}，{FOREIGN}", OURS, "regex:memo:bare"),
    ],
)
def test_a_transfers_memo_may_name_an_order_with_or_without_a_label(
    inbox: Read, memo: str, order: str, source: str
) -> None:
    assert _taken(inbox, memo) == (order, source)


@pytest.mark.parametrize(
    "memo",
    [
        f"{OURS} 3300000000000010202",
        "FP301_3300000000000010101",
        "T300P3300000000000010101",
        f"流水号：{FOREIGN}",
        f"提现单号 {FOREIGN}",
        "2088000000000000",
        "6222020000000000000",
        "110101199001010010",
        "13800000001",
        "20260621220011000000000000001",
        "运单号 78000000000001",
        "123456789012",
        "",
    ],
)
def test_other_numbers_and_two_orders_at_once_name_no_order(inbox: Read, memo: str) -> None:
    assert _taken(inbox, memo) == (None, "none")


def test_a_payout_id_in_the_order_column_leaves_the_word_to_the_memo(inbox: Read) -> None:
    found = _taken(inbox, OURS, own="FP301_0000000000000001")
    assert found == (OURS, "regex:memo:bare")


def test_money_between_the_shops_own_accounts_names_no_order(inbox: Read) -> None:
    assert _taken(inbox, f"余利宝 {OURS}", kind="转账")[0] is None
    assert _taken(inbox, OURS, kind="提现")[0] is None


def test_a_number_of_an_orders_shape_is_believed_in_a_transfer_only(inbox: Read) -> None:
    assert _taken(inbox, FOREIGN, kind="其他") == (None, "none")
    assert _taken(inbox, OURS, kind="其他") == (OURS, "regex:memo:bare")


def test_a_cash_books_remark_names_its_order(inbox: Read) -> None:
    book = "打款时间,收款账号,收款人,金额,渠道,订单号,备注,经办人\n"
    book += f"2026-06-20 10:00:00,a@example.com,张三,207.00,支付宝,,{OURS} 返款,小王\n"
    taken = inbox({"打款.csv": book, "o.csv": ORDERS.read_bytes()})
    payment = taken.row("payments")
    assert (payment["order_no"], payment["order_no_source"]) == (OURS, "regex:memo:bare")


BILL = (SAMPLES / "payments" / "wechatpay_tradebill_20260618.csv").read_text("utf-8")
BILLED_AS = BILL.splitlines()[1].split(",`")[6]


@pytest.mark.parametrize(
    ("ours", "order"),
    [(OURS, OURS), (f"{OURS}_1", OURS), (f"{OURS}-02", OURS), (f"{OURS}1", None), (FOREIGN, None)],
)
def test_a_payment_booked_under_an_orders_own_number_is_that_orders(
    inbox: Read, ours: str, order: str | None
) -> None:
    bill = BILL.replace(BILLED_AS, ours)
    taken = inbox({"bill.csv": bill, "o.csv": ORDERS.read_bytes()})
    payment = taken.row("payments")
    assert payment["order_no"] == order
    assert payment["order_no_source"] == ("merchant_trade_no" if order else "none")


def test_a_providers_fee_to_five_places_is_nothing_odd(inbox: Read) -> None:
    fee = BILL.splitlines()[1].split(",`")[22]
    odd = BILL.replace(f"`{fee},", "`0.35940,").replace(f"`{fee}`", "`0.35940`")
    assert fee != "0.35940"
    taken = inbox({"bill.csv": odd.replace("`0.36000", "`0.35940")})
    assert taken.file("bill.csv").usable
    assert "ZD350" not in taken.codes("bill.csv")
