"""What the log hands to outside verifiers holds under the readable definition, and only so."""

import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.readable_tree import consistency_proof, inclusion_proof, tree_hash
from tests.evidence.vaults import Workspace, to_seal
from zhendan.evidence import open_checkpoint, proof_cases
from zhendan.evidence.merkle import (
    Tree,
    consistency_holds,
    inclusion_holds,
    leaf_hash,
)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "vault")


@given(st.integers(1, 130), st.data())
def test_the_kept_tree_gives_what_the_definition_gives(count: int, data: st.DataObject) -> None:
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(count)]
    tree = Tree(leaves)
    size = data.draw(st.integers(1, count))
    index = data.draw(st.integers(0, size - 1))
    earlier = data.draw(st.integers(1, size))
    assert tree.root(size) == tree_hash(leaves[:size])
    assert tree.inclusion(index, size) == inclusion_proof(leaves[:size], index)
    assert tree.consistency(earlier, size) == consistency_proof(leaves[:size], earlier)


def test_every_exported_case_holds(space: Workspace) -> None:
    for number in range(9):
        space.seal(to_seal(f"file {number}".encode(), f"{number}.csv"))
    with space.open() as opened:
        cases = proof_cases(opened.vault)
        key = opened.vault.key
    kinds = [case["Kind"] for case in cases]
    assert (kinds.count("inclusion"), kinds.count("consistency"), kinds.count("note")) == (9, 8, 10)
    for case in cases:
        proof = [base64.b64decode(one) for one in case.get("Proof", [])]  # type: ignore[attr-defined]
        if case["Kind"] == "inclusion":
            leaf = leaf_hash(base64.b64decode(str(case["Leaf"])))
            where = (int(str(case["Index"])), int(str(case["N"])))
            root = base64.b64decode(str(case["Root"]))
            assert inclusion_holds(leaf, *where, proof=proof, root=root)
            assert not inclusion_holds(leaf, where[0] ^ 1, where[1], proof=proof, root=root)
        elif case["Kind"] == "consistency":
            old = (int(str(case["Old"])), base64.b64decode(str(case["OldRoot"])))
            new = (int(str(case["N"])), base64.b64decode(str(case["Root"])))
            assert consistency_holds(old, new, proof)
            assert not consistency_holds(old, (new[0], old[1]), proof)
        else:
            assert open_checkpoint(str(case["Note"]), key).size >= 0


def test_an_empty_log_exports_no_claims(space: Workspace) -> None:
    with space.open() as opened:
        assert [case["Kind"] for case in proof_cases(opened.vault)] in ([], ["note"])
