"""A folder read whole: nothing is counted twice, nothing stops the rest, every row is traced."""

import json
import os
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.intake.conftest import SAMPLES, SECRET, Inbox, Read, read
from zhendan.domain import RowRef, Text, canonical_ddl, canonical_tables, every_error
from zhendan.intake import IntakeSettings, read_inbox
from zhendan.intake.file_problems import InboxMissing

CASE = SAMPLES / "case_taobao"
ORDERS = CASE / "ExportOrderList202606200900.csv"
ITEMS = CASE / "ExportItemList202606200900.csv"


def _orders(**changes: str) -> str:
    text = ORDERS.read_text("gb18030")
    for before, after in changes.items():
        text = text.replace(before.replace("_", " "), after)
    return text


def _loaded(taken: Inbox) -> duckdb.DuckDBPyConnection:
    engine = duckdb.connect()
    engine.execute(canonical_ddl())
    for batch in taken.batches:
        marks = ", ".join("?" * len(batch.columns))
        names = ", ".join(batch.columns)
        engine.executemany(f"INSERT INTO {batch.table} ({names}) VALUES ({marks})", batch.rows)
    return engine


@pytest.mark.parametrize("folder", ["case_taobao", "every sample"])
def test_all_rows_keep_the_models_keys_and_constraints(folder: str, tmp_path: Path) -> None:
    source = SAMPLES / folder if folder == "case_taobao" else SAMPLES
    engine = _loaded(read(source))
    for table in canonical_tables():
        engine.execute(f"SELECT count(*) FROM {table}").fetchall()
    lost = engine.execute(
        "SELECT count(*) FROM orders LEFT JOIN source_rows USING (row_ref) WHERE raw IS NULL"
    ).fetchall()
    assert lost == [(0,)]


def test_a_row_ref_leads_back_to_file_sheet_and_physical_row(case: Inbox) -> None:
    engine = _loaded(case)
    query = """
        SELECT s.file_id, s.sheet, s.row_no, s.pointer, f.name, s.raw
        FROM seller_marks m JOIN source_rows s USING (row_ref) JOIN source_files f USING (file_id)
        WHERE m.kind = 'brushing_ledger'
    """
    [(file, sheet, row, pointer, name, raw)] = engine.execute(query).fetchall()
    place = RowRef(file, sheet=sheet, row=row or None, pointer=pointer)
    assert (name, place.sheet, place.row) == ("刷单-示例家居旗舰店.xlsx", "Sheet1", 3)
    assert ["订单号", "3300000000000010606"] in json.loads(raw)


def test_every_canonical_row_that_has_a_row_ref_has_its_source(case: Inbox) -> None:
    refs = {row["row_ref"] for row in case.rows("source_rows")}
    assert len(refs) == len(case.rows("source_rows"))
    for table, columns in canonical_tables().items():
        if table != "source_rows" and any(c.name == "row_ref" for c in columns):
            assert {row["row_ref"] for row in case.rows(table)} <= refs, table


def test_the_same_inbox_gives_the_same_rows(case: Inbox) -> None:
    again = read(CASE)
    assert again.batches == case.batches
    assert again.reading == case.reading


def test_the_same_bytes_under_another_name_change_nothing(case: Inbox, tmp_path: Path) -> None:
    for path in (ORDERS, ITEMS):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    once = read(tmp_path)
    (tmp_path / "ZZ副本.csv").write_bytes(ORDERS.read_bytes())
    twice = read(tmp_path)
    assert twice.codes("ZZ副本.csv") == ["ZD322"]
    assert twice.tables["orders"] == once.tables["orders"]
    assert twice.tables["order_lines"] == once.tables["order_lines"]


def test_of_overlapping_exports_the_newer_one_holds_whatever_its_place(inbox: Read) -> None:
    newer = _orders(**{"卖家已发货，等待买家确认": "交易成功"})
    older = _orders()
    files = {"a_ExportOrderList202606300900.csv": newer, "b_ExportOrderList202606200900.csv": older}
    taken = inbox(files)
    assert len(taken.rows("orders")) == 6
    assert taken.row("orders", order_no="3300000000000010404")["status"] == "completed"
    swapped = {
        "a_ExportOrderList202606200900.csv": older,
        "b_ExportOrderList202606300900.csv": newer,
    }
    assert inbox(swapped).row("orders", order_no="3300000000000010404")["status"] == "completed"


