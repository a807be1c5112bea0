"""A mapping written once reads next month's file; a heading that changed is named, not guessed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.intake.conftest import SECRET, Inbox, Read
from zhendan.adapters.mappings import FolderMappings
from zhendan.intake import (
    ColumnMapping,
    IntakeSettings,
    drafted,
    read_mapping,
    remember,
    seen_in,
    template_list,
)
from zhendan.intake.file_problems import MappingUnusable
from zhendan.intake.mapping_draft import suggestions
from zhendan.intake.seen_tables import shape

HEADER = ("交易号码", "顾客", "成交金额", "付款时刻", "备忘")
SAID = ColumnMapping(
    {"order_no": "交易号码", "amount": "成交金额"}, name="老王的表", currency="CNY"
)
PDD = next(t for t in template_list() if t.id == "pdd.order.v2024")


def _table(*header: str, number: str = "A100000001") -> str:
    return ",".join(header) + f"\n{number},小王,12.50,2026-06-18 10:00:00,无\n"


def _with(*mappings: ColumnMapping) -> IntakeSettings:
    return IntakeSettings(secret=SECRET, mappings=mappings)


def _kept(inbox: Read, shelf: FolderMappings) -> Inbox:
    """June: the person's mapping is given and its use remembered."""
    june = inbox({"6月.csv": _table(*HEADER)}, _with(SAID))
    remember(june.reading.mapped, shelf)
    return june


@pytest.fixture
def shelf(tmp_path: Path) -> FolderMappings:
    return FolderMappings(tmp_path / "mappings")


def test_a_mapping_given_once_reads_next_months_file(inbox: Read, shelf: FolderMappings) -> None:
    june = _kept(inbox, shelf)
    assert june.codes("6月.csv") == ["ZD821"]
    july = inbox({"7月.csv": _table(*HEADER, number="A200000002")}, _with(*shelf.kept()))
    assert july.row("orders")["order_no"] == "A200000002"
    assert july.codes("7月.csv") == ["ZD387", "ZD821"]
    assert "老王的表" in july.file("7月.csv").problems[0].text.zh
    assert remember(july.reading.mapped, shelf) == (), "what is kept already is kept once"


def test_columns_in_another_order_are_the_same_header(inbox: Read, shelf: FolderMappings) -> None:
    _kept(inbox, shelf)
    turned = "备忘,付款时刻,成交金额,顾客,交易号码\n无,2026-07-01 10:00:00,8.00,小李,A3\n"
    july = inbox({"7月.csv": turned}, _with(*shelf.kept()))
    assert july.row("orders")["order_no"] == "A3"


