"""How likely a sampling plan accepts a lot: computed from the binomial law, no standard needed."""

import itertools
import math
from collections.abc import Mapping

SHARES = (0.01, 0.025, 0.05, 0.1, 0.15, 0.2)
"""Shares of nonconforming pieces that a plan is shown at."""
_LETTERS = "ABCDEFGHJKLMNPQ"
_PRODUCER = (0.87, 0.996)
"""Where published single plans lie at their AQL, by our own computation over the tables."""
_ALIKE = 0.02
"""How far plans of one acceptance number may lie apart at their AQLs."""


def chance(size: int, accept: int, share: float) -> float:
    """Probability that at most `accept` of `size` drawn are nonconforming (binomial)."""
    return sum(
        math.comb(size, k) * share**k * (1.0 - share) ** (size - k)
        for k in range(min(accept, size) + 1)
    )


def table_faults(
    sizes: Mapping[str, int], accept: Mapping[str, Mapping[str, int]]
) -> tuple[str, ...]:
    """Entries that break what every such table must obey; none says that a table is the standard's.

    Checked: acceptance at the AQL lies where published plans lie; plans with the same acceptance
    number are alike there; one AQL step up and one letter back keeps the number (the diagonals);
    numbers grow with the letter.
    """
    at_aql = {
        (aql, letter): chance(sizes[letter], number, float(aql) / 100)
        for aql, row in accept.items()
        for letter, number in row.items()
    }
    low, high = _PRODUCER
    found = [f"{a} {x} {p:.3f}" for (a, x), p in at_aql.items() if not low <= p <= high]
    for number in {n for row in accept.values() for n in row.values()}:
        alike = {k: p for k, p in at_aql.items() if accept[k[0]][k[1]] == number}
        if max(alike.values()) - min(alike.values()) > _ALIKE:
            found.append(f"Ac {number}")
    aqls = sorted(accept, key=float)
    for here, above in itertools.pairwise(aqls):
        found += _diagonal(here, accept[here], accept[above])
    for aql, row in accept.items():
        numbers = [row[x] for x in _LETTERS if x in row]
        if numbers != sorted(set(numbers)):
            found.append(f"{aql} order")
    return tuple(sorted(found))


def _diagonal(aql: str, here: Mapping[str, int], above: Mapping[str, int]) -> list[str]:
    """Letters whose number changes one AQL step up and one letter back."""
    back = {x: _LETTERS[_LETTERS.index(x) - 1] for x in here if x != "A"}
    return [f"{aql} {x} diagonal" for x, y in back.items() if y in above and here[x] != above[y]]