def test_without_an_item_export_lines_are_titles_of_unknown_quantity(inbox: Read) -> None:
    taken = inbox({"o.csv": ORDERS.read_bytes()})
    lines = [r for r in taken.rows("order_lines") if "10404" in str(r["order_id"])]
    assert [line["title"] for line in lines] == ["示例四件套", "示例地垫"]
    assert {line["quantity_known"] for line in lines} == {False}


def test_lines_that_do_not_add_up_are_said_and_the_item_export_is_no_evidence(inbox: Read) -> None:
    items = ITEMS.read_text("gb18030").replace('"75.00"', '"70.00"')
    files = {ORDERS.name: ORDERS.read_bytes(), ITEMS.name: items}
    taken = inbox(files)
    assert taken.codes(ITEMS.name) == ["ZD325"]
    assert not taken.file(ITEMS.name).usable
    assert taken.file(ORDERS.name).usable


def test_an_unknown_status_word_stays_unknown_and_is_said(inbox: Read) -> None:
    taken = inbox({"o.csv": _orders(**{"交易成功": "交易大成功"})})
    assert taken.codes("o.csv") == ["ZD319"]
    order = taken.row("orders", order_no="3300000000000010101")
    assert (order["status"], order["status_raw"]) == ("unknown", "交易大成功")


def test_a_ledger_with_a_row_cut_out_is_not_offered_as_evidence(inbox: Read) -> None:
    text = (CASE / "2088000000000000_202606_账务明细.csv").read_text("gb18030")
    lines = text.splitlines(keepends=True)
    del lines[6]
    taken = inbox({"账务.csv": "".join(lines)})
    report = taken.file("账务.csv")
    assert [t.ok for t in report.control_totals] == [True, False]
    assert "ZD315" in [p.code for p in report.problems]
    assert not report.usable


def test_links_and_hidden_files_are_noted_and_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes(ORDERS.read_bytes())
    folder = tmp_path / "inbox"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "link.csv").symlink_to(outside)
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    (folder / ".hidden.csv").write_bytes(ORDERS.read_bytes())
    os.mkfifo(folder / "pipe")
    taken = read(folder)
    assert {f.path: [p.code for p in f.problems] for f in taken.reading.files} == {
        ".hidden.csv": ["ZD321"],
        "linked": ["ZD321"],
        "pipe": ["ZD321"],
        "sub/link.csv": ["ZD321"],
    }
    assert not any(report.opened for report in taken.reading.files)
    assert not taken.rows("orders")


def test_an_inbox_that_says_it_is_invented_is_known_as_such(inbox: Read) -> None:
    taken = inbox({"SYNTHETIC.txt": "invented", "o.csv": ORDERS.read_bytes()})
    assert taken.reading.synthetic
    assert taken.file("SYNTHETIC.txt").recognised_as == "note.synthetic"
    assert not inbox({"o.csv": ORDERS.read_bytes()}).reading.synthetic


def test_a_missing_inbox_is_said(tmp_path: Path) -> None:
    with pytest.raises(InboxMissing):
        read_inbox(tmp_path / "none", IntakeSettings(secret=SECRET), sink=lambda _: None)


def test_orders_of_two_shops_are_kept_apart(inbox: Read) -> None:
    other = _orders(**{"示例家居旗舰店": "另一家店", "33000000000000": "44000000000000"})
    taken = inbox({"1.csv": ORDERS.read_bytes(), "2.csv": other})
    assert {o["shop_id"] for o in taken.rows("orders")} == {
        "taobao:示例家居旗舰店",
        "taobao:另一家店",
    }
    assert "ZD317" in taken.codes("1.csv")


def test_pictures_are_kept_with_type_and_size(inbox: Read) -> None:
    import io

    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", (40, 30)).save(content, "PNG")
    report = inbox({"截图.jpg": content.getvalue(), "x.png": b"\x89PNG\r\n\x1a\nbroken"}).reading
    assert {f.recognised_as for f in report.files} == {"picture.png", "picture"}
    assert any("40×30" in f.title.zh for f in report.files)


