"""Which shops the truth bench looks into: kinds, seeds, camouflage and richness."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from zhendan_synth.kinds import MIXED_KINDS, RING_KINDS, WORLD_KINDS

QUICK = 500
"""Orders of a shop of the quick profile."""
_FULL = 800
DEVELOPMENT_SEEDS = 1000
"""Seeds below are for those who build signals; figures that are published never use them."""
_STRENGTHS = (0.0, 0.5, 0.9)
_RICHNESS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """One shop to generate and to look into."""

    kind: str
    seed: int
    orders: int = QUICK
    camouflage: float | None = None
    """How well rings hide; drawn by the seed where not given."""
    richness: int = 3
    platform: str = "taobao"
    """Whose exports it has; drawn by the seed where empty, and then read from its files."""


def development(count: int, *, first: int = 1) -> tuple[int, ...]:
    """Seeds that anybody may look at and tune on."""
    return tuple(range(first, min(first + count, DEVELOPMENT_SEEDS)))


def fresh(count: int) -> tuple[int, ...]:
    """Seeds that nobody has seen before."""
    return tuple(DEVELOPMENT_SEEDS + secrets.randbelow(10**9) for _ in range(count))


def quick(kinds: Iterable[str], seeds: Sequence[int]) -> tuple[Asked, ...]:
    """Every kind once per seed, small, with full records."""
    return tuple(Asked(kind, seed) for kind, seed in product(kinds, seeds))


def full(seeds: Sequence[int]) -> tuple[Asked, ...]:
    """Every ring at three strengths and every world, each at three levels of richness."""
    rings = tuple(
        Asked(kind, seed, _FULL, hidden, rich)
        for kind, seed, hidden, rich in product(RING_KINDS, seeds, _STRENGTHS, _RICHNESS)
    )
    worlds = tuple(
        Asked(kind, seed, _FULL, None, rich)
        for kind, seed, rich in product(WORLD_KINDS + MIXED_KINDS, seeds, _RICHNESS)
    )
    return (*worlds, *rings)


def other_platforms(seeds: Sequence[int]) -> tuple[Asked, ...]:
    """Every kind once per seed on the platform its seed draws, read from its files."""
    kinds = WORLD_KINDS + RING_KINDS
    return tuple(Asked(kind, seed, platform="") for kind, seed in product(kinds, seeds))
