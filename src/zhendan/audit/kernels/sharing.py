"""Keys that several orders, buyers or addresses share, found in one pass over the deals."""

import numpy as np

from zhendan.audit.kernels.deals import UNKNOWN, Deals, Whole
from zhendan.audit.rings.pairs import placed


def shared(deals: Deals, key: str, by: str, *, within: int | None = None) -> dict[str, Whole]:
    """The values of `key` that two or more of `by` have, all their deals `within` so many seconds.

    A deal without a time says nothing about the seconds; a key without any is not within them.
    """
    keys, others, seconds = deals.told(key, by, "t_s")
    codes, names = placed(keys)
    state = np.empty((4, len(names)), np.int64)
    state[:] = np.array([[UNKNOWN], [0], [-UNKNOWN], [UNKNOWN]])
    deals.loops.met(codes, (others, seconds), UNKNOWN, state)
    _, several, earliest, latest = state
    fit = (several == 1) & (names != UNKNOWN)
    if within is not None:
        fit &= (latest != UNKNOWN) & (latest - earliest < within)
    return {key: names[fit]}
