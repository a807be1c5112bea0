"""Tracks show delivery, a proxy's signature, mere movement or nothing; never the content."""

from datetime import timedelta

import pytest

from tests.audit.shop import Deal, usual
from tests.audit.test_honest_shops import LATE, look
from zhendan.domain import TrackProof

LIGHT, WAY = 40, timedelta(hours=60)


@pytest.mark.parametrize(
    ("deal", "proof"),
    [
        (Deal("Z0", LATE, "z0"), TrackProof.DELIVERY),
        (Deal("Z0", LATE, "z0", weight_g=LIGHT), TrackProof.DOUBTED),
        (
            Deal("Z0", LATE, "z0", columns={"receiver_city": "昆明市", "address_changed": True}),
            TrackProof.MOVEMENT,
        ),
        (Deal("Z0", LATE, "z0", copied=True), TrackProof.MOVEMENT),
    ],
    ids=["signed by the buyer", "far too light", "ended in another city", "typed off a page"],
)
def test_what_a_track_proves(deal: Deal, proof: TrackProof) -> None:
    shop = usual()
    shop.deals.append(deal)
    (assessment,) = look(shop, ["Z0"]).assessments
    assert assessment.track is proof


def test_an_order_without_a_track_has_no_proof_of_delivery() -> None:
    shop = usual()
    shop.without = frozenset({"track_events"})
    (assessment,) = look(shop, ["A0100"]).assessments
    assert assessment.track is TrackProof.NONE


NO_BOOKS = frozenset({"stock_movements", "parcel_bills", "orders.delivered_at",
                      "orders.confirmed_at", "orders.completed_at"})  # fmt: skip


@pytest.mark.parametrize(
    ("copied", "status", "outcome"),
    [
        (False, "shipped", "supported"),  # the courier's own answer shows that goods arrived
        (True, "shipped", "insufficient"),  # what the shop typed off a page shows nothing alone
        (True, "completed", "supported"),  # beside the platform's record it does
    ],
)
def test_a_track_typed_off_a_page_shows_goods_only_beside_the_platforms_record(
    *, copied: bool, status: str, outcome: str
) -> None:
    shop = usual()
    shop.without = NO_BOOKS
    shop.deals.append(Deal("Z0", LATE, "z0", copied=copied, columns={"status": status}))
    (assessment,) = look(shop, ["Z0"]).assessments
    assert assessment.outcome == outcome


@pytest.mark.parametrize(("copied", "contradicted"), [(False, True), (True, False)])
def test_a_track_typed_off_a_page_convicts_nobody(*, copied: bool, contradicted: bool) -> None:
    """Faster than any lorry: by the courier's word a contradiction, by the shop's a question."""
    shop = usual()
    shop.deals.append(Deal("Z0", LATE, "z0", copied=copied, transit=timedelta(minutes=20)))
    (assessment,) = look(shop, ["Z0"]).assessments
    assert "F07" in {finding.card.code for finding in assessment.findings}
    assert (assessment.outcome == "contradicted") is contradicted


def test_where_the_courier_answered_a_copied_page_says_nothing() -> None:
    shop = usual()
    deal = Deal("Z0", LATE, "z0")
    shop.deals.append(deal)
    parcel = deal.waybill or next(
        str(row["parcel_id"])
        for row in shop._rows()["track_events"]
        if row["occurred_at"] > LATE and "Z0" in str(row["parcel_id"])  # type: ignore[operator]
    )
    shop.add(
        "track_events", track_event_id="typed", parcel_id=parcel, seq=0, event="picked_up",
        occurred_at=LATE - timedelta(days=5), tz_assumed=False, city="武汉市", provider="copied",
    )  # fmt: skip
    (assessment,) = look(shop, ["Z0"]).assessments
    assert assessment.findings == ()
    assert assessment.track is TrackProof.DELIVERY
