"""Large exports: both ways of reading give the same rows, whatever the cells hold."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.bulk_ways import READER, Way, compared, differences
from tests.intake.conftest import SAMPLES, SECRET
from zhendan.adapters.tables.bulk_problems import FolderNotEmpty
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.parquet import parquet_folder
from zhendan.formats.cleaning.people import Keeper
from zhendan.formats.cleaning.places import one_spelling, region
from zhendan.intake import IntakeSettings, LargeFiles, desk, read_inbox, template_list
from zhendan.intake.bulk.people import head_row

TAOBAO = next(t for t in template_list() if t.id == "taobao.order.exportorderlist.v2016")
NAME = "ExportOrderList202606200900.csv"
ORDINARY = {
    "订单编号": '="2600000000000000001"',
    "买家会员名": "tb_1143023",
    "买家支付宝账号": "13800000001",
    "买家应付货款": "252.34",
    "总金额": "262.34",
    "买家实际支付金额": "262.34",
    "订单状态": "交易成功",
    "收货人姓名": "陈秀艳",
    "收货地址 ": "浙江省 杭州市 西湖区 示例路778号12幢89室(000000)",
    "联系手机": "'13800000001",
    "订单创建时间": "2026-06-01 00:00:16",
    "订单付款时间 ": "2026-06-01 00:06:43",
    "宝贝标题 ": "示例商品 保温杯,示例商品 杯盖",
    "物流单号 ": "No:YT7000000000001",
    "物流公司": "圆通速递",
    "宝贝总数量": "2",
    "店铺名称": "示例旗舰店",
    "订单关闭原因": "订单未关闭",
}
MESS: dict[str, list[str]] = {
    "订单编号": [
        *("2600000000000000002", "'2600000000000000003", "2600000000000000004\t", "2.6E+18", ""),
        *(
            "2600000000000000005.0",
            "２６０００００００００００００００６",
            "合计",
            "null",
            "#9",
            "订单编号",
        ),
        *("2600000000000000001", "P26000000000001", "暂无数据", '="2600000000000000007"', "12E5"),
    ],
    "买家会员名": [
        "t**1",
        "匿名买家",
        "",
        "tb 1",
        "ＡＢＣ",
        "null",
        "x7xxx",
        "##abcdefgh##",
        "买家𠮷",
        "-",
    ],
    "买家支付宝账号": [
        *("a***@example.com", "Buyer@Example.com", "", "8613800000001", "(13800000001)", "-"),
        *("13800000002 ", "示例(13800000003)", "138 0000 0004", "abcxxx@example.com"),
    ],
    "买家应付货款": [
        "",
        "1,252.34",
        "¥12",
        "12.345",
        "-3",
        "1e3",
        "0",
        ".5",
        "12,5",
        "(3.00)",
        "３",
        "+4",
    ],
    "买家实际支付金额": ["0.00", "", "12元", "abc", "99999999999.99", "007", "1.", "-0.00"],
    "订单状态": [
        "交易关闭",
        "买家已付款，等待卖家发货",
        "没见过的状态",
        "",
        "卖家已发货,等待买家确认",
    ],
    "订单关闭原因": ["退款", "买家未付款", "", "超时未支付", "其他"],
    "买家留言": [
        "请打13800000009",
        "a\u200bb",
        "=1+1",
        "两行\n留言",
        '他说"好"',
        " 前后 ",
        "\u3000",
        "-",
        "`x`",
    ],
    "收货人姓名": [
        "张**",
        "",
        "ABC",
        "欧阳",
        "李 四",
        "张\u200b三",
        "匿*",
        "$$abc$$",
        "王（备注）",
    ],
    "收货地址 ": [
        *(
            "上海 上海市 浦东新区 示例路1-2号",
            "上海市浦东新区示例路1号",
            "浙江省杭州市西湖区x路",
            "",
            "-",
        ),
        *(
            "浙江 杭州 西湖 示例路3号",
            "广西 壮族自治区 南宁市 青秀区示例路",
            "310000 浙江省 杭州市 西湖区 路",
        ),
        *(
            "浙江省 杭州市 西湖区 示例路**号",
            "浙江省 杭州市 西湖区 示例路#3-2 -b (310000)",
            "Ａ路 1 号 2",
        ),
        *(
            "浙江省 杭州市 西湖区 路邮编:310000",
            "浙江省 杭州市 西湖区 路( 310000)",
            "国外 某地 Some Street 1",
        ),
        *(
            "浙江省 杭州市 西湖区 示例路1号 ",
            "上海 上海 上海 市辖区浦东",
            "吉林省 吉林市 丰满区 路1--2号",
        ),
        *("湖北省 恩施土家族苗族自治州 恩施市 示例街12号", "内蒙古 呼伦贝尔市 海拉尔区 路,2号;3"),
    ],
    "联系手机": [
        "138****0001",
        "13800000001-1234",
        "02112345678",
        "8613800000001",
        "",
        "无",
        "'",
        "~abc",
    ],
    "联系电话 ": ["021-12345678", "", "138****0009", "'13900000001"],
    "修改后的收货地址": ["浙江省 杭州市 余杭区 新路2号", "", "-"],
    "订单创建时间": [
        "2026/6/1 0:03",
        "2026-06-01",
        "",
        "46174.5",
        "2026-06-31 00:00:00",
        "2026/06/01 10:00:00",
    ],
    "订单付款时间 ": [
        "0000-00-00 00:00:00",
        "",
        "2000-01-01 00:00:00",
        "2026-06-01T10:00:00+09:00",
        "-",
    ],
    "宝贝标题 ": ["", "，,", "甲，乙, 丙", " a ,b\t", "=甲", "甲\u3000乙,丙", "单\n双", "-"],
    "物流单号 ": [
        *(
            "YT7000000000001",
            "YT7000000000002,SF7000000000003",
            "7.7E+12",
            "No:",
            "",
            "无需物流",
            "12345678",
        ),
        *("no：YT7000000000004", "YT7000000000001、YT7000000000005", "YT 7000000000006"),
    ],
    "物流公司": ["顺丰速运", "", "没听过的快递", "圆通"],
    "订单备注": ["V-0618", "刷单", "老客户", "S单", "返现5元", "", "返款", "加急 ABC", "a-1"],
    "宝贝总数量": ["1", "", "2.0", "2件", "-1", "abc", "1.5"],
    "店铺名称": ["", "示例旗舰店二店", "别的店"],
    "是否手机订单": ["手机订单", "", "13800000001"],
    "分阶段订单信息": ["", "预售 阶段1", "否"],
    "异常信息": ["", "风险"],
    "发票抬头": ["示例公司13800000001号", "13800000001,13800000002"],
    "运送方式": ["快递", "", "虚拟物品"],
}


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    """Ordinary rows with up to three cells out of the ordinary each."""
    found = []
    for number in range(draw(st.integers(20, 60))):
        cells = ORDINARY | {
            "订单编号": f'="{2600000000000000100 + number}"',
            "买家会员名": f"tb_{number % 7}",
            "物流单号 ": f"YT{7000000001000 + number // draw(st.integers(1, 2))}",
        }
        for header in draw(st.lists(st.sampled_from(sorted(MESS)), max_size=3)):
            cells[header] = draw(st.sampled_from(MESS[header]))
        found.append([cells.get(header, "") for header in TAOBAO.headers])
        if draw(st.integers(0, 15)) == 0:
            found.append(draw(st.sampled_from([[], ["甲", "乙"], [*found[-1], ""], found[-1]])))
    return found


def export(table: list[list[str]]) -> str:
    """A table as the platform writes it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([list(TAOBAO.headers), *table])
    return text.getvalue()


