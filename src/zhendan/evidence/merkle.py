"""The log's tree: roots, proofs and their checks after RFC 6962 and RFC 9162.

The root and the rebuilding of it from an inclusion proof are those of the verifier that every
packet carries, so that both ends of a case compute with one and the same code.
"""

import base64
from collections.abc import Callable, Iterator, Sequence

from zhendan.evidence.shipped.verify import Problem, all_roots, root_from, sha

HASH_BYTES = 32


def leaf_hash(record: bytes) -> bytes:
    """Hash of a record as a leaf: SHA-256 of 0x00 and the record."""
    return sha(b"\0", record)


def roots(leaves: Sequence[bytes]) -> list[str]:
    """The root, in base64, after each number of leaf hashes, from none to all."""
    return all_roots(list(leaves))


Node = tuple[int, int, bytes]
"""Level (0 = leaves), index within the level, and hash of one full subtree."""


def shown(root: bytes) -> str:
    """A root as it is printed: base64."""
    return base64.b64encode(root).decode()


class Edge:
    """The right edge of a growing tree: the full subtrees that its leaves make, widest first."""

    def __init__(self, size: int, peaks: list[bytes]) -> None:
        self.size, self._peaks = size, peaks

    @classmethod
    def recall(cls, size: int, node: Callable[[int, int], bytes | None]) -> "Edge | None":
        """The edge of a tree of `size` leaves from its kept nodes; None where one is missing."""
        peaks, start = [], 0
        for level in reversed(range(size.bit_length())):
            if size >> level & 1:
                kept = node(level, start >> level)
                if kept is None:
                    return None
                peaks.append(kept)
                start += 1 << level
        return cls(size, peaks)

    def push(self, leaf: bytes) -> list[Node]:
        """Add a leaf hash and return the full subtrees that it completes, itself first."""
        made: list[Node] = [(0, self.size, leaf)]
        place, level, node = self.size, 0, leaf
        while place & 1:
            place, level, node = place >> 1, level + 1, sha(b"\1", self._peaks.pop(), node)
            made.append((level, place, node))
        self._peaks.append(node)
        self.size += 1
        return made

    def root(self) -> bytes:
        """The root over every leaf; of none, SHA-256 of nothing."""
        if not self._peaks:
            return sha()
        root = self._peaks[-1]
        for left in reversed(self._peaks[:-1]):
            root = sha(b"\1", left, root)
        return root


class Tree:
    """A log's tree with every full subtree kept, so that each proof costs O(log² n).

    Gives exactly what RFC 6962 says in words; a test holds it to that.
    """

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = range(0, len(below) - 1, 2)
            self._levels.append([sha(b"\1", below[i], below[i + 1]) for i in pairs])

    def nodes(self) -> Iterator[Node]:
        """Every full subtree, level by level."""
        for level, hashes in enumerate(self._levels):
            for index, kept in enumerate(hashes):
                yield level, index, kept

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return len(self._levels[0])

    def root(self, size: int) -> bytes:
        """The root over the first `size` leaves."""
        return self._hash(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof that the leaf at `index` is in the tree over the first `size` leaves."""
        if not 0 <= index < size <= self.size:
            raise IndexError(index)
        path, low, high = [], 0, size
        while high - low > 1:
            split = low + _split(high - low)
            if index < split:
                path.append(self._hash(split, high))
                high = split
            else:
                path.append(self._hash(low, split))
                low = split
        return path[::-1]

    def consistency(self, earlier: int, size: int) -> list[bytes]:
        """The proof that the first `earlier` of `size` leaves were only added to."""
        if not 0 < earlier <= size <= self.size:
            raise IndexError(earlier)
        path, low, high = [], 0, size
        while earlier != high:
            split = low + _split(high - low)
            if earlier <= split:
                path.append(self._hash(split, high))
                high = split
            else:
                path.append(self._hash(low, split))
                low = split
        # The earlier tree stands whole on the left edge: its root is known to who checks.
        own = [] if low == 0 else [self._hash(low, high)]
        return [*own, *path[::-1]]

    def _hash(self, low: int, high: int) -> bytes:
        """The hash over leaves `low` to `high`; `low` is a multiple of a full subtree's size."""
        if high == low:
            return sha()
        width = high - low
        if width & (width - 1) == 0:
            return self._levels[width.bit_length() - 1][low // width]
        split = low + _split(width)
        return sha(b"\1", self._hash(low, split), self._hash(split, high))


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
