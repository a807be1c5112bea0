"""Adding one exhibit reads as little from a large log as from a small one."""

import sqlite3
from pathlib import Path

import pytest

from tests.evidence.vaults import Workspace, to_seal
from zhendan.evidence import VaultDamaged


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
    space.seal(*(to_seal(f"file {n}".encode(), f"{n}.csv") for n in range(1000)))
    many = statements(space, b"late")
    # A tree of 1,002 leaves has at most ten full subtrees on its edge, one of 2 has one.
    assert many[0] <= few[0] + 10
    assert many[1] <= few[1] + 10


def test_a_tree_that_does_not_give_the_signed_root_is_not_signed_on(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "vault")
    space.seal(*(to_seal(f"file {n}".encode(), f"{n}.csv") for n in range(5)))
    with sqlite3.connect(space.ledger_file) as db:
        db.execute("UPDATE node SET hash = zeroblob(32) WHERE level = 2")
    with pytest.raises(VaultDamaged):
        space.seal(to_seal(b"more", "m.csv"))
    assert [fault.item for fault in space.verify().faults] == ["node 2/0"]
