"""Control totals: a bill that contradicts itself is refused whole, never in part."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import SAMPLES, Read
from zhendan.intake.balances import Balances

ALIPAY = (SAMPLES / "case_taobao" / "2088000000000000_202606_账务明细.csv").read_text("gb18030")
WECHAT = (SAMPLES / "payments" / "wechatpay_tradebill_20260618.csv").read_text("utf-8")
ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_bytes()


def _without(text: str, part: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if part not in line)


BROKEN = {
    "an entry taken out": _without(ALIPAY, "1570000000000000003"),
    "an amount raised": ALIPAY.replace("89.00,0.00,1686.00", "98.00,0.00,1686.00"),
    "an entry added": ALIPAY.replace(
        "1570000000000000009\t",
        "1570000000000000008\t,x\t,\t,\t,2026-06-20 10:00:00,***\t,5.00,0.00,1890.00,支付宝\t,"
        "转账\t,\t,\t,\t\r\n1570000000000000009\t",
    ),
    "an unreadable amount": ALIPAY.replace("89.00,0.00,1686.00", "1E5,0.00,1686.00"),
    "a count changed": ALIPAY.replace("收入合计：4笔", "收入合计：5笔"),
    "a wechat amount": WECHAT.replace("`59.90,`0.00,`0,`0", "`69.90,`0.00,`0,`0"),
    "a wechat refund": WECHAT.replace("`1,`59.90,`0.00", "`1,`59.90,`3.00"),
    "a wechat claim": WECHAT.replace("`59.90,`0.00\n", "`59.90,`7.00\n"),
    "a wechat count": WECHAT.replace("`1,`59.90", "`2,`59.90"),
}


@pytest.mark.parametrize("what", sorted(BROKEN))
def test_a_bill_whose_totals_disagree_puts_no_row_into_the_tables(inbox: Read, what: str) -> None:
    text = BROKEN[what]
    assert text not in (ALIPAY, WECHAT)
    taken = inbox({"bill.csv": text, "o.csv": ORDERS})
    report = taken.file("bill.csv")
    assert not taken.rows("payments")
    assert not taken.rows("refunds")
    assert not report.usable
    assert report.rows == 0
    assert "ZD332" in taken.codes("bill.csv")
    assert any(not total.ok for total in report.control_totals)
    assert taken.rows("orders"), "the rest of the inbox goes on"


OLD = (
    ",".join(WECHAT.splitlines()[0].split(",")[:24])
    + "\n"
    + ",`".join(WECHAT.splitlines()[1].split(",`")[:24])
    + "\n总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额,订单总金额\n"
    + "`1,`{paid},`0.00,`0.00,`0.36000,`59.90\n"
)


def test_an_older_bill_is_held_to_the_totals_of_the_columns_that_it_has(inbox: Read) -> None:
    taken = inbox({"bill.csv": OLD.format(paid="59.90")})
    assert len(taken.rows("payments")) == 1
    names = [total.name for total in taken.file("bill.csv").control_totals]
    assert names == ["总交易单数", "总交易额", "总退款金额", "手续费总金额"]
    assert not inbox({"bill.csv": OLD.format(paid="58.90")}).rows("payments")


@pytest.mark.parametrize("text", [ALIPAY, WECHAT])
def test_a_bill_whose_totals_agree_is_used(inbox: Read, text: str) -> None:
    taken = inbox({"bill.csv": text})
    assert taken.rows("payments")
    assert taken.file("bill.csv").usable
    assert not {"ZD332", "ZD333", "ZD334"} & set(taken.codes("bill.csv"))


@pytest.mark.parametrize(
    "cut", [_without(ALIPAY, "合计"), _without(_without(WECHAT, "总交易单数"), "`1,`59.90")]
)
def test_a_bill_without_its_totals_is_used_and_says_that_it_may_be_cut(
    inbox: Read, cut: str
) -> None:
    taken = inbox({"bill.csv": cut})
    assert taken.rows("payments")
    assert "ZD333" in taken.codes("bill.csv")


def test_a_balance_that_does_not_follow_is_pointed_out_and_refuses_nothing(inbox: Read) -> None:
    taken = inbox({"bill.csv": ALIPAY.replace("1686.00", "1696.00")})
    report = taken.file("bill.csv")
    assert len(taken.rows("payments")) == 5
    assert [(p.code, p.refused) for p in report.problems] == [("ZD334", False)]


AMOUNTS = st.lists(st.decimals(-999, 999, places=2).filter(bool), min_size=2, max_size=30)


@given(AMOUNTS, st.booleans())
def test_whole_ledgers_follow_in_either_order(amounts: list[Decimal], newest_first: bool) -> None:
    balance, entries = Decimal(500), []
    for amount in amounts:
        balance += amount
        side = "income" if amount > 0 else "expense"
        entries.append({f"payments.{side}_amount": amount, "payments.balance_after": balance})
    found = Balances()
    for row, entry in enumerate(reversed(entries) if newest_first else entries):
        found.add(dict(entry), row)
    assert found.broken()[0] == 0
