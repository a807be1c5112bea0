"""The log's tree is that of RFC 6962, and no false proof gets past its checks."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.readable_tree import consistency_proof, inclusion_proof, tree_hash
from tests.evidence.vaults import DISK
from zhendan.evidence.merkle import (
    consistency_holds,
    inclusion_holds,
    leaf_hash,
    roots,
)

PUBLIC = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
LEAVES = [leaf_hash(one) for one in PUBLIC]
SIZES = st.integers(1, 70)


def many(count: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(count)]


def test_the_public_eight_leaf_example_gives_its_root() -> None:
    assert tree_hash(LEAVES).hex() == (
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )


def test_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert tree_hash([]) == hashlib.sha256(b"").digest()


@DISK
@given(count=st.integers(0, 70))
def test_roots_of_every_size_agree_with_the_definition(count: int) -> None:
    leaves = many(count)
    expected = [base64.b64encode(tree_hash(leaves[:size])).decode() for size in range(count + 1)]
    assert roots(leaves) == expected


@DISK
@given(count=SIZES, data=st.data())
def test_an_honest_inclusion_proof_holds(count: int, data: st.DataObject) -> None:
    leaves, index = many(count), data.draw(st.integers(0, count - 1))
    proof = inclusion_proof(leaves, index)
    assert inclusion_holds(leaves[index], index, count, proof=proof, root=tree_hash(leaves))


@DISK
@given(count=SIZES, data=st.data())
def test_a_spoiled_inclusion_proof_does_not_hold(count: int, data: st.DataObject) -> None:
    leaves, index = many(count), data.draw(st.integers(0, count - 1))
    proof, root = inclusion_proof(leaves, index), tree_hash(leaves)
    leaf, other = leaves[index], leaf_hash(b"foreign")
    place = data.draw(st.integers(0, max(0, len(proof) - 1)))
    spoiled = [
        (leaf, index, count, [*proof, other]),
        (other, index, count, proof),
        (leaf, count, count, proof),
        (leaf, -1, count, proof),
        (leaf, index + 1, count, proof),
        (leaf, index, 0, proof),
    ]
    if proof:
        flipped = bytes([proof[place][0] ^ 1]) + proof[place][1:]
        spoiled += [
            (leaf, index, count, proof[:-1]),
            (leaf, index, count, proof[1:]),
            (leaf, index, count, [*proof[:place], flipped, *proof[place + 1 :]]),
            (leaf, index, count, [*proof[:place], proof[place][:31], *proof[place + 1 :]]),
            (leaf, index, count, [*proof[:place], proof[place] + b"\0", *proof[place + 1 :]]),
        ]
    if len(proof) > 1 and proof[0] != proof[1]:
        spoiled.append((leaf, index, count, [proof[1], proof[0], *proof[2:]]))
    assert [
        inclusion_holds(one, at, size, proof=path, root=root) for one, at, size, path in spoiled
    ] == [False] * len(spoiled)


@DISK
@given(later=SIZES, data=st.data())
def test_an_honest_consistency_proof_holds(later: int, data: st.DataObject) -> None:
    leaves, earlier = many(later), data.draw(st.integers(1, later))
    proof = consistency_proof(leaves, earlier)
    old, new = tree_hash(leaves[:earlier]), tree_hash(leaves)
    assert consistency_holds((earlier, old), (later, new), proof)


@DISK
@given(later=st.integers(2, 70), data=st.data())
def test_a_rewritten_history_has_no_consistency_proof(later: int, data: st.DataObject) -> None:
    leaves, earlier = many(later), data.draw(st.integers(1, later))
    changed = data.draw(st.integers(0, earlier - 1))
    forged = [*leaves[:changed], leaf_hash(b"forged"), *leaves[changed + 1 :]]
    old, new = tree_hash(leaves[:earlier]), tree_hash(forged)
    assert not consistency_holds((earlier, old), (later, new), consistency_proof(forged, earlier))


R8, R4 = tree_hash(LEAVES), tree_hash(LEAVES[:4])
TRAPS = {
    "both trees are empty": ((0, tree_hash([])), (0, tree_hash([])), []),
    "the earlier tree is empty": ((0, tree_hash([])), (8, R8), []),
    "the earlier tree is the larger one": ((8, R8), (4, R4), []),
    "equal sizes, other roots": ((8, R8), (8, R4), []),
    "equal sizes with a proof": ((8, R8), (8, R8), [R4]),
    "no proof between different sizes": ((4, R4), (8, R8), []),
    "a hash too short": ((4, R4), (8, R8), [tree_hash(LEAVES[4:])[:31]]),
    "a hash too many": ((4, R4), (8, R8), [tree_hash(LEAVES[4:]), R4]),
    "a root that is no hash": ((4, b""), (8, R8), [tree_hash(LEAVES[4:])]),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_consistency_trap_is_refused(trap: str) -> None:
    earlier, later, proof = TRAPS[trap]
    assert not consistency_holds(earlier, later, proof)


def test_a_power_of_two_starts_from_its_own_root() -> None:
    assert consistency_holds((4, R4), (8, R8), [tree_hash(LEAVES[4:])])


# --- public vectors, written by others (transparency-dev/merkle) --------------------------------
VECTORS = json.loads((Path(__file__).parent / "public_vectors.json").read_text())


def plain(text: str | None) -> bytes:
    return base64.b64decode(text or "")


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=lambda one: one["name"])
def test_a_public_inclusion_vector_is_judged_as_its_authors_say(vector: dict[str, Any]) -> None:
    proof = [plain(one) for one in vector["proof"] or ()]
    place = (plain(vector["leafHash"]), vector["leafIdx"], vector["treeSize"])
    assert inclusion_holds(*place, proof=proof, root=plain(vector["root"])) is not vector["wantErr"]


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=lambda one: one["name"])
def test_a_public_consistency_vector_is_judged_as_its_authors_say(vector: dict[str, Any]) -> None:
    proof = [plain(one) for one in vector["proof"] or ()]
    earlier = (vector["size1"], plain(vector["root1"]))
    later = (vector["size2"], plain(vector["root2"]))
    assert consistency_holds(earlier, later, proof) is not vector["wantErr"]


def test_there_are_as_many_public_vectors_as_published() -> None:
    every = VECTORS["inclusion"] + VECTORS["consistency"]
    assert (len(every), sum(one["wantErr"] for one in every)) == (196, 184)
