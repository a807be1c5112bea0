"""Inside the child: compiled looks at the tags of a sheet: literals, space, names, attributes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

Bytes = npt.NDArray[np.uint8]
Whole = npt.NDArray[np.int64]
Step = Callable[..., Any]


def _is(text: Bytes, at: int, said: Bytes) -> bool:
    """Whether just this stands there."""
    for i in range(said.size):  # noqa: SIM110 - what the compiler knows
        if text[at + i] != said[i]:
            return False
    return True


is_ = njit(cache=True, nogil=True)(_is)


def _space(text: Bytes, at: int) -> int:
    """The first place that is no space."""
    while text[at] == 32 or 9 <= text[at] <= 10 or text[at] == 13:  # noqa: PLR2004
        at += 1
    return at


space = njit(cache=True, nogil=True)(_space)


def _name(text: Bytes, at: int) -> int:
    """The end of a name of letters, digits and colons."""
    while (
        97 <= text[at] <= 122  # noqa: PLR2004
        or 65 <= text[at] <= 90  # noqa: PLR2004
        or 48 <= text[at] <= 58  # noqa: PLR2004
        or text[at] == 95  # noqa: PLR2004
    ):
        at += 1
    return at


name = njit(cache=True, nogil=True)(_name)


def _attribute(text: Bytes, at: int, found: Whole) -> int:
    """The place behind ` name="value"`, else -1; `found` gets where name and value lie."""
    end = name(text, at + 1)
    if end == at + 1 or text[end] != 61 or text[end + 1] != 34:  # noqa: PLR2004
        return -1
    stop = end + 2
    while 32 <= text[stop] < 127 and text[stop] != 34 and text[stop] != 60:  # noqa: PLR2004
        stop += 1
    if text[stop] != 34:  # noqa: PLR2004
        return -1
    found[0], found[1], found[2], found[3] = at + 1, end, end + 2, stop
    return stop + 1


attribute = njit(cache=True, nogil=True)(_attribute)


def _digits(text: Bytes, start: int, end: int, most: int) -> int:
    """A number of at most so many digits, else -1."""
    if not 0 < end - start <= most:
        return -1
    value = 0
    for i in range(start, end):
        if not 48 <= text[i] <= 57:  # noqa: PLR2004
            return -1
        value = value * 10 + text[i] - 48
    return value


digits = njit(cache=True, nogil=True)(_digits)


def _column(text: Bytes, start: int, end: int, row: int) -> int:
    """The column of `AB12` in row 12, else -1."""
    value, at = 0, start
    while at < end and 65 <= text[at] <= 90:  # noqa: PLR2004
        value = value * 26 + text[at] - 64
        at += 1
    if not 0 < at - start <= 3 or digits(text, at, end, 7) != row:  # noqa: PLR2004
        return -1
    return value - 1


column = njit(cache=True, nogil=True)(_column)
