"""What an honest expert says of groups, small rewards, hands and missing reports."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.audit.shop import SHOP, Deal, usual
from tests.audit.test_honest_shops import LATE, look
from zhendan_synth.scoring.asked import Asked
from zhendan_synth.scoring.counted import Counted, count
from zhendan_synth.scoring.looked import look as look_at

SMALL = 500
SEED = 3
"""A development seed; the published figures come from fresh ones."""


@cache
def scored(kind: str, richness: int = 3, *, seed: int = SEED) -> Counted:
    asked = Asked(kind, seed, SMALL, richness=richness)
    return count(asked, look_at(asked))


@pytest.mark.parametrize(
    ("kind", "code"), [("samples", "H14"), ("trials", "H13"), ("dropship", "H8")]
)
def test_small_rewards_test_orders_and_registered_suppliers_are_no_alarm(
    kind: str, code: str
) -> None:
    tally = scored(kind).by_code[code]
    assert tally["contradicted"] == tally["concede"] == 0
    assert tally["asked"] * 10 <= tally["orders"]


def test_goods_back_on_the_shelf_from_one_door_are_suggested_for_conceding() -> None:
    told = scored("subsidy")
    ring = told.by_code["R10"]
    assert ring["decidable_concede"] * 10 >= ring["decidable"] * 8
    assert all(t["concede"] == 0 for code, t in told.by_code.items() if not code.startswith("R"))
    assert min(told.jaccard.values()) >= 0.7


def test_old_accounts_that_somebody_else_uses_are_named_and_never_conceded() -> None:
    hit = scored("takeover").by_code["R12"]
    assert hit["named"] * 10 >= hit["orders"] * 8
    assert hit["concede"] == hit["supported"] == hit["explained"] == 0


def test_without_a_traffic_report_a_registered_sale_is_not_checked_instead_of_asked() -> None:
    tally = scored("promotion", 2).by_code["H1"]
    assert tally["asked"] == tally["contradicted"] == tally["concede"] == 0


def test_a_burst_that_the_shop_reported_is_named_an_attack_even_in_a_sale() -> None:
    hit = scored("attack", seed=2).by_code["R11"]  # inside a sale that hides it
    assert hit["named"] * 10 >= hit["orders"] * 8
    assert hit["concede"] == hit["supported"] == hit["explained"] == 0


def test_parcels_that_nobody_sent_before_anybody_paid_are_suggested_for_conceding() -> None:
    told = scored("empty")
    ring = told.by_code["R2"]
    assert ring["decidable_concede"] * 10 >= ring["decidable"] * 8
    assert all(t["concede"] == 0 for code, t in told.by_code.items() if not code.startswith("R"))
    assert told.by_code["honest"]["contradicted"] == 0


TALK = Deal("Z0", LATE, "z0", chat=("这款多大尺寸，老人用合适吗", "什么时候发货，几天能到"))


@pytest.mark.parametrize(("signals", "outcome"), [(1, "supported"), (2, "insufficient")])
def test_a_few_lines_of_talk_do_not_outweigh_several_open_questions(
    signals: int, outcome: str
) -> None:
    """Two questions of eighty points each beside a buyer shown by his words alone."""
    shop = usual()
    shop.deals.append(replace(TALK, address="一扇门"))
    for n in range(1, 12):
        mate = Deal(f"Z{n}", LATE + timedelta(days=n % 3), f"z{n}", address="一扇门")
        shop.deals.append(mate)
    for n in range(6 if signals == 2 else 0):
        shop.add(
            "reviews", review_id=f"v{n}", shop_id=SHOP, order_no=f"Z{n}",
            content="宝贝很好用物流也快推荐购买",
            created_at=LATE + timedelta(days=9), score=5, result="good",
        )  # fmt: skip
    (assessment,) = look(shop, ["Z0"]).assessments
    found = {finding.card.code for finding in assessment.findings}
    assert found >= {"C01", "I01"} if signals == 2 else "C01" in found
    assert assessment.outcome == outcome


@pytest.mark.parametrize("richness", [1, 3])
def test_whose_number_a_ring_took_is_not_contradicted(richness: int) -> None:
    """Without tracks nobody knows whose parcel a shared number was: asked, never decided."""
    tally = scored("reused", richness).by_code
    assert tally["honest"]["contradicted"] == tally["honest"]["concede"] == 0
    assert tally["R4"]["asked"] * 10 >= tally["R4"]["orders"] * (8 if richness == 3 else 3)
