"""Adding one exhibit reads as little from a large log as from a small one."""

import sqlite3
from pathlib import Path

import pytest

from tests.evidence.vaults import Workspace, to_seal
from zhendan.evidence import VaultDamaged, merkle
from zhendan.evidence.merkle import Edge, Tree
from zhendan.evidence.shipped.verify import sha


def statements(space: Workspace, content: bytes) -> tuple[int, int]:
    """How many statements a fresh process needs to seal one file, and how many rows they give."""
    said: list[str] = []
    with space.open() as opened:
        opened.ledger._db.set_trace_callback(said.append)
        opened.vault.seal([to_seal(content, "one.csv")])
        opened.ledger._db.set_trace_callback(None)
        asked = [one for one in said if one.startswith("SELECT")]
        rows = sum(len(opened.ledger._db.execute(one).fetchall()) for one in asked)
    return len(asked), rows


def test_the_work_for_one_exhibit_does_not_grow_with_the_log(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "vault")
    space.seal(to_seal(b"first", "f.csv"))
    few = statements(space, b"early")
    space.seal(*(to_seal(f"file {n}".encode(), f"{n}.csv") for n in range(300)))
    many = statements(space, b"late")
    # A tree of 302 leaves has at most nine full subtrees on its edge, one of 2 has one.
    assert many[0] <= few[0] + 10
    assert many[1] <= few[1] + 10


@pytest.mark.parametrize("size", [1, 255, 256, 1_000, 49_999, 50_000])
def test_one_more_leaf_costs_no_more_nodes_and_hashes_than_the_tree_is_high(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {(level, index): node for level, index, node in Tree([b"%032d" % 7] * size).nodes()}
    asked: list[tuple[int, int]] = []
    hashed: list[bytes] = []

    def node(level: int, index: int) -> bytes | None:
        asked.append((level, index))
        return kept.get((level, index))

    def counted(*parts: bytes) -> bytes:
        hashed.append(parts[0])
        return sha(*parts)

    monkeypatch.setattr(merkle, "sha", counted)
    edge = Edge.recall(size, node)
    assert edge is not None
    made = edge.push(b"%032d" % 8)
    edge.root()
    high = size.bit_length()  # 16 for fifty thousand
    assert len(asked) <= high
    assert len(made) <= high + 1
    assert len(hashed) <= 2 * high


def test_a_tree_that_does_not_give_the_signed_root_is_not_signed_on(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "vault")
    space.seal(*(to_seal(f"file {n}".encode(), f"{n}.csv") for n in range(5)))
    with sqlite3.connect(space.ledger_file) as db:
        db.execute("UPDATE node SET hash = zeroblob(32) WHERE level = 2")
    with pytest.raises(VaultDamaged):
        space.seal(to_seal(b"more", "m.csv"))
    assert [fault.item for fault in space.verify().faults] == ["node 2/0"]
