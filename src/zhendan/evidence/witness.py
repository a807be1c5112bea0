"""Everything the log claims, as cases that somebody else's program can check (INTEGRITY 9)."""

import base64
from collections.abc import Iterator
from itertools import pairwise

from zhendan.evidence.merkle import Tree, leaf_hash
from zhendan.evidence.vault import Vault

Case = dict[str, object]


def proof_cases(vault: Vault) -> list[Case]:
    """Inclusion of every record, consistency of every step, and every signed checkpoint.

    The fields are those of Go's `golang.org/x/mod/sumdb/{tlog,note}`: hashes and records are
    base64, `N` is the size of the tree, `VKey` the verifier key, `Want` whether it must hold.
    """
    entries, signed = vault.entries(), vault.signed()
    tree = Tree([leaf_hash(one.record) for one in entries])
    size = min(max((size for size, _ in signed), default=0), tree.size)
    root = _b64(tree.root(size))
    found: list[Case] = [
        {
            "Kind": "inclusion",
            "Index": entry.leaf,
            "N": size,
            "Leaf": _b64(entry.record),
            "Root": root,
            "Proof": [_b64(one) for one in tree.inclusion(entry.leaf, size)],
            "Sha256": entry.subject,
            "Want": True,
        }
        for entry in entries[:size]
    ]
    found += _steps(tree, [one for one, _ in signed if 0 < one <= size])
    found += [{"Kind": "note", "Note": note, "VKey": vault.key, "Want": True} for _, note in signed]
    return found


def _steps(tree: Tree, sizes: list[int]) -> Iterator[Case]:
    """From each signed size to the next."""
    for old, new in pairwise(sizes):
        yield {
            "Kind": "consistency",
            "Old": old,
            "N": new,
            "OldRoot": _b64(tree.root(old)),
            "Root": _b64(tree.root(new)),
            "Proof": [_b64(one) for one in tree.consistency(old, new)],
            "Want": True,
        }


def _b64(raw: bytes) -> str:
    """Base64 with padding, as Go prints it."""
    return base64.b64encode(raw).decode()
