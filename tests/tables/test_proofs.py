"""A short key that two texts share is found, walked or grouped, whatever the rows."""

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.adapters.tables import proofs
from zhendan.adapters.tables.proofs import distinct_and_clashes, told_apart

Rows = list[tuple[int | None, int]]
ROWS = st.lists(
    st.tuples(st.none() | st.integers(0, 5) | st.integers(0, 2**63 - 1), st.integers(0, 3)),
    max_size=40,
)


def _asked(rows: Rows) -> tuple[int, int]:
    """The answer over a table of such rows."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE told (key BIGINT, proof BIGINT)")
    connection.executemany("INSERT INTO told VALUES (?, ?)", [*rows, (None, 0)])
    return distinct_and_clashes(connection, "told", "key", "proof")


@given(rows=ROWS)
def test_every_key_with_two_proofs_is_counted_once(rows: Rows) -> None:
    met: dict[int, set[int]] = {}
    for key, proof in rows:
        if key is not None:
            met.setdefault(key, set()).add(proof)
    expected = len(met), sum(len(seen) > 1 for seen in met.values())
    assert _asked(rows) == expected
    keys, proven = (np.array([r[n] for r in rows if r[0] is not None], np.int64) for n in (0, 1))
    assert told_apart(keys, proven, np.full((64, 2), -1, np.int64)) == expected


@pytest.mark.parametrize("walks_from", [1, 10])
def test_a_planted_collision_is_found_both_ways(
    walks_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "WORTH_WALKING", walks_from)
    assert _asked([(7, 1), (8, 1), (None, 3), (7, 1)]) == (2, 0)
    assert _asked([(7, 1), (8, 1), (None, 3), (7, 2), (7, 2)]) == (2, 1)
