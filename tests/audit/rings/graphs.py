"""Small graphs for tests, and the densest set by looking at every set."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from zhendan.audit.rings.pairs import SCALE, Named, Pairs, paired

EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=22)


def graph(edges: list[tuple[int, int]], *, cut_popular: bool = False) -> Named:
    """Accounts and keys as far apart as real ones."""
    accounts = np.array([account * 7_919_000_000_007 for account, _ in edges], np.int64)
    keys = np.array([key * 104_729_000_000_003 + 5 for _, key in edges], np.int64)
    return paired(accounts, keys, cut_popular=cut_popular)


def block(accounts: range, keys: range) -> list[tuple[int, int]]:
    """Every account with every key."""
    return list(product(accounts, keys))


def best_of_all(pairs: Pairs) -> float:
    """The greatest density of any set."""
    lefts, rights = sorted(set(pairs.left.tolist())), sorted(set(pairs.right.tolist()))
    edges = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    best = 0.0
    for chosen in product((False, True), repeat=len(lefts) + len(rights)):
        accounts = {v for v, inside in zip(lefts, chosen, strict=False) if inside}
        keys = {v for v, inside in zip(rights, chosen[len(lefts) :], strict=True) if inside}
        if accounts and keys:
            weight = sum(int(pairs.weights[k]) for a, k in edges if a in accounts and k in keys)
            best = max(best, weight / (len(accounts) + len(keys)))
    return best / SCALE
