"""What chance alone would tie: the same goods and weekdays, with the buyers exchanged."""

import numpy as np

from zhendan.audit.rings.densest import near
from zhendan.audit.rings.pairs import Keys, Pairs, placed

SEED = 20_261_123
_DRAWS = ((20_000, 9), (500_000, 3))
"""Up to so many pairs, so many exchanges; one above."""


def by_chance(pairs: Pairs, strata: Keys) -> float:
    """The greatest density of any set when buyers of like keys exchange what they bought.

    `strata` numbers the kind of each key (its item and weekday); every buyer keeps what he buys and
    on which weekday, every key its holders; who meets whom again is chance (algorithms reference,
    3.7). Several exchanges are made where they cost little, and the greatest counts.
    """
    kinds, _ = placed(strata)
    of_pair = kinds[pairs.right]
    start = np.concatenate([[0], np.bincount(of_pair, minlength=1).cumsum()])
    order = np.argsort(of_pair, kind="stable")
    times = next((many for size, many in _DRAWS if pairs.size <= size), 1)
    best = 0.0
    for draw in range(times):
        mixed = order.copy()
        pairs.machine.exchanged(mixed, start, SEED + draw)
        left = pairs.left.copy()
        left[order] = pairs.left[mixed]
        met = Pairs(left, pairs.right, pairs.lefts, pairs.rights, pairs.weights)
        best = max(best, near(met.distinct()))
    return best
