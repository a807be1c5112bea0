"""Which account holds which key: distinct pairs as dense places, each key weighed by its rarity."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from zhendan.audit.rings.loops import Machine, machine

Whole = npt.NDArray[np.integer[Any]]
Keys = npt.NDArray[np.integer[Any]]
SCALE = 1 << 20
"""Weights are whole numbers in steps of a millionth: sums of them are exact on every machine."""
FEWEST_POPULAR = 100
"""A key with no more holders is not cut: its weight is low already (starting value)."""
RARE = 0.995


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Distinct pairs of an account (left) and a key it holds (right), as places from 0."""

    left: Whole
    right: Whole
    lefts: int
    rights: int
    weights: Keys
    """Of each key: 1 / ln(holders + 5), in steps of 1 / SCALE; set once, kept while searching."""

    @property
    def size(self) -> int:
        """How many pairs there are."""
        return int(self.left.size)

    @property
    def machine(self) -> Machine:
        """The loops that fit so many pairs."""
        return machine(self.size)

    def degrees(self) -> tuple[Keys, Keys, int]:
        """Weight at each account, at each key, and the whole weight."""
        of_left = np.zeros(self.lefts, np.int64)
        of_right = np.zeros(self.rights, np.int64)
        total = self.machine.degrees(self.left, self.right, self.weights, of_left, of_right)
        return of_left, of_right, int(total)

    def among(
        self, left_alive: npt.NDArray[np.bool_], right_alive: npt.NDArray[np.bool_]
    ) -> "Pairs":
        """The pairs both of whose ends are alive; places stay what they are."""
        out = np.empty((2, self.size), self.left.dtype)
        many = self.machine.kept(self.left, self.right, left_alive, right_alive, out)
        return Pairs(out[0, :many], out[1, :many], self.lefts, self.rights, self.weights)

    def distinct(self) -> "Pairs":
        """Each pair once."""
        one = self.left.astype(np.int64) * max(self.rights, 1) + self.right
        _, pairs = _numbered(one, self.machine)
        left, right = pairs // max(self.rights, 1), pairs % max(self.rights, 1)
        return Pairs(left, right, self.lefts, self.rights, self.weights)

    def relabelled(self) -> tuple["Pairs", Keys, Keys]:
        """The same pairs with places from 0 for those who still have one, and their old places."""
        lefts, left = np.unique(self.left, return_inverse=True)
        rights, right = np.unique(self.right, return_inverse=True)
        weights = self.weights[rights]
        return Pairs(left, right, len(lefts), len(rights), weights), lefts, rights

    def without(self, pairs: npt.NDArray[np.bool_]) -> "Pairs":
        """The pairs that are not marked."""
        return Pairs(self.left[~pairs], self.right[~pairs], self.lefts, self.rights, self.weights)


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Pairs with the 64-bit keys behind their places."""

    pairs: Pairs
    accounts: Keys
    keys: Keys


def paired(accounts: Keys, keys: Keys, *, fewest: int = 2, cut_popular: bool = False) -> Named:
    """Dense pairs out of columns of 64-bit keys; each pair counts once.

    A key that fewer than `fewest` accounts hold ties nobody and is left out; with `cut_popular`, so
    is one that a crowd holds: a public place links nobody.
    """
    loops = machine(accounts.size)
    left, left_keys = _numbered(accounts, loops)
    right, right_keys = _numbered(keys, loops)
    blank = np.zeros(len(right_keys), np.int64)
    once = Pairs(left, right, len(left_keys), len(right_keys), blank).distinct()
    left, right = once.left, once.right
    holders = np.bincount(right, minlength=len(right_keys))
    ties = holders >= fewest
    if cut_popular:
        ties &= holders <= popular(holders)
    fit = ties[right]
    left, right = left[fit].astype(np.int32), right[fit].astype(np.int32)
    pairs = Pairs(left, right, len(left_keys), len(right_keys), rarity(holders))
    return Named(pairs, left_keys, right_keys)


def popular(holders: Whole) -> int:
    """From more holders than this a key is a public place: the 99.5th percentile of shared keys."""
    shared = np.sort(holders[holders > 1])
    if not shared.size:
        return FEWEST_POPULAR
    place = int(np.ceil(RARE * shared.size)) - 1
    return max(FEWEST_POPULAR, int(shared[place]))


def placed(keys: Keys) -> tuple[Keys, Keys]:
    """Each key's place in order of first sight, and the key of each place."""
    places, names = _numbered(keys, machine(keys.size))
    return places.astype(np.int64), names


def rarity(holders: Whole) -> Keys:
    """The weight of a key with so many holders (FRAUDAR's column weight), as a whole number."""
    weights: Keys = np.rint(SCALE / np.log(holders + 5.0)).astype(np.int64)
    return weights


def _numbered(keys: Keys, loops: Machine) -> tuple[Keys, Keys]:
    """Each key's place, and the key of each place."""
    cells = 1 << max(4, int(keys.size * 1.6).bit_length())
    places = np.full(cells, -1, np.int32)
    out = np.empty(keys.size, np.int32)
    count = loops.numbered(keys, np.zeros(cells, np.int64), places, out)
    names = np.empty(count, np.int64)
    names[out] = keys
    return out, names