def test_a_cash_book_meets_a_buyers_account_by_its_key(inbox: Read) -> None:
    book = "打款时间,收款账号,收款人,金额,渠道,订单号,备注,经办人\n"
    book += "2026-06-20 10:00:00,pay@example.com,张三,207.00,支付宝,,返款,小王\n"
    orders = _orders(**{"138****0001": "pay@example.com"})
    taken = inbox({"打款.csv": book, "o.csv": orders})
    transfer = taken.row("payments", provider="cash_book")
    assert (transfer["kind"], transfer["amount"]) == ("transfer", Decimal("-207.00"))
    account = taken.row("buyers", nick="t**1")["pay_account"]
    assert transfer["payer_key"] == account
    assert "pay@example.com" not in str(taken.batches)


OWN = {
    "商品资料.csv": "商家编码,商品ID,商品标题,净重(g),包装重量(g),成本(元),最低售价(元),使用天数\n"
    "PILLOW-2,700000000001,枕头,2600,300,80,150,365\n",
    "名册.csv": "编号,角色,姓名,手机号,收货地址,支付账号,买家昵称,起始日期,结束日期,备注\n"
    "P1,员工,张三,13800000001,浙江省杭州市某路1号,a@example.com,tb_nick,2026-01-01,,\n",
    "直播.csv": "直播编号,标题,主播,商品ID,开始时间,结束时间\n"
    "L1,晚场,小美,700000000001,2026-06-18 19:00:00,2026-06-18 23:00:00\n",
    "库存.csv": "单据号,时间,类型,商家编码,数量,订单号\n"
    "D1,2026-06-18 10:00:00,销售出库,PILLOW-2,1,3300000000000010101\n",
    "流量.csv": "日期,商品ID,访客数,收藏数,加购数\n2026-06-18,700000000001,1200,30,50\n",
    "工单.csv": "工单号,提交时间,主题,内容,回复\n"
    "T1,2026-06-19 10:00:00,恶意下单,13800000001 有异常,\n",
    "地点.csv": "收货地址,类别,说明\n浙江省杭州市某驿站,驿站,\n",
    "称重.csv": "运单号,快递公司,称重时间,重量(g),操作员\n"
    "SF0000000000001,顺丰速运,2026-06-19 17:00:00,2950,小李\n",
}
TABLES = {
    "商品资料.csv": ("sku_master", "item_list"),
    "名册.csv": ("people_register", "register"),
    "直播.csv": ("broadcasts", "promotion_plan"),
    "库存.csv": ("stock_movements", "stock_movement"),
    "流量.csv": ("traffic", "other"),
    "工单.csv": ("tickets", "ticket"),
    "地点.csv": ("places", "register"),
    "称重.csv": ("parcels", "weight_record"),
}


@pytest.mark.parametrize("name", sorted(OWN))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_shops_own_layouts_are_read(inbox: Read, name: str, encoding: str) -> None:
    taken = inbox({name: OWN[name].encode(encoding), "o.csv": ORDERS.read_bytes()})
    table, kind = TABLES[name]
    assert taken.file(name).kind == kind
    assert taken.file(name).rows == 1
    rows = [row for row in taken.rows(table) if row.get("shop_id") == "taobao:示例家居旗舰店"]
    assert rows or table == "places"
    assert "13800000001" not in str(taken.batches)


def test_a_place_and_a_person_meet_an_order_whose_address_ends_in_a_postcode(inbox: Read) -> None:
    home = "浙江省 杭州市 示例区 示例路1号"
    orders = _orders(**{"浙江省 杭州市 示例区 **街道***号(310000)": home + "（000000）"})
    people = OWN["名册.csv"].replace("浙江省杭州市某路1号", home.replace(" ", ""))
    places = OWN["地点.csv"].replace("浙江省杭州市某驿站", home)
    taken = inbox({"o.csv": orders, "名册.csv": people, "地点.csv": places})
    order = taken.row("orders", order_no="3300000000000010101")
    assert order["receiver_postcode"] == "000000"
    assert order["address_hash"]
    assert order["address_hash"] == taken.row("places")["address_hash"]
    assert order["address_hash"] == taken.row("people_register")["address_hash"]


