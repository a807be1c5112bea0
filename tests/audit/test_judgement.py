"""What an honest expert says of groups, small rewards, hands and missing reports."""

from functools import cache

import pytest

from zhendan_synth.scoring.asked import Asked
from zhendan_synth.scoring.counted import Counted, count
from zhendan_synth.scoring.looked import look

SMALL = 500
SEED = 3
"""A development seed; the published figures come from fresh ones."""


@cache
def scored(kind: str, richness: int = 3) -> Counted:
    asked = Asked(kind, SEED, SMALL, richness=richness)
    return count(asked, look(asked))


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
