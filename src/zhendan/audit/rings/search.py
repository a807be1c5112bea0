"""Rings one after another: the densest set of each part, then of what is left of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from zhendan.audit.rings.densest import Block, at_least, densest
from zhendan.audit.rings.pairs import Keys, Named, Pairs


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """Accounts and the keys that tie them, by their 64-bit names, in order."""

    accounts: Keys
    keys: Keys
    density: float
    bound: float
    """No other set of what was left when it was found is denser than this."""


def search(named: Named, *, floor: float, most: int) -> tuple[Ring, ...]:
    """At most `most` rings of at least the density `floor`, the densest first.

    A member of a ring has at least the ring's density in weight, so whoever has less than `floor`
    is left out before; parts that no pair ties are searched apart, the largest first.
    """
    queue = list(_parts(_tight(named, at_least(named.pairs, floor))))
    found: list[Ring] = []
    while queue and len(found) < most:
        part = queue.pop(0)
        block = densest(part.pairs, floor=floor)
        if block.density < floor:
            continue
        inside = block.left[part.pairs.left] & block.right[part.pairs.right]
        found += [_ring(one, block) for one in _parts(_tight(part, part.pairs.without(~inside)))]
        rest = at_least(part.pairs.without(inside), floor)
        queue += _parts(_tight(part, rest))
    return tuple(sorted(found, key=lambda ring: (-ring.density, ring.accounts.tolist()))[:most])


def _ring(part: Named, block: Block) -> Ring:
    """One part of the densest set; parts of the densest set are as dense as the whole."""
    return Ring(np.sort(part.accounts), np.sort(part.keys), block.density, block.bound)


def _tight(named: Named, pairs: Pairs) -> Named:
    """Only the accounts and keys that `pairs` still ties."""
    kept, lefts, rights = pairs.relabelled()
    return Named(kept, named.accounts[lefts], named.keys[rights])


def _parts(named: Named) -> Iterator[Named]:
    """The connected parts, the largest first, equal ones in order of their least account."""
    pairs = named.pairs
    parent = np.arange(pairs.lefts + pairs.rights)
    pairs.machine.joined(pairs.left, pairs.right + pairs.lefts, parent)
    of_pair = parent[pairs.left]
    order = np.argsort(of_pair, kind="stable")
    edges = np.flatnonzero(np.diff(of_pair[order], prepend=-1, append=-1))
    pieces = [order[a:b] for a, b in pairwise(edges)]
    if len(pieces) == 1:
        yield named
        return
    sized = [(len(piece), int(named.accounts[pairs.left[piece]].min()), piece) for piece in pieces]
    for _, _, piece in sorted(sized, key=lambda one: (-one[0], one[1])):
        yield _tight(named, _only(pairs, piece))


def _only(pairs: Pairs, piece: npt.NDArray[np.int64]) -> Pairs:
    """Some of the pairs."""
    return Pairs(pairs.left[piece], pairs.right[piece], pairs.lefts, pairs.rights, pairs.weights)
