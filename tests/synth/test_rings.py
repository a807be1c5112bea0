"""Camouflage takes families away and costs decidability; the truth says what is left."""

import pytest

from tests.synth.shops import shop
from zhendan_synth import Story, plan_for, tell
from zhendan_synth.rings.gathering import decidable
from zhendan_synth.truth import verdicts

OWN_RINGS = ("payback", "empty", "gift", "reused", "inside_payback", "staff")


def _ring(story: Story) -> list[tuple[str, ...]]:
    return [d.sale.label.families for d in story.deals if d.sale.label.role == "ring"]


@pytest.mark.parametrize("kind", ["empty", "gift", "staff"])
def test_a_bare_ring_can_be_decided(kind: str) -> None:
    story = tell(plan_for(kind, orders=600, seed=2, camouflage=0.0))
    assert sum(map(decidable, _ring(story))) >= 0.9 * len(_ring(story))


@pytest.mark.parametrize("kind", OWN_RINGS)
def test_a_costly_ring_keeps_fewer_families(kind: str) -> None:
    bare = tell(plan_for(kind, orders=600, seed=2, camouflage=0.0))
    costly = tell(plan_for(kind, orders=600, seed=2, camouflage=1.0))
    assert sum(map(len, _ring(costly))) < sum(map(len, _ring(bare)))
    assert not all(map(decidable, _ring(costly)))


@pytest.mark.parametrize("kind", OWN_RINGS)
def test_an_undecidable_ring_order_is_expected_to_stay_open_never_supported(kind: str) -> None:
    story = tell(plan_for(kind, orders=600, seed=2, camouflage=0.9))
    said = verdicts(story)
    ring = [deal for deal in story.deals if deal.sale.label.role == "ring"]
    wanted = {said[deal.number].expected for deal in ring}
    assert wanted <= {"concede", "insufficient"}


def test_ordinary_purchases_of_hired_accounts_are_not_scored() -> None:
    story = tell(plan_for("gift", orders=600, seed=2, camouflage=0.8))
    said = verdicts(story)
    cover = [deal for deal in story.deals if deal.sale.label.role == "camouflage"]
    assert cover
    assert {said[deal.number].expected for deal in cover} == {"not_scored"}


def test_reused_numbers_belong_to_older_parcels_of_others() -> None:
    story = shop("reused", 2)
    reused = [d for d in story.deals if "waybill" in d.sale.label.families and d.parcels]
    assert reused
    assert all(deal.parcels[0].to != deal.sale.to for deal in reused)
