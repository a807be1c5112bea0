"""Whether short keys stand for one text each: every key is met with one proof only."""

from collections.abc import Callable
from functools import cache
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

WORTH_WALKING = 100_000
"""Rows from which loading the compiler pays; below, the engine groups them."""
_EMPTY, _SEVERAL = -1, -2
"""No key yet, and a key that was met with another proof; keys and proofs are never below zero."""


def told_apart(keys: Whole, proofs: Whole, cells: Whole) -> tuple[int, int]:
    """How many keys are new, and how many are met with more than one proof for the first time.

    `cells` has two columns and a power of two of rows, more than there are keys; it begins empty
    and remembers the keys of earlier pieces.
    """
    mask = cells.shape[0] - 1
    many = clashes = 0
    for i in range(keys.size):
        key = keys[i]
        cell = (key ^ (key >> 31)) & mask
        while cells[cell, 0] != _EMPTY and cells[cell, 0] != key:
            cell = (cell + 1) & mask
        if cells[cell, 0] == _EMPTY:
            cells[cell, 0] = key
            cells[cell, 1] = proofs[i]
            many += 1
        elif cells[cell, 1] != proofs[i] and cells[cell, 1] != _SEVERAL:
            cells[cell, 1] = _SEVERAL
            clashes += 1
    return many, clashes


@cache
def compiled() -> Callable[..., Any]:
    """The loop, compiled; kept on disk between runs where the folder can be written."""
    from numba import njit

    loop: Callable[..., Any] = njit(cache=True, nogil=True)(told_apart)
    return loop


def distinct_and_clashes(
    connection: duckdb.DuckDBPyConnection, table: str, key: str, proof: str
) -> tuple[int, int]:
    """How many keys a column holds, and how many of them stand beside more than one proof.

    Rows without a key say nothing. Keys and proofs are whole numbers of 63 bits.
    """
    rows = f"FROM {table} WHERE {key} IS NOT NULL"
    ((many,),) = connection.execute(f"SELECT COUNT(*) {rows}").fetchall()
    if many < WORTH_WALKING:
        grouped = f"SELECT MIN({proof}) <> MAX({proof}) AS clash {rows} GROUP BY {key}"
        ((keys, clashes),) = connection.execute(
            f"SELECT COUNT(*), COUNT(*) FILTER (clash) FROM ({grouped})"
        ).fetchall()
        return int(keys), int(clashes)
    cells = np.full((1 << int(many * 1.6).bit_length(), 2), _EMPTY, np.int64)
    keys = clashes = 0
    for piece in connection.sql(f"SELECT {key} AS key, {proof} AS proof {rows}").to_arrow_reader():
        more = compiled()(*(column.to_numpy() for column in piece.columns), cells)
        keys, clashes = keys + more[0], clashes + more[1]
    return int(keys), int(clashes)