def test_a_line_that_names_only_the_shops_code_gets_its_item_from_the_item_list(
    inbox: Read,
) -> None:
    files = {ORDERS.name: ORDERS.read_bytes(), ITEMS.name: ITEMS.read_bytes()}
    alone = inbox(files).row("order_lines", line_no="3300000000000010101")
    assert alone["item_id"] is None
    taken = inbox(files | {"商品资料.csv": OWN["商品资料.csv"], "直播.csv": OWN["直播.csv"]})
    line = taken.row("order_lines", line_no="3300000000000010101")
    assert line["item_id"] == "700000000001" == taken.row("broadcasts")["item_id"]
    attrs = json.loads(str(line["attrs"]))
    assert attrs["item_id_source"] == "derived:sku_master.sku_code"
    assert attrs["item_id_row_ref"] == taken.row("sku_master")["row_ref"]
    others = [r for r in taken.rows("order_lines") if r["sku_code"] != "PILLOW-2"]
    assert {r["item_id"] for r in others} == {None}


def test_a_code_of_two_items_and_an_exports_own_item_id_are_left_alone(inbox: Read) -> None:
    twice = OWN["商品资料.csv"] + "PILLOW-2,700000000002,另一款,2600,300,80,150,365\n"
    files = {ORDERS.name: ORDERS.read_bytes(), ITEMS.name: ITEMS.read_bytes()}
    line = inbox(files | {"商品资料.csv": twice}).row("order_lines", line_no="3300000000000010101")
    assert line["item_id"] is None
    api = (SAMPLES / "api" / "taobao_trade_fullinfo_get.json").read_bytes()
    other = OWN["商品资料.csv"].replace("700000000001", "700000000009")
    line = inbox({"o.json": api, "商品资料.csv": other}).row("order_lines")
    assert line["item_id"] == "700000000001"
    assert "derived" not in str(line["attrs"])


REVIEWS = (
    "订单编号,子订单编号,买家昵称,评价结果,评价内容,评价时间,追加评价,追评时间,评价图片,解释\n"
)


@pytest.mark.parametrize(
    ("result", "content", "found"),
    [
        ("好评", "系统默认好评", "default_good"),
        ("好评", "系统默认好评！", "default_good"),
        ("好评", "此用户没有填写评价。", "default_good"),
        ("", "此用户未填写评价内容", "default_good"),
        ("好评", "该用户觉得商品很好", "default_good"),
        ("好评", "该用户觉得商品很好，给出五星好评", "default_good"),
        ("好评", "评价方未及时做出评价，系统默认好评！", "default_good"),
        ("系统默认好评", "", "default_good"),
        ("好评", "很好，系统默认好评之前我就想写了", "good"),
        ("好评", "好评", "good"),
        ("差评", "此用户没有填写评价", "bad"),
        ("中评", "此用户没有填写评价", "neutral"),
        ("好评", "", "good"),
    ],
)
def test_praise_that_nobody_wrote_is_told_apart(
    inbox: Read, result: str, content: str, found: str
) -> None:
    row = f'3300000000000010101,,t**1,{result},"{content}",2026-07-01 10:00:00,,,,\n'
    assert inbox({"评价.csv": REVIEWS + row}).row("reviews")["result"] == found


def test_what_the_shops_scale_says_joins_the_orders_parcel(inbox: Read) -> None:
    taken = inbox({"称重.csv": OWN["称重.csv"], "o.csv": ORDERS.read_bytes()})
    parcel = taken.row("parcels", waybill_no="SF0000000000001")
    assert parcel["declared_weight_g"] == Decimal(2950)
    assert taken.row("parcel_orders", parcel_id=parcel["parcel_id"])


def test_a_register_word_nobody_knows_rejects_its_row(inbox: Read) -> None:
    report = inbox({"名册.csv": OWN["名册.csv"].replace("员工", "路人")}).file("名册.csv")
    assert (report.rows, report.rejected) == (0, 1)


def test_every_error_of_intake_has_words_in_both_languages() -> None:
    mine = [error for error in every_error() if error.code.startswith("ZD3")]
    assert len(mine) >= 40
    assert len({error.code for error in mine}) == len(mine)
    for error in mine:
        for said in (error.what, error.why, error.next_step):
            assert isinstance(said, Text)
            assert said.zh
            assert said.en
            assert "！" not in said.zh
            assert "!" not in said.en
