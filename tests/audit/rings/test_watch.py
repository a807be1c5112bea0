"""A day added to a watch answers as a search of everything."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.rings.graphs import EDGES, block
from zhendan.audit.rings.densest import densest
from zhendan.audit.rings.pairs import Pairs, rarity
from zhendan.audit.rings.watch import Watch, later, watch


def pairs(edges: list[tuple[int, int]]) -> Pairs:
    left = np.array([a for a, _ in edges], np.int64)
    right = np.array([k for _, k in edges], np.int64)
    weights = rarity(np.bincount(right))
    return Pairs(left, right, int(left.max()) + 1, len(weights), weights)


def members(seen: Watch) -> tuple[list[int], list[int], float, float]:
    block = seen.block
    return (*(np.flatnonzero(side).tolist() for side in (block.left, block.right)),
            block.density, block.bound)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(EDGES, st.lists(EDGES, min_size=1, max_size=3))
def test_days_added_one_by_one_answer_as_one_search(
    first: list[tuple[int, int]], days: list[list[tuple[int, int]]]
) -> None:
    known = list(dict.fromkeys(first))
    seen = watch(pairs(known))
    for day in days:
        fresh = [pair for pair in dict.fromkeys(day) if pair not in known]
        known += fresh
        both = np.array(fresh, np.int64).reshape(-1, 2)
        seen = later(seen, both[:, 0], both[:, 1])
        again = watch(seen.whole)
        assert members(seen) == members(again)


def test_a_ring_that_appears_in_a_day_is_found_in_a_large_past() -> None:
    draw = np.random.default_rng(3)
    past = set(zip(draw.integers(0, 2000, 3000).tolist(), draw.integers(0, 400, 3000).tolist(),
                   strict=True))  # fmt: skip
    seen = watch(pairs(sorted(past)))
    ring = np.array(block(range(2000, 2012), range(400, 408)), np.int64)
    now = later(seen, ring[:, 0], ring[:, 1])
    assert np.flatnonzero(now.block.left).tolist() == list(range(2000, 2012))
    assert now.block.density > seen.block.density
    assert now.block.density == densest(now.whole).density


def test_a_quiet_day_leaves_the_ring_as_it_was() -> None:
    ring = pairs(block(range(8), range(6)) + [(n, 6 + n % 90) for n in range(8, 400)])
    seen = watch(ring)
    now = later(seen, np.array([400, 401]), np.array([7, 8]))
    assert members(now)[:2] == members(seen)[:2]
    assert now.near.size < ring.size / 2