@given(table=rows(), encoding=st.sampled_from(["utf-8", "gb18030", "utf-8-sig"]))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_messy_cells_give_the_same_rows_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: list[list[str]], encoding: str
) -> None:
    (tmp_path / NAME).write_bytes(export(table).encode(encoding))
    assert differences(tmp_path, monkeypatch) == []


@pytest.mark.parametrize(
    "changes",
    [
        # Found by chance: a rejected row's third decimal stood in the sum that the report names.
        [{}, {}, {"订单编号": "2.6E+18", "买家应付货款": "12.345"}],
        [{"买家应付货款": "１２．３０"}, {"买家应付货款": "１"}],
        [{"买家应付货款": "12.340"}, {"买家应付货款": "¥1.5"}],
    ],
)
def test_sums_that_disagree_are_told_in_the_same_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: list[dict[str, str]]
) -> None:
    table = []
    for number, change in enumerate([*changes, {"订单编号": "合计"}]):
        cells = ORDINARY | {"订单编号": str(2600000000000000100 + number)} | change
        table.append([(cells | {"物流单号 ": ""}).get(name, "") for name in TAOBAO.headers])
    (tmp_path / NAME).write_bytes(export(table).encode())
    assert differences(tmp_path, monkeypatch) == []


def test_an_unknown_word_of_an_order_that_stands_twice_is_counted_once_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = _ordinary(1, 订单状态="没见过的状态")
    (tmp_path / NAME).write_bytes(export([*strange, *_ordinary(30)[1:], *strange]).encode())
    way, found = compared(tmp_path, monkeypatch)
    assert found == []
    assert [
        "（2 行）" in p.text.zh for p in way.reading.files[0].problems if p.code == "ZD319"
    ] == [True]


