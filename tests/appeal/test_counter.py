"""The dossier is read as a reviewer would: seeded contradictions are found with their pages."""

from dataclasses import replace

import pytest

from tests.appeal.material import material, misjudged, mixed, order_no, passage
from zhendan.adapters.press import TypstPress
from zhendan.adapters.press.picture_desk import PictureDesk
from zhendan.appeal import AppealMaterial, Question, compose, draft, examine, with_pages
from zhendan.domain import ExhibitKind, FlaggedOrder, OrderId, Text


def asked(case: AppealMaterial) -> dict[str, Question]:
    statement = draft(case)
    return {q.code: q for q in examine(case, statement, compose(case, statement))}


def with_says(case: AppealMaterial, kind: ExhibitKind, says: str, place: int = 1) -> AppealMaterial:
    """The case where the record of a kind of one order says something else."""
    passages = tuple(
        replace(p, says=Text(says, says)) if p.kind is kind and p.order == order_no(place) else p
        for p in case.passages
    )
    return replace(case, passages=passages)


def with_track(case: AppealMaterial, number: str) -> AppealMaterial:
    moved = with_says(case, ExhibitKind.WAYBILL_TRACK, f"运单 {number} 在苏州揽收", 1)
    return with_says(moved, ExhibitKind.WAYBILL_TRACK, f"运单 {number} 在苏州揽收", 2)


def absent(case: AppealMaterial) -> AppealMaterial:
    more = FlaggedOrder(OrderId("339"), "missing", "短时间内订单异常集中")
    return replace(case, notice=replace(case.notice, flagged=(*case.notice.flagged, more)))


SEEDED = [
    ("Q-AMOUNT", lambda c: with_says(c, ExhibitKind.PAYMENT_RECORD, "收入 19.90 元")),
    ("Q-WAYBILL", lambda c: with_track(c, "SF9999999999999")),
    ("Q-R05", absent),
    (
        "Q-R06",
        lambda c: replace(
            c,
            passages=(
                *c.passages,
                passage(1, ExhibitKind.WEIGHT_RECORD, "实重 0.03 千克", contradicts=True),
            ),
        ),
    ),
]


@pytest.mark.parametrize(("code", "seed"), SEEDED, ids=[code for code, _ in SEEDED])
def test_a_seeded_contradiction_is_found_and_placed(code: str, seed: object) -> None:
    assert callable(seed)
    found = asked(seed(misjudged()))[code]
    assert found.contradiction
    assert found.places


def test_a_clean_dossier_brings_questions_but_no_contradiction() -> None:
    found = asked(misjudged())
    assert len(found) >= 6
    assert not any(q.contradiction for q in found.values())
    assert found["Q-WHY-SO-MANY"].places == ("七、店铺层面的佐证",)


def test_what_the_dossier_cannot_answer_is_said_so() -> None:
    bare = material(("thin", "thin"), surge=None)
    assert asked(bare)["Q-WHY-SO-MANY"].places == ()
    assert len(asked(bare)["Q-BUYER"].orders) == 2


def test_the_same_dossier_gives_the_same_questions() -> None:
    assert list(asked(mixed()).values()) == list(asked(mixed()).values())


def test_each_answer_is_on_a_page_of_the_printed_dossier() -> None:
    case = mixed()
    statement = draft(case)
    dossier = compose(case, statement)
    outline = PictureDesk().outline(TypstPress().pdf(dossier, {}))
    placed = with_pages(examine(case, statement, dossier), outline)
    assert all(q.pages for q in placed if q.places)
    assert {"一、案件信息", "十二、隐私说明"} <= set(outline)


@pytest.mark.parametrize(
    ("ordered", "paid", "differs"),
    [
        ("下单，实付 USD 12.50", "收到货款 USD 12.50", False),
        ("下单，实付 USD 12.50", "收到货款 USD 21.50", True),
        ("下单，实付 USD 12.50", "收到货款 ¥89.00", False),  # another currency is no contradiction
        ("下单，实付 ¥1,299.00", "收到货款 ¥1,199.00", True),
    ],
)
def test_amounts_are_held_against_each_other_in_one_currency(
    ordered: str, paid: str, *, differs: bool
) -> None:
    case = with_says(misjudged(), ExhibitKind.ORDER_RECORD, ordered)
    case = with_says(case, ExhibitKind.PAYMENT_RECORD, paid)
    assert ("Q-AMOUNT" in asked(case)) is differs
