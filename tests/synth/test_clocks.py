"""What happens to an order happens in a possible order of time."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.synth.shops import shop
from zhendan_synth.facts import Deal, Parcel
from zhendan_synth.places import kilometres

FASTEST_KMH = 95.0


def _parcels(kind: str, track: str) -> list[tuple[Deal, Parcel]]:
    found = ((deal, parcel) for deal in shop(kind, 2).deals for parcel in deal.parcels)
    return [pair for pair in found if pair[0].sale.conduct.track == track]


@pytest.mark.parametrize("kind", ["honest", "promotion", "loyal", "company", "gift"])
def test_an_order_is_made_paid_shipped_delivered_and_confirmed_in_turn(kind: str) -> None:
    for deal in shop(kind, 2).deals:
        steps = [deal.sale.at, deal.paid_at, deal.shipped_at, deal.confirmed_at]
        moments = [step for step in steps if step]
        assert moments == sorted(moments)


@pytest.mark.parametrize("kind", ["honest", "live", "company"])
def test_scans_follow_each_other(kind: str) -> None:
    for _, parcel in _parcels(kind, "full"):
        moments = [scan.at for scan in parcel.scans]
        assert moments == sorted(moments)
        assert len(moments) <= 9


@pytest.mark.parametrize("kind", ["honest", "promotion"])
def test_no_honest_parcel_is_faster_than_a_lorry(kind: str) -> None:
    for _, parcel in _parcels(kind, "full"):
        for one, other in pairwise(parcel.scans):
            hours = (other.at - one.at) / timedelta(hours=1)
            assert kilometres(one.city, other.city) <= FASTEST_KMH * hours + 30


def test_few_honest_labels_are_scanned_before_the_payment() -> None:
    parcels = _parcels("honest", "full")
    early = [p for deal, p in parcels if deal.paid_at and p.scans[0].at < deal.paid_at]
    assert len(early) <= 0.03 * len(parcels)


def test_a_presale_parcel_moves_before_the_balance_and_arrives_after_it() -> None:
    pairs = _parcels("presale", "presale")
    done = [(deal, parcel) for deal, parcel in pairs if parcel.delivered_at and deal.paid_at]
    assert done
    for deal, parcel in done:
        moments = [parcel.scans[0].at, deal.paid_at, parcel.delivered_at]
        assert moments == sorted(moment for moment in moments if moment)


def test_bought_tracks_are_older_than_the_order_or_impossibly_short() -> None:
    odd = [pair for kind in ("early", "thin", "instant") for pair in _parcels("empty", kind)]
    assert odd
    assert all(p.scans[0].at < d.sale.at or len(p.scans) <= 2 for d, p in odd)


@pytest.mark.parametrize("kind", ["honest", "gift", "presale"])
def test_nothing_is_known_before_it_happened(kind: str) -> None:
    story = shop(kind, 2)
    asof = story.shop.plan.notice.delivered_at
    moments = [deal.paid_at for deal in story.deals]
    moments += [scan.at for d in story.deals for parcel in d.parcels for scan in parcel.scans]
    moments += [deal.review.at for deal in story.deals if deal.review]
    moments += [transfer.at for transfer in story.books.transfers]
    assert max(moment for moment in moments if moment) < asof
