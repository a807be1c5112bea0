"""Every known layout by its exact header: recognised, read, traced, and as it is documented."""

import json
from pathlib import Path

import pytest

from tests.intake.conftest import Inbox, Read
from zhendan.domain import canonical_tables
from zhendan.intake import template_list
from zhendan.intake.recognise.template import Template

TEMPLATES = {t.id: t for t in template_list()}
TABLES = {name: t for name, t in TEMPLATES.items() if not t.json}
FORMATS = Path(__file__).resolve().parents[3] / "shared" / "formats" / "templates.json"
NUMBERS = {
    "pdd": "260618-600000000000001",
    "xiaohongshu": "P800000000000000001",
    "youzan": "E20260618100000000000001",
    "amazon": "111-1111111-1111111",
    "jd": "300000000001",
    "shopify": "#1001",
}
TIME, MONEY = "2026-06-18 10:03:11", "12.50"
STATUS = {
    "amazon": "Shipped",
    "shopify": "paid",
    "tiktok_shop": "Completed",
    "kuaishou": "交易成功",
    "jd": "完成",
    "xiaohongshu": "已完成",
}
CELLS = {
    "reviews.result_raw": "好评",
    "reviews.score": "5",
    "people_register.role_raw": "员工",
    "stock_movements.kind_raw": "销售出库",
    "places.class_raw": "驿站",
    "promotions.scope": "shop",
    "payments.direction_raw": "收入",
    "payments.currency": "CNY",
    "orders.currency": "CNY",
    "refunds.status_raw": "退款成功",
    "refunds.type_raw": "仅退款",
    "parcels.express_raw": "SF0000000000101-顺丰速运",
    "parcel_bills.bill_date_raw": "2026-06-18",
    "messages.role_raw": "买家",
    "messages.type_raw": "文本",
    "messages.text": "您好",
    "payments.status_raw": "SUCCESS",
    "payments.expense_amount": "0.00",
    "refunds.refund_pay_no": "",
    "orders.refund_status_raw": "无售后",
}
ENDINGS = (
    (("_at",), TIME),
    (("_on", "_date", "active_from", "active_to"), "2026-06-18"),
    (("amount", "_price", "_cost", "_to_buyer", "_to_platform", "balance_after"), MONEY),
    (("_g", "_cm", "quantity", "count", "_days", "visitors", "favourites", "carts"), "2"),
    (("_required", "pieces", "is_gift", "is_member", "is_presale", "is_dropship"), "1"),
    (("_no", "_id", "_code", "_ref"), "78000000000001"),
)


def _cell(template: Template, target: str) -> str:
    """A cell that an export could hold for a target."""
    column = target.split(".")[1]
    if column in {"order_no", "original_order_no"}:
        return NUMBERS.get(template.platform, "3300000000000010101")
    if target == "orders.status_raw":
        return STATUS.get(template.platform, "已完成")
    fitting = (cell for endings, cell in ENDINGS if column.endswith(endings))
    return CELLS[target] if target in CELLS else next(fitting, "文字")


def _row(template: Template) -> dict[str, str]:
    """One row of a layout; of several columns for one thing each says the same."""
    named = {key.strip(): target for key, target in template.mapping.items()}
    found = {h: named.get(h.strip()) for h in template.headers}
    return {h: _cell(template, target) for h, target in found.items() if target}


def _text(template: Template) -> str:
    """A file of the layout with one row, delimited as the export is."""
    row = _row(template)
    cells = [row.get(header, "") for header in template.headers]
    if template.id == "amazon.orders.flatfile.v2017_32":
        return "\t".join(template.headers) + "\n" + "\t".join(cells) + "\n"
    if template.id == "wechatpay.tradebill.v3":
        return ",".join(template.headers) + "\n`" + ",`".join(cells) + "\n"
    quoted = [",".join(f'"{cell}"' for cell in line) for line in (template.headers, cells)]
    return "\n".join(quoted) + "\n"


FILLED = {"order_lines": "orders", "shipments": "parcels"}
"""Where a layout's rows end, where it is not the table they are mainly about."""


@pytest.mark.parametrize("name", sorted(TABLES))
def test_an_export_of_this_layout_is_recognised_read_and_traced(inbox: Read, name: str) -> None:
    template = TABLES[name]
    taken: Inbox = inbox({"file.csv": _text(template)})
    report = taken.file("file.csv")
    assert (report.recognised_as, report.score) == (name, 1.0)
    assert (report.rows, report.rejected) == (1, 0), [p.text.zh for p in report.problems]
    assert (report.grain, report.confidence) == (template.grain, template.confidence)
    assert ("ZD335" in taken.codes("file.csv")) is (template.confidence == "C")
    rows = taken.rows(FILLED.get(template.kind, template.kind))
    assert rows, f"nothing in {template.kind}"
    raw = {row["row_ref"]: str(row["raw"]) for row in taken.rows("source_rows")}
    assert all(row["row_ref"] in raw for row in rows if "row_ref" in row)
    if TIME in _text(template):
        assert any(TIME in text for text in raw.values()), "the raw time text is kept"


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_layout_is_told_completely(name: str) -> None:
    template = TEMPLATES[name]
    assert set(template.required) <= set(template.headers)
    assert {key.strip() for key in template.mapping} <= {h.strip() for h in template.headers}
    assert template.grain
    assert template.confidence in {"A", "B", "C", "own"}
    assert template.title.zh
    assert template.title.en
    assert {target.split(".")[0] for target in template.mapping.values()} <= set(canonical_tables())
    assert template.platform
    if template.confidence != "own":
        assert template.evidence, "where it was seen"


def test_headings_that_stand_twice_keep_their_places(inbox: Read) -> None:
    template = TABLES["youzan.order.v2026"]
    assert template.headers.count("分销员") == 2
    row = _row(template)
    cells = [row.get(h, "") for h in template.headers]
    first = template.headers.index("分销员")
    second = template.headers.index("分销员", first + 1)
    cells[first], cells[second] = "一号", "二号"
    text = ",".join(template.headers) + "\n" + ",".join(cells) + "\n"
    raw = json.loads(str(inbox({"o.csv": text}).row("source_rows")["raw"]))
    assert [cell for name, cell in raw if name == "分销员"] == ["一号", "二号"]


@pytest.mark.shared_data
def test_layouts_are_those_that_were_seen() -> None:
    if not FORMATS.is_file():
        pytest.skip(f"the collected layouts are not at {FORMATS}")
    said = json.loads(FORMATS.read_text(encoding="utf-8"))
    seen = said if isinstance(said, list) else said["templates"]
    assert len(seen) == 32
    for entry in seen:
        ours = TEMPLATES[entry["id"]]
        assert list(ours.headers) == entry["headers"], entry["id"]
        assert list(ours.required) == entry["required"], entry["id"]
        assert ours.mapping.items() >= entry["mapping"].items(), entry["id"]
        assert (ours.confidence, ours.grain) == (entry["conf"], entry["grain"]), entry["id"]
