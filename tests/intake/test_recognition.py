"""Layouts are known by their headings; what nearly fits is named and not read."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.conftest import SECRET, Read
from zhendan.domain import canonical_tables
from zhendan.formats.cleaning.times import TimeRules
from zhendan.formats.readers.grid import Row
from zhendan.intake import ColumnMapping, IntakeSettings, Template, template_list
from zhendan.intake.recognise.headers import ACCEPT, NEAR, fit, norm, recognise
from zhendan.intake.staging import KEYS, MUST, FileRules, plan

TABLES = [template for template in template_list() if not template.json]
EVERY = list(template_list())
BIG = [t for t in TABLES if len(t.headers) > 8]


def _rows(*headers: list[str]) -> list[Row]:
    return [Row(number, cells) for number, cells in enumerate(headers, 1)]


@pytest.mark.parametrize("template", TABLES, ids=lambda t: t.id)
def test_a_layout_is_known_by_its_own_header(template: Template) -> None:
    found = recognise(_rows(["某个标题"], list(template.headers)))
    assert found.template is not None
    assert (found.template.id, found.score) == (template.id, 1.0)
    assert found.header is not None
    assert found.header.no == 2


@pytest.mark.parametrize("template", TABLES, ids=lambda t: t.id)
def test_no_layout_passes_for_another(template: Template) -> None:
    others = [t for t in TABLES if t.id != template.id]
    mine = {norm(name) for name in template.headers}
    scores = [
        len(mine & theirs) / len(mine | theirs)
        for theirs in ({norm(n) for n in other.headers} for other in others)
    ]
    assert max(scores) <= 0.5


@pytest.mark.parametrize("template", EVERY, ids=lambda t: t.id)
def test_a_layouts_columns_and_required_names_stand_in_its_header(template: Template) -> None:
    names = {norm(name) for name in template.headers}
    assert {norm(name) for name in template.mapping} <= names
    assert {norm(name) for name in template.required} <= names
    assert {norm(name) for name in template.alias.values()} <= names
    assert template.title.zh
    assert template.title.en


@pytest.mark.parametrize("template", EVERY, ids=lambda t: t.id)
def test_every_column_goes_to_a_table_of_the_model(template: Template) -> None:
    tables = {target.split(".")[0] for target in template.mapping.values()}
    assert tables <= set(canonical_tables())
    columns = plan(template, template.headers, FileRules(TimeRules())).columns
    assert len(columns) == len({norm(name) for name in template.mapping})


def test_there_is_a_layout_for_every_source_that_is_promised() -> None:
    assert len(TABLES) >= 32 + 11
    assert {t.id.split(".")[0] for t in EVERY} >= {
        *("taobao", "jd", "pdd", "douyin", "wechat_store", "xiaohongshu", "kuaishou", "youzan"),
        *("alibaba1688", "erp", "amazon", "shopify", "ebay", "tiktok_shop", "alipay"),
        *("wechatpay", "courier", "seller", "own"),
    }


def test_keys_and_musts_are_targets_of_layouts() -> None:
    targets = {target for template in EVERY for target in template.mapping.values()}
    assert set(MUST) | KEYS <= targets


def _csv(header: list[str], row: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header, row])
    return text.getvalue()


ORDER_LIST = next(t for t in TABLES if t.id == "taobao.order.exportorderlist.v2016")
SETTLEMENT = next(t for t in TABLES if t.id == "taobao.settlement.wechat.v2")


def test_a_lost_or_gained_column_of_a_long_header_is_said_and_the_rest_is_read(inbox: Read) -> None:
    header = [name for name in ORDER_LIST.headers if name != "返点积分"] + ["新的一列"]
    row = ["330000000000001" if name == "订单编号" else "" for name in header]
    taken = inbox({"x.csv": _csv(header, row)})
    report = taken.reading.files[0]
    assert report.recognised_as == ORDER_LIST.id
    assert [p.code for p in report.problems] == ["ZD316"]
    assert "返点积分" in report.problems[0].text.zh
    assert "新的一列" in report.problems[0].text.zh


def test_a_required_column_renamed_makes_a_near_miss_with_its_name(inbox: Read) -> None:
    header = ["订单编码" if name == "订单编号" else name for name in ORDER_LIST.headers]
    taken = inbox({"x.csv": _csv(header, ["1"] * len(header))})
    report = taken.reading.files[0]
    assert report.recognised_as == "unknown"
    assert (report.rows_used, report.rows_unused) == (0, report.rows), "nothing of it was read"
    assert report.rows
    assert [p.code for p in report.problems] == ["ZD303"]
    miss = report.near_misses[0]
    assert (miss.template, miss.missing, miss.new) == (ORDER_LIST.id, ("订单编号",), ("订单编码",))
    assert "订单编号/订单编码" in miss.words.zh
    assert not taken.rows("orders")


def test_one_character_between_two_generations_of_a_bill_is_seen(inbox: Read) -> None:
    header = [name.replace("账", "帐") for name in SETTLEMENT.headers]
    taken = inbox({"x.csv": _csv(header, ["1"] * len(header))})
    report = taken.reading.files[0]
    assert report.recognised_as == "unknown"
    assert "入账时间/入帐时间" in report.near_misses[0].words.zh
    assert not taken.rows("payments")


def test_one_character_in_a_heading_that_feeds_a_value_is_never_passed_over(inbox: Read) -> None:
    header = ["买家实際支付金额" if n == "买家实际支付金额" else n for n in ORDER_LIST.headers]
    row = ["330000000000001" if name == "订单编号" else "" for name in header]
    taken = inbox({"x.csv": _csv(header, row)})
    assert taken.codes("x.csv") == ["ZD303"]
    assert "买家实际支付金额/买家实際支付金额" in taken.reading.files[0].near_misses[0].words.zh
    assert not taken.rows("orders")


def test_a_heading_renamed_beyond_one_character_is_named_too(inbox: Read) -> None:
    header = ["入账的时间戳" if name == "入账时间" else name for name in SETTLEMENT.headers]
    miss = inbox({"x.csv": _csv(header, ["1"] * len(header))}).reading.files[0].near_misses[0]
    assert "可能改了名：入账时间/入账的时间戳" in miss.words.zh
    assert "perhaps renamed: 入账时间/入账的时间戳" in miss.words.en


@pytest.mark.parametrize("template", TABLES, ids=lambda t: t.id)
def test_two_columns_gained_do_not_hide_a_layout_of_any_length(template: Template) -> None:
    header = [*template.headers, "店长意见", "补充说明"]
    found = recognise(_rows(header))
    assert found.template is not None or len(template.headers) < 4
    assert found.template is None or found.template.id == template.id


def test_a_column_lost_and_one_gained_in_a_short_header_may_be_one_renamed() -> None:
    header = [*SETTLEMENT.headers[:-1], "全新的一列"]
    found = recognise(_rows(header))
    assert found.template is None
    assert found.near[0].template == SETTLEMENT.id


PDD = next(t for t in TABLES if t.id == "pdd.order.v2024")


def test_a_persons_word_makes_a_near_miss_known(inbox: Read) -> None:
    others = [f"店里加的列{n}" for n in range(14)]
    header = [*others, *ORDER_LIST.headers[: len(ORDER_LIST.headers) * 2 // 3]]
    row = ["330000000000001" if name == "订单编号" else "" for name in header]
    files = {"x.csv": _csv(header, row)}
    assert inbox(files).codes("x.csv") == ["ZD303"]
    said = IntakeSettings(secret=SECRET, mappings=(ColumnMapping(template=ORDER_LIST.id),))
    assert inbox(files, said).file("x.csv").recognised_as == ORDER_LIST.id


@pytest.mark.parametrize("more", [0, 1, 45], ids=["27", "28", "72"])
def test_columns_the_merchant_chose_are_read_and_the_others_named(inbox: Read, more: int) -> None:
    header = [*PDD.headers[:27], *(f"自选的列{n}" for n in range(more))]
    row = ["260618-600000000000001" if name == "订单号" else "" for name in header]
    report = inbox({"x.csv": _csv(header, row)}).file("x.csv")
    assert report.recognised_as == PDD.id
    said = next(p.text.zh for p in report.problems if p.code == "ZD316")
    assert "支付ID" in said
    assert ("自选的列0" in said) is bool(more)


def test_one_character_wrong_among_chosen_columns_is_still_a_near_miss(inbox: Read) -> None:
    header = [n.replace("用户实付金额", "用户实付金額") for n in PDD.headers[:27]]
    row = ["260618-600000000000001" if name == "订单号" else "" for name in header]
    assert inbox({"x.csv": _csv(header, row)}).codes("x.csv") == ["ZD303"]


@pytest.mark.parametrize("template", BIG, ids=lambda t: t.id)
def test_a_short_export_without_a_new_column_is_still_its_layout(template: Template) -> None:
    needed = [n for n in template.headers if n in template.required]
    rest = [n for n in template.headers if n not in template.required]
    header = [*needed, *rest[: max(0, 8 - len(needed))]]
    found = recognise(_rows(header))
    assert found.template is not None
    assert found.template.id == template.id
    assert set(found.missing) == {n.strip() for n in template.headers} - {n.strip() for n in header}


def test_headings_meet_across_widths_and_blanks_but_not_across_characters() -> None:
    assert norm(" 收入金额（元） ") == norm("收入金额(元)")
    assert norm("\ufeff'订单编号'") == "订单编号"
    assert norm("入账") != norm("入帐")


def test_thresholds_stand_between_what_was_measured() -> None:
    assert 0.15 < NEAR < 0.40 < ACCEPT < 0.89


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BIG), st.data())
def test_dropping_columns_never_makes_another_layout_of_it(
    template: Template, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(list(template.headers)), unique=True, min_size=3))
    found = recognise(_rows(kept))
    assert found.template is None or found.template.id == template.id
    assert fit([kept]) == 0 or fit([kept]) >= NEAR


DOUYIN = next(t for t in TABLES if t.id.startswith("douyin.order"))


def test_a_short_export_with_a_column_more_is_read_and_the_column_named(inbox: Read) -> None:
    header = [*DOUYIN.headers[:2], *DOUYIN.headers[3:20], "商品颜色", "店内编码"]
    row = ["6920000000000000001" if "订单编号" in name else "" for name in header]
    report = inbox({"x.csv": _csv(header, row)}).file("x.csv")
    assert report.recognised_as == DOUYIN.id
    assert "商品颜色" in next(p.text.zh for p in report.problems if p.code == "ZD316")


def test_a_short_export_with_a_slip_is_a_near_miss_however_long_its_layout(inbox: Read) -> None:
    header = ["订单应付金額" if n == "订单应付金额" else n for n in DOUYIN.headers[:30]]
    row = ["6920000000000000001" if "订单编号" in name else "" for name in header]
    report = inbox({"x.csv": _csv(header, row)}).file("x.csv")
    assert [p.code for p in report.problems] == ["ZD303"]
    assert "订单应付金额/订单应付金額" in report.near_misses[0].words.zh