def test_a_whole_case_reads_the_same_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SAMPLES / "case_taobao", tmp_path / "inbox")
    assert differences(tmp_path / "inbox", monkeypatch) == []


def _ordinary(count: int, **changed: str) -> list[list[str]]:
    cells = ORDINARY | changed
    return [
        [
            (cells | {"订单编号": str(2600000000000000000 + n), "物流单号 ": ""}).get(name, "")
            for name in TAOBAO.headers
        ]
        for n in range(count)
    ]


def _bulk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
    monkeypatch.setattr(desk, "LARGE", 0)
    return Way(folder, bulk=True)


def test_physical_rows_stay_right_behind_quoted_line_breaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [*_ordinary(3), *_ordinary(1, 买家留言="第一行\n第二行"), *_ordinary(2)]
    for number, row in enumerate(table):
        row[0] = str(2600000000000000000 + number)
    (tmp_path / NAME).write_bytes(export(table).encode())
    tables = _bulk(tmp_path, monkeypatch).tables
    found = tables.rows(
        "SELECT o.order_no, s.row_no FROM orders o JOIN source_rows s USING (row_ref)"
    )
    assert {str(number)[-1:]: row for number, row in found} == {
        "0": 2, "1": 3, "2": 4, "3": 5, "4": 7, "5": 8,
    }  # fmt: skip


def test_two_encodings_in_one_large_file_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = export(_ordinary(30)).split("\r\n")
    mixed = [line.encode("utf-8" if n == 7 else "gb18030") for n, line in enumerate(lines)]
    (tmp_path / NAME).write_bytes(b"\r\n".join(mixed))
    assert differences(tmp_path, monkeypatch) == []
    (file,) = _bulk(tmp_path, monkeypatch).reading.files
    assert file.encoding == "gb18030+utf-8"
    assert "ZD306" in {problem.code for problem in file.problems}


def test_orders_that_a_notice_names_meet_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(export(_ordinary(40)).encode())
    (tmp_path / "涉案订单.csv").write_text(
        "违规编号,违规类型,订单编号\nW1,虚假交易,2600000000000000011\nW1,虚假交易,2.60000000000000E+18\n",
        encoding="utf-8",
    )
    assert differences(tmp_path, monkeypatch) == []


