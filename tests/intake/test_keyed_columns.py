"""Hashes of whole columns: what the compiled loops give is what `hashlib` and `Keeper` give."""

from hashlib import sha256

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhendan.adapters.tables import keyed
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.keyed import KeyedHashes
from zhendan.adapters.tables.sha_lanes import ROUNDS, START, digests
from zhendan.formats.cleaning.people import Keeper

LENGTHS = [*range(140), 183, 184, 1000]
"""Every place at which the end mark or the length moves into another block."""


def test_the_constants_are_those_of_the_standard() -> None:
    assert [hex(word) for word in START[[0, 7]]] == ["0x6a09e667", "0x5be0cd19"]
    assert [hex(word) for word in ROUNDS[[0, 63]]] == ["0x428a2f98", "0xc67178f2"]


@given(texts=st.lists(st.binary(max_size=200), max_size=70))
@settings(max_examples=60, deadline=None)
def test_any_texts_hash_as_the_standard_library_hashes_them(texts: list[bytes]) -> None:
    data = np.frombuffer(b"".join(texts), np.uint8)
    offsets = np.cumsum([0, *map(len, texts)])
    found = digests(data, offsets, START, before=0)
    assert [row.astype(">u4").tobytes() for row in found] == [sha256(t).digest() for t in texts]


@pytest.mark.parametrize("secret", [b"", b"k", b"k" * 64, b"k" * 65, b"k" * 200])
def test_columns_are_hashed_as_the_keeper_hashes(
    secret: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["邮" * (size // 3) + "x" * (size % 3) for size in LENGTHS]
    expected = [Keeper(secret).hash(text) for text in texts]
    by_one = KeyedHashes(secret)(pa.chunked_array([texts])).to_pylist()
    monkeypatch.setattr(keyed, "WORTH_COMPILING", 0)
    # A slice begins in the middle of its memory.
    column = pa.chunked_array([pa.array(["before", *texts[:9]]).slice(1), pa.array(texts[9:])])
    assert by_one == expected
    assert KeyedHashes(secret)(column).to_pylist() == expected


def test_engines_of_two_keys_on_one_database_keep_them_apart() -> None:
    tables = DuckdbTables()
    one, other = tables.bulk(b"one"), tables.bulk(b"other")
    asked = "SELECT keyed(t) FROM (VALUES ('a'), (NULL)) v(t)"
    found = [engine.ask(asked) for engine in (one.beside(), other.beside())]
    assert found == [[(Keeper(key).hash("a"),), (None,)] for key in (b"one", b"other")]
