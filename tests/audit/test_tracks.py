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
    ],
    ids=["signed by the buyer", "far too light", "ended in another city"],
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