def test_a_broken_number_is_offered_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(export(_ordinary(3)).encode())
    broken = _ordinary(1, 买家实际支付金额="77.00", **{"订单付款时间 ": "2026-06-03 10:00:00"})
    other = [list(broken[0]), list(broken[0])]
    other[0][0], other[1][0] = "2600000000000000777", "2600000000000000778"
    other[1][TAOBAO.headers.index("买家实际支付金额")] = "78.00"
    (tmp_path / "ExportOrderList202606200901.csv").write_bytes(export(other).encode())
    broken[0][0] = "2.6E+18"
    for name in ("买家应付货款", "总金额"):
        broken[0][TAOBAO.headers.index(name)] = ""
    (tmp_path / "ExportOrderList202606200902.csv").write_bytes(export(broken).encode())
    assert differences(tmp_path, monkeypatch) == []
    told = _bulk(tmp_path, monkeypatch).reading.files[-1].problems
    assert "2600000000000000777" in " ".join(problem.text.zh for problem in told)


def test_overlapping_exports_make_each_order_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NAME).write_bytes(
        export(_ordinary(40, 订单状态="买家已付款，等待卖家发货")).encode()
    )
    later = export(_ordinary(20)).encode("gb18030")
    (tmp_path / "ExportOrderList202606210900.csv").write_bytes(later)
    assert differences(tmp_path, monkeypatch) == []
    found = _bulk(tmp_path, monkeypatch).tables.rows(
        "SELECT status, COUNT(*) FROM orders GROUP BY status ORDER BY status"
    )
    assert found == [("completed", 20), ("paid", 20)]


def test_parquet_holds_what_the_tables_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / NAME).write_bytes(export(_ordinary(50, 买家留言="请打13800000009")).encode())
    tables = _bulk(inbox, monkeypatch).tables
    with parquet_folder(tmp_path / "out", SECRET) as folder:
        large = LargeFiles(READER, folder.bulk)
        read_inbox(inbox, IntakeSettings(secret=SECRET), sink=folder.load, large=large)
        assert not (tmp_path / "out").exists(), "nothing is there before everything is"
    for table in ("orders", "order_lines", "buyers", "shops", "source_files"):
        there = f"read_parquet('{tmp_path}/out/{table}/*.parquet')"
        assert (
            tables.rows(
                f"(FROM {table} EXCEPT FROM {there}) UNION ALL (FROM {there} EXCEPT FROM {table})"
            )
            == []
        )
    there = f"read_parquet('{tmp_path}/out/source_rows/*.parquet')"
    place = "row_ref, file_id, sheet, row_no, row_sha256"
    left, right = f"SELECT {place} FROM source_rows", f"SELECT {place} FROM {there}"
    assert tables.rows(f"({left} EXCEPT {right}) UNION ALL ({right} EXCEPT {left})") == []
    assert tables.rows(f"SELECT count(*), count(raw) FROM {there}") == [(50, 0)]


def test_a_failed_run_leaves_no_parquet_and_a_full_folder_is_refused(tmp_path: Path) -> None:
    def failing() -> None:
        with parquet_folder(tmp_path / "out", SECRET):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("a")
    with pytest.raises(FolderNotEmpty), parquet_folder(tmp_path / "full", SECRET):
        pass
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("secret", [b"k", b"k" * 64, b"k" * 100])
def test_the_engine_hashes_people_as_the_keeper_does(secret: bytes) -> None:
    engine = DuckdbTables().bulk(secret)
    assert engine.ask("SELECT keyed('phone:13800000001')") == [
        (Keeper(secret).hash("phone:13800000001"),)
    ]


@pytest.mark.parametrize(
    "head", ["浙江省 杭州市 西湖区 ", "上海 上海市 浦东新区 ", "广西 壮族 自治区 "]
)
@given(rest=st.text("市区路自治辖县省海州 1-#a", max_size=12))
@settings(max_examples=200, deadline=None)
def test_what_follows_a_settled_beginning_never_changes_it(head: str, rest: str) -> None:
    _, province, city, district, spelt = head_row(head)
    if spelt is not None:
        seen = region(head + rest)
        assert (seen.province, seen.city, seen.district) == (province, city, district)
        assert one_spelling(head + rest).startswith(str(spelt))
