"""Who belongs to a ring and who only touches it, by surprise instead of density.

A dense set keeps heavy honest accounts and leaves light members out (algorithms reference, 3.6): so
every account is asked again whether it has more pairs into the ring's keys than its own activity
explains, and every key likewise.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from zhendan.audit.rings.pairs import Keys, Named
from zhendan.audit.rings.search import Ring

RARE = 13.8
"""A tail below one in a million (Chernoff's bound of the Poisson tail)."""
ROUNDS = 2

Flags = npt.NDArray[np.bool_]


def completed(named: Named, ring: Ring) -> Ring:
    """The ring with its members asked again; unchanged where nobody would be left.

    Where popular keys sit in the ring nothing is surprising, and it stays as it is.
    """
    pairs = named.pairs
    left = np.isin(named.accounts, ring.accounts)
    right = np.isin(named.keys, ring.keys)
    of_left = np.bincount(pairs.left, minlength=pairs.lefts)
    of_right = np.bincount(pairs.right, minlength=pairs.rights)
    for _ in range(ROUNDS):
        left = _surprising(pairs.left, right[pairs.right], left, of_left)
        right = _surprising(pairs.right, left[pairs.left], right, of_right)
    if not left.any() or not right.any():
        return ring
    return replace(ring, accounts=np.sort(named.accounts[left]), keys=np.sort(named.keys[right]))


def _surprising(
    ends: npt.NDArray[np.integer], into: Flags, members: Flags, activity: Keys
) -> Flags:
    """Nodes with surprisingly many pairs into the ring's other side.

    The background is what nodes outside the ring have there; a third of a middle member's pairs is
    the least that belongs.
    """
    inside = np.bincount(ends[into], minlength=len(members))
    outside = ~members
    share = (inside[outside].sum() + 1) / (activity[outside].sum() + 1)
    mean = activity * share
    with np.errstate(divide="ignore", invalid="ignore"):
        rare = np.where(inside > mean, inside * np.log(inside / mean) - inside + mean, 0.0)
    middle = np.median(inside[members]) if members.any() else 0
    return (rare >= RARE) & (inside * 3 >= middle) & (inside > 1)
