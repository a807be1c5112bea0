"""Tables that are no shop export at all, and samples whose layout is known by hand."""

import csv
import io
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from zhendan.domain import FileReport
from zhendan.intake import IntakeSettings, read_inbox, template_list

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "samples"
DATA = ROOT.parent / "shared" / "data"
MADE_UP = 2000
SEED = 20261123
KNOWN = {
    "amazon/all_orders.txt": "amazon.orders.flatfile.v2017_32",
    "case_taobao/2088000000000000_202606_账务明细.csv": "alipay.account_detail.v2026",
    "case_taobao/ExportItemList202606200900.csv": "taobao.order.items.v2022",
    "case_taobao/ExportOrderList202606200900.csv": "taobao.order.exportorderlist.v2016",
    "case_taobao/courier_sf_monthly_positional.csv": "courier.sf.monthly",
    "case_taobao/reviews.csv": "own.reviews",
    "case_taobao/刷单-示例家居旗舰店.xlsx": "seller.brushing_ledger.v2026",
    "case_taobao/退款_20260620.xlsx": "taobao.refund.v2025",
    "couriers/EMS收寄明细.csv": "courier.ems.detail",
    "couriers/中通月结.xlsx": "courier.zto.monthly",
    "douyin/1781800000_订单.csv": "douyin.order.v2026_75",
    "douyin/售后单-2026-06-20 00_34_04.xlsx": "douyin.aftersale.v2026_50",
    "douyin/结算账单.csv": "douyin.settlement.v2026",
    "douyin/资金账单.csv": "douyin.fund.v2026",
    "ebay/eBay-OrdersReport.csv": "ebay.orders.v2026",
    "erp/聚水潭售后单.csv": "unknown",
    "jd/售后服务单.xlsx": "jd.aftersale.v2020",
    "jd/订单明细.csv": "jd.order.detail.v2015",
    "jd/订单结算明细.csv": "jd.settlement.detail.v2026",
    "payments/wechatpay_tradebill_20260618.csv": "wechatpay.tradebill.v3",
    "pdd/orders_export.csv": "pdd.order.v2024",
    "pdd/售后单.csv": "pdd.aftersale.v2024",
    "pdd/推广_带总计行.csv": "unknown",
    "pdd/账务明细.csv": "pdd.fund.v2026",
    "promotions/promotion_calendar.csv": "own.promotions",
    "shopify/orders_export.csv": "shopify.orders.v2026",
    "taobao/千牛_订单_财务列.xlsx": "taobao.order.qianniu.v2025",
    "taobao/对账微信_14列.xlsx": "taobao.settlement.wechat.v1",
    "taobao/对账微信_8列.xlsx": "taobao.settlement.wechat.v2",
    "tiktok_shop/All order.xlsx": "tiktok_shop.orders.v2026",
    "xiaohongshu/小红书订单查询2026-06-20-15_11_383f4ff8.xlsx": "xiaohongshu.order.qianfan.v2026",
}
"""Table samples by hand; `bad/` holds none that may be taken for a layout."""
_WORDS = [
    "姓名",
    "学号",
    "班级",
    "成绩",
    "科目",
    "部门",
    "岗位",
    "工号",
    "入职日期",
    "基本工资",
    "扣款",
    "实发",
    "车牌号",
    "里程",
    "油耗",
    "房号",
    "水费",
    "电费",
    "面积",
    "业主",
    "设备",
    "型号",
    "序列号",
    "购入日期",
    "供应商",
    "库位",
    "单价",
    "总价",
    "税率",
    "体温",
    "血压",
    "处方",
    "科室",
    "医生",
    "菜名",
    "桌号",
    "备注",
    "时间",
    "日期",
    "金额",
    "数量",
    "状态",
    "编号",
    "名称",
    "类型",
    "地址",
    "手机号",
    "id",
    "name",
    "date",
    "value",
    "rating",
    "price",
    "qty",
    "note",
    "user_id",
    "item_id",
    "timestamp",
    "country",
    "city",
    "source",
    "target",
    "weight",
    "lat",
    "lon",
]


def _read(folder: Path) -> tuple[FileReport, ...]:
    settings = IntakeSettings(secret=b"measuring only")
    return read_inbox(folder, settings, sink=lambda _: None).files


def samples_told() -> tuple[int, list[str]]:
    """How many samples are what they are, and those that are not."""
    found = {report.path: report.recognised_as for report in _read(SAMPLES)}
    bad = {
        p: w for p, w in found.items() if p.startswith("bad/") and w not in ("unknown", "archive")
    }
    wrong = [f"{path}: {found.get(path)}" for path, known in KNOWN.items() if found[path] != known]
    return len(KNOWN), wrong + [f"{path}: {word}" for path, word in bad.items()]


def _public(folder: Path) -> Iterator[tuple[str, str]]:
    """Public data sets as a person might drop them: first rows, as delimited text."""
    for name in ("bitcoin_otc/soc-sign-bitcoinotc.csv", "cdnow/CDNOW_sample.txt"):
        if (DATA / name).is_file():
            lines = (DATA / name).read_text().splitlines(keepends=True)[:500]
            yield name.rsplit("/", 1)[-1], "".join(lines)
    parquet = DATA / "uci_online_retail" / "online_retail.parquet"
    if parquet.is_file():
        from pyarrow import parquet as pq

        rows = pq.ParquetFile(parquet).iter_batches(500).__next__().to_pylist()
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(rows[0])
        writer.writerows([list(row.values()) for row in rows])
        yield "online_retail.csv", text.getvalue()


def _made_up() -> Iterator[list[str]]:
    """Headers of everyday words, a third of them with real headings mixed in."""
    draw = random.Random(SEED)
    real = sorted({name for t in template_list() if not t.json for name in t.headers})
    for number in range(MADE_UP):
        words = draw.sample(_WORDS, draw.randint(3, 20))
        if number % 3 == 0:
            words += draw.sample(real, draw.randint(2, 15))
        draw.shuffle(words)
        yield words


def false_ones() -> tuple[int, list[str]]:
    """How many unrelated tables were tried, and those that were taken for something."""
    from zhendan.formats.readers.grid import Row
    from zhendan.intake.recognise.headers import recognise

    taken = []
    for words in _made_up():
        found = recognise([Row(1, words)])
        if found.template is not None:
            taken.append(f"{found.template.id}: {words}")
    folder = Path(tempfile.mkdtemp())
    try:
        names = [name for name, text in _public(folder) if (folder / name).write_text(text)]
        taken += [f"{r.path}: {r.recognised_as}" for r in _read(folder) if r.score is not None]
    finally:
        shutil.rmtree(folder)
    return MADE_UP + len(names), taken
