"""The shop's own marks: taken from ledger, memo and order type, and kept apart."""

import pytest

from tests.intake.conftest import SAMPLES, Read
from zhendan.domain import ExhibitKind
from zhendan.intake import template_list

ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_text("gb18030")
ERP = next(t for t in template_list() if t.id == "erp.jushuitan.cost.v2026")
ORDER = "3300000000000010303"


def _erp(**said: str) -> str:
    row = {"内部订单号": "9001", "线上订单号": ORDER, "商品编码": "P-1", "数量": "1"} | said
    return ",".join(ERP.headers) + "\n" + ",".join(row.get(h, "") for h in ERP.headers) + "\n"


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("空包订单", "empty_parcel_service"),
        ("刷单", "confession"),
        ("特殊单", "memo_pattern"),
        ("补单", "memo_pattern"),
        ("样品单", "sample_or_trial"),
        ("员工内购", "staff_order"),
    ],
)
def test_what_the_shop_filed_an_order_as_is_its_mark(inbox: Read, type_: str, kind: str) -> None:
    taken = inbox({"聚水潭.csv": _erp(订单类型=type_)})
    mark = taken.row("seller_marks")
    assert (mark["order_no"], mark["kind"], mark["note"]) == (ORDER, kind, type_)
    assert mark["row_ref"]


@pytest.mark.parametrize("type_", ["普通订单", "预售", "", "补发", "换货"])
def test_an_ordinary_order_type_marks_nothing(inbox: Read, type_: str) -> None:
    taken = inbox({"聚水潭.csv": _erp(订单类型=type_)})
    assert not taken.rows("seller_marks")
    assert taken.file("聚水潭.csv").kind is ExhibitKind.ORDER_RECORD


def test_a_file_of_the_shops_own_system_with_marks_is_private_as_a_whole(inbox: Read) -> None:
    taken = inbox({"聚水潭.csv": _erp(订单类型="空包")})
    assert taken.file("聚水潭.csv").kind is ExhibitKind.SHOP_MARK


@pytest.mark.parametrize(
    ("memo", "kind"),
    [
        ("V-0618", "memo_pattern"),
        ("客户说收到空包，已补发", "memo_pattern"),
        ("好评返现5元", "cash_back"),
        ("发顺丰", None),
        ("返差价8元", None),
    ],
)
def test_a_memo_asks_a_question_and_never_confesses(
    inbox: Read, memo: str, kind: str | None
) -> None:
    lines = ORDERS.splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if "订单编号" in line)
    cells = lines[at].strip().split(",")
    place = next(i for i, cell in enumerate(cells) if "订单备注" in cell)
    row = next(line for line in lines if ORDER in line).rstrip("\r\n").split(",")
    row[place] = memo
    taken = inbox({"o.csv": lines[at] + ",".join(row) + "\n"})
    assert [m["kind"] for m in taken.rows("seller_marks")] == ([kind] if kind else [])
    assert taken.file("o.csv").kind is ExhibitKind.ORDER_RECORD


def test_the_platforms_risk_label_stays_its_own_word_and_is_no_mark(inbox: Read) -> None:
    youzan = next(t for t in template_list() if t.id == "youzan.order.v2026")
    row = {
        "订单号": "E20260618000000000000001",
        "归属店铺": "示例店",
        "订单状态": "交易完成",
        "订单创建时间": "2026-06-18 10:00:00",
        "订单风险标签": "疑似刷单",
    }
    text = ",".join(youzan.headers) + "\n" + ",".join(row.get(h, "") for h in youzan.headers)
    taken = inbox({"有赞.csv": text + "\n"})
    assert taken.row("orders")["platform_flag_raw"] == "疑似刷单"
    assert not taken.rows("seller_marks")


def test_a_brushing_ledger_is_a_private_exhibit_and_a_mark_on_each_order(inbox: Read) -> None:
    ledger = next((SAMPLES / "case_taobao").glob("刷单*.xlsx"))
    taken = inbox({"刷单.xlsx": ledger.read_bytes()})
    assert taken.file("刷单.xlsx").kind is ExhibitKind.SHOP_MARK
    assert {m["kind"] for m in taken.rows("seller_marks")} == {"brushing_ledger"}
    assert not taken.rows("orders"), "a mark makes no order"
