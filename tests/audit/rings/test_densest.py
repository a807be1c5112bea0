"""The densest set is the densest, whoever looks for it and whatever the accounts are called."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.rings.graphs import EDGES, best_of_all, block, graph
from zhendan.audit.rings import densest as searching
from zhendan.audit.rings import loops, pairs
from zhendan.audit.rings.completing import completed
from zhendan.audit.rings.densest import densest
from zhendan.audit.rings.pairs import paired
from zhendan.audit.rings.search import search


@settings(deadline=None, max_examples=150)
@given(EDGES)
def test_no_set_of_accounts_and_keys_is_denser(edges: list[tuple[int, int]]) -> None:
    named = graph(edges)
    found = densest(named.pairs)
    assert found.density == pytest.approx(best_of_all(named.pairs), abs=1e-9)
    assert found.bound >= found.density


@settings(deadline=None, max_examples=100)
@given(EDGES, st.permutations(range(6)), st.permutations(range(5)))
def test_other_names_and_another_order_change_nothing(
    edges: list[tuple[int, int]], accounts: list[int], keys: list[int]
) -> None:
    one = search(graph(edges), floor=0.3, most=9)
    renamed = [(accounts[a], keys[k]) for a, k in reversed(edges)]
    other = search(graph(renamed), floor=0.3, most=9)
    back = {a * 7_919_000_000_007: i * 7_919_000_000_007 for i, a in enumerate(accounts)}
    assert {(frozenset(r.accounts.tolist()), r.density) for r in one} == {
        (frozenset(back[a] for a in r.accounts.tolist()), r.density) for r in other
    }


@settings(deadline=None)
@given(EDGES, st.integers(1, 40))
def test_buyers_who_share_nothing_change_nothing(edges: list[tuple[int, int]], lone: int) -> None:
    alone = [(100 + n, 100 + n) for n in range(lone)]
    one, other = densest(graph(edges).pairs), densest(graph(edges + alone).pairs)
    assert one.density == other.density
    assert one.bound == other.bound


@settings(deadline=None)
@given(EDGES)
def test_a_pair_seen_twice_counts_once(edges: list[tuple[int, int]]) -> None:
    assert densest(graph(edges).pairs).density == densest(graph(edges * 3).pairs).density


def test_rings_come_one_after_another_the_densest_first() -> None:
    edges = block(range(12), range(6)) + block(range(20, 25), range(20, 24)) + [(0, 20), (21, 0)]
    found = search(graph(edges), floor=0.6, most=9)
    assert [(len(ring.accounts), len(ring.keys)) for ring in found] == [(12, 6), (5, 4)]
    assert found[0].density > found[1].density


def test_two_equal_rings_that_share_nothing_are_two() -> None:
    edges = block(range(5), range(4)) + block(range(10, 15), range(10, 14))
    found = search(graph(edges), floor=0.5, most=9)
    assert [len(ring.accounts) for ring in found] == [5, 5]


def test_a_station_that_everyone_uses_ties_nobody() -> None:
    couples = [(n, 100 + n // 2) for n in range(400)]
    station = [(n, 7) for n in range(400)]
    ring = block(range(500, 506), range(500, 503))
    found = search(graph(couples + station + ring, cut_popular=True), floor=0.5, most=9)
    assert [len(one.accounts) for one in found] == [6]
    kept = graph(couples + station, cut_popular=True).pairs
    assert kept.size == len(couples)


def test_weights_are_those_of_the_published_method() -> None:
    assert pairs.rarity(np.array([2, 95]))[1] / pairs.SCALE == pytest.approx(1 / np.log(100), 1e-5)


def test_compiled_loops_answer_as_the_readable_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(4)
    accounts = np.concatenate([draw.integers(0, 300, 1500), np.repeat(np.arange(900, 915), 10)])
    keys = np.concatenate([draw.integers(0, 120, 1500), np.tile(np.arange(900, 910), 15)])
    answers = []
    for least in (10**9, 1):
        monkeypatch.setattr(loops, "WORTH_COMPILING", least)
        named = paired(accounts, keys)
        rings = search(named, floor=1.5, most=5)
        answers.append([[np.asarray(part).tolist() for part in astuple(ring)] for ring in rings])
    assert answers[0] == answers[1]
    assert answers[0]


def test_a_core_too_large_for_cuts_gets_a_bound_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = np.random.default_rng(5)
    named = paired(draw.integers(0, 200, 2500), draw.integers(0, 60, 2500))
    exact = densest(named.pairs)
    monkeypatch.setattr(searching, "MOST_CUT", 10)
    near = densest(named.pairs)
    assert near.density <= exact.density <= near.bound
    assert near.gap < 0.05


def test_completion_keeps_light_members_and_drops_heavy_strangers() -> None:
    draw = np.random.default_rng(6)
    crowd = list(zip(draw.integers(0, 3000, 9000), draw.integers(0, 600, 9000), strict=True))
    ring = [(5000 + a, 5000 + k) for a in range(60) for k in range(20) if draw.random() < 0.4]
    touches = [(int(n), 5000 + int(n) % 20) for n in draw.integers(0, 3000, 120)]
    named = graph([(int(a), int(k)) for a, k in crowd] + ring + touches)
    (found,) = search(named, floor=1.8, most=1)
    whole = completed(named, found)
    members = {a // 7_919_000_000_007 - 5000 for a in whole.accounts.tolist()}
    assert members <= set(range(60))
    assert len(members) >= 54
