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
from zhendan.appeal import AppealMaterial, Element, draft, match_claims
from zhendan.domain import (
    ExhibitKind,
    Explanation,
    Fact,
    Family,
    Finding,
    SignalCard,
    Standing,
    Text,
    Verdict,
    Weight,
)


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


@pytest.mark.parametrize(
    ("shows", "told"),
    [
        ("当天访客为往常的 6.4 倍，订单 5 单，往常 – 单。", "当天访客为往常的 6.4 倍，订单 5 单"),
        ("本单 1 张；送礼：–，留言：1；寄往 8–14 处。", "本单 1 张，留言：1；寄往 8–14 处"),
        ("往常 – 单。", ""),
    ],
)  # fmt: skip
def test_a_clause_whose_number_nobody_knows_is_not_claimed(shows: str, told: str) -> None:
    one = material(["provable"])
    story = Explanation("L03", Text("访客上涨", "v"), Text("", ""), Text(shows, ""), Verdict.FOR)
    knows = tuple(replace(a, explanations=(story,)) for a in one.assessments)
    said = [c.claim.sentence for c in match_claims(replace(one, assessments=knows))[0].claims]
    assert [s for s in said if s.startswith("访客")] == ([f"访客上涨：{told}。"] if told else [])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "核查显示：有更早的交易（更早的订单 3 单）。"),
        ("en", "Our check found: earlier deals (earlier orders 3 orders)."),
    ],
)
def test_what_the_audit_measured_bears_its_unit_in_the_readers_language(
    lang: str, told: str
) -> None:
    one = material(["provable"], lang=lang)
    none, words = Text("", ""), Text("有更早的交易", "earlier deals")
    card = SignalCard(
        "B01", "b", words, none, Family.BUYER, Weight.FOR_SHOP, none, (), (), (), "M", ""
    )
    fact = Fact("n", Text("更早的订单", "earlier orders"), "3", "orders")
    found = Finding(order_no(1), card, 1.0, (fact,), (shown(1)[0].at_row,))
    knows = tuple(replace(a, speaks_for=(found,)) for a in one.assessments)
    said = [c.claim.sentence for c in match_claims(replace(one, assessments=knows))[0].claims]
    assert told in said


def test_orders_of_one_verdict_share_a_sentence_over_what_all_of_them_show() -> None:
    case = material(["thin"] * 6)
    kept = tuple(
        p for p in case.passages
        if p.order != order_no(2) or p.kind is not ExhibitKind.WEIGHT_RECORD
    )  # fmt: skip
    (said,) = draft(replace(case, passages=kept)).section("findings").sentences
    assert said.text.startswith("6 单（订单号见订单表）有订单记录、付款记录、货物流转记录和促销")
    assert said.orders == case.flagged
