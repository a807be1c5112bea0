"""Real brushing, openly invented here (合成数据), is found and suggested for conceding."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.audit.shop import Deal, Shop, usual
from tests.audit.test_honest_shops import LATE, look
from zhendan.domain import Assessment, Outcome, Standing


def pay_backs_with_light_parcels(shop: Shop) -> list[str]:
    for n in range(12):
        shop.deals.append(
            Deal(f"Z{n}", LATE + timedelta(hours=n), f"z{n}", payback=99 + 8, weight_g=60)
        )
    return [f"Z{n}" for n in range(12)]


def reused_waybills_with_pay_backs(shop: Shop) -> list[str]:
    for n in range(9):
        shop.deals.append(
            Deal(f"Z{n}", LATE + timedelta(hours=n), f"z{n}", payback=99 + 5, waybill=f"OLD{n % 3}",
                 city="武汉市")
        )  # fmt: skip
    return [f"Z{n}" for n in range(9)]


def own_list_with_empty_parcels(shop: Shop) -> list[str]:
    for n in range(6):
        shop.deals.append(
            Deal(f"Z{n}", LATE + timedelta(hours=n), f"z{n}", mark="brushing_ledger", weight_g=40)
        )
    return [f"Z{n}" for n in range(6)]


def staff_without_goods(shop: Shop) -> list[str]:
    shop.add("people_register", person_ref="S1", role="staff", phone_hash="clerk")
    for n in range(8):
        shop.deals.append(
            Deal(f"Z{n}", LATE + timedelta(hours=n), f"z{n}", phone="clerk", weight_g=45)
        )
    return [f"Z{n}" for n in range(8)]


SCHEMES = (
    pay_backs_with_light_parcels, reused_waybills_with_pay_backs, own_list_with_empty_parcels,
    staff_without_goods,
)  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.__name__)
def test_brushing_is_found_and_conceding_suggested(
    scheme: Callable[[Shop], list[str]],
) -> None:
    shop = usual()
    orders = scheme(shop)
    report = look(shop, orders)
    assert {a.outcome for a in report.assessments} == {Outcome.CONTRADICTED}
    assert all(a.proposal.suggest_concede for a in report.assessments)
    assert {a.proposal.standing for a in report.assessments} == {Standing.UNCLEAR}
    assert report.counts["contradicted"] == len(orders)


def only(report_orders: list[str], shop: Shop) -> Assessment:
    (assessment,) = look(shop, report_orders).assessments
    return assessment


def test_one_family_alone_contradicts_but_never_suggests_conceding() -> None:
    shop = usual()
    shop.deals.append(Deal("Z0", LATE, "z0", weight_g=40))
    assessment = only(["Z0"], shop)
    assert assessment.outcome is Outcome.CONTRADICTED
    assert not assessment.proposal.suggest_concede


def test_a_memo_code_asks_and_blocks_but_does_not_contradict() -> None:
    shop = usual()
    shop.deals.append(Deal("Z0", LATE, "z0", mark="memo_pattern"))
    assessment = only(["Z0"], shop)
    assert assessment.outcome is not Outcome.CONTRADICTED
    assert assessment.proposal.marked
    assert assessment.proposal.standing is Standing.UNCLEAR


def test_perfect_tracks_prove_no_content() -> None:
    shop = usual()
    for n in range(6):
        sku = f"K{1 + n % 3}"
        deal = Deal(f"Z{n}", LATE + timedelta(hours=n), f"z{n}", sku=sku, weight_g=40)
        shop.deals.append(deal)
    report = look(shop, [f"Z{n}" for n in range(6)])
    assert {a.outcome for a in report.assessments} == {Outcome.CONTRADICTED}
    assert all("goods" not in a.shown for a in report.assessments)


def test_a_staff_member_under_suspicion_is_named_by_reference_only() -> None:
    shop = usual()
    report = look(shop, staff_without_goods(shop))
    assert [(c.code, c.suspected) for c in report.causes] == [("RC10", "S1")]


def test_orders_that_share_door_and_phone_are_one_group_and_only_that() -> None:
    shop = usual()
    for n in range(4):
        shop.deals.append(Deal(f"Z{n}", LATE + timedelta(days=n), f"z{n}", address="a", phone="p"))
    report = look(shop, [f"Z{n}" for n in range(4)])
    assert [len(group.orders) for group in report.groups] == [4]
    assert all(group.innocent for group in report.groups)
    assert {a.outcome for a in report.assessments} <= {Outcome.SUPPORTED, Outcome.INSUFFICIENT}
    assert not any(a.proposal.suggest_concede for a in report.assessments)


def test_pay_back_words_in_a_chat_keep_an_order_from_being_proven() -> None:
    shop = usual()
    shop.deals.append(Deal("Z0", LATE, "z0", chat=("收到货拍图", "本佣一起返款")))
    assessment = only(["Z0"], shop)
    assert "G02" in {f.card.code for f in assessment.findings}
    assert assessment.outcome is Outcome.INSUFFICIENT
