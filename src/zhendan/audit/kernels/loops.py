"""The walks over deals, written once: plain Python, compiled by numba where they are used.

Whole numbers only, but for sums of squared seconds, which are exact below 2**53.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Wholes = tuple[Whole, ...]
Real = npt.NDArray[np.float64]
Walk = Callable[..., Any]
HOUR, HALF, DAY = 3600, 1800, 86400


def laid_out(codes: Whole, free: Whole, places: Whole, out: Whole) -> None:
    """Put each place where its group goes; `free` begins as where every group begins."""
    for i in range(codes.size):
        code = codes[i]
        out[free[code]] = places[i]
        free[code] += 1


def stepped(order: Whole, start: Whole, deals: Wholes, history: int, out: Whole) -> int:
    """Walk each buyer's deals in order of time; returns how many places of `out` were written.

    `deals` are t_s, local_s, is_clean. The rows of `out`: place, hour, half-shifted hour, old
    deals, another within a day, again in the hour, again in the half, and the same two when the
    next deal is looked at too.
    """
    t_s, local_s, clean = deals[0], deals[1], deals[2]
    rows = 0
    for g in range(start.size - 1):
        first, end = start[g], start[g + 1]
        if end - first == 1:
            continue  # nothing before and nothing after
        old = 0
        behind = first
        for i in range(first, end):
            p = order[i]
            while t_s[order[behind]] <= t_s[p] - history:
                old += clean[order[behind]]
                behind += 1
            here = local_s[p]
            hour, half = here - here % HOUR, here - (here + HALF) % HOUR
            near = in_hour = in_half = next_hour = next_half = 0
            if i > first:
                before = local_s[order[i - 1]]
                near = 1 if before >= here - DAY else 0
                in_hour = 1 if before - before % HOUR == hour else 0
                in_half = 1 if before - (before + HALF) % HOUR == half else 0
            if i + 1 < end:
                after = local_s[order[i + 1]]
                near = 1 if after <= here + DAY else near
                next_hour = 1 if after - after % HOUR == hour else 0
                next_half = 1 if after - (after + HALF) % HOUR == half else 0
            if old > 0 or near == 1:
                out[0, rows], out[1, rows], out[2, rows] = p, hour, half
                out[3, rows], out[4, rows] = old, near
                out[5, rows], out[6, rows] = in_hour, in_half
                out[7, rows], out[8, rows] = max(in_hour, next_hour), max(in_half, next_half)
                rows += 1
    return rows


def item_days(order: Whole, start: Whole, deals: Wholes, limits: Whole, out: Real) -> int:
    """Walk each item's deals in order of time; returns how many places of `out` were written.

    `deals` are t_s, local_s, pay_s, lead_s; `limits` holds the least orders of a day, the seconds
    of an instant payment, the lead of an early scan, and what stands for unknown. The rows of
    `out`: group, day, orders, timed, instant, scanned, early, span, squared gaps.
    """
    t_s, local_s, pay_s, lead_s = deals[0], deals[1], deals[2], deals[3]
    fewest, instant_s, early_s, unknown = limits[0], limits[1], limits[2], limits[3]
    rows = 0
    for g in range(start.size - 1):
        i, end = start[g], start[g + 1]
        while i < end:
            begin = i
            day = local_s[order[i]] - local_s[order[i]] % DAY
            timed = instant = scanned = early = 0
            squares = 0.0
            while i < end and local_s[order[i]] < day + DAY:
                p = order[i]
                if i > begin:
                    gap = t_s[p] - t_s[order[i - 1]]
                    squares += float(gap) * gap
                if pay_s[p] != unknown:
                    timed += 1
                    instant += 1 if pay_s[p] <= instant_s else 0
                if lead_s[p] != unknown:
                    scanned += 1
                    early += 1 if lead_s[p] > early_s else 0
                i += 1
            if i - begin >= fewest:
                out[0, rows], out[1, rows], out[2, rows] = g, day, i - begin
                out[3, rows], out[4, rows] = timed, instant
                out[5, rows], out[6, rows] = scanned, early
                out[7, rows], out[8, rows] = t_s[order[i - 1]] - t_s[order[begin]], squares
                rows += 1
    return rows


def met(codes: Whole, told: Wholes, unknown: int, state: Whole) -> None:
    """Mark the codes that two or more others have, with the first and last second of each.

    `told` are the others and t_s. The rows of `state`: first other, several, earliest, latest; they
    begin as unknown, 0, a second after all others, unknown.
    """
    others, t_s = told[0], told[1]
    first, several, earliest, latest = state[0], state[1], state[2], state[3]
    for i in range(codes.size):
        code, other, second = codes[i], others[i], t_s[i]
        if other != unknown:
            if first[code] == unknown:
                first[code] = other
            elif first[code] != other:
                several[code] = 1
        if second != unknown:
            earliest[code] = min(earliest[code], second)
            latest[code] = max(latest[code], second)


_WALKS: tuple[Walk, ...] = (laid_out, stepped, item_days, met)


@dataclass(frozen=True, slots=True)
class Walks:
    """The walks, plain or compiled."""

    laid_out: Walk
    stepped: Walk
    item_days: Walk
    met: Walk


PLAIN = Walks(*_WALKS)
"""As Python reads them: what the compiled ones must equal."""


@cache
def walks() -> Walks:
    """The walks compiled; kept on disk between runs where the folder can be written."""
    from numba import njit

    return Walks(*(njit(walk, cache=True, nogil=True) for walk in _WALKS))
