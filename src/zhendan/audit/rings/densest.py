"""The densest set of accounts and keys, and the proof that no other set is denser.

Density is the weight of the pairs inside a set divided by its members, accounts and keys together
(FRAUDAR). The densest set lies in the core that is left when members with less than a density in
hand are taken out again and again (algorithms reference, 3.4), so most of the work is a few passes;
inside the core cuts find the optimum itself (Goldberg), in whole numbers.
"""

from dataclasses import dataclass
from math import gcd

import numpy as np
import numpy.typing as npt

from zhendan.audit.rings.loops import Net, Whole
from zhendan.audit.rings.pairs import SCALE, Pairs

Flags = npt.NDArray[np.bool_]
MOST_CUT = 400_000
"""Pairs in a core up to which the optimum is found by cuts; above, the bound is by balancing."""
STEPS, QUICK = 300, 40
"""Balancing steps for a bound well under one per cent, and for a set that is nearly the densest."""
WORTH_BALANCING = 20_000
"""Pairs in a core from which balancing first may save the cuts."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A set of accounts and keys, its density, and a density that no set exceeds."""

    left: Flags
    right: Flags
    density: float
    bound: float

    @property
    def gap(self) -> float:
        """By how much another set could at most be denser; 0 where this one is the densest."""
        return self.bound / self.density - 1 if self.density else 0.0


def densest(pairs: Pairs, *, floor: float = 0.0) -> Block:
    """The densest set of all; where several are, all of them together.

    A search that ends below `floor` may stop early: an empty set, and the bound that says so.
    """
    if not pairs.size:
        return _nothing(pairs, 0.0)
    core = at_least(pairs, max(floor, _in_hand(pairs)))
    while core.size > WORTH_BALANCING:
        best, bound = _balanced(core)
        if bound < floor:
            return _nothing(pairs, bound)
        if core.size <= MOST_CUT:
            break
        smaller = at_least(core, best.density)
        if smaller.size > 0.9 * core.size:
            return best
        core = smaller
    return _optimum(core) if core.size else _nothing(pairs, floor)


def _nothing(pairs: Pairs, bound: float) -> Block:
    """No set, and the density that none reaches."""
    return Block(np.zeros(pairs.lefts, bool), np.zeros(pairs.rights, bool), 0.0, bound)


def near(pairs: Pairs) -> float:
    """The density of a set that is nearly the densest; much quicker than the densest."""
    core = at_least(pairs, _in_hand(pairs))
    return _balanced(core, QUICK)[0].density if core.size else 0.0


def at_least(pairs: Pairs, density: float) -> Pairs:
    """The core in which each member has at least `density`; the densest set lies inside.

    `density` is in the weights' own steps as `Block.density` times SCALE would be.
    """
    least = int(np.ceil(density * SCALE - 1e-6))
    while pairs.size:
        of_left, of_right, _ = pairs.degrees()
        smaller = pairs.among(of_left >= least, of_right >= least)
        if smaller.size == pairs.size:
            return pairs
        pairs = smaller
    return pairs


def _in_hand(pairs: Pairs) -> float:
    """The density of some good set: drop all members below twice the present density, repeat."""
    best = 0.0
    while pairs.size:
        of_left, of_right, total = pairs.degrees()
        density = total / (np.count_nonzero(of_left) + np.count_nonzero(of_right))
        best = max(best, density)
        smaller = pairs.among(of_left >= 2 * density, of_right >= 2 * density)
        if smaller.size == pairs.size:
            break
        pairs = smaller
    return best / SCALE


def _balanced(whole: Pairs, steps: int = STEPS) -> tuple[Block, float]:
    """A dense set and a bound by sharing every pair's weight between its ends."""
    core, lefts, rights = whole.relabelled()
    ends, nodes = core.lefts + core.right, core.lefts + core.rights
    weights = core.weights[core.right] / SCALE
    load = 0.5 * (np.bincount(core.left, weights, nodes) + np.bincount(ends, weights, nodes))
    bound = core.machine.shared_out(core.left, ends, weights, load, steps)
    rank = np.empty(nodes, np.int64)
    rank[np.argsort(-load, kind="stable")] = np.arange(nodes)
    inside = np.bincount(np.maximum(rank[core.left], rank[ends]), weights, nodes).cumsum()
    densities = inside / np.arange(1, nodes + 1)
    many = int(densities.argmax()) + 1
    chosen = np.zeros(whole.lefts, bool), np.zeros(whole.rights, bool)
    chosen[0][lefts] = rank[: core.lefts] < many
    chosen[1][rights] = rank[core.lefts :] < many
    # A sum of a million floats is off in its last digits; a bound must not be too low.
    bound = float(bound) * (1 + 1e-9)
    return Block(*chosen, float(densities[many - 1]), bound), bound


def _optimum(core: Pairs) -> Block:
    """The densest set by cuts: each cut finds a denser set or proves that there is none."""
    _, _, weight = core.degrees()
    members = _members(core)
    while True:
        inside = _beyond(core, weight, members)
        chosen = core.among(*inside)
        _, _, heavier = chosen.degrees()
        many = int(np.count_nonzero(inside[0]) + np.count_nonzero(inside[1]))
        if heavier * members <= weight * many:
            density = heavier / many / SCALE
            return Block(*inside, density, density)
        weight, members = heavier, many
        core = at_least(core, weight / members / SCALE)


def _members(pairs: Pairs) -> int:
    """Accounts and keys that some pair ties."""
    return len(np.unique(pairs.left)) + len(np.unique(pairs.right))


def _beyond(core: Pairs, weight: int, members: int) -> tuple[Flags, Flags]:
    """The largest set S with the most of members x weight(S) - weight x |S|, by one cut."""
    lefts, left = np.unique(core.left, return_inverse=True)
    rights, right = np.unique(core.right, return_inverse=True)
    common = gcd(weight, members)
    price, times = weight // common, members // common
    start, other, twin, capacity = _arcs(left, right + len(lefts), core.weights[core.right] * times)
    nodes = len(lefts) + len(rights)
    worth = np.zeros(nodes, np.int64)
    np.add.at(worth, np.repeat(np.arange(nodes), np.diff(start)), capacity)
    worth -= 2 * price
    height, queue = np.empty(nodes, np.int64), np.empty(nodes, np.int64)
    net = Net(
        start, other, twin, capacity, np.maximum(-worth, 0), np.maximum(worth, 0), height, queue
    )
    loops = core.machine
    loops.reached(net)
    while loops.drained(net):
        loops.reached(net)
    loops.reached(net)
    inside = height > nodes
    chosen = np.zeros(core.lefts, bool), np.zeros(core.rights, bool)
    chosen[0][lefts] = inside[: len(lefts)]
    chosen[1][rights] = inside[len(lefts) :]
    return chosen


def _arcs(left: Whole, right: Whole, capacity: Whole) -> tuple[Whole, Whole, Whole, Whole]:
    """Each pair as two arcs, sorted by where they begin: start, other end, twin, capacity."""
    begin = np.concatenate([left, right])
    order = np.argsort(begin, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    half = len(left)
    twin = place[np.where(order < half, order + half, order - half)]
    start = np.concatenate([[0], np.bincount(begin).cumsum()])
    return start, np.concatenate([right, left])[order], twin, np.concatenate([capacity] * 2)[order]
