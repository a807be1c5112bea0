"""Claims are joined to exhibits, and never to what speaks against them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.appeal.material import (
    VERDICTS,
    brushed,
    material,
    misjudged,
    mixed,
    order_no,
    passage,
    sha,
    shown,
)
from zhendan.appeal import AppealMaterial, Element, match_claims
from zhendan.domain import ExhibitKind, Standing


@given(verdicts=st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=6))
def test_only_genuine_orders_are_claimed(verdicts: list[str]) -> None:
    case = material(verdicts)
    every = tuple(each for place in range(1, len(verdicts) + 1) for each in shown(place))
    claimed = {c.order for c in match_claims(replace(case, passages=every)) if c.claims}
    assert claimed == set(case.genuine)


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_every_claim_names_an_exhibit_that_holds_its_rows(build: object) -> None:
    case = build() if callable(build) else None
    assert isinstance(case, AppealMaterial)
    held = {exhibit.id: exhibit.sha256 for exhibit in case.exhibits}
    for order in match_claims(case):
        for item in order.claims:
            assert item.claim.standing is Standing.GENUINE
            for anchor in item.claim.anchors:
                assert anchor.place is not None
                assert held[anchor.exhibit] == anchor.place.file


def test_a_contradicting_passage_is_listed_as_adverse_and_never_claimed() -> None:
    case = next(c for c in match_claims(mixed()) if c.order == order_no(4))
    assert [p.says.zh for p in case.adverse] == ["另一行同运单重量为 0.30 千克"]
    assert not any("0.30" in item.claim.sentence for item in case.claims)


def test_a_shop_mark_is_never_claimed_even_for_a_genuine_order() -> None:
    mark = passage(1, ExhibitKind.SHOP_MARK, "备注 V-0618")
    case = match_claims(replace(material(["provable"]), passages=(*shown(1), mark)))[0]
    assert case.adverse == (mark,)
    assert not any("V-0618" in item.claim.sentence for item in case.claims)


def test_a_passage_of_a_file_that_was_not_sealed_is_not_used() -> None:
    one = material(["provable"])
    kept = tuple(e for e in one.exhibits if e.kind is not ExhibitKind.CHAT_LOG)
    case = match_claims(replace(one, exhibits=kept))[0]
    assert Element.BUYER not in case.elements


def test_a_weak_match_stays_in_the_evidence_set_but_is_not_claimed() -> None:
    weak = replace(passage(1, ExhibitKind.PAYMENT_RECORD, "收入 199.00 元"), certainty="weak")
    case = match_claims(material(["provable"], passages=(weak,)))[0]
    assert case.passages == (weak,)
    assert case.claims == ()


def test_the_clerks_own_words_do_not_show_an_independent_buyer() -> None:
    clerk = replace(
        passage(1, ExhibitKind.CHAT_LOG, "客服提到本单：「已发货」"), facts={"role": "agent"}
    )
    case = match_claims(material(["provable"], passages=(clerk,)))[0]
    assert Element.BUYER not in case.elements


def test_a_long_track_is_told_by_its_first_and_last_scan() -> None:
    scans = tuple(
        replace(
            passage(1, ExhibitKind.WAYBILL_TRACK, f"节点{n}", hours=n),
            at_row=replace(shown(1)[2].at_row, row=n),
        )
        for n in range(1, 7)
    )
    claims = match_claims(material(["provable"], passages=scans))[0].claims
    assert len(claims) == 1
    assert "节点1" in claims[0].claim.sentence
    assert "节点6" in claims[0].claim.sentence
    assert "节点3" not in claims[0].claim.sentence


def test_a_promotion_is_claimed_only_with_a_sealed_plan() -> None:
    one = material(["provable"])
    without = tuple(e for e in one.exhibits if e.sha256 != sha(ExhibitKind.PROMOTION_PLAN))
    assert Element.PROMOTION in match_claims(one)[0].elements
    assert Element.PROMOTION not in match_claims(replace(one, exhibits=without))[0].elements


def test_a_promotion_after_the_order_explains_nothing() -> None:
    one = material(["provable"])
    late = tuple(replace(w, starts_at=w.ends_at) for w in one.promotions)
    assert Element.PROMOTION not in match_claims(replace(one, promotions=late))[0].elements


def test_personal_data_in_a_passage_is_masked_in_the_claim() -> None:
    told = passage(1, ExhibitKind.ORDER_RECORD, "收件人电话 13800001111，邮箱 ab.c@example.com")
    sentence = match_claims(material(["provable"], passages=(told,)))[0].claims[0].claim.sentence
    assert "138****1111" in sentence
    assert "a***@example.com" in sentence
    assert "13800001111" not in sentence
