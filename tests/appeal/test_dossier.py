"""The dossier stands in twelve parts, tells what is open, and keeps private things private."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.appeal.material import (
    SEALED_AT,
    brushed,
    material,
    misjudged,
    mixed,
    order_no,
    standing,
)
from tests.appeal.test_attack import attacked
from zhendan.appeal import (
    AppealMaterial,
    Dossier,
    Grid,
    LawyerGate,
    NumberStale,
    OrderSet,
    Pairs,
    compose,
    draft,
)
from zhendan.domain import ExhibitKind, OrderId, Penalty

Build = Callable[[], AppealMaterial]
PARTS = [
    "案件信息",
    "请求",
    "事实经过",
    "平台理由与核查结果",
    "订单表",
    "逐单凭证",
    "店铺层面的佐证",
    "本店认可的订单、原因与责任",
    "整改与预防",
    "真实性声明",
    "完整性附录",
    "隐私说明",
]


def dossier(case: AppealMaterial) -> Dossier:
    return compose(case, draft(case))


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_twelve_parts_stand_in_their_fixed_order(build: Build) -> None:
    chapters = dossier(build()).chapters
    assert [c.title for c in chapters] == PARTS
    assert [c.number for c in chapters] == list(range(1, 13))


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_the_same_material_gives_the_same_dossier(build: Build) -> None:
    assert dossier(build()) == dossier(build())


def test_an_empty_part_is_kept_and_has_no_blocks() -> None:
    assert dossier(brushed()).chapters[6].blocks == ()
    assert dossier(material(["provable"])).chapters[8].blocks == ()


def test_the_order_table_lists_every_flagged_order_with_mark_and_word() -> None:
    (table,) = dossier(mixed()).chapters[4].blocks
    assert isinstance(table, Grid)
    assert [row[3] for row in table.rows] == [
        *["● 可证真"] * 3,
        *["◐ 证据薄"] * 2,
        "○ 存疑",
        *["◇ 承认"] * 2,
    ]
    assert [row[1] for row in table.rows] == [order_no(place) for place in range(1, 9)]


def test_only_claimed_orders_are_argued_about() -> None:
    *sets, rest = dossier(mixed()).chapters[5].blocks
    assert [s.order for s in sets if isinstance(s, OrderSet)] == [order_no(n) for n in range(1, 6)]
    assert isinstance(rest, Grid)
    assert [row[:2] for row in rest.rows] == [("○ 存疑", "1 单"), ("◇ 承认", "2 单")]


def test_a_record_that_differs_is_listed_with_its_order() -> None:
    sets = [b for b in dossier(mixed()).chapters[5].blocks if isinstance(b, OrderSet)]
    assert [line.text for line in sets[3].differing] == ["另一行同运单重量为 0.30 千克"]
    assert sets[3].differing[0].anchors == ("[E005 第5行]",)


def test_conceded_orders_stand_in_their_own_part_with_their_cause() -> None:
    (table,) = [b for b in dossier(mixed()).chapters[7].blocks if isinstance(b, Grid)]
    assert [row[1:3] for row in table.rows] == [
        (order_no(7), "◇ 承认"),
        (order_no(8), "◇ 承认"),
    ]
    assert all(row[4] == "员工为完成业绩自行下单" for row in table.rows)


def test_a_draft_with_open_stops_says_so_on_every_page_without_saying_which() -> None:
    stamps = dossier(mixed()).stamps
    assert stamps == ("合成数据 · 非真实案件", "草稿 · 尚有 2 项须先处理，不可提交")


def test_a_finished_dossier_of_a_real_case_bears_no_stamp() -> None:
    assert dossier(replace(misjudged(), synthetic=False)).stamps == ()


def test_the_shops_own_marks_and_suspects_stay_out_of_the_dossier() -> None:
    told = repr(dossier(mixed()))
    assert "V-0618" not in told
    assert "店铺自有标记" not in told
    assert "P-03" not in told


def test_every_exhibit_that_is_named_anywhere_is_in_the_list() -> None:
    made = dossier(mixed())
    listed = {page.number for page in made.exhibits}
    named = {f"E{n:03d}" for n in range(1, 10) if f"[E{n:03d}" in repr(made.chapters)}
    assert named <= listed


def test_an_exhibit_page_tells_source_way_purpose_and_cited_rows() -> None:
    page = next(p for p in dossier(misjudged()).exhibits if p.number == "E003")
    assert page.source == "快递或支付机构记录"
    assert page.obtained == "2026年6月21日 06:30，商家后台导出，取得人：店主"
    assert page.purpose == "说明涉案订单实际付款；涉及 6 单"
    assert page.excerpts[0].place == "第2行"
    assert page.excerpts[0].at == "2026-06-18 12:02"
    assert page.excerpts[0].orders == order_no(1)


def test_an_edited_or_derived_file_says_so() -> None:
    case = misjudged()
    edited = tuple(
        replace(e, parent=e.sha256, provenance=replace(e.provenance, edited_after_export=True))
        if e.kind is ExhibitKind.ORDER_RECORD
        else e
        for e in case.exhibits
    )
    page = next(p for p in dossier(replace(case, exhibits=edited)).exhibits if p.number == "E002")
    assert len(page.notes) == 2
    assert "另存" in page.notes[0]


def test_the_seal_is_printed_and_its_missing_stamp_is_named() -> None:
    made = dossier(misjudged())
    assert made.seal.stamp == "未经第三方时间戳"
    assert made.seal.root in made.seal.code
    assert "不是中立第三方存证" in made.neutrality


def test_a_stamp_that_exists_is_named_with_its_time() -> None:
    case = misjudged()
    stamped = replace(case.seal, stamped_at=SEALED_AT, stamped_by="示例时间戳机构")
    assert (
        dossier(replace(case, seal=stamped)).seal.stamp == "2026年6月21日 09:30（示例时间戳机构）"
    )


def test_a_stale_statement_cannot_be_composed() -> None:
    case = misjudged()
    statement = draft(case)
    moved = {**case.standings, order_no(6): standing(6, "provable")}
    with pytest.raises(NumberStale):
        compose(replace(case, standings=moved), statement)


def test_the_notice_is_quoted_verbatim() -> None:
    pairs = dossier(misjudged()).chapters[0].blocks[0]
    assert isinstance(pairs, Pairs)
    facts = dict(pairs.rows)
    assert facts["违规认定（原文）"] == "B类-虚假交易"
    assert facts["处罚（原文）"] == "扣2分；商品搜索降权30天；冻结货款"
    assert facts["申诉截止"] == "2026年6月23日 23:59（依通知，Asia/Shanghai）"


def test_what_is_not_known_is_said_to_be_without_record() -> None:
    case = misjudged()
    bare = replace(case.notice, number="", penalties=(), delivered_at=None)
    pairs = dossier(replace(case, notice=bare, contact="")).chapters[0].blocks[0]
    assert isinstance(pairs, Pairs)
    facts = dict(pairs.rows)
    assert [facts[k] for k in ("违规编号", "处罚（原文）", "通知送达")] == ["无记录"] * 3
    assert facts["联系方式"] == "（提交前填写）"


def test_a_penalty_of_an_unknown_kind_is_asked_for_too() -> None:
    case = misjudged()
    odd = replace(case.notice, penalties=(Penalty("novel", "限制参加活动"),))
    assert "「限制参加活动」" in draft(replace(case, notice=odd)).text()


def test_the_lawyers_step_is_never_told_to_the_platform() -> None:
    passed = replace(mixed(), gate=LawyerGate("某律师", SEALED_AT, "advised"))
    assert "律师" not in repr(dossier(passed))


def test_a_payment_that_stands_in_the_order_record_alone_is_said_to_stand_there() -> None:
    case = material(["provable"])
    kept = tuple(p for p in case.passages if p.kind is not ExhibitKind.PAYMENT_RECORD)
    (table,) = dossier(replace(case, passages=kept)).chapters[4].blocks
    assert isinstance(table, Grid)
    assert table.rows[0][4:8] == ("见订单", "有", "有", "有")


def test_a_deadline_that_can_be_read_in_several_ways_is_told_in_the_notices_words() -> None:
    case = misjudged()
    asked = case.requirements
    open_ended = replace(asked, deadline=replace(asked.deadline, provisional=True))
    (pairs,) = dossier(replace(case, requirements=open_ended)).chapters[0].blocks
    assert isinstance(pairs, Pairs)
    assert dict(pairs.rows)["申诉截止"] == "「请于2026年6月23日23:59前提交」（通知原文）"


def test_a_long_order_number_gets_the_room_it_needs_from_the_last_column() -> None:
    case = material(["conceded"])
    usual = dossier(case).chapters[4].blocks[0]
    long = OrderId("261014-600056318390270")
    flagged = tuple(replace(f, order=long) for f in case.notice.flagged)
    renamed = replace(case, notice=replace(case.notice, flagged=flagged))
    wide = compose(renamed, draft(renamed)).chapters[4].blocks[0]
    assert isinstance(usual, Grid)
    assert isinstance(wide, Grid)
    assert wide.shares[1] == usual.shares[1] + 2
    assert sum(wide.shares) == sum(usual.shares)


def test_orders_laid_at_others_door_are_told_apart_from_unclear_ones() -> None:
    made = dossier(attacked())
    (reasons, *_), (*_, rest) = made.chapters[3].blocks, made.chapters[5].blocks
    assert isinstance(reasons, Grid)
    assert isinstance(rest, Grid)
    assert reasons.rows[0][3:] == (
        "见下文他人恶意下单的迹象",
        "有他人恶意下单迹象的订单，不主张为正常销售，也不认可为本店所为",
    )
    assert [row[:2] for row in rest.rows] == [("○ 存疑", "3 单")]
    assert "也不认可为本店所为" in rest.rows[0][2]
    pages = {page.kind: page for page in made.exhibits}
    assert pages["付款记录"].purpose == "说明他人恶意下单的迹象"
    assert pages["订单记录"].purpose == "说明他人恶意下单的迹象；涉及 3 单"
    assert [x.orders for x in pages["订单记录"].excerpts] == [order_no(n) for n in (1, 2, 3)]


def test_exhibits_that_follow_one_another_are_told_by_the_first_and_the_last() -> None:
    case = misjudged()
    kept = tuple(p for p in case.passages if p.kind is not ExhibitKind.WAYBILL_TRACK)
    tables = [dossier(one).chapters[4].blocks[0] for one in (case, replace(case, passages=kept))]
    assert [t.rows[0][-1] for t in tables if isinstance(t, Grid)] == [
        "E002–E007",
        "E002、E003、E005–E007",
    ]
