"""Rings kept up to date: a day's pairs are added without searching the past again.

Weights are those of the first search (algorithms reference, 8), so that a density of yesterday can
be compared with one of today, and a density in hand stays one: more pairs make no set less dense.
"""

from dataclasses import dataclass

import numpy as np

from zhendan.audit.rings.densest import Block, at_least, densest
from zhendan.audit.rings.pairs import SCALE, Keys, Pairs, Whole, rarity

_HALF = 2


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """All pairs seen, each member's weight in all, and the pairs among those who have much."""

    pieces: tuple[Pairs, ...]
    of_left: Keys
    of_right: Keys
    near: Pairs
    """Pairs both of whose ends have at least half the density in hand."""
    block: Block

    @property
    def whole(self) -> Pairs:
        """All pairs in one piece."""
        return _together(self.pieces, len(self.of_left), self.pieces[-1].weights)


def watch(pairs: Pairs) -> Watch:
    """Search once, and keep what later days need."""
    of_left, of_right, _ = pairs.degrees()
    block = densest(pairs)
    near = _near(pairs, of_left, of_right, block.density)
    return Watch((pairs,), of_left, of_right, near, block)


def later(seen: Watch, left: Whole, right: Whole) -> Watch:
    """The watch after further pairs, none of which was there before; new places go on from the old.

    A key that nobody held before weighs as one with the holders it has now. The densest set is the
    one that a search of all pairs with these weights finds.
    """
    lefts = max(len(seen.of_left), int(left.max(initial=-1)) + 1)
    weights = _weights(seen.pieces[-1].weights, right)
    added = Pairs(left, right, lefts, len(weights), weights)
    more_left, more_right, _ = added.degrees()
    of_left, of_right = _plus(more_left, seen.of_left), _plus(more_right, seen.of_right)
    pieces = (*seen.pieces, added)
    least = seen.block.density * SCALE
    risen = _risen(seen.of_left, of_left, least) or _risen(seen.of_right, of_right, least)
    near = _together(pieces if risen else (seen.near, added), lefts, weights)
    block = densest(at_least(near, seen.block.density))
    near = _near(near, of_left, of_right, block.density)
    return Watch(pieces, of_left, of_right, near, block)


def _near(pairs: Pairs, of_left: Keys, of_right: Keys, density: float) -> Pairs:
    """The pairs among members with at least half of a density."""
    least = density * SCALE / _HALF
    return pairs.among(of_left >= least, of_right >= least)


def _risen(before: Keys, now: Keys, least: float) -> bool:
    """Whether somebody whose older pairs were put aside has enough now."""
    known = now[: len(before)]
    return bool(((before > 0) & (before < least / _HALF) & (known >= least)).any())


def _weights(before: Keys, right: Whole) -> Keys:
    """The weights of old keys as they were, and of new ones by their holders."""
    holders = np.bincount(right, minlength=len(before))
    return np.concatenate([before, rarity(holders[len(before) :])])


def _plus(grown: Keys, before: Keys) -> Keys:
    """The degrees of before added to those of the new pairs."""
    grown[: len(before)] += before
    return grown


def _together(pieces: tuple[Pairs, ...], lefts: int, weights: Keys) -> Pairs:
    """Pieces as one, with the newest weights."""
    left = np.concatenate([piece.left for piece in pieces])
    right = np.concatenate([piece.right for piece in pieces])
    return Pairs(left, right, lefts, len(weights), weights)
