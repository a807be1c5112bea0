"""One seed, one shop, byte for byte; its parts do not disturb each other."""

from dataclasses import replace

import pytest

from tests.synth.shops import shop
from zhendan_synth import KINDS, plan_for, tell
from zhendan_synth.kinds import LEDGERS
from zhendan_synth.streams import Stream, running
from zhendan_synth.truth import truth_files
from zhendan_synth.written import inbox_files

SHOPS = [kind for kind in KINDS if kind not in LEDGERS]


def test_a_stream_draws_the_same_numbers_on_every_python() -> None:
    stream = Stream(7, "honest/1")
    drawn = [stream.below(1000) for _ in range(5)]
    assert drawn == [907, 596, 744, 450, 898]
    assert Stream(7, "honest/1").shuffled(range(6)) == [0, 3, 1, 4, 2, 5]


def test_another_part_draws_other_numbers() -> None:
    assert Stream(7, "honest/1").unit() != Stream(7, "honest/2").unit()
    assert Stream(7, "honest/1").unit() != Stream(8, "honest/1").unit()


def test_weighted_choices_follow_their_weights() -> None:
    stream = Stream(1, "weights")
    drawn = [stream.weighted("ab", running([1, 3])) for _ in range(4000)]
    assert 0.7 < drawn.count("b") / 4000 < 0.8


@pytest.mark.parametrize("kind", SHOPS)
def test_the_same_seed_writes_the_same_bytes(kind: str) -> None:
    plan = plan_for(kind, orders=200, seed=11)
    one, other = tell(plan), tell(plan)
    assert inbox_files(one) == inbox_files(other)
    assert truth_files(one) == truth_files(other)


def test_another_seed_writes_another_shop_with_other_habits() -> None:
    one, other = shop("gift", 1), shop("gift", 2)
    assert inbox_files(one) != inbox_files(other)
    assert one.shop.habits != other.shop.habits


def test_a_ring_does_not_move_the_honest_orders() -> None:
    with_ring = plan_for("gift", orders=400, seed=5)
    ring = sum(one.orders for one in with_ring.rings)
    cover = sum(round(one.camouflage * one.orders * 0.3) for one in with_ring.rings)
    without = replace(with_ring, rings=(), orders=400 - ring - cover)
    honest = {deal.number: deal for deal in tell(without).deals}
    assert all(
        honest[deal.number] == deal for deal in tell(with_ring).deals if deal.number in honest
    )
    assert honest.keys() <= {deal.number for deal in tell(with_ring).deals}


def test_less_richness_means_fewer_files_about_the_same_orders() -> None:
    plan = plan_for("honest", orders=200, seed=4)
    poor = inbox_files(tell(replace(plan, richness=1)))
    rich = inbox_files(tell(plan))
    assert poor.keys() < rich.keys()
    assert not [name for name in poor if name.startswith(("快递/", "客服/", "财务/", "资金/"))]
