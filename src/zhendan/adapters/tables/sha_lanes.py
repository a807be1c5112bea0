"""SHA-256 of many short texts at once, sixteen side by side for the processor's wide registers.

FIPS 180-4 as loops over lanes; numba compiles them, and `hashlib` is what they must equal.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

LANES = 16
"""Texts that are hashed side by side."""
_BLOCK = 64
_WORDS = 8
_END = 9
"""Bytes of the end mark and of the length behind a text."""
_PRIMES = 311
"""The sixty-fourth prime: the constants are made of the first sixty-four."""

Words = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
_u = np.uint32


def _first_primes() -> list[int]:
    """The first sixty-four prime numbers."""
    return [n for n in range(2, _PRIMES + 1) if all(n % d for d in range(2, int(n**0.5) + 1))]


def _fraction(number: int, root: int) -> int:
    """The first 32 bits of the fraction of a prime's square or cube root, in whole numbers."""
    target, low, high = number << 32 * root, 0, number << 32
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**root <= target else (low, middle)
    return low & 0xFFFFFFFF


ROUNDS = np.array([_fraction(prime, 3) for prime in _first_primes()], np.uint32)
"""The constants of the sixty-four rounds: cube roots of primes."""
START = np.array([_fraction(prime, 2) for prime in _first_primes()[:_WORDS]], np.uint32)
"""What the state is before anything was hashed: square roots of primes."""


def laid(data: Bytes, offsets: Places, first: Places, before: int, rooms: Words) -> None:
    """Lay texts into `rooms` (block, word, lane), each with its end mark and its length.

    `first` is where each sixteen of them begin; `before` bytes were hashed before each.
    """
    for number in range(offsets.size - 1):
        block, lane = first[number // LANES], number % LANES
        at, size = offsets[number], offsets[number + 1] - offsets[number]
        for i in range(size):
            sign = _u(data[at + i]) << _u(24 - 8 * (i & 3))
            rooms[block + (i >> 6), (i >> 2) & 15, lane] |= _u(sign)
        rooms[block + (size >> 6), (size >> 2) & 15, lane] |= _u(
            _u(0x80) << _u(24 - 8 * (size & 3))
        )
        rooms[block + (size + 8) // 64, 15, lane] = _u((size + before) * 8)


def mixed(rooms: Words, first: Places, blocks: Places, state: Words, rounds: Words) -> None:
    """Mix the blocks of every text into its own `state` (sixteen, word, lane)."""
    w, v = np.empty((64, LANES), np.uint32), np.empty((8, LANES), np.uint32)
    for some in range(first.size - 1):
        for block in range(first[some], first[some + 1]):
            w[:16] = rooms[block]
            for t in range(16, 64):
                for n in range(LANES):
                    x, y = w[t - 15, n], w[t - 2, n]
                    s = _u(x >> _u(7) | x << _u(25)) ^ _u(x >> _u(18) | x << _u(14)) ^ x >> _u(3)
                    z = _u(y >> _u(17) | y << _u(15)) ^ _u(y >> _u(19) | y << _u(13)) ^ y >> _u(10)
                    w[t, n] = _u(w[t - 16, n] + s + w[t - 7, n] + z)
            v[:] = state[some]
            for t in range(64):
                # The eight words move round by one place a round instead of being copied.
                a, b, c, d = v[-t & 7], v[1 - t & 7], v[2 - t & 7], v[3 - t & 7]
                e, f, g, h = v[4 - t & 7], v[5 - t & 7], v[6 - t & 7], v[7 - t & 7]
                for n in range(LANES):
                    x, y = e[n], a[n]
                    s = _u(x >> _u(6) | x << _u(26)) ^ _u(x >> _u(11) | x << _u(21))
                    s = _u(s ^ _u(x >> _u(25) | x << _u(7)))
                    s = _u(h[n] + s + (x & f[n] ^ ~x & g[n]) + rounds[t] + w[t, n])
                    z = _u(y >> _u(2) | y << _u(30)) ^ _u(y >> _u(13) | y << _u(19))
                    z = _u(z ^ _u(y >> _u(22) | y << _u(10)))
                    d[n] = _u(d[n] + s)
                    h[n] = _u(s + z + (y & b[n] ^ y & c[n] ^ b[n] & c[n]))
            for t in range(8):
                for n in range(LANES):
                    if block - first[some] < blocks[some * LANES + n]:
                        state[some, t, n] = _u(state[some, t, n] + v[t, n])


class Lanes(NamedTuple):
    """The loops, compiled."""

    laid: Callable[..., Any]
    mixed: Callable[..., Any]


@cache
def compiled() -> Lanes:
    """Kept on disk between runs where the folder can be written; else two seconds, once."""
    from numba import njit

    return Lanes(*(njit(loop, cache=True, nogil=True) for loop in (laid, mixed)))


def digests(data: Bytes, offsets: Places, state: Words, *, before: int) -> Words:
    """The state of every text after its last block, a row of eight words each.

    `state` is where all of them begin, `before` the bytes that made it so.
    """
    count = offsets.size - 1
    groups = -(-count // LANES)
    blocks = np.zeros(groups * LANES, np.int64)
    blocks[:count] = (np.diff(offsets) + (_END + _BLOCK - 1)) // _BLOCK
    first = np.concatenate(([0], blocks.reshape(groups, LANES).max(axis=1).cumsum()))
    rooms = np.zeros((int(first[-1]), _BLOCK // 4, LANES), np.uint32)
    compiled().laid(data, offsets, first, before, rooms)
    return _mixed(rooms, first, blocks, state)[:count]


def digests_again(words: Words, state: Words, *, before: int) -> Words:
    """As `digests`, of texts that are digests themselves: the second half of an HMAC."""
    count = len(words)
    groups = -(-count // LANES)
    rooms = np.zeros((groups, _BLOCK // 4, LANES), np.uint32)
    padded = np.zeros((groups * LANES, _WORDS), np.uint32)
    padded[:count] = words
    rooms[:, :_WORDS] = padded.reshape(groups, LANES, _WORDS).transpose(0, 2, 1)
    rooms[:, _WORDS] = 1 << 31
    rooms[:, -1] = (before + _WORDS * 4) * 8
    blocks = np.ones(groups * LANES, np.int64)
    return _mixed(rooms, np.arange(groups + 1), blocks, state)[:count]


def state_after(block: Bytes) -> Words:
    """The state once a first block of 64 bytes has been mixed in, and nothing behind it."""
    words = np.ascontiguousarray(block).view(">u4").astype(np.uint32)
    rooms = np.array(np.broadcast_to(words[None, :, None], (1, words.size, LANES)), order="C")
    state: Words = _mixed(rooms, np.arange(2), np.ones(LANES, np.int64), START)[0]
    return state


def _mixed(rooms: Words, first: Places, blocks: Places, state: Words) -> Words:
    """One row of eight words a text."""
    groups = first.size - 1
    states = np.array(np.broadcast_to(state[None, :, None], (groups, _WORDS, LANES)), order="C")
    compiled().mixed(rooms, first, blocks, states, ROUNDS)
    rows: Words = states.transpose(0, 2, 1).reshape(-1, _WORDS)
    return rows
