"""The loops of the ring search, written once: read by Python for small shops, compiled for large.

Plain functions over whole-number arrays. `machine` hands them out as they are, or compiled by
numba; both are the same text, and whole numbers leave no rounding in which they could differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.integer[Any]]
Real = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Loop = Callable[..., Any]


def numbered(keys: Whole, table: Whole, places: Whole, out: Whole) -> int:
    """Dense numbers for 64-bit keys in order of first sight; returns how many there are.

    `table` and `places` have a power of two of cells, more than keys; `places` is filled with -1.
    """
    mask = table.size - 1
    count = 0
    for i in range(keys.size):
        key = keys[i]
        # Factors small enough that no product passes 63 bits: the same in Python and compiled.
        mixed = (key & 0x7FFFFFFF) * 73244475 + (key >> 31) * 266489917
        cell = (mixed ^ (mixed >> 17) ^ (mixed >> 37)) & mask
        while places[cell] >= 0 and table[cell] != key:
            cell = (cell + 1) & mask
        if places[cell] < 0:
            places[cell] = count
            table[cell] = key
            count += 1
        out[i] = places[cell]
    return count


def degrees(left: Whole, right: Whole, weights: Whole, of_left: Whole, of_right: Whole) -> int:
    """Add each pair's weight to both its ends; returns the whole weight."""
    total = 0
    for e in range(left.size):
        weight = weights[right[e]]
        of_left[left[e]] += weight
        of_right[right[e]] += weight
        total += int(weight)
    return total


def kept(left: Whole, right: Whole, left_alive: Flags, right_alive: Flags, out: Whole) -> int:
    """Copy the pairs both of whose ends are alive into `out`'s two rows; returns how many."""
    count = 0
    for e in range(left.size):
        if left_alive[left[e]] and right_alive[right[e]]:
            out[0, count] = left[e]
            out[1, count] = right[e]
            count += 1
    return count


def joined(left: Whole, right: Whole, parent: Whole) -> None:
    """Union of nodes tied by pairs; `parent` begins as 0..n-1 and ends as the least of each part.

    Nodes of the right side are counted on from those of the left by the caller.
    """
    for e in range(left.size):
        a = left[e]
        b = right[e]
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        while parent[b] != b:
            parent[b] = parent[parent[b]]
            b = parent[b]
        if a < b:
            parent[b] = a
        else:
            parent[a] = b
    for v in range(parent.size):
        parent[v] = parent[parent[v]]


def exchanged(order: Whole, start: Whole, seed: int) -> None:
    """Shuffle `order` within each stretch from `start[s]` to `start[s + 1]` (Fisher and Yates)."""
    state = seed
    for s in range(start.size - 1):
        for i in range(start[s + 1] - 1, start[s], -1):
            state = state * 48271 % 2147483647  # Park and Miller's numbers: the same everywhere
            j = start[s] + (state >> 4) % (i - start[s] + 1)
            kept = order[i]
            order[i] = order[j]
            order[j] = kept


def shared_out(left: Whole, right: Whole, weights: Real, load: Real, steps: int) -> float:
    """Move each pair's weight towards its lighter end (Frank-Wolfe); returns the least top load.

    Any way of sharing weights between ends bounds the density of every set from above
    (algorithms reference, 3.5). `load` begins as half of each pair and ends as the last loads.
    """
    part = np.full(left.size, 0.5)
    fresh = np.zeros(load.size)
    least = load.max()
    for step in range(steps):
        pace = 2.0 / (step + 3.0)
        fresh[:] = 0.0
        for e in range(left.size):
            towards = 1.0 if load[left[e]] < load[right[e]] else 0.0
            part[e] += pace * (towards - part[e])
            fresh[left[e]] += part[e] * weights[e]
            fresh[right[e]] += (1.0 - part[e]) * weights[e]
        load[:] = fresh
        least = min(least, load.max())
    return float(least)


class Net(NamedTuple):
    """A network of arcs and one sink; arcs of a node lie side by side.

    `start` has one place more than there are nodes; `twin` is the arc the other way; `capacity`
    is what still fits through an arc and `room` what still fits from a node into the sink.
    """

    start: Whole
    other: Whole
    twin: Whole
    capacity: Whole
    room: Whole
    excess: Whole
    height: Whole
    queue: Whole


def reached(net: Net) -> None:
    """Set each node's height: its distance to the sink along arcs with room; n + 1 if no way."""
    start, other, twin, capacity, room, _, height, queue = net
    nodes = room.size
    head = tail = 0
    for v in range(nodes):
        height[v] = nodes + 1
        if room[v] > 0:
            height[v] = 1
            queue[tail] = v
            tail += 1
    while head < tail:
        v = queue[head]
        head += 1
        for arc in range(start[v], start[v + 1]):
            u = other[arc]
            if height[u] > nodes and capacity[twin[arc]] > 0:
                height[u] = height[v] + 1
                queue[tail] = u
                tail += 1


def drained(net: Net) -> int:
    """Push excess towards the sink; returns how many nodes still could after many lifts.

    First-in first-out push-relabel (Goldberg, Tarjan); `height` must be what `reached` says.
    """
    start, other, twin, capacity, room, excess, height, queue = net
    nodes = room.size
    active = np.flatnonzero((excess > 0) & (height <= nodes))
    head, size, lifts = 0, active.size, 0
    queue[:size] = active
    while size > 0 and lifts <= 2 * nodes:
        v = queue[head]
        head = (head + 1) % nodes
        size -= 1
        if height[v] == 1:
            flow = min(excess[v], room[v])
            excess[v] -= flow
            room[v] -= flow
        lowest = 1 if room[v] > 0 else nodes + 1
        for arc in range(start[v], start[v + 1]):
            u = other[arc]
            if excess[v] > 0 and capacity[arc] > 0 and height[v] == height[u] + 1:
                if excess[u] == 0:
                    queue[(head + size) % nodes] = u
                    size += 1
                flow = min(excess[v], capacity[arc])
                excess[v] -= flow
                excess[u] += flow
                capacity[arc] -= flow
                capacity[twin[arc]] += flow
            if capacity[arc] > 0:
                lowest = min(lowest, height[u] + 1)
        if excess[v] > 0 and lowest <= nodes:
            height[v] = max(height[v], lowest)
            queue[(head + size) % nodes] = v
            size += 1
            lifts += 1
        elif excess[v] > 0:
            height[v] = nodes + 1
    return size


@dataclass(frozen=True, slots=True)
class Machine:
    """The loops, plain or compiled."""

    numbered: Loop
    degrees: Loop
    kept: Loop
    joined: Loop
    exchanged: Loop
    shared_out: Loop
    reached: Loop
    drained: Loop


_LOOPS: tuple[Loop, ...] = (
    numbered, degrees, kept, joined, exchanged, shared_out, reached, drained,
)  # fmt: skip
PLAIN = Machine(*_LOOPS)
"""For small shops: nothing to import, nothing to compile."""
WORTH_COMPILING = 3000
"""Pairs from which loading the compiler pays (measured: reading it takes about half a second)."""


@cache
def compiled() -> Machine:
    """The loops compiled; kept on disk between runs where the folder can be written."""
    from numba import njit

    return Machine(*(njit(loop, cache=True, nogil=True) for loop in _LOOPS))


def machine(pairs: int) -> Machine:
    """The loops for so many pairs."""
    return compiled() if pairs >= WORTH_COMPILING else PLAIN
