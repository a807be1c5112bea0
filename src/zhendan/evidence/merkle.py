"""The log's tree: roots, proofs and their checks after RFC 6962 and RFC 9162.

The root and the rebuilding of it from an inclusion proof are those of the verifier that every
packet carries, so that both ends of a case compute with one and the same code.
"""

from collections.abc import Sequence

from zhendan.evidence.shipped.verify import Problem, all_roots, root_from, sha

HASH_BYTES = 32


def leaf_hash(record: bytes) -> bytes:
    """Hash of a record as a leaf: SHA-256 of 0x00 and the record."""
    return sha(b"\0", record)


def roots(leaves: Sequence[bytes]) -> list[str]:
    """The root, in base64, after each number of leaf hashes, from none to all."""
    return all_roots(list(leaves))


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """The root of these leaf hashes; of none, SHA-256 of nothing."""
    if not leaves:
        return sha()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return sha(b"\1", tree_hash(leaves[:split]), tree_hash(leaves[split:]))


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, the leaf's sibling first."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(leaves[:split], index), tree_hash(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), tree_hash(leaves[:split])]


def inclusion_holds(
    leaf: bytes, index: int, size: int, *, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether `leaf` stands at `index` of the tree with `size` leaves and `root`."""
    if not 0 <= index < size or any(len(one) != HASH_BYTES for one in (leaf, *proof)):
        return False
    try:
        return root_from(leaf, index, size, list(proof)) == root
    except Problem:
        return False


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """The hashes that show that the first `earlier` leaves were only added to."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return _subproof(leaves, earlier, whole=True)


def _subproof(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    """RFC 6962, section 2.1.2; `whole` while the earlier tree is a full subtree here."""
    if earlier == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    split = _split(len(leaves))
    if earlier <= split:
        rest = _subproof(leaves[:split], earlier, whole=whole)
        return [*rest, tree_hash(leaves[split:])]
    rest = _subproof(leaves[split:], earlier - split, whole=False)
    return [*rest, tree_hash(leaves[:split])]


def consistency_holds(
    earlier: tuple[int, bytes], later: tuple[int, bytes], proof: Sequence[bytes]
) -> bool:
    """RFC 9162, section 2.1.4.2: whether the later (size, root) only adds to the earlier one.

    An empty earlier tree is refused, also beside an empty later one: it proves nothing.
    """
    (size1, root1), (size2, root2) = earlier, later
    if not 0 < size1 <= size2:
        return False
    if size1 == size2:
        return not proof and root1 == root2
    if any(len(one) != HASH_BYTES for one in (root1, root2, *proof)):
        return False
    path = list(proof)
    if size1 & (size1 - 1) == 0:
        path.insert(0, root1)
    return bool(path) and _climb(size1, size2, path) == (root1, root2)


def _climb(size1: int, size2: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots as the proof gives them, or None for a proof of the wrong length."""
    node, last = size1 - 1, size2 - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for one in path[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = sha(b"\1", one, old), sha(b"\1", one, new)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            new = sha(b"\1", new, one)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _split(size: int) -> int:
    """The largest power of two below `size` (2 or more)."""
    return 1 << (size - 1).bit_length() - 1
