"""A sample that a stranger can draw again, with bounds that hold."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.audit import (
    SampleSeedMissing,
    SampleTerms,
    SampleTermsImpossible,
    bad_at_most,
    sample_plan,
    sample_size,
)
from zhendan.domain import OrderId

ORDERS = tuple(OrderId(f"{n:06d}") for n in range(3000))
ROOT = "sha256:0f1e2d"


def test_the_same_commitment_draws_the_same_orders_whatever_their_order() -> None:
    one = sample_plan({"genuine": ORDERS}, commitment=ROOT)
    other = sample_plan({"genuine": ORDERS[::-1]}, commitment=ROOT)
    assert one == other


def test_another_commitment_draws_other_orders() -> None:
    (one,) = sample_plan({"genuine": ORDERS}, commitment=ROOT).sets
    (other,) = sample_plan({"genuine": ORDERS}, commitment="sha256:ffff").sets
    assert len(one.orders) == len(other.orders)
    assert one.orders != other.orders


def test_every_set_has_a_sample_of_its_own_and_small_sets_are_read_whole() -> None:
    plan = sample_plan({"ring": ORDERS[:7], "genuine": ORDERS}, commitment=ROOT)
    sizes = {one.name: (one.population, len(one.orders)) for one in plan.sets}
    assert sizes["ring"] == (7, 7)
    assert 50 < sizes["genuine"][1] < 70


def test_no_sample_without_a_public_seed() -> None:
    with pytest.raises(SampleSeedMissing):
        sample_plan({"genuine": ORDERS}, commitment=" ")


@pytest.mark.parametrize("terms", [(0.0, 0.05), (1.0, 0.05), (0.95, 1.0), (0.95, -0.1)])
def test_impossible_terms_are_refused(terms: tuple[float, float]) -> None:
    with pytest.raises(SampleTermsImpossible):
        SampleTerms(*terms)


@given(st.integers(1, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_bound_is_the_exact_hypergeometric_one(population: int, size: int, bad: int) -> None:
    size, bad = min(size, population), min(bad, size, population)
    bound = bad_at_most(population, size, bad, confidence=0.9)
    for there in range(bad, population - (size - bad) + 1):
        draws = list(combinations(range(population), size))
        few = sum(sum(one < there for one in draw) <= bad for draw in draws) / len(draws)
        assert (few > 0.1 + 1e-12) == (there <= bound) or abs(few - 0.1) < 1e-9 or there == bad


@given(st.integers(0, 400))
def test_a_clean_sample_of_the_size_shows_the_terms(population: int) -> None:
    terms = SampleTerms(0.95, 0.05)
    size = sample_size(population, terms)
    assert bad_at_most(population, size, 0, confidence=0.95) <= 0.05 * population
    if size:
        assert bad_at_most(population, size - 1, 0, confidence=0.95) > 0.05 * population