CHANGES = {
    "a heading that is used": ((*HEADER[:2], "成交金頟", *HEADER[3:]), ("成交金额", "成交金頟")),
    "a heading that is not": ((*HEADER[:4], "备注"), ("备忘", "备注")),
    "a column more": ((*HEADER, "新列"), ("—", "新列")),
    "a column less": (HEADER[:4], ("备忘", "—")),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_header_that_changed_is_reported_exactly_and_not_guessed(
    inbox: Read, shelf: FolderMappings, change: str
) -> None:
    _kept(inbox, shelf)
    header, (missing, new) = CHANGES[change]
    july = inbox({"7月.csv": _table(*header)}, _with(*shelf.kept()))
    assert not july.rows("orders")
    problem = july.file("7月.csv").problems[0]
    assert (problem.code, problem.refused) == ("ZD386", True)
    assert f"缺少 {missing}；多出 {new}" in problem.text.zh
    assert july.file("7月.csv").near_misses[0].template == "mapping:老王的表"


def test_a_mapping_just_given_that_lacks_a_heading_says_which(inbox: Read) -> None:
    header = ("交易号码", "顾客", "成交额", "付款时刻", "备忘")
    taken = inbox({"x.csv": _table(*header)}, _with(SAID))
    assert taken.codes("x.csv") == ["ZD386"]
    assert "缺少 成交金额" in taken.file("x.csv").problems[0].text.zh


def test_a_kept_mapping_never_touches_a_known_layout(inbox: Read, shelf: FolderMappings) -> None:
    row = ["260618-600000000000001" if name == "订单号" else "" for name in PDD.headers]
    files = {"x.csv": ",".join(PDD.headers) + "\n" + ",".join(row) + "\n"}
    greedy = ColumnMapping({"order_no": "订单号"}, name="greedy", headings=PDD.headers)
    assert inbox(files, _with(greedy)).file("x.csv").recognised_as == PDD.id


def test_a_persons_word_on_a_near_layout_is_kept_for_that_header_alone(
    inbox: Read, shelf: FolderMappings
) -> None:
    header = ["订单号码" if name == "订单号" else name for name in PDD.headers]
    row = ["260618-600000000000001" if name == "订单号码" else "" for name in header]
    files = {"x.csv": ",".join(header) + "\n" + ",".join(row) + "\n"}
    assert inbox(files).codes("x.csv") == ["ZD303"]
    said = ColumnMapping(template=PDD.id, same={"订单号码": "订单号"}, name="pdd新版")
    taken = inbox(files, _with(said))
    assert taken.row("orders")["order_no"] == "260618-600000000000001"
    remember(taken.reading.mapped, shelf)
    assert inbox(files, _with(*shelf.kept())).file("x.csv").recognised_as == PDD.id
    other = {"x.csv": ",".join(header[:27]) + "\n" + ",".join(row[:27]) + "\n"}
    assert inbox(other, _with(*shelf.kept())).codes("x.csv")[0] in {"ZD303", "ZD386"}


def test_the_newest_word_on_a_header_holds(inbox: Read, shelf: FolderMappings) -> None:
    _kept(inbox, shelf)
    other = ColumnMapping({"order_no": "交易号码", "memo": "备忘"}, name="改过的")
    remember(inbox({"x.csv": _table(*HEADER)}, _with(other)).reading.mapped, shelf)
    [kept] = shelf.kept()
    assert (kept.name, set(kept.columns)) == ("老王的表", {"order_no", "memo"})


def test_two_headers_under_one_name_are_kept_apart(inbox: Read, shelf: FolderMappings) -> None:
    files = {"1.csv": _table(*HEADER), "2.csv": _table(*HEADER[:4], "别的", number="A9")}
    remember(inbox(files, _with(SAID)).reading.mapped, shelf)
    assert [one.name for one in shelf.kept()] == ["老王的表", "老王的表-2"]
    assert shelf.forget("老王的表")
    assert not shelf.forget("老王的表")
    assert [one.name for one in shelf.kept()] == ["老王的表-2"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", ".hidden", "CON\n", "x" * 300])
def test_a_name_never_leads_out_of_the_folder(
    inbox: Read, shelf: FolderMappings, tmp_path: Path, name: str
) -> None:
    used = inbox({"x.csv": _table(*HEADER)}, _with(replace(SAID, name=name))).reading.mapped
    [kept] = remember(used, shelf)
    assert [path.stem for path in (tmp_path / "mappings").iterdir()] == [kept]
    assert shelf.forget(kept)


def test_a_kept_file_that_was_broken_by_hand_is_refused(
    shelf: FolderMappings, tmp_path: Path
) -> None:
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "x.yaml").write_text("order_no: [", encoding="utf-8")
    with pytest.raises(MappingUnusable):
        shelf.kept()


def test_a_draft_names_every_heading_and_shows_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "订单.csv"
    path.write_text(
        _table("订单编号", "买家会员名", "成交金额", "付款时刻", "手机"), encoding="utf-8"
    )
    [table] = seen_in(path)
    text = drafted(table)
    for heading in table.headings:
        assert f'"{heading}"' in text
    assert "小王" not in text
    assert "A100000001" not in text
    assert "x000000000" in text
    assert '# 建议 suggestion: order_no: "订单编号"' in text
    adopted = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line.split(":")[0] for line in adopted] == ["platform", "order_no"]
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(MappingUnusable):
        read_mapping(tmp_path / "m.yaml")


def test_a_draft_filled_in_reads_the_file(inbox: Read, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(_table(*HEADER), encoding="utf-8")
    text = drafted(seen_in(path)[0]).replace("order_no:  ", "order_no: 交易号码 #")
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    said = read_mapping(tmp_path / "m.yaml")
    assert inbox({"x.csv": _table(*HEADER)}, _with(said)).row("orders")["order_no"] == "A100000001"


def test_a_draft_of_a_near_layout_proposes_its_template(tmp_path: Path) -> None:
    header = ["订单号码" if name == "订单号" else name for name in PDD.headers]
    path = tmp_path / "x.csv"
    path.write_text(",".join(header) + "\n" + "1," * 38 + "1\n", encoding="utf-8")
    text = drafted(seen_in(path)[0])
    assert f"# template: {PDD.id}" in text
    assert '#   "订单号码": "订单号"' in text


@pytest.mark.parametrize("heading", ["a\n order_no: x", "# 列", "'\"", "\u202e反", "a: b"])
def test_a_heading_stays_inside_its_comment(tmp_path: Path, heading: str) -> None:
    quoted = '"' + heading.replace('"', '""') + '"'
    path = tmp_path / "x.csv"
    path.write_text(f"{quoted},顾客,金额\n1,2,3\n", encoding="utf-8")
    for table in seen_in(path):
        lines = [line for line in drafted(table).splitlines() if not line.startswith("#")]
        assert {line.split(":")[0] for line in lines if line} == {"platform", "order_no"}


def test_suggestions_say_where_a_heading_is_known_from() -> None:
    found = suggestions(["买家会员名", "全无关系"])
    assert [heading for heading, _ in found["buyer"]] == ["买家会员名"]
    assert "taobao" in found["buyer"][0][1]
    assert not any(h == "全无关系" for some in found.values() for h, _ in some)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("13800000001", "00000000000"),
        ("张三 13", "文文 00"),
        ("浙江省杭州市西湖区", "文文文…"),
        ("2026-06-18 10:00", "0000-00-00 00:00"),
        ("", ""),
        ("a\x00b", "x x"),
    ],
)
def test_a_cell_is_shown_by_its_shape(cell: str, shown: str) -> None:
    assert shape(cell) == shown
