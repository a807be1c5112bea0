"""Epochs (日志分期): a log put back from a backup goes on under a new origin, and says so.

Two logs must never sign different things under one origin. Who restores a backup cannot know
whether records were added after it; so the next record opens a new epoch that cites the state
it goes on from, and every later checkpoint bears the new origin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhendan.domain import Fault
from zhendan.evidence import sheets
from zhendan.evidence.faults import fault
from zhendan.evidence.notes import Checkpoint, key_name
from zhendan.evidence.store import Entry

EVENT = "epoch"


@dataclass(frozen=True, slots=True)
class Epoch:
    """One stretch of the log under one origin."""

    origin: str
    start: int
    """Its first leaf; the one that opens it, except in the first epoch."""


def next_origin(origin: str) -> str:
    """The origin that follows."""
    return f"{key_name(origin)}/{int(origin.rpartition('/')[2]) + 1}"


def opening(after: Checkpoint) -> dict[str, object]:
    """What the sheet of an epoch's first leaf states: the state it goes on from."""
    return {
        "opens": next_origin(after.origin),
        "after": {"origin": after.origin, "size": after.size, "root": after.root},
        "checkpoint": after.note,
    }


def epochs_of(entries: Sequence[Entry], newest: str) -> tuple[Epoch, ...]:
    """The epochs of a log whose newest origin is `newest`, oldest first."""
    starts = [0, *(entry.leaf for entry in entries if entry.event == EVENT)]
    name = key_name(newest)
    return tuple(Epoch(f"{name}/{number}", start) for number, start in enumerate(starts, 1))


def origin_at(epochs: Sequence[Epoch], size: int) -> str:
    """The origin that a checkpoint over `size` records bears."""
    begun = (one.origin for one in reversed(epochs) if one.start < size)
    return next(begun, epochs[0].origin)


def epoch_faults(
    entries: Sequence[Entry], epochs: Sequence[Epoch], tops: Sequence[str]
) -> list[Fault]:
    """Whether each epoch goes on from exactly the state that it cites."""
    found: list[Fault] = []
    for before, epoch in pairwise(epochs):
        item = f"epoch {epoch.origin}"
        told = sheets.parts(entries[epoch.start])
        expected: dict[str, object] = {
            "opens": epoch.origin,
            "after": {"origin": before.origin, "size": epoch.start, "root": tops[epoch.start]},
        }
        for name, value in expected.items():
            if told.get(name) != value:
                found.append(fault("epoch_wrong", item, value, told.get(name)))
    return found
