"""The walk over GB18030 gives what Python's own codec gives, faults and their place included."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhendan.formats.readers.gb_loops import SLACK, compiled, tables

_PIECES = st.one_of(
    st.binary(max_size=6), st.text(max_size=6).map(lambda text: text.encode("gb18030", "ignore"))
)


def _agree(raw: bytes) -> None:
    out = np.empty(len(raw) * 3 // 2 + SLACK, np.uint8)
    size, fault = compiled().decoded(np.frombuffer(raw, np.uint8), *tables(), out)
    try:
        expected, place = raw.decode("gb18030").encode(), -1
    except UnicodeDecodeError as error:
        expected, place = raw[: error.start].decode("gb18030").encode(), error.start
    assert (out[:size].tobytes(), int(fault)) == (expected, place)


@given(pieces=st.lists(_PIECES, max_size=12))
@settings(max_examples=400, deadline=None)
def test_any_bytes_decode_as_the_codec_decodes_them(pieces: list[bytes]) -> None:
    _agree(b"".join(pieces))


@pytest.mark.parametrize("lead", [0x7F, 0x80, 0x81, 0x84, 0x90, 0xA3, 0xE3, 0xFE, 0xFF])
def test_every_second_byte_after_a_lead_agrees(lead: int) -> None:
    for second in range(256):
        _agree(bytes((lead, second)))
        _agree(bytes((lead, second, 0x30, 0x41)))
        _agree(bytes((lead, second, 0x81, 0x30, 0x41)))
