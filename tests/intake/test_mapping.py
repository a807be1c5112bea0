"""A person's mapping reads a table that no layout knows; missing columns stay missing."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.conftest import SECRET, Read
from zhendan.intake import ColumnMapping, IntakeSettings, read_mapping
from zhendan.intake.file_problems import MappingUnusable
from zhendan.intake.settings import LEDGER_COLUMNS

LEDGER = {name: name for name in LEDGER_COLUMNS}
HEADER = ",".join(LEDGER)
ROW = {
    "order_no": "A1",
    "buyer": "u1",
    "item": "枕头",
    "amount": "199.00",
    "paid_at": "2026-06-18 00:03:40",
    "created_at": "2026-06-18 00:03:11",
    "address": "浙江省杭州市示例区示例路1号",
    "phone": "13800000001",
    "waybill": "SF0000000000001",
    "courier": "顺丰速运",
    "first_scan_at": "2026-06-19 18:05:00",
    "delivered_at": "2026-06-21 15:20:10",
    "weight_g": "2950",
    "expected_weight_g": "2600",
    "memo": "V-0618",
    "status": "交易成功",
    "refund_amount": "0",
    "promotion": "618",
    "staff": "小美",
    "quantity": "1",
}


def _settings(mapping: ColumnMapping) -> IntakeSettings:
    return IntakeSettings(secret=SECRET, mappings=(mapping,))


def test_the_order_ledger_for_embedders_is_read_whole(inbox: Read) -> None:
    text = HEADER + "\n" + ",".join(ROW[name] for name in LEDGER) + "\n"
    taken = inbox({"ledger.csv": text}, _settings(ColumnMapping(LEDGER)))
    order = taken.row("orders")
    assert order["paid_amount"] == Decimal("199.00")
    assert order["status"] == "completed"
    assert order["address_hash"]
    assert order["receiver_phone_hash"]
    assert taken.row("buyers")["key_strength"] == 3
    assert taken.row("order_lines")["net_weight_g"] == Decimal(2600)
    assert taken.row("parcels")["declared_weight_g"] == Decimal(2950)
    assert [e["event"] for e in taken.rows("track_events")] == ["accepted", "delivered_unknown"]
    assert taken.row("seller_marks")["pattern"] == "V-"
    assert "13800000001" not in str(taken.batches)


def test_a_bare_table_is_enough(inbox: Read) -> None:
    mapping = ColumnMapping({"order_no": "No", "amount": "Sum", "paid_at": "When"})
    taken = inbox({"x.csv": "No,Sum,When\n7,12.50,2026-06-18 10:00:00\n"}, _settings(mapping))
    order = taken.row("orders")
    assert (order["order_no"], order["buyer_id"]) == ("7", None)
    assert not taken.rows("parcels")


def test_a_mapping_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("order_no: 编号\namount: 实付\nplatform: taobao\n", encoding="utf-8")
    mapping = read_mapping(path)
    assert dict(mapping.columns) == {"order_no": "编号", "amount": "实付"}
    assert mapping.platform == "taobao"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "amount: 实付\n",
        "order_no: a\nnonsense: b\n",
        "order_no: [",
        "order_no: a\na.b.c: d\n",
    ],
)
def test_an_unusable_mapping_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingUnusable):
        read_mapping(path)


def test_a_missing_mapping_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MappingUnusable):
        read_mapping(tmp_path / "none.yaml")
