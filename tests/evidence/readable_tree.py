"""Roots and proofs straight from the words of RFC 6962, to hold the kept tree to."""

from collections.abc import Sequence

from zhendan.evidence.shipped.verify import sha


def split_of(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """The root of these leaf hashes; of none, SHA-256 of nothing."""
    if not leaves:
        return sha()
    if len(leaves) == 1:
        return leaves[0]
    split = split_of(len(leaves))
    return sha(b"\1", tree_hash(leaves[:split]), tree_hash(leaves[split:]))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, the leaf's sibling first."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    split = split_of(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), tree_hash(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), tree_hash(leaves[:split])]


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """The hashes that show that the first `earlier` leaves were only added to."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return _subproof(leaves, earlier, whole=True)


def _subproof(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    """RFC 6962, section 2.1.2; `whole` while the earlier tree is a full subtree here."""
    if earlier == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    split = split_of(len(leaves))
    if earlier <= split:
        rest = _subproof(leaves[:split], earlier, whole=whole)
        return [*rest, tree_hash(leaves[split:])]
    rest = _subproof(leaves[split:], earlier - split, whole=False)
    return [*rest, tree_hash(leaves[:split])]
