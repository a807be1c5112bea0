"""A random sample of many flagged orders that a stranger can draw again, with exact bounds."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from zhendan.audit.errors import SampleSeedMissing, SampleTermsImpossible
from zhendan.domain import OrderId

SAMPLE_EDITION = "zhendan-sample-1"
"""Names the way of drawing; another way needs another name."""


@dataclass(frozen=True, slots=True)
class SampleTerms:
    """What a sample is to show: with `confidence`, at most `most_bad` of a set are bad."""

    confidence: float = 0.95
    most_bad: float = 0.05
    """A share of the set, 0 to 1."""

    def __post_init__(self) -> None:
        if not (0 < self.confidence < 1 and 0 <= self.most_bad < 1):
            raise SampleTermsImpossible(confidence=self.confidence, most_bad=self.most_bad)


@dataclass(frozen=True, slots=True)
class SampleSet:
    """The sample of one set of orders (one kind of standing, or one ring)."""

    name: str
    population: int
    seed: str
    """SHA-256 of edition, commitment and name: fixed before anything is drawn."""
    orders: tuple[OrderId, ...]
    """In the order of drawing; each is the next smallest SHA-256 of seed and order number."""


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """Samples of every set under the same terms."""

    terms: SampleTerms
    commitment: str
    """A public value nobody could choose afterwards, such as the root of the sealed packet."""
    sets: tuple[SampleSet, ...]


def sample_plan(
    sets: Mapping[str, Sequence[OrderId]], *, commitment: str, terms: SampleTerms | None = None
) -> SamplePlan:
    """Draw from each set as many orders as the terms ask if none of them turns out bad.

    Raises `SampleSeedMissing` for an empty commitment.
    """
    if not commitment.strip():
        raise SampleSeedMissing()
    agreed = terms or SampleTerms()
    return SamplePlan(
        agreed,
        commitment,
        tuple(_drawn(name, orders, commitment, agreed) for name, orders in sorted(sets.items())),
    )


def _drawn(name: str, orders: Sequence[OrderId], commitment: str, terms: SampleTerms) -> SampleSet:
    """One set's sample."""
    distinct = sorted(set(orders))
    seed = hashlib.sha256(f"{SAMPLE_EDITION}\n{commitment}\n{name}".encode()).hexdigest()
    size = sample_size(len(distinct), terms)
    return SampleSet(name, len(distinct), seed, tuple(_in_order(distinct, seed)[:size]))


def _in_order(orders: Iterable[OrderId], seed: str) -> list[OrderId]:
    """Orders by the hash of seed and number: neither their place nor their number helps."""
    return sorted(orders, key=lambda no: hashlib.sha256(f"{seed}\n{no}".encode()).digest())


def sample_size(population: int, terms: SampleTerms) -> int:
    """The least sample that shows the terms when nothing bad is found in it."""
    for size in range(population + 1):
        if bad_at_most(population, size, 0, confidence=terms.confidence) <= (
            terms.most_bad * population
        ):
            return size
    return population


def bad_at_most(population: int, size: int, bad: int, *, confidence: float) -> int:
    """The most bad orders a set may hold after `bad` of `size` drawn were bad.

    The exact one-sided hypergeometric bound: more than this many would have shown more bad ones
    in the sample with probability of at least `confidence`.
    """
    low, high = bad, population - (size - bad)
    while low < high:
        middle = (low + high + 1) // 2
        if _seen_so_few(population, middle, size, bad) > 1 - confidence:
            low = middle
        else:
            high = middle - 1
    return low


def _seen_so_few(population: int, there: int, size: int, seen: int) -> float:
    """Chance to draw at most `seen` bad orders when `there` of the set are bad."""
    ways = sum(
        comb(there, k) * comb(population - there, size - k) for k in range(min(seen, size) + 1)
    )
    return ways / comb(population, size)
