"""The hash of every record of a table: SHA-256 of its cells as a JSON list, as lineage has it."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

import numpy as np
import pyarrow as pa
from pyarrow import compute

ESCAPED = {"\\": "\\\\", '"': '\\"', "\t": "\\t"}
"""What JSON writes otherwise in cells without other control characters; the backslash first."""
_HEX = 64


def record_hashes(table: pa.Table, signs: Sequence[str]) -> pa.ChunkedArray:
    """One hash a record, in hex; `signs` are those of `ESCAPED` that occur at all."""
    return pa.chunked_array([_hashes(batch, signs) for batch in table.to_batches()], pa.string())


def _hashes(batch: pa.RecordBatch, signs: Sequence[str]) -> pa.Array:
    """The hashes of some records."""
    cells = [_escaped(column, signs) for column in batch.columns]
    joined = compute.binary_join_element_wise(*cells, '","')
    _, ends, text = joined.buffers()
    places = np.frombuffer(ends, np.int32, len(joined) + 1, joined.offset * 4).tolist()
    whole = text.to_pybytes() if text is not None else b""
    digests = b"".join(
        sha256(b'["%b"]' % whole[start:end]).digest() for start, end in pairwise(places)
    )
    offsets = np.arange(len(joined) + 1, dtype=np.int32) * _HEX
    hexed = pa.py_buffer(digests.hex().encode())
    return pa.StringArray.from_buffers(len(joined), pa.py_buffer(offsets), hexed)


def _escaped(column: pa.Array, signs: Sequence[str]) -> pa.Array:
    """The cells as JSON writes them between quotes."""
    text = column.buffers()[2]
    held = text.to_pybytes() if text is not None and signs else b""
    for sign in signs:
        if sign.encode() in held:
            column = compute.replace_substring(column, sign, ESCAPED[sign])
    return column
