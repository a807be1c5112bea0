"""Layouts of orders that no SQL knows: read in bulk they give what row by row gives."""

import csv
import io
from pathlib import Path

import pytest

from tests.intake import bulk_ways, small_pieces
from zhendan.domain import ColumnKind, canonical_tables
from zhendan.formats.cleaning.times import TimeRules
from zhendan.intake import Template, desk, template_list
from zhendan.intake.bulk.by_rows import may_be_set_down
from zhendan.intake.bulk.settling import Settling
from zhendan.intake.draft import Gathered
from zhendan.intake.staging import FileRules, plan

KINDS = {f"{t}.{c.name}": c.kind for t, cs in canonical_tables().items() for c in cs}
READ = [
    template
    for template in template_list()
    if not template.json
    and may_be_set_down(plan(template, template.headers, FileRules(TimeRules())))
]
NAMED = {
    "orders.order_no": "33{t:02d}{n:015d}",
    "order_lines.order_no": "33{t:02d}{n:015d}",
    "order_lines.line_no": "44{t:02d}{n:013d}",
    "order_lines.title": "示例商品 {m}号",
    "order_lines.quantity": "2",
    "orders.titles_raw": "示例商品 {m}号,赠品",
    "orders.receiver_address_raw": "浙江省 杭州市 西湖区 示例路{n}号",
    "orders.receiver_province": "浙江省",
    "orders.receiver_city": "杭州市",
    "orders.receiver_phone_raw": "138{n:08d}",
    "orders.receiver_name_raw": "陈示例",
    "buyers.nick": "tb_{t}_{m}",
    "parcels.waybill_no": "YT{t:02d}{n:011d}",
    "parcels.carrier_raw": "圆通速递",
    "parcels.express_raw": "YT{t:02d}{n:011d}-圆通速递",
    "orders.status_raw": "交易成功",
    "shops.name": "示例旗舰店",
    "payments.pay_no": "2026{t:02d}{n:018d}",
}
ODD = ("=1+1", " 前后 ", "-", "", "刷单", "12.345", "3.3E+18", "两行\n内容", "交易关闭", "V-0618")


def _cell(template: Template, target: str, n: int) -> str:
    """An ordinary cell."""
    if target in NAMED:
        return NAMED[target].format(n=n, m=n % 7, t=READ.index(template))
    name, kind = target.split(".")[1], KINDS.get(target)
    if name.endswith("_at") or kind is ColumnKind.INSTANT:
        return f"2026-06-{1 + n % 28:02d} 10:{n % 60:02d}:16"
    if kind is ColumnKind.DECIMAL or name.endswith("_amount") or name == "unit_price":
        return f"{10 + n % 5}.50"
    if name.endswith(("_id", "_code", "_no")):
        return f"7{n % 11:09d}"
    return "1" if kind in (ColumnKind.INTEGER, ColumnKind.REAL) else ""


def _table(template: Template) -> list[list[str]]:
    """Single rows, orders of several lines near and far, shared parcels, odd cells everywhere."""
    read = plan(template, template.headers, FileRules(TimeRules()))
    used = {column.index: column.target for column in read.columns}

    def row(n: int, **own: str) -> list[str]:
        cells = [_cell(template, used[at], n) if at in used else "" for at in range(read.width)]
        return [
            own.get(used.get(at, "x").split(".")[1] if at in used else "", c)
            for at, c in enumerate(cells)
        ]

    rows = [row(n) for n in range(1, 25)]
    rows += [row(30), row(30), row(31), row(30), row(3), row(3)]
    rows += [row(40, waybill_no="YT0000000000001", express_raw="YT0000000000001-圆通速递")]
    rows += [row(41, waybill_no="YT0000000000040"), row(42, waybill_no="YT0000000000040")]
    for place, at in enumerate(sorted(used)):
        spoilt = row(100 + place)
        spoilt[at] = ODD[place % len(ODD)]
        rows += [spoilt, row(200 + place)]
    more = [row(400, order_no="") for _ in template.fill_down]
    below = [row(400), *more, *more, row(401), row(5), *more]
    lost = [row(402, order_no="3.3E+18"), row(403, order_no=""), row(404)]
    explained = [["说明"] * read.width] if template.explain_row else []
    return [*explained, *rows, ["甲", "乙"], [], *below, *lost, row(300), row(300), row(1)]


def _export(template: Template) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([list(template.headers), *_table(template)])
    return text.getvalue()


def test_every_layout_of_orders_reads_the_same_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platforms = {template.platform for template in READ}
    assert {"jd", "pdd", "douyin", "kuaishou", "xiaohongshu", "erp", "taobao"} <= platforms
    assert {"alibaba1688", "tiktok_shop"} <= platforms
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    monkeypatch.setenv(small_pieces.SIZE, "3000")
    monkeypatch.setattr(bulk_ways, "READER", "tests.intake.small_pieces")
    for template in READ:
        (tmp_path / f"{template.id}.csv").write_bytes(_export(template).encode("gb18030"))
    assert bulk_ways.differences(tmp_path, monkeypatch) == []


def test_a_layout_that_no_sql_knows_is_set_down_and_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "LARGE", 0)
    jd = next(template for template in READ if template.platform == "jd")
    (tmp_path / "export.csv").write_bytes(_export(jd).encode("gb18030"))
    taken: list[tuple[int, int]] = []
    whole = Settling.pull

    def pull(self: Settling, gathered: Gathered) -> None:
        taken.append((sum(state.rows for state in self.states), len(gathered.orders)))
        whole(self, gathered)

    monkeypatch.setattr(Settling, "pull", pull)
    bulk_ways.Way(tmp_path, bulk=True)
    ((set_down, held),) = taken
    assert set_down > 60
    assert held < 20, "only orders of several rows, marks and broken lines are held"
