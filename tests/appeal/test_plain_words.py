"""What a frightened reader, a lawyer and a reviewer stumbled over in real runs, held for good."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.appeal.material import brushed, material, misjudged, mixed, order_no, passage, sha
from zhendan.appeal import AppealMaterial, check, compose, draft
from zhendan.domain import (
    Cause,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    Gap,
    PromotionWindow,
    RemedyTask,
    RowRef,
    Surge,
    Text,
)


def words(case: AppealMaterial) -> str:
    """The long form of the statement."""
    return draft(case).text()


def cause(code: str, title: str, *places: int) -> Cause:
    """A cause as the audit words it."""
    orders = tuple(order_no(place) for place in places)
    basis = Text("38 单的收件信息与名册中 P-03 一致。", "38 orders match P-03.")
    return Cause(code, Text(title, title), orders, basis, suspected="P-03")


def task(name: str, measure: str, **changes: object) -> RemedyTask:
    """An open measure without an owner, as the software proposes it."""
    open_task = RemedyTask(name, "RC10", Text(measure, measure), (), "", date(2026, 7, 1))
    return replace(open_task, **changes)  # type: ignore[arg-type] # tests name fields as they are


def test_an_unconfirmed_suspicion_never_stands_in_a_letter() -> None:
    case = replace(brushed(), causes=(cause("RC15", "店铺或代理方组织（待确认）", 1, 2, 3, 4),))
    told = words(case)
    assert "代理方组织" not in told
    assert "有 4 单的原因本店目前尚未查明" in told
    (table,) = [b for b in compose(case, draft(case)).chapters[7].blocks if hasattr(b, "rows")]
    assert {row[4] for row in table.rows} == {"尚未查明"}


def test_what_the_audit_leans_its_suspicion_on_stays_in_the_case_file() -> None:
    told = words(replace(brushed(), causes=(cause("RC10", "员工自买冲业绩", 1, 2, 3, 4),)))
    assert "4 单的原因为「员工自买冲业绩」" in told
    assert "P-03" not in told
    assert "38 单" not in told


def test_a_misjudgement_is_told_of_claimed_orders_only_and_blames_nobody() -> None:
    case = material(("provable", "conceded"), causes=(cause("RC01", "大促峰值（误判）", 1, 2),))
    told = words(case)
    assert "1 单的下单情形与「大促峰值」相符" in told
    assert "误判" not in told
    assert "有 1 单的原因本店目前尚未查明" in told


def test_a_measure_that_answers_two_causes_is_said_once() -> None:
    twice = (task("RC10-a", "由专人复核异常订单"), task("RC99-a", "由专人复核异常订单"))
    assert words(replace(brushed(), remedies=twice)).count("由专人复核异常订单") == 1


def test_measures_stand_in_order_of_their_dates() -> None:
    later = task("RC10-a", "培训", due_on=date(2026, 7, 9))
    told = words(replace(brushed(), remedies=(later, task("RC10-b", "停止下单"))))
    assert told.index("停止下单") < told.index("培训")


def test_proposed_measures_without_an_owner_are_pointed_out() -> None:
    case = replace(brushed(), remedies=(task("RC10-a", "培训"),))
    assert "commitment_proposed" in [p.name for p in check(case, draft(case))]
    owned = replace(brushed(), remedies=(task("RC10-a", "培训", owner="店长"),))
    assert "commitment_proposed" not in [p.name for p in check(owned, draft(owned))]


def gap(kind: ExhibitKind, level: str, *places: int) -> Gap:
    """A gap with as few words as it takes."""
    word = Text("缺", "gap")
    orders = tuple(order_no(place) for place in places)
    return Gap(kind, orders, word, word, word, word, word, level)


def test_a_letter_names_what_claimed_orders_need_not_what_would_be_nice() -> None:
    gaps = (
        gap(ExhibitKind.VIDEO, "info", 1, 2, 3),
        gap(ExhibitKind.WEIGHT_RECORD, "caution", 1, 2, 3),
        gap(ExhibitKind.WAYBILL_TRACK, "critical", 3),
    )
    told = words(material(("thin", "thin", "conceded"), gaps=gaps))
    assert "尚缺称重记录，涉及 2 单。" in told
    assert "视频" not in told
    assert "尚缺物流轨迹" not in told  # only the conceded order lacks it


def test_an_order_that_lacks_only_a_second_source_is_not_said_to_lack_its_buyer() -> None:
    case = material(("thin",))
    full = tuple(replace(a, shown=("payment", "goods", "independent_buyer"))
                 for a in case.assessments)  # fmt: skip
    told = words(replace(case, assessments=full))
    assert "尚缺不同来源之间的印证" in told
    assert "无关联的凭证" not in told


def test_a_promotion_of_one_day_is_one_day() -> None:
    at = datetime(2026, 6, 18, 3, tzinfo=UTC)
    window = PromotionWindow("会员日", at, at.replace(hour=12))
    told = words(material(("provable",), promotions=(window,)))
    assert "2026年6月18日，本店参加或开展「会员日」活动。" in told
    assert "2026年6月18日至2026年6月18日" not in told


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ((), "订单记录的天数不足"),
        (("orders.created_at|orders.paid_at",), "因缺少订单的下单或付款时间"),
        (("promotions.starts_at", "traffic.visitors"), "因缺少促销日历和商品流量"),
    ],
)
def test_a_surge_that_was_not_checked_says_why_in_words(
    missing: tuple[str, ...], said: str
) -> None:
    bare = Surge((), 0, 0, 0, 0, 0, "not_checked", Text("未核查", "not checked"), missing)
    told = words(material(("provable",), surge=bare))
    assert said in told
    assert "_at" not in told


def beside(case: AppealMaterial, kind: ExhibitKind, title: str) -> Exhibit:
    """One more sealed file that speaks of no flagged order."""
    like = next(e for e in case.exhibits if e.kind is kind)
    return replace(like, id=ExhibitId("E090"), sha256=sha(title), title=title, leaf=89)


def test_exports_that_name_no_flagged_order_stay_out_of_the_dossier() -> None:
    case = misjudged()
    cost = beside(case, ExhibitKind.ORDER_RECORD, "ERP 成本表")
    case = replace(case, exhibits=(*case.exhibits, cost))
    made = compose(case, draft(case))
    assert "E090" not in {page.number for page in made.exhibits}


def test_a_passage_that_only_may_speak_of_an_order_is_not_excerpted() -> None:
    case = material(("thin",))
    chat = passage(1, ExhibitKind.CHAT_LOG, "买家来信「什么时候发货」")
    weak = replace(case, passages=(*case.passages, replace(chat, certainty="weak")))
    assert not [p for p in compose(weak, draft(weak)).exhibits if p.kind == "聊天记录"]
    exact = replace(case, passages=(*case.passages, chat))
    assert [p for p in compose(exact, draft(exact)).exhibits if p.kind == "聊天记录"]


def test_an_archive_is_listed_by_what_its_rows_show() -> None:
    case = misjudged()
    archive = tuple(
        replace(e, kind=ExhibitKind.OTHER) if e.kind is ExhibitKind.PAYMENT_RECORD else e
        for e in case.exhibits
    )
    case = replace(case, exhibits=archive)
    page = next(p for p in compose(case, draft(case)).exhibits if p.number == "E003")
    assert page.purpose.startswith("说明涉案订单实际付款")


def test_an_exhibit_is_listed_with_the_name_of_its_file() -> None:
    case = misjudged()
    named = tuple(
        replace(e, title="快递100 物流轨迹",
                provenance=replace(e.provenance, original_name="快递/轨迹/push_7800.json"))
        if e.kind is ExhibitKind.WAYBILL_TRACK
        else e
        for e in case.exhibits
    )  # fmt: skip
    case = replace(case, exhibits=named)
    page = next(p for p in compose(case, draft(case)).exhibits if p.number == "E004")
    assert page.name == "快递100 物流轨迹（push_7800.json）"


def test_many_orders_with_the_same_problem_are_one_problem() -> None:
    case = material(("unclear",) * 9)
    marks = tuple(
        passage(place, ExhibitKind.SHOP_MARK, f"刷单登记提到本单 V-{place}")
        for place in range(1, 10)
    )
    case = replace(case, passages=marks)
    adverse = [p for p in check(case, draft(case)) if p.code == "S06"]
    assert [len(p.orders) for p in adverse] == [9]


def test_one_place_is_anchored_once() -> None:
    case = mixed()
    first = case.passages[0]
    again = replace(first, says=Text("示例乳胶枕，1 件", "1 piece"))
    case = replace(case, passages=(*case.passages, again))
    told = next(s for s in draft(case).section("evidence").sentences if "示例乳胶枕" in s.text)
    assert len(told.anchors) == len(set(told.anchors)) == 1
    assert told.anchors[0].place == RowRef(sha(ExhibitKind.ORDER_RECORD), row=2)


def test_an_order_that_is_not_argued_about_says_so_in_the_table() -> None:
    case = mixed()
    (table,) = compose(case, draft(case)).chapters[4].blocks
    assert [row[-1] for row in table.rows[5:]] == ["不作主张"] * 3


def test_a_file_that_only_disagrees_is_not_offered_as_proof() -> None:
    case = material(("thin",))
    out = passage(1, ExhibitKind.PICTURE, "向他人转出 ¥20.00", contradicts=True)
    case = replace(case, passages=(*case.passages, out))
    page = next(p for p in compose(case, draft(case)).exhibits if p.number == "E008")
    assert page.purpose == "如实列出与订单不完全一致的记录"


def test_a_cash_book_of_transfers_is_not_offered_as_proof_of_payment() -> None:
    case = material(("thin",))
    book = beside(case, ExhibitKind.PAYMENT_RECORD, "打款登记")
    row = replace(
        replace(
            passage(1, ExhibitKind.PAYMENT_RECORD, "向他人转出 ¥20.00"),
            kind=ExhibitKind.REFUND_RECORD,
        ),
        at_row=RowRef(book.sha256, row=9),
    )
    case = replace(case, exhibits=(*case.exhibits, book), passages=(*case.passages, row))
    page = next(p for p in compose(case, draft(case)).exhibits if p.number == "E090")
    assert page.purpose == "如实列出退款与转出的款项；涉及 1 单"
