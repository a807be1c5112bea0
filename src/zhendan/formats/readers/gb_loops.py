"""The walks over GB18030 bytes, written once: plain Python, compiled by numba for large texts.

GB18030 has one byte for ASCII, two for common Chinese, four for every other character. What stands
in the tables comes from Python's own codec, so that both readings agree by construction.
"""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Packed = npt.NDArray[np.int64]
"""Characters as their bytes in UTF-8, the first lowest; 0 where there is none."""
Walk = Callable[..., Any]
SLACK = 4
"""Bytes beyond its text that the room for it must have."""
_TENS = b"0123456789"
_LEADS = range(0x81, 0xFF)


def doubtful(text: Bytes, found: Places) -> tuple[int, int]:
    """How many lines cannot be UTF-8, and of how many that may be `found` got the place.

    A byte that begins a character of UTF-8 is always followed by one that goes on with it; in
    nearly every line of GB18030 some such byte is not. Of every other line that is not ASCII
    `found` gets number, start and end, as far as there is room.
    """
    count, kept, line, start, size = 0, 0, 0, 0, text.size
    while start < size:
        at, high, broken = start, False, False
        while at < size and text[at] != 10:  # noqa: PLR2004 - the end of a line
            high = high or text[at] > 0x7F  # noqa: PLR2004
            broken = broken or (
                text[at] >= 0xC0 and at + 1 < size and text[at + 1] & 0xC0 != 0x80  # noqa: PLR2004
            )
            at += 1
        count += broken
        if high and not broken:
            if 3 * kept < found.size:
                found[3 * kept], found[3 * kept + 1] = line, start
                found[3 * kept + 2] = min(at + 1, size)
            kept += 1
        line += 1
        start = at + 1
    return count, kept


def decoded(text: Bytes, two: Packed, four: Packed, out: Bytes) -> tuple[int, int]:
    """GB18030 as UTF-8 in `out`: its length, and the place of the first fault, else -1."""
    at, end, size = 0, 0, text.size
    while at < size:
        if text[at] < 0x80:  # noqa: PLR2004 - ASCII
            out[end] = text[at]
            at += 1
            end += 1
            continue
        code, width = 0, 2
        lead = int(text[at]) - 0x81
        if at + 1 < size and text[at + 1] >= 0x40 and 0 <= lead < 0x7E:  # noqa: PLR2004
            code = two[lead * 192 + text[at + 1] - 0x40]
        elif at + 3 < size and lead >= 0:
            width = 4
            b, c, d = int(text[at + 1]) - 48, int(text[at + 2]) - 0x81, int(text[at + 3]) - 48
            place = ((lead * 10 + b) * 126 + c) * 10 + d
            if 0 <= b < 10 and 0 <= c < 126 and 0 <= d < 10:  # noqa: PLR2004
                if place < four.size:
                    code = four[place]
                elif 0 <= place - 189000 < 0x100000:  # noqa: PLR2004 - beyond the first plane
                    sign = place - 189000 + 0x10000
                    code = (0xF0 | sign >> 18) | (0x80 | sign >> 12 & 0x3F) << 8
                    code |= (0x80 | sign >> 6 & 0x3F) << 16 | (0x80 | sign & 0x3F) << 24
        if code == 0:
            return end, at
        out[end], out[end + 1] = code & 0xFF, code >> 8 & 0xFF
        out[end + 2], out[end + 3] = code >> 16 & 0xFF, code >> 24
        end += 2 + (code > 0xFFFF) + (code > 0xFFFFFF)  # noqa: PLR2004 - so many bytes are filled
        at += width
    return end, -1


class Walks(NamedTuple):
    """The walks, plain or compiled."""

    doubtful: Walk
    decoded: Walk


PLAIN = Walks(doubtful, decoded)
"""As Python reads them: what the compiled ones must equal."""


@cache
def compiled() -> Walks:
    """The walks compiled; kept on disk between runs where the folder can be written."""
    from numba import njit

    return Walks(*(njit(walk, cache=True, nogil=True) for walk in PLAIN))


@cache
def tables() -> tuple[Packed, Packed]:
    """Every character of two bytes, and every one of four in the first plane."""
    two = [_packed(bytes(pair)) for pair in product(_LEADS, range(0x40, 0x100))]
    four = [_packed(bytes(some)) for some in product(range(0x81, 0x85), _TENS, _LEADS, _TENS)]
    return np.array(two, np.int64), np.array(four, np.int64)


def _packed(sequence: bytes) -> int:
    """One character as its bytes in UTF-8."""
    try:
        return int.from_bytes(sequence.decode("gb18030").encode(), "little")
    except UnicodeDecodeError:
        return 0
