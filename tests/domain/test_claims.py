"""The dishonest sentence cannot be built."""

import pytest

from zhendan.domain import (
    Anchor,
    Claim,
    ConcededOrderClaimed,
    ExhibitId,
    OrderId,
    Sentence,
    SentenceKind,
    Standing,
    UndecidedOrderClaimed,
    UnsupportedClaim,
)

ORDER = OrderId("260618-600000000000001")
ANCHOR = (Anchor(ExhibitId("E003")),)


def test_a_claim_without_an_exhibit_cannot_be_built() -> None:
    with pytest.raises(UnsupportedClaim):
        Claim("已付款", ORDER, Standing.GENUINE, ())


def test_a_conceded_order_is_never_claimed() -> None:
    with pytest.raises(ConcededOrderClaimed):
        Claim("已付款", ORDER, Standing.CONCEDED, ANCHOR)


def test_an_unclear_order_is_not_claimed_before_a_person_decides() -> None:
    with pytest.raises(UndecidedOrderClaimed):
        Claim("已付款", ORDER, Standing.UNCLEAR, ANCHOR)


def test_a_factual_sentence_without_an_anchor_cannot_be_built() -> None:
    with pytest.raises(UnsupportedClaim):
        Sentence("促销期间共有 120 单。", SentenceKind.FACT)


def test_a_request_needs_no_anchor() -> None:
    assert Sentence("恳请复核。", SentenceKind.REQUEST).anchors == ()
